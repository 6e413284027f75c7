#include <stdlib.h>

#include "inside.h"

static void note(struct map *m, const char *key, size_t invoice)
{
    bool fresh;
    if (!*key)
        return;
    struct map_slot *slot = map_put(m, key, strlen(key), &fresh);
    if (fresh)
        slot->value = (uint32_t)invoice;
}

/* The place of the contract, of which that day is billed. */
static uint32_t note_first(struct bill *bill, const char *contract, int32_t day)
{
    bool fresh;
    struct map_slot *slot =
        map_put(&bill->contracts, contract, strlen(contract), &fresh);
    if (fresh) {
        slot->value = (uint32_t)bill->billed.n;
        vec_push(&bill->billed)->first = day;
    }
    if (day < bill->billed.v[slot->value].first)
        bill->billed.v[slot->value].first = day;
    return slot->value;
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
    uint32_t place = note_first(bill, contract, p.from);
    *vec_push(&bill->days) = (struct bill_days){place, p.from, p.to};
}

static int by_contract(const void *x, const void *y)
{
    const struct bill_days *a = x, *b = y;
    if (a->contract != b->contract)
        return a->contract < b->contract ? -1 : 1;
    return a->from < b->from ? -1 : a->from > b->from;
}

/* What overlaps, or follows right on, is one. */
static void join_days(struct bill *bill)
{
    struct bill_days *v = bill->days.v;
    size_t n = 0;
    if (bill->days.n)
        qsort(v, bill->days.n, sizeof *v, by_contract);
    for (size_t i = 0; i < bill->days.n; i++) {
        struct bill_days *last = n ? &v[n - 1] : NULL;
        struct bill_billed *of = &bill->billed.v[v[i].contract];
        if (last && last->contract == v[i].contract &&
            v[i].from <= last->to + 1) {
            last->to = v[i].to > last->to ? v[i].to : last->to;
            continue;
        }
        if (!of->n++)
            of->at = n;
        v[n++] = v[i];
    }
    bill->days.n = n;
}

/* Each invoice once, however many of its lines name the order.  NULL: no order
 * is named. */
static struct bill_mention *note_order(struct bill *bill, const char *order,
                                       const struct invoice *invoice)
{
    if (!*order)
        return NULL;
    struct map_slot *slot = map_put(&bill->orders, order, strlen(order), NULL);
    if (!bill->mentions.n)
        vec_push(&bill->mentions);
    if (bill->mentions.v[slot->value].invoice != invoice) {
        *vec_push(&bill->mentions) =
            (struct bill_mention){.invoice = invoice, .before = slot->value};
        slot->value = (uint32_t)(bill->mentions.n - 1);
    }
    return &bill->mentions.v[slot->value];
}

static bool is_credited(const struct invoice *i)
{
    return i->credited > 0 && i->credited >= i->entry->amount;
}

static void write_amount(struct bill_mention *m, int64_t amount)
{
    struct err none;
    m->unsure = m->unsure || money_add(&m->written, amount, &none) < 0;
}

static void write_line(struct bill_mention *m, const struct entry *line)
{
    struct decimal qty = {1, 0};
    struct price price = {line->amount, line->finer};
    struct str raw;
    struct err none;
    int64_t amount = 0;
    bool told = !entry_raw(line, "qty", &raw) || !raw.n ||
                decimal_parse(raw, &qty, &none) == 0;
    if (told && price_times(price, qty, &amount, &none) == 0)
        write_amount(m, amount);
    else
        m->unsure = true;
}

/* What the lines of an invoice name, and it itself: an order in its head has
 * all lines that name no other, or its amount where it has none. */
static void note_lines(struct bill *bill, size_t at)
{
    struct book *b = bill->book;
    const struct invoice *v = b->invoices.v[at];
    const struct client_row *r = book_lines(b, v->entry);
    bool counts = !is_credited(v);
    const char *head = counts ? entry_attr(b, v->entry, "order") : "";
    struct bill_mention *m = note_order(bill, head, v);
    if (m && !r)
        write_amount(m, v->entry->amount);
    for (; r; r = r->before) {
        const char *cost = entry_attr(b, r->entry, "cost");
        const char *order = counts ? entry_attr(b, r->entry, "order") : "";
        note(&bill->costs, cost, at);
        m = note_order(bill, *order ? order : head, v);
        /* A cost is billed besides. */
        if (m && !*cost)
            write_line(m, r->entry);
    }
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

void bill_begin(struct bill *bill, struct book *b)
{
    *bill = (struct bill){.book = b, .until = DAY_MAX};
    bill->agreed = mem_new(1, sizeof *bill->agreed);
}

void bill_open(struct bill *bill, struct book *b)
{
    bill_begin(bill, b);
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        note_days(bill, v->entry);
        note_lines(bill, i);
        if (!is_credited(v))
            note(&bill->quotes, entry_attr(b, v->entry, "quote"), i);
    }
    join_days(bill);
    note_voided(bill);
}

static void release_quotes(struct bill_quotes *q)
{
    for (size_t i = 0; q && i < q->all.n; i++) {
        document_release(&q->all.v[i].document);
        map_release(&q->all.v[i].at);
        vec_release(&q->all.v[i].next);
        vec_release(&q->all.v[i].last);
    }
    if (q) {
        map_release(&q->at);
        vec_release(&q->all);
    }
    free(q);
}

void bill_release(struct bill *bill)
{
    release_quotes(bill->agreed);
    map_release(&bill->orders);
    map_release(&bill->costs);
    map_release(&bill->quotes);
    map_release(&bill->contracts);
    vec_release(&bill->billed);
    vec_release(&bill->days);
    vec_release(&bill->mentions);
}

static const struct bill_billed *billed_of(const struct bill *bill,
                                           const char *contract)
{
    const struct map_slot *slot =
        map_find(&bill->contracts, contract, strlen(contract));
    return slot ? &bill->billed.v[slot->value] : NULL;
}

bool bill_unbilled(const struct bill *bill, const char *contract, int32_t *from,
                   int32_t *to)
{
    const struct bill_billed *of = billed_of(bill, contract);
    const struct bill_days *days = of ? bill->days.v + of->at : NULL;
    size_t low = 0, high = of ? of->n : 0, n = high;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (days[mid].to < *from)
            low = mid + 1;
        else
            high = mid;
    }
    if (low < n && days[low].from <= *from)
        *from = days[low++].to + 1;
    if (low < n && days[low].from <= *to)
        *to = days[low].from - 1;
    return *from <= *to;
}

int32_t bill_last_day(const struct bill *bill, const char *contract)
{
    const struct bill_billed *of = billed_of(bill, contract);
    return of && of->n ? bill->days.v[of->at + of->n - 1].to : DAY_NONE;
}

int32_t bill_first_day(const struct bill *bill, const char *contract)
{
    const struct bill_billed *of = billed_of(bill, contract);
    return of ? of->first : DAY_NONE;
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
    for (size_t i = 0; (i = book_next(b, TYPE(REC_COST), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->client != r->client || e->day < r->period.from ||
            e->day > r->period.to || find(bill, &bill->costs, e->id))
            continue;
        if (add_cost(bill, r, e, out, err) < 0)
            return -1;
    }
    return 0;
}
