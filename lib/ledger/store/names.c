/* The names of a ledger. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

void ledger_beside(const char *path, const char *more, ledger_beside_fn *see,
                   void *arg)
{
    struct buf prefix = {0}, name = {0};
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    int above = (int)(base - path);
    buf_fmt(&name, "%.*s", slash ? above : 1, slash ? path : ".");
    buf_fmt(&prefix, "%s%s", base, more);
    DIR *d = opendir(buf_cstr(&name));
    for (struct dirent *f; d && (f = readdir(d));) {
        if (strncmp(f->d_name, prefix.p, prefix.n) != 0)
            continue;
        buf_clear(&name);
        buf_fmt(&name, "%.*s%s", above, path, f->d_name);
        see(arg, name.p);
    }
    if (d)
        closedir(d);
    buf_release(&prefix);
    buf_release(&name);
}

struct same {
    const struct held *held;
    nlink_t n;
};

static void count_same(void *arg, const char *file)
{
    struct same *s = arg;
    s->n += file_named(s->held->fd, file);
}

/* How many of them are those of backups, which repairs that were cut off have
 * left. */
static nlink_t backups(const struct held *h, const char *path)
{
    struct same s = {.held = h};
    ledger_beside(path, ".bak-", count_same, &s);
    return s.n;
}

int held_alone(const struct held *h, struct err *e)
{
    struct stat st;
    if (fstat(h->fd, &st) < 0)
        return err_errno(e, errno, "%s", h->path);
    if (st.st_nlink <= 1)
        return 0;
    char *path = realpath(h->path, NULL);
    bool alone = path && st.st_nlink == 1 + backups(h, path);
    free(path);
    if (alone)
        return 0;
    return err_set(
        e, ERR_IO,
        _("%s has %lu names (hard links): nothing was written, since "
          "under the others it would be seen half, or not at all "
          "(make it one file: cp -p %s x && mv x %s)"),
        h->path, (unsigned long)st.st_nlink, h->path, h->path);
}
