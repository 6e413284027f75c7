/* How clients were served: offers, complaints, promised figures, reports. */
#include <stdlib.h>

#include "book/kpi.h"
#include "inside.h"

int sweep_offers(struct metrics_run *r, struct err *e)
{
    for (size_t i = 0; i < r->book->offers.n; i++) {
        const struct offer *o = r->book->offers.v[i];
        const struct entry *said = o->last, *sum = o->first;
        if (!o->client)
            continue;
        for (const struct client_row *row = o->rows; row; row = row->before)
            if (row->entry->has_amount) {
                sum = row->entry;
                break;
            }
        size_t made = run_period(r, o->first->day);
        if (made != NO_PERIOD) {
            struct cell *c = run_cell(r, made, run_group(r, o->first));
            c->of[T_OFFERS]++;
            if (sum->has_amount &&
                cell_add(c, SUM_OFFERED, sum->currency, sum->amount, e) < 0)
                return -1;
        }
        bool won = entry_says(said, "result", "won");
        size_t told = run_period(r, said->day);
        if (told == NO_PERIOD || (!won && !entry_says(said, "result", "lost")))
            continue;
        struct cell *c = run_cell(r, told, run_group(r, o->first));
        c->of[T_DECIDED]++;
        c->of[T_WON] += won;
        if (won && sum->has_amount &&
            cell_add(c, SUM_WON, sum->currency, sum->amount, e) < 0)
            return -1;
    }
    return 0;
}

static double days_between(const struct entry *from, const struct entry *to)
{
    if (from->timed && to->timed)
        return (double)(entry_at(to) - entry_at(from)) / DAY_SECONDS;
    return to->day - from->day;
}

static int add_resolved(struct metrics_run *r, const struct issue *k,
                        struct err *e)
{
    const struct entry *done = k->resolved;
    size_t period = run_period(r, done->day);
    if (period == NO_PERIOD)
        return 0;
    struct cell *c = run_cell(r, period, run_group(r, k->entry));
    c->of[T_RESOLVED]++;
    double days = days_between(k->entry, done);
    cell_keep(c, LIST_RESOLUTION, days > 0 ? days : 0);
    return done->has_amount
               ? cell_add(c, SUM_COMPENSATION, done->currency, done->amount, e)
               : 0;
}

int sweep_issues(struct metrics_run *r, struct err *e)
{
    for (size_t i = 0; i < r->book->issues.n; i++) {
        const struct issue *k = r->book->issues.v[i];
        if (!k->client)
            continue;
        struct cell *c = run_cell_of(r, k->entry);
        if (c)
            c->of[T_ISSUES]++;
        if (k->resolved && add_resolved(r, k, e) < 0)
            return -1;
        for (size_t p = 0; p < r->options->n; p++)
            if (k->entry->day <= run_end(r, p) &&
                (!k->resolved || k->resolved->day > run_end(r, p)))
                run_cell(r, p, run_group(r, k->entry))->of[T_OPEN_ISSUES]++;
    }
    return 0;
}

/* In the period in which both target and actual were known. */
int sweep_kpis(struct metrics_run *r, struct err *e)
{
    struct kpis kpis;
    (void)e;
    kpis_find(r->book, &kpis);
    for (size_t i = 0; i < kpis.all.n; i++) {
        const struct kpi *f = &kpis.all.v[i];
        struct cell *c =
            f->whole && f->whole->client ? run_cell_of(r, f->whole) : NULL;
        if (c) {
            c->of[T_KPIS]++;
            c->of[T_KPIS_MET] += f->reached;
        }
    }
    kpis_release(&kpis);
    return 0;
}

/* The latest level that each client had by the end of the period. */
int sweep_usage(struct metrics_run *r, struct err *e)
{
    const struct book *b = r->book;
    (void)e;
    bool any = book_has(b, TYPE(REC_USAGE));
    for (size_t p = 0; p < r->options->n && any; p++) {
        struct map seen = {0};
        for (size_t i = b->entries.n; i-- > 0;) {
            const struct entry *en = &b->entries.v[i];
            double level;
            bool fresh;
            if (en->type != REC_USAGE || !en->client ||
                en->day > run_end(r, p) || !entry_number(en, "level", &level))
                continue;
            map_put(&seen, en->client->key, strlen(en->client->key), &fresh);
            if (!fresh)
                continue;
            struct cell *c = run_cell(r, p, run_group(r, en));
            c->of[T_USERS]++;
            c->of[T_USAGE] += llround(fmin(fmax(level, 0), 100));
        }
        map_release(&seen);
    }
    return 0;
}

