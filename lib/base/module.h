/*
 * What foreign libraries hang on that most runs have no use for: a file of its
 * own (a module), opened when it is used, so that no run pays for libraries
 * that it does not call.
 *
 * A module is of one build with the program: structs are passed as they are.
 * It shows one name, a table that begins with its struct module_build.
 */
#ifndef ACCT_BASE_MODULE_H
#define ACCT_BASE_MODULE_H

#include <stddef.h>

#include "base/err.h"

enum { MODULE_SIZES = 8 };

/* Of one version, and of one mind on how large the structs are that are passed.
 * It stays as it begins in all versions to come. */
struct module_build {
    const char *version;
    size_t sizes[MODULE_SIZES];
};

/* The table of that name.  `what` begins the messages: "what draws a PDF".  It
 * stays open until its process ends: libraries that keep fonts or types cannot
 * be unloaded.  NULL with ERR_IO: it cannot be opened, or is of another
 * build. */
const void *module_open(const char *path, const char *what, const char *name,
                        const struct module_build *ours, struct err *e);

#endif
