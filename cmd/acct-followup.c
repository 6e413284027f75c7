/* acct-followup: who is to be contacted, when, why and how. */
#include "base/i18n.h"
#include "followup/commands.h"

static const struct cli_command *const commands[] = {
    &followup_list,   &followup_agenda, &followup_why,
    &followup_rules,  &followup_done,   &followup_skip,
    &followup_snooze, &followup_give,   NULL};

static const struct cli_tool tool = {
    .name = "acct-followup",
    .summary = N_("who is to be contacted, when, why and how"),
    .commands = commands,
    .help = followup_help,
    .more = N_("acct-followup --help rules lists the built-in rules, --help "
               "words what rules are written with."),
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
