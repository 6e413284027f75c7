/* Encoded words of headers (RFC 2047).  GMime loses one that follows another
 * whose base64 is padded, as most are; and what is written without them, in
 * bytes of some charset, is to be read, too. */
#include "inside.h"

/* One of them, in place. */
struct word {
    struct str charset, text;
    char how; /* 'q' or 'b' */
    size_t n; /* bytes it takes */
};

static bool take_to(struct str s, size_t *at, char end, struct str *part)
{
    const char *found = *at < s.n ? memchr(s.p + *at, end, s.n - *at) : NULL;
    if (!found)
        return false;
    *part = (struct str){s.p + *at, (size_t)(found - s.p) - *at};
    *at += part->n + 1;
    return part->n > 0;
}

/* Blanks have no place in one; a lenient reader takes them. */
static bool parse_word(struct str s, struct word *w)
{
    enum { MOST = 1000 };
    size_t at = 2;
    struct str how, language;
    if (s.n > MOST)
        s.n = MOST;
    if (!str_starts(s, "=?") || !take_to(s, &at, '?', &w->charset) ||
        !take_to(s, &at, '?', &how) || how.n != 1)
        return false;
    w->how = (char)(how.p[0] | 32);
    size_t end = at;
    while (end + 1 < s.n && !(s.p[end] == '?' && s.p[end + 1] == '='))
        end++;
    if (end + 1 >= s.n || (w->how != 'q' && w->how != 'b'))
        return false;
    w->text = (struct str){s.p + at, end - at};
    w->n = end + 2;
    language = w->charset;
    (void)str_cut(&language, '*', &w->charset);
    return true;
}

static int hex(char c)
{
    char low = (char)(c | 32);
    return c >= '0' && c <= '9'       ? c - '0'
           : low >= 'a' && low <= 'f' ? low - 'a' + 10
                                      : -1;
}

static void add_quoted(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        bool pair = s.p[i] == '=' && i + 2 < s.n && hex(s.p[i + 1]) >= 0 &&
                    hex(s.p[i + 2]) >= 0;
        if (pair) {
            buf_ch(out, (char)(hex(s.p[i + 1]) * 16 + hex(s.p[i + 2])));
            i += 2;
        } else {
            buf_ch(out, s.p[i] == '_' ? ' ' : s.p[i]);
        }
    }
}

static void add_base64(struct str s, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0;
    int n = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *d = s.p[i] ? strchr(digits, s.p[i]) : NULL;
        if (!d)
            continue;
        bits = (bits << 6 | (unsigned)(d - digits)) & 0xffffff;
        n += 6;
        if (n >= 8) {
            n -= 8;
            buf_ch(out, (char)(bits >> n & 0xff));
        }
    }
}

/* Words of one charset, one behind the other, may part a letter. */
struct pending {
    struct buf bytes, charset;
};

static void flush(struct pending *p, struct buf *out)
{
    if (p->bytes.n)
        mail_decode(buf_view(&p->bytes), buf_cstr(&p->charset), out);
    buf_clear(&p->bytes);
    buf_clear(&p->charset);
}

static void add_word(struct pending *p, const struct word *w, struct buf *out)
{
    if (p->charset.n != w->charset.n ||
        strncasecmp(buf_cstr(&p->charset), w->charset.p, w->charset.n) != 0) {
        flush(p, out);
        buf_str(&p->charset, w->charset);
    }
    if (w->how == 'q')
        add_quoted(w->text, &p->bytes);
    else
        add_base64(w->text, &p->bytes);
}

static bool is_blank(struct str s)
{
    return str_trim(s).n == 0;
}

void mail_decode_words(struct str s, struct buf *out)
{
    struct pending p = {{0}, {0}};
    struct word w;
    size_t plain = 0, i = 0;
    while (i < s.n) {
        if (s.p[i] != '=' || !parse_word((struct str){s.p + i, s.n - i}, &w)) {
            i++;
            continue;
        }
        struct str between = {s.p + plain, i - plain};
        if (!p.charset.n || !is_blank(between)) {
            flush(&p, out);
            mail_decode(between, NULL, out);
        }
        add_word(&p, &w, out);
        i += w.n;
        plain = i;
    }
    flush(&p, out);
    mail_decode((struct str){s.p + plain, s.n - plain}, NULL, out);
    buf_release(&p.bytes);
    buf_release(&p.charset);
}
