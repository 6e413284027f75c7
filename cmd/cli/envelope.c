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

/* Of a day that --as-of names, noon. */
static int64_t written(const struct home *h)
{
    enum { NOON = 12 * 3600 };
    return h->now.timed ? h->now.at : when_local(h->now.day, NOON, &h->zone);
}

int cli_mail(struct cli *c, struct mail *m, const char *to, struct buf *out)
{
    const struct zone *zone = &c->home.zone;
    struct ulid ids = {0};
    char id[ULID_SIZE];
    if (ulid_next(&ids, cli_now_ms(), id, &c->err) < 0)
        return -1;
    m->from_name = ours(c, "me.name");
    m->from = bare(c, ours(c, "me.email"));
    m->to = to ? bare(c, to) : NULL;
    m->at = written(&c->home);
    m->offset = zone->offset(m->at, zone->arg);
    m->id = arena_fmt(&c->home.arena, "%s%s", id, strchr(m->from, '@'));
    struct mime mime;
    mime_open(&mime, cli_mail_module(c));
    int rc = mail_write(&mime, m, out, &c->err);
    return mime_close(&mime, rc, &c->err);
}
