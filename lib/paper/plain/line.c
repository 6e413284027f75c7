/* Text in columns of a terminal: what is safe, how wide, where it breaks. */
#include "base/text/text.h"
#include "inside.h"

void plain_blanks(struct buf *b, int n)
{
    for (; n > 0; n--)
        buf_ch(b, ' ');
}

void plain_put(struct buf *b, struct str s)
{
    static const struct str hard[] = {{"\u00a0", 2}, {"\u202f", 3}};
    struct buf safe = {0};
    text_plain(s, &safe);
    for (size_t i = 0; i < safe.n;) {
        size_t k = 0;
        while (k < 2 &&
               !str_starts((struct str){safe.p + i, safe.n - i}, hard[k].p))
            k++;
        buf_ch(b, k < 2 ? ' ' : safe.p[i]);
        i += k < 2 ? hard[k].n : 1;
    }
    buf_release(&safe);
}

int plain_width(const char *text)
{
    struct buf b = {0};
    plain_put(&b, str_of(text));
    int width = text_width(buf_view(&b));
    buf_release(&b);
    return width;
}

bool plain_line(struct str *rest, int width, struct str *line)
{
    struct str paragraph = *rest;
    if (!rest->n)
        return false;
    const char *newline = memchr(rest->p, '\n', rest->n);
    if (newline)
        paragraph.n = (size_t)(newline - rest->p);
    size_t n = text_line(paragraph, width), next;
    if (n < paragraph.n) {
        n = n > 0 ? n : 1;
        for (next = n; next < paragraph.n && paragraph.p[next] == ' ';)
            next++;
    } else {
        next = n + (newline != NULL);
    }
    *line = str_trim((struct str){rest->p, n});
    *rest = (struct str){rest->p + next, rest->n - next};
    return true;
}
