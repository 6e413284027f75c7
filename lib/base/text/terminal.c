/* text.h's part for terminals: how wide, how much fits, what is safe. */
#include <limits.h>
#include <stdint.h>

#include "base/text/icu.h"
#include "base/text/text.h"
#include "inside.h"

static bool is_plain_ascii(unsigned char c)
{
    return c >= 0x20 && c < 0x7f;
}

/* The bytes of a character of ASCII, or a common one; 0: another, or none. */
static size_t simple(struct str s, size_t i)
{
    return i == s.n ? 0 : (unsigned char)s.p[i] < 0x80 ? 1 : text_common(s, i);
}

/* The next cluster from *i on, as wide as it is; *i goes behind it. */
static int next_width(struct str s, size_t *i)
{
    unsigned char c = (unsigned char)s.p[*i];
    size_t n = simple(s, *i), next = *i + n;
    if (!n || (next < s.n && !simple(s, next)))
        return text_cluster(s, i);
    *i = next;
    return n > 1 || is_plain_ascii(c);
}

int text_width(struct str s)
{
    int width = 0;
    for (size_t i = 0; i < s.n && width < INT_MAX / 2;)
        width += next_width(s, &i);
    return width;
}

size_t text_fit(struct str s, int width)
{
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        width -= next_width(s, &i);
        if (width < 0)
            return at;
    }
    return s.n;
}

bool text_pasted(struct str word)
{
    bool digit = false, ascii = true;
    for (size_t i = 0; i < word.n; i++) {
        if (i > 0 && i + 1 < word.n && strchr(":@/", word.p[i]))
            return true;
        digit = digit || (word.p[i] >= '0' && word.p[i] <= '9');
        ascii = ascii && is_plain_ascii((unsigned char)word.p[i]);
    }
    return digit && ascii;
}

size_t text_line(struct str s, int width)
{
    size_t n = text_fit(s, width), blank = n;
    if (n == s.n)
        return n;
    while (blank > 0 && s.p[blank] != ' ')
        blank--;
    if (blank > 0)
        return blank;
    const char *end = memchr(s.p, ' ', s.n);
    struct str word = {s.p, end ? (size_t)(end - s.p) : s.n};
    return text_pasted(word) ? word.n : n;
}

/* What would move the cursor, or the text around it. */
static bool is_unsafe(int32_t c)
{
    if (c < 0x80)
        return !is_plain_ascii((unsigned char)c);
    return c < 0xa0 ||                     /* C1 controls */
           c == 0x2028 || c == 0x2029 ||   /* line, paragraph */
           (c >= 0x202a && c <= 0x202e) || /* embeddings, overrides */
           (c >= 0x2066 && c <= 0x206f) || /* isolates, old overrides */
           (c >= 0xfff9 && c <= 0xfffb) || /* annotations, to be hidden */
           (c & 0xfffe) == 0xfffe;         /* no characters at all */
}

size_t text_unsafe(struct str s)
{
    size_t n = 0;
    int32_t c = s.n && (unsigned char)*s.p >= 0x80 ? text_next(s, &n) : 0;
    return c >= 0x80 && is_unsafe(c) ? n : 0;
}

/* The tags of a flag say whose it is: letters or digits, and an end. */
enum { FLAG = 0x1f3f4, FLAG_TAGS = 7, TAG_END = 0xe007f };

static bool is_tag(int32_t c)
{
    return c >= 0xe0000 && c <= TAG_END;
}

static bool is_flag_tag(int32_t c)
{
    return (c >= 0xe0030 && c <= 0xe0039) || (c >= 0xe0061 && c <= 0xe007a) ||
           c == TAG_END;
}

int32_t text_control(struct str s, bool lines)
{
    enum { MARK = 0xfeff };
    int tags = 0; /* that may come yet, behind a flag */
    for (size_t i = 0; i < s.n;) {
        unsigned char lead = (unsigned char)s.p[i];
        /* Those begin with few bytes. */
        if (lead >= ' ' && lead != 0x7f && lead != 0xc2 && lead != 0xe2 &&
            lead != 0xef && lead < 0xf0) {
            tags = 0;
            i++;
            continue;
        }
        int32_t c = text_next(s, &i);
        bool stray = is_tag(c) && (tags == 0 || !is_flag_tag(c));
        if (c >= 0 && (is_unsafe(c) || c == MARK || stray) &&
            !(lines && (c == '\n' || c == '\t')))
            return c;
        tags = c == FLAG ? FLAG_TAGS : is_tag(c) && c != TAG_END ? tags - 1 : 0;
    }
    return -1;
}

bool text_has_control(struct str s, bool lines)
{
    return text_control(s, lines) >= 0;
}

void text_clean(struct str s, bool lines, struct buf *out)
{
    enum { MARK = 0xfeff };
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        int32_t c = text_next(s, &i);
        if (c == '\t' || (c == '\n' && !lines))
            buf_ch(out, ' ');
        else if (c < 0)
            buf_puts(out, TEXT_UNKNOWN);
        else if (c == '\n' || !(is_unsafe(c) || c == MARK || is_tag(c)))
            buf_add(out, s.p + at, i - at);
    }
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

void text_upper(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        int32_t c = text_next(s, &i);
        if (c < 0)
            buf_add(out, s.p + at, i - at);
        else
            text_put(icu()->u_toupper(c), out);
    }
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
