/*
 * What the warning is made of.  From the ground up:
 *
 *     past.c      what a ledger knew by the end of a day: order-days, contracts
 *     signs.c     which of the signs a client showed on a day
 *     sight.c     whom one sees at risk from a day, and what is seen of them
 *     model.c     what the sights of the past teach for a day
 *     settled.c   contracts and pauses: how they ended so far
 *     leaving.c   all of it for one day; reasons.c says why
 *     backtest.c  days of the past, judged by what came after
 */
#ifndef ACCT_WORK_RISK_INSIDE_H
#define ACCT_WORK_RISK_INSIDE_H

#include "stats/logistic.h"
#include "work/risk/leaving.h"

/* --- What was known --- */

/* A day on which a client ordered, and what its orders up to then come to. */
struct order_day {
    int32_t day;
    uint8_t currency;     /* of its amounts; CURRENCY_NONE: of none so far */
    uint32_t in_currency; /* days in that currency, this one too */
    double amount;        /* of the day, whole units */
    double spent;         /* of the days in that currency */
    double logs, squares; /* of the gaps' logarithms, and their squares */
};

struct past_client {
    const struct order_day *days; /* in order */
    size_t n;
    const struct contract *const *contracts; /* by their start */
    size_t contracts_n;
    /* Of each and those before it, the latest end that was ever said, and the
     * latest by the past's day; DAY_MAX: none. */
    const int32_t *longest, *last;
};

/* What the records up to the end of a day say. */
struct past {
    struct book *book;
    struct leaving_rules rules; /* rules.today is that day */
    struct past_client *of;     /* by client->n */
    int32_t first;              /* order-day; DAY_NONE: there is none */
    struct order_day *days;
    const struct contract **contracts;
    int32_t *longest, *last;
    struct signs *signs; /* NULL: nothing is known of any */
    VEC(struct sight *) sights;
};

/* Everything after rules.today is left out of it, and orders that had been
 * cancelled by then.  The book must outlive it. */
void past_init(struct past *p, struct book *b,
               const struct leaving_rules *rules);
void past_release(struct past *p);
/* Of the client's order-days, how many there were by the end of the day. */
size_t past_count(const struct past_client *c, int32_t day);
/* How many of its contracts had begun by the day. */
size_t past_started(const struct past_client *c, int32_t day);
/* The contract that runs on the day as was known then, or NULL. */
const struct contract *past_contract(const struct past *p,
                                     const struct past_client *c, int32_t day);

/* --- Which signs there were --- */

enum { SIGN_CLIENTS = 30 }; /* that showed one before it is learnt from */
/* NULL where the ledger has too little for any. */
struct signs *signs_find(const struct past *p);
/* Bits by enum risk_sign of what the client showed on the day. */
unsigned signs_on(const struct signs *s, size_t client, int32_t day);
void signs_release(struct signs *s);

/* --- What is seen --- */

enum feature {
    SEEN_DEFAULT, /* log-odds of the published default */
    SEEN_SILENCE,
    SEEN_QUARTER, /* order-days in the last 90 and 365 days */
    SEEN_YEAR,
    SEEN_RHYTHM,
    SEEN_SIZE,
    SEEN_SEASON,
    SEEN_ORDERS
};

struct seen {
    uint32_t client; /* its n */
    uint8_t currency;
    bool quiet;     /* no order-day within the horizon; if that has passed */
    unsigned signs; /* bits by enum risk_sign */
    double x[SEEN_ORDERS];
};

/* What all clients' gaps between days of order come to by a day. */
struct rhythm {
    double gap;    /* mean logarithm, that of the horizon counted as one more */
    double spread; /* variance about each client's own mean; worth 4 gaps of
                      variance 1 at the outset */
};

/* All who are at risk at the end of a day. */
struct sight {
    int32_t day;
    struct rhythm rhythm;
    VEC(struct seen) all; /* in the book's order */
};

/* Of a day up to the past's own; kept with the past. */
const struct sight *sight_of(struct past *p, int32_t day);
/* What is seen of one of them on an earlier day, with that rhythm of all. */
void sight_before(const struct past *p, const struct rhythm *all, int32_t day,
                  struct seen *s);

/* --- What it means --- */

struct model {
    struct leaving_fit fit;
    struct logistic logistic;
    unsigned char signs[RISK_SIGNS]; /* of its columns after SEEN_ORDERS */
    /* The mean of SEEN_SIZE by currency, which amounts are measured from. */
    double size[CURRENCIES_MAX + 1];
};

/* Had the ledger begun long enough before the day to be looked at? */
bool model_day(const struct past *p, int32_t day);
/* Learns from the sights that had an outcome by the day. */
void model_learn(struct past *p, int32_t day, struct model *m);
/* How likely the client is to go quiet. */
double model_chance(const struct model *m, const struct seen *s);
/* What each cause adds to the log-odds of the average client. */
void model_causes(const struct model *m, const struct seen *s,
                  double out[LEAVING_CAUSES]);

/* --- Contracts and pauses --- */

/* settled.c: how they came out by the past's day. */
void settled_count(const struct past *p, struct leaving_ends *out);
/* Fills in what is said of who is under contract or paused. */
void settled_say(const struct past *p, const struct leaving_ends *ends,
                 struct leaving *of, const struct client *c);

#endif
