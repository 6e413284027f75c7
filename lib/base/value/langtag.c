#include "base/value/langtag.h"

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static char lower(char c)
{
    return is_letter(c) ? (char)(c | 32) : c;
}

static char upper(char c)
{
    return is_letter(c) ? (char)(c & ~32) : c;
}

/* The part of n characters at p: a language or variety in small letters, a
 * region in capitals, a script with one. */
static void part_form(char *p, size_t n, bool first)
{
    enum { REGION = 2, SCRIPT = 4 };
    for (size_t i = 0; i < n; i++)
        p[i] = !first && (n == REGION || (n == SCRIPT && i == 0)) ? upper(p[i])
                                                                  : lower(p[i]);
}

bool langtag_form(struct str s, char tag[LANGTAG_SIZE])
{
    size_t from = 0;
    if (s.n < 2 || s.n >= LANGTAG_SIZE)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        bool mark = s.p[i] == '-' || s.p[i] == '_';
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        if (mark ? i < 2 || i + 1 == s.n || tag[i - 1] == '-'
                 : !is_letter(s.p[i]) && !(digit && from))
            return false;
        tag[i] = mark ? '-' : s.p[i];
        if (mark) {
            part_form(tag + from, i - from, !from);
            from = i + 1;
        }
    }
    part_form(tag + from, s.n - from, !from);
    tag[s.n] = '\0';
    return true;
}
