/*
 * What is called of libqrencode, which is opened at the first call:
 * qrencode()->QRcode_encodeData.
 */
#ifndef ACCT_PAPER_QRENCODE_H
#define ACCT_PAPER_QRENCODE_H

#include <qrencode.h>

#include "base/module.h"

#define QRENCODE_FUNCTIONS(X)                                                  \
    X(QRcode_encodeData)                                                       \
    X(QRcode_free)

struct qrencode {
    QRENCODE_FUNCTIONS(LIBRARY_MEMBER)
};
const struct qrencode *qrencode(void);

#endif
