/*
 * What attributes say, asked once of rows that share them: the book keeps one
 * copy for many (see book.said).
 *
 *     struct alike a = {0};
 *     … alike_is(&a, e, is)
 *
 * What `is` tells must follow from the attributes alone, and be one and the
 * same function for one struct.
 */
#ifndef ACCT_WORK_TIME_ALIKE_H
#define ACCT_WORK_TIME_ALIKE_H

#include "book/book.h"

enum { ALIKE = 1 << 8 };
/* Zero bytes make one of which nothing was asked. */
struct alike {
    struct {
        const char *attrs;
        bool is;
    } of[ALIKE];
};

static inline bool alike_is(struct alike *a, const struct entry *e,
                            bool (*is)(const struct entry *e))
{
    size_t at = (uintptr_t)e->attrs / sizeof e->attrs % ALIKE;
    if (a->of[at].attrs != e->attrs) {
        a->of[at].attrs = e->attrs;
        a->of[at].is = is(e);
    }
    return a->of[at].is;
}

#endif
