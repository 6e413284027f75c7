/*
 * Conditions on what is listed: KEY=VALUE, KEY!=VALUE, KEY~PART, KEY<VALUE,
 * KEY>VALUE, KEY<=VALUE, KEY>=VALUE.
 *
 *     where_split      takes the words apart
 *     (the caller finds out what the key is, and of what kind)
 *     where_ready      reads the value as that kind
 *     where_holds …    for each thing
 *     where_release
 */
#ifndef ACCT_WORK_WHERE_H
#define ACCT_WORK_WHERE_H

#include "base/err.h"
#include "base/str.h"
#include "base/value/date.h"
#include "base/value/money.h"

enum fact_kind { FACT_TEXT, FACT_DATE, FACT_NUMBER, FACT_MONEY };

/* What is known of one thing under one key. */
struct fact {
    enum fact_kind kind;
    const char *text;      /* never NULL; "": nothing; of money its currency */
    int32_t day;           /* of a date; DAY_NONE: nothing */
    struct decimal number; /* of a number or money; where `text` is not "" */
};

struct fact fact_text(const char *text);
struct fact fact_day(int32_t day);
struct fact fact_count(int64_t n);
/* Minor units, of a price finer by so many digits. */
struct fact fact_money(int64_t n, const struct currency *of, int finer);
/* What an attribute says, read as that kind; a text where it cannot be. */
struct fact fact_read(enum fact_kind kind, const char *text);
bool fact_none(const struct fact *f);
/* Dates and numbers by size, what has no value last; texts by their bytes;
 * money by currency first. */
int fact_compare(const struct fact *a, const struct fact *b);

enum where_op {
    WHERE_NOT,
    WHERE_MOST,
    WHERE_LEAST,
    WHERE_IS,
    WHERE_HAS,
    WHERE_LESS,
    WHERE_MORE
};

struct where {
    struct str key, value; /* borrowed from the text that was split */
    enum where_op op;
    enum fact_kind kind;
    struct buf folded;      /* a text to compare with */
    struct decimal number;  /* a number */
    int32_t from, to;       /* a date: a month's condition is about its days */
    bool is_day, is_number; /* what a text may be read as */
    struct buf scratch;
};

/* ERR_USAGE where it is no condition. */
int where_split(const char *text, struct where *w, struct err *e);
/* Dates may be words, relative to today; an empty value stands for nothing.
 * ERR_USAGE. */
int where_ready(struct where *w, enum fact_kind kind, int32_t today,
                struct err *e);
/* Texts are compared without regard to case.  What has no value is neither
 * less nor more than anything. */
bool where_holds(struct where *w, const struct fact *f);
void where_release(struct where *w);

#endif
