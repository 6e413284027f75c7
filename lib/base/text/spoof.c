/* text.h's part for what only looks the same, as Unicode's UTS #39 has it. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text/icu.h"
#include "base/text/text.h"
#include "inside.h"

struct spoof {
    USpoofChecker *checker;
    UCaseMap *cases;
};

struct spoof *text_spoof_open(void)
{
    UErrorCode status = U_ZERO_ERROR;
    struct spoof *s = mem_new(1, sizeof *s);
    s->checker = icu()->uspoof_open(&status);
    s->cases = icu()->ucasemap_open("", 0, &status);
    if (U_SUCCESS(status)) {
        icu()->uspoof_setRestrictionLevel(s->checker,
                                          USPOOF_HIGHLY_RESTRICTIVE);
        icu()->uspoof_setChecks(s->checker, USPOOF_RESTRICTION_LEVEL, &status);
    }
    if (U_SUCCESS(status))
        return s;
    text_spoof_close(s);
    return NULL;
}

enum { GROWTH = 18 }; /* bytes that one can become at most */

static void add_skeleton(const struct spoof *s, struct str text,
                         struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = (int32_t)text.n * GROWTH;
    int32_t n = icu()->uspoof_getSkeletonUTF8(
        s->checker, 0, text.p, (int32_t)text.n, buf_room(out, (size_t)room),
        room, &status);
    if (U_SUCCESS(status)) {
        out->n += (size_t)n;
        out->p[out->n] = '\0';
    } else {
        buf_str(out, text);
    }
}

void text_skeleton(const struct spoof *s, struct str text, bool upper,
                   struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    struct buf capitals = {0};
    if (text.n == 0 || text.n > INT32_MAX / GROWTH / GROWTH) {
        buf_str(out, text);
        return;
    }
    if (upper) {
        int32_t room = (int32_t)text.n * GROWTH;
        int32_t n = icu()->ucasemap_utf8ToUpper(
            s->cases, buf_room(&capitals, (size_t)room), room, text.p,
            (int32_t)text.n, &status);
        if (U_SUCCESS(status))
            text = (struct str){capitals.p, (size_t)n};
    }
    add_skeleton(s, text, out);
    buf_release(&capitals);
}

bool text_mixed(const struct spoof *s, struct str text)
{
    for (size_t i = 0; i < text.n;) {
        size_t from = i, to = i;
        while (i < text.n && icu()->u_isalpha(text_next(text, &i)))
            to = i;
        UErrorCode status = U_ZERO_ERROR;
        if (to > from && to - from < INT32_MAX &&
            icu()->uspoof_checkUTF8(s->checker, text.p + from,
                                    (int32_t)(to - from), NULL, &status) &&
            U_SUCCESS(status))
            return true;
    }
    return false;
}

void text_spoof_close(struct spoof *s)
{
    if (!s)
        return;
    if (s->cases)
        icu()->ucasemap_close(s->cases);
    if (s->checker)
        icu()->uspoof_close(s->checker);
    free(s);
}
