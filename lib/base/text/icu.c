#include "base/text/icu.h"

#ifdef ACCT_LINKED

const struct icu *icu(void)
{
    static const struct icu linked = {ICU_FUNCTIONS(LIBRARY_ADDRESS)};
    return &linked;
}

#else

/* What it hangs on itself, libicuuc, is searched, too. */
#define ICU_FILE "libicui18n.so." U_ICU_VERSION_SHORT

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
