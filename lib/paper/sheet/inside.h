/*
 * Internal to sheets: who makes which blocks, and of what.
 */
#ifndef ACCT_PAPER_SHEET_INSIDE_H
#define ACCT_PAPER_SHEET_INSIDE_H

#include "paper/sheet/sheet.h"

/* What blocks are made of: parts.c. */
struct sheet_block *sheet_add(struct sheet *s, enum sheet_kind kind);
void sheet_pair(struct sheet_block *b, const char *label, const char *value);
const char *sheet_keep(struct sheet *s, struct buf *b); /* and releases b */
const char *sheet_word(const struct sheet *s, enum paper_word word);
/* A word that is a template: see paper_say. */
const char *sheet_say(struct sheet *s, enum paper_word word,
                      const struct paper_place *places);
const char *sheet_money(struct sheet *s, int64_t minor);
const char *sheet_price(struct sheet *s, struct price p);
/* As it is said of that many. */
const char *sheet_unit(struct sheet *s, const char *unit, struct decimal qty);
const char *sheet_day(struct sheet *s, int32_t day);
const char *sheet_decimal(struct sheet *s, struct decimal d);
/* With the currency behind it: "Total, EUR". */
const char *sheet_with_code(struct sheet *s, enum paper_word word);
void sheet_strong(struct sheet_block *b); /* makes its last pair so */
/* "Invoice No. INV-1 dated 5 October 2026"; DAY_NONE: without the day. */
const char *sheet_document(struct sheet *s, const char *number, int32_t day);
/* An amount in words, where the language and the currency have them. */
void sheet_words(struct sheet *s, int64_t amount);
/* Are amounts of lines with tax, and is there any? */
bool sheet_gross(const struct paper *p);
/* Is it shown as without tax, as what is outside its scope is (EN 16931,
 * BR-O-5)?  The directive wants a rate of each line, Russia tells none from a
 * rate of 0. */
bool sheet_without_tax(const struct paper *p, const struct paper_tax *t);

/* Title, parties and dates; where to pay; who signs: head.c. */
const char *sheet_titled(struct sheet *s); /* "Invoice No. 7 dated …" */
void sheet_head(struct sheet *s);
void sheet_payment(struct sheet *s);
void sheet_signs(struct sheet *s);
/* The lines, and what they come to: lines.c, sums.c. */
void sheet_lines(struct sheet *s);
void sheet_sums(struct sheet *s);
/* When the work is done: phases.c. */
void sheet_phases(struct sheet *s);
/* What was paid; statements, receipts and letters: moves.c. */
void sheet_settled(struct sheet *s);
int sheet_statement(struct sheet *s, struct err *e); /* ERR_DATA: too large */
void sheet_receipt(struct sheet *s);
void sheet_reminder(struct sheet *s);
void sheet_regards(struct sheet *s);

#endif
