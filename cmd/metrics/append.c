/* Figures kept in a file: what is computed again takes the place of what was.
 */
#include "inside.h"
#include "work/metrics/history.h"

static void drop(struct history *h, const struct book *b,
                 const struct figure *f)
{
    char period[PERIOD_SIZE];
    history_drop(h, period_print(f->period, period), f->name, f->group,
                 f->currency == CURRENCY_NONE
                     ? ""
                     : book_currency(b, f->currency)->code);
}

int metrics_append(struct cli *c, const struct book *b,
                   const struct figures *figures, const char *path)
{
    struct history h;
    if (history_read(&c->home.arena, path, &h, &c->err) < 0 ||
        cli_output(c, path) < 0) {
        history_release(&h);
        return -1;
    }
    for (size_t i = 0; i < figures->all.n; i++)
        drop(&h, b, &figures->all.v[i]);
    c->format = OUT_CSV;
    struct out *o = cli_out(c, figure_columns, FIGURE_COLUMNS, NULL);
    for (size_t i = 0; i < h.rows.n; i++) {
        if (h.rows.v[i].gone)
            continue;
        for (size_t k = 0; k < HISTORY_COLUMNS; k++)
            out_text(o, h.rows.v[i].cell[k]);
        out_end(o);
    }
    figures_rows(o, b, figures);
    history_release(&h);
    return cli_out_close(c, o);
}
