/*
 * Internal to clients' pages: publish.c makes them, files.c writes them, and
 * reports.c has the reports that they link to.
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
};

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
/* Each file is replaced whole, and only where it changed: first documents, then
 * the page, so that it links to what is there; at last those go that it linked
 * to before.  ERR_DATA: the directory has a page that is not ours. */
int publish_write(struct cli *c, const char *dir, const struct client_page *p,
                  bool dry_run, enum publish_state *state);
/* Takes a page away that is ours, with its documents and directory. */
int publish_remove(struct cli *c, const char *dir, bool dry_run, bool *removed);

#endif
