/* acct-add: check records and append them. */
#include "add/commands.h"
#include "base/i18n.h"

static const struct cli_command *const commands[] = {&add_command, NULL};

static const struct cli_tool tool = {
    .name = "acct-add",
    .summary = N_("check records and append them to the ledger"),
    .commands = commands,
    .help = cmd_add_help,
    .more = N_("acct-add --help types lists the types of records, --help TYPE "
               "explains one, --help all every one."),
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
