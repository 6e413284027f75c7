/*
 * Internal to papers: what is on the sheet, block by block, in the words and
 * numbers of its language.  What a paper says is decided here, once; pdf.c,
 * html.c and plain.c only know how a block looks.
 */
#ifndef ACCT_OUT_SHEET_H
#define ACCT_OUT_SHEET_H

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

/* For the makers of blocks: sheet_*.c. */
struct sheet_block *sheet_add(struct sheet *s, enum sheet_kind kind);
void sheet_pair(struct sheet_block *b, const char *label, const char *value);
const char *sheet_keep(struct sheet *s, struct buf *b); /* and releases b */
const char *sheet_word(const struct sheet *s, enum paper_word word);
/* A word that is a template: see paper_say. */
const char *sheet_say(struct sheet *s, enum paper_word word,
                      const struct paper_place *places);
const char *sheet_money(struct sheet *s, int64_t minor);
const char *sheet_day(struct sheet *s, int32_t day);
const char *sheet_decimal(struct sheet *s, struct decimal d);
/* With the currency behind it: "Total, EUR". */
const char *sheet_with_code(struct sheet *s, enum paper_word word);
void sheet_strong(struct sheet_block *b); /* makes its last pair so */
/* Are amounts of lines with tax, and is there any? */
bool sheet_gross(const struct paper *p);
/* Is it shown as without tax, as what is outside its scope is (EN 16931,
 * BR-O-5)?  The directive wants a rate of each line, Russia
 * tells none from a rate of 0. */
bool sheet_without_tax(const struct paper *p, const struct paper_tax *t);

/* Title, parties and dates; where to pay; who signs: head.c. */
const char *sheet_titled(struct sheet *s); /* "Invoice No. 7 dated …" */
void sheet_head(struct sheet *s);
void sheet_payment(struct sheet *s);
void sheet_signs(struct sheet *s);
/* "Invoice No. INV-1 dated 5 October 2026"; DAY_NONE: without the day. */
const char *sheet_document(struct sheet *s, const char *number, int32_t day);
/* The lines, and what they come to: lines.c, sums.c. */
void sheet_lines(struct sheet *s);
void sheet_sums(struct sheet *s);
/* An amount in words, where the language and the currency have them. */
void sheet_words(struct sheet *s, int64_t amount);
/* What was paid; statements, receipts and letters: moves.c. */
void sheet_settled(struct sheet *s);
int sheet_statement(struct sheet *s, struct err *e); /* ERR_DATA: too large */
void sheet_receipt(struct sheet *s);
void sheet_reminder(struct sheet *s);
void sheet_regards(struct sheet *s);

#endif
