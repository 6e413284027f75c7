/*
 * Internal to clients' pages: publish.c makes them, names.c has the names of
 * those that are beside each other, files.c writes them (what a killed run left
 * is the business of unfinished.c), and reports.c has the reports that they
 * link to.
 */
#ifndef ACCT_CMD_SHOW_PUBLISH_H
#define ACCT_CMD_SHOW_PUBLISH_H

#include "inside.h"
#include "outbox/page/page.h"

struct publish_report {
    struct page_report of;
    struct buf pdf;
};
enum publish_state {
    PUBLISH_SAME,
    PUBLISH_NEW,
    PUBLISH_CHANGED,
    PUBLISH_REMOVED
};
/* A page that is written, with its documents, but not there yet. */
struct publish_waiting {
    const struct client *client;
    const char *dir; /* NULL: it has no name yet */
    size_t files;
    enum publish_state state;
    struct page_names old; /* files of the page that is there */
    struct map names;      /* and of the one that takes its place */
    bool writes, made, done;
};
struct publishing {
    struct cli *c;
    const struct show_pages *ask;
    struct ledger *ledger;
    struct book *book;
    struct book *names; /* the whole ledger's clients, whatever day it is */
    struct pages pages;
    VEC(struct publish_waiting) waiting;
    VEC(struct publish_report) reports; /* by the day on which they were sent */
    uint32_t *report_of;                /* by client: place in them, from 1 */
    bool *fails; /* by client: what cannot be drawn is told, and left */
    size_t failed;
};

/* Of the pages of all clients one that cannot be made (such as that of a name
 * that no font has) keeps nobody else's back: 0 then, and it is noted. */
int publish_or_tell(struct publishing *p, const struct client *client, int rc);

/* --- reports.c --- */

/* Draws what was sent last to each client (NULL: to all), as it was then. */
int publish_reports(struct publishing *p, const struct client *only);
/* Empty where there is none. */
struct str publish_report(const struct publishing *p, const struct client *c);
void publish_reports_release(struct publishing *p);

/* --- names.c --- */

/* The client as the whole ledger has it; NULL: it is another one's now. */
const struct client *publish_named(const struct publishing *p,
                                   const struct client *c);
/* Has the client a page among all?  Not one who is lost, nor who turned out to
 * be another client since. */
bool publish_is_wanted(const struct publishing *p, const struct client *c);
/* Of the whole ledger's; "" where it has none. */
const char *publish_token(const struct publishing *p, const struct client *c);
/* Fills book and names. */
int publish_read(struct publishing *p);
/* Gives names to those who want one and have none, and reads again, unless
 * nothing is to be written.  ERR_DATA: one can be guessed, or is two
 * clients'. */
int publish_names(struct publishing *p);

/* --- files.c --- */

int publish_make_dir(struct cli *c, const char *dir);
/* The page and all that it links to are what they were, or new, at any moment:
 * documents that changed get other names, and the page waits beside the one
 * that is there until publish_swap.  Nothing is written where nothing changed,
 * or with `dry_run`.  The caller releases *to whatever is returned.  ERR_DATA:
 * the directory has a page that is not ours. */
int publish_write(struct cli *c, const char *dir, struct client_page *p,
                  bool dry_run, struct publish_waiting *to);
int publish_swap(struct cli *c, struct publish_waiting *w);
/* Afterwards: takes away what no page has any more. */
int publish_tidy(struct cli *c, const struct publish_waiting *w);
/* In place of publish_swap: all is as it was. */
int publish_drop(struct cli *c, const struct publish_waiting *w);
void publish_waiting_release(struct publish_waiting *w);
/* Takes a page away that is ours, with its documents and directory. */
int publish_remove(struct cli *c, const char *dir, bool dry_run, bool *removed);

/* --- unfinished.c --- */

/* The page that waits for its turn. */
extern const char publish_next[];
/* Notes the files of the page that is there, and of that which takes its place
 * (NULL: none does); and that this is done. */
int publish_begin(struct cli *c, const char *dir, const struct page_names *old,
                  const struct client_page *p);
int publish_end(struct cli *c, const char *dir);
/* Takes away what a run left that never ended, but for what is kept; *was:
 * there was something. */
int publish_settle(struct cli *c, const char *dir,
                   const struct page_names *kept, bool *was);
/* One that is not there is no error. */
int publish_take_away(struct cli *c, const char *dir, struct str name);

#endif
