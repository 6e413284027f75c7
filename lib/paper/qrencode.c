#include "paper/qrencode.h"

#ifdef ACCT_LINKED

const struct qrencode *qrencode(void)
{
    static const struct qrencode linked = {QRENCODE_FUNCTIONS(LIBRARY_ADDRESS)};
    return &linked;
}

#else

#include "base/libraries.inc"

LIBRARY_NOTE("qr", QRENCODE_FILE);

const struct qrencode *qrencode(void)
{
    static const char *const functions[] = {QRENCODE_FUNCTIONS(LIBRARY_NAME)};
    static const struct library theirs = {QRENCODE_FILE, functions,
                                          sizeof functions / sizeof *functions};
    static const void *_Atomic opened;
    return library_open(&theirs, &opened);
}

#endif
