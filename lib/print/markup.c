#include "print/markup.h"

#include <string.h>

#include "base/text/text.h"

static const struct {
    char c;
    const char *as;
} escapes[] = {{'&', "&amp;"},
               {'<', "&lt;"},
               {'>', "&gt;"},
               {'"', "&quot;"},
               {'\'', "&#39;"}};

static void add(struct buf *out, char c, const char *newline)
{
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (escapes[i].c == c) {
            buf_puts(out, escapes[i].as);
            return;
        }
    if (c == '\n')
        buf_puts(out, newline);
    else
        buf_ch(out, (unsigned char)c < ' ' || c == '\x7f' ? ' ' : c);
}

/* U+FFFE and U+FFFF, which XML does not know. */
static bool is_none(const char *p, size_t n)
{
    return n > 2 && memcmp(p, "\xef\xbf", 2) == 0 &&
           (unsigned char)p[2] >= 0xbe;
}

void markup_text(struct buf *out, struct str s, const char *newline)
{
    size_t bad = 0;
    while (s.n) {
        size_t n = text_valid(s, &bad) ? s.n : bad;
        for (size_t i = 0; i < n; i++) {
            size_t unsafe = text_unsafe((struct str){s.p + i, n - i});
            if (is_none(s.p + i, n - i)) {
                buf_puts(out, TEXT_UNKNOWN);
                i += 2;
            } else if (unsafe) {
                i += unsafe - 1;
            } else {
                add(out, s.p[i], newline);
            }
        }
        if (n < s.n) {
            buf_puts(out, TEXT_UNKNOWN);
            n++;
        }
        s = (struct str){s.p + n, s.n - n};
    }
}
