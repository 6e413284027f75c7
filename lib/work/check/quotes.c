/* What would be before that which it is about; and orders and invoices of
 * quotes: not of one that was lost, nor before it. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "book/billed.h"
#include "inside.h"
#include "ledger/odd.h"

/* The record that says what came of it last. */
static const struct entry *result_of(const struct offer *o)
{
    struct str result;
    for (const struct client_row *r = o->rows; r; r = r->before)
        if (entry_raw(r->entry, "result", &result) && result.n)
            return r->entry;
    return NULL;
}

struct quotes {
    struct check *check;
    struct map at; /* quote -> place in lost: each is looked at once */
    VEC(const struct entry *) lost; /* by which it is; NULL: it is not */
    struct map cancelled; /* orders -> 1 where the last stage says so */
    bool found;           /* they were looked for */
};

static const struct entry *lost_by(struct quotes *q, const char *quote)
{
    bool fresh;
    struct map_slot *slot = map_put(&q->at, quote, strlen(quote), &fresh);
    if (fresh) {
        const struct offer *o = book_offer(&q->check->book, quote);
        const struct entry *e = o ? result_of(o) : NULL;
        slot->value = (uint32_t)q->lost.n;
        *vec_push(&q->lost) = e && entry_says(e, "result", "lost") ? e : NULL;
    }
    return q->lost.v[slot->value];
}

static void find_cancelled(struct quotes *q)
{
    const struct book *b = &q->check->book;
    for (size_t i = q->found ? b->entries.n : 0;
         (i = book_next(b, TYPE(REC_STAGE), i)) < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        map_put(&q->cancelled, e->ref, strlen(e->ref), NULL)->value =
            entry_says(e, "stage", order_stages[STAGE_CANCELLED]);
    }
    q->found = true;
}

/* A quote may be told lost since its order was cancelled, or its invoice
 * credited. */
static bool is_over(struct quotes *q, const struct given *by)
{
    if (by->type == REC_INVOICE) {
        const struct invoice *i = book_invoice(&q->check->book, by->ref);
        return !i || !billed_counts(i);
    }
    find_cancelled(q);
    const struct map_slot *slot =
        map_find(&q->cancelled, by->ref, strlen(by->ref));
    return slot && slot->value;
}

/* Told of what was written later. */
static void say_lost(struct check *c, const struct quoted *q,
                     const struct entry *by)
{
    const char *name = schema_types[q->by.type].name;
    struct place at = {q->by.line, (uint32_t)(c->at[COL_ATTRS] + 1), q->by.id};
    if (q->by.line > by->line)
        check_say(c, CHECK_LOST, at,
                  _("%s '%s' is of quote '%s', which was lost in line "
                    "%" PRIu64),
                  name, q->by.ref, q->quote, (uint64_t)by->line);
    else
        check_say(c, CHECK_LOST, check_entry_at(c, by, COL_ATTRS),
                  _("quote '%s' was lost, but %s '%s' of line %" PRIu64
                    " is of it (say that it was won, or take that back)"),
                  q->quote, name, q->by.ref, q->by.line);
}

static void check_day(struct check *c, const struct quoted *q)
{
    const struct given *g = check_given(c, TYPE(REC_OFFER), str_of(q->quote));
    char day[DATE_SIZE], of[DATE_SIZE];
    if (!g || !record_early(q->by.type, q->by.day, g->day))
        return;
    check_say(
        c, CHECK_EARLY,
        (struct place){q->by.line, (uint32_t)(c->at[COL_DATE] + 1), q->by.id},
        _("%s of %s, before %s '%s' of %s in line %" PRIu64),
        schema_types[q->by.type].name, day_print(q->by.day, day),
        schema_types[g->type].name, g->ref, day_print(g->day, of), g->line);
}

void check_quotes(struct check *c)
{
    struct quotes all = {.check = c};
    for (size_t i = 0; i < c->quoted.n; i++) {
        const struct quoted *q = &c->quoted.v[i];
        const struct entry *by = lost_by(&all, q->quote);
        if (book_voided(&c->book, q->by.id))
            continue;
        check_day(c, q);
        if (by && !is_over(&all, &q->by))
            say_lost(c, q, by);
    }
    map_release(&all.at);
    vec_release(&all.lost);
    map_release(&all.cancelled);
}

/* Numbers may have been given anew since the row was read. */
void check_early(struct check *c)
{
    for (size_t i = 0; i < c->early.n; i++) {
        const struct early *e = &c->early.v[i];
        const struct given *of = &c->given.v[e->of];
        char day[DATE_SIZE], was[DATE_SIZE];
        if (!record_early(e->by.type, e->by.day, of->day))
            continue;
        check_say(c, CHECK_EARLY,
                  (struct place){e->by.line, e->column, e->by.id},
                  _("%s of %s, before %s '%s' of %s in line %" PRIu64),
                  schema_types[e->by.type].name, day_print(e->by.day, day),
                  schema_types[of->type].name, of->ref, day_print(of->day, was),
                  of->line);
    }
}
