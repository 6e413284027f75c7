#include "cli/envelope.h"

#include "base/i18n.h"
#include "base/value/handle.h"
#include "ledger/ulid.h"

static const char *bare(struct cli *c, const char *address)
{
    struct str s = handle_bare(str_of(address));
    return arena_dup(&c->home.arena, s.p, s.n);
}

static const char *ours(struct cli *c, const char *key)
{
    return conf_text_on(&c->home.conf, key, c->home.now.day);
}

int cli_mail_check(struct cli *c, const char *to)
{
    struct err e = ERR_INIT;
    const char *from = ours(c, "me.email");
    if (to && handle_check(HANDLE_EMAIL, str_of(to), &e) < 0)
        return cli_usage(c, "--to: %s", e.text);
    if (!*from)
        return err_set(&c->err, ERR_DATA,
                       _("mail is from somebody: set me.email in %s"),
                       c->home.config);
    if (handle_check(HANDLE_EMAIL, str_of(from), &e) < 0)
        return err_set(&c->err, ERR_DATA, "me.email: %s", e.text);
    return 0;
}

int cli_mail_address(struct cli *c, struct buf *out)
{
    struct str given = handle_bare(str_of(ours(c, "me.email")));
    struct err e = ERR_INIT;
    return mail_address(given, out, &e) == 0
               ? 0
               : err_set(&c->err, e.kind, "me.email: %s", e.text);
}

int64_t cli_mail_time(const struct cli *c)
{
    enum { NOON = 12 * 3600 };
    const struct home *h = &c->home;
    return h->now.timed ? h->now.at : when_local(h->now.day, NOON, &h->zone);
}

/* One that nobody else has. */
static int give_id(struct cli *c, struct mail *m)
{
    struct ulid ids = {0};
    char id[ULID_SIZE];
    if (ulid_next(&ids, cli_now_ms(), id, &c->err) < 0)
        return -1;
    m->id = arena_fmt(&c->home.arena, "%s%s", id, strchr(m->from, '@'));
    return 0;
}

int cli_mail_in(struct cli *c, struct mime *mime, struct mail *m,
                const char *to, struct buf *out)
{
    const struct zone *zone = &c->home.zone;
    struct buf from = {0};
    if (cli_mail_address(c, &from) < 0) {
        buf_release(&from);
        return -1;
    }
    m->from_name = ours(c, "me.name");
    m->from = buf_keep(&from, &c->home.arena);
    m->to = to ? bare(c, to) : NULL;
    m->at = cli_mail_time(c);
    m->offset = zone->offset(m->at, zone->arg);
    return !m->id && give_id(c, m) < 0 ? -1 : mail_write(mime, m, out, &c->err);
}

int cli_mail(struct cli *c, struct mail *m, const char *to, struct buf *out)
{
    struct mime mime;
    mime_open(&mime, cli_mail_module(c));
    int rc = cli_mail_in(c, &mime, m, to, out);
    return mime_close(&mime, rc, &c->err);
}
