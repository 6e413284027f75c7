/* Figures kept in a file: what is computed again takes the place of what was.
 */
#include "inside.h"
#include "work/metrics/history.h"

static void drop_all(struct history *h, const struct figures *figures)
{
    char period[PERIOD_SIZE];
    for (size_t i = 0; i < figures->all.n; i++) {
        const struct figure *f = &figures->all.v[i];
        history_drop(h, period_print(f->period, period), f->name, *f->group);
    }
}

int metrics_append(struct cli *c, const struct book *b,
                   const struct figures *figures, const char *path)
{
    struct history h = {0};
    if (cli_output(c, "--append", path) < 0 ||
        history_lock(&h, path, c->home.wait_ms, &c->err) < 0 ||
        history_read(&c->home.arena, path, &h, &c->err) < 0) {
        history_release(&h);
        return -1;
    }
    drop_all(&h, figures);
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
    /* the new file takes the place of the old while that is locked */
    int rc = cli_out_close(c, o);
    if (rc == 0)
        rc = cli_output_end(c, true);
    history_release(&h);
    return rc;
}
