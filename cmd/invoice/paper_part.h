/*
 * Internal to cmd/invoice_paper*.c: a paper in the making.
 */
#ifndef ACCT_CMD_INVOICE_PAPER_PART_H
#define ACCT_CMD_INVOICE_PAPER_PART_H

#include "base/mem.h"
#include "invoice/page.h"

struct paper_making {
    struct cli *c;
    const struct invoice_options *options;
    struct book *book;
    const struct invoice_page *page;
    struct paper paper;
    VEC(struct paper_line) lines;
    VEC(struct paper_tax) taxes;
    VEC(struct paper_move) moves;
    struct buf logo, payload;
    bool code; /* is to be on it, if there can be one */
    bool code_only;
    bool sheet; /* goes out: has to be right */
};

/* A setting's text. */
const char *making_setting(const struct paper_making *m, const char *key);
/* The buffer's text for as long as the run lasts; releases the buffer. */
const char *making_keep(struct paper_making *m, struct buf *b);

/* Language, layout and size, who writes to whom: from options, settings and
 * the client.  ERR_USAGE; parties.c. */
int making_look(struct paper_making *m);
void making_parties(struct paper_making *m);
int making_logo(struct paper_making *m);
/* The code to pay with, where there is something to pay and an account for it;
 * code.c. */
int making_code(struct paper_making *m);

/* All but the logo; the caller releases it whatever is returned. */
int making_fill(struct paper_making *m);
void making_release(struct paper_making *m);

#endif
