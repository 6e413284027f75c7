#include "work/bill/bill.h"

#include <stdlib.h>

static void note(struct map *m, const char *key, size_t invoice)
{
    bool fresh;
    if (!*key)
        return;
    struct map_slot *slot = map_put(m, key, strlen(key), &fresh);
    if (fresh)
        slot->value = (uint32_t)invoice;
}

static void note_first(struct bill *bill, const char *contract, int32_t day)
{
    bool fresh;
    struct map_slot *slot =
        map_put(&bill->begun, contract, strlen(contract), &fresh);
    if (fresh) {
        slot->value = (uint32_t)bill->firsts.n;
        *vec_push(&bill->firsts) = day;
    }
    if (day < bill->firsts.v[slot->value])
        bill->firsts.v[slot->value] = day;
}

/* The contract, and the period of it, that an invoice names. */
static bool names_days(const struct bill *bill, const struct entry *e,
                       const char **contract, struct period *p)
{
    *contract = entry_attr(bill->book, e, "contract");
    return **contract &&
           period_parse(str_of(entry_attr(bill->book, e, "period")), e->day, p,
                        NULL) == 0;
}

static void note_days(struct bill *bill, const struct entry *e)
{
    const char *contract;
    struct period p;
    if (!names_days(bill, e, &contract, &p))
        return;
    note_first(bill, contract, p.from);
    struct map_slot *slot =
        map_put(&bill->contracts, contract, strlen(contract), NULL);
    if (!bill->days.n)
        vec_push(&bill->days);
    *vec_push(&bill->days) = (struct bill_days){p.from, p.to, slot->value};
    slot->value = (uint32_t)(bill->days.n - 1);
}

/* Each invoice once, however many of its lines name the order. */
static void note_order(struct bill *bill, const char *order,
                       const struct invoice *invoice)
{
    if (!*order)
        return;
    struct map_slot *slot = map_put(&bill->orders, order, strlen(order), NULL);
    if (!bill->mentions.n)
        vec_push(&bill->mentions);
    if (bill->mentions.v[slot->value].invoice == invoice)
        return;
    *vec_push(&bill->mentions) = (struct bill_mention){invoice, slot->value};
    slot->value = (uint32_t)(bill->mentions.n - 1);
}

static bool is_credited(const struct invoice *i)
{
    return i->credited > 0 && i->credited >= i->entry->amount;
}

static void note_voided(struct bill *bill)
{
    const struct book *b = bill->book;
    const char *contract;
    struct period p;
    for (size_t i = 0; i < b->voided.n; i++)
        if (b->voided.v[i].type == REC_INVOICE &&
            names_days(bill, &b->voided.v[i], &contract, &p))
            note_first(bill, contract, p.from);
}

void bill_open(struct bill *bill, struct book *b)
{
    *bill = (struct bill){.book = b};
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        const struct entry *e = v->entry;
        bool counts = !is_credited(v);
        note_days(bill, e);
        if (counts) {
            note_order(bill, entry_attr(b, e, "order"), v);
            note(&bill->quotes, entry_attr(b, e, "quote"), i);
        }
        for (const struct client_row *r = book_lines(b, e); r; r = r->before) {
            note(&bill->costs, entry_attr(b, r->entry, "cost"), i);
            if (counts)
                note_order(bill, entry_attr(b, r->entry, "order"), v);
        }
    }
    note_voided(bill);
}

void bill_release(struct bill *bill)
{
    map_release(&bill->orders);
    map_release(&bill->costs);
    map_release(&bill->quotes);
    map_release(&bill->contracts);
    map_release(&bill->begun);
    vec_release(&bill->firsts);
    vec_release(&bill->days);
    vec_release(&bill->mentions);
}

bool bill_unbilled(const struct bill *bill, const char *contract, int32_t *from,
                   int32_t *to)
{
    const struct map_slot *slot =
        map_find(&bill->contracts, contract, strlen(contract));
    const struct bill_days *days = bill->days.v;
    size_t last = slot ? slot->value : 0;
    for (size_t i = last; i;) {
        bool within = days[i].from <= *from && *from <= days[i].to;
        if (within)
            *from = days[i].to + 1;
        /* Those passed by may hold that day. */
        i = within ? last : days[i].before;
    }
    for (size_t i = last; i; i = days[i].before)
        if (days[i].from > *from && days[i].from <= *to)
            *to = days[i].from - 1;
    return *from <= *to;
}

