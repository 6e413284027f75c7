/*
 * What an invoice that is paid late costs the debtor, by the law that holds and
 * the rates of a file.
 */
#ifndef ACCT_WORK_CLAIM_H
#define ACCT_WORK_CLAIM_H

#include "base/conf/home.h"
#include "work/interest/interest.h"

/* What is asked for. */
struct claim_terms {
    const char *number; /* of the invoice */
    const char *law;    /* "eu", "ru"; NULL: by the currency */
    const char *rates;  /* the file; NULL: the user's own */
    int32_t until;      /* the last day counted */
};
/* Points into the book. */
struct claim {
    const struct invoice *invoice;
    enum interest_law law;
    struct rates rates;
    struct interest interest;
};

/* The book must hold invoices, payments and credits.  Where the law says less
 * of the currency, and where a rate is doubtful, a note is left in the home.
 * The caller releases *out, whatever is returned.  ERR_ABSENT: no such invoice;
 * ERR_USAGE: no such law; ERR_DATA. */
int claim_find(struct home *home, struct book *b, const struct claim_terms *t,
               struct claim *out, struct err *e);
void claim_release(struct claim *m);

#endif
