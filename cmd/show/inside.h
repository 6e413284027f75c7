/*
 * What the files of acct-show share.
 */
#ifndef ACCT_CMD_SHOW_H
#define ACCT_CMD_SHOW_H

#include "cli/cli.h"
#include "work/client/card.h"

struct show_options {
    bool list, all;
    const char *limit, *sort, *columns;
    struct cli_list where;
    size_t most; /* --limit as a number; SIZE_MAX: not given */
};

/* A client's card. */
int show_client(struct cli *c, const struct show_options *o, const char *given);
/* The list `name`; NULL: the clients. */
int show_list(struct cli *c, const struct show_options *o, const char *name);

/* The card as rows of one shape, or as people read it. */
int show_card_rows(struct cli *c, const struct show_options *o, struct book *b,
                   const struct card *card);
int show_card_page(struct cli *c, const struct show_options *o, struct book *b,
                   const struct card *card);

#endif
