/* How an answer is written: what things and clients say is made of it. */
#include "base/text/text.h"
#include "inside.h"

enum { QUOTE_WIDTH = 60 };

void quote_words(const char *text, struct buf *out)
{
    for (const char *p = text; *p; p++) {
        bool blank = (unsigned char)*p <= ' ';
        if (!blank)
            buf_ch(out, *p);
        else if (out->n && out->p[out->n - 1] != ' ')
            buf_ch(out, ' ');
    }
    while (out->n && out->p[out->n - 1] == ' ')
        out->n--;
    if (text_width(buf_view(out)) > QUOTE_WIDTH) {
        out->n = text_fit(buf_view(out), QUOTE_WIDTH - 1);
        buf_puts(out, "…");
    }
}

const char *value_number(const struct given *g, int64_t n)
{
    return arena_fmt(&g->book->arena, "%lld", (long long)n);
}

const char *value_yes(bool is)
{
    return is ? "yes" : "";
}
