/* The lines of a quote, and which orders they became. */
#include <inttypes.h>
#include <stdlib.h>

#include "inside.h"

/* Lines by what they say, where `exact` with what they come to. */
struct texts {
    struct map at;
    VEC(struct texts_line) all; /* the first of each, then the next */
};
struct texts_line {
    struct invoice_line *line;
    size_t next; /* its place, from 1; 0: none */
};

static void put_line(struct texts *t, struct invoice_line *line, bool exact,
                     int64_t amount)
{
    bool fresh;
    struct buf key = {0};
    if (exact)
        buf_fmt(&key, "%" PRId64, amount);
    buf_ch(&key, '\n');
    buf_puts(&key, line->text);
    struct map_slot *slot = map_put(&t->at, key.p, key.n, &fresh);
    buf_release(&key);
    *vec_push(&t->all) =
        (struct texts_line){line, fresh ? 0 : (size_t)slot->value};
    slot->value = (uint32_t)t->all.n;
}

/* From the last on, so that the first stands in front. */
static void put_lines(struct texts *t, struct invoice_lines *lines, bool exact)
{
    for (size_t i = lines->all.n; i-- > 0;) {
        struct invoice_line *line = &lines->all.v[i];
        put_line(t, line, exact, line->amount);
        if (exact && line->allowance)
            put_line(t, line, exact, line->amount - line->allowance);
    }
}

/* The first line without an order that is the order's, or NULL. */
static struct invoice_line *take_line(struct texts *t, const struct entry *o,
                                      bool exact)
{
    struct buf key = {0};
    if (exact)
        buf_fmt(&key, "%" PRId64, o->amount);
    buf_ch(&key, '\n');
    buf_puts(&key, o->text);
    struct map_slot *slot = map_find(&t->at, key.p, key.n);
    buf_release(&key);
    while (slot && slot->value) {
        const struct texts_line *first = &t->all.v[slot->value - 1];
        slot->value = (uint32_t)first->next;
        if (!*first->line->order)
            return first->line;
    }
    return NULL;
}

/* Texts may be alike; then the amounts tell. */
static void give_lines(const struct records *of, bool *given, bool exact,
                       struct invoice_lines *lines)
{
    struct texts t = {0};
    put_lines(&t, lines, exact);
    for (size_t i = 0; i < of->n; i++) {
        struct invoice_line *line =
            given[i] ? NULL : take_line(&t, of->v[i], exact);
        if (!line)
            continue;
        line->order = of->v[i]->ref;
        given[i] = true;
    }
    map_release(&t.at);
    vec_release(&t.all);
}

void bill_quote_orders(struct book *b, const char *quote,
                       struct invoice_lines *lines)
{
    struct records of = book_records(b, REC_ORDER, "quote", quote, false);
    for (size_t i = 0; of.n == 1 && i < lines->all.n; i++)
        lines->all.v[i].order = of.v[0]->ref;
    if (of.n < 2)
        return;
    bool *given = mem_new(of.n, sizeof *given);
    give_lines(&of, given, true, lines);
    give_lines(&of, given, false, lines);
    free(given);
}

/* Whose the line is: the order's that it names, or else the document's. */
static const char *order_of(const struct invoice_line *line, const char *head)
{
    return *line->order ? line->order : head;
}

static int read_quote(struct book *b, const struct offer *offer,
                      struct quote *q, struct err *e)
{
    const char *head = entry_attr(b, offer->first, "order");
    if (document_load(b, offer->first, &q->document, e) < 0)
        return -1;
    bill_quote_orders(b, offer->ref, &q->document.lines);
    for (size_t i = 0; i < q->document.lines.all.n; i++) {
        const char *order = order_of(&q->document.lines.all.v[i], head);
        bool fresh;
        struct map_slot *slot = map_put(&q->at, order, strlen(order), &fresh);
        *vec_push(&q->next) = 0;
        *vec_push(&q->last) = i;
        if (fresh) {
            slot->value = (uint32_t)i + 1;
            continue;
        }
        size_t first = slot->value - 1;
        q->next.v[q->last.v[first]] = i + 1;
        q->last.v[first] = i;
    }
    return 0;
}

/* Read once, whatever comes of it. */
static int find_quote(const struct bill *bill, const struct offer *offer,
                      const struct quote **out, struct err *e)
{
    struct bill_quotes *all = bill->agreed;
    bool fresh;
    struct map_slot *slot =
        map_put(&all->at, offer->ref, strlen(offer->ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)all->all.n;
        if (read_quote(bill->book, offer, vec_push(&all->all), e) < 0)
            return -1;
    }
    *out = &all->all.v[slot->value];
    return 0;
}

int bill_load_agreed(struct asked *a, struct err *e)
{
    const struct quote *q;
    if (find_quote(a->bill, a->quote, &q, e) < 0)
        return -1;
    const struct map_slot *slot =
        map_find(&q->at, a->order->ref, strlen(a->order->ref));
    a->agreed = q->document;
    a->agreed_n = q->document.lines.all.n;
    a->agreed.lines = (struct invoice_lines){0};
    for (size_t i = slot ? slot->value : 0; i; i = q->next.v[i - 1])
        *vec_push(&a->agreed.lines.all) = q->document.lines.all.v[i - 1];
    return 0;
}
