#include "work/account.h"

#include <stdlib.h>

#include "base/i18n.h"

const char *const statement_kinds[] = {
    N_("opening"), N_("invoice"), N_("credit"),
    N_("payment"), N_("refund"),  N_("closing"),
};

int account_balance(struct book *b, const struct client *client,
                    uint8_t currency, int64_t *out, struct err *e)
{
    *out = 0;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *p = &b->entries.v[i];
        if (p->type == REC_PAYMENT && p->client == client &&
            p->currency == currency && !invoice_of_payment(b, p) &&
            money_add(out, p->amount, e) < 0)
            return -1;
    }
    return 0;
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

int account_spread(const struct book *b, const struct client *client,
                   uint8_t currency, int64_t amount,
                   const struct invoice_rules *rules, struct account_parts *out,
                   struct err *e)
{
    VEC(struct account_debt) debts = {0};
    int rc = 0;
    *out = (struct account_parts){0};
    for (size_t i = 0; i < b->invoices.n && rc == 0; i++) {
        const struct invoice *v = b->invoices.v[i];
        struct invoice_state s;
        if (v->client != client || v->entry->currency != currency)
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

/* One currency of a statement being made. */
struct sheet {
    const struct book *book;
    const struct client *client;
    int32_t from, to;
    const char *path;
    struct statement *out;
    uint8_t currency;
    int64_t balance;
    bool opened;
};

static void push(struct sheet *s, enum statement_kind kind, int32_t day,
                 const struct entry *e, int64_t debit, int64_t credit)
{
    *vec_push(&s->out->rows) = (struct statement_row){
        kind, day, e, s->currency, debit, credit, s->balance};
}

static int put(struct sheet *s, enum statement_kind kind, const struct entry *e,
               int64_t debit, int64_t credit, struct err *err)
{
    bool within = e->day >= s->from && e->day <= s->to;
    if (e->day > s->to)
        return 0;
    if (within && !s->opened) {
        push(s, STATEMENT_OPENING, s->from == DAY_MIN ? e->day : s->from, NULL,
             0, 0);
        s->opened = true;
    }
    if (money_add(&s->balance, debit, err) < 0 ||
        money_add(&s->balance, -credit, err) < 0)
        return -1;
    if (within)
        push(s, kind, e->day, e, debit, credit);
    return 0;
}

static int put_invoice(struct sheet *s, const struct entry *e, struct err *err)
{
    struct invoice v = {.entry = e};
    int64_t prepaid;
    if (put(s, STATEMENT_INVOICE, e, e->amount, 0, err) < 0 ||
        invoice_prepaid(s->book, &v, s->path, &prepaid, err) < 0)
        return -1;
    return prepaid ? put(s, STATEMENT_PAYMENT, e, 0, prepaid, err) : 0;
}

static int put_entry(struct sheet *s, const struct entry *e, struct err *err)
{
    switch ((int)e->type) {
    case REC_INVOICE:
        return put_invoice(s, e, err);
    case REC_CREDIT:
        return put(s, STATEMENT_CREDIT, e, 0, e->amount, err);
    case REC_PAYMENT:
        return e->amount < 0 ? put(s, STATEMENT_REFUND, e, -e->amount, 0, err)
                             : put(s, STATEMENT_PAYMENT, e, 0, e->amount, err);
    default:
        return 0;
    }
}

int statement_of(const struct book *b, const struct client *client,
                 int32_t from, int32_t to, const char *path,
                 struct statement *out, struct err *e)
{
    *out = (struct statement){0};
    for (unsigned k = 0; k < b->currencies.n; k++) {
        struct sheet s = {.book = b,
                          .client = client,
                          .from = from,
                          .to = to,
                          .path = path,
                          .out = out,
                          .currency = (uint8_t)k};
        for (size_t i = 0; i < b->entries.n; i++) {
            const struct entry *en = &b->entries.v[i];
            if (en->client == client && en->currency == k && en->has_amount &&
                put_entry(&s, en, e) < 0)
                return -1;
        }
        if (!s.opened && s.balance) {
            push(&s, STATEMENT_OPENING, from == DAY_MIN ? to : from, NULL, 0,
                 0);
            s.opened = true;
        }
        if (s.opened)
            push(&s, STATEMENT_CLOSING, to, NULL, 0, 0);
    }
    return 0;
}
