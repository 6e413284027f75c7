#include "print/markup.h"

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

void markup_text(struct buf *out, struct str s, const char *newline)
{
    size_t bad = 0;
    while (s.n) {
        size_t n = text_valid(s, &bad) ? s.n : bad;
        for (size_t i = 0; i < n; i++)
            add(out, s.p[i], newline);
        if (n < s.n) {
            buf_puts(out, TEXT_UNKNOWN);
            n++;
        }
        s = (struct str){s.p + n, s.n - n};
    }
}
