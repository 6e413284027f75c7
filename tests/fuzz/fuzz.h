/* What the fuzz targets share.  A target reads any bytes, and dies where a
 * property does not hold: what is printed is read again as the same. */
#ifndef ACCT_TESTS_FUZZ_H
#define ACCT_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define HOLDS(condition)                                                       \
    do {                                                                       \
        if (!(condition)) {                                                    \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__,  \
                    #condition);                                               \
            abort();                                                           \
        }                                                                      \
    } while (0)

/* A function that failed says why, in a line of whole characters. */
static inline void holds_error(int rc, const struct err *e)
{
    HOLDS(rc == 0 || rc == -1);
    HOLDS((rc < 0) == (e->kind != ERR_NONE));
    HOLDS((rc < 0) == (e->text[0] != '\0'));
    HOLDS(memchr(e->text, '\0', sizeof e->text));
}

static inline bool same_text(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Takes one byte off the front of the input: a choice. */
static inline unsigned choice(struct str *input)
{
    unsigned c = 0;
    if (input->n) {
        c = (unsigned char)*input->p++;
        input->n--;
    }
    return c;
}

#endif
