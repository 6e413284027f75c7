#include "base/ical/libical.h"

#ifdef ACCT_LINKED

const struct libical *libical(void)
{
    static const struct libical linked = {LIBICAL_FUNCTIONS(LIBRARY_ADDRESS)};
    return &linked;
}

#else

/* Its number is that of the version, which stands in brackets. */
#define BARE(n)          n
#define NAME_OF(major)   NAME_OF_(major)
#define NAME_OF_(major)  NAME_OF__(major)
#define NAME_OF__(major) "libical.so." #major
#define FILE_NAME        NAME_OF(BARE ICAL_MAJOR_VERSION)

LIBRARY_NOTE("calendars", FILE_NAME);

const struct libical *libical(void)
{
    static const char *const functions[] = {LIBICAL_FUNCTIONS(LIBRARY_NAME)};
    static const struct library theirs = {FILE_NAME, functions,
                                          sizeof functions / sizeof *functions};
    static const void *_Atomic opened;
    return library_open(&theirs, &opened);
}

#endif
