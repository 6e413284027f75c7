#include "work/enter/conflict.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "book/billed.h"
#include "inside.h"
#include "ledger/odd.h"

/* Of a row that was completed: with a NUL behind it. */
static const char *cell(struct str s)
{
    return s.n ? s.p : "";
}

/* --- the same once more --- */

static uint32_t add_row(struct conflicts *c, const struct once_row *row)
{
    *vec_push(&c->who) = row->type == REC_SURVEY ? row->ref : row->id;
    return once_row(&c->rows, row, (uint32_t)c->who.n);
}

static void make_rows(struct conflicts *c, const struct book *b)
{
    const uint64_t types = TYPE(REC_PAYMENT) | TYPE(REC_SURVEY);
    c->rows_made = true;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct once_row row = once_row_of(&b->entries.v[i]);
        if (types & TYPE(row.type))
            add_row(c, &row);
    }
}

static int check_again(struct draft *d, struct conflicts *c, int64_t amount,
                       struct err *e)
{
    const struct str *col = d->r->col;
    const struct once_row row = {.type = d->r->type,
                                 .client = cell(col[COL_CLIENT]),
                                 .ref = draft_cell(d, COL_REF),
                                 .id = draft_cell(d, COL_ID),
                                 .text = cell(col[COL_TEXT]),
                                 .attrs = col[COL_ATTRS],
                                 .day = d->day,
                                 .amount = amount,
                                 .currency = d->currency};
    if (!c->rows_made)
        make_rows(c, d->c->book);
    uint32_t first = add_row(c, &row);
    if (!first)
        return 0;
    const char *who = c->who.v[first - 1];
    if (d->r->type == REC_SURVEY)
        return err_set(e, ERR_DATA,
                       _("survey %s is the same: one client, person and order, "
                         "or words (or --force)"),
                       who);
    return err_set(e, ERR_DATA,
                   _("payment %s has that reference of the bank already "
                     "(acct-add - --skip-known leaves out rows that are there, "
                     "--force lets them in)"),
                   *who ? who : "-");
}

/* --- money paid back --- */

static int64_t *purse_of(struct conflicts *c, const char *what, const char *key,
                         uint8_t currency)
{
    struct buf name = {0};
    bool fresh;
    buf_fmt(&name, "%s%d %s", what, currency, key);
    struct map_slot *slot = map_put(&c->purse_at, name.p, name.n, &fresh);
    buf_release(&name);
    if (fresh) {
        slot->value = (uint32_t)c->purses.n;
        vec_push(&c->purses);
    }
    return &c->purses.v[slot->value];
}

static const struct invoice *invoice_of(struct book *b, const char *ref,
                                        uint8_t currency)
{
    const struct invoice *i = *ref ? book_invoice(b, ref) : NULL;
    return i && i->entry->currency == currency ? i : NULL;
}

static void add_payment(struct conflicts *c, struct book *b,
                        const struct conflict_payment *p)
{
    struct err none;
    if (invoice_of(b, p->ref, p->currency))
        money_add(purse_of(c, "i", p->ref, p->currency), p->amount, &none);
    money_add(purse_of(c, "c", p->client, p->currency), p->amount, &none);
}

static void make_purses(struct conflicts *c, struct book *b)
{
    c->purses_made = true;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        const struct conflict_payment p = {e->client ? e->client->key : "",
                                           e->ref, e->currency, e->amount};
        if (e->type == REC_PAYMENT)
            add_payment(c, b, &p);
    }
    for (size_t i = 0; i < c->payments.n; i++)
        add_payment(c, b, &c->payments.v[i]);
}

static int check_back(struct draft *d, struct conflicts *c, int64_t amount,
                      struct err *e)
{
    struct book *b = d->c->book;
    const struct conflict_payment p = {
        draft_cell(d, COL_CLIENT), draft_cell(d, COL_REF), d->currency, amount};
    if (!c->purses_made && amount >= 0) {
        *vec_push(&c->payments) = p;
        return 0;
    }
    if (!c->purses_made)
        make_purses(c, b);
    add_payment(c, b, &p);
    const struct invoice *i = invoice_of(b, p.ref, p.currency);
    int64_t left =
        *purse_of(c, i ? "i" : "c", i ? p.ref : p.client, p.currency);
    struct err none;
    char over[MONEY_SIZE];
    /* What is missing then may be an invoice of the batch. */
    if (amount >= 0 || (!i && *p.ref) ||
        (i &&
         money_add(&left, entry_money(b, i->entry, "prepaid"), &none) < 0) ||
        left >= 0)
        return 0;
    return err_set(
        e, ERR_DATA,
        _("%s %s more would be paid back than was paid (mend the "
          "amount, enter the payment first; acct-add --force lets it in)"),
        money_print(-left, d->digits, over),
        book_currency(b, d->currency)->code);
}

