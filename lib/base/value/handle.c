#include "base/value/handle.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text/text.h"

enum { EMAIL_MAX = 254, LOCAL_MAX = 64, LABEL_MAX = 63 };
enum { PHONE_MIN = 6, PHONE_MAX = 15 };

/* What stands before a handle in a link.  Where `digits`, it is a number with
 * its country, but without the plus sign. */
struct link {
    const char *start;
    bool digits;
};
static const struct link links[] = {
    {"mailto:", false},
    {"tel:", false},
    {"sms:", false},
    {"callto:", false},
    {"t.me/", false},
    {"telegram.me/", false},
    {"tg://resolve?domain=", false},
    {"tg://resolve?phone=", true},
    {"wa.me/", true},
    {"api.whatsapp.com/send?phone=", true},
    {"api.whatsapp.com/send/?phone=", true},
    {"web.whatsapp.com/send?phone=", true},
    {"whatsapp://send?phone=", true},
    {"viber://chat?number=", true},
    {"viber://contact?number=", true},
    {"viber://add?number=", true},
};

/* Takes a beginning off *s, in whatever case. */
static bool take(struct str *s, const char *start)
{
    size_t n = strlen(start);
    if (s->n < n || strncasecmp(s->p, start, n) != 0)
        return false;
    *s = (struct str){s->p + n, s->n - n};
    return true;
}

static const struct link *take_link(struct str *s)
{
    /* Most are none. */
    if (!s->n || (!memchr(s->p, ':', s->n) && !memchr(s->p, '/', s->n)))
        return NULL;
    if (!take(s, "https://"))
        (void)take(s, "http://");
    (void)take(s, "www.");
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (take(s, links[i].start))
            return &links[i];
    return NULL;
}

/* Of Anna <a@b.example> what is between. */
static struct str unbracket(struct str s)
{
    const char *open = s.n ? memchr(s.p, '<', s.n) : NULL;
    if (!open || s.p[s.n - 1] != '>')
        return s;
    return str_trim((struct str){open + 1, (size_t)(s.p + s.n - open) - 2});
}

/* The blanks of Unicode that people paste around things. */
static struct str trim(struct str s)
{
    static const char nbsp[] = "\u00a0";
    for (size_t before = s.n + 1; before != s.n;) {
        before = s.n;
        s = str_trim(s);
        if (str_starts(s, nbsp))
            s = (struct str){s.p + 2, s.n - 2};
        if (s.n > 1 && memcmp(s.p + s.n - 2, nbsp, 2) == 0)
            s.n -= 2;
    }
    return s;
}

/* Likewise; *link (may be NULL) is what it was in. */
static struct str bare(struct str given, const struct link **link)
{
    struct str s = unbracket(trim(given)), whole = s;
    const struct link *found = take_link(&s);
    size_t n = 0;
    if (link)
        *link = found;
    if (!found)
        return whole;
    while (s.n && s.p[0] == '/')
        s = (struct str){s.p + 1, s.n - 1};
    (void)take(&s, "%2b");
    while (n < s.n && !strchr("?&#;/", s.p[n]))
        n++;
    /* An invitation is no name: t.me/joinchat/…, t.me/+… */
    bool invites = (n + 1 < s.n && s.p[n] == '/') ||
                   (n > 1 && s.p[0] == '+' && (s.p[1] < '0' || s.p[1] > '9'));
    if (!n || invites) {
        if (link)
            *link = NULL;
        return whole;
    }
    return trim((struct str){s.p, n});
}

struct str handle_bare(struct str s)
{
    return bare(s, NULL);
}

/* Hyphens and the like, each as U+2010 to U+2015 or U+2212: those of a keyboard
 * in their stead. */
static void plain_hyphens(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char *p = (const unsigned char *)s.p + i;
        bool three = i + 2 < s.n && p[0] == 0xe2;
        if (three && ((p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0x95) ||
                      (p[1] == 0x88 && p[2] == 0x92))) {
            buf_ch(out, '-');
            i += 2;
        } else {
            buf_ch(out, s.p[i]);
        }
    }
}

/* A number in ASCII, as far as it goes; in the buffer where it was not. */
static struct str phone_plain(struct str s, struct buf *scratch)
{
    struct buf folded = {0};
    if (text_ascii(s))
        return s;
    text_fold(s, &folded);
    plain_hyphens(buf_view(&folded), scratch);
    buf_release(&folded);
    return buf_view(scratch);
}

