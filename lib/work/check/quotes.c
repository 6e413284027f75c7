/* Orders of quotes that were lost. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* The record that says what came of it last. */
static const struct entry *result_of(const struct offer *o)
{
    struct str result;
    for (const struct client_row *r = o->rows; r; r = r->before)
        if (attr_raw(str_of(r->entry->attrs), "result", &result) && result.n)
            return r->entry;
    return NULL;
}

static const struct entry *lost_by(struct book *b, const char *quote)
{
    const struct offer *o = book_offer(b, quote);
    const struct entry *e = o ? result_of(o) : NULL;
    return e && entry_says(e, "result", "lost") ? e : NULL;
}

/* A quote may be told lost since its order was cancelled. */
static void find_cancelled(const struct check *c, struct map *cancelled)
{
    for (size_t i = 0; i < c->book.entries.n; i++) {
        const struct entry *e = &c->book.entries.v[i];
        if (e->type == REC_STAGE)
            map_put(cancelled, e->ref, strlen(e->ref), NULL)->value =
                entry_says(e, "stage", order_stages[STAGE_CANCELLED]);
    }
}

/* Told of what was written later. */
static void say(struct check *c, const struct quoted *q, const struct entry *by)
{
    struct place order = {q->by.line, (uint32_t)(c->at[COL_ATTRS] + 1),
                          q->by.id};
    if (q->by.line > by->line)
        check_say(c, CHECK_LOST, order,
                  _("order '%s' is of quote '%s', which was lost in line "
                    "%" PRIu64),
                  q->by.ref, q->quote, by->line);
    else
        check_say(c, CHECK_LOST, check_entry_at(c, by, COL_ATTRS),
                  _("quote '%s' was lost, but order '%s' of line %" PRIu64
                    " is of it (say that it was won, or void or cancel the "
                    "order)"),
                  q->quote, q->by.ref, q->by.line);
}

void check_quotes(struct check *c)
{
    struct map cancelled = {0};
    bool found = false;
    for (size_t i = 0; i < c->quoted.n; i++) {
        const struct quoted *q = &c->quoted.v[i];
        const struct entry *by = lost_by(&c->book, q->quote);
        if (!by || book_voided(&c->book, q->by.id))
            continue;
        if (!found)
            find_cancelled(c, &cancelled);
        found = true;
        const struct map_slot *slot =
            map_find(&cancelled, q->by.ref, strlen(q->by.ref));
        if (!slot || !slot->value)
            say(c, q, by);
    }
    map_release(&cancelled);
}
