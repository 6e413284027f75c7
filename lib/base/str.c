#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
    while (s.n && blank(s.p[0]))
        s.p++, s.n--;
    while (s.n && blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

bool str_cut(struct str *rest, char sep, struct str *part)
{
    if (!rest->p)
        return false;
    const char *end = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
    if (!end) {
        *part = *rest;
        *rest = (struct str){NULL, 0};
        return true;
    }
    *part = (struct str){rest->p, (size_t)(end - rest->p)};
    rest->n -= part->n + 1;
    rest->p = end + 1;
    return true;
}

bool str_starts(struct str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

bool str_digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.n > 0;
}

bool str_number(struct str s, unsigned long max, unsigned long *out)
{
    if (!str_digits(s))
        return false;
    unsigned long n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned long d = (unsigned long)(s.p[i] - '0');
        if (d > max || n > (max - d) / 10)
            return false;
        n = n * 10 + d;
    }
    *out = n;
    return true;
}

size_t str_line_ends(char *p, size_t n)
{
    size_t to = 0;
    for (size_t i = 0; i < n; i++) {
        while (p[i] == '\n' && to && p[to - 1] == '\r')
            to--;
        p[to++] = p[i];
    }
    return to;
}

void buf_widen(struct buf *b, size_t more)
{
    if (more > SIZE_MAX / 2 - b->n)
        mem_exhausted(more);
    size_t cap = b->cap ? b->cap : 64;
    while (cap - b->n <= more)
        cap *= 2;
    char *p = realloc(b->p, cap);
    if (!p)
        mem_exhausted(cap);
    b->p = p;
    b->cap = cap;
}

void buf_add(struct buf *b, const char *p, size_t n)
{
    char *at = buf_room(b, n);
    if (n)
        memcpy(at, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void buf_str(struct buf *b, struct str s)
{
    buf_add(b, s.p, s.n);
}

void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_ch(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    if (n > 0) {
        buf_room(b, (size_t)n);
        vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
        b->n += (size_t)n;
    }
    va_end(again);
    va_end(ap);
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    if (b->p)
        b->p[0] = '\0';
}

void buf_release(struct buf *b)
{
    free(b->p);
    *b = (struct buf){0};
}

char *buf_keep(struct buf *b, struct arena *a)
{
    char *kept = arena_dup(a, buf_cstr(b), b->n);
    buf_release(b);
    return kept;
}

const char *buf_cstr(const struct buf *b)
{
    return b->p ? b->p : "";
}

struct str buf_view(const struct buf *b)
{
    return (struct str){buf_cstr(b), b->n};
}
