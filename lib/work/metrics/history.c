#include "work/metrics/history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csv/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "ledger/store/lock.h"

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
                     bool grouped)
{
    buf_clear(key);
    buf_fmt(key, "%s\n%s\n%d", period, figure, grouped);
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
    make_key(&r->key, row->cell[0].p, row->cell[1].p, row->cell[2].n > 0);
    struct map_slot *slot = map_put(&r->out->places, r->key.p, r->key.n, NULL);
    *vec_push(&r->out->before) = slot->value;
    slot->value = (uint32_t)r->out->rows.n;
    return 0;
}

static bool same_file(int fd, const char *path)
{
    struct stat held, st;
    return fstat(fd, &held) == 0 && stat(path, &st) == 0 &&
           held.st_dev == st.st_dev && held.st_ino == st.st_ino;
}

int history_lock(struct history *h, const char *path, int wait_ms,
                 struct err *e)
{
    for (;;) {
        struct stat st;
        h->fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
        h->made = NULL;
        if (h->fd < 0 && errno == ENOENT) {
            h->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
            h->made = path;
        }
        if (h->fd < 0)
            return err_errno(e, errno, "%s", path);
        h->locked = true;
        if (fstat(h->fd, &st) == 0 && !S_ISREG(st.st_mode))
            return err_set(e, ERR_IO, _("%s is not a regular file"), path);
        int rc = file_lock(h->fd, F_WRLCK, wait_ms);
        if (rc == EAGAIN)
            return file_busy(path, wait_ms, e);
        if (rc != 0)
            return err_errno(e, rc, _("%s: cannot lock"), path);
        if (same_file(h->fd, path))
            return 0;
        /* another has replaced it while we waited */
        close(h->fd);
        h->locked = false;
    }
}

int history_read(struct arena *a, const char *path, struct history *h,
                 struct err *e)
{
    struct reading r = {.arena = a, .out = h};
    struct buf text = {0};
    int rc = file_read(path, 0, FILE_MOST, &text, e);
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
                  bool grouped)
{
    struct buf key = {0};
    make_key(&key, period, figure, grouped);
    struct map_slot *slot = map_find(&h->places, key.p, key.n);
    for (size_t at = slot ? slot->value : 0; at; at = h->before.v[at - 1])
        h->rows.v[at - 1].gone = true;
    if (slot)
        slot->value = 0;
    buf_release(&key);
}

void history_release(struct history *h)
{
    struct stat st;
    /* A file that we made and nothing has taken the place of is none. */
    if (h->locked && h->made && same_file(h->fd, h->made) &&
        fstat(h->fd, &st) == 0 && st.st_size == 0)
        unlink(h->made);
    if (h->locked)
        close(h->fd);
    vec_release(&h->rows);
    vec_release(&h->before);
    map_release(&h->places);
}
