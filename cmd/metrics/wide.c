/* A row a group, a column a figure: what a spreadsheet sorts. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* The figures of a row are those that have its period, group and currency;
 * those without a currency stand in the first row of their group. */
struct wide {
    const struct book *book;
    struct out_column *columns;
    const char **names; /* of the figures, in their order */
    size_t n;
};

enum { FIXED = 3 };

static void columns_of(struct cli *c, const struct figures *figures,
                       struct wide *w)
{
    static const struct out_column fixed[FIXED] = {
        {"period", N_("PERIOD"), OUT_KEY, 0},
        {"group", N_("GROUP"), OUT_TEXT, 0},
        {"currency", "", OUT_KEY, 0}};
    size_t most = metrics_count();
    w->columns = arena_new(&c->home.arena, (FIXED + most) * sizeof *w->columns);
    w->names = arena_new(&c->home.arena, most * sizeof *w->names);
    memcpy(w->columns, fixed, sizeof fixed);
    for (size_t k = 0; k < most; k++) {
        const struct metrics_about *about = metrics_about(k);
        size_t i = 0;
        while (i < figures->all.n && figures->all.v[i].name != about->name)
            i++;
        if (i == figures->all.n)
            continue;
        w->columns[FIXED + w->n] =
            (struct out_column){about->name, about->name, OUT_NUMBER, 0};
        w->names[w->n++] = about->name;
    }
}

static bool same_row(const struct figure *a, const struct figure *b)
{
    return a->period.from == b->period.from && a->period.to == b->period.to &&
           strcmp(a->group, b->group) == 0;
}

/* One row, of v[0..n), all of a group. */
static void put_row(struct out *o, const struct wide *w, const struct figure *v,
                    size_t n, uint8_t currency, bool first)
{
    const struct book *b = w->book;
    char period[PERIOD_SIZE];
    out_word(o, period_print(v->period, period));
    out_word(o, v->group);
    out_word(o,
             currency == CURRENCY_NONE ? "" : book_currency(b, currency)->code);
    size_t at = 0;
    for (size_t k = 0; k < w->n; k++) {
        const struct figure *found = NULL;
        for (size_t i = at; i < n && v[i].name == w->names[k]; at = ++i)
            if (v[i].currency == currency ||
                (first && v[i].currency == CURRENCY_NONE))
                found = &v[i];
        if (found)
            figure_value(o, b, found);
        else
            out_none(o);
    }
    out_end(o);
}

/* The rows of a group: one for each currency that it has. */
static void put_group(struct out *o, const struct wide *w,
                      const struct figure *v, size_t n)
{
    bool seen[CURRENCIES_MAX + 1] = {0}, any = false;
    for (size_t i = 0; i < n; i++) {
        uint8_t in = v[i].currency;
        if (in == CURRENCY_NONE || seen[in])
            continue;
        put_row(o, w, v, n, in, !any);
        seen[in] = any = true;
    }
    if (!any)
        put_row(o, w, v, n, CURRENCY_NONE, true);
}

int metrics_print_wide(struct cli *c, const struct book *b,
                       const struct figures *figures)
{
    struct wide w = {.book = b};
    const struct figure *v = figures->all.v;
    columns_of(c, figures, &w);
    struct out *o = cli_out(c, w.columns, FIXED + w.n, _("No figures."));
    for (size_t i = 0, n; i < figures->all.n; i += n) {
        for (n = 1; i + n < figures->all.n && same_row(&v[i], &v[i + n]);)
            n++;
        put_group(o, &w, v + i, n);
    }
    return cli_out_close(c, o);
}
