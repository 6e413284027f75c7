#include "base/apart.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "base/i18n.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* where the socket itself says so: see make_ends */
#endif

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

/* The other end may be gone: that is no reason to die of a signal. */
static bool send_all(int fd, const void *from, size_t n)
{
    size_t done = 0;
    while (done < n) {
        ssize_t now =
            send(fd, (const char *)from + done, n - done, MSG_NOSIGNAL);
        if (now < 0 && errno != EINTR)
            return false;
        if (now > 0)
            done += (size_t)now;
    }
    return true;
}

static bool read_bytes(int fd, size_t n, struct buf *out)
{
    size_t got = read_all(fd, buf_room(out, n), n);
    if (got < n)
        return false;
    out->n += n;
    out->p[out->n] = '\0';
    return true;
}

/* False: no more is asked. */
static bool serve_one(const struct apart *a, int fd)
{
    struct answer answer = {.e = ERR_INIT};
    struct buf request = {0}, out = {0};
    size_t n;
    bool well =
        read_all(fd, &n, sizeof n) == sizeof n && read_bytes(fd, n, &request);
    if (well) {
        answer.rc = a->work(a->arg, buf_view(&request), &out, &answer.e);
        answer.n = out.n;
        well =
            send_all(fd, &answer, sizeof answer) && send_all(fd, out.p, out.n);
    }
    buf_release(&request);
    buf_release(&out);
    return well;
}

static _Noreturn void serve(const struct apart *a, int fd)
{
    /* What it dies of is told: no dump is left where it ran. */
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    while (serve_one(a, fd))
        ;
#ifdef __SANITIZE_ADDRESS__
    __lsan_do_leak_check(); /* which comes with exit() else */
#endif
    /* What this process has yet to print, its parent prints. */
    _exit(0);
}

/* Programs that are started meanwhile have no part in it. */
static int make_ends(int ends[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0)
        return -1;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
        setsockopt(ends[i], SOL_SOCKET, SO_NOSIGPIPE, &(int){1}, sizeof(int));
#endif
    }
    return 0;
}

static int start(struct apart *a, struct err *e)
{
    int ends[2];
    if (a->lives)
        return 0;
    if (make_ends(ends) < 0)
        return err_errno(e, errno, "%s", a->what);
    pid_t child = fork();
    if (child < 0) {
        int number = errno;
        close(ends[0]);
        close(ends[1]);
        return err_errno(e, number, "%s", a->what);
    }
    if (child == 0) {
        close(ends[0]);
        serve(a, ends[1]);
    }
    close(ends[1]);
    a->fd = ends[0];
    a->child = child;
    a->lives = true;
    return 0;
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

static int end(struct apart *a)
{
    int status = 0;
    close(a->fd);
    while (waitpid(a->child, &status, 0) < 0 && errno == EINTR)
        ;
    a->lives = false;
    return status;
}

static bool ask(const struct apart *a, struct str request,
                struct answer *answer, struct buf *out)
{
    return send_all(a->fd, &request.n, sizeof request.n) &&
           send_all(a->fd, request.p, request.n) &&
           read_all(a->fd, answer, sizeof *answer) == sizeof *answer &&
           read_bytes(a->fd, answer->n, out);
}

int apart_ask(struct apart *a, struct str request, struct buf *out,
              struct err *e)
{
    struct answer answer;
    size_t before = out->n;
    if (start(a, e) < 0)
        return -1;
    if (!ask(a, request, &answer, out)) {
        out->n = before;
        return died(a->what, end(a), e);
    }
    if (answer.rc == 0)
        return 0;
    out->n = before;
    *e = answer.e;
    return answer.rc;
}

int apart_close(struct apart *a, struct err *e)
{
    int status = a->lives ? end(a) : 0;
    return status == 0 ? 0 : died(a->what, status, e);
}

int apart_run(const char *what, apart_fn *work, void *arg, struct buf *out,
              struct err *e)
{
    struct apart a = {.what = what, .work = work, .arg = arg};
    struct err ending = ERR_INIT;
    size_t before = out->n;
    int rc = apart_ask(&a, (struct str){NULL, 0}, out, e);
    if (apart_close(&a, &ending) == 0 || rc < 0)
        return rc;
    out->n = before;
    *e = ending;
    return -1;
}
