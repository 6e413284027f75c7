/*
 * What the clocks of sla.h are made of; of use only in this folder.
 */
#ifndef ACCT_WORK_TIME_INSIDE_H
#define ACCT_WORK_TIME_INSIDE_H

#include "work/time/sla.h"

struct sla_contracts {
    const struct contract **v;
    size_t n, cap;
};
struct sla_client {
    struct sla_contracts contracts; /* that promise times */
    struct zone zone;               /* of the hours */
    bool zone_known;
};

/* --- wait.c: waiting for the client --- */

/* Some of a client's touches, in order. */
struct sla_touches {
    const struct entry **v;
    size_t n, cap;
};
/* Those that have one ref. */
struct sla_thread {
    struct sla_touches asked;   /* questions of ours */
    struct sla_touches came;    /* what came in */
    struct sla_touches replies; /* what names the last of `asked` before it */
};

void sla_threads_find(struct sla *s);
void sla_threads_release(struct sla *s);

/* The stretches of waiting about a record, one after another. */
enum { WAIT_THREADS = 3 };
struct wait {
    const struct sla *sla;
    const struct worktime *work;
    const struct entry *about;
    const struct sla_thread *of[WAIT_THREADS]; /* are about it; or NULL */
    const struct entry *at; /* all up to it has been looked at */
    int64_t until;          /* nothing later counts */
    int64_t from, to;       /* of this stretch */
    bool open;              /* it is not over by `until` */
};
struct wait wait_begin(const struct sla *s, const struct entry *e,
                       const struct worktime *work, int64_t until);
/* The next stretch; false: there is none. */
bool wait_on(struct wait *w);

/* --- promise.c --- */

void sla_promises_release(struct sla *s);

#endif
