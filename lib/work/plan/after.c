/* Which lines one comes after, as it says so. */
#include "inside.h"

/* The lines that it names: its place, or SIZE_MAX where it names none; *several
 * where more than one have the text. */
size_t plan_line_named(const struct plan_line *lines, size_t n, struct str s,
                       bool *several)
{
    unsigned long number;
    size_t found = SIZE_MAX;
    *several = false;
    if (str_number(s, n, &number))
        return number ? number - 1 : SIZE_MAX;
    for (size_t i = 0; i < n; i++)
        if (str_is(s, lines[i].text)) {
            *several = *several || found != SIZE_MAX;
            found = i;
        }
    return found;
}

/* Takes one line off *rest.  A text may have commas in it: the longest that is
 * a line is meant. */
bool plan_next_named(const struct plan_line *lines, size_t n, struct str *rest,
                     struct str *name)
{
    bool several;
    for (size_t at = rest->n; at > 0; at--) {
        struct str all = str_trim((struct str){rest->p, at});
        if ((at < rest->n && rest->p[at] != ',') ||
            plan_line_named(lines, n, all, &several) == SIZE_MAX)
            continue;
        at += at < rest->n;
        *rest = (struct str){rest->p + at, rest->n - at};
        *name = all;
        return true;
    }
    if (!rest->n)
        return false;
    str_cut(rest, ',', name);
    *name = str_trim(*name);
    return true;
}

/* Numbers alone need no look at what lines are called. */
bool plan_is_numbers(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789, ", s.p[i]) || !s.p[i])
            return false;
    return true;
}

void plan_after(const struct plan_line *lines, size_t n, size_t i,
                struct buf *out)
{
    struct str rest = str_of(lines[i].after), name;
    bool numbers = plan_is_numbers(rest);
    bool several;
    size_t from = out->n;
    while (numbers ? str_cut(&rest, ',', &name)
                   : plan_next_named(lines, n, &rest, &name))
        buf_fmt(out, "%s%zu", out->n > from ? "," : "",
                plan_line_named(lines, n, str_trim(name), &several) + 1);
}
