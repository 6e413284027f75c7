/* Who sent whom: clients that sent others, by what those bring. */
#include <stdlib.h>

#include "base/i18n.h"
#include "metrics/value.h"

static const struct out_column columns[] = {
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"sent_by", N_("SENT BY"), OUT_TEXT, 0},
    {"sent", N_("SENT"), OUT_NUMBER, 0},
    {"below", N_("WITH THEIRS"), OUT_NUMBER, OUT_SPARE(1)},
    {"revenue", N_("REVENUE"), OUT_MONEY, 0},
    {"brought", N_("BROUGHT"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
};

static int by_brought(const void *a, const void *b)
{
    const struct worth *x = *(const struct worth *const *)a;
    const struct worth *y = *(const struct worth *const *)b;
    if (x->currency != y->currency)
        return x->currency < y->currency ? -1 : 1;
    if (x->brought != y->brought)
        return x->brought < y->brought ? 1 : -1;
    return strcmp(x->client->key, y->client->key);
}

int metrics_print_referrals(struct cli *c, const struct worths *w)
{
    const struct worth **rows =
        arena_new(&c->home.arena, (w->rows.n + 1) * sizeof *rows);
    size_t n = 0;
    for (size_t i = 0; i < w->rows.n; i++)
        if (w->rows.v[i].below)
            rows[n++] = &w->rows.v[i];
    if (n)
        qsort(rows, n, sizeof(*rows), by_brought);
    struct out *o = cli_out(c, columns, sizeof columns / sizeof columns[0],
                            _("Nobody has sent us a client."));
    for (size_t i = 0; i < n; i++) {
        const struct currency *in = book_currency(w->book, rows[i]->currency);
        out_word(o, rows[i]->client->key);
        out_word(o, client_attr(w->book, rows[i]->client, "referrer"));
        out_int(o, rows[i]->sent);
        out_int(o, rows[i]->below);
        out_money(o, rows[i]->revenue, in->digits);
        out_money(o, rows[i]->brought, in->digits);
        out_word(o, in->code);
        out_end(o);
    }
    return cli_out_close(c, o);
}
