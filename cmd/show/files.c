/* Clients' pages as files. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "publish.h"

enum { MOST = 64 << 20 };

static const char *path_of(struct cli *c, const char *dir, struct str name)
{
    return home_join(&c->home.arena, dir, name);
}

int publish_make_dir(struct cli *c, const char *dir)
{
    return mkdir(dir, 0777) < 0 && errno != EEXIST
               ? err_errno(&c->err, errno, _("cannot make %s"), dir)
               : 0;
}

/* Returns 1 where there is none. */
static int read_page(struct cli *c, const char *dir, struct buf *html)
{
    return file_read(path_of(c, dir, STR("index.html")), 0, MOST, html,
                     &c->err);
}

/* Is it there, to the byte? */
static bool is_same(const char *path, struct str bytes)
{
    struct err none = ERR_INIT;
    struct buf old = {0};
    bool same = file_read(path, 0, MOST, &old, &none) == 0 &&
                old.n == bytes.n &&
                (!old.n || memcmp(old.p, bytes.p, old.n) == 0);
    buf_release(&old);
    return same;
}

static int write_file(struct cli *c, const char *path, struct str bytes,
                      bool dry_run, bool *changed)
{
    mode_t mask = umask(0);
    umask(mask);
    if (is_same(path, bytes))
        return 0;
    *changed = true;
    return !dry_run && cli_write_new(c, path, 0666 & ~mask, bytes) < 0
               ? err_errno(&c->err, errno, _("cannot write %s"), path)
               : 0;
}

static int write_all(struct cli *c, const char *dir,
                     const struct client_page *p, bool dry_run, bool *changed)
{
    for (size_t i = 0; i < p->files.n; i++)
        if (write_file(c, path_of(c, dir, str_of(p->files.v[i].name)),
                       buf_view(&p->files.v[i].bytes), dry_run, changed) < 0)
            return -1;
    return write_file(c, path_of(c, dir, STR("index.html")), buf_view(&p->html),
                      dry_run, changed);
}

static int take_away(struct cli *c, const char *dir, struct str name)
{
    const char *path = path_of(c, dir, name);
    return unlink(path) < 0 && errno != ENOENT
               ? err_errno(&c->err, errno, _("cannot remove %s"), path)
               : 0;
}

/* Of the names those that are of no file any more. */
static int take_old(struct cli *c, const char *dir,
                    const struct page_names *names, const struct client_page *p)
{
    struct map kept = {0};
    int rc = 0;
    for (size_t i = 0; i < p->files.n; i++)
        map_put(&kept, p->files.v[i].name, strlen(p->files.v[i].name), NULL);
    for (size_t i = 0; rc == 0 && i < names->all.n; i++)
        if (!map_find(&kept, names->all.v[i].p, names->all.v[i].n))
            rc = take_away(c, dir, names->all.v[i]);
    map_release(&kept);
    return rc;
}

int publish_write(struct cli *c, const char *dir, const struct client_page *p,
                  bool dry_run, enum publish_state *state)
{
    struct page_names names = {0};
    struct buf old = {0};
    bool changed = false;
    int there = read_page(c, dir, &old), rc = there < 0 ? -1 : 0;
    if (there == 0)
        rc = page_replaces(dir, buf_view(&old), &names, &c->err);
    if (rc == 0 && !dry_run)
        rc = publish_make_dir(c, dir);
    if (rc == 0)
        rc = write_all(c, dir, p, dry_run, &changed);
    if (rc == 0 && !dry_run)
        rc = take_old(c, dir, &names, p);
    *state = there == 1 ? PUBLISH_NEW
             : changed  ? PUBLISH_CHANGED
                        : PUBLISH_SAME;
    vec_release(&names.all);
    buf_release(&old);
    return rc;
}

int publish_remove(struct cli *c, const char *dir, bool dry_run, bool *removed)
{
    struct page_names names = {0};
    struct buf old = {0};
    int there = read_page(c, dir, &old), rc = there < 0 ? -1 : 0;
    *removed = there == 0 && page_is_ours(buf_view(&old), &names);
    if (rc == 0 && *removed && !dry_run) {
        rc = take_away(c, dir, STR("index.html"));
        for (size_t i = 0; rc == 0 && i < names.all.n; i++)
            rc = take_away(c, dir, names.all.v[i]);
        if (rc == 0 && rmdir(dir) < 0 && errno != ENOTEMPTY)
            rc = err_errno(&c->err, errno, _("cannot remove %s"), dir);
    }
    vec_release(&names.all);
    buf_release(&old);
    return rc;
}
