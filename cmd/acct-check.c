/* acct-check: is the ledger sound? */
#include "base/i18n.h"
#include "check/commands.h"

static const struct cli_command *const commands[] = {&check_command, NULL};

static const struct cli_tool tool = {
    .name = "acct-check",
    .summary = N_("is the ledger sound? every fault, with its line and remedy"),
    .commands = commands,
    .more =
        N_("Findings are printed as FILE:LINE:COLUMN: check: what is wrong: "
           "remedy (the column is the cell's number), and the exit status "
           "is 1; a sound ledger prints nothing. -O has them as rows."),
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
