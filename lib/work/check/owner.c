/* Whose things are: a row points to those of its own client, who has a record.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* Whose rows come one soon after the other need not be looked up: the place
 * where that client, or one like it, would be. */
static uint32_t *recent(struct check *c, struct str key)
{
    unsigned last = (unsigned char)key.p[key.n - 1] & 15;
    unsigned before = (unsigned char)key.p[key.n > 1 ? key.n - 2 : 0] & 15;
    return &c->recent[(last | before << 4) % RECENT];
}

static bool know_client(struct check *c, struct row *row)
{
    struct str key = row->r.col[COL_CLIENT];
    uint32_t none = 0, *last = key.n ? recent(c, key) : &none;
    bool fresh;
    if (*last && str_is(key, c->who.v[*last - 1].key)) {
        row->who = *last - 1;
        return true;
    }
    if (!check_key(c, row, COL_CLIENT, KEY_MAX))
        return false;
    struct map_slot *slot = map_put(&c->clients, key.p, key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)c->who.n;
        vec_push(&c->who)->key = slot->key;
    }
    row->who = slot->value;
    *last = row->who + 1;
    return true;
}

void check_find_client(struct check *c, struct row *row)
{
    if (!know_client(c, row))
        return;
    struct who *w = &c->who.v[row->who];
    if (c->ids.n && c->ids.v[c->ids.n - 1].line == row->at.line)
        c->ids.v[c->ids.n - 1].who = row->who;
    if (c->amending.n &&
        c->amending.v[c->amending.n - 1].at.line == row->at.line)
        c->amending.v[c->amending.n - 1].who = row->who;
    if (row->r.type == REC_CLIENT) {
        if (!w->known++)
            w->client_line = row->at.line;
        return;
    }
    if (!w->rows++) {
        w->line = row->at.line;
        w->id = row->at.id;
    }
}

static int to_id(const void *key, const void *id)
{
    return strcmp(key, ((const struct id *)id)->id);
}

/* The first row with that id, or NULL. */
const struct id *check_find_id(const struct check *c, const char *ref)
{
    const struct id *id =
        c->ids.n ? bsearch(ref, c->ids.v, c->ids.n, sizeof *c->ids.v, to_id)
                 : NULL;
    while (id && id > c->ids.v && strcmp(id[-1].id, ref) == 0)
        id--;
    return id;
}

/* Mostly it was read not long ago. */
const struct id *check_find_lately(const struct check *c, const char *ref)
{
    const struct id *end = c->ids.v + c->ids.n;
    size_t back = 1;
    if (c->unsorted || !c->ids.n)
        return NULL;
    while (back < c->ids.n && strcmp(end[-(ptrdiff_t)back].id, ref) > 0)
        back = back < c->ids.n / 2 ? back * 2 : c->ids.n;
    return bsearch(ref, end - back, back, sizeof *end, to_id);
}

struct given *check_find_in(const struct check *c, uint64_t types,
                            const char *ref, size_t n)
{
    if (types & (types - 1)) /* several */
        types &= keyed_types(&c->keyed, (struct str){ref, n});
    for (; types; types &= types - 1) {
        const struct map *of = &c->refs[__builtin_ctzll(types)];
        const struct map_slot *slot = map_find(of, ref, n);
        if (slot)
            return &c->given.v[slot->value];
    }
    return NULL;
}

/* By merges of the whole ledger. */
static bool is_one(const struct check *c, uint32_t a, uint32_t b)
{
    const struct client *now = check_client_now(c, a);
    return check_same_client(a, b) || (now && now == check_client_now(c, b));
}

/* By amendments, too. */
bool check_is_theirs(const struct check *c, const struct given *g, uint32_t who)
{
    return is_one(c, g->who, who) || is_one(c, g->now, who);
}

/* Is what a row points to of its own client, or nobody's, where it is there?
 * The owner otherwise. */
bool check_find_owner(const struct check *c, const struct later *l,
                      struct id *owner)
{
    uint64_t to = l->to ? l->to : TYPES_ALL;
    const struct id *id = l->to ? NULL : check_find_id(c, l->by.ref);
    *owner = (struct id){0};
    for (; id && id < c->ids.v + c->ids.n && strcmp(id->id, l->by.ref) == 0;
         id++) {
        if (is_one(c, id->who, l->by.who))
            return true;
        *owner = *id;
    }
    to &= keyed_types(&c->keyed, str_of(l->by.ref));
    for (int t = REC_TYPES - 1; t >= 0; t--) {
        const struct given *g =
            check_find_in(c, to & TYPE(t), l->by.ref, strlen(l->by.ref));
        if (g && check_is_theirs(c, g, l->by.who))
            return true;
        if (g)
            *owner = (struct id){g->ref, g->line, g->who};
    }
    return !owner->id;
}

