/*
 * Documents with lines, of any type: invoices, credit notes, quotes (offers)
 * and closing documents (acts), with what they add up to.
 */
#ifndef ACCT_WORK_DOCUMENT_H
#define ACCT_WORK_DOCUMENT_H

#include "work/invoice/invoice.h"

struct document {
    const struct entry *entry; /* its record: see document_is_rather */
    struct invoice_lines lines;
    struct invoice_terms terms;
    struct invoice_total total; /* of no lines: all 0 */
};

/* Fills *out, which the caller releases whatever is returned.  The book must
 * hold lines (with texts, for theirs).  ERR_DATA with file and line. */
int document_load(struct book *b, const struct entry *first,
                  struct document *out, struct err *e);
void document_release(struct document *d);
/* What an invoice or credit note bills without tax, by its lines; its amount
 * where it has none.  Minor units.  Errors likewise. */
int document_net(struct book *b, const struct entry *e, int64_t *net,
                 struct err *err);

/* Of two records of one number, the earlier first: is the later rather the
 * document, and the other what became of it?  The document is the first record
 * that says an amount; where none does, the first that is not about its being
 * sent or signed.  Rows typed by hand come in any order. */
bool document_is_rather(const struct entry *e, const struct entry *than);
/* Was the document with that number voided, with nothing left of it but such
 * records?  Nothing is known of numbers that were never there. */
bool document_is_void(struct book *b, enum rec_type type, const char *ref);
/* Where what is left of it, which may be NULL, is but news, was it of one that
 * never happened? */
bool document_was_voided(struct book *b, enum rec_type type, const char *ref,
                         const struct entry *left);
/* The record of the document of that type with that ref; ERR_ABSENT says the
 * closest, or that it was voided. */
int document_find(struct book *b, enum rec_type type, const char *ref,
                  const struct entry **out, struct err *e);

/* An invoice, with the sums of what is left of it after its credit notes, by
 * tax category and rate (net and tax; gross is of all); the caller releases
 * *out, whatever is returned.  Its amount counts, where that is not what its
 * lines add up to.  What credit notes say of rates that it has not, and those
 * without lines, is left in: nobody knows what of it they credit. */
int document_left(struct book *b, const struct invoice *i, struct document *out,
                  struct err *e);

#endif
