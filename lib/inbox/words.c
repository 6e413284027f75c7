/* What a text says, as far as a program can tell. */
#include "base/text/text.h"
#include "inside.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Blanks run together, so that lines are one. */
static void run_together(struct str text, size_t most, struct buf *out)
{
    for (size_t i = 0; i < text.n && out->n < most; i++)
        if (!is_blank(text.p[i]))
            buf_ch(out, text.p[i]);
        else if (out->n && out->p[out->n - 1] != ' ')
            buf_ch(out, ' ');
}

/* After a word, where there is one. */
static size_t cut_at_word(struct str line, int width)
{
    size_t n = text_fit(line, width - 1), word = n;
    while (word > n / 2 && line.p[word] != ' ')
        word--;
    return word > n / 2 ? word : n;
}

const char *words_brief(struct str text, int width, struct arena *a)
{
    struct buf line = {0}, brief = {0}, whole = {0};
    /* Twice what is wanted, at four bytes a column. */
    run_together(text, 8 * (size_t)width, &line);
    struct str s = str_trim(buf_view(&line));
    bool cut = text_width(s) > width;
    if (cut)
        s.n = cut_at_word(s, width);
    buf_fmt(&brief, "%.*s%s", STR_ARG(s), cut ? "…" : "");
    text_cell(buf_view(&brief), &whole);
    buf_release(&line);
    buf_release(&brief);
    return buf_keep(&whole, a);
}

/* What may stand between a question mark and the end: another, or what closes
 * what was opened. */
static size_t past_closing(struct str text, size_t i)
{
    static const char *const marks[] = {"?", "!", ".", ")", "]", "\"",
                                        "'", "»", "”", "’", "…"};
    for (size_t k = 0; k < sizeof marks / sizeof marks[0];) {
        if (str_starts((struct str){text.p + i, text.n - i}, marks[k])) {
            i += strlen(marks[k]);
            k = 0;
        } else {
            k++;
        }
    }
    return i;
}

bool words_ask(struct str text)
{
    static const char *const others[] = {"？", "؟"};
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '?') {
            size_t end = past_closing(text, i);
            if (end == text.n || is_blank(text.p[end]))
                return true;
            i = end - 1;
        }
        for (size_t k = 0; (text.p[i] & 0x80) && k < 2; k++)
            if (str_starts((struct str){text.p + i, text.n - i}, others[k]))
                return true;
    }
    return false;
}
