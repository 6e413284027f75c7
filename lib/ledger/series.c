#include "ledger/series.h"

#include <stdio.h>

#include "base/value/date.h"

void series_of(struct series *s, const char *pattern, int32_t day,
               const char *client)
{
    struct civil c = day_civil(day);
    struct buf *out = &s->head;
    *s = (struct series){0};
    for (const char *p = pattern; *p; p++) {
        if (*p != '{') {
            buf_ch(out, *p);
            continue;
        }
        if (strncmp(p, "{year}", 6) == 0) {
            buf_fmt(out, "%04d", c.year);
        } else if (strncmp(p, "{month}", 7) == 0) {
            buf_fmt(out, "%02d", c.month);
        } else if (strncmp(p, "{client}", 8) == 0) {
            buf_puts(out, client);
        } else {
            s->width = p[4] == ':' ? p[5] - '0' : 1;
            out = &s->tail;
        }
        p = strchr(p, '}');
    }
}

bool series_match(const struct series *s, const char *ref, unsigned long *n)
{
    size_t len = strlen(ref);
    if (len <= s->head.n + s->tail.n ||
        memcmp(ref, buf_cstr(&s->head), s->head.n) != 0 ||
        memcmp(ref + len - s->tail.n, buf_cstr(&s->tail), s->tail.n) != 0)
        return false;
    struct str digits = {ref + s->head.n, len - s->head.n - s->tail.n};
    return str_number(digits, 4000000000, n);
}

void series_ref(const struct series *s, unsigned long n, struct buf *out)
{
    buf_fmt(out, "%s%0*lu%s", buf_cstr(&s->head), s->width, n,
            buf_cstr(&s->tail));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Are these digits the year, or its last two? */
static bool is_year(const char *digits, size_t n, int year)
{
    char text[16];
    int len = snprintf(text, sizeof text, "%04d", year);
    return (n == 4 || n == 2) && len == 4 &&
           memcmp(digits, text + 4 - n, n) == 0;
}

void series_form(const char *ref, int32_t day, struct buf *out)
{
    int year = day_civil(day).year;
    bool found = false;
    buf_clear(out);
    for (const char *p = ref; *p;) {
        if (!is_digit(*p)) {
            buf_ch(out, *p >= 'A' && *p <= 'Z' ? (char)(*p | 32) : *p);
            p++;
            continue;
        }
        size_t n = 1;
        while (is_digit(p[n]))
            n++;
        const char *end = p + n;
        bool more = strpbrk(end, "0123456789") != NULL;
        bool is = !found && more && is_year(p, n, year);
        found = found || is;
        if (is)
            p = end - 2;
        while (!is && p + 1 < end && *p == '0')
            p++;
        buf_add(out, p, (size_t)(end - p));
        p = end;
    }
}

void series_release(struct series *s)
{
    buf_release(&s->head);
    buf_release(&s->tail);
}
