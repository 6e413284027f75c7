/* acct-metrics: the figures of the practice. */
#include "cli/figures.h"
#include "base/i18n.h"
#include "metrics/commands.h"
#include "metrics/warning.h"
#include "work/metrics/metrics.h"

struct options {
    const char *period, *last, *by;
    bool merge_days;
    struct metrics_warning warning;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {'p', "period", N_("PERIOD"),
     N_("2026-10, 2026-q3, last-month, FROM..TO, all; this month if left out"),
     CLI_TEXT, AT(period)},
    {0, "last", N_("N"), N_("the last N periods, up to that one"), CLI_TEXT,
     AT(last)},
    {0, "by", N_("WHAT"), N_("client, service, owner or source"), CLI_TEXT,
     AT(by)},
    {0, "merge-days", NULL,
     N_("orders of a client on one day count as one in the repeat figures"),
     CLI_FLAG, AT(merge_days)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {metrics_warning_options, AT(warning)}, {0}};

static const struct figure_title titles[] = {
    {"orders", N_("Orders")},
    {"revenue", N_("Revenue of orders")},
    {"repeat_order_share", N_("Repeat orders")},
    {"repeat_revenue_share", N_("Repeat orders, by revenue")},
    {"repeat_clients", N_("Repeat clients, to date")},
    {"new_clients", N_("New clients")},
    {"referral_share", N_("New clients by referral")},
    {"referral_revenue_share", N_("New clients by referral, by revenue")},
    {"client_churn", N_("Clients lost")},
    {"ended_contract_mean_length", N_("Mean length of ended contracts")},
    {"invoiced", N_("Invoiced")},
    {"received", N_("Received")},
    {0},
};

enum { LAST_MAX = 1000 };

/* The periods asked for, the earliest first, in c->home.arena. */
static int periods(struct cli *c, const struct options *o, struct period **out,
                   size_t *n)
{
    struct period p = period_of(c->home.today, PERIOD_MONTH);
    unsigned long last = 1;
    if (o->period && cli_period(c, "--period", o->period, &p) < 0)
        return -1;
    if (o->last && (!str_number(str_of(o->last), LAST_MAX, &last) || last == 0))
        return cli_usage(c, _("--last: '%s' is not a number from 1 to %d"),
                         o->last, LAST_MAX);
    if (last > 1 &&
        (p.unit == PERIOD_ALL || p.from == DAY_MIN || p.to == DAY_MAX))
        return cli_usage(c, _("--last: there is nothing before --period %s"),
                         o->period);
    *out = arena_new(&c->home.arena, last * sizeof **out);
    *n = last;
    for (unsigned long i = 0; i < last; i++)
        (*out)[i] = period_step(p, (int)i - (int)last + 1);
    return 0;
}

static int grouping(struct cli *c, const char *word, enum metrics_by *by)
{
    static const char *const words[] = {"", "client", "service", "owner",
                                        "source"};
    *by = BY_ALL;
    if (!word)
        return 0;
    for (int i = BY_CLIENT; i <= BY_SOURCE; i++)
        if (strcmp(word, words[i]) == 0) {
            *by = (enum metrics_by)i;
            return 0;
        }
    return cli_usage(c, _("--by: '%s' is not client, service, owner or source"),
                     word);
}

static int cmd_metrics(struct cli *c, void *options, int argc, char **argv)
{
    const struct options *o = options;
    struct metrics_options m = {
        .merge_days = o->merge_days,
        .churn_after = conf_span(&c->home.conf, "metrics.churn_after")};
    struct period *p = NULL;
    struct book b;
    struct figures figures = {0};
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    if (periods(c, o, &p, &m.n) < 0 || grouping(c, o->by, &m.by) < 0)
        return -1;
    if (metrics_warns(&o->warning))
        return metrics_warn(c, &o->warning);
    m.periods = p;
    if (cli_book(c, METRICS_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = metrics_find(&b, &m, &figures, &c->err);
    if (rc == 0)
        rc = figures_print(c, &b, &figures, titles);
    figures_release(&figures);
    book_release(&b);
    return rc;
}

const struct cli_command metrics_command = {
    .operands = "[options]",
    .help = N_("print the figures"),
    .run = cmd_metrics,
    .size = sizeof(struct options),
    .options = own_options,
    .inherited = inherited,
};
