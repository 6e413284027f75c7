/* Notes: whether the base of clients and contacts is kept current. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"

/* A contact that nobody confirmed or wrote to for so long may have left. */
enum { STALE_MONTHS = 12 };

static const struct entry *oldest(const struct client_row *rows)
{
    while (rows->before)
        rows = rows->before;
    return rows->entry;
}

static const char *const addresses[] = {"email",    "phone", "telegram",
                                        "whatsapp", "viber", "address"};
enum { ADDRESSES = sizeof addresses / sizeof *addresses };

static bool has_address(struct book *b, const struct client_row *rows)
{
    for (size_t i = 0; i < ADDRESSES; i++)
        if (*rows_attr(b, rows, DAY_MAX, addresses[i]))
            return true;
    return false;
}

/* When each was last heard of. */
struct heard {
    int32_t *clients;    /* by place: a touch that names no person */
    struct map contacts; /* -> day - DAY_MIN */
};

static void hear(struct heard *h, struct book *b, const struct entry *e)
{
    const char *who = entry_attr(b, e, "contact");
    if (!*who) {
        if (e->day > h->clients[e->client->n])
            h->clients[e->client->n] = e->day;
        return;
    }
    struct map_slot *slot = map_put(&h->contacts, who, strlen(who), NULL);
    uint32_t day = (uint32_t)(e->day - DAY_MIN);
    if (day > slot->value)
        slot->value = day;
}

static void check_contact(struct check *c, struct heard *h,
                          const struct contact *p)
{
    struct book *b = &c->book;
    const struct map_slot *slot =
        map_find(&h->contacts, p->ref, strlen(p->ref));
    int32_t last = p->entry->day, to = h->clients[p->client->n];
    char day[DATE_SIZE];
    if (to > last)
        last = to;
    if (slot && (int32_t)slot->value + DAY_MIN > last)
        last = (int32_t)slot->value + DAY_MIN;
    if (!has_address(b, p->rows))
        check_say(c, CHECK_UNREACHABLE,
                  check_entry_at(c, oldest(p->rows), COL_ATTRS),
                  _("contact '%s' has no address"), p->ref);
    else if (day_add_months(last, STALE_MONTHS) < c->options->as_of.day)
        check_say(c, CHECK_STALE, check_entry_at(c, p->entry, COL_REF),
                  _("contact '%s' was last heard of on %s"), p->ref,
                  day_print(last, day));
}

static bool is_anyone_there(const struct client *cl)
{
    const struct contact *p = cl->contacts;
    while (p && p->left != DAY_NONE)
        p = p->next;
    return p;
}

static void check_client(struct check *c, struct heard *h,
                         const struct client *cl)
{
    struct book *b = &c->book;
    if (!cl->known || cl->state != CLIENT_ACTIVE)
        return;
    if (!is_anyone_there(cl) && !has_address(b, cl->rows))
        check_say(c, CHECK_UNREACHABLE,
                  check_entry_at(c, oldest(cl->rows), COL_CLIENT),
                  _("client '%s' has no address, and no contact"), cl->key);
    for (const struct contact *p = cl->contacts; p; p = p->next)
        if (p->left == DAY_NONE)
            check_contact(c, h, p);
}

void check_people(struct check *c)
{
    const uint64_t wanted = CHECK(CHECK_UNREACHABLE) | CHECK(CHECK_STALE);
    struct book *b = &c->book;
    if (!(c->options->checks & wanted))
        return;
    struct heard h = {mem_new(b->clients.n + 1, sizeof *h.clients), {0}};
    for (size_t i = 0; i < b->clients.n; i++)
        h.clients[i] = DAY_MIN;
    for (size_t i = 0; (i = book_next(b, TYPE(REC_TOUCH), i)) < b->entries.n;
         i++)
        if (b->entries.v[i].client)
            hear(&h, b, &b->entries.v[i]);
    for (size_t i = 0; i < b->clients.n; i++)
        check_client(c, &h, b->clients.v[i]);
    free(h.clients);
    map_release(&h.contacts);
}

/* The last row that says who sent the client. */
static const struct entry *sent_says(const struct client *c)
{
    struct str raw;
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (entry_raw(r->entry, "referrer", &raw))
            return r->entry;
    return NULL;
}

/* At the row that came last, which closed it. */
static void tell_ring(struct check *c, const struct client *first)
{
    enum { NAMED = 8 };
    struct buf way = {0};
    const struct entry *last = NULL;
    const struct client *at = first;
    int n = 0;
    do {
        const struct entry *e = sent_says(at);
        last = !last || (e && e->line > last->line) ? e : last;
        if (++n <= NAMED)
            buf_fmt(&way, "%s, ", at->key);
        at = client_sender(&c->book, at);
    } while (at != first);
    buf_fmt(&way, "%s%s", n > NAMED ? "…, " : "", first->key);
    if (last)
        check_say(c, CHECK_REF, check_entry_at(c, last, COL_ATTRS),
                  _("referrer: each was sent by the next, so that nobody was "
                    "the first: %s"),
                  buf_cstr(&way));
    buf_release(&way);
}

static void check_rings(struct check *c)
{
    struct book *b = &c->book;
    if (!(c->options->checks & CHECK(CHECK_REF)))
        return;
    const struct client **rings = book_rings(b);
    for (size_t i = 0; i < b->clients.n; i++)
        if (rings[i] == b->clients.v[i])
            tell_ring(c, rings[i]);
    free(rings);
}

/* Only a key counts as a referral: see acct-metrics referrals. */
void check_referrers(struct check *c)
{
    struct book *b = &c->book;
    check_rings(c);
    if (!(c->options->checks & CHECK(CHECK_REFERRER)))
        return;
    for (size_t i = 0; (i = book_next(b, TYPE(REC_CLIENT), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        const char *who = entry_attr(b, e, "referrer");
        if (*who && !book_client(b, who))
            check_say(c, CHECK_REFERRER, check_entry_at(c, e, COL_ATTRS),
                      _("referrer: no client has the key '%s'"), who);
    }
}
