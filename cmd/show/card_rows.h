/*
 * The card as rows: rows.c has most sections, rows_open.c what waits, and
 * money.
 */
#ifndef ACCT_CMD_SHOW_CARD_ROWS_H
#define ACCT_CMD_SHOW_CARD_ROWS_H

#include "inside.h"

struct rows {
    struct out *out;
    struct cli *c;
    struct book *book;
    const struct card *card;
    const struct show_much *much;
    const char *section, *key; /* of the facts that follow */
};

struct row {
    const char *section, *key, *name, *value, *ref, *channel, *owner, *text;
    int32_t due;
    struct when when;
    bool has_amount;
    int64_t amount;
    uint8_t currency, finer; /* see struct entry */
};

/* Opens r->out. */
void rows_begin(struct rows *r);
void rows_put(struct rows *r, const struct row *row);
/* What a record says of itself. */
struct row rows_of(const struct entry *e, const char *section);
/* Of the section and key in hand. */
void rows_fact(struct rows *r, const char *name, const char *value,
               const char *text);

/* rows_open.c */
void rows_checks(struct rows *r);
void rows_items(struct rows *r);
void rows_money(struct rows *r);

#endif
