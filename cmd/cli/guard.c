/* What no output may take the place of: the ledger, all that a user's directory
 * can hold, and what this run reads.  A file is known by its device and number,
 * whatever it is called; one that is not there yet by its place. */
#include <dirent.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "inside.h"

/* The file that is to be written. */
struct target {
    const char *path, *name; /* links resolved; its last part */
    struct stat dir, file;
    bool there, placed; /* the file is there; its directory is */
};

struct guard {
    struct cli *c;
    struct target target;
    const char *is; /* what it is found to be, or NULL */
};

static bool same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* --- the file that is to be written ----------------------------------------
 */

static const char *dir_of(struct cli *c, const char *path)
{
    return dirname(arena_dup(&c->home.arena, path, strlen(path)));
}

/* A link to a file that is not there is made where it says. */
static const char *follow(struct cli *c, const char *path)
{
    enum { LINKS_MOST = 40 };
    char to[PATH_MAX];
    ssize_t n;
    for (int i = 0; i < LINKS_MOST && (n = readlink(path, to, sizeof to)) > 0;
         i++)
        path = home_join(&c->home.arena, dir_of(c, path),
                         (struct str){to, (size_t)n});
    return path;
}

static struct target target_of(struct cli *c, const char *path)
{
    struct target t = {.path = path};
    t.there = stat(path, &t.file) == 0;
    if (!t.there)
        t.path = follow(c, path);
    t.placed = stat(dir_of(c, t.path), &t.dir) == 0;
    t.name = basename(arena_dup(&c->home.arena, t.path, strlen(t.path)));
    return t;
}

/* --- what it must not be ----------------------------------------------------
 */

static void is_file(struct guard *g, const char *path, const char *what)
{
    struct stat st;
    if (!g->is && path && g->target.there && stat(path, &st) == 0 &&
        same(&st, &g->target.file))
        g->is = what;
}

static bool is_place(const struct guard *g, const char *dir)
{
    struct stat st;
    return g->target.placed && stat(dir, &st) == 0 && same(&st, &g->target.dir);
}

/* All in that directory whose name begins so, as it is or would be. */
static void is_in(struct guard *g, const char *dir, const char *begin,
                  const char *what)
{
    size_t n = strlen(begin);
    if (!g->is && is_place(g, dir) && strncmp(g->target.name, begin, n) == 0)
        g->is = what;
    DIR *d = g->is || !g->target.there ? NULL : opendir(dir);
    struct stat st;
    for (struct dirent *e; d && !g->is && (e = readdir(d));)
        if (strncmp(e->d_name, begin, n) == 0 &&
            fstatat(dirfd(d), e->d_name, &st, 0) == 0 &&
            same(&st, &g->target.file))
            g->is = what;
    if (d)
        closedir(d);
}

/* What a ledger of that path keeps beside itself: copies, and what is pending.
 */
static void is_beside(struct guard *g, const char *ledger)
{
    struct arena *a = &g->c->home.arena;
    const char *real = follow(g->c, ledger), *dir = dir_of(g->c, real);
    const char *name = basename(arena_dup(a, real, strlen(real)));
    is_in(g, dir, arena_fmt(a, "%s.", name), _("kept beside the ledger"));
    is_in(g, dir, arena_fmt(a, ".%s", name), _("kept beside the ledger"));
}

static void is_ledger(struct guard *g, const char *path)
{
    struct stat st;
    if (!path || g->is)
        return;
    if (strcmp(path, "-") != 0) {
        is_file(g, path, _("the ledger"));
        is_beside(g, path);
    } else if (g->target.there && fstat(STDIN_FILENO, &st) == 0 &&
               same(&st, &g->target.file)) {
        g->is = _("the ledger");
    }
}

/* What a directory like the user's has by its name, there or not. */
static void is_of_home(struct guard *g, const char *dir)
{
    static const struct {
        const char *name, *what;
    } files[] = {
        {"ledger.csv", N_("a ledger")},
        {"acct.conf", N_("a configuration")},
        {"rules.csv", N_("a file of the set-up")},
        {"checks.csv", N_("a file of the set-up")},
        {"rates.csv", N_("a file of the set-up")},
        {"holidays.csv", N_("a file of the set-up")},
    };
    struct arena *a = &g->c->home.arena;
    for (size_t i = 0; i < sizeof files / sizeof *files && !g->is; i++) {
        is_file(g, home_join(a, dir, str_of(files[i].name)), _(files[i].what));
        if (!g->is && is_place(g, dir) &&
            strcmp(g->target.name, files[i].name) == 0)
            g->is = _(files[i].what);
    }
    is_beside(g, home_join(a, dir, STR("ledger.csv")));
    is_in(g, home_join(a, dir, STR("templates")), "",
          _("a file of the set-up"));
}

/* What settings and options name is read, or was written by hand. */
static void is_named(struct guard *g)
{
    struct home *h = &g->c->home;
    struct str rest = str_of(conf_text(&h->conf, "work.holidays")), name;
    const char *logo = conf_text(&h->conf, "paper.logo");
    while (str_cut(&rest, ',', &name))
        if (str_trim(name).n)
            is_file(g, home_file(h, str_trim(name)), _("a file of the set-up"));
    if (*logo)
        is_file(g, home_file(h, str_of(logo)), _("a file of the set-up"));
    for (size_t i = 0; i < g->c->reads.n; i++)
        is_file(g, g->c->reads.v[i], _("read by this run"));
}

int cli_guard(struct cli *c, const char *option, const char *path)
{
    struct guard g = {.c = c, .target = target_of(c, path)};
    const struct home *h = &c->home;
    is_ledger(&g, h->ledger);
    is_ledger(&g, getenv("ACCT_LEDGER"));
    is_file(&g, h->config, _("the configuration"));
    is_file(&g, getenv("ACCT_CONFIG"), _("the configuration"));
    is_of_home(&g, h->dir);
    is_of_home(&g, dir_of(c, h->config));
    if (strcmp(h->ledger, "-") != 0)
        is_of_home(&g, dir_of(c, h->ledger));
    is_named(&g);
    return g.is ? cli_usage(c, _("%s: %s is %s (name another file)"), option,
                            path, g.is)
                : 0;
}
