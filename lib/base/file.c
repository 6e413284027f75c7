#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/i18n.h"

int file_read(const char *path, bool must, size_t most, struct buf *out,
              struct err *e)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT && !must)
        return 1;
    if (fd < 0)
        return err_errno(e, errno, "%s", path);
    char chunk[4096];
    ssize_t n = 0;
    size_t sum = 0;
    while (sum <= most && (n = read(fd, chunk, sizeof chunk)) > 0) {
        buf_add(out, chunk, (size_t)n);
        sum += (size_t)n;
    }
    int number = errno;
    close(fd);
    if (n < 0)
        return err_errno(e, number, "%s", path);
    if (sum > most)
        return err_set(e, ERR_DATA,
                       _("%s: more than %zu bytes (is this the right file?)"),
                       path, most);
    return 0;
}
