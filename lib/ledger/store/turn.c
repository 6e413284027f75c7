#include "ledger/store/turn.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"

/* The directory is locked, which no other program does, and so no file is left
 * behind. */
static int open_dir(const char *path)
{
    struct buf dir = {0};
    const char *slash = strrchr(path, '/');
    buf_fmt(&dir, "%.*s", slash ? (int)(slash - path + 1) : 1,
            slash ? path : ".");
    int fd = open(buf_cstr(&dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    buf_release(&dir);
    return fd;
}

int ledger_turn(const char *path, int wait_ms, int *out, struct err *e)
{
    enum { NAP_MS = 20 };
    int fd = *out = open_dir(path);
    for (int waited = 0; fd >= 0; waited += NAP_MS) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return 0;
        if (errno != EWOULDBLOCK)
            break;
        if (waited >= wait_ms) {
            close(fd);
            *out = -1;
            return err_set(e, ERR_BUSY,
                           _("another run is sending letters of %s (waited %d "
                             "s; try again, or --wait longer)"),
                           path, wait_ms / 1000);
        }
        nanosleep(&(struct timespec){0, NAP_MS * 1000000L}, NULL);
    }
    if (fd >= 0)
        close(fd);
    *out = -1;
    return 0;
}
