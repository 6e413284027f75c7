/*
 * Counting for the metrics: a cell for each period and group, which sweeps over
 * the book fill, and of which the figures are made.
 */
#ifndef ACCT_WORK_METRICS_INSIDE_H
#define ACCT_WORK_METRICS_INSIDE_H

#include "work/metrics/metrics.h"
#include "work/risk/tenure.h"
#include "work/time/user.h"

/* What is counted. */
enum tally {
    T_ORDERS,
    T_BOUGHT, /* orders, merged where asked */
    T_REPEATS,
    T_BUYERS, /* clients with an order up to the period's end */
    T_REPEATERS,
    T_FRESH, /* new clients */
    T_FRESH_KNOWN,
    T_REFERRALS,
    T_START, /* clients at the start */
    T_LOST,
    T_ACTIVE, /* at the end */
    T_PAUSED,
    T_PAUSES,
    T_PAUSES_OVER,
    T_PAUSES_BACK,
    T_PAUSES_LEFT,
    T_PAUSES_LATER,
    T_ENDED, /* contracts over by the end */
    T_ENDED_DAYS,
    T_ENDS, /* contracts that came to an end in the period */
    T_RENEWED,
    T_TENURES,
    T_CENSORED,
    T_MRR_CLIENTS,
    T_OFFERS,
    T_DECIDED,
    T_WON,
    T_DELIVERED,
    T_DEADLINES,
    T_ON_TIME,
    T_FIRST_DEADLINES,
    T_ON_TIME_FIRST,
    T_ISSUES,
    T_RESOLVED,
    T_OPEN_ISSUES,
    T_ANSWERED,
    T_SLA,
    T_SLA_MET,
    T_REPORTS,
    T_REPORTS_ON_TIME,
    T_KPIS,
    T_KPIS_MET,
    T_USERS,
    T_USAGE,
    T_SURVEYS,
    T_RESPONSES,
    T_RATED,
    T_SATISFIED,
    T_PROMOTERS,
    T_PASSIVES,
    T_DETRACTORS,
    T_CONTACTS,
    T_DAYS,   /* of the period, those that have been */
    T_LOADED, /* clients with open work */
    T_OWNERS, /* who has some */
    T_GIFTS,
    T_HOURS, /* hundredths */
    TALLIES
};

/* What is summed, in minor units. */
enum tally_sum {
    SUM_REVENUE,
    SUM_ORDERS, /* how many have an amount */
    SUM_REPEAT,
    SUM_FRESH_KNOWN,
    SUM_REFERRALS,
    SUM_INVOICED,
    SUM_BILLED, /* without tax */
    SUM_RECEIVED,
    SUM_BUCKETS, /* five: as enum aging_bucket */
    SUM_OPEN = SUM_BUCKETS + 5,
    SUM_OVERPAID,
    SUM_ON_ACCOUNT,
    SUM_COSTS,
    SUM_HOURS, /* hundredths, of clients with that currency */
    SUM_COMPENSATION,
    SUM_GIFTS,
    SUM_OFFERED,
    SUM_WON,
    SUM_UNBILLED,
    SUM_MRR_START,
    SUM_MRR,
    SUM_MRR_NEW,
    SUM_MRR_BACK,
    SUM_MRR_MORE,
    SUM_MRR_LESS,
    SUM_MRR_LOST,
    SUMS
};

/* What is kept one by one. */
enum tally_list {
    LIST_STAYED,         /* days, of clients who are here */
    LIST_LEFT,           /* days, of those who left */
    LIST_FIRST_RESPONSE, /* hours of work */
    LIST_RESOLUTION,     /* days */
    LISTS
};

struct cell_sums {
    uint8_t currency;
    int64_t of[SUMS];
    double countback; /* days of sales outstanding; NAN: none */
};

struct cell {
    int64_t of[TALLIES];
    VEC(struct cell_sums) sums; /* a currency each */
    struct {
        VEC(double) of;
    } list[LISTS];
};

/* The currencies that a group's orders, contracts and clients have: each has
 * its rows, whatever is asked and whatever the period. */
struct group_money {
    bool has[CURRENCIES_MAX];
};

/* To the first message of a thread, or none in time. */
struct metrics_answer {
    const struct entry *first;
    double hours; /* of work; NAN: there is none */
    bool late;
};

struct metrics_run {
    struct book *book;
    const struct metrics_options *options;
    struct tenures tenures;
    unsigned char *states; /* of clients, by the day before each period, and at
                              its end: see tenures_states */
    struct worktime_user work; /* once it is read, for the answers */
    VEC(struct metrics_answer) answers;
    struct map group_at; /* name -> index */
    VEC(const char *) groups;
    struct {
        VEC(struct group_money) of;
    } known;                /* by group */
    uint32_t *client_group; /* by client's n */
    struct {
        VEC(struct cell *) of;
    } * cells; /* by period, then group; NULL: nothing is in it */
};

/* --- cell.c --- */

/* The group of a client, and of a record. */
uint32_t run_client_group(const struct metrics_run *r, const struct client *c);
uint32_t run_group(struct metrics_run *r, const struct entry *e);
uint32_t run_group_named(struct metrics_run *r, const char *name);

#define NO_PERIOD SIZE_MAX
/* The period that holds a day, or NO_PERIOD. */
size_t run_period(const struct metrics_run *r, int32_t day);
/* The last day of a period that has been: its end, or as-of. */
int32_t run_end(const struct metrics_run *r, size_t period);
/* How many of its days have been, from the ledger's first day on where it is
 * open at its start. */
int32_t run_days(const struct metrics_run *r, size_t period);

