/*
 * The tax of something, as people write it: a rate in per cent (20), a category
 * of UNCL 5305 that has no tax (E), both (0 E), or that there is none (-).  One
 * rule for typed lines, attributes and settings.
 */
#ifndef ACCT_BASE_TAX_H
#define ACCT_BASE_TAX_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "base/value/money.h"

/* Those of EN 16931 that are in use here: S has a rate, the others none. */
#define TAX_CATEGORIES "S|Z|E|AE|K|G|O"

struct tax {
    struct decimal rate; /* in per cent, 0 to 100, without zeros at its end */
    struct str category; /* within the text; empty: it names none */
    bool none;           /* it says that there is no tax: a rate of 0 is one */
};

/* ERR_DATA. */
int tax_parse(struct str text, struct tax *out, struct err *e);
/* May the category have that rate?  ERR_DATA. */
int tax_category_check(struct str category, struct decimal rate, struct err *e);

#endif
