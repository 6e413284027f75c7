/* A page in the user's browser. */
#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "inside.h"

/* Where the user's programs keep what can be made anew; NULL: nowhere. */
static const char *cache_dir(struct cli *c)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    /* relative, it is to be taken for none */
    if (cache && *cache == '/')
        return home_join(&c->home.arena, cache, STR("acct"));
    return home && *home ? home_join(&c->home.arena, home, STR(".cache/acct"))
                         : NULL;
}

/* Waits for its end: did it do what it is there for? */
static bool ran(const char *const *argv)
{
    pid_t child;
    int status;
    if (posix_spawnp(&child, argv[0], NULL, NULL, (char *const *)argv,
                     environ) != 0)
        return false;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What BROWSER names: commands, tried one after the other.  It is the user's
 * own, and so may have options. */
static bool users_opened(struct cli *c, const char *browsers, const char *path)
{
    struct str rest = str_of(browsers), one;
    while (str_cut(&rest, ':', &one)) {
        const char *const argv[] = {
            "sh", "-c", arena_fmt(&c->home.arena, "%.*s \"$1\"", STR_ARG(one)),
            "sh", path, NULL};
        if (one.n && ran(argv))
            return true;
    }
    return false;
}

/* What desktops have. */
static bool desktop_opened(const char *path)
{
    static const char *const openers[] = {"xdg-open", "open"};
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++)
        if (ran((const char *const[]){openers[i], path, NULL}))
            return true;
    return false;
}

int cli_browse(struct cli *c, const char *name, struct str page)
{
    const char *dir = cache_dir(c), *browsers = getenv("BROWSER");
    if (!dir)
        return err_set(&c->err, ERR_IO,
                       _("there is no place for a page to show (set HOME, or "
                         "write it to a file: -o page.html)"));
    if (cli_make_dir(c, dir) < 0)
        return -1;
    const char *path = home_join(&c->home.arena, dir, str_of(name));
    if (cli_write_new(c, path, 0600, page) < 0)
        return err_errno(&c->err, errno, "%s", path);
    fflush(stdout);
    if (browsers && *browsers ? users_opened(c, browsers, path)
                              : desktop_opened(path)) {
        cli_note(c, _("opened: %s"), path);
        return 0;
    }
    return err_set(&c->err, ERR_IO,
                   _("no browser could be started (set BROWSER); the page is "
                     "in %s"),
                   path);
}
