/* Who sent whom, and what those bring. */
#include <stdlib.h>

#include "book/find.h"
#include "inside.h"

/* Who sent each client, by its n, or NULL; and below each how many. */
struct tree {
    struct book *b;
    const struct client **up;
    unsigned *waits; /* of those it sent: how many are not done yet */
    unsigned *sent, *below;
    uint32_t *order; /* each after those whom it sent; circles are not there */
    size_t n;
};

static void plant(struct tree *t, struct book *b)
{
    size_t n = b->clients.n + 1;
    *t = (struct tree){.b = b};
    t->up = mem_new(n, sizeof(*t->up));
    t->waits = mem_new(n, sizeof *t->waits);
    t->sent = mem_new(n, sizeof *t->sent);
    t->below = mem_new(n, sizeof *t->below);
    t->order = mem_new(n, sizeof *t->order);
    for (size_t i = 0; i < b->clients.n; i++) {
        t->up[i] = client_sender(b, b->clients.v[i]);
        if (t->up[i])
            t->sent[t->up[i]->n] = ++t->waits[t->up[i]->n];
    }
    for (size_t i = 0; i < b->clients.n; i++)
        if (!t->sent[i])
            t->order[t->n++] = (uint32_t)i;
    for (size_t i = 0; i < t->n; i++) {
        const struct client *up = t->up[t->order[i]];
        if (up)
            t->below[up->n] += 1 + t->below[t->order[i]];
        if (up && --t->waits[up->n] == 0)
            t->order[t->n++] = up->n;
    }
}

static void fell(struct tree *t)
{
    free(t->up);
    free(t->waits);
    free(t->sent);
    free(t->below);
    free(t->order);
}

/* What is in a circle is below all others of it. */
static int go_round(const struct tree *t, size_t from, const int64_t *own,
                    int64_t *brought, unsigned *below, struct err *e)
{
    int64_t sum = 0;
    unsigned all = 0;
    size_t at = from;
    do {
        if (money_add(&sum, own[at], e) < 0 ||
            money_add(&sum, brought[at], e) < 0)
            return -1;
        all += 1 + t->below[at];
        at = t->up[at]->n;
    } while (at != from);
    do {
        brought[at] = sum;
        if (money_add(&brought[at], -own[at], e) < 0)
            return -1;
        below[at] = all - 1;
        at = t->up[at]->n;
    } while (at != from);
    return 0;
}

/* From the leaves up, in one currency; `brought` and `below` are by client. */
static int climb(const struct tree *t, const int64_t *own, int64_t *brought,
                 unsigned *below, struct err *e)
{
    size_t n = t->b->clients.n;
    bool *done = mem_new(n + 1, sizeof *done);
    int rc = 0;
    memcpy(below, t->below, n * sizeof *below);
    for (size_t i = 0; i < t->n && rc == 0; i++) {
        size_t at = t->order[i];
        const struct client *up = t->up[at];
        done[at] = true;
        if (up && (money_add(&brought[up->n], own[at], e) < 0 ||
                   money_add(&brought[up->n], brought[at], e) < 0))
            rc = -1;
    }
    for (size_t i = 0; i < n && rc == 0; i++) {
        if (done[i])
            continue;
        rc = go_round(t, i, own, brought, below, e);
        for (size_t at = i; !done[at]; at = t->up[at]->n)
            done[at] = true;
    }
    free(done);
    return rc;
}

static int climb_in(struct worths *w, const struct tree *t, uint8_t currency,
                    unsigned *below, struct err *e)
{
    size_t n = w->book->clients.n;
    int64_t *own = mem_new(2 * n + 1, sizeof *own), *brought = own + n;
    for (size_t i = 0; i < w->rows.n; i++)
        if (w->rows.v[i].currency == currency)
            own[w->rows.v[i].client->n] = w->rows.v[i].revenue;
    int rc = climb(t, own, brought, below, e);
    for (size_t i = 0; i < n && rc == 0; i++)
        if (brought[i])
            worth_row(w, w->book->clients.v[i], currency)->brought = brought[i];
    free(own);
    return rc;
}

/* Who sent somebody has a row, whatever the currency. */
static void give_rows(struct worths *w, const unsigned *below)
{
    bool *has = mem_new(w->book->clients.n + 1, sizeof *has);
    for (size_t i = 0; i < w->rows.n; i++)
        has[w->rows.v[i].client->n] = true;
    for (size_t i = 0; i < w->book->clients.n; i++) {
        const struct client *c = w->book->clients.v[i];
        if (below[i] && !has[i])
            worth_row(w, c,
                      c->currency == CURRENCY_NONE ? w->book->currency
                                                   : c->currency);
    }
    free(has);
}

int worth_referrals(struct worths *w, struct err *e)
{
    struct tree t;
    int rc = 0;
    plant(&t, w->book);
    unsigned *below = mem_new(w->book->clients.n + 1, sizeof *below);
    for (size_t i = 0; i < w->book->currencies.n && rc == 0; i++)
        rc = climb_in(w, &t, (uint8_t)i, below, e);
    give_rows(w, below);
    for (size_t i = 0; i < w->rows.n; i++) {
        w->rows.v[i].sent = t.sent[w->rows.v[i].client->n];
        w->rows.v[i].below = below[w->rows.v[i].client->n];
    }
    free(below);
    fell(&t);
    return rc;
}
