#include "work/metrics/history.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/file.h"
#include "base/i18n.h"

enum { FILE_MOST = 1 << 28 };

const char *const history_columns[HISTORY_COLUMNS] = {
    "period", "figure", "group", "value", "unit", "currency",
    "num",    "den",    "low",   "high",  "note",
};

struct reading {
    struct arena *arena;
    struct history *out;
    struct buf key;
    bool titled;
};

static void make_key(struct buf *key, const char *period, const char *figure,
                     const char *group, const char *currency)
{
    buf_clear(key);
    buf_fmt(key, "%s\n%s\n%s\n%s", period, figure, group, currency);
}

static int check_titles(const struct str *cells, size_t n, struct err *e)
{
    bool same = n == HISTORY_COLUMNS;
    for (size_t i = 0; same && i < n; i++)
        same = str_is(cells[i], history_columns[i]);
    return same ? 0
                : err_set(e, ERR_DATA,
                          _("these are no figures: the first line is not that "
                            "of acct-metrics -O csv (name another file)"));
}

static int on_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                  struct err *e)
{
    struct reading *r = arg;
    (void)line;
    if (!r->titled) {
        r->titled = true;
        return check_titles(cells, n, e);
    }
    if (n != HISTORY_COLUMNS)
        return err_set(e, ERR_DATA, _("%zu cells in place of %d"), n,
                       HISTORY_COLUMNS);
    struct history_row *row = vec_push(&r->out->rows);
    for (size_t i = 0; i < n; i++)
        row->cell[i] = str_of(arena_dup(r->arena, cells[i].p, cells[i].n));
    make_key(&r->key, row->cell[0].p, row->cell[1].p, row->cell[2].p,
             row->cell[5].p);
    bool fresh;
    struct map_slot *slot = map_put(&r->out->at, r->key.p, r->key.n, &fresh);
    if (!fresh)
        r->out->rows.v[slot->value].gone = true;
    slot->value = (uint32_t)(r->out->rows.n - 1);
    return 0;
}

int history_read(struct arena *a, const char *path, struct history *out,
                 struct err *e)
{
    struct reading r = {.arena = a, .out = out};
    struct buf text = {0};
    *out = (struct history){0};
    int rc = file_read(path, false, FILE_MOST, &text, e);
    if (rc != 0) {
        buf_release(&text);
        return rc < 0 ? -1 : 0;
    }
    struct csv_reader *csv = csv_reader_new(on_row, &r);
    rc = csv_feed(csv, text.p, text.n, e);
    if (rc == 0)
        rc = csv_end(csv, e);
    if (rc < 0)
        err_at(e, path, csv_line(csv));
    csv_reader_free(csv);
    buf_release(&text);
    buf_release(&r.key);
    return rc;
}

void history_drop(struct history *h, const char *period, const char *figure,
                  const char *group, const char *currency)
{
    struct buf key = {0};
    make_key(&key, period, figure, group, currency);
    const struct map_slot *slot = map_find(&h->at, key.p, key.n);
    if (slot)
        h->rows.v[slot->value].gone = true;
    buf_release(&key);
}

void history_release(struct history *h)
{
    vec_release(&h->rows);
    map_release(&h->at);
}
