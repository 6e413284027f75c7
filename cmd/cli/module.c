/* Where the modules are. */
#include "cli/cli.h"

#include <unistd.h>

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

/* Beside the program, as it is built, and as it is installed, wherever that was
 * moved to; else where it was to be `installed`. */
static const char *find(struct cli *c, const char *installed)
{
    static const char *const beside[] = {"", "../lib/acct/"};
    const char *dir = own_dir(c), *name = strrchr(installed, '/') + 1;
    for (size_t i = 0; dir && i < sizeof beside / sizeof beside[0]; i++) {
        const char *path =
            arena_fmt(&c->home.arena, "%s/%s%s", dir, beside[i], name);
        if (access(path, F_OK) == 0)
            return path;
    }
    return installed;
}

const char *cli_draw_module(struct cli *c)
{
    return find(c, ACCT_MODULEDIR "/acct-draw.so");
}

const char *cli_mail_module(struct cli *c)
{
    return find(c, ACCT_MODULEDIR "/acct-mail.so");
}
