/* In what bytes are, which mailers do not always know. */
#include "base/text/text.h"
#include "mime/received.h"

/* False, and nothing appended, where they cannot be in that. */
static bool decode_as(struct str bytes, const char *charset, struct buf *out)
{
    size_t before = out->n;
    struct err none = ERR_INIT;
    struct decoder *d = text_decoder_open(charset);
    bool well = d && text_decode(d, bytes.p, bytes.n, true, out, &none) == 0;
    text_decoder_close(d);
    if (!well)
        out->n = before;
    return well;
}

/* Small letters are more than capitals: where windows-1251 has the ones, KOI8-R
 * has the others. */
static const char *cyrillic(struct str bytes)
{
    size_t low = 0, high = 0;
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        low += c >= 0xc0 && c <= 0xdf;
        high += c >= 0xe0;
    }
    return low > high ? "koi8-r" : "windows-1251";
}

/* Names that say less, or other, than what is meant by them. */
static const char *meant(const char *charset)
{
    static const char *const names[][2] = {
        {"iso-8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"us-ascii", NULL},
        {"ascii", NULL},
        {"utf-8", NULL},
        {"utf8", NULL},
        {"unknown-8bit", NULL},
        {"default", NULL},
        {"cp-1251", "windows-1251"},
        {"win-1251", "windows-1251"},
    };
    for (size_t i = 0; charset && i < sizeof names / sizeof names[0]; i++)
        if (strcasecmp(charset, names[i][0]) == 0)
            return names[i][1];
    return charset;
}

void mail_decode(struct str bytes, const char *charset, struct buf *out)
{
    const char *real = meant(charset);
    if (text_ascii(bytes) && !real)
        buf_str(out, bytes);
    else if (real && decode_as(bytes, real, out))
        return;
    else if (text_valid(bytes, NULL))
        buf_str(out, bytes);
    else if (!decode_as(bytes, cyrillic(bytes), out))
        text_mend(bytes, TEXT_UNKNOWN, out);
}
