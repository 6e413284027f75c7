/* Keys: whose they are, what they point to, and that they are given once. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "ledger/odd.h"

static const char *keep(struct check *c, struct str s)
{
    return s.n ? arena_dup(&c->texts, s.p, s.n) : "";
}

static void find_client(struct check *c, struct row *row)
{
    struct str key = row->r.col[COL_CLIENT];
    bool fresh;
    if (!check_key(c, row, COL_CLIENT, KEY_MAX))
        return;
    struct map_slot *slot = map_put(&c->clients, key.p, key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)c->who.n;
        vec_push(&c->who)->key = slot->key;
    }
    struct who *w = &c->who.v[slot->value];
    row->who = slot->value;
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

static struct given *find_in(const struct check *c, uint64_t types,
                             const char *ref, size_t n)
{
    for (int t = 0; t < REC_TYPES; t++) {
        const struct map_slot *slot =
            types & TYPE(t) ? map_find(&c->refs[t], ref, n) : NULL;
        if (slot)
            return &c->given.v[slot->value];
    }
    return NULL;
}

static struct given given_by(const struct row *row)
{
    return (struct given){.id = row->at.id,
                          .line = row->at.line,
                          .who = row->who,
                          .now = row->who,
                          .day = row->v.when.day,
                          .type = row->r.type,
                          .amount = row->v.amount,
                          .currency = row->v.currency,
                          .has_amount = row->v.has_amount && !row->bad};
}

static void tell_amount(struct given *g, const struct row *row)
{
    g->has_amount = row->v.has_amount && !row->bad;
    g->amount = row->v.amount;
    g->currency = row->v.currency;
}

static void give(struct check *c, struct row *row)
{
    struct str ref = row->r.col[COL_REF];
    enum rec_type type = row->r.type;
    bool fresh;
    struct map_slot *slot = map_put(&c->refs[type], ref.p, ref.n, &fresh);
    struct given by = given_by(row);
    struct str id;
    by.ref = slot->key;
    if (fresh) {
        slot->value = (uint32_t)c->given.n;
        *vec_push(&c->given) = by;
        return;
    }
    struct given *first = &c->given.v[slot->value];
    bool amends = book_amends(type, row->r.col[COL_ATTRS], &id);
    if (row->v.has_amount && (amends || !first->has_amount))
        tell_amount(first, row);
    if (amends) {
        first->now = row->who;
        return;
    }
    if (!schema_types[type].again || first->who != row->who)
        *vec_push(&c->again) =
            (struct later){.by = by,
                           .column = check_at(c, row, COL_REF).column,
                           .first = slot->value};
}

const struct given *check_given(const struct check *c, uint64_t types,
                                struct str ref)
{
    return find_in(c, types, ref.p, ref.n);
}

/* Who gives the key; a void record names an id, never a key. */
static const struct given *find_given(const struct check *c, enum rec_type type,
                                      uint64_t to, struct str ref)
{
    return type == REC_VOID ? NULL
                            : find_in(c, to ? to : TYPES_ALL, ref.p, ref.n);
}

/* Looks it up at once where it can: most is there already. */
static void point(struct check *c, struct row *row, enum column col,
                  const char *attr, uint64_t to, struct str ref)
{
    const struct given *g = find_given(c, row->r.type, to, ref);
    if (g && !attr && record_early(row->r.type, row->v.when.day, g->day))
        *vec_push(&c->early) =
            (struct early){.by = given_by(row),
                           .column = check_at(c, row, COL_DATE).column,
                           .of = (uint32_t)(g - c->given.v)};
    if (g && (!to || check_same_client(g->now, row->who)))
        return;
    struct later *l = vec_push(&c->pending);
    *l = (struct later){.by = given_by(row),
                        .to = to,
                        .column = check_at(c, row, col).column,
                        .attr = attr};
    l->by.ref = keep(c, ref);
}

/* Somebody wrote about an invoice: what is odd about it is known. */
static void note(struct check *c, const struct row *row)
{
    struct str ref = row->r.col[COL_REF];
    const uint64_t types = TYPE(REC_TOUCH) | TYPE(REC_NOTE);
    if (row->bad || !(types & TYPE(row->r.type)) ||
        !map_find(&c->refs[REC_INVOICE], ref.p, ref.n))
        return;
    struct map_slot *slot = map_put(&c->noted, ref.p, ref.n, NULL);
    uint32_t day = (uint32_t)(row->v.when.day - DAY_MIN);
    if (day > slot->value)
        slot->value = day;
}

void check_refs(struct check *c, struct row *row)
{
    struct str ref = row->r.col[COL_REF];
    find_client(c, row);
    if (row->r.type == REC_TYPES || !check_key(c, row, COL_REF, REF_MAX))
        return;
    const struct schema_type *t = &schema_types[row->r.type];
    switch (t->ref) {
    case REF_OWN:
        give(c, row);
        break;
    case REF_TO:
        point(c, row, COL_REF, NULL, t->to, ref);
        break;
    case REF_MARK:
        if (!memchr(ref.p, ':', ref.n))
            point(c, row, COL_REF, NULL, t->to, ref);
        break;
    case REF_ABOUT:
        point(c, row, COL_REF, NULL, check_about(row), ref);
        note(c, row);
        break;
    case REF_CLIENT:
        check_note_merge(c, row);
        break;
    case REF_NONE:
        break;
    }
}

