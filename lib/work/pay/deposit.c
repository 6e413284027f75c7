/* Money of the client's that is with us pays an invoice. */
#include "work/pay/deposit.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "work/invoice/account.h"

/* A payment from where the money is to where it goes: an invoice, or ("") the
 * account. */
static int enter_payment(struct home *home, struct enter *en,
                         const struct deposit *d, const char *ref,
                         int64_t amount, struct err *e)
{
    const struct currency *cur = book_currency(enter_book(en), d->currency);
    struct record r = {.type = REC_PAYMENT};
    r.col[COL_DATE] = d->date;
    r.col[COL_CLIENT] = str_of(d->client->key);
    r.col[COL_REF] = str_of(ref);
    r.col[COL_CURRENCY] = str_of(cur->code);
    r.col[COL_AMOUNT] = money_cell(&home->arena, amount, cur->digits);
    record_attr(&r, "method", "account", &home->arena);
    return enter_add(en, &r, e);
}

int deposit_take(struct home *home, struct enter *en, const struct deposit *d,
                 int64_t *amount, struct err *e)
{
    struct account_parts parts;
    int64_t there;
    int rc = account_money(enter_book(en), d->client, d->currency, &parts,
                           &there, e);
    if (*amount > there)
        *amount = there;
    account_take(&parts, *amount);
    for (size_t i = 0; i < parts.all.n && rc == 0; i++) {
        const struct account_part *p = &parts.all.v[i];
        rc = enter_payment(home, en, d, p->invoice ? p->invoice->ref : "",
                           -p->amount, e);
    }
    vec_release(&parts.all);
    return rc;
}

int deposit_use(struct home *home, struct enter *en,
                const struct client *client, size_t at, struct err *e)
{
    struct book *b = enter_book(en);
    const struct record *head = enter_row(en, at);
    struct deposit d = {.client = client, .date = head->col[COL_DATE]};
    int64_t amount;
    if (currency_find(&b->currencies, head->col[COL_CURRENCY], &d.currency, e) <
            0 ||
        money_parse(head->col[COL_AMOUNT], book_currency(b, d.currency)->digits,
                    &amount, e) < 0)
        return -1;
    const char *number =
        arena_dup(&home->arena, head->col[COL_REF].p, head->col[COL_REF].n);
    if (deposit_take(home, en, &d, &amount, e) < 0)
        return -1;
    if (amount > 0)
        return enter_payment(home, en, &d, number, amount, e);
    notes_add(&home->notes, _("%s has nothing on account"), client->key);
    return 0;
}
