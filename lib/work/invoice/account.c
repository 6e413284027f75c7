#include "work/invoice/account.h"

#include <stdlib.h>

#include "base/i18n.h"

const char *const statement_kinds[] = {
    N_("opening"), N_("invoice"), N_("credit"),  N_("payment"),
    N_("refund"),  N_("offset"),  N_("closing"),
};

static bool is_moved(const struct entry *e)
{
    return e->type == REC_PAYMENT && entry_says(e, "method", "account");
}

bool account_is_received(const struct entry *e)
{
    return e->type == REC_PAYMENT && e->amount > 0 && !is_moved(e);
}

const struct client *account_of(struct book *b, const struct entry *e)
{
    const struct invoice *v = e->type == REC_PAYMENT  ? invoice_of_payment(b, e)
                              : e->type == REC_CREDIT ? invoice_of_credit(b, e)
                                                      : NULL;
    return v ? v->client : e->client;
}

struct account_share account_share_of(struct book *b,
                                      const struct entry *payment)
{
    struct invoice *v = invoice_of_payment(b, payment);
    int64_t own = v ? payment_beyond(b, payment) : payment->amount;
    return (struct account_share){v, payment->amount - own, own};
}

static int add_part(struct account_parts *out, const struct invoice *v,
                    int64_t amount, int64_t *sum, struct err *e)
{
    if (amount > 0)
        *vec_push(&out->all) = (struct account_part){v, amount};
    return money_add(sum, amount, e);
}

int account_money(struct book *b, const struct client *client, uint8_t currency,
                  struct account_parts *out, int64_t *sum, struct err *e)
{
    int64_t own = 0;
    *out = (struct account_parts){0};
    *sum = 0;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *p = &b->entries.v[i];
        if (p->type == REC_PAYMENT && p->client == client &&
            p->currency == currency &&
            money_add(&own, account_share_of(b, p).own, e) < 0)
            return -1;
    }
    if (add_part(out, NULL, own, sum, e) < 0)
        return -1;
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        int64_t over = v->client == client && v->entry->currency == currency
                           ? -invoice_left(b, v)
                           : 0;
        if (over > 0 && add_part(out, v, over, sum, e) < 0)
            return -1;
    }
    if (*sum < 0)
        *sum = 0;
    return 0;
}

void account_take(struct account_parts *parts, int64_t amount)
{
    size_t n = 0;
    for (; n < parts->all.n && amount > 0; n++) {
        struct account_part *p = &parts->all.v[n];
        if (p->amount > amount)
            p->amount = amount;
        amount -= p->amount;
    }
    parts->all.n = n;
}

int account_order(const void *a, const void *b)
{
    const struct account_debt *x = a, *y = b;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    const struct entry *v = x->invoice->entry, *w = y->invoice->entry;
    if (v->day != w->day)
        return v->day < w->day ? -1 : 1;
    return v->line < w->line ? -1 : v->line > w->line;
}

int account_spread(const struct book *b, const struct account_payment *payment,
                   const struct invoice_rules *rules, struct account_parts *out,
                   struct err *e)
{
    VEC(struct account_debt) debts = {0};
    int64_t amount = payment->amount;
    int rc = 0;
    *out = (struct account_parts){0};
    for (size_t i = 0; i < b->invoices.n && rc == 0; i++) {
        const struct invoice *v = b->invoices.v[i];
        struct invoice_state s;
        if (v->client != payment->client ||
            v->entry->currency != payment->currency)
            continue;
        rc = invoice_judge(b, v, rules, &s, e);
        if (rc == 0 && s.open > 0)
            *vec_push(&debts) = (struct account_debt){v, s.due, s.open};
    }
    if (debts.n)
        qsort(debts.v, debts.n, sizeof *debts.v, account_order);
    for (size_t i = 0; i < debts.n && rc == 0 && amount > 0; i++) {
        int64_t part = debts.v[i].open < amount ? debts.v[i].open : amount;
        *vec_push(&out->all) = (struct account_part){debts.v[i].invoice, part};
        amount -= part;
    }
    if (rc == 0 && amount != 0)
        *vec_push(&out->all) = (struct account_part){NULL, amount};
    vec_release(&debts);
    return rc;
}

/* What counts in a statement, and from which record on: its own, or that of
 * the invoice where that came later. */
struct item {
    const struct entry *entry, *at;
    int64_t amount; /* what of it counts for the client */
};
struct items {
    VEC(struct item) all;
};

/* Records stand in the book by date. */
static int by_place(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    /* What waited for the invoice comes after it. */
    if ((x->entry == x->at) != (y->entry == y->at))
        return x->entry == x->at ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static void add_item(struct items *out, const struct entry *e,
                     const struct entry *at, int64_t amount)
{
    *vec_push(&out->all) = (struct item){e, at, amount};
}

static void add_payment(struct book *b, const struct client *client,
                        const struct entry *e, struct items *out)
{
    struct account_share s = account_share_of(b, e);
    int64_t amount = 0;
    if (s.invoice && s.invoice->client == client)
        amount += s.settled;
    if (e->client == client)
        amount += s.own;
    if (amount)
        add_item(out, e, e, amount);
}

static void find_items(struct book *b, const struct client *client,
                       struct items *out)
{
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        const struct invoice *v;
        if (!e->has_amount)
            continue;
        if (e->type == REC_PAYMENT)
            add_payment(b, client, e, out);
        else if (e->type == REC_INVOICE && e->client == client)
            add_item(out, e, e, e->amount);
        else if (e->type == REC_CREDIT && (v = invoice_of_credit(b, e)) &&
                 v->client == client)
            add_item(out, e, v->entry > e ? v->entry : e, e->amount);
    }
    if (out->all.n)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, by_place);
}

