/* The parts of a follow-up's key. */
#include <string.h>

#include "book/book.h"

/* Within a part a colon is written %3A, a blank, which no key has, %20, and a %
 * that would be read as part of such, %25: no two lists of parts have one key.
 */
static const struct {
    char c;
    const char *as;
} escapes[] = {{':', "%3A"}, {' ', "%20"}, {'%', "%25"}};

enum { ESCAPES = sizeof escapes / sizeof *escapes, LONG = 3 };

/* The character that is written so, or 0. */
static char escaped(const char *p)
{
    for (size_t i = 0; i < ESCAPES; i++)
        if (strncmp(p, escapes[i].as, LONG) == 0)
            return escapes[i].c;
    return '\0';
}

void book_key_put(struct buf *key, const char *part)
{
    size_t plain;
    for (; part[plain = strcspn(part, ":% ")]; part += plain + 1) {
        const char *at = part + plain;
        size_t i = 0;
        buf_add(key, part, plain);
        while (escapes[i].c != *at)
            i++;
        buf_puts(key, *at == '%' && !escaped(at) ? "%" : escapes[i].as);
    }
    buf_add(key, part, plain);
}

bool book_key_client(struct str key, struct str own, struct str *client)
{
    const char *from = memchr(key.p, ':', key.n);
    size_t left = from ? key.n - (size_t)(++from - key.p) : 0;
    const char *to = left ? memchr(from, ':', left) : NULL;
    *client =
        to ? (struct str){from, (size_t)(to - from)} : (struct str){"", 0};
    /* As keys were written before, with the client's colons as they are. */
    bool bare = to && left > own.n && memcmp(from, own.p, own.n) == 0 &&
                from[own.n] == ':';
    return to && !bare;
}

const char *book_key_part(struct book *b, struct str part)
{
    struct buf text = {0};
    for (size_t i = 0; i < part.n; i++) {
        char c = part.n - i >= LONG ? escaped(part.p + i) : '\0';
        buf_ch(&text, c ? c : part.p[i]);
        i += c ? LONG - 1 : 0;
    }
    return buf_keep(&text, &b->arena);
}
