/*
 * What a single record may say; of use only to enter.
 */
#ifndef ACCT_WORK_ENTER_FITTING_H
#define ACCT_WORK_ENTER_FITTING_H

#include "work/enter/enter.h"

/* Is it of that day?  What happened is of none to come.  ERR_DATA. */
int fitting_day(const struct enter_options *o, const struct record *r,
                int32_t day, struct err *e);
/* Likewise a date of an attribute. */
int fitting_past(const struct enter_options *o, const struct schema_attr *a,
                 struct str value, struct err *e);
/* The period that a figure or report is of, as it is compared: 2026-09 for
 * last-month, counted from `day`.  Other attributes are left as they are.
 * Appends it; ERR_DATA. */
int fitting_period(enum rec_type type, const char *name, struct str value,
                   int32_t day, struct buf *out, struct err *e);
/* Are there words for papers in that language?  ERR_DATA, with those that there
 * are. */
int fitting_lang(const struct enter_options *o, struct str lang, struct err *e);

#endif