/* One currency of a statement being made. */
struct sheet {
    const struct book *book;
    int32_t from, to;
    struct statement *out;
    uint8_t currency;
    int64_t balance;
    bool opened;
    int32_t moved_day; /* of the moves looked at last */
    bool moved_even;   /* they make 0 */
};

static void push(struct sheet *s, enum statement_kind kind, int32_t day,
                 const struct entry *e, int64_t debit, int64_t credit)
{
    *vec_push(&s->out->rows) = (struct statement_row){
        kind, day, e, s->currency, debit, credit, s->balance};
}

static void open_sheet(struct sheet *s, int32_t day)
{
    if (!s->opened)
        push(s, STATEMENT_OPENING, s->from == DAY_MIN ? day : s->from, NULL, 0,
             0);
    s->opened = true;
}

static int put(struct sheet *s, enum statement_kind kind, const struct item *i,
               int64_t debit, int64_t credit, struct err *err)
{
    int32_t day = i->at->day;
    bool within = day >= s->from && day <= s->to;
    if (day > s->to)
        return 0;
    if (within)
        open_sheet(s, day);
    if (money_add(&s->balance, debit, err) < 0 ||
        money_add(&s->balance, -credit, err) < 0)
        return -1;
    if (within)
        push(s, kind, day, i->entry, debit, credit);
    return 0;
}

static int put_invoice(struct sheet *s, const struct item *i, struct err *err)
{
    struct invoice v = {.entry = i->entry};
    int64_t prepaid;
    if (put(s, STATEMENT_INVOICE, i, i->amount, 0, err) < 0 ||
        invoice_prepaid(s->book, &v, &prepaid, err) < 0)
        return -1;
    return prepaid ? put(s, STATEMENT_PAYMENT, i, 0, prepaid, err) : 0;
}

/* Do the moves of the item's day, of which it is the first, make 0? */
static int add_moves(struct sheet *s, const struct items *items, size_t at,
                     struct err *e)
{
    int64_t sum = 0;
    int32_t day = items->all.v[at].at->day;
    for (size_t i = at; i < items->all.n && items->all.v[i].at->day == day; i++)
        if (items->all.v[i].entry->currency == s->currency &&
            is_moved(items->all.v[i].entry) &&
            money_add(&sum, items->all.v[i].amount, e) < 0)
            return -1;
    s->moved_day = day;
    s->moved_even = sum == 0;
    return 0;
}

static int put_move(struct sheet *s, const struct items *items, size_t at,
                    struct err *e)
{
    const struct item *i = &items->all.v[at];
    int64_t amount = i->amount;
    if (i->at->day != s->moved_day && add_moves(s, items, at, e) < 0)
        return -1;
    if (s->moved_even)
        return amount > 0 ? put(s, STATEMENT_OFFSET, i, 0, 0, e) : 0;
    return put(s, STATEMENT_OFFSET, i, amount < 0 ? -amount : 0,
               amount < 0 ? 0 : amount, e);
}

static int put_item(struct sheet *s, const struct item *i, struct err *err)
{
    int64_t amount = i->amount;
    if (i->entry->type == REC_INVOICE)
        return put_invoice(s, i, err);
    if (i->entry->type == REC_CREDIT)
        return put(s, STATEMENT_CREDIT, i, 0, amount, err);
    return amount < 0 ? put(s, STATEMENT_REFUND, i, -amount, 0, err)
                      : put(s, STATEMENT_PAYMENT, i, 0, amount, err);
}

static int put_currency(struct sheet *s, const struct items *items,
                        struct err *e)
{
    for (size_t i = 0; i < items->all.n; i++) {
        const struct item *item = &items->all.v[i];
        if (item->entry->currency == s->currency &&
            (is_moved(item->entry) ? put_move(s, items, i, e)
                                   : put_item(s, item, e)) < 0)
            return -1;
    }
    if (s->balance)
        open_sheet(s, s->to);
    if (s->opened)
        push(s, STATEMENT_CLOSING, s->to, NULL, 0, 0);
    return 0;
}

int statement_of(struct book *b, const struct client *client, int32_t from,
                 int32_t to, struct statement *out, struct err *e)
{
    struct items items = {0};
    int rc = 0;
    *out = (struct statement){0};
    find_items(b, client, &items);
    for (unsigned k = 0; k < b->currencies.n && rc == 0; k++) {
        struct sheet s = {.book = b,
                          .from = from,
                          .to = to,
                          .out = out,
                          .currency = (uint8_t)k,
                          .moved_day = DAY_NONE};
        rc = put_currency(&s, &items, e);
    }
    vec_release(&items.all);
    return rc;
}
