#include "ledger/store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>

#include "base/i18n.h"

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int file_lock(int fd, short kind, int wait_ms)
{
    struct flock lock = {.l_type = kind, .l_whence = SEEK_SET};
    int64_t end = now_ms() + wait_ms;
    for (int nap = 1;; nap += nap < 16 ? nap : 0) {
        if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
            return 0;
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EACCES)
            return errno;
        if (now_ms() >= end)
            return EAGAIN;
        nanosleep(&(struct timespec){0, nap * 1000000L}, NULL);
    }
}

int file_busy(const char *path, int wait_ms, struct err *e)
{
    return err_set(e, ERR_BUSY,
                   _("%s is locked by another program (waited %d s; try again, "
                     "or --wait longer)"),
                   path, wait_ms / 1000);
}
