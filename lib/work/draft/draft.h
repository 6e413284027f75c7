/*
 * A document on its way into the ledger: its record and those of its lines.
 *
 *     draft_type_lines     the lines as a person typed them
 *     draft_begin          with all that is asked of it
 *     draft_invoice, …     gathers its lines, settles it, and enters the rows
 *     draft_release
 *
 * What these return is 0, or -1 with *e: ERR_USAGE where it lies in what was
 * asked, ERR_DATA or ERR_ABSENT where it lies in the ledger.
 */
#ifndef ACCT_WORK_DRAFT_H
#define ACCT_WORK_DRAFT_H

#include "ledger/record.h"
#include "words/choose.h"
#include "work/bill/bill.h"
#include "work/enter/enter.h"
#include "work/plan/plan.h"

/* A line as typed: TEXT|QTY|UNIT|PRICE[|VAT[|DISCOUNT]], and behind the price,
 * wherever, parts that say when the work is done: days=10, after=1. */
enum draft_part {
    DRAFT_PART_TEXT,
    DRAFT_PART_QTY,
    DRAFT_PART_UNIT,
    DRAFT_PART_PRICE,
    DRAFT_PART_VAT,
    DRAFT_PART_DISCOUNT,
    DRAFT_PARTS
};
struct draft_typed {
    const char *part[DRAFT_PARTS];
    struct invoice_line line; /* without what needs a currency */
    struct plan_line plan;
};

/* What is asked of a document.  Texts are NULL where nothing was said. */
struct draft_given {
    struct record row; /* without its client, currency and amount */
    int32_t day, due;  /* of it; DAY_NONE */
    const char *ref, *currency, *order;
    const char *discount; /* off all lines: a per cent or an amount */
    const char *round;    /* makes the total a multiple of it */
    const char *ground;   /* why there is no tax */
    bool gross;           /* the prices are with tax */
    const struct draft_typed *typed;
    size_t typed_n;
};

struct draft {
    const struct draft_given *given;
    struct words *words;
    struct home *home;
    struct enter *en;
    struct book *book;
    struct record row;          /* of the document */
    struct invoice_lines lines; /* the typed ones come first */
    struct invoice_terms terms;
    bool terms_given; /* by another document: no discount is looked for */
    const char *ground;
    struct invoice_total total;
    struct plan plan; /* of a quote */
    const struct client *client;
    uint8_t currency;
    int digits;
    size_t at; /* of its row among those entered */
};

/* Fills out->typed, in the home's arena.  ERR_USAGE with the line's number. */
int draft_type_lines(struct home *home, const char **texts, size_t n,
                     struct draft_given *out, struct err *e);

/* What is given must outlive the draft. */
void draft_begin(struct draft *d, struct words *words,
                 const struct draft_given *given, struct enter *en);
void draft_release(struct draft *d);

/* What an invoice bills beside what was typed. */
struct draft_work {
    const char *client;   /* as it was named; NULL: that of quote or order */
    const char *quote;    /* NULL: none */
    const char *hour;     /* its price; NULL: the setting */
    bool orders, costs;   /* those that are not billed */
    struct period period; /* of them */
};
/* The book must hold contracts, and what is billed; notes say what cannot
 * be. */
int draft_invoice(struct draft *d, const struct draft_work *work,
                  struct err *e);
/* For the client of that name. */
int draft_quote(struct draft *d, const char *client, struct err *e);
/* Of the invoice with that number, which is given back with what it is credited
 * now; `all` that is left of it, or the typed lines. */
int draft_credit(struct draft *d, const char *number, bool all,
                 struct invoice **of, struct err *e);
/* A closing document of an invoice (NULL: of none), an order, or the typed
 * lines; `client` as in draft_work. */
int draft_act(struct draft *d, const char *client, const char *invoice,
              struct err *e);

/* A quote that was accepted becomes one order, or one of each line. */
struct draft_accepted {
    const char *quote;
    struct record won;   /* what says so: its date and owner */
    struct record order; /* what is said of each order */
    const char *text;    /* of the order; NULL: the quote's */
    bool each;
};
/* The book must hold offers, orders, lines and contracts. */
int draft_accept(struct home *home, struct enter *en,
                 const struct draft_accepted *given, struct err *e);

/* The closing document of that number was sent, or came back signed: `attr`
 * says which, `given` when. */
int draft_mark(struct home *home, struct enter *en, const struct record *given,
               const char *ref, const char *attr, struct err *e);

/* An invoice for each period of a contract that is due. */
struct draft_billed {
    const struct bill_due *due;
    int64_t gross; /* what it comes to */
    int digits;
};
struct draft_round {
    struct bill bill;
    struct bill_dues dues;
    VEC(struct draft_billed) all;
};
/* Zero bytes make a round; it is released whatever is returned. */
int draft_recurring(struct words *words, const struct draft_given *given,
                    struct enter *en, const struct bill_due_rules *rules,
                    struct draft_round *out, struct err *e);
void draft_round_release(struct draft_round *r);

#endif
