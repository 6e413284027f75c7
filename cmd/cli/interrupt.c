#include "cli/interrupt.h"

#include <errno.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

static const int held[] = {SIGINT, SIGTERM, SIGHUP};

void interrupt_hold(struct interrupt *i, struct cli *c)
{
    struct stat st;
    struct sigaction is;
    sigset_t set;
    *i = (struct interrupt){.c = c, .fd = -1};
    if (fstat(STDIN_FILENO, &st) < 0 || !S_ISFIFO(st.st_mode))
        return;
    sigemptyset(&set);
    for (size_t k = 0; k < sizeof held / sizeof *held; k++)
        if (sigaction(held[k], NULL, &is) == 0 && is.sa_handler != SIG_IGN)
            sigaddset(&set, held[k]);
    i->fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (i->fd >= 0)
        sigprocmask(SIG_BLOCK, &set, &i->before);
}

/* As it would have, had it not been held. */
static void give_up(struct interrupt *i, int by)
{
    close(i->fd);
    i->fd = -1;
    raise(by);
    sigprocmask(SIG_SETMASK, &i->before, NULL);
}

static void hear(struct interrupt *i)
{
    struct signalfd_siginfo s;
    while (i->fd >= 0 && read(i->fd, &s, sizeof s) == sizeof s) {
        int by = (int)s.ssi_signo;
        if (!i->by) {
            i->by = by;
            cli_note(i->c, _("interrupted: waiting for the input to end; again "
                             "to give up"));
        } else if (by == SIGINT || (by == i->by && by != SIGHUP)) {
            give_up(i, by);
        }
    }
}

int interrupt_wait(struct interrupt *i, struct err *e)
{
    while (i->fd >= 0) {
        struct pollfd fds[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                               {.fd = i->fd, .events = POLLIN}};
        if (poll(fds, 2, -1) < 0 && errno != EINTR)
            return err_errno(e, errno, _("standard input"));
        if (fds[1].revents)
            hear(i);
        if (fds[0].revents)
            return 0;
    }
    return 0;
}

void interrupt_end(struct interrupt *i)
{
    struct signalfd_siginfo s;
    if (i->fd < 0)
        return;
    /* What came since is over with the rows. */
    while (read(i->fd, &s, sizeof s) == sizeof s)
        ;
    close(i->fd);
    sigprocmask(SIG_SETMASK, &i->before, NULL);
}