/* --- reports that contracts promise --- */

/* A report is in time within so many days after what it is about; the built-in
 * rule for follow-ups has the same. */
enum { REPORT_WITHIN = 7 };

/* When the report about a period came first: client, contract and period. */
struct reports {
    struct map at; /* -> place in days */
    VEC(int32_t) days;
    struct buf key;
};

static struct str report_key(struct reports *s, const char *contract,
                             const char *period)
{
    buf_clear(&s->key);
    buf_fmt(&s->key, "%s\n%s", contract, period);
    return buf_view(&s->key);
}

/* One that names no period is about the last that was over. */
static void add_report(struct metrics_run *r, struct reports *s,
                       const struct entry *en, enum period_unit unit)
{
    char text[PERIOD_SIZE];
    bool fresh;
    const char *period = entry_attr(r->book, en, "period");
    if (!*period)
        period = period_print(period_step(period_of(en->day, unit), -1), text);
    struct str key = report_key(s, en->ref, period);
    struct map_slot *slot = map_put(&s->at, key.p, key.n, &fresh);
    if (!fresh)
        return;
    slot->value = (uint32_t)s->days.n;
    *vec_push(&s->days) = en->day;
}

static enum period_unit report_unit(struct book *b, const struct contract *k)
{
    enum period_unit unit;
    const char *word = contract_attr(b, k, "report");
    return period_unit_find(str_of(word), &unit) ? unit : PERIOD_ALL;
}

static void count_report(struct metrics_run *r, struct reports *s,
                         const struct contract *k, struct period about)
{
    char text[PERIOD_SIZE];
    int32_t due = about.to + REPORT_WITHIN;
    size_t period = run_period(r, due);
    struct str key = report_key(s, k->ref, period_print(about, text));
    const struct map_slot *slot = map_find(&s->at, key.p, key.n);
    int32_t came = slot ? s->days.v[slot->value] : DAY_NONE;
    if (period == NO_PERIOD || (came == DAY_NONE && due > run_end(r, period)))
        return;
    struct cell *c = run_cell_client(r, period, k->client);
    c->of[T_REPORTS]++;
    c->of[T_REPORTS_ON_TIME] += came != DAY_NONE && came <= due;
}

/* All periods of a contract whose end has been, as far as reports of them are
 * due in the periods asked about. */
static void count_reports(struct metrics_run *r, struct reports *s,
                          const struct contract *k)
{
    const struct metrics_options *o = r->options;
    enum period_unit unit = report_unit(r->book, k);
    int32_t first = o->periods[0].from, last = o->periods[o->n - 1].to;
    if (unit == PERIOD_ALL)
        return;
    int32_t from =
        first > k->start + REPORT_WITHIN ? first - REPORT_WITHIN : k->start;
    struct period about = period_of(from, unit);
    for (; about.to + REPORT_WITHIN <= last &&
           about.to <= r->book->options.as_of.day &&
           (k->end == DAY_NONE || about.from <= k->end);
         about = period_step(about, 1))
        if (about.to + REPORT_WITHIN >= first)
            count_report(r, s, k, about);
}

int sweep_reports(struct metrics_run *r, struct err *e)
{
    struct book *b = r->book;
    struct reports s = {0};
    (void)e;
    for (size_t i = 0; (i = book_next(b, TYPE(REC_REPORT), i)) < b->entries.n;
         i++) {
        const struct entry *en = &b->entries.v[i];
        const struct contract *k = book_contract_of(b, en);
        if (k)
            add_report(r, &s, en, report_unit(b, k));
    }
    for (size_t i = 0; i < b->contracts.n; i++)
        if (b->contracts.v[i]->client)
            count_reports(r, &s, b->contracts.v[i]);
    map_release(&s.at);
    vec_release(&s.days);
    buf_release(&s.key);
    return 0;
}
