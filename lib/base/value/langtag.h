/*
 * Tags of languages (BCP 47): ru, de, pt-BR.
 */
#ifndef ACCT_BASE_LANGTAG_H
#define ACCT_BASE_LANGTAG_H

#include <stdbool.h>

#include "base/str.h"

enum { LANGTAG_SIZE = 16 };

/* Its usual form, of whatever case, and with hyphens; false where it is none.
 * It can be a part of a file's name. */
bool langtag_form(struct str s, char tag[LANGTAG_SIZE]);

#endif
