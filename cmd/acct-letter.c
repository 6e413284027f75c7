/* acct-letter: action rows on standard input become messages. */
#include "base/i18n.h"
#include "letter/commands.h"

static const struct cli_command *const commands[] = {&letter_command, NULL};

static const struct cli_tool tool = {
    .name = "acct-letter",
    .summary = N_("letters to clients: which there are, and whether they are "
                  "as they should be"),
    .commands = commands,
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
