/*
 * Papers of contracts: contracts, addenda and approvals on paper, when each was
 * sent and came back signed.
 *
 *     struct papers p;
 *     papers_find(&book, &p);
 *     … p.all
 *     papers_release(&p);
 */
#ifndef ACCT_WORK_ACCOUNT_PAPERS_H
#define ACCT_WORK_ACCOUNT_PAPERS_H

#include "book/book.h"

/* Its records folded. */
struct contract_paper {
    const char *ref;
    const struct client *client;
    const struct entry *first, *last;
    const struct client_row *rows; /* the latest first; see rows_attr */
    int32_t sent, signed_on;       /* DAY_NONE: not yet */
};
struct papers {
    VEC(struct contract_paper) all; /* in order of their first records */
    struct map at;                  /* ref -> its place */
};
void papers_find(struct book *b, struct papers *out);
void papers_release(struct papers *p);

/* "signed", "sent" or "made". */
const char *contract_paper_state(const struct contract_paper *p);
/* An attribute of the latest record that gives it; "". */
const char *contract_paper_attr(struct book *b, const struct contract_paper *p,
                                const char *name);
/* The latest text; "". */
const char *contract_paper_text(const struct contract_paper *p);

#endif
