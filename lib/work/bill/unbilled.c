#include "work/bill/unbilled.h"

#include <stdlib.h>

static struct order_hours *hours_of(struct unbilled_hours *h,
                                    const struct order *o)
{
    bool fresh;
    struct map_slot *slot =
        map_put_kept(&h->at, o->ref, strlen(o->ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)h->all.n;
        *vec_push(&h->all) = (struct order_hours){
            .since = DAY_NONE, .hourly = !o->entry->has_amount};
    }
    return &h->all.v[slot->value];
}

static void note(struct unbilled_hours *h, const struct bill *bill,
                 const struct entry *e)
{
    double hours;
    const struct order *o = *e->ref ? book_order_of(bill->book, e) : NULL;
    if (!o || o->cancelled || !entry_number(e, "hours", &hours) || hours <= 0)
        return;
    struct order_hours *of = hours_of(h, o);
    if (*e->id && map_find(&bill->costs, e->id, strlen(e->id))) {
        of->hourly = true;
        return;
    }
    of->left += hours;
    of->since =
        of->since == DAY_NONE || e->day < of->since ? e->day : of->since;
}

void unbilled_hours_find(const struct bill *bill, struct unbilled_hours *out)
{
    const struct book *b = bill->book;
    *out = (struct unbilled_hours){0};
    for (size_t i = 0; (i = book_next(b, TYPE(REC_COST), i)) < b->entries.n;
         i++)
        note(out, bill, &b->entries.v[i]);
}

const struct order_hours *unbilled_hours_of(const struct unbilled_hours *h,
                                            const char *order)
{
    const struct map_slot *slot = map_find(&h->at, order, strlen(order));
    const struct order_hours *of = slot ? &h->all.v[slot->value] : NULL;
    return of && of->hourly && of->since != DAY_NONE ? of : NULL;
}

void unbilled_hours_release(struct unbilled_hours *h)
{
    map_release(&h->at);
    vec_release(&h->all);
}

/* --- Orders whose lines say enough ------------------------------------------
 */

/* Another currency, or what does not fit, is left for who looks closer. */
static void write_down(struct written_orders *w, const struct bill *bill,
                       const struct invoice *v, const char *order,
                       int64_t amount)
{
    const struct order *o = *order ? book_order(bill->book, order) : NULL;
    struct err none = ERR_INIT;
    if (!o || o->entry->currency != v->entry->currency)
        return;
    struct map_slot *slot = map_put_kept(&w->at, o->ref, strlen(o->ref), NULL);
    if (!slot->value) {
        *vec_push(&w->all) = 0;
        slot->value = (uint32_t)w->all.n;
    }
    int64_t sum = w->all.v[slot->value - 1];
    if (money_add(&sum, amount, &none) == 0)
        w->all.v[slot->value - 1] = sum;
}

static void write_invoice(struct written_orders *w, const struct bill *bill,
                          const struct invoice *v)
{
    struct book *b = bill->book;
    const char *head = entry_attr(b, v->entry, "order");
    struct err none = ERR_INIT;
    for (const struct client_row *r = book_lines(b, v->entry); r;
         r = r->before) {
        struct invoice_line line;
        int64_t amount;
        if (invoice_line_read(b, v->entry, r->entry, &line, &none) == 0 &&
            !*line.cost &&
            price_times(line.price, line.qty, &amount, &none) == 0)
            write_down(w, bill, v, *line.order ? line.order : head, amount);
    }
}

void written_orders_find(const struct bill *bill, struct written_orders *out)
{
    *out = (struct written_orders){0};
    for (size_t i = 0; i < bill->book->invoices.n; i++)
        if (!bill->book->invoices.v[i]->credited)
            write_invoice(out, bill, bill->book->invoices.v[i]);
}

bool written_reaches(const struct written_orders *w, const struct order *o)
{
    const struct map_slot *slot = map_find(&w->at, o->ref, strlen(o->ref));
    return slot && w->all.v[slot->value - 1] >= o->entry->amount;
}

void written_orders_release(struct written_orders *w)
{
    map_release(&w->at);
    vec_release(&w->all);
}
