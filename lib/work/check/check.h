/*
 * Is the ledger sound?  Every fault in one pass, each with its line.
 *
 *     struct findings f;
 *     if (findings_find(l, &options, &f, &e) < 0) …   only where it cannot
 *     f.all.v[i] …                                    be read
 *     findings_release(&f);
 *
 * One fault makes one finding: what a row that cannot be read may define is not
 * missed elsewhere, and a missing client is told once.  Findings that a void
 * record mends are not told of records that were voided.
 */
#ifndef ACCT_WORK_CHECK_H
#define ACCT_WORK_CHECK_H

#include "base/conf/home.h"
#include "base/mem.h"
#include "base/value/date.h"

struct ledger;

/* Of the file, then of a row, then of rows together. */
enum check_name {
    CHECK_CSV,
    CHECK_HEADER,
    CHECK_WIDTH,
    CHECK_ENCODING,
    CHECK_CONFLICT,
    CHECK_TORN,
    CHECK_NEWLINE,
    CHECK_BOM,
    CHECK_CRLF,
    CHECK_CONTROL,
    CHECK_NFC,
    CHECK_FORMULA,
    CHECK_ID,
    CHECK_TYPE,
    CHECK_DATE,
    CHECK_DUE,
    CHECK_AMOUNT,
    CHECK_CURRENCY,
    CHECK_COLUMN,
    CHECK_KEY,
    CHECK_ATTR,
    CHECK_LANG,
    CHECK_EMAIL,
    CHECK_PHONE,
    CHECK_FUTURE,
    CHECK_DUE_BEFORE,
    CHECK_CLIENT,
    CHECK_REF,
    CHECK_SURVEY,
    CHECK_DUPLICATE_ID,
    CHECK_DUPLICATE,
    CHECK_GAP,
    CHECK_TOTAL,
    CHECK_OVERPAID,
    CHECK_PAID_TWICE,
    CHECK_DOUBLE,
    CHECK_BILLED_TWICE,
    CHECK_REFUND,
    CHECK_BEFORE_INVOICE,
    CHECK_EARLY,
    CHECK_CANCELLED,
    CHECK_LOST,
    CHECK_PLAN,
    CHECK_LOOKALIKE,
    CHECK_TWIN,
    /* Notes, from here on. */
    CHECK_REFERRER,
    CHECK_EARLY_PAYMENT,
    CHECK_DIFFERS,
    CHECK_UNREACHABLE,
    CHECK_STALE,
    CHECKS
};
#define CHECK(c)     (UINT64_C(1) << (c))
#define CHECKS_ALL   (CHECK(CHECKS) - 1)
#define CHECKS_NOTES (CHECKS_ALL & ~(CHECK(CHECK_REFERRER) - 1))

struct check_kind {
    const char *name;
    const char *help;   /* N_(): one line */
    const char *remedy; /* N_(): where the finding has none of its own */
    bool voids;         /* a void record mends it */
    bool fix;           /* so does acct-check --fix */
};
extern const struct check_kind check_kinds[CHECKS];
/* CHECKS where there is none of that name. */
enum check_name check_named(struct str name);

struct finding {
    enum check_name check;
    uint32_t column; /* the cell, from 1; 0: the row */
    uint32_t found;  /* how many were found before it */
    uint64_t line;
    const char *what, *remedy; /* translated */
    const char *id;            /* of the record, or "" */
};

/* Zero bytes make an empty one. */
struct findings {
    VEC(struct finding) all; /* by line */
    struct arena arena;
};

struct check_options {
    uint64_t checks; /* CHECK() bits; that the file cannot be read is told in
                        any case */
    const struct conf *conf;
    struct home *home; /* whose words papers have */
    struct zone zone;
    struct when as_of; /* what is later is in the future */
};

/* *out: zero bytes; the caller releases it in any case.  ERR_IO; ERR_DATA where
 * sums do not fit. */
int findings_find(const struct ledger *l, const struct check_options *options,
                  struct findings *out, struct err *e);
/* Where there are any but notes: ERR_DATA without a word, since they have been
 * told. */
int findings_judge(const struct findings *f, struct err *e);
void findings_release(struct findings *f);

#endif
