#include "base/text/icu.h"

#ifdef ACCT_LINKED

const struct icu *icu(void)
{
    static const struct icu linked = {ICU_FUNCTIONS(LIBRARY_ADDRESS)};
    return &linked;
}

#else

#include "base/libraries.inc"

/* What it hangs on itself, libicuuc, is searched, too. */
LIBRARY_NOTE("icu", ICU_FILE);

const struct icu *icu(void)
{
    static const char *const functions[] = {ICU_FUNCTIONS(LIBRARY_NAME)};
    static const struct library theirs = {ICU_FILE, functions,
                                          sizeof functions / sizeof *functions};
    static const void *_Atomic opened;
    return library_open(&theirs, &opened);
}

#endif
