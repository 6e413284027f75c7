/* Where standard output goes. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "inside.h"

void cli_hold_streams(void)
{
    /* The wrong way round, so that using them fails as it would have. */
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", modes[fd]) != fd)
            abort();
}

static bool is_file(const struct stat *st, const char *path)
{
    struct stat other;
    return path && stat(path, &other) == 0 && other.st_dev == st->st_dev &&
           other.st_ino == st->st_ino;
}

/* Devices and pipes are written to as they are, and what a link names is made
 * where the link says. */
static int write_through(struct cli *c, const char *path)
{
    c->output = path;
    return freopen(path, "w", stdout) ? 0
                                      : err_errno(&c->err, errno, "%s", path);
}

static int begin_new(struct cli *c, const char *path, mode_t mode)
{
    size_t size = strlen(path) + sizeof ".XXXXXX";
    char *name = arena_new(&c->home.arena, size);
    snprintf(name, size, "%s.XXXXXX", path);
    int fd = mkstemp(name);
    if (fd < 0)
        return err_errno(&c->err, errno, "%s", path);
    c->output = path;
    c->output_new = name;
    if (fchmod(fd, mode) < 0 || dup2(fd, STDOUT_FILENO) < 0)
        return err_errno(&c->err, errno, "%s", path);
    close(fd);
    return 0;
}

int cli_output(struct cli *c, const char *path)
{
    char real[PATH_MAX];
    struct stat st;
    if (!path || strcmp(path, "-") == 0)
        return 0;
    if (!*path)
        return cli_usage(c, _("--output: a file's name is expected"));
    if (stat(path, &st) < 0) {
        if (lstat(path, &st) == 0)
            return write_through(c, path);
        mode_t mask = umask(0);
        umask(mask);
        return begin_new(c, path, 0666 & ~mask);
    }
    if (!S_ISREG(st.st_mode))
        return write_through(c, path);
    if (is_file(&st, c->home.ledger) || is_file(&st, c->home.config))
        return cli_usage(c, _("--output: %s is %s"), path,
                         is_file(&st, c->home.ledger) ? _("the ledger")
                                                      : _("the configuration"));
    if (!realpath(path, real))
        return err_errno(&c->err, errno, "%s", path);
    return begin_new(c, arena_dup(&c->home.arena, real, strlen(real)),
                     st.st_mode & 0777);
}

int cli_output_end(struct cli *c, bool well)
{
    const char *name = c->output_new;
    if (!name)
        return 0;
    c->output_new = NULL;
    if (well && rename(name, c->output) == 0)
        return 0;
    int number = errno;
    unlink(name);
    return well ? err_errno(&c->err, number, "%s", c->output) : 0;
}
