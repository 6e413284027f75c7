/* How a word sounds, more or less, in plain Latin letters. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text/icu.h"
#include "base/text/text.h"

enum { UNITS = 512 }; /* of UTF-16, of a word; what is behind is left out */

struct latin {
    UTransliterator *icu; /* opened at the first word that needs it */
    bool failed;
    struct buf folded, plain;
};

struct latin *text_latin_open(void)
{
    return mem_new(1, sizeof(struct latin));
}

/* What most words are made of, as the rules below have it: to open ICU's takes
 * longer than to look through all that a consultant ever wrote.  From U+0430
 * on. */
static const char *const cyrillic[] = {
    "a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "y",  "k",
    "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f",  "kh",
    "ts", "ch", "sh", "shch", "",  "y", "",   "e", "yu", "ya",
};

/* From U+00E0 on: without marks; a full stop stands for another. */
static const char unmarked[] = "aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
                               ".a.a.a.c.c.c.c.d.d.e.e.e.e.e.g.g"
                               ".g.g.h.h.i.i.i.i.i...j.k..l.l.l."
                               "..l.n.n.n....o.o.o...r.r.r.s.s.s"
                               ".s.t.t.t.u.u.u.u.u.u.w.y..z.z.z.";

/* Of small letters; false: there is another one among them. */
static bool romanize_common(struct str s, struct buf *out)
{
    enum {
        MARKED = 0xe0,
        FIRST = 0x430,
        IO = 0x451,
        UKRAINIAN_E = 0x454,
        I = 0x456,
        YI = 0x457,
        GHE = 0x491
    };
    int32_t i = 0, n = (int32_t)s.n;
    while (i < n) {
        UChar32 c;
        U8_NEXT((const uint8_t *)s.p, i, n, c);
        if (c >= 0 && c < 0x80)
            buf_ch(out, (char)c);
        else if (c >= FIRST &&
                 c < FIRST + (int)(sizeof cyrillic / sizeof *cyrillic))
            buf_puts(out, cyrillic[c - FIRST]);
        else if (c >= MARKED && c < MARKED + (int)sizeof unmarked - 1 &&
                 unmarked[c - MARKED] != '.')
            buf_ch(out, unmarked[c - MARKED]);
        else if (c == IO || c == UKRAINIAN_E)
            buf_ch(out, 'e');
        else if (c == I || c == YI)
            buf_ch(out, 'i');
        else if (c == GHE)
            buf_ch(out, 'g');
        else
            return false;
    }
    return true;
}

/* Cyrillic as people write it, then whatever ICU knows, then without marks. */
static const char rules[] =
    "ё > e; ж > zh; х > kh; ц > ts; ч > ch; ш > sh; щ > shch; ъ > ; ы > y;"
    "ь > ; э > e; ю > yu; я > ya; й > y; є > e; ї > i; і > i; ґ > g;"
    ":: Any-Latin; :: Latin-ASCII; :: Any-Lower;";

static void open_icu(struct latin *l)
{
    static const UChar id[] = {'a', 'c', 'c', 't', 0};
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[sizeof rules];
    int32_t n = 0;
    icu()->u_strFromUTF8(wide, (int32_t)(sizeof wide / sizeof *wide), &n, rules,
                         (int32_t)(sizeof rules - 1), &status);
    l->icu =
        icu()->utrans_openU(id, -1, UTRANS_FORWARD, wide, n, NULL, &status);
    l->failed = U_FAILURE(status) || !l->icu;
}

/* False: as it was. */
static bool romanize(struct latin *l, struct str s, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[4 * UNITS];
    char bytes[12 * UNITS];
    int32_t n = 0, limit, len = 0;
    if (!l->icu && !l->failed)
        open_icu(l);
    if (l->failed)
        return false;
    s.n = text_fit(s, UNITS / 8);
    icu()->u_strFromUTF8(wide, UNITS, &n, s.p, (int32_t)s.n, &status);
    limit = n;
    if (U_SUCCESS(status))
        icu()->utrans_transUChars(l->icu, wide, &n, 4 * UNITS, 0, &limit,
                                  &status);
    if (U_SUCCESS(status))
        icu()->u_strToUTF8(bytes, (int32_t)sizeof bytes, &len, wide, n,
                           &status);
    if (U_FAILURE(status))
        return false;
    buf_add(out, bytes, (size_t)len);
    return true;
}

/* What is written in more ways than one, the longer first.  Capitals stand for
 * what no letter of its own does, so that they are like nothing else. */
static const struct {
    const char *from, *to;
} sounds[] = {
    {"shch", "S"}, {"sch", "S"}, {"sh", "S"}, {"zh", "Z"}, {"kh", "h"},
    {"ch", "C"},   {"ts", "T"},  {"tz", "T"}, {"ph", "f"}, {"ck", "k"},
    {"qu", "kv"},  {"yo", "e"},  {"jo", "e"}, {"ye", "e"}, {"je", "e"},
    {"c", "k"},    {"q", "k"},   {"w", "v"},  {"x", "ks"}, {"y", "i"},
    {"j", "i"},
};

struct heard {
    struct buf *out;
    char last;
    bool doubled; /* of the last, another was left out */
};

/* Of a doubled letter one is heard; digits are counted. */
static void hear(struct heard *h, char c)
{
    bool digit = c >= '0' && c <= '9';
    h->doubled = c == h->last && !digit && !h->doubled;
    h->last = c;
    if (!h->doubled)
        buf_ch(h->out, c);
}

static void sound(struct str s, struct buf *out)
{
    enum { SOUNDS = sizeof sounds / sizeof *sounds };
    struct heard h = {.out = out};
    for (size_t i = 0, k, n; i < s.n; i += n) {
        struct str rest = {s.p + i, s.n - i};
        for (k = 0; k < SOUNDS && (*sounds[k].from != *rest.p ||
                                   !str_starts(rest, sounds[k].from));
             k++)
            ;
        n = k < SOUNDS ? strlen(sounds[k].from) : 1;
        if (k == SOUNDS)
            hear(&h, *rest.p);
        for (const char *to = k < SOUNDS ? sounds[k].to : ""; *to; to++)
            hear(&h, *to);
    }
}

void text_latin(struct latin *l, struct str word, struct buf *out)
{
    buf_clear(&l->folded);
    text_fold(word, &l->folded);
    struct str s = buf_view(&l->folded);
    buf_clear(&l->plain);
    if (!text_ascii(s) && s.n <= UNITS / 8) {
        if (romanize_common(s, &l->plain))
            s = buf_view(&l->plain);
        else
            buf_clear(&l->plain);
    }
    if (!text_ascii(s) && romanize(l, s, &l->plain))
        s = buf_view(&l->plain);
    sound(s, out);
}

void text_latin_close(struct latin *l)
{
    if (!l)
        return;
    if (l->icu)
        icu()->utrans_close(l->icu);
    buf_release(&l->folded);
    buf_release(&l->plain);
    free(l);
}