static int check_payment(struct draft *d, struct conflicts *c, struct err *e)
{
    struct values v = {0};
    struct str bank;
    struct err none = ERR_INIT;
    if (d->currency == CURRENCY_NONE ||
        values_amount(REC_PAYMENT, d->r->col[COL_AMOUNT], d->digits, &v,
                      &none) < 0)
        return 0;
    if (draft_says(d->r->col[COL_ATTRS], "bank", &bank) &&
        check_again(d, c, v.amount, e) < 0)
        return -1;
    return check_back(d, c, v.amount, e);
}

/* --- days --- */

/* Of an act or paper. */
static struct act_days *sent_of(struct conflicts *c, enum rec_type type,
                                const char *ref)
{
    bool fresh;
    struct map_slot *slot =
        map_put_kept(&c->sent_at[type == REC_PAPER], ref, strlen(ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)c->sent.n;
        *vec_push(&c->sent) = act_days_none;
    }
    return &c->sent.v[slot->value];
}

static void make_acts(struct conflicts *c, const struct book *b)
{
    struct err none;
    c->acts_made = true;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->type == REC_ACT || e->type == REC_PAPER)
            record_act_days(str_of(e->attrs), DAY_MIN, &b->options.zone,
                            sent_of(c, e->type, e->ref), &none);
    }
}

static int check_act(struct draft *d, struct conflicts *c, struct err *e)
{
    struct str raw, attrs = d->r->col[COL_ATTRS], number = d->r->col[COL_REF];
    const struct ref *act = refs_find(d->c->refs, d->r->type, number);
    if (!act ||
        !(draft_says(attrs, "sent", &raw) || draft_says(attrs, "signed", &raw)))
        return 0;
    if (!c->acts_made)
        make_acts(c, d->c->book);
    return record_act_days(attrs, act->day, &d->c->options->zone,
                           sent_of(c, d->r->type, draft_cell(d, COL_REF)), e);
}

static int check_early(const struct draft *d, struct err *e)
{
    char day[DATE_SIZE], of[DATE_SIZE];
    if (!d->to || !record_early(d->r->type, d->day, d->to->day))
        return 0;
    return err_set(e, ERR_DATA,
                   _("%s would be before '%.*s', which is of %s (give it "
                     "another date, or --force)"),
                   day_print(d->day, day), STR_ARG(d->r->col[COL_REF]),
                   day_print(d->to->day, of));
}

/* --- quotes that were lost --- */

enum outcome { OUTCOME_OPEN, OUTCOME_LOST, OUTCOME_WON };

static uint32_t outcome_of(const char *result)
{
    return strcmp(result, "lost") == 0  ? OUTCOME_LOST
           : strcmp(result, "won") == 0 ? OUTCOME_WON
                                        : OUTCOME_OPEN;
}

/* What came of it so far: its place may be changed. */
static uint32_t *outcome(struct draft *d, struct conflicts *c, struct str quote)
{
    bool fresh;
    struct map_slot *slot = map_put(&c->results, quote.p, quote.n, &fresh);
    if (fresh) {
        const struct offer *o = book_offer(d->c->book, slot->key);
        slot->value =
            o ? outcome_of(offer_attr(d->c->book, o, "result")) : OUTCOME_OPEN;
    }
    return &slot->value;
}

static void add_order(struct conflicts *c, enum rec_type type,
                      const char *order, struct str quote)
{
    struct map_slot *slot = map_put(&c->quoted, quote.p, quote.n, NULL);
    *vec_push(&c->orders) = (struct conflict_order){type, order, slot->value};
    slot->value = (uint32_t)c->orders.n;
}

static void make_orders(struct conflicts *c, struct book *b)
{
    c->orders_made = true;
    for (size_t i = 0; i < b->orders.n; i++) {
        const char *quote = entry_attr(b, b->orders.v[i]->entry, "quote");
        if (*quote && !b->orders.v[i]->cancelled)
            add_order(c, REC_ORDER, b->orders.v[i]->ref, str_of(quote));
    }
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        const char *quote = entry_attr(b, v->entry, "quote");
        if (*quote && billed_counts(v))
            add_order(c, REC_INVOICE, v->ref, str_of(quote));
    }
}