struct cell *run_cell(struct metrics_run *r, size_t period, uint32_t group);
/* That of a record, or NULL where no period holds its day. */
struct cell *run_cell_of(struct metrics_run *r, const struct entry *e);
/* That of a client in a period. */
struct cell *run_cell_client(struct metrics_run *r, size_t period,
                             const struct client *c);
struct cell_sums *cell_in(struct cell *c, uint8_t currency);
int cell_add(struct cell *c, enum tally_sum sum, uint8_t currency,
             int64_t amount, struct err *e);
void cell_keep(struct cell *c, enum tally_list list, double x);

/* Where a client came from; who has a referrer came by referral. */
const char *run_source(struct book *b, const struct client *c);
/* Did the client begin in that period? */
bool run_is_new(const struct metrics_run *r, const struct client *c,
                size_t period);

/* Gives a cell of a group all currencies of that, in their order. */
void run_fill(const struct metrics_run *r, struct cell *c, uint32_t group);

void run_open(struct metrics_run *r, struct book *b,
              const struct metrics_options *o);
void run_close(struct metrics_run *r);

/* --- the sweeps, each over what it counts --- */

typedef int sweep_run(struct metrics_run *r, struct err *e);

sweep_run sweep_orders;      /* orders.c */
sweep_run sweep_delivered;   /* orders.c */
sweep_run sweep_clients;     /* clients.c: new, lost, here */
sweep_run sweep_tenures;     /* clients.c */
sweep_run sweep_pauses;      /* clients.c */
sweep_run sweep_outcomes;    /* clients.c: what was said of pauses */
sweep_run sweep_contracts;   /* contracts.c */
sweep_run sweep_recurring;   /* contracts.c: what contracts bring a month */
sweep_run sweep_papers;      /* papers.c */
sweep_run sweep_billed;      /* billed.c: without tax */
sweep_run sweep_receivables; /* papers.c */
sweep_run sweep_countback;   /* papers.c: after the receivables */
sweep_run sweep_unbilled;    /* papers.c */
sweep_run sweep_costs;       /* team.c */
sweep_run sweep_contacts;    /* team.c */
sweep_run sweep_gifts;       /* team.c */
sweep_run sweep_load;        /* team.c */
sweep_run sweep_offers;      /* service.c */
sweep_run sweep_issues;      /* service.c */
sweep_run sweep_kpis;        /* service.c */
sweep_run sweep_usage;       /* service.c */
sweep_run sweep_reports;     /* service.c */
sweep_run sweep_answers;     /* answers.c: what was found by these */
int answers_open(struct metrics_run *r, struct err *e); /* ERR_DATA, ERR_IO */
/* Of a run, which nobody changes meanwhile but by counting. */
void answers_find(void *run);
sweep_run sweep_surveys; /* voice.c */

/* --- kinds.c, the table --- */

enum sweep {
    SWEEP_ORDERS,
    SWEEP_DELIVERED,
    SWEEP_CLIENTS,
    SWEEP_TENURES,
    SWEEP_PAUSES,
    SWEEP_OUTCOMES,
    SWEEP_CONTRACTS,
    SWEEP_RECURRING,
    SWEEP_PAPERS,
    SWEEP_BILLED,
    SWEEP_RECEIVABLES,
    SWEEP_COUNTBACK,
    SWEEP_UNBILLED,
    SWEEP_COSTS,
    SWEEP_CONTACTS,
    SWEEP_GIFTS,
    SWEEP_LOAD,
    SWEEP_OFFERS,
    SWEEP_ISSUES,
    SWEEP_KPIS,
    SWEEP_USAGE,
    SWEEP_REPORTS,
    SWEEP_ANSWERS,
    SWEEP_SURVEYS,
    SWEEPS
};

struct metrics_page;
struct metrics_kind;
/* Puts the figure, once or in each currency. */
typedef void kind_put(struct metrics_page *p, const struct metrics_kind *k,
                      const struct cell *c);

struct metrics_kind {
    struct metrics_about about;
    unsigned by;     /* 1 << enum metrics_by: where it has a meaning */
    unsigned sweeps; /* 1 << enum sweep: what it needs */
    unsigned note;   /* FIGURE_MERGED: where days are merged */
    kind_put *put;
    int num, den; /* of tallies or sums, as `put` takes them */
    int cases;    /* of a share of sums: the tally that says how many */
};
extern const struct metrics_kind metrics_kinds[];
extern const size_t metrics_kinds_n;

/* --- put.c: what figures are made of a cell --- */

/* One period and group on its way out. */
struct metrics_page {
    const struct metrics_run *run;
    struct figures *out;
    size_t at; /* the period */
    const char *group;
    unsigned note; /* partial */
    bool failed;   /* a sum does not fit: err */
    struct err err;
};

kind_put put_count;       /* num */
kind_put put_hours;       /* num, in hundredths */
kind_put put_share;       /* num of den */
kind_put put_wilson;      /* likewise, with its interval */
kind_put put_known;       /* likewise; cases: of how many, the rest unknown */
kind_put put_mean;        /* num over den */
kind_put put_money;       /* num, in each currency */
kind_put put_money_mean;  /* sum num over sum den, a count */
kind_put put_money_share; /* sum num of sum den; cases: a tally */
kind_put put_margin, put_margin_share, put_rate;
kind_put put_kept; /* of what came in a month; num: SUM_MRR_MORE counts, too */
kind_put put_median; /* of list num */
kind_put put_high;   /* its ninth decile */
kind_put put_dso, put_countback, put_nps;
kind_put put_per_week; /* num */
kind_put put_tenure_median, put_tenure_mean;
kind_put put_stays; /* the share that stays longer than num days */

#endif
