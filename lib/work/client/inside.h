/*
 * The longer parts of a card: items.c, money.c.
 */
#ifndef ACCT_WORK_CLIENT_INSIDE_H
#define ACCT_WORK_CLIENT_INSIDE_H

#include "work/client/card.h"

/* Fills card->items. */
void card_add_items(struct card *card, struct book *b, int32_t today);
/* Fills card->money and last_payment. ERR_DATA on overflow. */
int card_add_money(struct card *card, struct book *b,
                   const struct invoice_rules *rules, struct err *e);

#endif
