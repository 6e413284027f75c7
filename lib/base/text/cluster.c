/* What is one character to people: a letter with its marks, a flag, a family
 * (extended grapheme clusters, UAX #29).  ICU's iterator is opened in
 * milliseconds and counts in UTF-16; its properties are all that the rules
 * need.
 */
#include <stdbool.h>

#include "base/text/icu.h"
#include "inside.h"

#define ZERO_WIDTH_JOINER 0x200d
#define AS_EMOJI          0xfe0f /* variation selector 16 */
#define SOFT_HYPHEN       0xad
#define WIDTH_MOST        32767
#define OF(breaks)        (1u << (breaks))
#define OF_ANY(a, b, c)   (OF(a) | OF(b) | OF(c))

/* As most terminals count: what ICU calls wide as two, marks and format
 * characters as none.  A malformed byte is one (a mark for it). */
static int width_of(int32_t c)
{
    if (c < 0)
        return 1;
    if (c < 0x80)
        return c >= 0x20 && c < 0x7f;
    if (c == SOFT_HYPHEN)
        return 1;
    /* Vowels and finals that join the Hangul consonant before them. */
    if ((c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7fb))
        return 0;
    if (U_MASK(icu()->u_charType(c)) &
        (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK |
         U_GC_ZL_MASK | U_GC_ZP_MASK))
        return 0;
    switch (icu()->u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
        return 2;
    default:
        return 1;
    }
}

/* Of Indic consonants: one, or one with the mark that links the next to it. */
enum conjunct { NO_CONJUNCT, WANTS_LINK, LINKED };

struct cluster {
    int32_t first;  /* character */
    unsigned last;  /* OF() its last one's class */
    bool pictures;  /* a picture, and what extends it, so far */
    bool joins;     /* and a joiner */
    bool half_flag; /* it ends in a letter of a flag that has no second */
    enum conjunct conjunct;
    int width;
};

static unsigned class_of(int32_t c)
{
    return OF(icu()->u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK));
}

static bool is_picture(int32_t c)
{
    return icu()->u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

/* The linkers and consonants of GB9c, which ICU has a property for from 74 on:
 * of Devanagari, Bengali, Gujarati, Oriya, Telugu and Malayalam. */
static bool is_linker(int32_t c)
{
    return c == 0x94d || c == 0x9cd || c == 0xacd || c == 0xb4d || c == 0xc4d ||
           c == 0xd4d;
}

static bool is_consonant(int32_t c)
{
    if (c < 0x900 || c > 0xd7f ||
        icu()->u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) !=
            U_INSC_CONSONANT)
        return false;
    int block = c >> 7;
    return block != 0x14 && block != 0x17 && block != 0x19;
}

/* Rules GB3 to GB13: does a character go on with the cluster? */
static bool goes_on(const struct cluster *k, int32_t c, unsigned class)
{
    const unsigned none = OF_ANY(U_GCB_CONTROL, U_GCB_CR, U_GCB_LF);
    if (k->last & none || class & none)
        return k->last & OF(U_GCB_CR) && class & OF(U_GCB_LF);
    if ((k->last & OF(U_GCB_L) &&
         class & (OF(U_GCB_L) | OF_ANY(U_GCB_V, U_GCB_LV, U_GCB_LVT))) ||
        (k->last & (OF(U_GCB_LV) | OF(U_GCB_V)) &&
         class & (OF(U_GCB_V) | OF(U_GCB_T))) ||
        (k->last & (OF(U_GCB_LVT) | OF(U_GCB_T)) && class & OF(U_GCB_T)))
        return true;
    return class & OF_ANY(U_GCB_EXTEND, U_GCB_ZWJ, U_GCB_SPACING_MARK) ||
           (k->conjunct == LINKED && is_consonant(c)) ||
           k->last & OF(U_GCB_PREPEND) || (k->joins && is_picture(c)) ||
           (k->half_flag && class & OF(U_GCB_REGIONAL_INDICATOR));
}

/* What is joined to a picture, or colours its skin, is drawn in its place. */
static void widen(struct cluster *k, int32_t c)
{
    bool emoji = icu()->u_hasBinaryProperty(k->first, UCHAR_EMOJI);
    if (k->joins && is_picture(c))
        return;
    if (emoji && icu()->u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER))
        k->width = 2;
    else if (emoji && c == AS_EMOJI)
        k->width = 2;
    else if (k->width < WIDTH_MOST)
        k->width += width_of(c);
}

static void take(struct cluster *k, int32_t c, unsigned class)
{
    bool picture = is_picture(c);
    k->joins = k->pictures && c == ZERO_WIDTH_JOINER;
    k->pictures = picture || (k->pictures && class & OF(U_GCB_EXTEND));
    if (is_consonant(c))
        k->conjunct = WANTS_LINK;
    else if (is_linker(c))
        k->conjunct = k->conjunct ? LINKED : NO_CONJUNCT;
    else if (!(class & (OF(U_GCB_EXTEND) | OF(U_GCB_ZWJ))))
        k->conjunct = NO_CONJUNCT;
    k->half_flag = class & OF(U_GCB_REGIONAL_INDICATOR) && !k->half_flag;
    k->last = class;
}

int text_cluster(struct str s, size_t *i)
{
    struct cluster k = {.first = text_next(s, i)};
    if (k.first < 0)
        return 1;
    k.width = width_of(k.first);
    take(&k, k.first, class_of(k.first));
    while (*i < s.n) {
        size_t next = *i;
        int32_t c = text_next(s, &next);
        unsigned class = c < 0 ? 0 : class_of(c);
        if (c < 0 || !goes_on(&k, c, class))
            break;
        widen(&k, c);
        take(&k, c, class);
        *i = next;
    }
    return k.width;
}
