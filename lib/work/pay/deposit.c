#include "work/pay/deposit.h"

#include "base/i18n.h"
#include "work/invoice/account.h"

/* A payment from the account, or to it where `ref` is "". */
static int enter_payment(struct home *home, struct enter *en, size_t at,
                         const char *ref, struct str amount, struct err *e)
{
    const struct record *head = enter_row(en, at);
    struct record r = {.type = REC_PAYMENT};
    r.col[COL_DATE] = head->col[COL_DATE];
    r.col[COL_CLIENT] = head->col[COL_CLIENT];
    r.col[COL_REF] = str_of(ref);
    r.col[COL_CURRENCY] = head->col[COL_CURRENCY];
    r.col[COL_AMOUNT] = amount;
    record_attr(&r, "method", "account", &home->arena);
    return enter_add(en, &r, e);
}

int deposit_use(struct home *home, struct enter *en,
                const struct client *client, size_t at, struct err *e)
{
    struct book *b = enter_book(en);
    const struct record *head = enter_row(en, at);
    uint8_t currency;
    int64_t gross, there;
    if (currency_find(&b->currencies, head->col[COL_CURRENCY], &currency, e) <
        0)
        return -1;
    int digits = book_currency(b, currency)->digits;
    if (money_parse(head->col[COL_AMOUNT], digits, &gross, e) < 0 ||
        account_balance(b, client, currency, &there, e) < 0)
        return -1;
    if (there > gross)
        there = gross;
    if (there <= 0) {
        notes_add(&home->notes, _("%s has nothing on account"), client->key);
        return 0;
    }
    const char *number =
        arena_dup(&home->arena, head->col[COL_REF].p, head->col[COL_REF].n);
    struct arena *arena = &home->arena;
    if (enter_payment(home, en, at, "", money_cell(arena, -there, digits), e) <
        0)
        return -1;
    return enter_payment(home, en, at, number, money_cell(arena, there, digits),
                         e);
}
