/*
 * The warning: how likely is it that a client, seen from the end of a day,
 * will not order within the horizon?  Learnt from the ledger's own past, and
 * sliding to a published default where that is short.
 *
 *     struct leavings l;
 *     leavings_find(&book, &rules, &l);
 *     … l.of[client->n], leaving_why() …
 *     leavings_release(&l);
 *
 * The rule of thumb beside it is risk.h: it says what is wrong, this one says
 * how likely the end is.  Whom it is about:
 *
 *     LEAVING_ORDERS    active, no contract runs, and the last order is at most
 *                       `churn_after` ago
 *     LEAVING_CONTRACT  active, under a contract: how such end
 *     LEAVING_PAUSE     paused: how pauses ended
 *     LEAVING_NONE      all others: there is nothing to foresee
 *
 * All is computed from records dated up to that day alone, whatever the book
 * holds, so that it can be tested on the past: backtest.h.
 */
#ifndef ACCT_WORK_LEAVING_H
#define ACCT_WORK_LEAVING_H

#include "base/conf/home.h"
#include "book/book.h"
#include "work/risk/risk.h"

enum {
    LEAVING_HORIZON = 90, /* days, where nobody says another */
    LEAVING_HIGH = 80,    /* per cent, from which on a client may leave */
    LEAVING_CALLS = 10,   /* before this many, calls prove nothing */
    LEAVING_COLUMNS = 7 + RISK_SIGNS /* of the fit, at most */
};

struct leaving_rules {
    int32_t today;           /* seen from its end */
    int horizon;             /* days, 1 or more */
    struct span churn_after; /* whose last order is longer ago has left */
    struct span term; /* time to pay, of invoices that have no due date */
    bool untried;     /* no calls of the past are judged: nothing is said to be
                         likely, at a fraction of the work */
};

enum leaving_about {
    LEAVING_NONE,
    LEAVING_ORDERS,
    LEAVING_CONTRACT,
    LEAVING_PAUSE
};

/* What is said: "likely" only where it was right before. */
enum leaving_says {
    SAYS_NOTHING,
    SAYS_LIKELY,   /* p of .8 or more, and such calls were right so far */
    SAYS_POSSIBLY, /* p of .8 or more */
    SAYS_UNCLEAR,
    SAYS_MAY_STAY, /* p of .2 or less */
    SAYS_STAYS,    /* and such calls were right so far */
    SAYS_CONTRACT, /* how often such contracts end */
    SAYS_PAUSE,    /* how often such pauses do not */
    LEAVING_SAYS
};

/* Why: what raises the chance above the average client's. */
enum leaving_cause {
    CAUSE_SILENCE,  /* longer without an order than usual */
    CAUSE_ACTIVITY, /* few days of order in 90 and 365 days */
    CAUSE_RHYTHM,   /* how regular the orders are */
    CAUSE_SIZE,     /* the mean amount of a day of order */
    CAUSE_SEASON,   /* no order at this time a year ago */
    LEAVING_CAUSES
};
enum { LEAVING_REASONS = 3 };

struct leaving {
    enum leaving_about about;
    enum leaving_says says;
    double p;    /* that the client goes quiet: 0 to 1 */
    double p0;   /* the published default's, of LEAVING_ORDERS */
    int percent; /* p as 0 to 100 */
    /* The weightiest first; each adds .3 or more to the log-odds. */
    unsigned char reasons[LEAVING_REASONS]; /* enum leaving_cause */
    int reasons_n;
    /* What stands behind them, of LEAVING_ORDERS. */
    int silent, usual;     /* days without an order; usual 0: there is no gap */
    int quarter, year;     /* days of order in the last 90 and 365 */
    int shortest, longest; /* days between them */
    int days;              /* of order in all */
    double size;           /* mean amount of a day of order, in whole units */
    uint8_t currency;      /* of it, and of the stake; CURRENCY_NONE: of none */
    bool season;           /* an order at this time last year */
    /* Of LEAVING_CONTRACT. */
    const struct contract *contract; /* that runs */
    bool ends;                       /* within the horizon */
    double lift;                     /* p over that of any contract */
    /* Revenue of the last 12 months in the currency of the latest order;
     * under a contract, what it brings in a year, too.  Minor units. */
    int64_t stake;
};

