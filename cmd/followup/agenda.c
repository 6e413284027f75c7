/* acct-followup agenda: a week, day by day. */
#include "base/i18n.h"
#include "cli/actions.h"
#include "followup/commands.h"
#include "inside.h"

struct agenda {
    struct followup_lists lists;
    struct action_look look;
    const char *rules;
};

static int cmd_followup_agenda(struct cli *c, void *options, int argc,
                               char **argv)
{
    const struct agenda *o = options;
    struct followup_filter w;
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    if (followup_filter(c, &o->lists, &o->look, &w) < 0)
        return -1;
    w.group = GROUP_DAY;
    w.last = c->home.today + 6;
    return followup_print(c, &w, o->rules, w.last);
}

#define AT(member) offsetof(struct agenda, member)
static const struct cli_inherited agenda_inherited[] = {
    {followup_list_options, AT(lists)},
    {action_options, AT(look)},
    {followup_rules_options, AT(rules)},
    {0}};

const struct cli_command followup_agenda = {
    .name = "agenda",
    .operands = "",
    .help = N_("what is to be done in seven days, day by day"),
    .run = cmd_followup_agenda,
    .size = sizeof(struct agenda),
    .inherited = agenda_inherited,
    .formats = action_formats,
};
