/* Contracts: how long they run, whether they are renewed, what they bring. */
#include <stdlib.h>

#include "inside.h"
#include "work/worth/fee.h"

/* A contract's last day still counts: it is over on the day after. */
static void count_over(struct metrics_run *r, const struct stay *s)
{
    const struct client *c = s->contract->client;
    for (size_t p = 0; p < r->options->n; p++)
        if (s->to < run_end(r, p)) {
            struct cell *cell = run_cell_client(r, p, c);
            cell->of[T_ENDED]++;
            cell->of[T_ENDED_DAYS] += s->to - s->from + 1;
        }
}

static void count_end(struct metrics_run *r, const struct client *c,
                      int32_t last)
{
    if (last == DAY_NONE || last >= r->book->options.as_of.day)
        return;
    size_t period = run_period(r, last + 1);
    if (period == NO_PERIOD)
        return;
    struct cell *cell = run_cell_client(r, period, c);
    cell->of[T_ENDS]++;
    cell->of[T_RENEWED] += tenures_contracted(&r->tenures, c, last + 1);
}

/* The ends that a contract was given, one after another: each is one that it
 * came to, unless a row took it back to an earlier day. */
static void count_ends(struct metrics_run *r, const struct contract *k)
{
    int32_t next = DAY_NONE;
    for (const struct client_row *row = k->rows; row; row = row->before) {
        int32_t end = row->entry->due;
        if (end == DAY_NONE || end == next)
            continue;
        if (next == DAY_NONE || end < next)
            count_end(r, k->client, end);
        next = end;
    }
}

int sweep_contracts(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t i = 0; i < r->tenures.held_n; i++) {
        const struct stay *s = &r->tenures.held[i];
        if (s->to < DAY_MAX && s->to >= s->from)
            count_over(r, s);
    }
    for (size_t i = 0; i < r->book->contracts.n; i++)
        if (r->book->contracts.v[i]->client)
            count_ends(r, r->book->contracts.v[i]);
    return 0;
}

/* --- what contracts bring a month --- */

/* What a client's contracts brought by currency, by the end of the day before
 * the period and of the period; and whether any did before. */
struct recurring {
    uint8_t currency;
    int64_t start, end;
};
struct recurrings {
    VEC(struct recurring) of;
};

static struct recurring *recurring_in(struct recurrings *all, uint8_t currency)
{
    for (size_t i = 0; i < all->of.n; i++)
        if (all->of.v[i].currency == currency)
            return &all->of.v[i];
    struct recurring *one = vec_push(&all->of);
    one->currency = currency;
    return one;
}

static int gather(struct metrics_run *r, const struct client *c, size_t period,
                  struct recurrings *all, struct err *e)
{
    const struct tenure *of = &r->tenures.of[c->n];
    int32_t from = r->options->periods[period].from - 1;
    int32_t end = run_end(r, period);
    all->of.n = 0;
    for (size_t i = 0; i < of->stays_n; i++) {
        const struct stay *s = &of->stays[i];
        uint8_t in;
        int64_t fee;
        for (int side = 0; side < 2; side++) {
            int32_t day = side ? end : from;
            size_t which = 2 * period + (size_t)side;
            if (s->from > day || s->to < day ||
                r->states[which * r->book->clients.n + c->n] == CLIENT_LOST)
                continue;
            if (fee_a_month(r->book, s->contract, day, &fee, &in, e) < 0)
                return -1;
            if (fee == 0)
                continue;
            struct recurring *one = recurring_in(all, in);
            if (money_add(side ? &one->end : &one->start, fee, e) < 0)
                return -1;
        }
    }
    return 0;
}

/* Had the client a contract that was over before that day? */
static bool had_before(const struct tenure *of, int32_t day)
{
    for (size_t i = 0; i < of->stays_n; i++)
        if (of->stays[i].to < day)
            return true;
    return false;
}

/* All that moved falls into one of these: new, back, more, less, lost. */
static int add_moves(struct cell *cell, const struct recurring *one, bool back,
                     struct err *e)
{
    int64_t moved = one->end;
    if (money_add(&moved, -one->start, e) < 0)
        return -1;
    enum tally_sum what = !one->start ? back ? SUM_MRR_BACK : SUM_MRR_NEW
                          : !one->end ? SUM_MRR_LOST
                          : moved > 0 ? SUM_MRR_MORE
                                      : SUM_MRR_LESS;
    if (cell_add(cell, SUM_MRR_START, one->currency, one->start, e) < 0 ||
        cell_add(cell, SUM_MRR, one->currency, one->end, e) < 0)
        return -1;
    return cell_add(cell, what, one->currency, moved < 0 ? -moved : moved, e);
}

int sweep_recurring(struct metrics_run *r, struct err *e)
{
    struct recurrings all = {0};
    int rc = 0;
    for (size_t p = 0; p < r->options->n && rc == 0; p++)
        for (size_t i = 0; i < r->book->clients.n && rc == 0; i++) {
            const struct client *c = r->book->clients.v[i];
            const struct tenure *of = &r->tenures.of[i];
            if (!of->stays_n)
                continue;
            rc = gather(r, c, p, &all, e);
            struct cell *cell = run_cell_client(r, p, c);
            cell->of[T_MRR_CLIENTS] += all.of.n > 0;
            bool back = had_before(of, r->options->periods[p].from);
            for (size_t k = 0; k < all.of.n && rc == 0; k++)
                rc = add_moves(cell, &all.of.v[k], back, e);
        }
    vec_release(&all.of);
    return rc;
}
