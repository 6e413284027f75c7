/*
 * Counting for the metrics: a tally for each period and group.
 */
#ifndef ACCT_WORK_METRICS_INSIDE_H
#define ACCT_WORK_METRICS_INSIDE_H

#include "work/metrics/metrics.h"
#include "work/risk/tenure.h"

/* Of one currency, in minor units. */
struct tally_money {
    uint8_t currency;
    int64_t revenue, repeat;         /* of orders; of those not the first */
    int64_t new_known, new_referral; /* of new clients */
    int64_t invoiced, received;
};

struct tally {
    bool used;
    int64_t orders;
    int64_t bought, repeats;   /* orders, merged where asked; not the first */
    int64_t buyers, repeaters; /* clients up to the period's end */
    int64_t fresh, known, referral;   /* new clients */
    int64_t start, lost;              /* clients */
    int64_t contract_days, contracts; /* ended up to the period's end */
    struct tally_money *money;
    size_t money_n, money_cap;
};

struct tallies {
    struct book *book;
    const struct metrics_options *options;
    struct tenures tenures;
    struct map group_at; /* name -> index */
    VEC(const char *) groups;
    uint32_t *client_group; /* by client's n */
    VEC(struct tally) * of; /* by period, then group */
};

/* Counts everything.  The book and the options must outlive it. */
int tallies_find(struct book *b, const struct metrics_options *o,
                 struct tallies *out, struct err *e);
void tallies_release(struct tallies *t);

#endif
