/*
 * What the parts of a report on a period share.
 */
#ifndef ACCT_OUTBOX_REPORT_INSIDE_H
#define ACCT_OUTBOX_REPORT_INSIDE_H

#include "outbox/report/client.h"
#include "outbox/report/month.h"
#include "outbox/report/shown.h"
#include "work/metrics/metrics.h"

enum { REPORT_PLACES = 12 }; /* of a chart: periods up to this one */

struct telling {
    struct book *b;
    struct home *home;
    const struct paper_lang *lang;
    struct brief *out;
    /* Those of the charts, then as many a year before; the report's own is the
     * last of the former. */
    struct period now[REPORT_PLACES], before[REPORT_PLACES];
    int32_t first;          /* day of the ledger's records; DAY_NONE */
    struct figures figures; /* of all these, of all clients together */
    struct figures moved;   /* by client, of the last two */
};

/* tell.c: texts in the language, which live with the brief. */
const char *tell_say(struct telling *t, enum paper_word word,
                     const struct paper_place *places);
const char *tell_money(struct telling *t, int64_t minor, uint8_t currency);
const char *tell_real(struct telling *t, double x, int decimals);
const char *tell_day(struct telling *t, int32_t day);
const char *tell_days(struct telling *t, int64_t n); /* "3 days" */
const char *tell_figure(struct telling *t, const struct figure *f);
/* The short name of a period, as on an axis. */
const char *tell_place(struct telling *t, struct period p);
void tell_heading(struct telling *t, enum paper_word word);
void tell_item(struct telling *t, enum paper_word word,
               const struct paper_place *places);

/* The figure of a period in a currency (CURRENCY_NONE: whatever), or NULL. */
const struct figure *tell_find(const struct figures *f, const char *name,
                               struct period p, uint8_t currency);

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

/* Text (ref), or whichever there is. */
const char *client_what(struct addressing *a, const char *text,
                        const char *ref);
/* An item with {what}, {ref} and {day}. */
void client_item(struct addressing *a, enum paper_word word, const char *what,
                 const char *ref, int32_t day);
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
