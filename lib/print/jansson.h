/*
 * What is called of Jansson, which is opened at the first call:
 * jansson()->json_array.
 */
#ifndef ACCT_PRINT_JANSSON_H
#define ACCT_PRINT_JANSSON_H

#include <jansson.h>

#include "base/module.h"

#define JANSSON_FUNCTIONS(X)                                                   \
    X(json_array)                                                              \
    X(json_array_append_new)                                                   \
    X(json_delete)                                                             \
    X(json_dump_callback)                                                      \
    X(json_integer)                                                            \
    X(json_null)                                                               \
    X(json_object)                                                             \
    X(json_object_set_new)                                                     \
    X(json_real)                                                               \
    X(json_string)                                                             \
    X(json_stringn_nocheck)

struct jansson {
    JANSSON_FUNCTIONS(LIBRARY_MEMBER)
};
const struct jansson *jansson(void);

#endif
