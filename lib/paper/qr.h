/*
 * QR codes (libqrencode is behind this): a square of dark and light modules.
 */
#ifndef ACCT_PAPER_QR_H
#define ACCT_PAPER_QR_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

struct qr {
    int side;            /* modules in a row; 0: none */
    unsigned char *dark; /* side × side, by rows: 1 is dark */
};

/* Level M of error correction, as both payment standards want it; at most
 * version 13 where `small` (EPC).  ERR_DATA where the text is too long. */
int qr_make(struct str text, bool small, struct qr *out, struct err *e);
void qr_release(struct qr *q);

enum { QR_QUIET = 4 }; /* modules left light around it (ISO/IEC 18004) */

/* Appends it in half blocks, two rows a line.  Light modules are drawn: right
 * for light text on a dark terminal; `color` sets both colours. */
void qr_text(const struct qr *q, bool color, struct buf *out);
/* Appends the path of an SVG, a unit for each module, with the quiet zone: its
 * viewBox is 0 0 N N with N = side + 2 * QR_QUIET. */
void qr_path(const struct qr *q, struct buf *out);

#endif
