/* Who sent whom: a client that sent another cannot have come of it. */
#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"
#include "work/enter/conflict.h"

static void set(struct conflicts *c, struct str client, const char *sender)
{
    bool fresh;
    struct map_slot *slot = map_put(&c->sender_at, client.p, client.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)c->senders.n;
        vec_push(&c->senders);
    }
    c->senders.v[slot->value] = sender;
}

static void load(struct conflicts *c, struct book *b)
{
    c->senders_made = true;
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *by = client_sender(b, b->clients.v[i]);
        if (by)
            set(c, str_of(b->clients.v[i]->key), by->key);
    }
}

/* A key that was merged is the other's. */
static struct str now(struct draft *d, struct str key)
{
    struct buf word = {0};
    buf_str(&word, key);
    const struct client *c = book_client(d->c->book, buf_cstr(&word));
    buf_release(&word);
    return c ? str_of(c->key) : key;
}

/* Does the way up from the one lead to the other?  It may go round. */
static bool leads(const struct conflicts *c, struct str from, struct str to)
{
    for (size_t n = 0; from.n && n <= c->senders.n; n++) {
        if (from.n == to.n && memcmp(from.p, to.p, to.n) == 0)
            return true;
        const struct map_slot *slot = map_find(&c->sender_at, from.p, from.n);
        from = str_of(slot ? c->senders.v[slot->value] : "");
    }
    return false;
}

int conflict_sender(struct draft *d, struct err *e)
{
    struct conflicts *c = &d->c->conflicts;
    struct str client = d->r->col[COL_CLIENT], by;
    if (!attr_raw(d->r->col[COL_ATTRS], "referrer", &by))
        return 0;
    if (!c->senders_made)
        load(c, d->c->book);
    client = now(d, client);
    by = now(d, by);
    if (leads(c, by, client))
        return err_set(e, ERR_DATA,
                       _("referrer: '%.*s' was itself sent to us by '%.*s', or "
                         "by one whom that sent (name who came first; or "
                         "--force)"),
                       STR_ARG(by), STR_ARG(client));
    set(c, client, draft_name(d, by));
    return 0;
}
