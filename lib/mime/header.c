/* Headers of a message, in ASCII, folded.  GMime does not write them: of a
 * name it leaves an = in an encoded word as it is, and of a domain it makes
 * letters of what IDNA had made ASCII of. */
#include "base/text/text.h"
#include "inside.h"

#define BEGIN "=?UTF-8?B?"
#define END   "?="
/* RFC 2047: of an encoded word there are 75 bytes at most, of the line 76. */
enum { LINE = 76, WORD_BYTES = 45, WORD_MARKS = sizeof BEGIN + sizeof END - 2 };
/* A word that is not broken, and fits behind the name of a header. */
enum { PLAIN_MOST = 66 };

struct head {
    struct buf *out;
    size_t line, value; /* where they begin */
};

static struct head begin(const char *name, struct buf *out)
{
    struct head h = {.out = out, .line = out->n};
    buf_fmt(out, "%s:", name);
    h.value = out->n;
    return h;
}

/* What more there is room for, behind a blank. */
static size_t room(const struct head *h)
{
    size_t column = h->out->n - h->line + 1;
    return column < LINE ? LINE - column : 0;
}

static void fold(struct head *h)
{
    buf_ch(h->out, '\n');
    h->line = h->out->n;
}

/* The first stays with the name of the header, however long it is: a line of
 * the name alone is one that many readers do not know. */
static void put(struct head *h, struct str word)
{
    if (word.n > room(h) && h->out->n > h->value)
        fold(h);
    buf_ch(h->out, ' ');
    buf_str(h->out, word);
}

static void put_words(struct head *h, struct str s)
{
    struct str word;
    while (str_cut(&s, ' ', &word))
        put(h, word);
}

/* --- what is no plain text -------------------------------------------------
 */

static void add_base64(struct str s, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < s.n; i += 3) {
        unsigned bits = 0;
        for (size_t k = 0; k < 3; k++)
            bits = bits << 8 | (i + k < s.n ? (unsigned char)s.p[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            buf_ch(out, k <= s.n - i ? digits[bits >> (18 - 6 * k) & 63] : '=');
    }
}

static bool is_start(struct str s, size_t i)
{
    return i == s.n || ((unsigned char)s.p[i] & 0xc0) != 0x80;
}

/* Whole characters of the front, and where there is a choice without padding:
 * a reader with GMime loses the word behind one that is padded. */
static size_t chunk(struct str s, size_t most)
{
    size_t n = 0;
    if (s.n <= most)
        return s.n;
    for (size_t i = 1; i <= most; i++)
        if (is_start(s, i) && (i % 3 == 0 || n % 3 || n == 0))
            n = i;
    return n;
}

static void put_encoded(struct head *h, struct str s)
{
    enum { LEAST = 12 };
    struct buf word = {0};
    while (s.n) {
        size_t space = room(h);
        size_t most = space > WORD_MARKS ? (space - WORD_MARKS) / 4 * 3 : 0;
        if (most < LEAST || most > WORD_BYTES)
            most = WORD_BYTES;
        size_t n = chunk(s, most);
        buf_clear(&word);
        buf_puts(&word, BEGIN);
        add_base64((struct str){s.p, n}, &word);
        buf_puts(&word, END);
        put(h, buf_view(&word));
        s = (struct str){s.p + n, s.n - n};
    }
    buf_release(&word);
}

/* Nothing that a reader would take for an encoded word. */
static bool is_plain(struct str s)
{
    return text_ascii(s) && !(s.n && memmem(s.p, s.n, "=?", 2));
}

/* Words with one blank between, none of them long: what can be folded. */
static bool is_foldable(struct str s)
{
    struct str word;
    bool fine = s.n > 0;
    while (fine && str_cut(&s, ' ', &word))
        fine = word.n > 0 && word.n <= PLAIN_MOST;
    return fine;
}

/* --- names -----------------------------------------------------------------
 */

/* RFC 5322's atoms, and blanks. */
static bool is_atoms(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool letter =
            (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
        if (!letter && !(c && strchr(" !#$%&'*+-/=?^_`{|}~", c)))
            return false;
    }
    return is_foldable(s);
}

static void quote(struct str s, struct buf *out)
{
    buf_ch(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            buf_ch(out, '\\');
        buf_ch(out, s.p[i]);
    }
    buf_ch(out, '"');
}

static void put_name(struct head *h, struct str name)
{
    struct buf quoted = {0};
    quote(name, &quoted);
    struct str s = buf_view(&quoted);
    if (is_plain(name) && is_atoms(name))
        put_words(h, name);
    else if (is_plain(name) && is_foldable(s))
        put_words(h, s);
    else if (is_plain(name) && s.n <= PLAIN_MOST)
        put(h, s);
    else
        put_encoded(h, name);
    buf_release(&quoted);
}

/* --- headers ---------------------------------------------------------------
 */

void header_mailbox(const char *header, const char *name, const char *address,
                    struct buf *out)
{
    struct head h = begin(header, out);
    struct buf ascii = {0}, bracketed = {0};
    bool named = name && *name;
    (void)mail_address(str_of(address), &ascii, NULL); /* mail_check did */
    if (named)
        put_name(&h, str_of(name));
    buf_fmt(&bracketed, named ? "<%s>" : "%s", buf_cstr(&ascii));
    put(&h, buf_view(&bracketed));
    buf_ch(out, '\n');
    buf_release(&ascii);
    buf_release(&bracketed);
}

void header_text(const char *header, const char *text, struct buf *out)
{
    struct head h = begin(header, out);
    struct str s = str_of(text);
    if (is_plain(s) && is_foldable(s))
        put_words(&h, s);
    else
        put_encoded(&h, s);
    buf_ch(out, '\n');
}

void header_bracketed(const char *header, const char *values,
                      const char *between, struct buf *out)
{
    struct head h = begin(header, out);
    struct str rest = str_of(values), part;
    struct buf one = {0};
    while (str_cut(&rest, ' ', &part)) {
        buf_clear(&one);
        buf_fmt(&one, "<%.*s>%s", STR_ARG(part), rest.p ? between : "");
        put(&h, buf_view(&one));
    }
    buf_ch(out, '\n');
    buf_release(&one);
}
