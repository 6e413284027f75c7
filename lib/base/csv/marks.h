/*
 * What lines are cut at can be seen without reading them byte by byte:
 * sixty-four bytes are compared with a comma at once, and a word has a bit for
 * each that is one, from the lowest on.
 */
#ifndef ACCT_BASE_CSV_MARKS_H
#define ACCT_BASE_CSV_MARKS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "inside.h"

enum { BLOCK = 64, PLAIN_MAX = 65536 };

/* Of the bytes of a block, from the lowest bit on: which are such? */
struct csv_marks {
    uint64_t comma;
    uint64_t blank;
    uint64_t end;  /* a newline, or what makes the line other than plain */
    uint64_t high; /* no ASCII */
};

/* Where a block has quotes, or is not ASCII: which of its bytes begin a
 * character of two, and which go on with one? */
struct csv_detail {
    uint64_t lead, trail;
    uint64_t quote, newline;
};

#if ACCT_CSV_CUT == CSV_CUT_VECTOR

typedef unsigned char lane __attribute__((vector_size(16)));

static inline uint64_t bits(lane which)
{
    typedef char signed_lane __attribute__((vector_size(16)));
    return (unsigned)__builtin_ia32_pmovmskb128((signed_lane)which);
}

static inline struct csv_marks csv_marks(const char *p)
{
    struct csv_marks m = {0};
#pragma GCC unroll 4
    for (int i = 0; i < BLOCK; i += (int)sizeof(lane)) {
        lane b;
        memcpy(&b, p + i, sizeof b);
        m.comma |= bits((lane)(b == ',')) << i;
        m.blank |= bits((lane)(b == ' ')) << i;
        m.end |= bits((lane)((b <= '\r') | (b == '"'))) << i;
        m.high |= bits(b) << i;
    }
    return m;
}

static inline struct csv_detail csv_detail(const char *p)
{
    struct csv_detail m = {0};
#pragma GCC unroll 4
    for (int i = 0; i < BLOCK; i += (int)sizeof(lane)) {
        lane b;
        memcpy(&b, p + i, sizeof b);
        m.lead |= bits((lane)((b & 0xe0) == 0xc0) & (lane)((b & 0x1e) != 0))
                  << i;
        m.trail |= bits((lane)((b & 0xc0) == 0x80)) << i;
        m.quote |= bits((lane)(b == '"')) << i;
        m.newline |= bits((lane)(b == '\n')) << i;
    }
    return m;
}

#else

#define EACH UINT64_C(0x0101010101010101)
#define LOW  (0x7f * EACH)

/* From the highest bit of each byte of a word, a bit for each byte. */
static inline uint64_t bits(uint64_t w)
{
    return (w >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

static inline uint64_t are(uint64_t w, char c)
{
    w ^= (unsigned char)c * EACH;
    return ~(((w & LOW) + LOW) | w | LOW);
}

static inline uint64_t are_at_most(uint64_t w, char c)
{
    return ~(((w & LOW) + (LOW - (unsigned char)c * EACH)) | w | LOW);
}

static inline struct csv_marks csv_marks(const char *p)
{
    struct csv_marks m = {0};
    for (int i = 0; i < BLOCK; i += 8) {
        uint64_t w = str_word(p + i);
        m.comma |= bits(are(w, ',')) << i;
        m.blank |= bits(are(w, ' ')) << i;
        m.end |= bits(are_at_most(w, '\r') | are(w, '"')) << i;
        m.high |= bits(w & ~LOW) << i;
    }
    return m;
}

static inline struct csv_detail csv_detail(const char *p)
{
    struct csv_detail m = {0};
    for (int i = 0; i < BLOCK; i++) {
        unsigned char c = (unsigned char)p[i];
        m.lead |= (uint64_t)(c >= 0xc2 && c <= 0xdf) << i;
        m.trail |= (uint64_t)((c & 0xc0) == 0x80) << i;
        m.quote |= (uint64_t)(c == '"') << i;
        m.newline |= (uint64_t)(c == '\n') << i;
    }
    return m;
}

#endif

/* Of a line whose blocks are looked at one after another. */
struct csv_script {
    bool other;     /* there are characters of more bytes, or malformed ones */
    uint64_t begun; /* 1: the block before ended within a character */
};

/* Most of what is no ASCII are characters of two bytes, such as Cyrillic: they
 * are seen to be well-formed here.  `of`: the bytes that are the line's. */
static inline void csv_see_script(struct csv_script *s, const char *p,
                                  uint64_t high, uint64_t of)
{
    high &= of;
    if (!high && !s->begun)
        return;
    struct csv_detail m = csv_detail(p);
    uint64_t trail = m.trail & of, lead = m.lead & of;
    s->other =
        s->other || trail != (lead << 1 | s->begun) || high != (lead | trail);
    s->begun = lead >> (BLOCK - 1);
}

/* pass.c: the length of the line, where it is one to be passed over, with
 * nothing to tell of it but the newlines within its cells; else 0, and whether
 * it is wanted, where that is seen.  `m` is of its first block. */
size_t csv_pass_over(const struct csv_skip *skip, const char *p, size_t n,
                     struct csv_marks m, struct csv_row *row);

#endif
