/*
 * Clients' pages as files.  A page is replaced in one step, with all that it
 * links to: what changed of that has another name, until the new page is there.
 * Of many pages all are written before the first takes its place.
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
    struct publish_waiting *to;
    struct map linked; /* files of the page that is there */
    struct map names;  /* that files of the page have, or had */
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

/* Is there anything to write? */
static bool choose_names(struct writing *w)
{
    struct client_page *p = w->page;
    bool changed = false;
    for (size_t i = 0; i < w->to->old.all.n; i++)
        map_put(&w->linked, w->to->old.all.v[i].p, w->to->old.all.v[i].n, NULL);
    for (size_t i = 0; i < p->files.n; i++)
        map_put(&w->names, p->files.v[i].name, strlen(p->files.v[i].name),
                NULL);
    for (size_t i = 0; i < p->files.n; i++) {
        const char *name = choose(w, i);
        if (name != p->files.v[i].name)
            client_page_rename(p, i, name);
        map_put(&w->names, name, strlen(name), NULL);
        map_put(&w->to->names, name, strlen(name), NULL);
        changed = changed || !is_same(path_of(w->c, w->dir, name),
                                      buf_view(&p->files.v[i].bytes));
    }
    return changed ||
           !is_same(path_of(w->c, w->dir, page_name), buf_view(&p->html));
}

static int write_beside(struct writing *w)
{
    struct cli *c = w->c;
    const struct client_page *p = w->page;
    w->to->made = access(w->dir, F_OK) < 0;
    if (publish_make_dir(c, w->dir) < 0)
        return -1;
    w->to->writes = true;
    if (publish_begin(c, w->dir, &w->to->old, p) < 0)
        return -1;
    for (size_t i = 0; i < p->files.n; i++)
        if (write_file(c, path_of(c, w->dir, p->files.v[i].name),
                       buf_view(&p->files.v[i].bytes)) < 0)
            return -1;
    return write_file(c, path_of(c, w->dir, publish_next), buf_view(&p->html));
}

/* The names live as long as the run. */
static int read_old(struct cli *c, const char *dir, struct publish_waiting *to)
{
    struct buf old = {0};
    int there = read_page(c, dir, &old), rc = there < 0 ? -1 : 0;
    to->state = there == 1 ? PUBLISH_NEW : PUBLISH_SAME;
    if (there == 0)
        rc = page_replaces(dir, buf_view(&old), &to->old, &c->err);
    for (size_t i = 0; i < to->old.all.n; i++) {
        struct str *name = &to->old.all.v[i];
        name->p = arena_dup(&c->home.arena, name->p, name->n);
    }
    buf_release(&old);
    return rc;
}

int publish_write(struct cli *c, const char *dir, struct client_page *p,
                  bool dry_run, struct publish_waiting *to)
{
    struct writing w = {.c = c, .dir = dir, .page = p, .to = to};
    bool was, changed = false;
    int rc = read_old(c, dir, to);
    to->dir = dir;
    if (rc == 0 && !dry_run)
        rc = publish_settle(c, dir, &to->old, &was);
    if (rc == 0)
        changed = choose_names(&w);
    if (changed && to->state == PUBLISH_SAME)
        to->state = PUBLISH_CHANGED;
    if (changed && !dry_run)
        rc = write_beside(&w);
    map_release(&w.linked);
    map_release(&w.names);
    return rc;
}

int publish_swap(struct cli *c, struct publish_waiting *w)
{
    const char *path = w->writes ? path_of(c, w->dir, page_name) : NULL;
    if (path && rename(path_of(c, w->dir, publish_next), path) < 0)
        return err_errno(&c->err, errno, _("cannot write %s"), path);
    w->done = true;
    return 0;
}

int publish_tidy(struct cli *c, const struct publish_waiting *w)
{
    if (!w->writes)
        return 0;
    for (size_t i = 0; i < w->old.all.n; i++)
        if (!map_find(&w->names, w->old.all.v[i].p, w->old.all.v[i].n) &&
            publish_take_away(c, w->dir, w->old.all.v[i]) < 0)
            return -1;
    return publish_end(c, w->dir);
}

int publish_drop(struct cli *c, const struct publish_waiting *w)
{
    bool was;
    if (w->writes && publish_settle(c, w->dir, &w->old, &was) < 0)
        return -1;
    if (w->made)
        rmdir(w->dir);
    return 0;
}

void publish_waiting_release(struct publish_waiting *w)
{
    map_release(&w->names);
    vec_release(&w->old.all);
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
