/* Which letters went: the ledger tells of them, or rows do that it refused. */
#include "inside.h"

#include "ledger/store/ledger.h"

/* What is the same of a message's id whatever domain we have. */
static void id_key(const struct client *c, struct str id, struct buf *key)
{
    const char *at = memchr(id.p, '@', id.n);
    buf_clear(key);
    buf_fmt(key, "%s %.*s", c ? c->key : "", at ? (int)(at - id.p) : (int)id.n,
            id.p);
}

static void campaign_key(const struct client *c, const char *campaign,
                         struct buf *key)
{
    buf_clear(key);
    buf_fmt(key, "%s\n%s", c->key, campaign);
}

static void put(struct map *went, const struct buf *key, int32_t day)
{
    map_put(went, key->p, key->n, NULL)->value = (uint32_t)(day + 1);
}

static void note(struct map *went, const struct client *c, const char *id,
                 const char *campaign, int32_t day)
{
    struct buf key = {0};
    id_key(c, str_of(id), &key);
    put(went, &key, day);
    if (c && *campaign) {
        campaign_key(c, campaign, &key);
        put(went, &key, day);
    }
    buf_release(&key);
}

/* Of ours alone: what came in with such an id is somebody else's. */
static void note_entry(struct letter_lists *l, struct book *b,
                       const struct entry *e)
{
    if (strstr(e->attrs, "message=") && e->dir != DIR_IN)
        note(&l->went, e->client, entry_attr(b, e, "message"),
             entry_attr(b, e, "campaign"), e->day);
}

/* --- refused rows ----------------------------------------------------------
 */

struct refused {
    struct making *m;
    struct letter_lists *lists;
};

static const char *said(struct making *m, const struct record *r,
                        const char *name)
{
    struct str raw;
    struct buf plain = {0};
    if (attr_raw(r->col[COL_ATTRS], name, &raw))
        attr_unescape(raw, &plain);
    return say_keep(m, &plain);
}

static int note_row(void *arg, const struct record *r, struct err *e)
{
    const struct refused *f = arg;
    struct making *m = f->m;
    const char *client =
        arena_dup(making_arena(m), r->col[COL_CLIENT].p, r->col[COL_CLIENT].n);
    const char *id = said(m, r, "message");
    struct when when;
    struct err none = ERR_INIT;
    (void)e;
    if (!*id || strcmp(said(m, r, "dir"), "in") == 0)
        return 0;
    if (when_parse(r->col[COL_DATE], &m->by->home->zone, &when, &none) < 0)
        when.day = m->by->home->today;
    note(&f->lists->refused, book_client(m->by->book, client), id,
         said(m, r, "campaign"), when.day);
    return 0;
}

/* What cannot be read tells nothing. */
static int go_on(void *arg, uint64_t line, const struct err *e)
{
    (void)arg;
    (void)line;
    (void)e;
    return 0;
}

static void read_refused(void *arg, const char *file)
{
    struct refused *f = arg;
    struct ledger_pass pass = {
        .types = TYPES_ALL, .row = note_row, .fault = go_on, .arg = f};
    struct ledger *l = NULL;
    struct err none = ERR_INIT;
    size_t before = f->lists->refused.n;
    if (ledger_open(&l, file, 0, &none) == 0)
        (void)ledger_each(l, &pass, &none);
    ledger_close(l);
    if (f->lists->refused.n > before)
        f->lists->refused_file =
            arena_dup(&f->m->by->book->arena, file, strlen(file));
}

static void build(struct making *m)
{
    struct letter_lists *l = &m->by->lists;
    struct book *b = m->by->book;
    struct refused refused = {m, l};
    if (l->went_known)
        return;
    l->went_known = true;
    for (size_t i = 0; i < b->entries.n; i++)
        note_entry(l, b, &b->entries.v[i]);
    for (size_t i = 0; i < b->later.n; i++)
        note_entry(l, b, &b->later.v[i]);
    if (strcmp(m->by->home->ledger, "-") != 0)
        ledger_beside(m->by->home->ledger, LEDGER_REFUSED, read_refused,
                      &refused);
}

static const struct map_slot *find(const struct making *m,
                                   const struct map *went)
{
    const char *campaign = m->by->options->campaign;
    struct buf key = {0};
    id_key(m->out->client, str_of(m->out->id), &key);
    const struct map_slot *at = map_find(went, key.p, key.n);
    if (!at && campaign) {
        campaign_key(m->out->client, campaign, &key);
        at = map_find(went, key.p, key.n);
    }
    buf_release(&key);
    return at;
}

int32_t went_on(struct making *m, const char **waits)
{
    struct letter_lists *l = &m->by->lists;
    build(m);
    *waits = "";
    const struct map_slot *at = find(m, &l->went);
    if (!at && (at = find(m, &l->refused)))
        *waits = l->refused_file;
    return at ? (int32_t)at->value - 1 : DAY_NONE;
}
