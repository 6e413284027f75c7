#include "work/interest/rates.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/file.h"
#include "base/i18n.h"

enum cell { CELL_NAME, CELL_FROM, CELL_RATE, CELLS };
static const char *const names[CELLS] = {"name", "from", "rate"};

struct reading {
    struct rates *rates;
    size_t at[CELLS]; /* places of the columns */
    size_t width;     /* 0: the header is yet to come */
};

static int read_header(struct reading *r, const struct str *cells, size_t n,
                       struct err *e)
{
    for (int k = 0; k < CELLS; k++) {
        size_t i = 0;
        while (i < n && !str_is(cells[i], names[k]))
            i++;
        if (i == n)
            return err_set(e, ERR_DATA,
                           _("no column '%s' (the first line is "
                             "name,from,rate)"),
                           names[k]);
        r->at[k] = i;
    }
    r->width = n;
    return 0;
}

static int read_rate(struct str cell, struct decimal *out, struct err *e)
{
    if (decimal_parse(cell, out, e) < 0)
        return -1;
    if (out->n < 0)
        return err_set(e, ERR_DATA, _("'%.*s' is below zero"), STR_ARG(cell));
    return 0;
}

static int read_cells(struct reading *r, const struct str *cells, size_t n,
                      struct rate *out, struct err *e)
{
    struct str cell[CELLS];
    if (n != r->width)
        return err_set(e, ERR_DATA,
                       _("the row has %zu cells, the header %zu (a decimal has "
                         "a point, and a cell with a comma quotes)"),
                       n, r->width);
    for (int k = 0; k < CELLS; k++)
        cell[k] = cells[r->at[k]];
    out->name =
        arena_dup(&r->rates->arena, cell[CELL_NAME].p, cell[CELL_NAME].n);
    if (!day_parse(cell[CELL_FROM], &out->from))
        return err_set(e, ERR_DATA,
                       _("from: '%.*s' is no date (write such as 2026-07-01)"),
                       STR_ARG(cell[CELL_FROM]));
    if (read_rate(cell[CELL_RATE], &out->rate, e) < 0)
        return err_at(e, names[CELL_RATE], 0);
    return 0;
}

static int read_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                    struct err *e)
{
    struct reading *r = arg;
    struct rate rate = {.line = line};
    int rc;
    if (r->width && str_starts(cells[0], "#"))
        return 0;
    rc = r->width ? read_cells(r, cells, n, &rate, e)
                  : read_header(r, cells, n, e);
    if (rc < 0)
        return err_at(e, r->rates->path, line);
    if (rate.name)
        *vec_push(&r->rates->all) = rate;
    return 0;
}

static int by_name(const void *a, const void *b)
{
    const struct rate *x = a, *y = b;
    int names_differ = strcmp(x->name, y->name);
    if (names_differ)
        return names_differ;
    return x->from < y->from ? -1 : x->from > y->from;
}

/* Of two rates from one day none is the right one. */
static int check_days(const struct rates *r, struct err *e)
{
    char day[DATE_SIZE];
    for (size_t i = 1; i < r->all.n; i++) {
        const struct rate *a = &r->all.v[i - 1], *b = &r->all.v[i];
        if (by_name(a, b) != 0)
            continue;
        err_set(e, ERR_DATA, _("there is another '%s' from %s (take one out)"),
                b->name, day_print(b->from, day));
        return err_at(e, r->path, a->line > b->line ? a->line : b->line);
    }
    return 0;
}

static int read_text(struct rates *out, struct str text, struct err *e)
{
    struct reading r = {.rates = out};
    struct csv_reader *csv = csv_reader_new(read_row, &r);
    int rc = csv_feed(csv, text.p, text.n, e);
    if (rc == 0)
        rc = csv_end(csv, e);
    csv_reader_free(csv);
    return rc;
}

int rates_load(struct rates *out, const char *path, bool given, struct err *e)
{
    enum { MOST = 4 << 20 };
    struct buf file = {0};
    *out = (struct rates){0};
    out->path = arena_dup(&out->arena, path, strlen(path));
    int rc = file_read(path, given ? FILE_ANY_KIND : 0, MOST, &file, e);
    if (rc > 0)
        rc = err_set(e, ERR_ABSENT,
                     _("there is no %s (it has the columns name,from,rate, "
                       "such as ru-key,2025-10-27,16.5)"),
                     path);
    else if (rc == 0)
        rc = read_text(out, buf_view(&file), e);
    buf_release(&file);
    if (out->all.n)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, by_name);
    return rc < 0 ? -1 : check_days(out, e);
}

void rates_release(struct rates *r)
{
    vec_release(&r->all);
    arena_release(&r->arena);
}

int rates_on(const struct rates *r, const char *name, int32_t day,
             const struct rate **out, struct err *e)
{
    const struct rate *found = NULL;
    char text[DATE_SIZE];
    for (size_t i = 0; i < r->all.n; i++)
        if (strcmp(r->all.v[i].name, name) == 0 && r->all.v[i].from <= day)
            found = &r->all.v[i];
    if (!found)
        return err_set(e, ERR_DATA,
                       _("%s: no rate '%s' for %s (add a row: %s,FROM,RATE)"),
                       r->path, name, day_print(day, text), name);
    *out = found;
    return 0;
}

int32_t rates_next(const struct rates *r, const char *name, int32_t day)
{
    for (size_t i = 0; i < r->all.n; i++)
        if (strcmp(r->all.v[i].name, name) == 0 && r->all.v[i].from > day)
            return r->all.v[i].from;
    return DAY_MAX;
}
