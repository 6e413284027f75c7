/* Names of hosts in letters of all scripts (UTS 46, as browsers have it). */

#include "base/text/icu.h"
#include "base/text/text.h"

enum { DOMAIN_MOST = 253 };

static bool converted(struct str s, bool ascii, struct buf *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    char name[4 * DOMAIN_MOST];
    const int32_t room = (int32_t)sizeof name;
    UIDNA *idna = icu()->uidna_openUTS46(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE |
            UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ,
        &status);
    int32_t n =
        ascii ? icu()->uidna_nameToASCII_UTF8(idna, s.p, (int32_t)s.n, name,
                                              room, &info, &status)
              : icu()->uidna_nameToUnicodeUTF8(idna, s.p, (int32_t)s.n, name,
                                               room, &info, &status);
    icu()->uidna_close(idna);
    if (U_FAILURE(status) || info.errors || n <= 0)
        return false;
    buf_add(out, name, (size_t)n);
    return true;
}

/* A plain one needs no tables. */
static bool is_plain(struct str s)
{
    for (size_t i = 0; i + 3 < s.n; i++)
        if ((s.p[i] | 32) == 'x' && (s.p[i + 1] | 32) == 'n' &&
            s.p[i + 2] == '-' && s.p[i + 3] == '-')
            return false;
    return text_ascii(s);
}

static bool add_plain(struct str s, struct buf *out)
{
    size_t start = out->n;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i], low = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
        bool fine = (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') ||
                    c == '-' || c == '.';
        if (!fine) {
            out->n = start;
            return false;
        }
        buf_ch(out, low);
    }
    return s.n > 0;
}

static bool domain(struct str s, bool ascii, struct buf *out)
{
    if (s.n > DOMAIN_MOST)
        return false;
    return is_plain(s) ? add_plain(s, out) : converted(s, ascii, out);
}

bool text_domain_ascii(struct str s, struct buf *out)
{
    return domain(s, true, out);
}

bool text_domain_shown(struct str s, struct buf *out)
{
    return domain(s, false, out);
}
