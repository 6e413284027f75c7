/* acct-followup: the list. */
#include "base/i18n.h"
#include "cli/action.h"
#include "inside.h"

static int cmd_followup_list(struct cli *c, void *options, int argc,
                             char **argv)
{
    (void)argc;
    (void)argv;
    return followup_show(c, options, false);
}

#define AT(member) offsetof(struct followup_cli, member)
static const struct cli_option list_command_options[] = {
    {'D', "due", N_("WHEN"), N_("only what is due by then"), CLI_TEXT, AT(due)},
    {0, "from", N_("DATE"), N_("only what is due from that day"), CLI_TEXT,
     AT(from)},
    {0, "to", N_("DATE"), N_("only what is due until that day"), CLI_TEXT,
     AT(to)},
    {0, "group", N_("WHAT"), N_("owner, client or day"), CLI_TEXT, AT(group)},
    {0},
};

static const struct cli_inherited list_command_inherited[] = {
    {followup_list_options, 0}, {followup_rules_options, 0}, {0}};

const struct cli_command followup_list = {
    .operands = "[options]",
    .help = N_("list what is to be done, the most urgent first"),
    .run = cmd_followup_list,
    .size = sizeof(struct followup_cli),
    .options = list_command_options,
    .inherited = list_command_inherited,
    .formats = action_formats,
};