/* Calls on days of the past, each learnt from what was known then: one horizon
 * before today, two, and so on. */
struct leaving_record {
    int64_t leaves, leaves_right;
    int64_t stays, stays_right;
};

/* What the model was learnt from, and what it is. */
struct leaving_fit {
    bool fitted;    /* else p is p0 */
    size_t rows;    /* clients as seen on days of the past */
    size_t clients; /* different ones */
    double base;    /* share of the rows that went quiet; .5 without any */
    double objective;
    size_t columns;
    double b[1 + LEAVING_COLUMNS]; /* the constant comes first */
};

/* How contracts and pauses ended so far. */
struct leaving_ends {
    int64_t ends, lapsed;   /* ends of contracts: all, and those not renewed */
    int64_t pauses, parted; /* that are over: all, and after which they left */
    double months;          /* under contract */
    int64_t broken;         /* clients lost within them or at their end */
};

struct leavings {
    struct leaving *of; /* by client->n */
    struct book *book;
    struct leaving_rules rules;
    struct leaving_record record;
    struct leaving_fit fit;
    struct leaving_ends ends;
    /* inside */
    struct past *past;
    struct model *model;
};

/* As of the home's day, with the settings metrics.churn_after and invoice.due,
 * 90 days ahead. */
struct leaving_rules leaving_rules_of(const struct home *home);

/* The records that the book must hold. */
#define LEAVING_TYPES (RISK_TYPES | TYPE(REC_STATUS))

void leavings_find(struct book *b, const struct leaving_rules *rules,
                   struct leavings *out);
/* Judges the calls of the past, where the rules left that out: what is said may
 * be likely then.  It matters where leaving_untried. */
void leavings_try(struct leavings *l);
bool leaving_untried(const struct leavings *l, const struct client *c);
void leavings_release(struct leavings *l);
/* Those of whom there is something to say, the most likely to leave first, then
 * those with more at stake, then by key.  The caller frees *out. */
size_t leavings_sort(const struct leavings *l, const struct client ***out);

/* The day since when the client's p is that high and there was no order for
 * longer than usual: who orders each half year need not be asked each quarter.
 * Of LEAVING_ORDERS; it is looked for by halves, as silence makes p grow.
 * DAY_NONE: it is not so. */
int32_t leaving_since(const struct leavings *l, const struct client *c,
                      int percent);

/* Are so many calls enough, and 80 % of them right? */
bool leaving_proven(int64_t right, int64_t calls);
/* When the contract ends, as was known on that day; DAY_NONE: it has no end. */
int32_t contract_end_on(struct book *b, const struct contract *k, int32_t day);

/* How many such calls there were so far, and how many were right; −1 where it
 * is none. */
int64_t leaving_calls(const struct leavings *l, enum leaving_says says,
                      int64_t *right);

/* "likely", "possibly", …: as machines read it; "" for SAYS_NOTHING. */
extern const char *const leaving_words[LEAVING_SAYS];
/* "likely to go quiet", …: translated. */
const char *leaving_phrase(enum leaving_says says);
/* "no order for 64 days, usually 21"; likewise; "" where nothing was ordered.
 */
const char *leaving_silence(const struct leavings *l, const struct client *c);
/* The call with its record: "possibly going quiet (6 of 7 such calls were
 * right so far: too few to judge)"; translated, of the book. */
const char *leaving_call(const struct leavings *l, const struct client *c);
/* All of it in a line: "81 %, possibly going quiet (…): no order for …"; "" for
 * those of whom nothing is to be told: unclear ones, calls of a kind that was
 * never tried, and contracts that do not end within the horizon.  Likewise. */
const char *leaving_line(const struct leavings *l, const struct client *c);
/* "no order for 64 days, usually 21; …": translated, of the book; "" where
 * nothing stands out. */
const char *leaving_why(const struct leavings *l, const struct client *c);
/* What else is wrong, by the signs of risk.h, but for what leaving_why says
 * already; likewise. */
const char *leaving_also(const struct leavings *l, const struct risks *risks,
                         const struct client *c);

#endif
