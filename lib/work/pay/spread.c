/* One payment in several records, over invoices. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/account.h"

int pay_spread(struct pay *p, const char *amount, struct err *e)
{
    struct book *b = enter_book(p->en);
    struct invoice_rules rules = invoice_rules_of(p->home);
    struct account_parts parts;
    struct client *client;
    uint8_t currency;
    int64_t sum;
    if (pay_whose(p, &client, &currency, e) < 0)
        return -1;
    if (pay_amount(amount, book_currency(b, currency), &sum, e) < 0)
        return -1;
    if (sum < 0)
        return pay_back_own(p, client, currency, &sum, e);
    int rc = account_spread(b, &(struct account_payment){client, currency, sum},
                            &rules, &parts, e);
    for (size_t i = 0; i < parts.all.n && rc == 0; i++) {
        struct pay_for what = {client, parts.all.v[i].invoice, currency};
        rc = pay_add(p, &what, parts.all.v[i].amount, e);
    }
    vec_release(&parts.all);
    return rc;
}

/* A receipt is one client's, in one currency. */
static int check_same(struct pay *p, const struct invoice *i, struct err *e)
{
    const struct book *b = enter_book(p->en);
    const struct invoice *first = p->settled.n ? p->settled.v[0] : i;
    if (!p->terms.receipt)
        return 0;
    if (first->client != i->client)
        return err_set(
            e, ERR_DATA,
            _("invoice %s belongs to client %s, and %s to %s (a receipt "
              "is one client's)"),
            i->ref, i->client ? i->client->key : "-", first->ref,
            first->client ? first->client->key : "-");
    if (first->entry->currency != i->entry->currency)
        return err_set(e, ERR_DATA,
                       _("invoice %s is in %s, and %s in %s (a receipt is in "
                         "one currency)"),
                       i->ref, book_currency(b, i->entry->currency)->code,
                       first->ref,
                       book_currency(b, first->entry->currency)->code);
    return 0;
}

int pay_part(struct pay *p, const char *word, struct err *e)
{
    struct invoice_state s;
    struct invoice *i;
    const char *eq = strrchr(word, '=');
    int64_t sum;
    if (!eq)
        return err_set(e, ERR_USAGE, _("'%s' is not NUMBER=AMOUNT"), word);
    const char *number = arena_dup(&p->home->arena, word, (size_t)(eq - word));
    if (pay_judge(p, number, &i, &s, e) < 0)
        return -1;
    struct pay_for what = {i->client, i, i->entry->currency};
    const struct currency *cur =
        book_currency(enter_book(p->en), what.currency);
    if (check_same(p, i, e) < 0 || pay_amount(eq + 1, cur, &sum, e) < 0 ||
        pay_check_back(sum, s.paid, cur->digits, e) < 0 ||
        pay_add(p, &what, sum, e) < 0)
        return -1;
    return pay_settle(p, i, sum, e);
}
