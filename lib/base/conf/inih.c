#include "base/conf/inih.h"

#ifdef ACCT_LINKED

const struct inih *inih(void)
{
    static const struct inih linked = {INIH_FUNCTIONS(LIBRARY_ADDRESS)};
    return &linked;
}

#else

#include "base/libraries.inc"

LIBRARY_NOTE("configuration", INIH_FILE);

const struct inih *inih(void)
{
    static const char *const functions[] = {INIH_FUNCTIONS(LIBRARY_NAME)};
    static const struct library theirs = {INIH_FILE, functions,
                                          sizeof functions / sizeof *functions};
    static const void *_Atomic opened;
    return library_open(&theirs, &opened);
}

#endif
