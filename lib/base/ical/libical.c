#include "base/ical/libical.h"

#ifdef ACCT_LINKED

const struct libical *libical(void)
{
    static const struct libical linked = {LIBICAL_FUNCTIONS(LIBRARY_ADDRESS)};
    return &linked;
}

#else

#include "base/libraries.inc"

LIBRARY_NOTE("calendars", LIBICAL_FILE);

const struct libical *libical(void)
{
    static const char *const functions[] = {LIBICAL_FUNCTIONS(LIBRARY_NAME)};
    static const struct library theirs = {LIBICAL_FILE, functions,
                                          sizeof functions / sizeof *functions};
    static const void *_Atomic opened;
    return library_open(&theirs, &opened);
}

#endif
