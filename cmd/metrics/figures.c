/* acct-metrics: the figures of the practice. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "metrics/commands.h"
#include "metrics/value.h"
#include "metrics/warning.h"
#include "work/metrics/alert.h"

struct options {
    struct metrics_periods periods;
    const char *by, *append, *output, *plot;
    bool merge_days, list, wide;
    struct cli_list alerts;
    struct metrics_warning warning;
    struct metrics_worth worth;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {'p', "period", N_("PERIOD"),
     N_("2026-10, 2026-q3, last-month, FROM..TO, all; this month if left out"),
     CLI_TEXT, AT(periods.period)},
    {0, "last", N_("N"), N_("the last N periods, up to that one"), CLI_TEXT,
     AT(periods.last)},
    {0, "from", N_("DATE"), N_("in place of a period: from that day on"),
     CLI_TEXT, AT(periods.from)},
    {0, "to", N_("DATE"), N_("… to that day; today if left out"), CLI_TEXT,
     AT(periods.to)},
    {0, "compare", NULL, N_("the period before and the one a year before, too"),
     CLI_FLAG, AT(periods.compare)},
    {0, "by", N_("WHAT"),
     N_("client, owner, service, source, segment, tier, channel or currency"),
     CLI_TEXT, AT(by)},
    {0, "wide", NULL, N_("a row for each group, a column for each figure"),
     CLI_FLAG, AT(wide)},
    {0, "merge-days", NULL,
     N_("orders of a client on one day count as one in the repeat figures"),
     CLI_FLAG, AT(merge_days)},
    {0, "alert", N_("EXPR"),
     N_("print figures that cross a line alone, such as churn>5%; exit 3 if "
        "any does"),
     CLI_LIST, AT(alerts)},
    {0, "plot", N_("FIGURE"),
     N_("one figure as bars, of the last 12 periods if none are named; into a "
        "file (.svg, .png) as a picture"),
     CLI_TEXT, AT(plot)},
    {0, "append", N_("FILE"),
     N_("keep the figures in a CSV file, in place of what it has of them"),
     CLI_TEXT, AT(append)},
    {'o', "output", N_("FILE"), N_("write to a file, which is replaced whole"),
     CLI_TEXT, AT(output)},
    {0, "list", NULL, N_("the figures that there are, with definitions"),
     CLI_FLAG, AT(list)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {metrics_worth_options, AT(worth)},
    {metrics_warning_options, AT(warning)},
    {0}};

static const char *const formats[] = {"openmetrics", "text", "svg", "png",
                                      NULL};

/* Of charts alone. */
static bool is_chart(const struct cli *c)
{
    return c->own_format && strcmp(c->own_format, "openmetrics") != 0;
}

/* So many periods has a chart, where none are named. */
#define PLOTTED "12"

static int grouping(struct cli *c, const char *word, enum metrics_by *by)
{
    *by = BY_ALL;
    if (!word)
        return 0;
    for (int i = BY_CLIENT; i < METRICS_BYS; i++)
        if (strcmp(word, metrics_bys[i]) == 0) {
            *by = (enum metrics_by)i;
            return 0;
        }
    return cli_usage(c,
                     _("--by: '%s' is not client, owner, service, source, "
                       "segment, tier, channel or currency"),
                     word);
}

static int check(struct cli *c, const struct options *o)
{
    bool own = c->own_format != NULL;
    if (o->append && !*o->append)
        return cli_usage(c, _("--append: a file's name is expected"));
    if (o->append && (o->wide || o->output || o->alerts.n || own ||
                      (c->format_given && c->format != OUT_CSV)))
        return cli_usage(c, _("--append writes rows of CSV; --wide, --alert, "
                              "--output and other formats do not go with it"));
    if (o->plot && (o->append || o->wide || o->alerts.n || o->periods.compare ||
                    (own && !is_chart(c)) ||
                    (!own && c->format_given && c->format != OUT_TABLE)))
        return cli_usage(c, _("--plot prints bars, or a picture (-O svg, "
                              "png): --append, --wide, --alert, --compare and "
                              "other formats do not go with it"));
    if (!o->plot && is_chart(c))
        return cli_usage(c, _("-O %s: name the figure (--plot FIGURE)"),
                         c->own_format);
    if (o->wide && (own || o->periods.compare))
        return cli_usage(c, _("--wide does not go with %s"),
                         own ? "-O openmetrics" : "--compare");
    return 0;
}

/* A figure that is named has a meaning for such groups. */
static int name_one(struct cli *c, const char *word, enum metrics_by by,
                    struct metrics_set *set)
{
    if (metrics_add(set, str_of(word), &c->err) < 0)
        return -1;
    return metrics_means(word, by) ? 0
                                   : cli_usage(c, _("%s has no meaning by %s"),
                                               word, metrics_bys[by]);
}

static int add_alerts(struct cli *c, const struct cli_list *given,
                      struct metrics_set *set, struct alert *alerts)
{
    for (size_t i = 0; i < given->n; i++) {
        if (alert_parse(given->v[i], &alerts[i], &c->err) < 0)
            return err_at(&c->err, "--alert", 0);
        for (size_t k = 0; k < METRICS_MOST; k++)
            set->has[k] = set->has[k] || alerts[i].set.has[k];
    }
    return 0;
}

