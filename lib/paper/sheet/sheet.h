/*
 * Internal to papers: what is on the sheet, block by block, in the words and
 * numbers of its language.  What a paper says is decided here, once; pdf.c,
 * html.c and plain.c only know how a block looks.
 */
#ifndef ACCT_PAPER_SHEET_H
#define ACCT_PAPER_SHEET_H

#include "base/mem.h"
#include "paper/paper.h"
#include "paper/qr.h"

enum sheet_kind {
    SHEET_LETTERHEAD, /* text: the sender; title: of the paper */
    SHEET_TITLE,
    SHEET_BANK,   /* pairs: by enum sheet_bank */
    SHEET_GROUPS, /* pairs in columns; a pair without a value begins one */
    SHEET_FIELDS, /* pairs, one below the other */
    SHEET_TABLE,
    SHEET_SUMS, /* pairs, at the right edge; the code is left of them */
    SHEET_TEXT,
    SHEET_SMALL, /* a text in small type */
    SHEET_PAY,   /* pairs in a frame; the code is right of them */
    SHEET_SIGNS  /* pairs: who signs, and the name; strong: with a stamp */
};
enum sheet_bank {
    BANK_NAME,
    BANK_BIK,
    BANK_CORR,
    BANK_INN,
    BANK_KPP,
    BANK_ACCOUNT,
    BANK_BENEFICIARY,
    BANK_PAIRS
};

struct sheet_pair {
    const char *label, *value;
    bool strong;
};
struct sheet_column {
    const char *title;
    bool right, wide; /* wide: takes what room the others leave */
};
struct sheet_table {
    VEC(struct sheet_column) columns;
    VEC(const char *) cells; /* by rows */
    VEC(const char *) carry; /* a row each: the sum so far; empty: none */
    const char *carried, *brought;
    bool grid; /* with a line around each cell */
};
struct sheet_block {
    enum sheet_kind kind;
    const char *text, *title;
    bool strong;
    VEC(struct sheet_pair) pairs;
    struct sheet_table table;
};

struct sheet {
    const struct paper *paper;
    const char *title;  /* "Invoice INV-2026-0007" */
    const char *footer; /* the sender, at the foot of each page */
    VEC(struct sheet_block) blocks;
    struct qr qr;     /* side 0: none */
    const char *scan; /* the words below it */
    struct arena arena;
};

/* ERR_DATA where the code's payload does not fit, or the logo is no PNG.  The
 * paper is borrowed;
 * release in any case. */
int sheet_make(const struct paper *p, struct sheet *out, struct err *e);
void sheet_release(struct sheet *s);

#endif
