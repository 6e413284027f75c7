#include "work/time/holidays.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/ical/ical.h"

enum { FILE_MOST = 4 << 20 };

/* `name` is of the arena. */
static void add(struct holidays *h, struct holiday new)
{
    new.place = h->all.n;
    *vec_push(&h->all) = new;
}

/* --- holidays.csv --- */

enum { DATE, NAME, WORKING, COLUMNS_KNOWN };
static const char *const columns[] = {"date", "name", "working"};

struct sheet {
    struct holidays *to;
    size_t at[COLUMNS_KNOWN]; /* the column's place and one; 0: not there */
    size_t width;             /* 0: the header is yet to come */
};

static int read_header(struct sheet *s, const struct str *cells, size_t n,
                       struct err *e)
{
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < COLUMNS_KNOWN; k++) {
            if (!str_is(cells[i], columns[k]))
                continue;
            if (s->at[k])
                return err_set(e, ERR_DATA, _("the column %s is there twice"),
                               columns[k]);
            s->at[k] = i + 1;
        }
    s->width = n;
    if (s->at[DATE] && s->at[NAME])
        return 0;
    return err_set(e, ERR_DATA,
                   _("there is no column '%s' (the first line is: date,name, "
                     "or: date,name,working)"),
                   columns[s->at[DATE] ? NAME : DATE]);
}

static int read_working(struct str cell, struct holiday *h, struct err *e)
{
    if (!cell.n || str_is(cell, "no"))
        return 0;
    h->working = true;
    if (str_is(cell, "yes"))
        return 0;
    if (cell.p[0] >= '0' && cell.p[0] <= '9')
        return hours_parse(cell, &h->hours, e);
    return err_set(e, ERR_DATA,
                   _("'%.*s' is not yes, no or hours such as 10:00-18:00"),
                   STR_ARG(cell));
}

static int read_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                    struct err *e)
{
    struct sheet *s = arg;
    struct str cell[COLUMNS_KNOWN];
    struct holiday h = {.name = ""};
    (void)line;
    if (!s->width)
        return read_header(s, cells, n, e);
    if (n != s->width)
        return err_set(e, ERR_DATA,
                       _("the row has %zu cells, the header %zu (put cells "
                         "with a comma in quotes)"),
                       n, s->width);
    for (int k = 0; k < COLUMNS_KNOWN; k++)
        cell[k] = s->at[k] ? cells[s->at[k] - 1] : STR("");
    if (!day_parse(cell[DATE], &h.day)) {
        err_set(e, ERR_DATA, _("'%.*s' is no date (write YYYY-MM-DD)"),
                STR_ARG(cell[DATE]));
        return err_at(e, columns[DATE], 0);
    }
    if (read_working(cell[WORKING], &h, e) < 0)
        return err_at(e, columns[WORKING], 0);
    h.name = arena_dup(&s->to->arena, cell[NAME].p, cell[NAME].n);
    add(s->to, h);
    return 0;
}

static int read_csv(struct holidays *h, struct str file, const char *path,
                    struct err *e)
{
    struct sheet s = {.to = h};
    struct csv_reader *r = csv_reader_new(read_row, &s);
    int rc = csv_feed(r, file.p, file.n, e);
    if (rc == 0)
        rc = csv_end(r, e);
    if (rc < 0)
        err_at(e, path, csv_line(r));
    csv_reader_free(r);
    return rc;
}

/* --- a calendar --- */

/* An event of many days has one name, which is kept once. */
struct naming {
    struct holidays *to;
    const char *read, *kept;
};

static void add_day(void *arg, int32_t day, const char *name)
{
    struct naming *n = arg;
    if (!n->kept || (name != n->read && strcmp(name, n->kept) != 0))
        n->kept = arena_dup(&n->to->arena, name, strlen(name));
    n->read = name;
    add(n->to, (struct holiday){.day = day, .name = n->kept});
}

/* --- all of them --- */

static int by_day(const void *a, const void *b)
{
    const struct holiday *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

static int by_day_and_place(const void *a, const void *b)
{
    const struct holiday *x = a, *y = b;
    int order = by_day(a, b);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* In order, each day once: what came last holds. */
static void settle(struct holidays *h)
{
    size_t n = 0;
    if (!h->all.n)
        return;
    qsort(h->all.v, h->all.n, sizeof *h->all.v, by_day_and_place);
    for (size_t i = 1; i < h->all.n; i++) {
        n += h->all.v[i].day != h->all.v[n].day;
        h->all.v[n] = h->all.v[i];
        h->all.v[n].place = n;
    }
    h->all.n = n + 1;
}

static bool is_calendar(const char *path)
{
    size_t n = strlen(path);
    return n > 4 && strcmp(path + n - 4, ".ics") == 0;
}

int holidays_read(struct holidays *h, const char *path, bool must, int32_t from,
                  int32_t to, struct err *e)
{
    struct buf file = {0};
    size_t before = h->all.n;
    struct naming names = {.to = h};
    struct ical_wish wish = {from, to, add_day, &names};
    int rc = file_read(path, must ? FILE_MUST : 0, FILE_MOST, &file, e);
    if (rc == 0)
        rc = is_calendar(path) ? ical_days(buf_view(&file), path, &wish, e)
                               : read_csv(h, buf_view(&file), path, e);
    if (rc < 0)
        h->all.n = before;
    settle(h);
    buf_release(&file);
    return rc < 0 ? -1 : 0;
}

const struct holiday *holidays_find(const struct holidays *h, int32_t day)
{
    struct holiday key = {.day = day};
    if (!h->all.n)
        return NULL;
    return bsearch(&key, h->all.v, h->all.n, sizeof key, by_day);
}

void holidays_release(struct holidays *h)
{
    vec_release(&h->all);
    arena_release(&h->arena);
}
