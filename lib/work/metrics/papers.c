/* What was billed and received, what is owed, what is not billed yet. */
#include <stdlib.h>

#include "inside.h"
#include "work/bill/bill.h"
#include "work/invoice/account.h"
#include "work/invoice/aging.h"

static struct cell *cell_for(struct metrics_run *r, const struct entry *e,
                             const struct client *c, size_t period)
{
    if (r->options->by == BY_SERVICE || (e->client == c))
        return run_cell(r, period, run_group(r, e));
    return run_cell_client(r, period, c);
}

/* The parts of a payment, each on the account on which it is. */
static int add_received(struct metrics_run *r, const struct entry *en,
                        size_t period, struct err *e)
{
    struct account_share s = account_share_of(r->book, en);
    if (s.invoice && s.settled &&
        cell_add(cell_for(r, en, s.invoice->client, period), SUM_RECEIVED,
                 en->currency, s.settled, e) < 0)
        return -1;
    return s.own || !s.settled ? cell_add(run_cell(r, period, run_group(r, en)),
                                          SUM_RECEIVED, en->currency, s.own, e)
                               : 0;
}

/* Invoices and credit notes as billed, payments as received: on the account on
 * which they count. */
int sweep_papers(struct metrics_run *r, struct err *e)
{
    struct book *b = r->book;
    const uint64_t types =
        TYPE(REC_INVOICE) | TYPE(REC_CREDIT) | TYPE(REC_PAYMENT);
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        const struct entry *en = &b->entries.v[i];
        bool credit = en->type == REC_CREDIT, paid = en->type == REC_PAYMENT;
        if (!en->client || (credit && !invoice_of_credit(b, en)))
            continue;
        size_t period = run_period(r, en->day);
        if (period == NO_PERIOD)
            continue;
        if ((paid ? add_received(r, en, period, e)
                  : cell_add(cell_for(r, en, account_of(b, en), period),
                             SUM_INVOICED, en->currency,
                             credit ? -en->amount : en->amount, e)) < 0)
            return -1;
    }
    return 0;
}

/* --- what is owed --- */

/* What is open of each invoice, as of a day that goes back in time. */
struct owed {
    struct metrics_run *r;
    VEC(int64_t) open; /* by place in the book */
    struct map at;     /* invoice -> its place; made when it is needed */
    size_t next;       /* of the entries: those from it on are taken back */
    struct span term;  /* of invoices that name no due date */
};

static int take_back(struct owed *o, const struct invoice *v, int64_t amount,
                     struct err *e)
{
    struct book *b = o->r->book;
    if (!o->at.n)
        for (size_t i = 0; i < b->invoices.n; i++) {
            const char *ref = b->invoices.v[i]->ref;
            struct map_slot *slot = map_put(&o->at, ref, strlen(ref), NULL);
            slot->value = (uint32_t)i;
        }
    const struct map_slot *slot = map_find(&o->at, v->ref, strlen(v->ref));
    return slot ? money_add(&o->open.v[slot->value], amount, e) : 0;
}

/* Payments and credit notes after the day have not been. */
static int go_back(struct owed *o, int32_t day, struct err *err)
{
    struct book *b = o->r->book;
    for (; o->next > 0 && b->entries.v[o->next - 1].day > day; o->next--) {
        const struct entry *e = &b->entries.v[o->next - 1];
        const struct invoice *v =
            e->type == REC_PAYMENT  ? invoice_of_payment(b, e)
            : e->type == REC_CREDIT ? invoice_of_credit(b, e)
                                    : NULL;
        int64_t amount =
            e->type == REC_PAYMENT ? account_share_of(b, e).settled : e->amount;
        if (v && take_back(o, v, amount, err) < 0)
            return -1;
    }
    return 0;
}

static int add_open(struct owed *o, size_t i, size_t period, struct err *e)
{
    struct metrics_run *r = o->r;
    const struct invoice *v = r->book->invoices.v[i];
    int32_t end = run_end(r, period);
    int64_t open = o->open.v[i];
    uint8_t in = v->entry->currency;
    if (!v->client || v->entry->day > end || open == 0)
        return 0;
    struct cell *c = run_cell(r, period, run_group(r, v->entry));
    if (open < 0)
        return cell_add(c, SUM_OVERPAID, in, -open, e);
    int bucket = (int)aging_bucket(end - invoice_due(v, o->term));
    if (cell_add(c, SUM_BUCKETS + bucket, in, open, e) < 0)
        return -1;
    return cell_add(c, SUM_OPEN, in, open, e);
}

static int add_on_account(struct metrics_run *r, struct err *e)
{
    struct book *b = r->book;
    for (size_t i = 0; (i = book_next(b, TYPE(REC_PAYMENT), i)) < b->entries.n;
         i++) {
        const struct entry *en = &b->entries.v[i];
        if (!en->client)
            continue;
        struct account_share s = account_share_of(b, en);
        for (size_t p = 0; p < r->options->n; p++) {
            bool early = s.invoice && s.invoice->entry->day > run_end(r, p);
            int64_t amount = early ? en->amount : s.own;
            if (en->day <= run_end(r, p) && amount &&
                cell_add(run_cell(r, p, run_group(r, en)), SUM_ON_ACCOUNT,
                         en->currency, amount, e) < 0)
                return -1;
        }
    }
    return 0;
}

