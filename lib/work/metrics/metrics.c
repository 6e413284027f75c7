#include "work/metrics/metrics.h"

#include <limits.h>
#include <stdlib.h>

#include "base/worker.h"
#include "inside.h"
#include "work/invoice/invoice.h"
#include "work/survey/report.h"

/* In this order: what a later one needs, an earlier one counts. */
static const struct {
    uint64_t types; /* of records that the book must hold */
    sweep_run *run;
} sweeps[SWEEPS] = {
    [SWEEP_ORDERS] = {TYPE(REC_ORDER) | TYPE(REC_STAGE), sweep_orders},
    [SWEEP_DELIVERED] = {TYPE(REC_ORDER) | TYPE(REC_STAGE), sweep_delivered},
    [SWEEP_CLIENTS] = {0, sweep_clients},
    [SWEEP_TENURES] = {0, sweep_tenures},
    [SWEEP_PAUSES] = {0, sweep_pauses},
    [SWEEP_OUTCOMES] = {TYPE(REC_TOUCH) | TYPE(REC_STATUS), sweep_outcomes},
    [SWEEP_CONTRACTS] = {0, sweep_contracts},
    [SWEEP_RECURRING] = {0, sweep_recurring},
    [SWEEP_PAPERS] = {INVOICE_TYPES, sweep_papers},
    [SWEEP_BILLED] = {INVOICE_TYPES | TYPE(REC_LINE), sweep_billed},
    [SWEEP_RECEIVABLES] = {INVOICE_TYPES, sweep_receivables},
    [SWEEP_COUNTBACK] = {INVOICE_TYPES, sweep_countback},
    [SWEEP_UNBILLED] = {INVOICE_TYPES | TYPE(REC_LINE), sweep_unbilled},
    [SWEEP_COSTS] = {TYPE(REC_COST), sweep_costs},
    [SWEEP_CONTACTS] = {TYPE(REC_TOUCH), sweep_contacts},
    [SWEEP_GIFTS] = {TYPE(REC_GIFT), sweep_gifts},
    [SWEEP_LOAD] = {TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | TYPE(REC_TASK) |
                        TYPE(REC_DONE),
                    sweep_load},
    [SWEEP_OFFERS] = {TYPE(REC_OFFER), sweep_offers},
    [SWEEP_ISSUES] = {TYPE(REC_ISSUE) | TYPE(REC_RESOLVE), sweep_issues},
    [SWEEP_KPIS] = {TYPE(REC_KPI), sweep_kpis},
    [SWEEP_USAGE] = {TYPE(REC_USAGE), sweep_usage},
    [SWEEP_REPORTS] = {TYPE(REC_REPORT), sweep_reports},
    [SWEEP_ANSWERS] = {TYPE(REC_TOUCH), sweep_answers},
    [SWEEP_SURVEYS] = {SURVEY_REPORT_TYPES, sweep_surveys},
};

/* Which currencies there are takes these, whatever is asked. */
#define ALWAYS (TYPE(REC_ORDER) | TYPE(REC_CONTRACT))
/* Who was a client when takes these, too. */
#define STAYS (TYPE(REC_STAGE) | TYPE(REC_STATUS))
#define PAPERS_ALONE                                                           \
    (1u << SWEEP_PAPERS | 1u << SWEEP_RECEIVABLES | 1u << SWEEP_COUNTBACK)

static unsigned sweeps_of(const struct metrics_set *set, unsigned by)
{
    unsigned wanted = 0;
    for (size_t i = 0; i < metrics_kinds_n; i++)
        if (set->has[i] && metrics_kinds[i].by & by)
            wanted |= metrics_kinds[i].sweeps;
    return wanted;
}

uint64_t metrics_types(const struct metrics_set *set)
{
    unsigned wanted = sweeps_of(set, UINT_MAX);
    uint64_t types = ALWAYS | (wanted & ~PAPERS_ALONE ? STAYS : 0);
    /* a day's share is counted from the ledger's first day on */
    for (size_t i = 0; i < metrics_kinds_n; i++)
        if (set->has[i] && metrics_kinds[i].put == put_dso)
            types |= STAYS;
    for (int i = 0; i < SWEEPS; i++)
        types |= wanted & 1u << i ? sweeps[i].types : 0;
    return types;
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

static void put_cell(struct metrics_page *p, const struct cell *c)
{
    const struct metrics_options *o = p->run->options;
    for (size_t i = 0; i < metrics_kinds_n; i++)
        if (o->set->has[i] && metrics_kinds[i].by & 1u << o->by)
            metrics_kinds[i].put(p, &metrics_kinds[i], c);
}

static unsigned note_of(struct period p, int32_t as_of)
{
    if (p.unit == PERIOD_ALL || p.to <= as_of)
        return 0;
    return p.from > as_of ? FIGURE_COMING : FIGURE_PARTIAL;
}

static void put_period(struct metrics_page *p, const struct named *names)
{
    const struct metrics_run *r = p->run;
    struct period period = r->options->periods[p->at];
    p->note = note_of(period, r->book->options.as_of.day);
    for (size_t i = 0; i < r->groups.n; i++) {
        uint32_t g = names[i].group;
        struct cell *c =
            g < r->cells[p->at].of.n ? r->cells[p->at].of.v[g] : NULL;
        p->group = names[i].name;
        if (!c)
            continue;
        run_fill(r, c, g);
        put_cell(p, c);
    }
}

static int put_all(struct metrics_run *r, struct figures *out, struct err *e)
{
    struct book *b = r->book;
    struct named *names = mem_new(r->groups.n, sizeof *names);
    for (uint32_t i = 0; i < r->groups.n; i++)
        names[i] = (struct named){
            arena_dup(&b->arena, r->groups.v[i], strlen(r->groups.v[i])), i};
    qsort(names, r->groups.n, sizeof *names, by_name);
    struct metrics_page page = {.run = r, .out = out};
    for (; page.at < r->options->n; page.at++)
        put_period(&page, names);
    free(names);
    if (page.failed)
        *e = page.err;
    return page.failed ? -1 : 0;
}

struct sweeping {
    struct metrics_run *run;
    unsigned wanted;
    int rc;
    struct err *err;
};

static void sweep(void *arg)
{
    struct sweeping *s = arg;
    for (int i = 0; i < SWEEPS && s->rc == 0; i++)
        if (s->wanted & 1u << i)
            s->rc = sweeps[i].run(s->run, s->err);
}

/* Who was answered when is found beside the rest, and counted then. */
static int sweep_all(struct metrics_run *r, unsigned wanted, struct err *e)
{
    const unsigned answers = wanted & 1u << SWEEP_ANSWERS;
    struct sweeping rest = {r, wanted & ~answers, 0, e};
    if (!answers) {
        sweep(&rest);
        return rest.rc;
    }
    if (answers_open(r, e) < 0)
        return -1;
    worker_both(r->book->entries.n, answers_find, r, sweep, &rest);
    return rest.rc < 0 ? -1 : sweep_answers(r, e);
}

int metrics_find(struct book *b, const struct metrics_options *o,
                 struct figures *out, struct err *e)
{
    struct metrics_run r;
    run_open(&r, b, o);
    int rc = sweep_all(&r, sweeps_of(o->set, 1u << o->by), e);
    if (rc == 0)
        rc = put_all(&r, out, e);
    run_close(&r);
    return rc;
}
