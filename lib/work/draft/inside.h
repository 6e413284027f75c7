/*
 * How a draft is filled, step by step:
 *
 *     draft_client      whose it is, and in which currency
 *     draft_price       the amounts of typed lines, now that the currency is
 *                       known; other lines are pushed to d->lines after that
 *     draft_add_up      discounts and sums
 *     draft_enter       the records
 */
#ifndef ACCT_WORK_DRAFT_INSIDE_H
#define ACCT_WORK_DRAFT_INSIDE_H

#include "work/draft/draft.h"

/* --- tax.c --- */

/* What tax_parse reads; a line without tax is of the usual category. */
int draft_vat(struct home *home, const char *text, struct invoice_line *line,
              struct err *e);
/* Was the line said to be without tax, rather than at a rate of 0? */
bool draft_untaxed(const struct draft *d, size_t i);
/* Reads a discount in per cent, 0 to 100. */
int draft_percent(struct str text, struct decimal *out, struct err *e);

/* --- phase.c --- */

/* Is a part of a typed line, behind the price, one that says when? */
bool draft_is_when(const char *part);
/* Reads it; of a line that is told of more than once the last holds not: it is
 * an error.  ERR_USAGE. */
int draft_read_when(struct home *home, const char *part, struct plan_line *out,
                    struct err *e);
/* All typed lines, with the quote's days and its attribute start: fills
 * d->plan. */
int draft_plan(struct draft *d, struct err *e);
/* What a line's record says of it. */
void draft_put_when(const struct draft *d, size_t i, struct record *r);

/* --- lines.c --- */

int draft_price(struct draft *d, struct err *e);
/* The unit's word in that language, as lines have it: of one. */
const char *draft_unit(struct draft *d, const struct paper_lang *lang,
                       enum paper_word word);
/* The tax and unit of lines that name none. */
int draft_defaults(struct draft *d, struct invoice_line *line, struct err *e);

/* --- draft.c --- */

/* The client whom the operand names. */
int draft_find_client(struct draft *d, const char *given, struct err *e);
int draft_client(struct draft *d, const struct client *client, struct err *e);
/* The client of what a document is made from. */
void draft_known_client(struct draft *d, const struct client *client,
                        uint8_t currency);
/* Sets the terms (and the ground) that another document has. */
int draft_take_terms(struct draft *d, const struct entry *from, struct err *e);
/* The discount of the order's contract, or that of the document, else the
 * client's own; none where a quote says what the order comes to.  NULL: the
 * order that the document is for. */
const char *draft_loyalty(struct draft *d, const struct order *order);
/* The client's or the contract's discount is taken where none was asked for. */
int draft_add_up(struct draft *d, struct err *e);

/* --- rows.c --- */

int draft_enter(struct draft *d, struct err *e);

/* --- orders.c --- */

/* Finishes the lines of orders among the draft's, and sets the terms, when no
 * more lines follow. */
int draft_take_orders(struct draft *d, const struct bill_lines *found,
                      struct err *e);

#endif
