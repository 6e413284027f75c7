/*
 * What foreign libraries hang on that most runs have no use for: opened when it
 * is used, so that no run pays for libraries that it does not call.
 *
 * A module is a file of its own, of one build with the program: structs are
 * passed as they are.  It shows one name, a table that begins with its struct
 * module_build.
 *
 * A library is one of those that the program was built with.  Its functions
 * are called by a table of them, whose members are named as they are:
 *
 *     #define THEIR_FUNCTIONS(X) X(their_open) X(their_close)
 *     struct their {
 *         THEIR_FUNCTIONS(LIBRARY_MEMBER)
 *     };
 */
#ifndef ACCT_BASE_MODULE_H
#define ACCT_BASE_MODULE_H

#include <stdbool.h>
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

#define LIBRARY_MEMBER(name)  __typeof__(name) *name;
#define LIBRARY_NAME(name)    LIBRARY_STRING(name),
#define LIBRARY_STRING(name)  #name
#define LIBRARY_ADDRESS(name) &name,

struct library {
    const char *file; /* as the dynamic linker knows it */
    const char *on;   /* one that it stands on, and does not name; or NULL */
    const char *const *functions;
    size_t n;
};

/* Its functions, found once and for all: *table is NULL before.  Threads may
 * call it.  A program that lacks a library ends, as it would have ended before
 * it began, had it been linked to it. */
const void *library_open(const struct library *l, const void *_Atomic *table);

/* missing.c: says so, and ends the process; `little`: memory may be why. */
_Noreturn void library_missing(const char *file, const char *why, bool little);

/* Tells packagers that the program opens such a file: the ELF note .note.dlopen
 * (https://systemd.io/ELF_DLOPEN_METADATA/). */
#define LIBRARY_NOTE(feature, file)                                            \
    __asm__(".pushsection .note.dlopen,\"a\",%note\n"                          \
            ".balign 4\n.long 4, 2f - 1f, 0x407c0c0a\n.asciz \"FDO\"\n"        \
            "1: .asciz \"[{\\\"feature\\\":\\\"" feature                       \
            "\\\",\\\"priority\\\":\\\"required\\\",\\\"soname\\\":[\\\"" file \
            "\\\"]}]\"\n2: .balign 4\n.popsection\n")

#endif
