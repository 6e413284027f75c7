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

bool text_word(struct str *rest, struct str *word)
{
    const uint8_t *p = (const uint8_t *)rest->p;
    int32_t i = 0, from = -1, n = (int32_t)rest->n, at = 0;
    UChar32 c;
    while (i < n) {
        at = i;
        U8_NEXT(p, i, n, c);
        bool inside = c >= 0 && u_isalnum(c);
        if (inside && from < 0)
            from = at;
        if (!inside && from >= 0)
            break;
        at = i;
    }
    if (from < 0)
        return false;
    *word = (struct str){rest->p + from, (size_t)(at - from)};
    *rest = (struct str){rest->p + at, rest->n - (size_t)at};
    return true;
}
