#include "work/metrics/metrics.h"

#include <stdlib.h>

#include "inside.h"

/* One period and group on its way out. */
struct page {
    const struct tallies *tallies;
    struct figures *out;
    struct period period;
    const char *group;
    unsigned note; /* partial */
};

static struct figure *put(struct page *p, struct figure f)
{
    f.period = p->period;
    f.group = p->group;
    f.note |= p->note;
    struct figure *at = vec_push(&p->out->all);
    *at = f;
    return at;
}

static bool by(const struct page *p, unsigned which)
{
    return which & 1u << p->tallies->options->by;
}

#define ALL     (1u << BY_ALL)
#define SERVICE (1u << BY_SERVICE)
#define OWNER   (1u << BY_OWNER)
#define SOURCE  (1u << BY_SOURCE)

/* A cell without any currency still says 0 of the default one. */
static size_t moneys(const struct page *p, const struct tally *t,
                     const struct tally_money **m, struct tally_money *zero)
{
    *zero = (struct tally_money){.currency = p->tallies->book->currency};
    *m = t->money_n ? t->money : zero;
    return t->money_n ? t->money_n : 1;
}

static void put_orders(struct page *p, const struct tally *t)
{
    const struct tally_money *m;
    struct tally_money zero;
    size_t n = moneys(p, t, &m, &zero);
    unsigned merged = p->tallies->options->merge_days ? FIGURE_MERGED : 0;
    put(p, figure_count("orders", t->orders));
    for (size_t i = 0; i < n; i++)
        put(p, figure_money("revenue", m[i].revenue, m[i].currency));
    put(p, figure_share("repeat_order_share", t->repeats, t->bought, t->bought))
        ->note |= merged;
    for (size_t i = 0; i < n; i++) {
        struct figure *f =
            put(p, figure_share("repeat_revenue_share", m[i].repeat,
                                m[i].revenue, t->bought));
        f->currency = m[i].currency;
        f->note |= merged;
    }
}

static void put_clients(struct page *p, const struct tally *t)
{
    unsigned merged = p->tallies->options->merge_days ? FIGURE_MERGED : 0;
    if (by(p, ALL | OWNER | SOURCE)) {
        put(p,
            figure_share("repeat_clients", t->repeaters, t->buyers, t->buyers))
            ->note |= merged;
        put(p, figure_count("new_clients", t->fresh));
    }
    if (by(p, ALL | OWNER)) {
        const struct tally_money *m;
        struct tally_money zero;
        size_t n = moneys(p, t, &m, &zero);
        put(p, figure_share("referral_share", t->referral, t->known, t->known))
            ->unknown = t->fresh - t->known;
        for (size_t i = 0; i < n; i++)
            put(p, figure_share("referral_revenue_share", m[i].new_referral,
                                m[i].new_known, t->known))
                ->currency = m[i].currency;
    }
    if (by(p, ALL | OWNER | SOURCE))
        put(p, figure_share("client_churn", t->lost, t->start, t->start));
}

static void put_contracts(struct page *p, const struct tally *t)
{
    if (!by(p, ALL | OWNER | SOURCE))
        return;
    struct figure f =
        figure_share("ended_contract_mean_length", t->contract_days,
                     t->contracts, t->contracts);
    f.unit = FIGURE_DAYS;
    put(p, f);
}

static void put_papers(struct page *p, const struct tally *t)
{
    const struct tally_money *m;
    struct tally_money zero;
    size_t n = moneys(p, t, &m, &zero);
    if (by(p, SERVICE))
        return;
    for (size_t i = 0; i < n; i++)
        put(p, figure_money("invoiced", m[i].invoiced, m[i].currency));
    for (size_t i = 0; i < n; i++)
        put(p, figure_money("received", m[i].received, m[i].currency));
}

/* Groups by name; a group's index goes along. */
struct named {
    const char *name;
    uint32_t group;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct named *)a)->name,
                  ((const struct named *)b)->name);
}

static bool busy(const struct tally *t)
{
    return t->orders || t->money_n || t->fresh || t->start;
}

static void put_period(struct page *p, size_t period, const struct named *names)
{
    const struct tallies *t = p->tallies;
    p->period = t->options->periods[period];
    p->note = p->period.to > t->book->options.as_of.day &&
                      p->period.unit != PERIOD_ALL
                  ? FIGURE_PARTIAL
                  : 0;
    for (size_t i = 0; i < t->groups.n; i++) {
        uint32_t g = names[i].group;
        if (g >= t->of[period].n)
            continue;
        const struct tally *tally = &t->of[period].v[g];
        if (!by(p, ALL) && !busy(tally))
            continue;
        p->group = names[i].name;
        put_orders(p, tally);
        put_clients(p, tally);
        put_contracts(p, tally);
        put_papers(p, tally);
    }
}

int metrics_find(struct book *b, const struct metrics_options *o,
                 struct figures *out, struct err *e)
{
    struct tallies t;
    int rc = tallies_find(b, o, &t, e);
    struct named *names = mem_new(t.groups.n, sizeof *names);
    for (uint32_t i = 0; i < t.groups.n; i++)
        names[i] = (struct named){
            arena_dup(&b->arena, t.groups.v[i], strlen(t.groups.v[i])), i};
    qsort(names, t.groups.n, sizeof *names, by_name);
    struct page page = {.tallies = &t, .out = out};
    for (size_t p = 0; p < o->n && rc == 0; p++)
        put_period(&page, p, names);
    free(names);
    tallies_release(&t);
    return rc;
}