/* Leaves those of the last period that meet an alert. */
static void keep_alerts(struct cli *c, const struct book *b,
                        const struct alert *alerts, size_t n,
                        struct figures *figures)
{
    size_t kept = 0;
    struct period last = {0};
    if (figures->all.n)
        last = figures->all.v[figures->all.n - 1].period;
    for (size_t i = 0; i < figures->all.n; i++) {
        bool met = false;
        for (size_t k = 0; k < n; k++)
            met = met || (figures->all.v[i].period.to == last.to &&
                          alert_met(&alerts[k], b, &figures->all.v[i]));
        if (met)
            figures->all.v[kept++] = figures->all.v[i];
    }
    figures->all.n = kept;
    c->alerted = kept > 0;
}

static int print(struct cli *c, const struct options *o, const struct book *b,
                 const struct metrics_options *m, const struct figures *figures)
{
    if (o->append)
        return metrics_append(c, b, figures, o->append);
    if (cli_output(c, "--output", o->output) < 0)
        return -1;
    if (o->alerts.n && !figures->all.n && !c->own_format)
        return 0;
    if (o->plot)
        return metrics_print_plot(c, o->plot, b, figures, m);
    if (c->own_format)
        return metrics_print_openmetrics(c, b, figures);
    if (o->wide)
        return metrics_print_wide(c, b, figures);
    if (o->periods.compare && c->format == OUT_TABLE && !o->alerts.n)
        return metrics_print_compare(c, b, figures, m);
    return figures_print(c, b, figures, metrics_titles(c));
}

static int run(struct cli *c, const struct options *o,
               struct metrics_options *m, const struct alert *alerts)
{
    struct figures figures = {0};
    struct book b;
    if (cli_book(c, metrics_types(m->set), false, NULL, &b) < 0)
        return -1;
    int rc = metrics_find(&b, m, &figures, &c->err);
    if (rc == 0 && o->alerts.n)
        keep_alerts(c, &b, alerts, o->alerts.n, &figures);
    if (rc == 0)
        rc = print(c, o, &b, m, &figures);
    figures_release(&figures);
    book_release(&b);
    return rc;
}

/* What is said of figures, when another answer is asked for. */
static bool of_figures(const struct cli *c, const struct options *o, int argc)
{
    return argc || o->periods.last || o->periods.compare || o->by ||
           o->append || o->alerts.n || o->merge_days || o->wide || o->plot ||
           c->own_format;
}

/* The warning is no figure of a period: it takes none of what is said of them.
 */
static int warn(struct cli *c, const struct options *o, int argc)
{
    if (of_figures(c, o, argc) || metrics_given(&o->periods) ||
        metrics_values(&o->worth))
        return cli_usage(c, _("--leaving and --backtest go with --horizon and "
                              "--output alone, of what is this tool's own"));
    return cli_output(c, "--output", o->output) < 0
               ? -1
               : metrics_warn(c, &o->warning);
}

/* Nor are these, but for the period. */
static int value(struct cli *c, const struct options *o, int argc)
{
    struct period *p = NULL;
    bool given = metrics_given(&o->periods);
    size_t n;
    int horizon = 0;
    if (of_figures(c, o, argc) || (given && o->worth.forecast) ||
        (o->warning.horizon && !o->worth.accounts))
        return cli_usage(c, _("--accounts, --cohorts and --referrals go with "
                              "--period and --output alone, of what is this "
                              "tool's own, --accounts with --horizon, too, "
                              "and --forecast with --output"));
    if (metrics_periods(c, &o->periods, &p, &n) < 0 ||
        metrics_horizon(c, o->warning.horizon, &horizon) < 0 ||
        cli_output(c, "--output", o->output) < 0)
        return -1;
    return metrics_value(c, &o->worth, given ? p : NULL, horizon);
}

static int cmd_metrics(struct cli *c, void *options, int argc, char **argv)
{
    struct options *o = options;
    struct metrics_set set = {0};
    struct metrics_options m = {
        .merge_days = o->merge_days, .home = &c->home, .set = &set};
    struct period *p = NULL;
    /* Of all but charts, that is the table. */
    if (!o->plot && c->own_format && strcmp(c->own_format, "text") == 0) {
        c->own_format = NULL;
        c->format = OUT_TABLE;
    }
    if (o->list)
        return metrics_print_list(c);
    if (metrics_warns(&o->warning))
        return warn(c, o, argc);
    if (metrics_values(&o->worth))
        return value(c, o, argc);
    if (o->warning.horizon)
        return cli_usage(c, _("--horizon goes with --leaving, --backtest or "
                              "--accounts"));
    if (o->plot && !o->periods.last && !o->periods.compare &&
        !metrics_given(&o->periods))
        o->periods.last = PLOTTED;
    struct alert *alerts =
        arena_new(&c->home.arena, (o->alerts.n + 1) * sizeof *alerts);
    if (metrics_periods(c, &o->periods, &p, &m.n) < 0 ||
        grouping(c, o->by, &m.by) < 0 || check(c, o) < 0 ||
        add_alerts(c, &o->alerts, &set, alerts) < 0)
        return -1;
    if (o->plot && argc)
        return cli_usage(c, _("--plot is of one figure (%s is one more)"),
                         argv[0]);
    if (o->plot && name_one(c, o->plot, m.by, &set) < 0)
        return -1;
    for (int i = 0; i < argc; i++)
        if (name_one(c, argv[i], m.by, &set) < 0)
            return -1;
    if (!argc && !o->alerts.n && !o->plot)
        metrics_add_usual(&set);
    m.periods = p;
    return run(c, o, &m, alerts);
}

const struct cli_command metrics_command = {
    .open = true,
    .operands = "[options] [FIGURE…]",
    .help = N_("print the figures"),
    .run = cmd_metrics,
    .size = sizeof(struct options),
    .options = own_options,
    .inherited = inherited,
    .formats = formats,
};
