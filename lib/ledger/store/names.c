/* The names of a ledger. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* How many of them are those of backups, which repairs that were cut off have
 * left. */
static nlink_t backups(const struct held *h, const char *path)
{
    struct buf prefix = {0}, name = {0};
    nlink_t n = 0;
    const char *base = strrchr(path, '/') + 1;
    buf_fmt(&name, "%.*s", (int)(base - path), path);
    buf_fmt(&prefix, "%s.bak-", base);
    DIR *d = opendir(name.p);
    for (struct dirent *f; d && (f = readdir(d));) {
        if (strncmp(f->d_name, prefix.p, prefix.n) != 0)
            continue;
        buf_clear(&name);
        buf_fmt(&name, "%.*s%s", (int)(base - path), path, f->d_name);
        n += file_named(h->fd, name.p);
    }
    if (d)
        closedir(d);
    buf_release(&prefix);
    buf_release(&name);
    return n;
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
