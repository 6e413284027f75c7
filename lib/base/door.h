/*
 * The door to a library that is opened when it is called (base/module.h), in
 * the one file that has it:
 *
 *     LIBRARY_DOOR(their, THEIR_FUNCTIONS, "what for", THEIR_FILE)
 *
 * is their(), which gives the struct of their functions.  LIBRARY_DOOR_ON names
 * another library besides, that theirs stands on.
 */
#ifndef ACCT_BASE_DOOR_H
#define ACCT_BASE_DOOR_H

#include "base/module.h"

#ifdef ACCT_LINKED

#define LIBRARY_DOOR_ON(name, functions, feature, file, on)                    \
    LIBRARY_DOOR(name, functions, feature, file)
#define LIBRARY_DOOR(name, functions, feature, file)                           \
    const struct name *name(void)                                              \
    {                                                                          \
        static const struct name linked = {functions(LIBRARY_ADDRESS)};        \
        return &linked;                                                        \
    }

#else

#include "base/libraries.inc"

#define LIBRARY_DOOR(name, functions, feature, file)                           \
    LIBRARY_OPENED(name, functions, feature, file, NULL)
#define LIBRARY_DOOR_ON(name, functions, feature, file, on)                    \
    LIBRARY_NOTE(feature, on);                                                 \
    LIBRARY_OPENED(name, functions, feature, file, on)
#define LIBRARY_OPENED(name, functions, feature, file, on)                     \
    LIBRARY_NOTE(feature, file);                                               \
    const struct name *name(void)                                              \
    {                                                                          \
        static const char *const names[] = {functions(LIBRARY_NAME)};          \
        static const struct library theirs = {file, on, names,                 \
                                              sizeof names / sizeof *names};   \
        static const void *_Atomic opened;                                     \
        return library_open(&theirs, &opened);                                 \
    }

#endif

#endif
