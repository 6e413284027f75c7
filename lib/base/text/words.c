/* Words inside a name. */
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text/text.h"

/* Is the character before (or after) the place none of a word's? */
static bool ends_before(struct str s, size_t at)
{
    UChar32 c;
    int32_t i = (int32_t)at;
    if (at == 0)
        return true;
    U8_PREV((const uint8_t *)s.p, 0, i, c);
    return c < 0 || !u_isalnum(c);
}

static bool ends_after(struct str s, size_t at)
{
    UChar32 c;
    int32_t i = (int32_t)at;
    if (at == s.n)
        return true;
    U8_NEXT((const uint8_t *)s.p, i, (int32_t)s.n, c);
    return c < 0 || !u_isalnum(c);
}

bool text_has_words(struct str s, struct str words)
{
    for (size_t at = 0; words.n && at + words.n <= s.n; at++) {
        const char *hit = memmem(s.p + at, s.n - at, words.p, words.n);
        if (!hit)
            return false;
        at = (size_t)(hit - s.p);
        if (ends_before(s, at) && ends_after(s, at + words.n))
            return true;
    }
    return false;
}
