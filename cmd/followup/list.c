/* acct-followup: the list. */
#include "base/i18n.h"
#include "cli/actions.h"
#include "followup/commands.h"
#include "inside.h"

struct list {
    struct followup_lists lists;
    struct action_look look;
    const char *rules, *due, *from, *to, *group;
};

static int read_group(struct cli *c, const char *given,
                      enum followup_group *group)
{
    static const char *const names[] = {[GROUP_OWNER] = "owner",
                                        [GROUP_CLIENT] = "client",
                                        [GROUP_DAY] = "day"};
    for (int i = GROUP_OWNER; given && i <= GROUP_DAY; i++)
        if (strcmp(given, names[i]) == 0) {
            *group = (enum followup_group)i;
            return 0;
        }
    return given ? cli_usage(c, _("--group: '%s' is not owner, client or day"),
                             given)
                 : 0;
}

static int read_days(struct cli *c, const struct list *o, int32_t *from,
                     int32_t *to)
{
    *from = DAY_MIN;
    *to = DAY_MAX;
    if (o->due && o->to)
        return cli_usage(c, _("--due and --to say the same thing twice (give "
                              "one)"));
    if (o->from && cli_day(c, "--from", o->from, DAY_FIRST, from) < 0)
        return -1;
    if (o->to && cli_day(c, "--to", o->to, DAY_LAST, to) < 0)
        return -1;
    return o->due ? cli_day(c, "--due", o->due, DAY_LAST, to) : 0;
}

/* Settings that give work to somebody of whom the team does not know. */
static void say_strangers(struct cli *c)
{
    static const char *const settings[] = {"acct.owner", "followup.manager"};
    struct buf text = {0};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        buf_clear(&text);
        if (team_stranger(&c->home.conf.team,
                          conf_text(&c->home.conf, settings[i]), &text))
            cli_note(c, "%s: %s", settings[i], buf_cstr(&text));
    }
    buf_release(&text);
}

static int cmd_followup_list(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct list *o = options;
    struct followup_filter w;
    int32_t from, to, until = c->home.today;
    (void)argc;
    (void)argv;
    if (read_days(c, o, &from, &to) < 0 ||
        followup_filter(c, &o->lists, &o->look, &w) < 0)
        return -1;
    w.from = from;
    w.to = to;
    if (read_group(c, o->group, &w.group) < 0)
        return -1;
    say_strangers(c);
    if ((o->due || o->to) && w.to > until)
        until = w.to; /* --due +7d looks ahead */
    return followup_print(c, &w, o->rules, until);
}

#define AT(member) offsetof(struct list, member)
static const struct cli_option list_options[] = {
    {'D', "due", N_("WHEN"), N_("only what is due by then"), CLI_TEXT, AT(due)},
    {0, "from", N_("DATE"), N_("only what is due from that day"), CLI_TEXT,
     AT(from)},
    {0, "to", N_("DATE"), N_("only what is due until that day"), CLI_TEXT,
     AT(to)},
    {0, "group", N_("WHAT"), N_("owner, client or day"), CLI_TEXT, AT(group)},
    {0},
};

static const struct cli_inherited list_inherited[] = {
    {followup_list_options, AT(lists)},
    {action_options, AT(look)},
    {followup_rules_options, AT(rules)},
    {0}};

const struct cli_command followup_list = {
    .operands = "[options]",
    .help = N_("list what is to be done, the most urgent first"),
    .run = cmd_followup_list,
    .size = sizeof(struct list),
    .options = list_options,
    .inherited = list_inherited,
    .formats = action_formats,
};
