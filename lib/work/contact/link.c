#include "work/contact/link.h"

#include "base/i18n.h"
#include "base/value/handle.h"

enum reached { BY_MAIL, BY_NUMBER, BY_COUNTRY, BY_NAME };

/* How each channel's links are made; what stands before a number says the plus
 * sign where the channel wants one in every case. */
static const struct way {
    const char *channel, *start;
    const char *text; /* before the text; NULL: it takes none */
    enum reached by;
} ways[] = {
    {"email", "mailto:", "body=", BY_MAIL},
    {"phone", "tel:", NULL, BY_NUMBER},
    {"sms", "sms:", "body=", BY_NUMBER},
    {"telegram", "https://t.me/", "text=", BY_NAME},
    {"whatsapp", "https://wa.me/", "text=", BY_COUNTRY},
    {"viber", "viber://chat?number=%2B", NULL, BY_COUNTRY},
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_';
}

/* Percent-encoding (RFC 3986, 2.1) of all but unreserved characters and
 * `more`. */
static void escape(struct str s, const char *more, struct buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (is_word(c) || (c && (strchr("-.~", c) || strchr(more, c))))
            buf_ch(out, c);
        else
            buf_fmt(out, "%%%02X", (unsigned char)c);
    }
}

/* Lines of a mail end in CRLF, in its link, too (RFC 6068, 5). */
static void escape_text(struct str text, bool mail, struct buf *out)
{
    struct str line;
    for (bool first = true; str_cut(&text, '\n', &line); first = false) {
        if (!first)
            buf_puts(out, mail ? "%0D%0A" : "%0A");
        if (line.n && line.p[line.n - 1] == '\r')
            line.n--;
        escape(line, "", out);
    }
}

/* Does a number say its country?  Eleven digits are more than any country's own
 * numbers have after its code, but a 0 in front is what one dials at home. */
static bool has_country(struct str form, struct str digits)
{
    return str_starts(form, "+") || str_starts(form, "00") ||
           (digits.n >= 11 && digits.p[0] != '0');
}

static int put_number(struct str address, bool messenger, bool plus,
                      struct buf *out, struct err *e)
{
    struct buf form = {0}, digits = {0};
    int rc = handle_check(HANDLE_PHONE, address, e);
    handle_form(HANDLE_PHONE, address, &form);
    if (rc == 0 && !phone_digits(buf_view(&form), &digits))
        rc = handle_check(HANDLE_PHONE, STR(""), e);
    bool country = has_country(buf_view(&form), buf_view(&digits));
    if (rc == 0 && messenger && !country)
        rc = err_set(e, ERR_DATA,
                     _("'%.*s' does not say its country (write it like +7 900 "
                       "123-45-67)"),
                     STR_ARG(address));
    if (rc == 0 && plus && country)
        buf_ch(out, '+');
    if (rc == 0)
        buf_str(out, buf_view(&digits));
    buf_release(&form);
    buf_release(&digits);
    return rc;
}

enum { NAME_MAX_BYTES = 32 };

/* A name of Telegram, or the number of who has none. */
static int put_name(struct str address, struct buf *out, struct err *e)
{
    struct str name = handle_bare(address);
    if (name.n && (name.p[0] == '+' || is_digit(name.p[0])))
        return put_number(address, true, true, out, e);
    if (name.n && name.p[0] == '@')
        name = (struct str){name.p + 1, name.n - 1};
    bool fine = name.n > 0 && name.n <= NAME_MAX_BYTES;
    for (size_t i = 0; fine && i < name.n; i++)
        fine = is_word(name.p[i]);
    if (!fine)
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no name in Telegram (letters, digits and "
                         "'_': @anna_k)"),
                       STR_ARG(address));
    buf_str(out, name);
    return 0;
}

static int put_mail(struct str address, struct buf *out, struct err *e)
{
    if (handle_check(HANDLE_EMAIL, address, e) < 0)
        return -1;
    escape(handle_bare(address), "+@", out);
    return 0;
}

static const struct way *find_way(const char *channel)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(ways[i].channel, channel) == 0)
            return &ways[i];
    return NULL;
}

bool contact_link_takes_text(const char *channel)
{
    const struct way *way = find_way(channel);
    return way && way->text;
}

/* What stands behind a ?, the first of them; and then behind an &. */
static void put_part(const char *name, const char *text, bool mail, char *mark,
                     struct buf *out)
{
    if (!*text)
        return;
    buf_fmt(out, "%c%s", *mark, name);
    escape_text(str_of(text), mail, out);
    *mark = '&';
}

int contact_link(const char *channel, const char *address, const char *subject,
                 const char *text, struct buf *out, struct err *e)
{
    const struct way *way = find_way(channel);
    struct str to = str_trim(str_of(address));
    size_t before = out->n;
    char mark = '?';
    int rc = 0;
    if (!way)
        return err_set(e, ERR_DATA, _("nothing links to the channel '%s'"),
                       channel);
    buf_puts(out, way->start);
    if (way->by == BY_MAIL)
        rc = put_mail(to, out, e);
    else if (way->by == BY_NAME)
        rc = put_name(to, out, e);
    else
        rc =
            put_number(to, way->by == BY_COUNTRY, way->by == BY_NUMBER, out, e);
    bool mail = way->by == BY_MAIL;
    if (rc == 0 && mail)
        put_part("subject=", subject, true, &mark, out);
    if (rc == 0 && way->text)
        put_part(way->text, text, mail, &mark, out);
    if (rc < 0) {
        out->n = before;
        out->p[before] = '\0';
    }
    return rc;
}
