/* acct-followup snooze: not now. */
#include "base/i18n.h"
#include "followup/commands.h"
#include "inside.h"

struct snooze {
    struct followup_marks marks;
    const char *rules, *until, *span;
};

/* The day that --until or --for says, as a date. */
static int wake_day(struct cli *c, const struct snooze *o, char day[DATE_SIZE])
{
    int32_t until;
    struct span span;
    if (!o->until == !o->span)
        return cli_usage(c, o->until ? _("--until and --for say the same thing "
                                         "twice (give one)")
                                     : _("until when? (--until DATE, or --for "
                                         "SPAN)"));
    if (o->until) {
        if (cli_day(c, "--until", o->until, DAY_FIRST, &until) < 0)
            return -1;
    } else {
        if (span_parse(str_of(o->span), &span, &c->err) < 0) {
            c->err.kind = ERR_USAGE;
            return err_at(&c->err, "--for", 0);
        }
        until = span_add(c->home.today, span, 1);
    }
    day_print(until, day);
    if (until <= c->home.today)
        return cli_usage(c,
                         _("%s: %s is not after today (give a later "
                           "day)"),
                         o->until ? "--until" : "--for", day);
    return 0;
}

static int cmd_followup_snooze(struct cli *c, void *options, int argc,
                               char **argv)
{
    const struct snooze *o = options;
    char day[DATE_SIZE];
    const struct cli_record r = {.type = REC_SNOOZE, .due = day};
    return wake_day(c, o, day) < 0
               ? -1
               : followup_mark(c, &o->marks, o->rules, &r, argc, argv);
}

#define AT(member) offsetof(struct snooze, member)
static const struct cli_option snooze_options[] = {
    {0, "until", N_("DATE"), N_("hide it until that day"), CLI_TEXT, AT(until)},
    {0, "for", N_("SPAN"), N_("hide it for so long: 3d, 2w"), CLI_TEXT,
     AT(span)},
    {0},
};

static const struct cli_inherited snooze_inherited[] = {
    {followup_write_options, AT(marks)},
    {followup_rules_options, AT(rules)},
    {0}};

const struct cli_command followup_snooze = {
    .name = "snooze",
    .operands = "KEY… --until DATE | --for SPAN",
    .help = N_("hide it for a while"),
    .run = cmd_followup_snooze,
    .size = sizeof(struct snooze),
    .options = snooze_options,
    .inherited = snooze_inherited,
};
