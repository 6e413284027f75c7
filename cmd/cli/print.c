/* Rows on standard output, in the chosen format. */
#include "cli/cli.h"

struct out *cli_out(struct cli *c, const struct out_column *columns, size_t n,
                    const char *empty)
{
    struct out_options options = {.stream = stdout,
                                  .format = c->format,
                                  .color = c->color,
                                  .width = c->width,
                                  .empty = c->quiet ? NULL : empty};
    return out_open(&options, columns, n);
}

int cli_out_close(struct cli *c, struct out *o)
{
    return out_close(o, &c->err);
}

void cli_rows_begin(struct cli *c, struct cli_rows *r)
{
    for (int i = 0; i < COLUMNS; i++)
        r->columns[i] = (struct out_column){.name = column_names[i],
                                            .title = column_names[i]};
    r->columns[COL_AMOUNT].kind = OUT_NUMBER;
    r->out = cli_out(c, r->columns, COLUMNS, NULL);
}

void cli_rows_put(struct cli_rows *r, const struct record *row)
{
    for (int i = 0; i < COLUMNS; i++)
        out_text(r->out, row->col[i]);
    out_end(r->out);
}

int cli_rows_end(struct cli *c, struct cli_rows *r)
{
    return cli_out_close(c, r->out);
}

int cli_records_print(struct cli *c, const struct record *rows, size_t n)
{
    struct cli_rows r;
    cli_rows_begin(c, &r);
    for (size_t i = 0; i < n; i++)
        cli_rows_put(&r, &rows[i]);
    return cli_rows_end(c, &r);
}

int cli_enter_print(struct cli *c, const struct enter *en)
{
    size_t n = enter_count(en);
    return cli_records_print(c, n ? enter_row(en, 0) : NULL, n);
}
