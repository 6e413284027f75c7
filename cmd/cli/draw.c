/* Where the drawing module is. */
#include "cli/cli.h"

#include <unistd.h>

#define MODULE "acct-draw.so"

/* The directory that the running program is in; NULL: it cannot be known. */
static const char *own_dir(struct cli *c)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    if (n == sizeof path)
        return NULL;
    while (n > 0 && path[n - 1] != '/')
        n--;
    return n > 0 ? arena_dup(&c->home.arena, path, (size_t)n - 1) : NULL;
}

const char *cli_draw_module(struct cli *c)
{
    /* as it is built, and as it is installed, wherever that was moved to */
    static const char *const beside[] = {MODULE, "../lib/acct/" MODULE};
    const char *dir = own_dir(c);
    for (size_t i = 0; dir && i < sizeof beside / sizeof beside[0]; i++) {
        const char *path = home_join(&c->home.arena, dir, str_of(beside[i]));
        if (access(path, F_OK) == 0)
            return path;
    }
    return ACCT_MODULEDIR "/" MODULE;
}