bool check_find_marked(struct check *c, const struct later *l, struct id *owner)
{
    struct str part;
    book_key_client(str_of(l->by.ref), STR(""), &part);
    const char *key = book_key_part(&c->book, part);
    const struct map_slot *slot = map_find(&c->clients, key, strlen(key));
    if (!slot || is_one(c, slot->value, l->by.who))
        return false;
    const struct who *w = &c->who.v[slot->value];
    *owner = (struct id){l->by.ref, w->client_line ? w->client_line : w->line,
                         slot->value};
    return true;
}

const char *check_key_of(const struct check *c, uint32_t who)
{
    return who == NOBODY ? "" : c->who.v[who].key;
}

void check_not_theirs(struct check *c, enum check_name k, struct place at,
                      const struct id *owner, const char *client)
{
    check_say(c, k, at,
              _("'%s' belongs to client %s (line %" PRIu64 "), not to %s"),
              owner->id, check_key_of(c, owner->who), owner->line, client);
}

void check_owners(struct check *c)
{
    for (size_t i = 0; i < c->pending.n; i++) {
        const struct later *l = &c->pending.v[i];
        const struct id *id =
            l->by.type == REC_VOID ? check_find_id(c, l->by.ref) : NULL;
        for (; id && id < c->ids.v + c->ids.n && strcmp(id->id, l->by.ref) == 0;
             id++)
            book_elsewhere(&c->book, id->id, check_key_of(c, id->who));
    }
    for (size_t i = 0; i < c->amending.n; i++)
        book_elsewhere(&c->book, c->amending.v[i].id,
                       check_key_of(c, c->amending.v[i].who));
}

static void check_void(struct check *c, const struct entry *e)
{
    const struct id *id =
        e->type == REC_VOID && e->stranger ? check_find_id(c, e->ref) : NULL;
    struct place at = {e->line, (uint32_t)(c->at[COL_REF] + 1), e->id};
    if (id)
        check_not_theirs(c, CHECK_REF, at, id, entry_party(&c->book, e)->key);
}

void check_voids(struct check *c)
{
    for (size_t i = 0; i < c->book.changes.n; i++)
        check_void(c, &c->book.changes.v[i]);
}

void check_standing(struct check *c)
{
    for (size_t i = 0; i < c->amending.n; i++) {
        const struct amending *a = &c->amending.v[i];
        const struct later of = {.by = {.ref = a->id, .who = a->who}};
        struct id owner;
        if (schema_types[a->type].amend == AMEND_OWNER &&
            !check_find_owner(c, &of, &owner))
            check_not_theirs(c, CHECK_REF, a->at, &owner,
                             check_key_of(c, a->who));
    }
}

void check_clients(struct check *c)
{
    struct err why = ERR_INIT;
    for (size_t i = 0; i < c->book.voided.n; i++) {
        const struct entry *e = &c->book.voided.v[i];
        const struct map_slot *slot =
            e->type == REC_CLIENT && e->client
                ? map_find(&c->clients, e->client->key, strlen(e->client->key))
                : NULL;
        if (slot)
            c->who.v[slot->value].known--;
    }
    if (check_recount(c, &why) < 0)
        return;
    for (size_t i = 0; i < c->who.n; i++) {
        const struct who *w = &c->who.v[i];
        struct place at = {w->line, (uint32_t)(c->at[COL_CLIENT] + 1), w->id};
        const struct client *now = check_client_now(c, (uint32_t)i);
        if (w->known || !w->rows || (now && now->known) ||
            check_is_vague(c, w->key))
            continue;
        if (w->rows == 1)
            check_say(c, CHECK_CLIENT, at,
                      _("'%s' has no client record (acct-add client %s NAME)"),
                      w->key, w->key);
        else
            check_say(c, CHECK_CLIENT, at,
                      _("'%s' has no client record, but %" PRIu32
                        " rows name it (acct-add client %s NAME)"),
                      w->key, w->rows, w->key);
    }
}
