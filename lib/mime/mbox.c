#include "mime/mbox.h"

#include <errno.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/value/date.h"
#include "base/value/handle.h"
#include "mime/mail.h"

/* --- reading ---------------------------------------------------------------
 */

enum { CHUNK = 64 * 1024, LINE_MOST = 1 << 20 };

void mbox_open(struct mbox *m, int fd)
{
    *m = (struct mbox){.fd = fd};
}

void mbox_close(struct mbox *m)
{
    buf_release(&m->bytes);
    buf_release(&m->message);
}

static int fill(struct mbox *m, struct err *e)
{
    if (m->from) {
        memmove(m->bytes.p, m->bytes.p + m->from, m->bytes.n - m->from);
        m->bytes.n -= m->from;
        m->from = 0;
    }
    ssize_t got;
    do
        got = read(m->fd, buf_room(&m->bytes, CHUNK), CHUNK);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return err_errno(e, errno, "%s", _("mail cannot be read"));
    m->bytes.n += (size_t)got;
    m->ended = got == 0;
    return 0;
}

/* The next line, with its end; one that is too long in parts.  It is not yet
 * taken.  1; 0: there is none; -1. */
static int peek_line(struct mbox *m, struct str *line, struct err *e)
{
    size_t seen = 0;
    for (;;) {
        size_t left = m->bytes.n - m->from;
        const char *start = m->bytes.p + m->from,
                   *end = left > seen ? memchr(start + seen, '\n', left - seen)
                                      : NULL;
        if (end || left >= LINE_MOST || (m->ended && left)) {
            *line = (struct str){start, end ? (size_t)(end + 1 - start) : left};
            return 1;
        }
        if (m->ended)
            return 0;
        seen = left;
        if (fill(m, e) < 0)
            return -1;
    }
}

/* "From " behind any number of '>'. */
static bool is_quoted(struct str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == '>')
        n++;
    return str_starts((struct str){line.p + n, line.n - n}, "From ");
}

/* From_, an address, and when: a sentence has no such time in it. */
static bool has_time(struct str line)
{
    for (size_t i = 5; i + 5 <= line.n; i++)
        if (line.p[i + 2] == ':' && str_digits((struct str){line.p + i, 2}) &&
            str_digits((struct str){line.p + i + 3, 2}))
            return true;
    return false;
}

static bool begins_message(struct str line)
{
    return str_starts(line, "From ") && has_time(line);
}

static bool is_blank(struct str line)
{
    return str_is(line, "\n") || str_is(line, "\r\n");
}

static void take_line(struct mbox *m, struct str line)
{
    m->from += line.n;
}

static void keep_line(struct mbox *m, struct str line)
{
    size_t skip = m->many && line.p[0] == '>' && is_quoted(line);
    size_t room = MBOX_MOST - m->message.n;
    line = (struct str){line.p + skip, line.n - skip};
    buf_add(&m->message, line.p, line.n < room ? line.n : room);
}

/* To where the first message begins; 0: there is none. */
static int begin(struct mbox *m, struct err *e)
{
    struct str line;
    int rc;
    while ((rc = peek_line(m, &line, e)) > 0 && is_blank(line))
        take_line(m, line);
    if (rc > 0 && begins_message(line)) {
        m->many = true;
        take_line(m, line);
    }
    return rc;
}

int mbox_next(struct mbox *m, struct str *message, struct err *e)
{
    bool blank = false, whole = true;
    struct str line;
    int rc = begin(m, e);
    if (rc <= 0)
        return rc;
    buf_clear(&m->message);
    while ((rc = peek_line(m, &line, e)) > 0) {
        if (m->many && blank && begins_message(line))
            break;
        blank = whole && is_blank(line);
        whole = line.p[line.n - 1] == '\n';
        keep_line(m, line);
        take_line(m, line);
    }
    if (rc < 0)
        return rc;
    *message = buf_view(&m->message);
    return 1;
}

/* --- writing ---------------------------------------------------------------
 */

/* As asctime has it, of UTC. */
static void put_time(int64_t at, struct buf *out)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu",
                                       "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr",
                                         "May", "Jun", "Jul", "Aug",
                                         "Sep", "Oct", "Nov", "Dec"};
    const struct zone utc = {0};
    struct when when = when_at(at, &utc);
    struct civil c = day_civil(when.day);
    int second = (int)(at - when_local(when.day, 0, &utc));
    buf_fmt(out, "%s %s %2d %02d:%02d:%02d %04d",
            days[day_weekday(when.day) - 1], months[c.month - 1], c.day,
            second / 3600, second / 60 % 60, second % 60, c.year);
}

/* The line has a blank behind what is one word. */
static void put_sender(const char *from, struct buf *out)
{
    struct str bare = handle_bare(str_of(from));
    if (mail_address(bare, out, NULL) < 0)
        buf_puts(out, "MAILER-DAEMON");
}

void mbox_put(const char *from, int64_t at, struct str message, struct buf *out)
{
    struct str line;
    buf_puts(out, "From ");
    put_sender(from, out);
    buf_ch(out, ' ');
    put_time(at, out);
    buf_ch(out, '\n');
    while (message.n) {
        const char *end = memchr(message.p, '\n', message.n);
        line = (struct str){message.p,
                            end ? (size_t)(end + 1 - message.p) : message.n};
        message = (struct str){line.p + line.n, message.n - line.n};
        if (is_quoted(line))
            buf_ch(out, '>');
        buf_str(out, line);
    }
    buf_puts(out, out->p[out->n - 1] == '\n' ? "\n" : "\n\n");
}
