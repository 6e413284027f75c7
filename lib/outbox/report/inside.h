/*
 * What the parts of a report on a period share.
 */
#ifndef ACCT_OUTBOX_REPORT_INSIDE_H
#define ACCT_OUTBOX_REPORT_INSIDE_H

#include "outbox/report/client.h"
#include "outbox/report/month.h"
#include "outbox/report/shown.h"
#include "outbox/report/tell.h"

void tell_changed(struct telling *t); /* changed.c */
/* sections.c */
int tell_clients(struct telling *t, struct err *e);
void tell_risk(struct telling *t);
int tell_unpaid(struct telling *t, struct err *e);
void tell_promises(struct telling *t);
/* charts.c */
int tell_charts(struct telling *t, struct err *e);

/* --- to a client --- */

struct addressing {
    struct telling t;
    const struct client *client;
    struct period period;
    int32_t last; /* the last day of it that has been */
    const struct client_report_ask *ask;
};

/* Says so where nothing was added since there were so many parts. */
void client_none(struct addressing *a, size_t before, enum paper_word word);
/* client_done.c */
void client_tell_done(struct addressing *a);
void client_tell_hours(struct addressing *a);
void client_tell_kpis(struct addressing *a);
/* client_next.c */
void client_tell_next(struct addressing *a);
/* client_need.c */
int client_tell_need(struct addressing *a, struct err *e);

#endif