/* Of orders and invoices. */
static int check_quote(struct draft *d, struct conflicts *c, struct err *e)
{
    struct str quote;
    char day[DATE_SIZE], of[DATE_SIZE];
    if (!draft_says(d->r->col[COL_ATTRS], "quote", &quote))
        return 0;
    add_order(c, d->r->type, draft_cell(d, COL_REF), quote);
    const struct ref *to = refs_find(d->c->refs, REC_OFFER, quote);
    if (to && record_early(d->r->type, d->day, to->day))
        return err_set(e, ERR_DATA,
                       _("%s would be before '%.*s', which is of %s (give it "
                         "another date, or --force)"),
                       day_print(d->day, day), STR_ARG(quote),
                       day_print(to->day, of));
    return *outcome(d, c, quote) == OUTCOME_LOST
               ? err_set(e, ERR_DATA,
                         _("quote: '%.*s' was lost (say first that it was won: "
                           "acct-add offer CLIENT -r %.*s -s result=won; or "
                           "--force)"),
                         STR_ARG(quote), STR_ARG(quote))
               : 0;
}

static int check_offer(struct draft *d, struct conflicts *c, struct err *e)
{
    struct str result, ref = d->r->col[COL_REF];
    if (!draft_says(d->r->col[COL_ATTRS], "result", &result))
        return 0;
    bool lost = str_is(result, "lost");
    uint32_t *is = outcome(d, c, ref);
    bool won = *is == OUTCOME_WON;
    *is = outcome_of(draft_name(d, result));
    if (lost && !c->orders_made)
        make_orders(c, d->c->book);
    const struct map_slot *slot =
        lost ? map_find(&c->quoted, ref.p, ref.n) : NULL;
    if (lost && won && !slot)
        return err_set(e, ERR_DATA,
                       _("offer %.*s was won already (void the record that "
                         "says so first, or --force)"),
                       STR_ARG(ref));
    for (uint32_t at = slot ? slot->value : 0; at;
         at = c->orders.v[at - 1].before) {
        const struct conflict_order *o = &c->orders.v[at - 1];
        if (o->type == REC_INVOICE ||
            !map_find(&c->cancelled, o->order, strlen(o->order)))
            return err_set(e, ERR_DATA,
                           _("%s %s is of that quote (cancel, credit or void "
                             "that first, or --force)"),
                           schema_types[o->type].name, o->order);
    }
    return 0;
}

static int check_stage(struct draft *d, struct conflicts *c, struct err *e)
{
    struct str stage, ref = d->r->col[COL_REF];
    if (draft_says(d->r->col[COL_ATTRS], "stage", &stage) &&
        str_is(stage, order_stages[STAGE_CANCELLED]))
        map_put(&c->cancelled, ref.p, ref.n, NULL);
    return check_early(d, e);
}

int conflict_row(struct draft *d, struct err *e)
{
    struct conflicts *c = &d->c->conflicts;
    if (record_odd(d->r, d->digits, e) != ODD_NONE)
        return -1;
    if (d->c->options->force || d->amends)
        return 0;
    switch (d->r->type) {
    case REC_PAYMENT:
        return check_payment(d, c, e);
    case REC_SURVEY:
        return conflict_gone(d, e) < 0 ? -1 : check_again(d, c, 0, e);
    case REC_REPORT:
    case REC_GIFT:
        return conflict_gone(d, e);
    case REC_ACT:
    case REC_PAPER:
        return check_act(d, c, e);
    case REC_ORDER:
    case REC_INVOICE:
        return check_quote(d, c, e);
    case REC_OFFER:
        return conflict_gone(d, e) < 0 ? -1 : check_offer(d, c, e);
    case REC_TOUCH:
        return conflict_gone(d, e) < 0 ? -1 : conflict_reminder(d, e);
    case REC_CREDIT:
        return conflict_credit(d, e);
    case REC_CLIENT:
        return conflict_sender(d, e);
    case REC_STAGE:
        return conflict_phase(d, e) < 0 ? -1 : check_stage(d, c, e);
    case REC_RESOLVE:
    case REC_RESPONSE:
        return check_early(d, e);
    default:
        return 0;
    }
}

void conflicts_release(struct conflicts *c)
{
    once_release(&c->rows);
    vec_release(&c->who);
    map_release(&c->purse_at);
    vec_release(&c->purses);
    vec_release(&c->payments);
    map_release(&c->sent_at[0]);
    map_release(&c->sent_at[1]);
    vec_release(&c->sent);
    map_release(&c->results);
    map_release(&c->quoted);
    vec_release(&c->orders);
    map_release(&c->cancelled);
    map_release(&c->phases);
    map_release(&c->credited_at);
    map_release(&c->sender_at);
    vec_release(&c->senders);
    vec_release(&c->credited);
}
