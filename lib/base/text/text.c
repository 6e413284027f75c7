#include "base/text/text.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text/icu.h"
#include "inside.h"

/* ICU counts in int32_t, and folding can make one character eighteen. */
#define RUN_MAX ((size_t)INT32_MAX / 32)

/* Two bytes that are a character, as most of Cyrillic and Greek are. */
static bool is_pair(const char *p)
{
    unsigned char lead = (unsigned char)p[0], trail = (unsigned char)p[1];
    return lead >= 0xc2 && lead <= 0xdf && (trail & 0xc0) == 0x80;
}

/* Four letters of Cyrillic, which begin with 0xd0 or 0xd1. */
static bool are_cyrillic(const char *p)
{
    static const unsigned char mask[8] = {0xfe, 0xc0, 0xfe, 0xc0,
                                          0xfe, 0xc0, 0xfe, 0xc0};
    static const unsigned char form[8] = {0xd0, 0x80, 0xd0, 0x80,
                                          0xd0, 0x80, 0xd0, 0x80};
    uint64_t w, m, f;
    memcpy(&w, p, sizeof w);
    memcpy(&m, mask, sizeof m);
    memcpy(&f, form, sizeof f);
    return (w & m) == f;
}

/* How many of the bytes from i on are ASCII, before the first that is not. */
static size_t ascii_run(struct str s, size_t i)
{
    size_t start = i;
    for (uint64_t w; s.n - i >= sizeof w; i += sizeof w) {
        memcpy(&w, s.p + i, sizeof w);
        if (w & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < s.n && !(s.p[i] & 0x80))
        i++;
    return i - start;
}

bool text_ascii(struct str s)
{
    return ascii_run(s, 0) == s.n;
}

/* Of eight bytes at once: below a blank, DEL, or not ASCII? */
bool text_printable(struct str s)
{
    const uint64_t high = UINT64_C(0x8080808080808080), one = high >> 7;
    uint64_t odd = 0;
    for (uint64_t w; s.n >= sizeof w; s.p += sizeof w, s.n -= sizeof w) {
        memcpy(&w, s.p, sizeof w);
        odd |= (w | (w - ' ' * one) | (w + one)) & high;
    }
    for (; s.n; s.p++, s.n--)
        odd |= (unsigned char)s.p[0] < ' ' || (unsigned char)s.p[0] >= 0x7f;
    return !odd;
}

bool text_valid(struct str s, size_t *bad)
{
    for (size_t i = 0; i < s.n;) {
        i += ascii_run(s, i);
        /* Other scripts keep to themselves: stay with their characters. */
        while (i < s.n && (s.p[i] & 0x80)) {
            size_t at = i;
            if (s.n - i >= 8 && are_cyrillic(s.p + i))
                i += 8;
            else if (s.n - i >= 2 && is_pair(s.p + i))
                i += 2;
            else if (text_next(s, &i) < 0) {
                if (bad)
                    *bad = at;
                return false;
            }
        }
    }
    return true;
}

void text_mend(struct str s, const char *instead, struct buf *out)
{
    size_t bad;
    while (!text_valid(s, &bad)) {
        buf_add(out, s.p, bad);
        buf_puts(out, instead);
        s = (struct str){s.p + bad + 1, s.n - bad - 1};
    }
    buf_str(out, s);
}

/* Room for UTF-16: small strings need no heap. */
struct wide {
    UChar small[512];
    UChar *p;
    size_t cap;
};

static void wide_init(struct wide *w)
{
    w->p = w->small;
    w->cap = sizeof w->small / sizeof *w->small;
}

static void wide_release(struct wide *w)
{
    if (w->p != w->small)
        free(w->p);
}

static void wide_room(struct wide *w, size_t n)
{
    if (n <= w->cap)
        return;
    wide_release(w);
    w->p = mem_new(n, sizeof *w->p);
    w->cap = n;
}

static void add_utf8(const UChar *p, int32_t n, struct buf *out)
{
    char part[384]; /* a unit makes at most three bytes */
    const int32_t units = (int32_t)sizeof part / 3;

    for (int32_t i = 0, take; i < n; i += take) {
        UErrorCode status = U_ZERO_ERROR;
        int32_t len = 0;
        take = n - i < units ? n - i : units;
        if (i + take < n && U16_IS_LEAD(p[i + take - 1]))
            take--;
        icu()->u_strToUTF8(part, (int32_t)sizeof part, &len, p + i, take,
                           &status);
        if (U_SUCCESS(status))
            buf_add(out, part, (size_t)len);
    }
}

void text_put(int32_t c, struct buf *out)
{
    UChar units[U16_MAX_LENGTH];
    int32_t n = 0;
    if (c < 0 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
        buf_puts(out, TEXT_UNKNOWN);
        return;
    }
    U16_APPEND_UNSAFE(units, n, c);
    add_utf8(units, n, out);
}

/* Appends a well-formed run, normalised; as it is where ICU cannot. */
static void normalize_run(const UNormalizer2 *form, struct str run,
                          struct buf *out)
{
    struct wide from, to;
    int32_t n = 0, m = 0;
    UErrorCode status = U_ZERO_ERROR;

    wide_init(&from);
    wide_init(&to);
    wide_room(&from, run.n); /* never more units than bytes */
    icu()->u_strFromUTF8(from.p, (int32_t)from.cap, &n, run.p, (int32_t)run.n,
                         &status);
    if (U_SUCCESS(status)) {
        m = icu()->unorm2_normalize(form, from.p, n, to.p, (int32_t)to.cap,
                                    &status);
        if (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            wide_room(&to, (size_t)m);
            m = icu()->unorm2_normalize(form, from.p, n, to.p, (int32_t)to.cap,
                                        &status);
        }
    }
    if (U_SUCCESS(status))
        add_utf8(to.p, m, out);
    else
        buf_str(out, run);
    wide_release(&to);
    wide_release(&from);
}

/* Appends s normalised; malformed bytes stay, each for itself. */
static void normalize(const UNormalizer2 *form, struct str s, struct buf *out)
{
    while (s.n > 0) {
        size_t n = s.n;
        bool whole = text_valid(s, &n);
        struct str run = {s.p, n};
        if (run.n > RUN_MAX)
            buf_str(out, run);
        else if (run.n > 0)
            normalize_run(form, run, out);
        if (whole)
            return;
        buf_ch(out, s.p[n]);
        s.p += n + 1;
        s.n -= n + 1;
    }
}

/* Nothing up to U+02FF and from U+0400 to U+047F ever changes in form C, nor
 * does a common mark. */
static bool is_nfc(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0xcc || c == 0xd0 || c == 0xd1)
            continue;
        size_t n = c < 0xe0 ? 0 : text_common(s, i);
        if (!n)
            return false;
        i += n - 1;
    }
    return true;
}

