/*
 * What the files of acct-show share.
 */
#ifndef ACCT_CMD_SHOW_INSIDE_H
#define ACCT_CMD_SHOW_INSIDE_H

#include "show/commands.h"
#include "work/client/card.h"
#include "work/client/list.h"

/* The sections of a card, in their order. */
enum show_section {
    SHOW_CLIENT,
    SHOW_PLAN,
    SHOW_CONTACT,
    SHOW_CONTRACT,
    SHOW_DUTY,
    SHOW_PAPER,
    SHOW_ORDER,
    SHOW_PHASE,
    SHOW_NEXT, /* in a table: programs have acct-followup */
    SHOW_OPEN,
    SHOW_MONEY,
    SHOW_TOUCH,
    SHOW_SURVEY,
    SHOW_HISTORY,
    SHOW_SECTIONS
};
extern const char *const show_sections[SHOW_SECTIONS]; /* "client", … */

/* How much of it. */
struct show_much {
    bool all;          /* the card leaves nothing out */
    size_t most;       /* records, or rows; SIZE_MAX: nobody said */
    unsigned sections; /* bits of enum show_section */
    int32_t from, to;  /* the history's days; DAY_MIN, DAY_MAX: all */
};

/* What a list was asked for with. */
struct show_list_words {
    const char *name;   /* NULL: the clients */
    const char *client; /* whose things; NULL: anybody's */
    const char *sort, *columns;
    const struct cli_list *where;
    struct list_tally_options tally;
};

/* card.c: a client's card. */
int show_client(struct cli *c, const struct show_much *much, const char *given);
/* list.c */
int show_list(struct cli *c, const struct show_much *much,
              const struct show_list_words *words);
/* grep.c: of that client alone, unless it is NULL. */
int show_grep(struct cli *c, const struct show_much *much, const char *text,
              const char *client);
/* What lists there are. */
int show_lists(struct cli *c);

/* The card as rows of one shape (rows.c), or as people read it (page.c). */
int show_card_rows(struct cli *c, const struct show_much *much, struct book *b,
                   const struct card *card);
int show_card_page(struct cli *c, const struct show_much *much, struct book *b,
                   const struct card *card);

#endif