void handle_form(enum handle kind, struct str s, struct buf *out)
{
    const struct link *link;
    struct str part = bare(s, &link);
    bool plus = part.n && part.p[0] == '+';
    bool digit = part.n && part.p[0] >= '0' && part.p[0] <= '9';
    if (link && digit && link->digits)
        buf_ch(out, '+');
    if (kind == HANDLE_NAME && link && part.n && part.p[0] != '@' && !plus &&
        !link->digits)
        buf_ch(out, '@');
    struct buf plain = {0};
    buf_str(out, kind == HANDLE_PHONE ? phone_plain(part, &plain) : part);
    buf_release(&plain);
}

void handle_fold(struct str s, struct buf *out)
{
    struct str part = bare(s, NULL);
    if (part.n && part.p[0] == '@')
        part = (struct str){part.p + 1, part.n - 1};
    text_fold(part, out);
}

/* What has no place in an address, quoted ones aside. */
static bool has_odd(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f ||
            strchr("\"(),:;<>[]\\", s.p[i]))
            return true;
    return false;
}

static bool is_dotted(struct str s, size_t most, size_t least_parts)
{
    struct str part;
    size_t parts = 0;
    for (; str_cut(&s, '.', &part); parts++)
        if (!part.n || part.n > most)
            return false;
    return parts >= least_parts;
}

/* RFC 5321 without its curiosities; letters of all scripts (RFC 6531). */
static bool is_email(struct str s)
{
    struct str domain = s, local;
    if (s.n > EMAIL_MAX || has_odd(s) || !str_cut(&domain, '@', &local) ||
        !domain.n || memchr(domain.p, '@', domain.n) || local.n > LOCAL_MAX ||
        !is_dotted(local, LOCAL_MAX, 1) || !is_dotted(domain, LABEL_MAX, 2))
        return false;
    for (size_t i = 0; i < domain.n; i++) {
        char ch = domain.p[i];
        if (!(ch & 0x80) && !(ch >= '0' && ch <= '9') &&
            !((ch | 32) >= 'a' && (ch | 32) <= 'z') && ch != '-' && ch != '.')
            return false;
    }
    return domain.p[0] != '-' && domain.p[domain.n - 1] != '-';
}

/* Blanks that are none of ASCII, or what has no width, make it another. */
static bool is_foldable(struct str s)
{
    struct buf folded = {0};
    if (text_ascii(s))
        return true;
    text_fold(s, &folded);
    bool fine = !has_odd(buf_view(&folded));
    buf_release(&folded);
    return fine;
}

static bool is_phone(struct str s)
{
    struct buf digits = {0}, scratch = {0};
    struct str plain = phone_plain(handle_bare(s), &scratch);
    /* A plus sign only in front, where it is. */
    bool fine = phone_digits(s, &digits) && digits.n <= PHONE_MAX &&
                !memchr(plain.p + 1, '+', plain.n - 1);
    buf_release(&digits);
    buf_release(&scratch);
    return fine;
}

int handle_check(enum handle kind, struct str s, struct err *e)
{
    struct str part = handle_bare(s);
    if (kind == HANDLE_EMAIL && !(is_email(part) && is_foldable(part)))
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no e-mail address (give one address: "
                         "name@example.com)"),
                       STR_ARG(s));
    if (kind == HANDLE_PHONE && !is_phone(s))
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no telephone number (write it like "
                         "+7 900 123-45-67)"),
                       STR_ARG(s));
    return 0;
}

bool phone_digits(struct str s, struct buf *out)
{
    struct buf scratch = {0};
    struct str plain = phone_plain(handle_bare(s), &scratch);
    bool fine = true, abroad = str_starts(plain, "+");
    buf_clear(out);
    if (str_starts(plain, "00")) {
        plain = (struct str){plain.p + 2, plain.n - 2};
        abroad = true;
    }
    for (size_t i = 0; i < plain.n && fine; i++) {
        /* +49 (0)30: the 0 is for who calls without the country. */
        if (abroad && plain.n - i > 3 && memcmp(plain.p + i, "(0)", 3) == 0)
            i += 2;
        else if (plain.p[i] >= '0' && plain.p[i] <= '9')
            buf_ch(out, plain.p[i]);
        else
            fine = plain.p[i] && strchr("+-() .", plain.p[i]);
    }
    if (fine && out->n == 11 && out->p[0] == '8' && !abroad)
        out->p[0] = '7';
    buf_release(&scratch);
    return fine && out->n >= PHONE_MIN;
}
