/* The parts of a follow-up's key. */
#include <string.h>

#include "book/book.h"

/* A colon within a part is written %3A, and a % that would be read as part of
 * such, %25: no two lists of parts have one key. */
static bool is_escape(const char *p)
{
    return strncmp(p, "%3A", 3) == 0 || strncmp(p, "%25", 3) == 0;
}

void book_key_put(struct buf *key, const char *part)
{
    size_t plain;
    for (; part[plain = strcspn(part, ":%")]; part += plain + 1) {
        buf_add(key, part, plain);
        if (part[plain] == ':')
            buf_puts(key, "%3A");
        else
            buf_puts(key, is_escape(part + plain) ? "%25" : "%");
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
        bool escape = part.n - i >= 3 && is_escape(part.p + i);
        buf_ch(&text, !escape ? part.p[i] : part.p[i + 1] == '3' ? ':' : '%');
        i += escape ? 2 : 0;
    }
    return buf_keep(&text, &b->arena);
}
