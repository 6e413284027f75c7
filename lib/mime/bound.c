/* Lists of addresses may have groups in groups, which the library reads by
 * calling itself: how deep they are is bounded by how long they are. */
#include "inside.h"

static bool has_addresses(struct str line)
{
    static const char *const names[] = {"From", "Sender", "Reply-To",
                                        "To",   "Cc",     "Bcc"};
    static const char resent[] = "Resent-";
    size_t skip = sizeof resent - 1;
    if (line.n > skip && strncasecmp(line.p, resent, skip) == 0)
        line = (struct str){line.p + skip, line.n - skip};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t n = strlen(names[i]);
        if (line.n > n && strncasecmp(line.p, names[i], n) == 0 &&
            strchr(": \t", line.p[n]))
            return true;
    }
    return false;
}

/* Wherever such a line stands: messages are within messages, and nobody writes
 * a text that is like it, and so long. */
void mail_bound(struct str message, struct buf *out)
{
    enum { MOST = 16 * 1024 };
    size_t left = SIZE_MAX; /* of the header that this line is of */
    while (message.n) {
        const char *end = memchr(message.p, '\n', message.n);
        struct str line = {message.p,
                           end ? (size_t)(end + 1 - message.p) : message.n};
        message = (struct str){line.p + line.n, message.n - line.n};
        if (line.p[0] != ' ' && line.p[0] != '\t')
            left = has_addresses(line) ? MOST : SIZE_MAX;
        bool fits = line.n <= left;
        buf_add(out, line.p, fits ? line.n : left);
        if (!fits && left)
            buf_ch(out, '\n');
        if (left != SIZE_MAX)
            left -= fits ? line.n : left;
    }
}
