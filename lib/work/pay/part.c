/* A record of a payment, and what each is checked for. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/value/typed.h"
#include "book/find.h"
#include "inside.h"

void pay_begin(struct pay *p, struct home *home, const struct pay_terms *terms,
               struct enter *en)
{
    *p = (struct pay){.home = home, .en = en, .terms = *terms};
    if (terms->bank)
        record_attr(&p->terms.row, "bank", terms->bank, &home->arena);
}

void pay_release(struct pay *p)
{
    vec_release(&p->settled);
}

int pay_amount(const char *text, const struct currency *cur, int64_t *out,
               struct err *e)
{
    struct amount_typed typed;
    int rc = amount_typed(str_of(text), '\0', &typed, e);
    if (rc == 0 && *typed.code && strcmp(typed.code, cur->code) != 0)
        rc = err_set(e, ERR_USAGE,
                     _("'%s' is not in %s (on account, --currency says "
                       "which)"),
                     text, cur->code);
    if (rc < 0 || money_parse(typed.number, cur->digits, out, e) < 0) {
        e->kind = ERR_USAGE;
        return err_at(e, _("the amount"), 0);
    }
    return *out ? 0 : err_set(e, ERR_USAGE, _("a payment of %s is none"), text);
}

int pay_check_back(int64_t amount, int64_t most, int digits, struct err *e)
{
    char asked[MONEY_SIZE], there[MONEY_SIZE];
    int64_t back;
    if (amount >= 0)
        return 0;
    if (!__builtin_sub_overflow(0, amount, &back) && back <= most)
        return 0;
    return err_set(e, ERR_DATA, _("%s cannot be paid back: %s was paid"),
                   money_print(back, digits, asked),
                   money_print(most > 0 ? most : 0, digits, there));
}

int pay_whose(struct pay *p, struct client **client, uint8_t *currency,
              struct err *e)
{
    struct book *b = enter_book(p->en);
    if (book_find(b, str_of(p->terms.client), client, e) < 0)
        return -1;
    return book_billed(b, *client, p->terms.currency, currency, e);
}

int pay_judge(struct pay *p, const char *number, struct invoice **invoice,
              struct invoice_state *state, struct err *e)
{
    struct book *b = enter_book(p->en);
    struct invoice_rules rules = invoice_rules_of(p->home);
    if (invoice_find(b, number, invoice, e) < 0)
        return -1;
    return invoice_judge(b, *invoice, &rules, state, e);
}

/* The parts are one payment, with one receipt. */
static void set_receipt(struct pay *p, struct record *r)
{
    struct buf number = {0};
    struct home *home = p->home;
    if (!p->terms.receipt)
        return;
    if (!p->number) {
        static const struct enter_series receipts = {REC_PAYMENT, "receipt",
                                                     "numbers.receipt"};
        enter_number(p->en, &receipts, record_day(r, &home->zone, &home->now),
                     r->col[COL_CLIENT].n ? r->col[COL_CLIENT].p : "", &number);
        p->number = buf_keep(&number, &home->arena);
    }
    record_attr(r, "receipt", p->number, &home->arena);
}

int pay_add(struct pay *p, const struct pay_for *what, int64_t amount,
            struct err *e)
{
    const struct currency *cur =
        book_currency(enter_book(p->en), what->currency);
    struct record r = p->terms.row;
    if (p->terms.receipt && amount < 0)
        return err_set(e, ERR_USAGE,
                       _("--receipt is for money that came in, not for "
                         "what goes back"));
    r.col[COL_REF] = str_of(what->invoice ? what->invoice->ref : "");
    r.col[COL_CLIENT] = str_of(what->client ? what->client->key : "");
    r.col[COL_AMOUNT] = money_cell(&p->home->arena, amount, cur->digits);
    r.col[COL_CURRENCY] = str_of(cur->code);
    set_receipt(p, &r);
    return enter_add(p->en, &r, e);
}

int pay_settle(struct pay *p, struct invoice *i, int64_t amount, struct err *e)
{
    bool again = false;
    for (size_t k = 0; k < p->settled.n; k++)
        again = again || p->settled.v[k] == i;
    if (!again)
        *vec_push(&p->settled) = i;
    /* A later part may be of the same invoice. */
    return money_add(&i->paid, amount, e);
}

int pay_note_over(struct pay *p, struct err *e)
{
    const struct book *b = enter_book(p->en);
    for (size_t i = 0; i < p->settled.n; i++)
        if (invoice_note_over(p->home, b, p->settled.v[i], e) < 0)
            return -1;
    return 0;
}
