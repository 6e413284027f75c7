/*
 * Errors travel up in a struct err that the caller owns.
 *
 * A function that can fail returns 0 and leaves the struct alone, or fills it
 * and returns -1.  The first error wins: callers clean up and pass it on, each
 * may put a place in front (err_at).  cmd/cli/run.c prints the text and maps
 * the kind to an exit status.
 */
#ifndef ACCT_BASE_ERR_H
#define ACCT_BASE_ERR_H

#include <stdint.h>

enum err_kind {
    ERR_NONE,
    ERR_DATA,   /* a row, a file, a value is not as it must be: exit 1 */
    ERR_IO,     /* the system refused: exit 1 */
    ERR_ABSENT, /* what was asked for is not there: exit 1 */
    ERR_BUSY,   /* another program has it locked: exit 1 */
    ERR_USAGE   /* the command line is wrong: exit 2 */
};

struct err {
    enum err_kind kind;
    char text[1024]; /* UTF-8, cut at a character where it is too long */
};

#define ERR_INIT                                                               \
    {                                                                          \
        ERR_NONE, ""                                                           \
    }

/* Fills *e (which may be NULL) and returns -1. */
int err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* As err_set with ERR_IO; appends ": " and the words for errno's number. */
int err_errno(struct err *e, int number, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "FILE:LINE: " in front of the text ("FILE: " where line is 0); returns
 * -1. */
int err_at(struct err *e, const char *file, uint64_t line);

#endif
