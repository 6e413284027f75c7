/* acct-letter: letters to clients, and mail from them. */
#include "base/i18n.h"
#include "letter/commands.h"

static const struct cli_command *const commands[] = {&letter_command,
                                                     &letter_read_mail, NULL};

static const struct cli_tool tool = {
    .name = "acct-letter",
    .summary = N_("letters to clients, and mail from them"),
    .commands = commands,
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
