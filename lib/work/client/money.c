/* What was billed and paid, a sum per currency. */
#include "inside.h"
#include "work/invoice/account.h"
#include "work/invoice/document.h"

/* The sums of a currency, kept in order of the codes. */
static struct card_money *in(struct card *card, const struct book *b,
                             uint8_t currency)
{
    const char *code = book_currency(b, currency)->code;
    size_t at = 0;
    while (at < card->money.n &&
           strcmp(book_currency(b, card->money.v[at].currency)->code, code) < 0)
        at++;
    if (at < card->money.n && card->money.v[at].currency == currency)
        return &card->money.v[at];
    (void)vec_push(&card->money);
    struct card_money *m = &card->money.v[at];
    memmove(m + 1, m, (card->money.n - at - 1) * sizeof *m);
    *m = (struct card_money){.currency = currency};
    return m;
}

/* As acct-metrics has it: see document_net. */
static int add_billed(struct card *card, struct book *b, const struct entry *r,
                      struct err *e)
{
    struct err none = ERR_INIT;
    int64_t net;
    if (r->client != card->client)
        return 0;
    struct card_money *m = in(card, b, r->currency);
    /* Lines that cannot be added up are acct-check's to tell. */
    m->unsure = m->unsure || document_net(b, r, &net, &none) < 0;
    return m->unsure
               ? 0
               : money_add(&m->billed, r->type == REC_CREDIT ? -net : net, e);
}

static int add_invoice(struct card_money *m, const struct book *b,
                       const struct invoice *v,
                       const struct invoice_rules *rules, struct err *e)
{
    struct invoice_state s;
    int64_t before;
    if (invoice_judge(b, v, rules, &s, e) < 0 ||
        invoice_prepaid(b, v, &before, e) < 0)
        return -1;
    if (money_add(&m->invoiced, s.gross, e) < 0 ||
        money_add(&m->paid, before, e) < 0 ||
        money_add(&m->overpaid, s.over, e) < 0 ||
        money_add(&m->overdue, s.days > 0 ? s.open : 0, e) < 0)
        return -1;
    return money_add(&m->open, s.open, e);
}

/* What of it settles an invoice counts on the account of that one's client. */
static int add_payment(struct card *card, struct book *b, const struct entry *p,
                       struct err *e)
{
    if (p->client == card->client && account_is_received(p))
        card->last_payment = p;
    struct account_share s = account_share_of(b, p);
    bool settles = s.invoice && s.invoice->client == card->client;
    int64_t own = p->client == card->client ? s.own : 0;
    if (!settles && !own)
        return 0;
    struct card_money *m = in(card, b, p->currency);
    if (money_add(&m->paid, settles ? s.settled : 0, e) < 0 ||
        money_add(&m->paid, own, e) < 0)
        return -1;
    return money_add(&m->on_account, own, e);
}

/* Money and hours. */
static int add_cost(struct card *card, struct book *b, const struct entry *r,
                    struct err *e)
{
    struct decimal hours;
    if (r->client != card->client)
        return 0;
    if (decimal_parse(str_of(entry_attr(b, r, "hours")), &hours, NULL) == 0 &&
        decimal_sum(&card->hours, hours, e) < 0)
        return -1;
    return r->has_amount
               ? money_add(&in(card, b, r->currency)->cost, r->amount, e)
               : 0;
}

static int add_margins(struct card *card, struct err *e)
{
    for (size_t i = 0; i < card->money.n; i++) {
        struct card_money *m = &card->money.v[i];
        if (money_add(&m->margin, m->billed, e) < 0 ||
            money_add(&m->margin, -m->cost, e) < 0)
            return -1;
    }
    return 0;
}

int card_add_money(struct card *card, struct book *b,
                   const struct invoice_rules *rules, struct err *e)
{
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        if (v->client == card->client &&
            (add_invoice(in(card, b, v->entry->currency), b, v, rules, e) < 0 ||
             add_billed(card, b, v->entry, e) < 0))
            return -1;
    }
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *r = &b->entries.v[i];
        if (r->type == REC_PAYMENT && add_payment(card, b, r, e) < 0)
            return -1;
        if (r->type == REC_COST && add_cost(card, b, r, e) < 0)
            return -1;
        if (r->type != REC_CREDIT || !invoice_of_credit(b, r))
            continue;
        if (account_of(b, r) == card->client &&
            money_add(&in(card, b, r->currency)->credited, r->amount, e) < 0)
            return -1;
        if (add_billed(card, b, r, e) < 0)
            return -1;
    }
    return add_margins(card, e);
}
