/*
 * Work that foreign libraries may die of: in a process of its own, so that this
 * one can say what happened, and nothing is left half.
 */
#ifndef ACCT_BASE_APART_H
#define ACCT_BASE_APART_H

#include <sys/types.h>

#include "base/err.h"
#include "base/str.h"

/* A series of requests, each answered by bytes:
 *
 *     struct apart a = {.what = _("what reads mail"), .work = read_there};
 *     if (apart_ask(&a, request, &out, &e) < 0) …     as often as needed
 *     if (apart_close(&a, &e) < 0) …
 *
 * All go to one process, a copy of this one that is made at the first of them;
 * one that dies is replaced at the next.  It has what was open then: nothing is
 * to be locked meanwhile.
 */
typedef int apart_fn(void *arg, struct str request, struct buf *out,
                     struct err *e);

struct apart {
    const char *what; /* begins the messages where it comes to no end */
    apart_fn *work;   /* runs there */
    void *arg;
    bool lives; /* inside */
    pid_t child;
    int fd;
};

/* Appends to *out what the work appended to an empty one; returns what it
 * returned, with its *e.  ERR_IO where it did not come to its end. */
int apart_ask(struct apart *a, struct str request, struct buf *out,
              struct err *e);
/* Ends the process, if there is one; ERR_IO where it did not end well. */
int apart_close(struct apart *a, struct err *e);

/* One alone, of no bytes. */
int apart_run(const char *what, apart_fn *work, void *arg, struct buf *out,
              struct err *e);

#endif
