/* Words inside a name. */
#include "base/text/icu.h"
#include "base/text/text.h"
#include "inside.h"

/* -1 is none. */
static bool is_of_word(int32_t c)
{
    if (c >= 0x80)
        return icu()->u_isalnum(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* Is the character before (or after) the place none of a word's? */
static bool ends_before(struct str s, size_t at)
{
    size_t i = at;
    if (at == 0)
        return true;
    while (--i > 0 && (s.p[i] & 0xc0) == 0x80)
        ;
    int32_t c = text_next(s, &i);
    return i != at || !is_of_word(c);
}

static bool ends_after(struct str s, size_t at)
{
    return at == s.n || !is_of_word(text_next(s, &at));
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
    size_t i = 0, from = SIZE_MAX, at = 0;
    while (i < rest->n) {
        at = i;
        bool inside = is_of_word(text_next(*rest, &i));
        if (inside && from == SIZE_MAX)
            from = at;
        if (!inside && from != SIZE_MAX)
            break;
        at = i;
    }
    if (from == SIZE_MAX)
        return false;
    *word = (struct str){rest->p + from, at - from};
    *rest = (struct str){rest->p + at, rest->n - at};
    return true;
}
