/*
 * Strings: a borrowed view (struct str) and a growable buffer (struct buf).
 */
#ifndef ACCT_BASE_STR_H
#define ACCT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Borrowed bytes; p is never NULL in a valid view of length > 0. */
struct str {
    const char *p;
    size_t n;
};

#define STR(literal)                                                           \
    (struct str)                                                               \
    {                                                                          \
        literal, sizeof literal - 1                                            \
    }
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).n ? (s).p : ""

static inline struct str str_of(const char *s)
{
    struct str r = {s ? s : "", s ? strlen(s) : 0};
    return r;
}

static inline bool str_is(struct str s, const char *word)
{
    size_t n = strlen(word);
    return s.n == n && (n == 0 || memcmp(s.p, word, n) == 0);
}

/* The eight bytes that stand there, the first of which is the lowest. */
static inline uint64_t str_word(const char *p)
{
    uint64_t w;
    memcpy(&w, p, sizeof w);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    w = __builtin_bswap64(w);
#endif
    return w;
}

/* A one in each of eight bytes; and the highest bit of each byte that is 0. */
#define STR_EACH UINT64_C(0x0101010101010101)
static inline uint64_t str_zeros(uint64_t w)
{
    const uint64_t low = 0x7f * STR_EACH;
    return ~(((w & low) + low) | w | low);
}

/* ASCII blanks at both ends taken off. */
struct str str_trim(struct str s);
/* Takes the part before the first `sep` off *rest; the whole where there is
 * none.  Returns false when *rest was used up (p == NULL). */
bool str_cut(struct str *rest, char sep, struct str *part);
bool str_starts(struct str s, const char *prefix);
/* All ASCII digits, at least one. */
bool str_digits(struct str s);
/* Digits to a number of at most `max`; false for anything else. */
bool str_number(struct str s, unsigned long max, unsigned long *out);

/* Makes LF of each CR LF, however many CR there are; a CR alone stays.  Returns
 * how many bytes are left. */
size_t str_line_ends(char *p, size_t n);

/* A buffer; zero bytes make an empty one.  p is NUL-terminated once anything
 * was added (buf_cstr is safe on an empty one). */
struct buf {
    char *p;
    size_t n, cap;
};

/* Makes room for n bytes more and a NUL, and returns where they go; the caller
 * then adds to b->n what it wrote there. */
void buf_widen(struct buf *b, size_t more);
static inline char *buf_room(struct buf *b, size_t n)
{
    if (b->cap - b->n <= n)
        buf_widen(b, n);
    return b->p + b->n;
}

void buf_add(struct buf *b, const char *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_puts(struct buf *b, const char *s);
void buf_ch(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *b);
void buf_release(struct buf *b);
/* Its text in the arena; releases the buffer. */
struct arena;
char *buf_keep(struct buf *b, struct arena *a);
const char *buf_cstr(const struct buf *b);
struct str buf_view(const struct buf *b);

#endif
