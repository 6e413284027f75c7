#include "paper/qr.h"

#include <errno.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "paper/qrencode.h"

int qr_make(struct str text, bool small, struct qr *out, struct err *e)
{
    enum { SMALL = 13 };
    *out = (struct qr){0};
    QRcode *code =
        text.n > INT16_MAX
            ? NULL
            : qrencode()->QRcode_encodeData(
                  (int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M);
    if (!code && errno == ENOMEM)
        mem_exhausted(text.n);
    if (!code || (small && code->version > SMALL)) {
        qrencode()->QRcode_free(code);
        return err_set(e, ERR_DATA,
                       _("%zu bytes do not fit a payment's QR code"), text.n);
    }
    size_t n = (size_t)code->width * (size_t)code->width;
    out->side = code->width;
    out->dark = mem_new(n, 1);
    for (size_t i = 0; i < n; i++)
        out->dark[i] = code->data[i] & 1;
    qrencode()->QRcode_free(code);
    return 0;
}

void qr_release(struct qr *q)
{
    free(q->dark);
    *q = (struct qr){0};
}

/* Outside of it all is light. */
static bool is_dark(const struct qr *q, int x, int y)
{
    return x >= 0 && y >= 0 && x < q->side && y < q->side &&
           q->dark[y * q->side + x];
}

void qr_text(const struct qr *q, bool color, struct buf *out)
{
    static const char *const halves[] = {"█", "▀", "▄", " "};
    for (int y = -QR_QUIET; y < q->side + QR_QUIET; y += 2) {
        buf_puts(out, color ? "\x1b[40;97m" : "");
        for (int x = -QR_QUIET; x < q->side + QR_QUIET; x++)
            buf_puts(out, halves[2 * is_dark(q, x, y) + is_dark(q, x, y + 1)]);
        buf_puts(out, color ? "\x1b[0m\n" : "\n");
    }
}

void qr_path(const struct qr *q, struct buf *out)
{
    for (int y = 0; y < q->side; y++)
        for (int x = 0; x < q->side; x++) {
            int run = 0;
            while (is_dark(q, x + run, y))
                run++;
            if (run)
                buf_fmt(out, "M%d %dh%dv1h-%dz", x + QR_QUIET, y + QR_QUIET,
                        run, run);
            x += run;
        }
}
