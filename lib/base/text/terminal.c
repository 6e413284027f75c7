/* text.h's part for terminals: how wide, how much fits, what is safe. */
#include <limits.h>
#include <stdint.h>

#include <unicode/uchar.h>

#include "base/text/text.h"
#include "inside.h"

#define ZERO_WIDTH_JOINER 0x200d
#define SOFT_HYPHEN       0xad

static bool is_plain_ascii(unsigned char c)
{
    return c >= 0x20 && c < 0x7f;
}

/* As most terminals count: by character, what ICU calls wide as two, marks and
 * format characters as none.  A malformed byte is one (a mark for it). */
static int width_of(int32_t c)
{
    if (c < 0)
        return 1;
    if (c < 0x80)
        return is_plain_ascii((unsigned char)c);
    if (c == SOFT_HYPHEN)
        return 1;
    /* Vowels and finals that join the Hangul consonant before them. */
    if ((c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7fb))
        return 0;
    if (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK |
                            U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK))
        return 0;
    switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
        return 2;
    default:
        return 1;
    }
}

int text_width(struct str s)
{
    int width = 0;
    for (size_t i = 0; i < s.n && width < INT_MAX - 1;)
        width += width_of(text_next(s, &i));
    return width;
}

size_t text_fit(struct str s, int width)
{
    size_t i = 0, joined = 0;
    while (i < s.n) {
        size_t at = i;
        int32_t c = text_next(s, &i);
        width -= width_of(c);
        if (width < 0) {
            /* A joiner that has lost its right side goes too. */
            return joined == at && at >= 3 ? at - 3 : at;
        }
        if (c == ZERO_WIDTH_JOINER)
            joined = i;
    }
    return s.n;
}

/* What would move the cursor, or the text around it. */
static bool is_unsafe(int32_t c)
{
    if (c < 0x80)
        return !is_plain_ascii((unsigned char)c);
    return c < 0xa0 ||                     /* C1 controls */
           c == 0x2028 || c == 0x2029 ||   /* line, paragraph */
           (c >= 0x202a && c <= 0x202e) || /* embeddings, overrides */
           (c >= 0x2066 && c <= 0x2069);   /* isolates */
}

static void escape(int32_t c, struct buf *out)
{
    if (c == '\n')
        buf_puts(out, "\\n");
    else if (c == '\r')
        buf_puts(out, "\\r");
    else if (c == '\t')
        buf_puts(out, "\\t");
    else if (c < 0x80)
        buf_fmt(out, "\\x%02x", (unsigned)c);
    else
        buf_fmt(out, "\\u%04x", (unsigned)c);
}

void text_plain(struct str s, struct buf *out)
{
    size_t done = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        if (is_plain_ascii((unsigned char)s.p[i])) {
            i++;
            continue;
        }
        int32_t c = text_next(s, &i);
        if (c >= 0 && !is_unsafe(c))
            continue;
        buf_add(out, s.p + done, at - done);
        if (c < 0)
            buf_fmt(out, "\\x%02x", (unsigned)(unsigned char)s.p[at]);
        else
            escape(c, out);
        done = i;
    }
    if (s.n > done)
        buf_add(out, s.p + done, s.n - done);
}
