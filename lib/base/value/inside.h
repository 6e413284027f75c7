/*
 * What spans, periods and words share.
 */
#ifndef ACCT_BASE_VALUE_INSIDE_H
#define ACCT_BASE_VALUE_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/value/date.h"

#define WORD_MAX 64 /* no date word and no period is longer */

/* What a message shows of a value: one that is much too long would push the
 * remedy out of it. */
static inline struct str word_shown(struct str s)
{
    return s.n <= WORD_MAX ? s : STR("…");
}

static inline int32_t day_clamp(int64_t day)
{
    return (int32_t)(day < DAY_MIN ? DAY_MIN : day > DAY_MAX ? DAY_MAX : day);
}

/* Writes a number that is not negative in so many digits; returns what stands
 * behind them. */
char *digits_put(char *p, int value, int digits);

/* Day plus n times the span's unit; false beyond the range, with the end that
 * it is beyond. */
bool day_shift(int32_t day, int64_t n, enum span_unit unit, int32_t *out);

#endif
