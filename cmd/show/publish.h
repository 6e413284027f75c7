/*
 * Internal to clients' pages: publish.c makes them, files.c writes them (what a
 * killed run left is the business of unfinished.c), and reports.c has the
 * reports that they link to.
 */
#ifndef ACCT_CMD_SHOW_PUBLISH_H
#define ACCT_CMD_SHOW_PUBLISH_H

#include "inside.h"
#include "outbox/page/page.h"

struct publish_report {
    struct page_report of;
    struct buf pdf;
};
struct publishing {
    struct cli *c;
    const struct show_pages *ask;
    struct ledger *ledger;
    struct book *book;
    struct pages pages;
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

/* --- files.c --- */

enum publish_state {
    PUBLISH_SAME,
    PUBLISH_NEW,
    PUBLISH_CHANGED,
    PUBLISH_REMOVED
};
int publish_make_dir(struct cli *c, const char *dir);
/* The page and all that it links to are what they were, or new, at any moment:
 * documents that changed get other names.  Nothing is written where nothing
 * changed.  ERR_DATA: the directory has a page that is not ours. */
int publish_write(struct cli *c, const char *dir, struct client_page *p,
                  bool dry_run, enum publish_state *state);
/* Takes a page away that is ours, with its documents and directory. */
int publish_remove(struct cli *c, const char *dir, bool dry_run, bool *removed);

/* --- unfinished.c --- */

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
