/*
 * A document on its way into the ledger: its record and those of its lines.
 *
 *     draft_read      the command line, before the ledger is locked
 *     draft_client    whose it is, and in which currency
 *     draft_price     the amounts of typed lines, now that the currency is
 *                     known; other lines are pushed to d->lines after that
 *     draft_add_up    discounts and sums
 *     draft_enter     the records
 *     draft_print     what the command says of it, once it is committed
 *     draft_release
 */
#ifndef ACCT_CMD_INVOICE_DRAFT_H
#define ACCT_CMD_INVOICE_DRAFT_H

#include "invoice/page.h"
#include "work/bill/bill.h"

/* A line as typed: TEXT|QTY|UNIT|PRICE[|VAT[|DISCOUNT]]. */
enum part {
    PART_TEXT,
    PART_QTY,
    PART_UNIT,
    PART_PRICE,
    PART_VAT,
    PART_DISCOUNT,
    PARTS
};
struct typed_line {
    const char *part[PARTS];
};

struct draft {
    struct cli *c;
    const struct invoice_options *options;
    enum paper_kind kind;
    VEC(struct typed_line) typed;
    struct invoice_lines lines; /* the typed ones come first */
    struct invoice_terms terms;
    bool terms_given; /* by another document: no discount is looked for */
    const char *ground;
    struct invoice_total total;
    struct record row; /* of the document */
    int32_t day, due;
    const struct client *client;
    uint8_t currency;
    int digits;
    size_t at; /* of its row among those entered */
};

int draft_read(struct draft *d, struct cli *c,
               const struct invoice_options *options, enum rec_type type);
int draft_client(struct draft *d, struct book *b, const struct client *client);
int draft_price(struct draft *d, struct book *b);
/* The client's or the contract's discount is taken where none was asked for. */
int draft_add_up(struct draft *d, struct book *b);
int draft_enter(struct draft *d, struct enter *en);
int draft_print(struct draft *d, struct enter *en);
void draft_release(struct draft *d);

/* lines.c: fills d->typed and d->lines from -l; ERR_USAGE. */
int draft_read_lines(struct draft *d);
/* Reads a rate, a category, or both ("0 E"). */
int draft_vat(struct cli *c, const char *text, struct invoice_line *line);
/* Was the line typed as one without tax, rather than with a rate of 0? */
bool draft_untaxed(const struct draft *d, size_t i);
/* The tax and unit of lines that name none. */
int draft_defaults(struct draft *d, struct book *b, struct invoice_line *line);

/* Reads a discount in per cent, 0 to 100. */
int draft_percent(struct cli *c, struct str text, struct decimal *out);

/* The client whom the operand names. */
int draft_find_client(struct draft *d, struct book *b, const char *given);
/* The client of what a document is made from. */
int draft_known_client(struct draft *d, struct book *b,
                       const struct client *client, uint8_t currency);
/* Sets the terms (and the ground) that another document has. */
int draft_take_terms(struct draft *d, struct book *b, const struct entry *from);
/* The discount of the order's contract, or that of the document, else the
 * client's own; none where a quote says what the order comes to.  NULL: the
 * order that the document is for. */
const char *draft_loyalty(struct draft *d, struct book *b,
                          const struct order *order);

/* orders.c: finishes the lines of orders among the draft's, and sets
 * the terms, when no more lines follow. */
int draft_take_orders(struct draft *d, struct book *b,
                      const struct bill_lines *found);

#endif
