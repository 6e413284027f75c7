/*
 * Who was a client on a day, and who was lost.
 *
 * A client begins with the earliest of its first record, order or contract.
 * On a day D it is lost if its status said so; or if its last contract had
 * ended, was not renewed, and no order came after; or, without a contract, if
 * it had no order for `churn_after`.  A paused client is not lost: it said
 * that it will be back.
 *
 * A contract's last day still counts: it has ended from the next day on.  One
 * that is renewed when it has ended already leaves a gap: what was told of the
 * days between stays true.
 */
#ifndef ACCT_WORK_TENURE_H
#define ACCT_WORK_TENURE_H

#include "book/book.h"

/* Days on which a contract ran, one after another. */
struct stay {
    const struct contract *contract;
    int32_t from, to; /* to: DAY_MAX where it is open */
};

/* Per client of the book, by its n. */
struct tenure {
    int32_t began;     /* DAY_NONE: nothing known */
    int32_t committed; /* its first contract or order; DAY_NONE: neither */
    /* Into `days`: its orders' days, in order. */
    size_t orders, orders_n;
    const struct stay *stays; /* into `held`, in the contracts' order */
    size_t stays_n;
};

struct tenures {
    struct tenure *of; /* book->clients.n of them */
    int32_t *days;
    struct stay *held;
    size_t held_n;
    const struct entry **statuses; /* status records, in order */
    size_t statuses_n;
    struct span churn_after;
};

/* The book must hold orders, stages, contracts and status records; it must
 * outlive the tenures. */
void tenures_init(struct tenures *t, const struct book *b,
                  struct span churn_after);
/* The status that a client's records gave it by the end of each day of days[0]
 * < days[1] < …: out[i * clients + n], a client_state. */
void tenures_states(const struct tenures *t, struct book *b,
                    const int32_t *days, size_t n, unsigned char *out);
/* Was it a client at the end of the day, its status being `state`? */
bool tenures_active(const struct tenures *t, const struct client *c,
                    enum client_state state, int32_t day);
/* The day from which it was one no more, where tenures_active says that it was
 * none at the end of that day; DAY_NONE: it was one, or never. */
int32_t tenures_lost(const struct tenures *t, const struct client *c,
                     enum client_state state, int32_t day);
/* Did any of its contracts run on that day? */
bool tenures_contracted(const struct tenures *t, const struct client *c,
                        int32_t day);
void tenures_release(struct tenures *t);

#endif