void check_attr_ref(struct check *c, struct row *row,
                    const struct schema_attr *a, struct str value)
{
    if (a->to == TYPE(REC_OFFER)) {
        struct quoted *q = vec_push(&c->quoted);
        q->by = given_by(row);
        q->by.ref = keep(c, row->r.col[COL_REF]);
        q->quote = keep(c, value);
    }
    point(c, row, COL_ATTRS, a->name, a->to, value);
}

/* By amendments and merges of the whole ledger. */
static bool is_theirs(const struct check *c, const struct given *g,
                      uint32_t who)
{
    const struct client *now = check_client_now(c, who);
    return check_same_client(g->who, who) || check_same_client(g->now, who) ||
           (now && (now == check_client_now(c, g->who) ||
                    now == check_client_now(c, g->now)));
}

static struct place place_of(const struct later *l)
{
    return (struct place){l->by.line, l->column, l->by.id};
}

static const char *key_of(const struct check *c, uint32_t who)
{
    return who == NOBODY ? "" : c->who.v[who].key;
}

static void not_theirs(struct check *c, enum check_name k,
                       const struct later *l, const struct given *g)
{
    check_say(c, k, place_of(l),
              _("'%s' belongs to client %s (line %" PRIu64 "), not to %s"),
              g->ref, key_of(c, g->who), g->line, key_of(c, l->by.who));
}

void check_again(struct check *c)
{
    for (size_t i = 0; i < c->again.n; i++) {
        const struct later *l = &c->again.v[i];
        struct given *first = &c->given.v[l->first];
        const struct schema_type *t = &schema_types[l->by.type];
        if (book_voided(&c->book, l->by.id))
            continue;
        if (first->voided)
            *first = l->by;
        else if (!t->again)
            check_say(c, CHECK_DUPLICATE, place_of(l),
                      _("%s '%s' is in line %" PRIu64 " already"), t->name,
                      first->ref, first->line);
        else if (!is_theirs(c, first, l->by.who))
            not_theirs(c, CHECK_DUPLICATE, l, first);
    }
}

/* The closest key of those types, or NULL. */
static const char *closest(const struct check *c, uint64_t types,
                           const char *ref)
{
    enum { CLOSE = 2, MANY = 20000 };
    const char *like = NULL;
    int best = CLOSE;
    for (int t = 0; t < REC_TYPES; t++) {
        const struct map *m = &c->refs[t];
        if (!(types & TYPE(t)) || m->n > MANY)
            continue;
        for (size_t i = 0; i < m->n; i++) {
            int d = text_distance(str_of(ref), str_of(m->slot[i].key), best);
            /* Of two alike the first by its bytes, in every run. */
            if (d < best ||
                (d == best && like && strcmp(m->slot[i].key, like) < 0)) {
                best = d;
                like = m->slot[i].key;
            }
        }
    }
    return like;
}

enum { LOOKED_UP = 50 };

static void not_there(struct check *c, const struct later *l, size_t told)
{
    enum check_name k = l->by.type == REC_RESPONSE ? CHECK_SURVEY : CHECK_REF;
    const char *ref = l->by.ref, *attr = l->attr ? l->attr : "";
    const char *colon = l->attr ? ": " : "", *name = "";
    const struct given *other = find_in(c, TYPES_ALL, ref, strlen(ref));
    for (int t = REC_TYPES - 1; t >= 0; t--)
        if (l->to & TYPE(t))
            name = schema_types[t].name;
    if (!l->to) {
        check_say(c, k, place_of(l),
                  l->by.type == REC_VOID ? _("no record has the id '%s'")
                                         : _("nothing has the key or id '%s'"),
                  ref);
        return;
    }
    const char *like = told < LOOKED_UP ? closest(c, l->to, ref) : NULL;
    if (other)
        check_say(c, k, place_of(l), _("%s%sno %s '%s' (that is of type %s)"),
                  attr, colon, name, ref, schema_types[other->type].name);
    else if (like)
        check_say(c, k, place_of(l), _("%s%sno %s '%s' (did you mean '%s'?)"),
                  attr, colon, name, ref, like);
    else
        check_say(c, k, place_of(l), _("%s%sno %s '%s'"), attr, colon, name,
                  ref);
}

/* A number that was given twice: the line is of the document that it follows,
 * or was voided with it. */
static bool is_its_own(const struct check *c, const struct later *l)
{
    const struct head *h = l->by.type == REC_LINE && !l->attr
                               ? book_head_of(&c->book, l->by.ref, l->by.line)
                               : NULL;
    return h && (h->is_void || !h->client ||
                 strcmp(h->client->key, key_of(c, l->by.who)) == 0);
}

void check_pending(struct check *c)
{
    for (size_t i = 0, told = 0; i < c->pending.n; i++) {
        const struct later *l = &c->pending.v[i];
        const struct given *g =
            find_given(c, l->by.type, l->to, str_of(l->by.ref));
        if (g && l->to && !is_theirs(c, g, l->by.who) && !is_its_own(c, l))
            not_theirs(c, CHECK_REF, l, g);
        if (g && !l->attr && record_early(l->by.type, l->by.day, g->day))
            *vec_push(&c->early) =
                (struct early){.by = l->by,
                               .column = (uint32_t)(c->at[COL_DATE] + 1),
                               .of = (uint32_t)(g - c->given.v)};
        if (!g && !(!l->to && check_is_id(c, l->by.ref)) &&
            !check_is_vague(c, l->by.ref) && !book_voided(&c->book, l->by.id))
            not_there(c, l, told++);
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
