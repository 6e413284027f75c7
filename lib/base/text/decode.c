/* Bytes in another encoding than UTF-8, as they come. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text/icu.h"
#include "base/text/text.h"

enum { PIVOT = 1024, CHUNK = 4096 };

struct decoder {
    UConverter *from, *to;
    UChar pivot[PIVOT], *source, *target;
    bool fresh; /* nothing was decoded yet */
};

struct decoder *text_decoder_open(const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    struct decoder *d = mem_new(1, sizeof *d);
    d->from = icu()->ucnv_open(encoding, &status);
    d->to = icu()->ucnv_open("UTF-8", &status);
    if (U_SUCCESS(status))
        icu()->ucnv_setToUCallBack(d->from, icu()->UCNV_TO_U_CALLBACK_STOP,
                                   NULL, NULL, NULL, &status);
    d->source = d->target = d->pivot;
    d->fresh = true;
    if (U_SUCCESS(status))
        return d;
    text_decoder_close(d);
    return NULL;
}

int text_decode(struct decoder *d, const char *bytes, size_t n, bool last,
                struct buf *out, struct err *e)
{
    const char *at = bytes, *end = bytes + n;
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        char *p = buf_room(out, CHUNK), *to = p;
        icu()->ucnv_convertEx(d->to, d->from, &to, p + CHUNK, &at, end,
                              d->pivot, &d->source, &d->target,
                              d->pivot + PIVOT, d->fresh, last, &status);
        d->fresh = false;
        out->n += (size_t)(to - p);
        if (status == U_BUFFER_OVERFLOW_ERROR)
            continue;
        if (U_SUCCESS(status))
            return 0;
        return err_set(e, ERR_DATA,
                       _("what follows is not in the encoding that was named "
                         "(is it another one?)"));
    }
}

void text_decoder_close(struct decoder *d)
{
    if (!d)
        return;
    if (d->from)
        icu()->ucnv_close(d->from);
    if (d->to)
        icu()->ucnv_close(d->to);
    free(d);
}