void text_nfc(struct str s, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = NULL;

    if (!text_ascii(s) && !is_nfc(s))
        form = icu()->unorm2_getNFCInstance(&status);
    if (form && U_SUCCESS(status))
        normalize(form, s, out);
    else
        buf_str(out, s);
}

static void lower_ascii(char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i] >= 'A' && p[i] <= 'Z')
            p[i] = (char)(p[i] + ('a' - 'A'));
    }
}

static bool is_blank(int32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return icu()->u_isUWhiteSpace(c);
}

/* Runs of blanks from `start` on become one, those at the ends none. */
static void squeeze_blanks(struct buf *b, size_t start)
{
    struct str s = buf_view(b);
    size_t to = start;
    bool gap = false;

    if (s.n == start)
        return;
    for (size_t i = start; i < s.n;) {
        size_t at = i;
        if (is_blank(text_next(s, &i))) {
            gap = to > start;
            continue;
        }
        if (gap)
            b->p[to++] = ' ';
        gap = false;
        memmove(b->p + to, b->p + at, i - at);
        to += i - at;
    }
    b->n = to;
    b->p[to] = '\0';
}

void text_fold(struct str s, struct buf *out)
{
    size_t start = out->n;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = NULL;

    if (!text_ascii(s))
        form = icu()->unorm2_getNFKCCasefoldInstance(&status);
    if (form && U_SUCCESS(status)) {
        normalize(form, s, out);
    } else if (s.n > 0) {
        buf_str(out, s);
        lower_ascii(out->p + start, s.n);
    }
    squeeze_blanks(out, start);
}

/* The characters of s; malformed bytes are like no character and alike only
 * among themselves. */
static size_t decode(struct str s, int32_t *to)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        int32_t c = text_next(s, &i);
        if (c < 0)
            c = 0x110000 + (unsigned char)s.p[at];
        to[n++] = c;
    }
    return n;
}

#define LIMIT_MAX 32
#define BAND      (2 * LIMIT_MAX + 3)

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Optimal string alignment.  Only the diagonals within the limit matter: in
 * row i, cell d + 1 of the band is column i + d - limit, and the cells at its
 * ends stay out of reach. */
static int distance(const int32_t *a, size_t na, const int32_t *b, size_t nb,
                    int limit)
{
    int far = limit + 1, rows[3][BAND];
    for (int r = 0; r < 3; r++) {
        for (int d = 0; d < BAND; d++)
            rows[r][d] = far;
    }
    int *before = rows[0], *last = rows[1], *row = rows[2];

    for (size_t i = 0; i <= na; i++) {
        int best = far;
        for (int d = 0; d <= 2 * limit; d++) {
            int64_t col = (int64_t)i + d - limit;
            int at = far;
            if (i == 0 && col >= 0) {
                at = (int)col;
            } else if (col >= 0 && col <= (int64_t)nb) {
                size_t j = (size_t)col;
                at = last[d + 2] + 1;       /* deleted from a */
                at = least(at, row[d] + 1); /* inserted */
                if (j > 0)
                    at = least(at, last[d + 1] + (a[i - 1] != b[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                    a[i - 2] == b[j - 1])
                    at = least(at, before[d + 1] + 1);
            }
            row[d + 1] = least(at, far);
            best = least(best, row[d + 1]);
        }
        if (best == far)
            return far;
        int *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[(int64_t)nb - (int64_t)na + limit + 1];
}

int text_distance(struct str a, struct str b, int limit)
{
    int32_t small[256], *p = small;
    int result;

    limit = limit < 0 ? 0 : least(limit, LIMIT_MAX);
    if (a.n + b.n > sizeof small / sizeof *small)
        p = mem_new(a.n + b.n, sizeof *p);
    size_t na = decode(a, p), nb = decode(b, p + na);
    size_t apart = na > nb ? na - nb : nb - na;
    if (apart > (size_t)limit)
        result = limit + 1;
    else
        result = distance(p, na, p + na, nb, limit);
    if (p != small)
        free(p);
    return result;
}
