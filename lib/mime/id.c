/* What names a message, and whom it goes to. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/handle.h"
#include "mime/mail.h"

enum { KEY_MOST = 300, ID_MOST = 980 };

static bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
           c == '-' || c == '_';
}

static int add_domain(struct str domain, struct buf *out, struct err *e)
{
    return text_domain_ascii(domain, out)
               ? 0
               : err_set(e, ERR_DATA, _("'%.*s' is no domain"),
                         (int)text_fit(domain, 60), domain.p);
}

/* An atom of RFC 5322, in which = is a letter like others: what is none of the
 * plain ones is two digits behind it.  A colon, of which keys are made, is a
 * dot, where that has something on both sides. */
int mail_id(struct str key, struct str domain, struct buf *out, struct err *e)
{
    if (!key.n || key.n > KEY_MOST)
        return err_set(e, ERR_DATA,
                       _("a mail's key has 1 to %d bytes, not %zu"), KEY_MOST,
                       key.n);
    for (size_t i = 0; i < key.n; i++) {
        bool between = i > 0 && i + 1 < key.n && key.p[i - 1] != ':';
        if (is_plain(key.p[i]))
            buf_ch(out, key.p[i]);
        else if (key.p[i] == ':' && between)
            buf_ch(out, '.');
        else
            buf_fmt(out, "=%02X", (unsigned char)key.p[i]);
    }
    buf_ch(out, '@');
    return add_domain(domain, out, e);
}

bool mail_is_id(struct str id)
{
    const char *at = id.n ? memchr(id.p, '@', id.n) : NULL;
    if (!at || at == id.p || at + 1 == id.p + id.n || id.n > ID_MOST)
        return false;
    for (size_t i = 0; i < id.n; i++) {
        unsigned char c = (unsigned char)id.p[i];
        if (c <= ' ' || c >= 0x7f || c == '<' || c == '>')
            return false;
    }
    return true;
}

int mail_address(struct str address, struct buf *out, struct err *e)
{
    struct str bare = handle_bare(address), domain = address, local;
    size_t before = out->n;
    if (handle_check(HANDLE_EMAIL, address, e) < 0)
        return -1;
    if (bare.n != address.n)
        return err_set(e, ERR_DATA, _("'%.*s' is more than an e-mail address"),
                       STR_ARG(address));
    (void)str_cut(&domain, '@', &local);
    if (!text_ascii(local))
        return err_set(
            e, ERR_DATA,
            _("'%.*s' cannot be written to: few servers take what is "
              "not ASCII before the @"),
            STR_ARG(address));
    buf_str(out, local);
    buf_ch(out, '@');
    int rc = add_domain(domain, out, e);
    /* letters of other scripts may be signs of ASCII there */
    struct str made = {out->p + before, out->n - before};
    if (rc == 0)
        rc = handle_check(HANDLE_EMAIL, made, e);
    if (rc < 0)
        out->n = before;
    return rc;
}
