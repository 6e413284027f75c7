/*
 * What is told of the ledger in the language of a paper: texts, numbers, days
 * and sentences, which live with the brief they are for.  Of reports, and of
 * other briefs that are made like them.
 */
#ifndef ACCT_OUTBOX_TELL_H
#define ACCT_OUTBOX_TELL_H

#include "base/conf/home.h"
#include "paper/brief.h"
#include "work/account/papers.h"
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

/* Text (ref), or whichever there is. */
const char *tell_what(struct telling *t, const char *text, const char *ref);
/* An item with {what}, {ref} and {day}. */
void tell_of(struct telling *t, enum paper_word word, const char *what,
             const char *ref, int32_t day);
/* What sort of paper it is, in words. */
const char *tell_paper_kind(struct telling *t, const struct contract_paper *p);
/* An item: what is open, until when it is to be done (DAY_NONE: it is not
 * known). */
void tell_open(struct telling *t, const char *what, int32_t due);

/* The figure of a period in a currency (CURRENCY_NONE: whatever), or NULL. */
const struct figure *tell_find(const struct figures *f, const char *name,
                               struct period p, uint8_t currency);

/* The plan of an order as the client is to see it, under that title: its phases
 * with their days, how they stand, and bars.  Nothing where it has none.
 * plan.c */
void tell_plan(struct telling *t, const struct order *o, const char *title);

#endif
