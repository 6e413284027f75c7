/* Encodings of one byte a character, for whoever still reads them. */
#include "base/text/icu.h"
#include "base/text/text.h"
#include "inside.h"

/* Mends nothing: what the page has not is a fault. */
static UConverter *open_page(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *page = icu()->ucnv_open("windows-1251", &status);
    if (U_SUCCESS(status))
        icu()->ucnv_setFromUCallBack(page, icu()->UCNV_FROM_U_CALLBACK_STOP,
                                     NULL, NULL, NULL, &status);
    if (U_SUCCESS(status))
        return page;
    icu()->ucnv_close(page);
    return NULL;
}

static bool add_character(UConverter *page, int32_t c, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[U16_MAX_LENGTH];
    char byte[4];
    int32_t n = 0;
    if (c < 0)
        return false;
    U16_APPEND_UNSAFE(units, n, c);
    n = icu()->ucnv_fromUChars(page, byte, sizeof byte, units, n, &status);
    if (!U_SUCCESS(status) || n != 1)
        return false;
    buf_ch(out, byte[0]);
    return true;
}

bool text_windows_1251(struct str s, struct buf *out, struct str *bad)
{
    size_t start = out->n, i = 0, at = 0;
    if (text_ascii(s)) {
        buf_str(out, s);
        return true;
    }
    UConverter *page = open_page();
    bool ok = page != NULL;
    while (ok && i < s.n) {
        at = i;
        ok = add_character(page, text_next(s, &i), out);
    }
    icu()->ucnv_close(page);
    if (ok)
        return true;
    *bad = (struct str){s.p + at, i - at};
    out->n = start;
    return false;
}
