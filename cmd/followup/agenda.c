/* acct-followup agenda: a week, day by day. */
#include "base/i18n.h"
#include "cli/action.h"
#include "inside.h"

static int cmd_followup_agenda(struct cli *c, void *options, int argc,
                               char **argv)
{
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    return followup_show(c, options, true);
}

static const struct cli_inherited agenda_command_inherited[] = {
    {followup_list_options, 0}, {followup_rules_options, 0}, {0}};

const struct cli_command followup_agenda = {
    .name = "agenda",
    .operands = "",
    .help = N_("what is to be done in seven days, day by day"),
    .run = cmd_followup_agenda,
    .size = sizeof(struct followup_cli),
    .inherited = agenda_command_inherited,
    .formats = action_formats,
};
