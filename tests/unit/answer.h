/* What the tests of lib/out share: answers in memory, and some rows. */
#ifndef ACCT_TESTS_ANSWER_H
#define ACCT_TESTS_ANSWER_H

#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "print/out.h"

static const struct out_column columns[] = {
    {"id", "No.", OUT_TEXT, 0},         {"due", "Due", OUT_DATE, 0},
    {"amount", "Amount", OUT_MONEY, 0}, {"days", "Days", OUT_NUMBER, 0},
    {"note", "Note", OUT_TEXT, 0},
};
#define COLUMNS (sizeof columns / sizeof *columns)

/* An answer in memory. */
struct answer {
    char *text;
    size_t n;
    struct out_options opts;
    struct out *out;
};

static inline void answer_open(struct answer *a, enum out_format format,
                               const struct out_column *c, size_t n)
{
    a->opts.stream = open_memstream(&a->text, &a->n);
    a->opts.format = format;
    assert_non_null(a->opts.stream);
    a->out = out_open(&a->opts, c, n);
}

static inline void answer_check(struct answer *a, const char *want)
{
    struct err e = ERR_INIT;
    assert_int_equal(out_close(a->out, &e), 0);
    assert_int_equal(e.kind, ERR_NONE);
    assert_int_equal(fclose(a->opts.stream), 0);
    assert_string_equal(a->text, want);
    assert_int_equal(a->n, strlen(want));
    free(a->text);
    *a = (struct answer){0};
}

/* 20000 is 2024-10-04 (date -d @$((20000 * 86400))). */
static inline void put_rows(struct out *o)
{
    out_word(o, "INV-1");
    out_day(o, 20000);
    out_money(o, 1250000, 2);
    out_int(o, -7);
    out_word(o, "say \"hi\",\nЁлка\tc:\\x");
    out_end(o);
    out_text(o, STR("2"));
    out_day(o, DAY_NONE);
    out_money(o, -5, 3);
    out_real(o, NAN, 2);
    out_none(o);
    out_end(o);
    out_word(o, NULL);
    out_none(o);
    out_none(o);
    out_decimal(o, (struct decimal){123456, 2});
    out_text(o, STR(" 漢\xff\x1b[1m "));
    out_end(o);
}

#endif
