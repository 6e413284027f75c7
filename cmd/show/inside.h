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
    SHOW_CHECK,
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

/* Whose pages, and where to. */
struct show_pages {
    const char *client; /* by a name; NULL: all clients' */
    const char *dir;
    bool dry_run;
};
/* What a colleague has to know. */
struct show_handover {
    const char *whose; /* an owner, or a client by a name */
    const char *output;
};

/* papers.c: both, by what the command line says. */
struct show_papers {
    bool page, handover, dry_run;
    const char *output;
};
extern const struct cli_option show_papers_options[];
int show_papers_check(struct cli *c, const struct show_papers *o, bool all,
                      const char *name);
int show_papers(struct cli *c, const struct show_papers *o, const char *name);
/* publish.c */
int show_pages(struct cli *c, const struct show_pages *ask);
/* handover.c */
int show_handover(struct cli *c, const struct show_handover *ask);
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
