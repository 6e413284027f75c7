/* acct-followup snooze: not now. */
#include "base/i18n.h"
#include "inside.h"

/* The day that --until or --for says, as a date. */
static int wake_day(struct cli *c, const struct followup_cli *o,
                    char day[DATE_SIZE])
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
    const struct followup_cli *o = options;
    char day[DATE_SIZE];
    if (wake_day(c, o, day) < 0)
        return -1;
    return followup_mark(
        c, o, (struct cli_record){.type = REC_SNOOZE, .due = day}, argc, argv);
}

#define AT(member) offsetof(struct followup_cli, member)
static const struct cli_option snooze_command_options[] = {
    {0, "until", N_("DATE"), N_("hide it until that day"), CLI_TEXT, AT(until)},
    {0, "for", N_("SPAN"), N_("hide it for so long: 3d, 2w"), CLI_TEXT,
     AT(span)},
    {0},
};

static const struct cli_inherited snooze_command_inherited[] = {
    {followup_write_options, 0}, {followup_rules_options, 0}, {0}};

const struct cli_command followup_snooze = {
    .name = "snooze",
    .operands = "KEY… --until DATE | --for SPAN",
    .help = N_("hide it for a while"),
    .run = cmd_followup_snooze,
    .size = sizeof(struct followup_cli),
    .options = snooze_command_options,
    .inherited = snooze_command_inherited,
};
