/*
 * A second processor: one function there, while the caller goes on.  What both
 * look at they look at one after the other.
 *
 *     struct worker *w = worker_new(run, arg);
 *     if (worker_start(w)) …
 *     worker_enter(w);  …  worker_leave(w);      in either of them
 *     worker_free(w);
 */
#ifndef ACCT_BASE_WORKER_H
#define ACCT_BASE_WORKER_H

#include <stdbool.h>
#include <stddef.h>

struct worker;

/* NULL where there is one processor only: the caller then does the work. */
struct worker *worker_new(void (*run)(void *arg), void *arg);
/* Lets it run.  False where no more threads are to be had. */
bool worker_start(struct worker *w);
void worker_enter(struct worker *w);
void worker_leave(struct worker *w);
/* Entered: leaves, enters again once the other told, or sooner. */
void worker_await(struct worker *w);
void worker_tell(struct worker *w);
/* Waits until the function has returned.  NULL will do. */
void worker_free(struct worker *w);

/* For what either thread may use at any time; the caller frees it. */
struct lock;
struct lock *lock_new(void);
void lock_take(struct lock *l);
void lock_leave(struct lock *l);
void lock_free(struct lock *l);

/* Both functions, at the same time where there is a second processor: the first
 * on that.  n: so many things are to be looked at; few are not worth it. */
void worker_both(size_t n, void (*run)(void *arg), void *arg,
                 void (*own)(void *arg), void *own_arg);

#endif
