/* One payment in one record: of an invoice, on account, back. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/account.h"
#include "work/pay/deposit.h"

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
    if (amount && pay_amount(amount, cur, &sum, e) < 0)
        return -1;
    if (sum == 0)
        return err_set(e, ERR_DATA,
                       _("nothing is open on invoice %s (to record a payment "
                         "none the less, give its amount)"),
                       i->ref);
    if (pay_check_back(sum, s.paid, cur->digits, e) < 0)
        return -1;
    if (p->terms.deposit) {
        struct deposit d = {i->client, i->entry->currency,
                            p->terms.row.col[COL_DATE]};
        if (!d.client)
            return err_set(e, ERR_DATA, _("the invoice names no client"));
        if (deposit_take(p->home, p->en, &d, &sum, e) < 0)
            return -1;
        if (sum <= 0)
            return err_set(e, ERR_DATA, _("%s has nothing on account in %s"),
                           d.client->key, cur->code);
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
    int64_t sum;
    if (pay_whose(p, &client, &currency, e) < 0 ||
        pay_amount(amount, book_currency(b, currency), &sum, e) < 0)
        return -1;
    if (sum < 0)
        return pay_back_own(p, client, currency, &sum, e);
    return pay_add(p, &(struct pay_for){client, NULL, currency}, sum, e);
}

/* From wherever the client's money is. */
int pay_back_own(struct pay *p, const struct client *client, uint8_t currency,
                 const int64_t *amount, struct err *e)
{
    struct account_parts parts;
    int64_t most;
    struct book *b = enter_book(p->en);
    int rc = account_money(b, client, currency, &parts, &most, e);
    if (rc == 0 && !amount && most == 0)
        rc = err_set(e, ERR_DATA, _("there is nothing to pay back to %s"),
                     client->key);
    if (rc == 0 && amount)
        rc = pay_check_back(*amount, most, book_currency(b, currency)->digits,
                            e);
    account_take(&parts, amount ? -*amount : most);
    for (size_t i = 0; i < parts.all.n && rc == 0; i++) {
        const struct account_part *part = &parts.all.v[i];
        struct pay_for what = {client, part->invoice, currency};
        rc = pay_add(p, &what, -part->amount, e);
    }
    vec_release(&parts.all);
    return rc;
}

/* An amount that goes back is told above zero. */
static int read_back(const char *text, const struct currency *cur, int64_t *out,
                     struct err *e)
{
    if (!text)
        return 0;
    if (pay_amount(text, cur, out, e) < 0)
        return -1;
    if (*out < 0)
        return err_set(e, ERR_USAGE,
                       _("%s is below zero (what goes back is told "
                         "above it)"),
                       text);
    *out = -*out;
    return 0;
}

int pay_back(struct pay *p, const char *number, const char *amount,
             struct err *e)
{
    struct book *b = enter_book(p->en);
    struct invoice_state s;
    struct invoice *i;
    struct client *client;
    uint8_t currency;
    int64_t sum = 0;
    if (!number) {
        if (pay_whose(p, &client, &currency, e) < 0 ||
            read_back(amount, book_currency(b, currency), &sum, e) < 0)
            return -1;
        return pay_back_own(p, client, currency, amount ? &sum : NULL, e);
    }
    if (pay_judge(p, number, &i, &s, e) < 0)
        return -1;
    const struct currency *cur = book_currency(b, i->entry->currency);
    if (read_back(amount, cur, &sum, e) < 0)
        return -1;
    if (!amount && s.over == 0)
        return err_set(e, ERR_DATA, _("there is nothing to pay back to %s"),
                       number);
    if (!amount)
        sum = -s.over;
    else if (pay_check_back(sum, s.paid, cur->digits, e) < 0)
        return -1;
    return pay_add(p, &(struct pay_for){i->client, i, i->entry->currency}, sum,
                   e);
}
