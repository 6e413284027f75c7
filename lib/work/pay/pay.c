/* One payment in one record: of an invoice, on account, back. */
#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/account.h"

int pay_from_account(struct home *home, struct enter *en,
                     const struct pay_source *from, int64_t *amount,
                     struct err *e)
{
    struct book *b = enter_book(en);
    const struct currency *cur = book_currency(b, from->currency);
    struct record r = {.type = REC_PAYMENT};
    int64_t there;
    if (!from->client)
        return err_set(e, ERR_DATA, _("the invoice names no client"));
    if (account_balance(b, from->client, from->currency, &there, e) < 0)
        return -1;
    if (there <= 0)
        return err_set(e, ERR_DATA, _("%s has nothing on account in %s"),
                       from->client->key, cur->code);
    if (*amount > there)
        *amount = there;
    r.col[COL_DATE] = from->date;
    r.col[COL_CLIENT] = str_of(from->client->key);
    r.col[COL_AMOUNT] = money_cell(&home->arena, -*amount, cur->digits);
    r.col[COL_CURRENCY] = str_of(cur->code);
    record_attr(&r, "method", "account", &home->arena);
    return enter_add(en, &r, e);
}

int pay_invoice(struct pay *p, const char *number, const char *amount,
                struct err *e)
{
    struct invoice_state s;
    struct invoice *i;
    if (pay_judge(p, number, &i, &s, e) < 0)
        return -1;
    const struct currency *cur =
        book_currency(enter_book(p->en), i->entry->currency);
    const char *code = p->terms.currency;
    if (code && strcmp(code, cur->code) != 0)
        return err_set(e, ERR_DATA,
                       _("invoice %s is in %s, not in %s (in another currency "
                         "it can be paid on account: --client)"),
                       i->ref, cur->code, code);
    int64_t sum = s.open;
    if (amount && pay_amount(amount, cur->digits, &sum, e) < 0)
        return -1;
    if (sum == 0)
        return err_set(e, ERR_DATA,
                       _("nothing is open on invoice %s (to record a payment "
                         "none the less, give its amount)"),
                       i->ref);
    if (pay_check_back(sum, s.paid, cur->digits, e) < 0)
        return -1;
    if (p->terms.deposit) {
        struct pay_source from = {i->client, i->entry->currency,
                                  p->terms.row.col[COL_DATE]};
        if (pay_from_account(p->home, p->en, &from, &sum, e) < 0)
            return -1;
        record_attr(&p->terms.row, "method", "account", &p->home->arena);
    }
    struct pay_for what = {i->client, i, i->entry->currency};
    return pay_settle(p, i, sum, e) < 0 ? -1 : pay_add(p, &what, sum, e);
}

int pay_account(struct pay *p, const char *amount, struct err *e)
{
    struct book *b = enter_book(p->en);
    struct client *client;
    uint8_t currency;
    int64_t sum, there;
    if (pay_whose(p, &client, &currency, e) < 0)
        return -1;
    int digits = book_currency(b, currency)->digits;
    if (pay_amount(amount, digits, &sum, e) < 0 ||
        account_balance(b, client, currency, &there, e) < 0 ||
        pay_check_back(sum, there, digits, e) < 0)
        return -1;
    return pay_add(p, &(struct pay_for){client, NULL, currency}, sum, e);
}

/* What can go back: what is too much on the invoice, or is on account. */
int pay_back(struct pay *p, const char *number, const char *amount,
             struct err *e)
{
    struct book *b = enter_book(p->en);
    struct invoice_state s = {0};
    struct invoice *i = NULL;
    struct client *client;
    uint8_t currency;
    int64_t most, sum;
    if (number) {
        if (pay_judge(p, number, &i, &s, e) < 0)
            return -1;
        client = i->client;
        currency = i->entry->currency;
        most = amount ? s.paid : s.over;
    } else if (pay_whose(p, &client, &currency, e) < 0 ||
               account_balance(b, client, currency, &most, e) < 0) {
        return -1;
    }
    int digits = book_currency(b, currency)->digits;
    sum = most;
    if (amount && pay_amount(amount, digits, &sum, e) < 0)
        return -1;
    if (most <= 0 && !amount)
        return err_set(e, ERR_DATA, _("there is nothing to pay back to %s"),
                       number ? number : client->key);
    if (sum < 0)
        return err_set(e, ERR_USAGE,
                       _("%s is below zero (what goes back is told "
                         "above it)"),
                       amount);
    if (pay_check_back(-sum, most, digits, e) < 0)
        return -1;
    return pay_add(p, &(struct pay_for){client, i, currency}, -sum, e);
}
