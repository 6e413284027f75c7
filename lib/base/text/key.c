/* text.h's part for keys: what a character of one is not. */
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text/icu.h"
#include "base/text/text.h"
#include "inside.h"

/* Looks like a blank, but is none by name. */
enum { BRAILLE_BLANK = 0x2800 };

/* N_(): what is wrong with a character, or NULL. */
static const char *fault_of(int32_t c, bool words)
{
    if (c == ' ' && words)
        return NULL;
    switch (icu()->u_charType(c)) {
    case U_CONTROL_CHAR:
        return N_("a control character");
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
        return N_("a character without a meaning");
    default:
        break;
    }
    if (icu()->u_isUWhiteSpace(c) || c == BRAILLE_BLANK)
        return N_("a blank");
    if (icu()->u_charType(c) == U_FORMAT_CHAR ||
        icu()->u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return N_("a character that is not seen");
    return NULL;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* ASCII that is seen: eight bytes at a time, as every row has three keys. */
static bool is_plain(struct str s, bool words)
{
    const uint64_t least = EACH(words ? ' ' : ' ' + 1);
    uint64_t odd = 0;
    for (size_t i = 0; i < s.n; i += 8) {
        uint64_t w = EACH('x');
        if (s.n - i >= 8)
            memcpy(&w, s.p + i, 8);
        else
            memcpy(&w, s.p + i, s.n - i);
        odd |= w | (w + EACH(1)) | ((w - least) & ~w);
    }
    return !(odd & EACH(0x80));
}

/* The first byte from which the normal form is another one; s.n: none. */
static size_t form_ends(struct str s)
{
    struct buf nfc = {0};
    size_t i = 0;
    text_nfc(s, &nfc);
    while (i < s.n && i < nfc.n && s.p[i] == nfc.p[i])
        i++;
    if (i < s.n || i < nfc.n)
        while (i > 0 && (i == s.n || ((unsigned char)s.p[i] & 0xc0) == 0x80))
            i--;
    else
        i = s.n;
    buf_release(&nfc);
    return i;
}

int text_key(struct str s, bool words, struct err *e)
{
    const char *what = NULL;
    size_t at = 0;
    if (is_plain(s, words))
        return 0;
    size_t form = text_ascii(s) ? s.n : form_ends(s);
    for (size_t i = 0; i < s.n && !what; at++) {
        size_t from = i;
        int32_t c = text_next(s, &i);
        what = c < 0 ? NULL : fault_of(c, words);
        if (!what && from <= form && form < i)
            what = N_("a character that is not in normal form C");
        if (what)
            return err_set(
                e, ERR_DATA,
                _("'%.*s' has %s, U+%04X, as character %zu (take it out)"),
                STR_ARG(s), _(what), (unsigned)c, at + 1);
    }
    return 0;
}
