#include <stdlib.h>

#include "base/mem.h"
#include "base/text/icu.h"
#include "base/text/text.h"

struct collator {
    UCollator *order;
};

struct collator *text_collator_open(const char *lang)
{
    UErrorCode status = U_ZERO_ERROR;
    /* "" is the order of no language; NULL would ask the environment. */
    UCollator *order = icu()->ucol_open(lang ? lang : "", &status);
    if (U_FAILURE(status)) {
        if (order)
            icu()->ucol_close(order);
        return NULL;
    }
    struct collator *c = mem_new(1, sizeof *c);
    c->order = order;
    return c;
}

static int compare_bytes(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int r = n ? memcmp(a.p, b.p, n) : 0;
    return r ? r : (a.n > b.n) - (a.n < b.n);
}

int text_compare(const struct collator *c, struct str a, struct str b)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult r = UCOL_EQUAL;

    if (a.n <= INT32_MAX && b.n <= INT32_MAX) {
        r = icu()->ucol_strcollUTF8(c->order, a.n ? a.p : "", (int32_t)a.n,
                                    b.n ? b.p : "", (int32_t)b.n, &status);
    }
    if (U_SUCCESS(status) && r != UCOL_EQUAL)
        return r == UCOL_LESS ? -1 : 1;
    /* What the dictionary holds for equal still has one order. */
    return compare_bytes(a, b);
}

void text_collator_close(struct collator *c)
{
    if (!c)
        return;
    icu()->ucol_close(c->order);
    free(c);
}
