/* Clients: new, lost, here; how long they stay; pauses. */
#include <stdlib.h>

#include "inside.h"

static enum client_state state_at(const struct metrics_run *r, size_t which,
                                  const struct client *c)
{
    return (enum client_state)r->states[which * r->book->clients.n + c->n];
}

static void count_client(struct metrics_run *r, size_t period,
                         const struct client *c)
{
    struct period p = r->options->periods[period];
    struct cell *cell = run_cell_client(r, period, c);
    enum client_state now = state_at(r, 2 * period + 1, c);
    bool here = tenures_active(&r->tenures, c, now, run_end(r, period));
    cell->of[T_ACTIVE] += here;
    cell->of[T_PAUSED] += here && now == CLIENT_PAUSED;
    if (run_is_new(r, c, period)) {
        const char *source = run_source(r->book, c);
        cell->of[T_FRESH]++;
        cell->of[T_FRESH_KNOWN] += *source != '\0';
        cell->of[T_REFERRALS] += strcmp(source, "referral") == 0;
    }
    if (p.from == DAY_MIN ||
        !tenures_active(&r->tenures, c, state_at(r, 2 * period, c), p.from - 1))
        return;
    cell->of[T_START]++;
    cell->of[T_LOST] += !here;
}

int sweep_clients(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t p = 0; p < r->options->n; p++)
        for (size_t i = 0; i < r->book->clients.n; i++)
            count_client(r, p, r->book->clients.v[i]);
    return 0;
}

/* From the first contract or order to the loss; who is still here is known to
 * stay that long, at least. */
int sweep_tenures(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t p = 0; p < r->options->n; p++)
        for (size_t i = 0; i < r->book->clients.n; i++) {
            const struct client *c = r->book->clients.v[i];
            int32_t from = r->tenures.of[i].committed, end = run_end(r, p);
            if (from == DAY_NONE || from > end)
                continue;
            int32_t lost =
                tenures_lost(&r->tenures, c, state_at(r, 2 * p + 1, c), end);
            struct cell *cell = run_cell_client(r, p, c);
            cell->of[T_TENURES]++;
            cell->of[T_CENSORED] += lost == DAY_NONE;
            if (lost == DAY_NONE)
                cell_keep(cell, LIST_STAYED, end - from);
            else
                cell_keep(cell, LIST_LEFT, lost > from ? lost - from : 0);
        }
    return 0;
}

static enum client_state said(const struct entry *e)
{
    int s = CLIENT_ACTIVE;
    while (s < CLIENT_LOST && !entry_says(e, "state", client_states[s]))
        s++;
    return (enum client_state)s;
}

/* Each pause counts in the period in which it begins, what became of it in the
 * one in which it ends. */
int sweep_pauses(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t i = 0; i < r->book->clients.n; i++) {
        const struct client_row *row = r->book->clients.v[i]->statuses;
        for (; row; row = row->before) {
            bool was = row->before && said(row->before->entry) == CLIENT_PAUSED;
            enum client_state is = said(row->entry);
            struct cell *c = run_cell_of(r, row->entry);
            if (!c || was == (is == CLIENT_PAUSED))
                continue;
            c->of[T_PAUSES] += !was;
            c->of[T_PAUSES_OVER] += was;
            c->of[T_PAUSES_BACK] += was && is == CLIENT_ACTIVE;
            c->of[T_PAUSES_LEFT] += was && is == CLIENT_LOST;
        }
    }
    return 0;
}

/* Once in a period, however often a client says so. */
int sweep_outcomes(struct metrics_run *r, struct err *e)
{
    size_t *said_in = mem_new(r->book->clients.n, sizeof *said_in);
    (void)e;
    const uint64_t types = TYPE(REC_TOUCH) | TYPE(REC_STATUS);
    for (size_t i = 0; (i = book_next(r->book, types, i)) < r->book->entries.n;
         i++) {
        const struct entry *one = &r->book->entries.v[i];
        if (!one->client || !entry_says(one, "outcome", "later"))
            continue;
        size_t period = run_period(r, one->day);
        size_t *last = &said_in[one->client->n];
        if (period == NO_PERIOD || *last == period + 1)
            continue;
        *last = period + 1;
        run_cell_of(r, one)->of[T_PAUSES_LATER]++;
    }
    free(said_in);
    return 0;
}
