/* What was entered last, together. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "ledger/ulid.h"
#include "work/enter/mend.h"

/* --- Undo ------------------------------------------------------------------
 */

/* What a void record says that undo wrote: the next one goes further back. */
static const char undone[] = "undo";

static bool is_undo(const struct entry *e)
{
    return e->type == REC_VOID && strcmp(e->text, undone) == 0;
}

static const struct entry *later_of(const struct entry *a,
                                    const struct entry *b)
{
    return !a || b->line > a->line ? b : a;
}

static int by_line(const void *a, const void *b)
{
    const struct entry *const *x = a, *const *y = b;
    return ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

/* The records that are not void, those that change others too. */
static void each(const struct book *b,
                 void (*take)(void *arg, const struct entry *e), void *arg)
{
    for (size_t i = 0; i < b->entries.n; i++)
        take(arg, &b->entries.v[i]);
    for (size_t i = 0; i < b->changes.n; i++)
        if (!is_undo(&b->changes.v[i]) && !book_voided(b, b->changes.v[i].id))
            take(arg, &b->changes.v[i]);
}

static void take_last(void *arg, const struct entry *e)
{
    const struct entry **last = arg;
    *last = later_of(*last, e);
}

struct together {
    uint64_t ms;
    struct mend_undone *out;
    const struct entry *odd; /* stands among them, with an id of its own */
};

static bool is_same(const struct together *t, const struct entry *e)
{
    uint64_t ms;
    return ulid_time(e->id, &ms) && ms == t->ms;
}

/* Of one millisecond there may be entries of several writers: those of one are
 * numbered one after another. */
static void keep_last_run(struct mend_undone *out)
{
    size_t from = out->all.n - 1;
    while (from > 0 &&
           ulid_together(out->all.v[from - 1]->id, out->all.v[from]->id))
        from--;
    memmove(out->all.v, out->all.v + from,
            (out->all.n - from) * sizeof *out->all.v);
    out->all.n -= from;
}

static void take_same(void *arg, const struct entry *e)
{
    struct together *t = arg;
    if (is_same(t, e))
        *vec_push(&t->out->all) = e;
}

static void take_odd(void *arg, const struct entry *e)
{
    struct together *t = arg;
    if (e->line > t->out->all.v[0]->line &&
        e->line < t->out->all.v[t->out->all.n - 1]->line && !is_same(t, e))
        t->odd = e;
}

static int check_age(const struct home *home, const struct entry *last,
                     uint64_t ms, uint64_t now_ms, struct err *e)
{
    enum { DAY_MS = 24 * 60 * 60 * 1000 };
    char text[DATE_SIZE];
    struct when when = {.timed = true, .at = (int64_t)(ms / 1000)};
    if (ms + DAY_MS >= now_ms)
        return 0;
    return err_set(e, ERR_DATA,
                   _("the last entry, %s %s, was made at %s, more than a day "
                     "ago (void it by its key or id: acct-add void - -r %s)"),
                   schema_types[last->type].name, last->id,
                   when_print(&when, &home->zone, text), last->id);
}

int mend_undo(struct home *home, struct enter *en, const struct record *r,
              uint64_t now_ms, struct mend_undone *out, struct err *e)
{
    struct book *b = enter_book(en);
    const struct entry *last = NULL;
    struct together t = {.out = out};
    struct record given = *r;
    *out = (struct mend_undone){.book = b};
    each(b, take_last, &last);
    if (!last)
        return err_set(e, ERR_ABSENT, _("there is nothing to undo"));
    if (!ulid_time(last->id, &t.ms)) {
        err_set(e, ERR_DATA,
                _("the last row was not entered by a program, so that it is "
                  "not known what goes with it (void it by its key or id)"));
        return err_at(e, b->source, last->line);
    }
    if (check_age(home, last, t.ms, now_ms, e) < 0)
        return -1;
    each(b, take_same, &t);
    qsort(out->all.v, out->all.n, sizeof *out->all.v, by_line);
    keep_last_run(out);
    each(b, take_odd, &t);
    if (t.odd) {
        err_set(e, ERR_DATA,
                _("the row stands among those entered last, but has an id of "
                  "its own, so that it is not known what goes together (void "
                  "them by their keys or ids)"));
        return err_at(e, b->source, t.odd->line);
    }
    given.col[COL_TEXT] = str_of(undone);
    /* It never was: on no day. */
    for (size_t i = 0; i < out->all.n; i++) {
        char *day = arena_new(&home->arena, DATE_SIZE);
        given.col[COL_DATE] = str_of(day_print(out->all.v[i]->day, day));
        if (mend_void_one(en, &given, out->all.v[i], e) < 0)
            return -1;
    }
    return 0;
}
