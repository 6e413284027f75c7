/* Can the addresses be written to, and the numbers dialled? */

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"

enum { EMAIL_MAX = 254, LOCAL_MAX = 64, LABEL_MAX = 63, PHONE_MAX = 15 };

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

static bool is_phone(struct str s, struct buf *digits)
{
    /* A plus sign only in front, where it is. */
    return phone_digits(s, digits) && digits->n <= PHONE_MAX &&
           !memchr(s.p + 1, '+', s.n - 1);
}

void check_reach(struct check *c, struct row *row, const char *name,
                 struct str value)
{
    static const char *const numbers[] = {"phone", "whatsapp", "viber"};
    struct place at = check_at(c, row, COL_ATTRS);
    struct buf digits = {0};
    if (strcmp(name, "email") == 0 && !is_email(value))
        check_say(c, CHECK_EMAIL, at, _("'%.*s' is no e-mail address"),
                  STR_ARG(value));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(name, numbers[i]) == 0 && !is_phone(value, &digits))
            check_say(c, CHECK_PHONE, at, _("'%.*s' is no telephone number"),
                      STR_ARG(value));
    buf_release(&digits);
}
