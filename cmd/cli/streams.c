/* Where what is printed goes. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
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

/* --- keeping it ------------------------------------------------------------
 */

/* A file that has no name.  Memory, where there is such. */
static int nameless(void)
{
#ifdef MFD_CLOEXEC
    return memfd_create("acct", MFD_CLOEXEC);
#else
    FILE *f = tmpfile();
    int fd = f ? dup(fileno(f)) : -1;
    if (f)
        fclose(f);
    return fd;
#endif
}

void cli_keep(struct cli *c)
{
    fflush(stdout);
    int fd = nameless();
    c->out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (fd < 0 || c->out < 0 || dup2(fd, STDOUT_FILENO) < 0)
        mem_exhausted(0);
    close(fd);
    c->keeping = true;
}

static int read_kept(struct cli *c)
{
    off_t n = lseek(STDOUT_FILENO, 0, SEEK_END);
    if (n < 0)
        return -1;
    c->kept = mem_new((size_t)n + 1, 1);
    while (c->kept_n < (size_t)n) {
        ssize_t got = pread(STDOUT_FILENO, c->kept + c->kept_n,
                            (size_t)n - c->kept_n, (off_t)c->kept_n);
        if (got <= 0 && (got == 0 || errno != EINTR))
            return -1;
        c->kept_n += got > 0 ? (size_t)got : 0;
    }
    return 0;
}

int cli_keep_end(struct cli *c)
{
    if (!c->keeping)
        return 0;
    int rc = fflush(stdout) != 0 || ferror(stdout) ? -1 : read_kept(c);
    int number = errno;
    if (dup2(c->out, STDOUT_FILENO) < 0 && rc == 0) {
        rc = -1;
        number = errno;
    }
    close(c->out);
    c->keeping = false;
    return rc < 0 ? err_errno(&c->err, number, _("what is printed")) : 0;
}

static void forget_kept(struct cli *c)
{
    free(c->kept);
    c->kept = NULL;
    c->kept_n = 0;
}

int cli_print_failed(struct cli *c, int number)
{
    const char *where = c->output ? c->output : _("standard output");
    return c->done ? err_errno(&c->err, number, "%s: %s", c->done, where)
                   : err_errno(&c->err, number, "%s", where);
}

int cli_can_print(struct cli *c)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    int flags = fcntl(STDOUT_FILENO, F_GETFL);
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY)
        return cli_print_failed(c, EBADF);
    if (poll(&out, 1, 0) > 0 && out.revents & (POLLERR | POLLNVAL))
        return cli_print_failed(c, EPIPE);
    return 0;
}

int cli_print_kept(struct cli *c)
{
    size_t n = c->kept_n ? fwrite(c->kept, 1, c->kept_n, stdout) : 0;
    bool well = n == c->kept_n && fflush(stdout) == 0;
    int number = errno;
    forget_kept(c);
    return well ? 0 : cli_print_failed(c, number);
}

/* --- a file in place of standard output ------------------------------------
 */

/* A place where none can be is told before there is anything to write. */
static int check_place(struct cli *c, const char *path)
{
    struct stat st;
    char *copy = arena_dup(&c->home.arena, path, strlen(path));
    if (lstat(path, &st) == 0 || access(dirname(copy), W_OK | X_OK) == 0)
        return 0;
    return err_errno(&c->err, errno, "%s", path);
}

int cli_output(struct cli *c, const char *option, const char *path)
{
    if (!path || strcmp(path, "-") == 0)
        return 0;
    if (!*path)
        return cli_usage(c, _("%s: a file's name is expected"), option);
    if (cli_guard(c, option, path) < 0 || check_place(c, path) < 0)
        return -1;
    c->output = path;
    cli_keep(c);
    return 0;
}

/* Closes it, and says whether all of it went well. */
static int end_file(int fd, int rc)
{
    int number = errno;
    if (close(fd) < 0 && rc == 0)
        return -1;
    errno = number;
    return rc;
}

/* Devices and pipes are written to as they are, and what a link names is made
 * where the link says. */
static int write_through(const struct cli *c)
{
    int fd = open(c->output,
                  O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
    return fd < 0
               ? -1
               : end_file(fd, file_write(fd, (struct str){c->kept, c->kept_n},
                                         NULL));
}

/* Signals wait, so that none is left half. */
int cli_write_new(struct cli *c, const char *path, mode_t mode,
                  struct str bytes)
{
    char *name = arena_fmt(&c->home.arena, "%s.XXXXXX", path);
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    int fd = mkstemp(name), rc = fd < 0 ? -1 : 0;
    if (fd >= 0) {
        rc = fchmod(fd, mode) < 0 || file_write(fd, bytes, NULL) < 0 ||
                     fsync(fd) < 0
                 ? -1
                 : 0;
        rc = end_file(fd, rc);
        if (rc == 0)
            rc = rename(name, path);
        int number = errno;
        if (rc < 0)
            unlink(name);
        errno = number;
    }
    int number = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = number;
    return rc;
}

static int write_output(struct cli *c)
{
    struct str kept = {c->kept, c->kept_n};
    char real[PATH_MAX];
    struct stat st;
    if (stat(c->output, &st) < 0) {
        if (lstat(c->output, &st) == 0)
            return write_through(c);
        mode_t mask = umask(0);
        umask(mask);
        return cli_write_new(c, c->output, 0666 & ~mask, kept);
    }
    if (!S_ISREG(st.st_mode))
        return write_through(c);
    return realpath(c->output, real)
               ? cli_write_new(c, real, st.st_mode & 0777, kept)
               : -1;
}

int cli_output_end(struct cli *c, bool well)
{
    int rc = cli_keep_end(c);
    if (rc == 0 && well && c->output && write_output(c) < 0)
        rc = cli_print_failed(c, errno);
    c->output = NULL;
    forget_kept(c);
    return rc;
}
