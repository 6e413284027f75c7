/* text.h's part for cells that a spreadsheet takes for formulas. */
#include <string.h>

#include "base/text/text.h"

/* Has only what numbers and telephone numbers are written with. */
static bool is_number(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789+-() .,", s.p[i]) || !s.p[i])
            return false;
    return true;
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
           c == '_' || c == '.' || c == '-';
}

/* "@anna" and then nothing, or what follows a name in a sentence. */
static bool is_handle(struct str s)
{
    size_t i = 1;
    while (i < s.n && is_word(s.p[i]))
        i++;
    return i > 1 && (i == s.n || strchr(" ,:;?!", s.p[i]));
}

/* Plain or no-break blanks in front are taken off by some. */
static struct str without_blanks(struct str s)
{
    for (;;)
        if (s.n && s.p[0] == ' ')
            s = (struct str){s.p + 1, s.n - 1};
        else if (str_starts(s, "\xc2\xa0"))
            s = (struct str){s.p + 2, s.n - 2};
        else
            return s;
}

bool text_formula(struct str s)
{
    if (!text_may_run(s))
        return false;
    switch (s.p[0]) {
    case '@':
        return !is_handle(s) || memchr(s.p, '|', s.n);
    case '+':
    case '-':
        /* "- so": a list */
        if (s.n > 1 && s.p[1] == ' ' && !memchr(s.p, '|', s.n))
            return false;
        return !is_number(s);
    case '\t':
    case '\r':
        return true;
    default:
        s = without_blanks(s);
        /* also as wide as a letter of Chinese */
        return str_starts(s, "=") || str_starts(s, "\xef\xbc\x9d");
    }
}

void text_cell(struct str s, struct buf *out)
{
    bool quoted = text_formula(s);
    buf_fmt(out, "%s%.*s%s", quoted ? "“" : "", STR_ARG(s), quoted ? "”" : "");
}
