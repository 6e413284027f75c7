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

int cli_records_print(struct cli *c, const struct record *rows, size_t n)
{
    struct out_column columns[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        columns[i] = (struct out_column){.name = column_names[i],
                                         .title = column_names[i]};
    columns[COL_AMOUNT].kind = OUT_NUMBER;
    struct out *o = cli_out(c, columns, COLUMNS, NULL);
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < COLUMNS; k++)
            out_text(o, rows[i].col[k]);
        out_end(o);
    }
    return cli_out_close(c, o);
}

int cli_enter_print(struct cli *c, const struct enter *en)
{
    size_t n = enter_count(en);
    return cli_records_print(c, n ? enter_row(en, 0) : NULL, n);
}
