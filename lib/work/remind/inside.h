/*
 * What the ledger says that matters to reminders: facts.c gathers it, remind.c
 * judges by it.
 */
#ifndef ACCT_WORK_REMIND_INSIDE_H
#define ACCT_WORK_REMIND_INSIDE_H

#include "ledger/keyed.h"
#include "work/remind/remind.h"

/* What was said of an invoice. */
struct remind_said {
    int sent;                /* reminders of ours */
    int32_t last;            /* the latest, or DAY_NONE */
    int32_t answer, promise; /* the client's last word, and a date in it */
    bool task;
};

struct remind_facts {
    struct book *book;
    const struct reminds *all;
    struct remind_said *said; /* by place in all */
    struct map at;            /* invoice -> its place */
    struct keyed names;       /* likewise: most touches name none */
    bool indexed;             /* which are filled */
    struct dealings own;      /* where nobody found them before */
    const struct dealings *dealings;
    bool *owes;        /* by client->n: has one of these invoices */
    struct map orders; /* with a complaint -> its place in issues */
    struct map funds;  /* client and currency -> place in money */
    VEC(int64_t) money;
};

/* Of these invoices, which are borrowed, as the rules are. */
void remind_facts_init(struct remind_facts *f, struct book *b,
                       const struct remind_rules *rules,
                       const struct reminds *all);
void remind_facts_release(struct remind_facts *f);

/* The complaint, of the client or of the order, that is not over, translated;
 * NULL: none. */
const char *remind_disputed(const struct remind_facts *f,
                            const struct invoice *v);
/* Sets `covered` of invoices that money on account would pay. */
void remind_cover(const struct remind_facts *f, struct reminds *all);

#endif
