/*
 * Tax numbers, as they are written in one field: ИНН, ИНН and КПП, or a VAT id.
 */
#ifndef ACCT_BASE_TAXNUMBER_H
#define ACCT_BASE_TAXNUMBER_H

#include "base/str.h"

/* Is it Russian: an ИНН, or ИНН and КПП, with those words before them or a
 * slash between?  Then *inn and *kpp (which may be empty) are its parts,
 * borrowed from it; any other is a VAT id. */
bool taxnumber_russian(const char *number, struct str *inn, struct str *kpp);
/* Do the check digits of an ИНН fit, 10 or 12 digits? */
bool taxnumber_inn_holds(struct str inn);

#endif
