#include "base/jansson.h"

#ifdef ACCT_LINKED

const struct jansson *jansson(void)
{
    static const struct jansson linked = {JANSSON_FUNCTIONS(LIBRARY_ADDRESS)};
    return &linked;
}

#else

#include "base/libraries.inc"

LIBRARY_NOTE("json", JANSSON_FILE);

const struct jansson *jansson(void)
{
    static const char *const functions[] = {JANSSON_FUNCTIONS(LIBRARY_NAME)};
    static const struct library theirs = {JANSSON_FILE, functions,
                                          sizeof functions / sizeof *functions};
    static const void *_Atomic opened;
    return library_open(&theirs, &opened);
}

#endif
