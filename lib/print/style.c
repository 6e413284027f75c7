/* How a cell looks on a terminal. */
#include "base/str.h"
#include "base/text/text.h"
#include "inside.h"
#include "print/out.h"

void style_add(struct buf *b, struct str s, enum out_style style, bool color)
{
    static const char *const codes[] = {
        [OUT_BAD] = "\033[31m",  [OUT_WARN] = "\033[33m",
        [OUT_GOOD] = "\033[32m", [OUT_DIM] = "\033[2m",
        [OUT_BOLD] = "\033[1m",
    };
    bool styled = color && s.n > 0 && style != OUT_PLAIN;

    if (styled)
        buf_puts(b, codes[style]);
    buf_str(b, s);
    if (styled)
        buf_puts(b, "\033[0m");
}

void out_styled(FILE *stream, struct str s, enum out_style style, bool color)
{
    struct buf plain = {0}, all = {0};
    text_plain(s, &plain);
    style_add(&all, buf_view(&plain), style, color);
    fwrite(buf_cstr(&all), 1, all.n, stream);
    buf_release(&all);
    buf_release(&plain);
}
