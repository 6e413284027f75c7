/*
 * Is a client about to leave?  What the ledger shows of it: signs, each with a
 * weight and the day since when it is there; the risk is their sum, at most
 * 100.  It is a rule of thumb that says why, not a fitted model.
 *
 *     risks_init(&r, &book, &rules);
 *     risks_note(&r, entry)          each of RISK_NOTED, in the book's order
 *     risks_judge(&r);
 *     … r.of[client->n], risk_day(), risk_say() …
 *     risks_release(&r)
 *
 * leaving.h is the warning beside it, which says how likely the end is.
 */
#ifndef ACCT_WORK_RISK_H
#define ACCT_WORK_RISK_H

#include "book/book.h"

enum risk_sign {
    RISK_USAGE,   /* the latest usage is 40 or less */
    RISK_FELL,    /* it is 20 or more below the one before */
    RISK_UNHAPPY, /* the latest answer has a score up to 6, or a csat up to 2 */
    RISK_SILENT,  /* nothing heard for over twice as long as usual */
    RISK_SLOW,    /* no order for over twice as long as usual, no contract */
    RISK_ISSUE,   /* an issue is open for over a week */
    RISK_ISSUES,  /* two or more issues came up in 90 days */
    RISK_DEBT,    /* an invoice is over 30 days past due */
    RISK_WORRIED, /* the latest mood that was noted is worried */
    RISK_ANGRY,   /* it is angry */
    RISK_SIGNAL,  /* the latest signal is a budget that was cut, a new boss or a
                     competitor */
    RISK_SIGNS
};
/* Their weights. */
extern const int risk_weights[RISK_SIGNS];

/* What a record shows is a sign for so long, in days. */
enum { RISK_LASTS = 90 };
/* From here on a client counts as at risk. */
enum { RISK_HIGH = 40 };
/* How many of the days on which we heard from a client make what is usual. */
enum { RISK_HEARD = 13 };
/* What makes a sign: see them above. */
enum {
    RISK_USAGE_LOW = 40,  /* per cent */
    RISK_USAGE_FELL = 20, /* points */
    RISK_SCORE_LOW = 6,
    RISK_CSAT_LOW = 2,
    RISK_ISSUE_LONG = 7, /* days */
    RISK_DEBT_OLD = 30
};

struct risk {
    int score;                 /* 0 to 100 */
    int32_t since[RISK_SIGNS]; /* DAY_NONE: it is not there */
    int is[RISK_SIGNS];        /* the level, points or days of it */
    int usual[RISK_SIGNS];     /* days: of silence and orders */
    /* What it is worked out from. */
    const struct entry *usage, *usage_before, *response;
    const struct entry *mood, *signal;
    const struct issue *issue; /* an open one, the oldest */
    int32_t issues[2];         /* when the last two came up */
    int32_t heard[RISK_HEARD]; /* a ring of days; heard_n: of how many */
    unsigned heard_n;
    int32_t first_order, last_order;
    int32_t debt; /* when the oldest open invoice was due, if it is past due */
    int orders;
    bool contract; /* one that runs */
};

/* The types of which risks_note takes anything. */
#define RISK_NOTED (TYPE(REC_TOUCH) | TYPE(REC_RESPONSE) | TYPE(REC_USAGE))

struct risk_rules {
    int32_t today;
    struct span term; /* time to pay, of invoices that have no due date */
};
struct risks {
    struct risk *of; /* by client->n */
    struct book *book;
    struct risk_rules rules;
};

/* The records that the book must hold. */
#define RISK_TYPES                                                             \
    (TYPE(REC_USAGE) | TYPE(REC_RESPONSE) | TYPE(REC_TOUCH) |                  \
     TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) |                  \
     TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | TYPE(REC_INVOICE) |                 \
     TYPE(REC_PAYMENT) | TYPE(REC_CREDIT))

void risks_init(struct risks *r, struct book *b,
                const struct risk_rules *rules);
void risks_note(struct risks *r, const struct entry *e);
void risks_judge(struct risks *r);
/* All of it at once. */
void risks_find(struct risks *r, struct book *b,
                const struct risk_rules *rules);
void risks_release(struct risks *r);

/* Since when the signs that are there come to that sum; DAY_NONE: they do not.
 * Signs that went do not count. */
int32_t risk_day(const struct risk *r, int sum);
/* "usage is 35 %, silent for 40 days (usually 12)", translated; of the book. */
const char *risk_say(const struct risks *r, const struct client *c);
/* The same without the signs of those bits. */
const char *risk_say_but(const struct risks *r, const struct client *c,
                         unsigned signs);
/* The median of the days between n days, at most RISK_HEARD of them, the latest
 * first; 0 where there are too few to show what is usual. */
int risk_usual(const int32_t *days, unsigned n);
/* Has it been silent for so long on that day, after those days? */
bool risk_silent(const int32_t *days, unsigned n, int32_t today);

#endif
