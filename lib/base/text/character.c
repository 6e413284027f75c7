/* UTF-8, a character at a time. */
#include <unicode/utf8.h>

#include "inside.h"

int32_t text_next(struct str s, size_t *i)
{
    const uint8_t *p = (const uint8_t *)s.p;
    size_t at = *i;
    UChar32 c;
    U8_NEXT(p, at, s.n, c);
    *i = c < 0 ? *i + 1 : at;
    return c;
}

size_t text_common(struct str s, size_t i)
{
    static const char *const marks[] = {"–", "—", "‘",   "’", "“", "”", "„",
                                        "…", "€", "₽", "№", "«", "»"};
    unsigned char c = (unsigned char)s.p[i];
    if ((c >= 0xc3 && c <= 0xcb) || (c >= 0xce && c <= 0xd1))
        return s.n - i > 1 && (s.p[i + 1] & 0xc0) == 0x80 ? 2 : 0;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        size_t n = strlen(marks[k]);
        if (s.n - i >= n && memcmp(s.p + i, marks[k], n) == 0)
            return n;
    }
    return 0;
}
