/* What no header may hold. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "mime/mail.h"

/* Long enough for any name and title. */
enum { LINE_MOST = 2000, URI_MOST = 900 };

static int check_line(struct str s, struct err *e)
{
    if (!text_valid(s, NULL))
        return err_set(e, ERR_DATA, _("it is not UTF-8"));
    int32_t c = text_control(s, false);
    if (c >= 0)
        return err_set(e, ERR_DATA,
                       _("no header of a mail may hold the character U+%04X "
                         "(take it out of '%.*s')"),
                       (unsigned)c, (int)text_fit(s, 60), s.p);
    return s.n <= LINE_MOST
               ? 0
               : err_set(e, ERR_DATA, _("it is longer than %d bytes"),
                         LINE_MOST);
}

static int check_address(struct str s, struct err *e)
{
    struct buf ascii = {0};
    int rc = mail_address(s, &ascii, e);
    buf_release(&ascii);
    return rc;
}

/* Each of those that have a blank between. */
static int check_each(struct str s, int check(struct str, struct err *),
                      struct err *e)
{
    struct str part;
    while (str_cut(&s, ' ', &part))
        if (check(part, e) < 0)
            return -1;
    return 0;
}

static int check_one_id(struct str s, struct err *e)
{
    return mail_is_id(s) ? 0
                         : err_set(e, ERR_DATA, _("'%.*s' is no id of a mail"),
                                   (int)text_fit(s, 60), s.p);
}

static int check_id(struct str s, struct err *e)
{
    return check_each(s, check_one_id, e);
}

/* RFC 2369: nothing that would end it, or the next. */
static int check_uri(struct str s, struct err *e)
{
    bool known = str_starts(s, "mailto:") || str_starts(s, "https:");
    bool well = s.n <= URI_MOST && text_ascii(s) && !text_has_control(s, false);
    for (size_t i = 0; well && i < s.n; i++)
        well = !strchr("<>,\"", s.p[i]);
    return known && well
               ? 0
               : err_set(e, ERR_DATA,
                         _("'%.*s' is no URI to unsubscribe at (mailto: or "
                           "https:)"),
                         (int)text_fit(s, 60), s.p);
}

static int check_uris(struct str s, struct err *e)
{
    return check_each(s, check_uri, e);
}

static const struct {
    const char *header;
    size_t at;
    bool must;
    int (*check)(struct str s, struct err *e);
} checks[] = {
#define AT(member) offsetof(struct mail, member)
    {"From", AT(from_name), true, check_line},
    {"From", AT(from), true, check_address},
    {"To", AT(to_name), false, check_line},
    {"To", AT(to), false, check_address},
    {"Reply-To", AT(reply_to), false, check_address},
    {"Subject", AT(subject), true, check_line},
    {"Message-ID", AT(id), true, check_one_id},
    {"In-Reply-To", AT(in_reply_to), false, check_one_id},
    {"References", AT(references), false, check_id},
    {"List-Unsubscribe", AT(unsubscribe), false, check_uris},
};

int mail_check(const struct mail *m, struct err *e)
{
    const char *value;
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        memcpy(&value, (const char *)m + checks[i].at, sizeof value);
        if ((value || checks[i].must) && checks[i].check(str_of(value), e) < 0)
            return err_at(e, checks[i].header, 0);
    }
    for (size_t i = 0; i < m->n; i++)
        if (check_line(str_of(m->files[i].name), e) < 0)
            return err_at(e, "filename", 0);
    return 0;
}
