/* The lines of a calendar, before anyone looks at what they say. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* Lines are folded: one that begins with a blank goes on with the one before
 * (RFC 5545, 3.1). */
int ical_lines(struct str file, ical_line_fn *line, void *arg)
{
    struct buf whole = {0};
    struct str part;
    uint64_t at = 0, begin = 0;
    int rc = 0;
    while (rc == 0 && str_cut(&file, '\n', &part)) {
        at++;
        if (part.n && part.p[part.n - 1] == '\r')
            part.n--;
        if (part.n && (part.p[0] == ' ' || part.p[0] == '\t')) {
            buf_add(&whole, part.p + 1, part.n - 1);
            continue;
        }
        rc = line(arg, &whole, begin);
        buf_clear(&whole);
        buf_str(&whole, part);
        begin = at;
    }
    if (rc == 0)
        rc = line(arg, &whole, begin);
    buf_release(&whole);
    return rc;
}

int ical_check_text(struct str file, struct err *e)
{
    size_t bad;
    if (file.n && memchr(file.p, '\0', file.n))
        return err_set(e, ERR_DATA,
                       _("a NUL byte (this is no text file, or it is UTF-16)"));
    if (!text_valid(file, &bad))
        return err_set(e, ERR_DATA,
                       _("byte 0x%02x is not UTF-8 (convert the file, such as "
                         "with: iconv -f CP1251 -t UTF-8)"),
                       (unsigned char)file.p[bad]);
    return 0;
}
