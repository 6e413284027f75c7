/* acct-show: a client's card, and lists. */
#include "base/i18n.h"
#include "show/commands.h"

static const struct cli_command *const commands[] = {&show_command, NULL};

static const struct cli_tool tool = {
    .name = "acct-show",
    .summary = N_("a client's card, and lists of everything"),
    .commands = commands,
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
