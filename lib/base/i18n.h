/*
 * Marks for translation.  The program chooses the catalogue (cmd/cli/run.c);
 * the library only looks words up in it.  Machine formats are never translated.
 */
#ifndef ACCT_BASE_I18N_H
#define ACCT_BASE_I18N_H

#include <libintl.h>

#define ACCT_DOMAIN "acct"

/* Translates at the place of use. */
#define _(s) dgettext(ACCT_DOMAIN, s)
/* Marks a string in a table; it is translated where the table is printed. */
#define N_(s) s
/* Plural forms. */
#define P_(one, many, n) dngettext(ACCT_DOMAIN, one, many, (unsigned long)(n))

#endif