int32_t bill_last_day(const struct bill *bill, const char *contract)
{
    const struct map_slot *slot =
        map_find(&bill->contracts, contract, strlen(contract));
    int32_t last = DAY_NONE;
    for (size_t i = slot ? slot->value : 0; i; i = bill->days.v[i].before)
        if (bill->days.v[i].to > last)
            last = bill->days.v[i].to;
    return last;
}

int32_t bill_first_day(const struct bill *bill, const char *contract)
{
    const struct map_slot *slot =
        map_find(&bill->begun, contract, strlen(contract));
    return slot ? bill->firsts.v[slot->value] : DAY_NONE;
}

static const struct invoice *find(const struct bill *bill, const struct map *m,
                                  const char *key)
{
    const struct map_slot *slot = map_find(m, key, strlen(key));
    return slot ? bill->book->invoices.v[slot->value] : NULL;
}

const struct invoice *bill_order(const struct bill *bill, const char *order)
{
    const struct map_slot *slot = map_find(&bill->orders, order, strlen(order));
    return slot ? bill->mentions.v[slot->value].invoice : NULL;
}

const struct invoice *bill_quote(const struct bill *bill, const char *quote)
{
    return find(bill, &bill->quotes, quote);
}

const char *bill_discount(struct book *b, const struct client *client,
                          const struct contract *contract, int32_t day)
{
    const char *discount =
        contract ? rows_attr(b, contract->rows, day, "discount") : "";
    return *discount ? discount : rows_attr(b, client->rows, day, "discount");
}

static void leave(struct bill_lines *out, const struct entry *e,
                  enum bill_fault why)
{
    *vec_push(&out->left) = (struct bill_left){.entry = e, .why = why};
}

struct invoice_line *bill_add_line(const struct bill_rules *r,
                                   const struct entry *e,
                                   struct bill_lines *out)
{
    struct invoice_line *line = vec_push(&out->lines->all);
    *line = (struct invoice_line){
        .text = *e->text ? e->text : e->ref,
        .unit = r->unit,
        .order = "",
        .cost = "",
        .category = r->category,
        .qty = {1, 0},
        .vat = r->vat,
        .price = {e->amount, 0},
    };
    return line;
}

void bill_lines_release(struct bill_lines *l)
{
    vec_release(&l->parts);
    vec_release(&l->left);
}

static int add_cost(const struct bill *bill, const struct bill_rules *r,
                    const struct entry *e, struct bill_lines *out,
                    struct err *err)
{
    const char *hours = entry_attr(bill->book, e, "hours");
    if (!*e->id) {
        leave(out, e, BILL_NO_ID);
        return 0;
    }
    if (e->has_amount && e->currency != r->currency) {
        leave(out, e, BILL_CURRENCY);
        return 0;
    }
    if (!e->has_amount && (!*hours || r->hour.n == 0)) {
        leave(out, e, *hours ? BILL_NO_HOUR : BILL_NO_AMOUNT);
        return 0;
    }
    struct invoice_line *line = bill_add_line(r, e, out);
    line->cost = e->id;
    if (!*line->text)
        line->text = r->cost;
    if (e->has_amount)
        return 0;
    line->unit = r->hour_unit;
    line->price = r->hour;
    return decimal_parse(str_of(hours), &line->qty, err);
}

int bill_costs(const struct bill *bill, const struct bill_rules *r,
               struct bill_lines *out, struct err *err)
{
    const struct book *b = bill->book;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->type != REC_COST || e->client != r->client ||
            e->day < r->period.from || e->day > r->period.to ||
            find(bill, &bill->costs, e->id))
            continue;
        if (add_cost(bill, r, e, out, err) < 0)
            return -1;
    }
    return 0;
}
