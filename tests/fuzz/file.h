/* For targets that read files: an input is one, and has a second. */
#ifndef ACCT_TESTS_FUZZ_FILE_H
#define ACCT_TESTS_FUZZ_FILE_H

#include <time.h>
#include <unistd.h>

#include "fuzz.h"

static char file_dir[] = "/tmp/acct-fuzz.XXXXXX";
static char file_name[sizeof file_dir + 16];

static inline void file_drop(void)
{
    unlink(file_name);
    rmdir(file_dir);
}

/* A file with that end of its name and those bytes; the same name each time. */
static inline const char *file_of(struct str bytes, const char *end)
{
    if (!*file_name) {
        HOLDS(mkdtemp(file_dir));
        atexit(file_drop);
    }
    unlink(file_name);
    snprintf(file_name, sizeof file_name, "%s/f%s", file_dir, end);
    FILE *f = fopen(file_name, "w");
    HOLDS(f);
    HOLDS(fwrite(bytes.p, 1, bytes.n, f) == bytes.n);
    HOLDS(fclose(f) == 0);
    return file_name;
}

/* Of the processor, so that a busy machine is no slow program. */
static inline double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}
#define QUICK(since) HOLDS(seconds() - (since) < 1)

#endif
