/*
 * One function on a second processor, while the caller goes on.
 *
 *     struct worker *w = worker_new(run, arg);
 *     worker_start(w);  …  worker_wait(w);   as often as wanted
 *     worker_free(w);
 *
 * What it works on is its own between the two.
 */
#ifndef ACCT_BASE_WORKER_H
#define ACCT_BASE_WORKER_H

struct worker;

/* NULL where there is one processor only, or no more threads are to be had: the
 * caller then does the work. */
struct worker *worker_new(void (*run)(void *arg), void *arg);
/* Has it run once; it is not running. */
void worker_start(struct worker *w);
/* Returns when it does not run. */
void worker_wait(struct worker *w);
/* Waits, too.  NULL will do. */
void worker_free(struct worker *w);

#endif
