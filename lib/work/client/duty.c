/* What running contracts promise, and how that stands. */
#include <stdlib.h>

#include "book/kpi.h"
#include "inside.h"

/* As acct-metrics counts those that were on time, and the rule of that name
 * reminds of them. */
enum { REPORT_WITHIN = 7 };

/* One that names no period is about the last that was over. */
static bool about(struct book *b, const struct entry *report,
                  enum period_unit unit, struct period *out)
{
    const char *period = entry_attr(b, report, "period");
    if (*period)
        return period_parse(str_of(period), report->day, out, NULL) == 0;
    *out = period_step(period_of(report->day, unit), -1);
    return true;
}

/* A period counts that the contract ran for more than half of. */
static bool covers(const struct contract *k, struct period p)
{
    int32_t from = k->start > p.from ? k->start : p.from;
    int32_t to = k->end != DAY_NONE && k->end < p.to ? k->end : p.to;
    return to - from + 1 > (p.to - p.from + 1) / 2;
}

int32_t report_next(struct book *b, const struct contract *k)
{
    enum period_unit unit;
    int32_t last = DAY_NONE;
    struct period p;
    if (!period_unit_find(str_of(contract_attr(b, k, "report")), &unit))
        return DAY_NONE;
    struct records sent = book_records(b, REC_REPORT, NULL, k->ref, false);
    for (size_t i = 0; i < sent.n; i++)
        if (about(b, sent.v[i], unit, &p) && p.to > last)
            last = p.to;
    p = period_of(last == DAY_NONE ? k->start : last + 1, unit);
    if (!covers(k, p) && last == DAY_NONE)
        p = period_step(p, 1);
    return covers(k, p) ? p.to + REPORT_WITHIN : DAY_NONE;
}

/* --- on the card ------------------------------------------------------------
 */

const char *const card_duties[] = {"sla", "solve", "report", "budget", "kpi"};

static struct card_duty *add(struct card *card, enum card_duty_kind kind,
                             const struct contract *k, const char *value)
{
    struct card_duty *d = vec_push(&card->duties);
    *d = (struct card_duty){.kind = kind,
                            .contract = k,
                            .name = "",
                            .value = value,
                            .day = DAY_NONE,
                            .due = DAY_NONE};
    return d;
}

static void add_times(struct card *card, struct book *b,
                      const struct contract *k)
{
    static const enum card_duty_kind kinds[] = {DUTY_SLA, DUTY_SOLVE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *span = contract_attr(b, k, card_duties[kinds[i]]);
        if (*span)
            add(card, kinds[i], k, span);
    }
}

static void add_report(struct card *card, struct book *b,
                       const struct contract *k, int32_t today)
{
    const char *unit = contract_attr(b, k, "report");
    if (!*unit)
        return;
    struct card_duty *d = add(card, DUTY_REPORT, k, unit);
    d->due = report_next(b, k);
    d->bad = d->due != DAY_NONE && d->due < today;
}

/* The contract that an invoice bills: its own, or its order's. */
static const char *contract_of(struct book *b, const struct entry *e)
{
    const char *contract = entry_attr(b, e, "contract");
    const char *order = *contract ? "" : entry_attr(b, e, "order");
    const struct order *o = *order ? book_order(b, order) : NULL;
    return o ? entry_attr(b, o->entry, "contract") : contract;
}

/* When this term began: with the record that first named its end. */
static int32_t term_of(const struct contract *k)
{
    int32_t term = k->start;
    for (const struct client_row *r = k->rows; r && k->renewals; r = r->before)
        if (r->entry->due == k->end)
            term = r->entry->day;
    return term;
}

/* What was invoiced in this term under each of the card's contracts, in its
 * currency, less what was credited: as the rule `budget` counts it.  The caller
 * frees it. */
static int64_t *spent(const struct card *card, struct book *b)
{
    struct map at = {0};
    int64_t *sums = mem_new(card->contracts.n + 1, sizeof *sums);
    int32_t *terms = mem_new(card->contracts.n + 1, sizeof *terms);
    for (size_t i = 0; i < card->contracts.n; i++) {
        const char *ref = card->contracts.v[i]->ref;
        terms[i] = term_of(card->contracts.v[i]);
        map_put_kept(&at, ref, strlen(ref), NULL)->value = (uint32_t)i;
    }
    for (size_t i = 0; at.n && i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        if (v->client != card->client)
            continue;
        const char *ref = contract_of(b, v->entry);
        const struct map_slot *slot = map_find(&at, ref, strlen(ref));
        const struct contract *k = slot ? card->contracts.v[slot->value] : NULL;
        if (k && v->entry->day >= terms[slot->value] &&
            v->entry->currency == k->last->currency)
            sums[slot->value] += v->entry->amount - v->credited;
    }
    map_release(&at);
    free(terms);
    return sums;
}

static void add_budget(struct card *card, struct book *b,
                       const struct contract *k, int64_t used)
{
    enum { NEARLY = 80 };
    const char *budget = contract_attr(b, k, "budget");
    uint8_t in = k->last->currency;
    int64_t all;
    if (!*budget || in == CURRENCY_NONE ||
        money_parse(str_of(budget), book_currency(b, in)->digits, &all, NULL) <
            0 ||
        all <= 0)
        return;
    struct card_duty *d = add(card, DUTY_BUDGET, k, "");
    int share = (int)((double)used * 100.0 / (double)all);
    d->value = arena_fmt(&b->arena, "%d %%", share);
    d->bad = share >= NEARLY;
    d->has_amount = true;
    d->amount = all - used;
    d->currency = in;
}

/* The latest of each figure. */
static void add_kpis(struct card *card, struct book *b,
                     const struct contract *k, const struct kpis *kpis)
{
    struct map seen = {0};
    for (size_t i = kpis->all.n; i-- > 0;) {
        const struct kpi *kpi = &kpis->all.v[i];
        bool fresh;
        if (!kpi->whole || kpi->past || strcmp(kpi->last->ref, k->ref) != 0)
            continue;
        const char *name = entry_attr(b, kpi->last, "name");
        map_put(&seen, name, strlen(name), &fresh);
        if (!fresh)
            continue;
        const char *actual = entry_attr(b, kpi->actual_by, "actual");
        const char *target = entry_attr(b, kpi->target_by, "target");
        struct card_duty *d = add(
            card, DUTY_KPI, k, arena_fmt(&b->arena, "%s / %s", actual, target));
        d->actual = actual;
        d->target = target;
        d->period = entry_period(b, kpi->last);
        d->lower = kpi->better == KPI_LOWER;
        d->name = name;
        d->day = kpi->last->day;
        d->bad = !kpi->reached;
    }
    map_release(&seen);
}

void card_add_duties(struct card *card, struct book *b, int32_t today)
{
    int64_t *used = spent(card, b);
    struct kpis kpis = {0};
    kpis_find(b, &kpis);
    for (size_t i = 0; i < card->contracts.n; i++) {
        const struct contract *k = card->contracts.v[i];
        if (!card_contract_runs(k, today))
            continue;
        add_times(card, b, k);
        add_report(card, b, k, today);
        add_budget(card, b, k, used[i]);
        add_kpis(card, b, k, &kpis);
    }
    free(used);
    kpis_release(&kpis);
}