int sweep_receivables(struct metrics_run *r, struct err *e)
{
    struct book *b = r->book;
    struct owed o = {.r = r,
                     .next = b->entries.n,
                     .term = conf_span(&r->options->home->conf, "invoice.due")};
    int rc = add_on_account(r, e);
    for (size_t i = 0; i < b->invoices.n; i++)
        *vec_push(&o.open) = invoice_left(b, b->invoices.v[i]);
    for (size_t p = r->options->n; p-- > 0 && rc == 0;) {
        rc = go_back(&o, run_end(r, p), e);
        for (size_t i = 0; i < o.open.n && rc == 0; i++)
            rc = add_open(&o, i, p, e);
    }
    vec_release(&o.open);
    map_release(&o.at);
    return rc;
}

/* --- days of sales outstanding, month by month back --- */

/* What was billed in a currency in each month that ends on a day or before. */
struct months {
    uint8_t currency;
    VEC(int64_t) of; /* the latest first */
};

/* How many days of sales, going back from the end, make what is open: a month's
 * days for each month that it takes, and a part of the last one.  NAN where all
 * sales are less than that. */
static double count_back(const struct months *m, int64_t open, int32_t end)
{
    double days = 0;
    double left = (double)open;
    int32_t to = end;
    for (size_t i = 0; i < m->of.n; i++) {
        int32_t from = period_of(to, PERIOD_MONTH).from;
        double sales = (double)m->of.v[i];
        if (sales >= left)
            return days + (sales > 0 ? left / sales * (to - from + 1) : 0);
        left -= sales > 0 ? sales : 0;
        days += to - from + 1;
        to = from - 1;
    }
    return NAN;
}

static int add_month(struct months *m, const struct entry *en, int32_t end,
                     int sign, struct err *e)
{
    size_t ago = (size_t)(day_month(end) - day_month(en->day));
    while (m->of.n <= ago)
        vec_push(&m->of);
    return money_add(&m->of.v[ago], sign * en->amount, e);
}

static int count_back_in(struct metrics_run *r, size_t period,
                         struct cell_sums *sums, struct err *e)
{
    struct book *b = r->book;
    struct months m = {.currency = sums->currency};
    int32_t end = run_end(r, period);
    const uint64_t types = TYPE(REC_INVOICE) | TYPE(REC_CREDIT);
    int rc = 0;
    for (size_t i = 0; rc == 0 && (i = book_next(b, types, i)) < b->entries.n;
         i++) {
        const struct entry *en = &b->entries.v[i];
        bool credit = en->type == REC_CREDIT;
        if (en->day > end)
            break;
        if (en->client && en->currency == m.currency &&
            (!credit || invoice_of_credit(b, en)))
            rc = add_month(&m, en, end, credit ? -1 : 1, e);
    }
    sums->countback = count_back(&m, sums->of[SUM_OPEN], end);
    vec_release(&m.of);
    return rc;
}

/* After sweep_receivables: of all clients together. */
int sweep_countback(struct metrics_run *r, struct err *e)
{
    for (size_t p = 0; p < r->options->n && r->options->by == BY_ALL; p++) {
        struct cell *c = run_cell(r, p, 0);
        for (size_t i = 0; i < c->sums.n; i++)
            if (count_back_in(r, p, &c->sums.v[i], e) < 0)
                return -1;
    }
    return 0;
}

/* --- what is done and in no invoice --- */

/* How many invoices name it by then. */
static size_t named_by(const struct bill *bill, const char *order, int32_t end)
{
    const struct map_slot *slot = map_find(&bill->orders, order, strlen(order));
    size_t n = 0;
    for (size_t at = slot ? slot->value : 0; at;
         at = bill->mentions.v[at].before)
        n += bill->mentions.v[at].invoice->entry->day <= end;
    return n;
}

/* What is left of it is found anew only where one more names it. */
static int add_unbilled(struct metrics_run *r, struct bill *bill,
                        const struct order *o, struct err *e)
{
    int64_t rest = o->entry->amount;
    size_t named = 0;
    for (size_t p = 0; p < r->options->n; p++) {
        bill->until = run_end(r, p);
        size_t n = named_by(bill, o->ref, bill->until);
        if (n != named)
            rest = n ? bill_rest(bill, o) : o->entry->amount;
        named = n;
        if (o->delivered <= bill->until && rest &&
            cell_add(run_cell(r, p, run_group(r, o->entry)), SUM_UNBILLED,
                     o->entry->currency, rest, e) < 0)
            return -1;
    }
    return 0;
}

int sweep_unbilled(struct metrics_run *r, struct err *e)
{
    struct book *b = r->book;
    struct bill bill;
    int rc = 0;
    bill_open(&bill, b);
    for (size_t i = 0; i < b->orders.n && rc == 0; i++) {
        const struct order *o = b->orders.v[i];
        if (o->client && !o->cancelled && o->delivered != DAY_NONE &&
            o->entry->has_amount)
            rc = add_unbilled(r, &bill, o, e);
    }
    bill_release(&bill);
    return rc;
}
