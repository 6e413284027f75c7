#include "work/rules/sentence.h"

#include <string.h>

/* The last character, where it is the template's; '\0' where nothing is. */
static char last(const struct sentence *s)
{
    return s->text.n > s->floor ? s->text.p[s->text.n - 1] : '\0';
}

static bool is_one_of(char c, const char *these)
{
    return c != '\0' && strchr(these, c);
}

static void trim(struct sentence *s, const char *these)
{
    while (is_one_of(last(s), these))
        s->text.n--;
}

/* "(goals: )" says nothing, nor does the last of "(known: issues, goals: )".
 * True where the bracket that closes goes with it. */
static bool drop_label(struct sentence *s)
{
    const char *p = s->text.p;
    size_t n = s->text.n;
    if (last(s) == ' ' && n - s->floor > 1 && p[n - 2] == ':') {
        while (n > s->floor && !is_one_of(p[n - 1], "(),"))
            n--;
        if (n > s->floor && p[n - 1] != ')')
            s->text.n = n;
    }
    trim(s, " ,:;");
    if (last(s) != '(')
        return false;
    s->text.n--;
    return true;
}

/* The first words after a place that was empty: is this one of them to go? */
static bool swallow(struct sentence *s, char c)
{
    bool begins = s->text.n == 0 || last(s) == '(';
    if (c == ' ')
        return begins || s->text.p[s->text.n - 1] == ' ';
    if (c == ')')
        return drop_label(s);
    s->hole = false;
    if (!is_one_of(c, ",:;"))
        return false;
    trim(s, " ");
    s->hole = begins || is_one_of(last(s), ",:;");
    return s->hole;
}

void sentence_words(struct sentence *s, struct str words)
{
    for (size_t i = 0; i < words.n; i++)
        if (!s->hole || !swallow(s, words.p[i]))
            buf_ch(&s->text, words.p[i]);
}

void sentence_placed(struct sentence *s, size_t from)
{
    s->hole = s->text.n == from;
    if (!s->hole)
        s->floor = s->text.n;
}

void sentence_end(struct sentence *s)
{
    trim(s, s->hole ? " ,:;" : " ,");
}
