/*
 * Internal to papers: what is on the sheet, block by block, in the words and
 * numbers of its language.  What a paper says is decided here, once; pdf.c,
 * html.c and plain.c only know how a block looks.
 */
#ifndef ACCT_PAPER_SHEET_H
#define ACCT_PAPER_SHEET_H

#include "base/mem.h"
#include "paper/brief.h"
#include "paper/qr.h"

enum sheet_kind {
    SHEET_LETTERHEAD, /* text: the sender; title: of the paper */
    SHEET_TITLE,
    SHEET_BANK,   /* pairs: by enum sheet_bank */
    SHEET_GROUPS, /* pairs in columns; a pair without a value begins one */
    SHEET_FIELDS, /* pairs, one below the other */
    SHEET_TABLE,
    SHEET_BARS, /* of a plan, over a calendar */
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
/* A label of the scale, where its day begins. */
struct sheet_mark {
    int32_t day;
    const char *label;
};
struct sheet_bar {
    const char *label;
    int32_t from, to;
    bool over, late; /* over: drawn hollow; late: apart from the others */
};
struct sheet_bars {
    int32_t first, last; /* whole weeks */
    const bool *off;     /* days off, from the first on; NULL: the scale is too
                            coarse to show them */
    VEC(struct sheet_bar) all;
    VEC(struct sheet_mark)
    months, weeks; /* weeks: none where there is no room */
};
struct sheet_block {
    enum sheet_kind kind;
    const char *text, *title;
    bool strong;
    VEC(struct sheet_pair) pairs;
    struct sheet_table table;
    struct sheet_bars bars; /* the block's text says the same in words */
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

/* Days that look alike, of a bar's row. */
enum sheet_shade {
    SHADE_NONE,
    SHADE_OFF,  /* a day off */
    SHADE_WORK, /* of the bar */
    SHADE_REST, /* a day off within the bar */
    SHADE_OVER, /* of a bar that is over */
    SHADE_LATE
};
struct sheet_run {
    int32_t from, to;
    enum sheet_shade shade;
};
/* The run that begins on that day. */
struct sheet_run sheet_run_at(const struct sheet_bars *b,
                              const struct sheet_bar *bar, int32_t day);
/* The labels of a calendar of whole weeks, whose days are set; days off are
 * shown where it is fine enough.  Texts are of the arena. */
void sheet_scale(struct sheet_bars *b, const struct paper_lang *lang,
                 const bool *off, struct arena *arena);
/* The bars of a brief's table, labelled with its first column; false where it
 * has none.  The caller releases *out in any case. */
bool sheet_bars_of(const struct brief_table *t, const struct paper_lang *lang,
                   struct arena *arena, struct sheet_bars *out);
void sheet_bars_release(struct sheet_bars *b);
/* Where the day begins, as a part of the whole width: 0 to 1. */
double sheet_place(const struct sheet_bars *b, int32_t day);

#endif
