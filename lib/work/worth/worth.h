/*
 * What clients are worth: who brings most, by several measures.
 *
 *     worths_find(&book, &options, &w, &e)
 *     worths_expect(&w, weeks)           acct-metrics alone: it takes GSL
 *     … w.rows …
 *     worths_release(&w)
 *
 * A row is a client in one currency.  Revenue is what orders of the period sell
 * for, and what contracts bring a month, at each end of a month in it.
 */
#ifndef ACCT_WORK_WORTH_H
#define ACCT_WORK_WORTH_H

#include "base/conf/conf.h"
#include "book/book.h"
#include "work/risk/tenure.h"

/* Why a client may be a key account: size is one reason among others. */
enum worth_reason {
    WORTH_SIZE,        /* class A */
    WORTH_GROWTH,      /* revenue has grown */
    WORTH_MARGIN,      /* leaves a larger share than clients do in all */
    WORTH_FIT,         /* tier A, or the stage operational or strategic */
    WORTH_PARTNERSHIP, /* a contract that runs, or has sent us a client */
    WORTH_REASONS
};
extern const char *const worth_reasons[WORTH_REASONS]; /* "size", … */
enum { WORTH_KEY = 3 }; /* so many make a candidate */

struct worth {
    const struct client *client;
    uint8_t currency;
    enum client_state state; /* at the end; lost by orders and contracts, too */
    int64_t revenue, before; /* of the period, and of as long before it */
    bool grows;    /* the ledger goes back so far that they can be compared */
    int64_t costs; /* of the period */
    double share;  /* of all revenue in the currency; NAN: none */
    char class; /* 'A' while the share of those before is under 80 %, 'B' under
                   95 %, else 'C' */
    int64_t value;   /* all that was paid, less costs, up to the end */
    int64_t brought; /* revenue of the clients that it sent us, and of those
                        whom they sent */
    unsigned sent, below; /* how many it sent, and with theirs */
    int orders;           /* of the period */
    /* Of all orders up to the end: days with one, the first and last. */
    int32_t first, last;
    unsigned days;
    int64_t spent, later; /* by all orders; by those after the first day */
    int recency, frequency, amount; /* quintiles, 5 the best; 0: no order */
    const char *segment;            /* by them; N_() */
    unsigned reasons;               /* 1 << enum worth_reason */
    double alive;         /* the chance that it will order again; NAN */
    double expected_days; /* with an order, within the horizon; NAN */
    double expected;      /* what they bring, minor units; NAN */
};

struct worth_options {
    struct period period;
    struct span churn_after; /* for the tenures */
};
struct worths {
    struct book *book;
    struct worth_options options;
    VEC(struct worth) rows; /* by currency; by revenue, best first */
    /* inside, while it is made */
    struct period before;
    struct tenures tenures;
    struct map at; /* client and currency -> place */
};

#define WORTH_TYPES                                                            \
    (TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) |                  \
     TYPE(REC_STATUS) | TYPE(REC_INVOICE) | TYPE(REC_PAYMENT) |                \
     TYPE(REC_CREDIT) | TYPE(REC_COST))

/* Of the twelve months up to that day. */
struct worth_options worth_options_of(const struct conf *c, int32_t today);
/* ERR_DATA: a sum does not fit.  To be released whatever is returned. */
int worths_find(struct book *b, const struct worth_options *o, struct worths *w,
                struct err *e);
void worths_release(struct worths *w);

/* Revenue over that before, less 1; NAN where there was none before. */
double worth_growth(const struct worth *v);
/* Has it reasons enough for a key account? */
bool worth_is_key(const struct worth *v);

/* What clients are likely to bring within the weeks to come: in each currency
 * with enough clients who came back, by a BG/NBD and a Gamma–Gamma model fitted
 * to its orders (stats/repeat.h, stats/spend.h). */
void worths_expect(struct worths *w, double weeks);

#endif
