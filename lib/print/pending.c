/* What was made and is not written yet. */
#include <errno.h>

#include "base/str.h"
#include "inside.h"

/* Big enough that writing costs nothing beside making the lines. */
#define PENDING_MAX ((size_t)1 << 16)

void out_write(struct out *o)
{
    /* After a failure nothing follows: no answer with a hole in it. */
    if (o->pending.n > 0 && !o->error) {
        errno = 0;
        if (fwrite(o->pending.p, 1, o->pending.n, o->opts.stream) !=
            o->pending.n)
            o->error = errno ? errno : EIO;
    }
    buf_clear(&o->pending);
}

int out_flush(struct out *o)
{
    out_write(o);
    if (!o->error && fflush(o->opts.stream) != 0)
        o->error = errno;
    errno = o->error;
    return o->error ? -1 : 0;
}

void out_drain(struct out *o)
{
    if (o->pending.n >= PENDING_MAX)
        out_write(o);
}
