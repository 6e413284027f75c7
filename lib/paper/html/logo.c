/* Pictures that are within the page. */
#include "inside.h"
#include "print/markup.h"

static void base64(struct str s, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"
                                 "qrstuvwxyz0123456789+/";
    for (size_t i = 0; i < s.n; i += 3) {
        unsigned v = 0;
        for (size_t k = 0; k < 3; k++)
            v = v << 8 | (i + k < s.n ? (unsigned char)s.p[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            buf_ch(out, i + k <= s.n ? digits[v >> (18 - 6 * k) & 63] : '=');
    }
}

void html_logo(struct buf *out, struct str png, const char *attributes,
               const char *name)
{
    buf_fmt(out, "<img%s alt=\"", attributes);
    markup_text(out, str_of(name), " ");
    buf_puts(out, "\" src=\"data:image/png;base64,");
    base64(png, out);
    buf_puts(out, "\">\n");
}

void html_code(struct buf *out, const struct qr *q, const char *name)
{
    int n = q->side + 2 * QR_QUIET;
    buf_puts(out, "<svg role=\"img\" aria-label=\"");
    markup_text(out, str_of(name), " ");
    buf_fmt(out,
            "\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\"><path "
            "d=\"",
            n, n);
    qr_path(q, out);
    buf_puts(out, "\"/></svg>\n");
}
