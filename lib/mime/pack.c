/* Structs with strings, as bytes for another process of this same program. */
#include "inside.h"

/* A string that is none. */
#define NONE SIZE_MAX

static void put_string(const char *p, size_t n, struct buf *out)
{
    buf_add(out, (const char *)&n, sizeof n);
    if (n != NONE) {
        buf_add(out, p, n);
        buf_ch(out, '\0');
    }
}

static void put_member(const void *at, bool is_str, struct buf *out)
{
    struct str s;
    const char *p;
    if (is_str) {
        memcpy(&s, at, sizeof s);
        put_string(s.p, s.n, out);
    } else {
        memcpy(&p, at, sizeof p);
        put_string(p, p ? strlen(p) : NONE, out);
    }
}

void pack_put(const void *s, size_t size, const struct pack_member *members,
              struct buf *out)
{
    buf_add(out, s, size);
    for (const struct pack_member *m = members; m->at != SIZE_MAX; m++)
        put_member((const char *)s + m->at, m->is_str, out);
}

static bool take_bytes(struct str *from, void *to, size_t n)
{
    if (from->n < n)
        return false;
    memcpy(to, from->p, n);
    *from = (struct str){from->p + n, from->n - n};
    return true;
}

/* Borrowed; its NUL is behind it. */
static bool take_string(struct str *from, struct str *s)
{
    if (!take_bytes(from, &s->n, sizeof s->n))
        return false;
    s->p = NULL;
    if (s->n == NONE)
        return true;
    if (from->n <= s->n || from->p[s->n] != '\0')
        return false;
    s->p = from->p;
    *from = (struct str){from->p + s->n + 1, from->n - s->n - 1};
    return true;
}

bool pack_take(struct str *from, void *s, size_t size,
               const struct pack_member *members)
{
    struct str string;
    if (!take_bytes(from, s, size))
        return false;
    for (const struct pack_member *m = members; m->at != SIZE_MAX; m++) {
        char *at = (char *)s + m->at;
        if (!take_string(from, &string))
            return false;
        if (m->is_str)
            memcpy(at, &string, sizeof string);
        else
            memcpy(at, &string.p, sizeof string.p);
    }
    return true;
}
