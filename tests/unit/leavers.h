/* What the tests of the warning share: ledgers as text, and the rules. */
#ifndef ACCT_TESTS_LEAVERS_H
#define ACCT_TESTS_LEAVERS_H

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "unit.h"

#include "work/risk/leaving.h"

enum { DAY_ZERO = 20454 /* 2026-01-01 */ };

static inline struct leaving_rules rules_of(int32_t today, int horizon)
{
    return (struct leaving_rules){
        .today = today,
        .horizon = horizon,
        .churn_after = {180, SPAN_DAY},
        .term = {14, SPAN_DAY},
    };
}

static inline void load(struct book *b, const char *path)
{
    const struct book_options options = {
        .types = LEAVING_TYPES,
        .as_of = {.day = DAY_MAX},
        .currency = "USD",
    };
    struct ledger *l;
    struct err e = ERR_INIT;
    if (ledger_open(&l, path, 0, &e) < 0)
        fail_msg("%s", e.text);
    book_init(b, &options);
    if (book_load(b, l, &e) < 0)
        fail_msg("%s", e.text);
    ledger_close(l);
}

/* Loads rows as they stand in a ledger. */
static inline void load_rows(struct book *b, const char *rows)
{
    char path[] = "/tmp/acct-leaving-XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
    assert_non_null(f);
    fprintf(f, "date,type,client,ref,amount,currency,due,attrs\n%s", rows);
    assert_int_equal(fclose(f), 0);
    load(b, path);
    unlink(path);
}

static inline int32_t on(const char *text)
{
    int32_t day;
    assert_true(day_parse(str_of(text), &day));
    return day;
}

static inline void near(const char *what, double got, double want,
                        double within)
{
    if (!(fabs(got - want) <= within))
        fail_msg("%s is %.8g, not %.8g", what, got, want);
}

#endif
