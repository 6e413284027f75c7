#include "base/apart.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "base/file.h"
#include "base/i18n.h"

/* What comes before the bytes. */
struct answer {
    int rc;
    struct err e;
    size_t n;
};

/* Returns how much came before the end. */
static size_t read_all(int fd, void *to, size_t n)
{
    size_t got = 0;
    while (got < n) {
        ssize_t now = read(fd, (char *)to + got, n - got);
        if (now == 0 || (now < 0 && errno != EINTR))
            break;
        if (now > 0)
            got += (size_t)now;
    }
    return got;
}

static _Noreturn void work_there(apart_fn *work, void *arg, int fd)
{
    struct answer a = {.e = ERR_INIT};
    struct buf out = {0};
    /* What it dies of is told: no dump is left where it ran. */
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    a.rc = work(arg, &out, &a.e);
    a.n = out.n;
    int failed =
        file_write(fd, (struct str){(const char *)&a, sizeof a}, NULL) < 0 ||
        file_write(fd, buf_view(&out), NULL) < 0;
    buf_release(&out);
#ifdef __SANITIZE_ADDRESS__
    __lsan_do_leak_check(); /* which comes with exit() else */
#endif
    /* What this process has yet to print, its parent prints. */
    _exit(failed);
}

static bool read_answer(int fd, struct answer *a, struct buf *out)
{
    if (read_all(fd, a, sizeof *a) < sizeof *a)
        return false;
    size_t got = read_all(fd, buf_room(out, a->n), a->n);
    if (got < a->n)
        return false;
    out->n += got;
    out->p[out->n] = '\0';
    return true;
}

static int died(const char *what, int status, struct err *e)
{
    if (WIFSIGNALED(status))
        return err_set(e, ERR_IO,
                       _("%s was ended by a signal: %s (too little memory?)"),
                       what, strsignal(WTERMSIG(status)));
    return err_set(e, ERR_IO, _("%s came to no end (too little memory?)"),
                   what);
}

int apart_run(const char *what, apart_fn *work, void *arg, struct buf *out,
              struct err *e)
{
    struct answer a;
    int ends[2], status = 0;
    if (pipe(ends) < 0)
        return err_errno(e, errno, "%s", what);
    pid_t child = fork();
    if (child < 0) {
        int number = errno;
        close(ends[0]);
        close(ends[1]);
        return err_errno(e, number, "%s", what);
    }
    if (child == 0) {
        close(ends[0]);
        work_there(work, arg, ends[1]);
    }
    close(ends[1]);
    size_t before = out->n;
    bool whole = read_answer(ends[0], &a, out);
    close(ends[0]);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (whole && status == 0 && a.rc == 0)
        return 0;
    out->n = before;
    if (!whole || status != 0)
        return died(what, status, e);
    *e = a.e;
    return a.rc;
}
