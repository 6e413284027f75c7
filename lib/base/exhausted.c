/* The end of the memory: the one place where the library speaks and ends the
 * process.  An object of its own, so that a program may bring its own. */
#include "base/mem.h"

#include <stdio.h>
#include <unistd.h>

void mem_exhausted(size_t wanted)
{
    char text[80]; /* nothing may be allocated any more */
    int n = snprintf(text, sizeof text,
                     "acct: out of memory (%zu bytes wanted)\n", wanted);
    ssize_t told = write(STDERR_FILENO, text, (size_t)n);
    (void)told; /* the status says it, too */
    _exit(1);
}
