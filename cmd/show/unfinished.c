/*
 * What a run that was killed left of a client's page.  A note in the directory
 * names all files of the page that is there and of the one that takes its
 * place, for as long as that is being done: who finds it takes away those that
 * are of no page.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "publish.h"

enum { MOST = 1 << 20, RANDOM = 7 }; /* ".XXXXXX" of cli_write_new */
static const char note[] = ".acct-page", title[] = "acct: files of a page\n";
const char publish_next[] = ".acct-index";

static const char *note_path(struct cli *c, const char *dir)
{
    return home_join(&c->home.arena, dir, str_of(note));
}

int publish_take_away(struct cli *c, const char *dir, struct str name)
{
    const char *path = home_join(&c->home.arena, dir, name);
    return unlink(path) < 0 && errno != ENOENT
               ? err_errno(&c->err, errno, _("cannot remove %s"), path)
               : 0;
}

int publish_begin(struct cli *c, const char *dir, const struct page_names *old,
                  const struct client_page *p)
{
    struct buf text = {0};
    buf_puts(&text, title);
    for (size_t i = 0; i < old->all.n; i++)
        buf_fmt(&text, "%.*s\n", STR_ARG(old->all.v[i]));
    for (size_t i = 0; p && i < p->files.n; i++)
        buf_fmt(&text, "%s\n", p->files.v[i].name);
    const char *path = note_path(c, dir);
    int rc = cli_write_new(c, path, 0600, buf_view(&text));
    if (rc < 0)
        err_errno(&c->err, errno, _("cannot write %s"), path);
    buf_release(&text);
    return rc;
}

int publish_end(struct cli *c, const char *dir)
{
    return publish_take_away(c, dir, str_of(note));
}

/* A file that was not yet whole: the note itself or (NULL: not) one of the
 * page's, and what cli_write_new puts behind the name. */
static bool is_half(struct str name, const struct map *of)
{
    if (name.n <= RANDOM || name.p[name.n - RANDOM] != '.')
        return false;
    for (size_t i = name.n - RANDOM + 1; i < name.n; i++)
        if (!isalnum((unsigned char)name.p[i]))
            return false;
    name.n -= RANDOM;
    return str_is(name, note) || str_is(name, publish_next) ||
           (of && (str_is(name, "index.html") || map_find(of, name.p, name.n)));
}

static int take_halves(struct cli *c, const char *dir, const struct map *of)
{
    DIR *d = opendir(dir);
    const struct dirent *e;
    int rc = d || errno == ENOENT ? 0 : err_errno(&c->err, errno, "%s", dir);
    while (d && rc == 0 && (e = readdir(d)))
        if (is_half(str_of(e->d_name), of))
            rc = publish_take_away(c, dir, str_of(e->d_name));
    if (d)
        closedir(d);
    return rc;
}

static int take_all(struct cli *c, const char *dir, struct str list,
                    const struct page_names *kept)
{
    struct map named = {0}, keep = {0};
    struct str name;
    int rc = 0;
    for (size_t i = 0; i < kept->all.n; i++)
        map_put(&keep, kept->all.v[i].p, kept->all.v[i].n, NULL);
    while (rc == 0 && str_cut(&list, '\n', &name)) {
        if (!page_name_is(name))
            continue;
        map_put(&named, name.p, name.n, NULL);
        if (!map_find(&keep, name.p, name.n))
            rc = publish_take_away(c, dir, name);
    }
    if (rc == 0)
        rc = take_halves(c, dir, &named);
    map_release(&named);
    map_release(&keep);
    return rc;
}

int publish_settle(struct cli *c, const char *dir,
                   const struct page_names *kept, bool *was)
{
    struct buf text = {0};
    int there = file_read(note_path(c, dir), 0, MOST, &text, &c->err);
    struct str list = buf_view(&text);
    int rc = there < 0 ? -1 : 0;
    *was = there == 0 && str_starts(list, title);
    if (rc == 0)
        rc = *was ? take_all(c, dir, list, kept) : take_halves(c, dir, NULL);
    if (*was && rc == 0)
        rc = publish_take_away(c, dir, str_of(publish_next));
    if (*was && rc == 0)
        rc = publish_end(c, dir);
    buf_release(&text);
    return rc;
}
