/* How an answer is written: what things and clients say is made of it. */
#include "base/text/text.h"
#include "inside.h"

enum { QUOTE_WIDTH = 60 };

void quote_words(const char *text, struct buf *out)
{
    size_t blanks = 0;
    bool breaks = false; /* of lines, among them */
    for (const char *p = text; *p; p++) {
        if ((unsigned char)*p <= ' ') {
            breaks = breaks || *p != ' ';
            blanks++;
            continue;
        }
        for (size_t n = !out->n ? 0 : breaks ? 1 : blanks; n > 0; n--)
            buf_ch(out, ' ');
        buf_ch(out, *p);
        blanks = 0;
        breaks = false;
    }
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
