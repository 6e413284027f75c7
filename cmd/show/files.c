/*
 * Clients' pages as files.  A page is replaced in one step, with all that it
 * links to: what changed of that has another name, until the new page is there.
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "publish.h"

enum { MOST = 64 << 20, OTHERS = 9 };
static const char page_name[] = "index.html";

static const char *path_of(struct cli *c, const char *dir, const char *name)
{
    return home_join(&c->home.arena, dir, str_of(name));
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
    return file_read(path_of(c, dir, page_name), 0, MOST, html, &c->err);
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

static int write_file(struct cli *c, const char *path, struct str bytes)
{
    mode_t mask = umask(0);
    umask(mask);
    return !is_same(path, bytes) &&
                   cli_write_new(c, path, 0666 & ~mask, bytes) < 0
               ? err_errno(&c->err, errno, _("cannot write %s"), path)
               : 0;
}

/* --- one page --------------------------------------------------------------
 */

struct writing {
    struct cli *c;
    const char *dir;
    struct client_page *page;
    struct page_names old; /* of the page that is there */
    struct map linked;     /* likewise */
    struct map names;      /* that files of the page have */
    bool changed;
};

static bool has(const struct map *m, const char *name)
{
    return map_find(m, name, strlen(name)) != NULL;
}

/* The name of a file: the one that the page which is there has for it, else the
 * first that no page has. */
static const char *choose(const struct writing *w, size_t file)
{
    const struct page_file *f = &w->page->files.v[file];
    const char *name = f->name, *open = NULL;
    for (int n = 1; n <= OTHERS + 1; n++) {
        bool linked = has(&w->linked, name);
        if (linked && is_same(path_of(w->c, w->dir, name), buf_view(&f->bytes)))
            return name;
        if (!linked && !open && (n == 1 || !has(&w->names, name)))
            open = name;
        name = client_page_other(w->page, file, n);
    }
    return open ? open : f->name;
}

static void choose_names(struct writing *w)
{
    struct client_page *p = w->page;
    for (size_t i = 0; i < w->old.all.n; i++)
        map_put(&w->linked, w->old.all.v[i].p, w->old.all.v[i].n, NULL);
    for (size_t i = 0; i < p->files.n; i++)
        map_put(&w->names, p->files.v[i].name, strlen(p->files.v[i].name),
                NULL);
    for (size_t i = 0; i < p->files.n; i++) {
        const char *name = choose(w, i);
        if (name != p->files.v[i].name)
            client_page_rename(p, i, name);
        map_put(&w->names, name, strlen(name), NULL);
        w->changed = w->changed || !is_same(path_of(w->c, w->dir, name),
                                            buf_view(&p->files.v[i].bytes));
    }
    w->changed = w->changed ||
                 !is_same(path_of(w->c, w->dir, page_name), buf_view(&p->html));
}

static int replace(struct writing *w)
{
    struct cli *c = w->c;
    const struct client_page *p = w->page;
    if (publish_make_dir(c, w->dir) < 0 ||
        publish_begin(c, w->dir, &w->old, p) < 0)
        return -1;
    for (size_t i = 0; i < p->files.n; i++)
        if (write_file(c, path_of(c, w->dir, p->files.v[i].name),
                       buf_view(&p->files.v[i].bytes)) < 0)
            return -1;
    if (write_file(c, path_of(c, w->dir, page_name), buf_view(&p->html)) < 0)
        return -1;
    for (size_t i = 0; i < w->old.all.n; i++)
        if (!map_find(&w->names, w->old.all.v[i].p, w->old.all.v[i].n) &&
            publish_take_away(c, w->dir, w->old.all.v[i]) < 0)
            return -1;
    return publish_end(c, w->dir);
}

/* The names that are left are those that files have now. */
static void keep_names(struct writing *w)
{
    map_release(&w->names);
    for (size_t i = 0; i < w->page->files.n; i++)
        map_put(&w->names, w->page->files.v[i].name,
                strlen(w->page->files.v[i].name), NULL);
}

int publish_write(struct cli *c, const char *dir, struct client_page *p,
                  bool dry_run, enum publish_state *state)
{
    struct writing w = {.c = c, .dir = dir, .page = p};
    struct buf old = {0};
    bool was;
    int there = read_page(c, dir, &old), rc = there < 0 ? -1 : 0;
    if (there == 0)
        rc = page_replaces(dir, buf_view(&old), &w.old, &c->err);
    if (rc == 0 && !dry_run)
        rc = publish_settle(c, dir, &w.old, &was);
    if (rc == 0)
        choose_names(&w);
    keep_names(&w);
    if (rc == 0 && !dry_run && w.changed)
        rc = replace(&w);
    *state = there == 1  ? PUBLISH_NEW
             : w.changed ? PUBLISH_CHANGED
                         : PUBLISH_SAME;
    map_release(&w.linked);
    map_release(&w.names);
    vec_release(&w.old.all);
    buf_release(&old);
    return rc;
}

/* The page first: what it links to is no page. */
static int take_page(struct cli *c, const char *dir,
                     const struct page_names *names)
{
    if (publish_begin(c, dir, names, NULL) < 0 ||
        publish_take_away(c, dir, str_of(page_name)) < 0)
        return -1;
    for (size_t i = 0; i < names->all.n; i++)
        if (publish_take_away(c, dir, names->all.v[i]) < 0)
            return -1;
    return publish_end(c, dir);
}

int publish_remove(struct cli *c, const char *dir, bool dry_run, bool *removed)
{
    static const struct page_names none = {0};
    struct page_names names = {0};
    struct buf old = {0};
    bool was = false;
    int there = read_page(c, dir, &old), rc = there < 0 ? -1 : 0;
    *removed = there == 0 && page_is_ours(buf_view(&old), &names);
    if (rc == 0 && !dry_run && (*removed || there == 1))
        rc = publish_settle(c, dir, *removed ? &names : &none, &was);
    if (rc == 0 && *removed && !dry_run)
        rc = take_page(c, dir, &names);
    /* What is empty may be what a killed run did not come to. */
    *removed = *removed || was;
    if (rc == 0 && (*removed || there == 1) && !dry_run && rmdir(dir) < 0 &&
        errno != ENOTEMPTY && errno != EEXIST && errno != ENOENT)
        rc = err_errno(&c->err, errno, _("cannot remove %s"), dir);
    vec_release(&names.all);
    buf_release(&old);
    return rc;
}
