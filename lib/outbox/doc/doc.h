/*
 * Documents of the ledger on their way to paper.
 *
 *     doc_find         doc_find.h: the document of a number; letters.h and
 *                      receipt.h make others
 *     doc_paper_make   its page as a struct paper, which paper/ prints
 *
 * A document owns what its page points to; the book lives longer than both.
 */
#ifndef ACCT_OUTBOX_DOC_H
#define ACCT_OUTBOX_DOC_H

#include "base/conf/home.h"
#include "paper/paper.h"
#include "words/choose.h"
#include "work/invoice/account.h"
#include "work/plan/plan.h"

/* What is on a paper, in terms of the ledger; strings are never NULL but for
 * the number. */
struct doc_page {
    enum paper_kind kind;
    const char *number; /* NULL: a draft; "": it goes without */
    const struct client *client;
    const struct client *party;   /* who it names, where that was another key's
                                     client; NULL: the client */
    const struct contact *person; /* who a letter is to; NULL: nobody by name */
    int32_t day;
    uint8_t currency;
    const char *order, *contract, *period, *remark;
    int32_t supplied, supplied_to; /* first and last day; DAY_NONE: not known */
    const char *of;                /* the document it is about */
    int32_t of_day;
    const char *ground; /* why there is no tax; NULL: nothing is said, so that
                           it is the usual reason */
    bool gross_prices;
    const struct invoice_line *lines;
    size_t lines_n;
    const struct invoice_total *total;  /* NULL: a paper without lines */
    struct invoice_state state;         /* .open is what there is to pay */
    const struct entry *const *settled; /* payments and credit notes, by date */
    size_t settled_n;
    const struct statement_row *rows; /* of a statement, in its currency */
    size_t rows_n;
    const struct paper_debt *debts; /* of a receipt or a reminder */
    size_t debts_n;
    const char *method, *bank_ref; /* of a payment */
    int stage;                     /* of a reminder, from 1 */
    const struct plan *plan;       /* of a quote; NULL: none */
    int32_t plan_by;               /* see struct paper */
};

/* An empty one of that kind. */
void doc_page_init(struct doc_page *page, enum paper_kind kind);

/* The days of supply of an invoice without a period: of the delivery of its
 * orders, or else that of the invoice; none while what it bills is still to be
 * delivered.  The book holds orders and stages. */
void doc_page_supply(struct book *b, struct doc_page *page);

/* A document, with what its page points to; zero bytes make an empty one. */
struct doc {
    const struct entry *entry;     /* its record, where it is in the book */
    const struct entry *lines_of;  /* whose lines and terms it has */
    const struct invoice *invoice; /* that it is or is about, or NULL */
    struct invoice_lines lines;
    struct invoice_terms terms;
    struct invoice_total total;
    VEC(const struct entry *) settled;
    VEC(struct paper_debt) debts;
    struct statement statement;
    struct plan plan;
    struct doc_page page;
};

/* Adds a debt to the document and its page. */
void doc_add_debt(struct doc *d, struct paper_debt debt);
void doc_release(struct doc *d);

/* --- fill.c: what a page becomes --- */

/* What a paper looks like, in words of options; NULL: as the settings say. */
struct doc_look {
    const char *lang, *layout, *size;
};

/* Who makes papers out of one book; keeps what was read of words. */
struct doc_maker {
    struct home *home;
    struct book *book;
    struct doc_look look;
    struct words words;
    bool bare; /* invoices are without what was noted of payments */
};

void doc_maker_init(struct doc_maker *m, struct home *home, struct book *b,
                    const struct doc_look *look);

/* The paper, with what it points to; zero bytes make an empty one. */
struct doc_paper {
    struct paper paper;
    VEC(struct paper_line) lines;
    VEC(struct paper_tax) taxes;
    VEC(struct paper_move) moves;
    VEC(struct paper_phase) phases;
    struct buf logo, payload;
};

/* Fills *out, which the caller releases whatever is returned; it points to the
 * page, too.  `sheet`: it goes out, so that it has to be right, and has a logo
 * and a code to pay with.  ERR_USAGE: a word of the look; ERR_DATA. */
int doc_paper_make(struct doc_maker *by, const struct doc_page *page,
                   bool sheet, struct doc_paper *out, struct err *e);
void doc_paper_release(struct doc_paper *p);
/* Can it be made?  Asked before it is recorded.  ERR_DATA, as above. */
int doc_page_check(struct home *home, struct book *b,
                   const struct doc_page *page, struct err *e);

/* Appends our logo as it is on that day, a PNG; nothing where there is none.
 * parties.c.  ERR_DATA, ERR_IO: it cannot be read. */
int doc_logo(struct home *home, int32_t day, struct buf *out, struct err *e);
/* Our name on papers of that day in that language. */
const char *doc_sender(struct home *home, const struct paper_lang *lang,
                       int32_t day);

/* Appends the code to pay with, as a terminal shows it.  ERR_DATA where there
 * is none. */
int doc_paper_code(struct doc_maker *by, const struct doc_page *page,
                   bool color, struct buf *out, struct err *e);

#endif
