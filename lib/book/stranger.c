/*
 * Rows that point to what is another client's.  They say nothing of it: what
 * they name has the owner's key behind it from here on, as no key has, so that
 * all who look for what a thing's rows say find none of them.
 *
 * Which rows may point across is the schema's to say.
 */
#include <stdlib.h>

#include "inside.h"

/* A row, and one of the names in it. */
struct pointer {
    struct entry *entry;
    const struct schema_attr *attr; /* NULL: the column ref */
    uint64_t to;                    /* types; 0: none, see `id` */
    bool id;                        /* it may be the id of a record */
    bool first;    /* the first row with that key has the say */
    uint32_t name; /* the place in `names` */
};

/* A row that has a name. */
struct bearer {
    const struct entry *entry;
    bool id;
    uint32_t next; /* the next in the book, from 1 */
};

struct name {
    uint32_t first, last; /* bearers, from 1 */
};

/* Most point to what was written lately by their own client: that is looked for
 * here before all else. */
enum { RECENT_LEAST = 1 << 10, RECENT_MOST = 1 << 16 };
enum { SEEN = 64, NEAR = 7 }; /* bits for a place of those that are recent */

struct strangers {
    struct book *book;
    struct map at; /* -> the place in `names` */
    VEC(struct name) names;
    VEC(struct bearer) bearers;
    VEC(struct pointer) open;
    size_t recent; /* so many places */
    bool *named;   /* by place: one of the names may be there */
    const struct entry **by_ref, **by_id;
    uint8_t *seen;             /* bits: such a key may have been there */
    size_t ids;                /* those of entries before it are in by_id */
    bool any_id;               /* some of `open` may be the id of a record */
    uint64_t own;              /* types that some of it may be keys of */
    uint64_t attrs[REC_TYPES]; /* those that name something: attr_bits */
    struct buf scratch;
};

/* Names in a series differ at their ends, and are neighbours here. */
static size_t spread(struct str name)
{
    uint64_t end = name.n, last = (unsigned char)name.p[name.n - 1];
    if (name.n >= sizeof end)
        memcpy(&end, name.p + name.n - sizeof end, sizeof end);
    else
        memcpy(&end, name.p, name.n);
    end ^= (last & NEAR) << 8 * (name.n < sizeof end ? name.n - 1 : 7);
    end = (end ^ end >> 32) * UINT64_C(0x9e3779b97f4a7c15);
    end = (end ^ end >> 32) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)((end >> 32 & ~(uint64_t)NEAR) | (last & NEAR));
}

/* A name, and where it is looked for. */
struct word {
    struct str name;
    size_t spread;
};

static struct word word_of(struct str name)
{
    return (struct word){name, name.n ? spread(name) : 0};
}

static size_t place(const struct strangers *s, struct word w)
{
    return w.spread & (s->recent - 1);
}

/* A key that later rows tell more of is the first row's. */
static bool is_first_come(enum rec_type type)
{
    return schema_types[type].ref == REF_OWN && schema_types[type].again &&
           type != REC_CONTACT;
}

static bool is_theirs(const struct strangers *s, const struct entry *thing,
                      const struct pointer *p)
{
    return book_theirs(s->book, thing->client, thing->line, p->entry->client);
}

/* Ids are noted once one is looked for: those that were read lately, before
 * the row that names one. */
static void note_ids(struct strangers *s, const struct entry *until)
{
    const struct entry *v = s->book->entries.v;
    size_t n = (size_t)(until - v);
    if (n - s->ids > s->recent)
        s->ids = n - s->recent;
    for (; s->ids < n; s->ids++)
        if (*v[s->ids].id)
            s->by_id[place(s, word_of(str_of(v[s->ids].id)))] = &v[s->ids];
}

static bool is_recent(struct strangers *s, const struct pointer *p,
                      struct word w)
{
    size_t at = place(s, w);
    const struct entry *e = s->by_ref[at];
    if (e && p->to & TYPE(e->type) && str_is(w.name, e->ref) &&
        is_theirs(s, e, p))
        return true;
    if (!p->id)
        return false;
    note_ids(s, p->entry);
    e = s->by_id[at];
    return e && str_is(w.name, e->id) && is_theirs(s, e, p);
}

/* The first row with its key is its own: it points to nothing. */
static bool was_seen(const struct strangers *s, struct word ref)
{
    size_t bit = ref.spread & (SEEN * s->recent - 1);
    return s->seen[bit / 8] >> bit % 8 & 1;
}

static void see(struct strangers *s, struct word ref)
{
    size_t bit = ref.spread & (SEEN * s->recent - 1);
    s->seen[bit / 8] |= (uint8_t)(1U << bit % 8);
}

static void point(struct strangers *s, struct pointer p, struct word w)
{
    bool fresh;
    if (!w.name.n || is_recent(s, &p, w))
        return;
    struct map_slot *slot = map_put(&s->at, w.name.p, w.name.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)s->names.n;
        vec_push(&s->names);
        s->named[place(s, w)] = true;
    }
    p.name = slot->value;
    s->any_id = s->any_id || p.id;
    s->own |= p.to;
    *vec_push(&s->open) = p;
}

static void point_ref(struct strangers *s, struct entry *e, struct word ref)
{
    const struct schema_type *t = &schema_types[e->type];
    struct pointer p = {.entry = e, .to = t->to};
    switch (t->across ? REF_NONE : t->ref) {
    case REF_TO:
    case REF_MARK:
        break;
    case REF_ABOUT:
        p.to = TYPES_ALL;
        p.id = true;
        break;
    case REF_OWN:
        p.to = TYPE(e->type);
        p.first = is_first_come(e->type) && was_seen(s, ref);
        if (p.first)
            break;
        return;
    case REF_CLIENT:
    case REF_NONE:
        return;
    }
    point(s, p, ref);
}

static void find_types(struct strangers *s)
{
    for (int t = 0; t < REC_TYPES; t++)
        for (const struct schema_attr *a = schema_types[t].attrs; a->name; a++)
            s->attrs[t] |= a->to ? attr_bit(a->name, strlen(a->name)) : 0;
}

static void point_attrs(struct strangers *s, struct entry *e)
{
    struct str rest = str_of(e->attrs), name, value;
    while (attr_next(&rest, &name, &value)) {
        const struct schema_attr *a = schema_attr(e->type, str_trim(name));
        if (!a || !a->to)
            continue;
        buf_clear(&s->scratch);
        attr_unescape(value, &s->scratch);
        point(s,
              (struct pointer){.entry = e,
                               .attr = a,
                               .to = a->kind == ATTR_REF ? a->to : 0,
                               .id = a->kind == ATTR_ID},
              word_of(buf_view(&s->scratch)));
    }
}

static void note_recent(struct strangers *s, const struct entry *e,
                        struct word ref)
{
    if (schema_types[e->type].ref != REF_OWN)
        return;
    if (is_first_come(e->type)) {
        if (was_seen(s, ref))
            return;
        see(s, ref);
    }
    s->by_ref[place(s, ref)] = e;
}

/* One of many alike will do: each pointer goes through them. */
static bool is_alike(const struct bearer *before, const struct entry *e,
                     bool id)
{
    return before->id == id && !e->amended && before->entry->type == e->type &&
           before->entry->client == e->client;
}

static void bear(struct strangers *s, const struct entry *e, const char *given,
                 bool id)
{
    struct str name = str_of(given);
    const struct map_slot *slot = name.n && s->named[place(s, word_of(name))]
                                      ? map_find(&s->at, name.p, name.n)
                                      : NULL;
    if (!slot)
        return;
    struct name *n = &s->names.v[slot->value];
    if (n->last && is_alike(&s->bearers.v[n->last - 1], e, id))
        return;
    *vec_push(&s->bearers) = (struct bearer){.entry = e, .id = id};
    uint32_t at = (uint32_t)s->bearers.n;
    if (n->last)
        s->bearers.v[n->last - 1].next = at;
    else
        n->first = at;
    n->last = at;
}

static void find_bearers(struct strangers *s)
{
    const struct book *b = s->book;
    const uint64_t types = s->any_id ? TYPES_ALL : s->own;
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (s->own & TYPE(e->type) && schema_types[e->type].ref == REF_OWN)
            bear(s, e, e->ref, false);
        if (s->any_id)
            bear(s, e, e->id, true);
    }
}

/* A follow-up's key has its client in the middle. */
static const struct client *marked(struct book *b, const struct entry *e)
{
    struct str part;
    if (!book_key_client(str_of(e->ref), str_of(entry_party(b, e)->key), &part))
        return NULL;
    const struct client *c = book_client(b, book_key_part(b, part));
    return c != e->client ? c : NULL;
}

/* Whose is it, if not theirs?  NULL where it is, or is not there. */
static const struct client *owner_of(const struct strangers *s,
                                     const struct pointer *p)
{
    const struct client *owner = NULL;
    uint64_t had = 0; /* types of which the first row was seen */
    for (uint32_t i = s->names.v[p->name].first; i;
         i = s->bearers.v[i - 1].next) {
        const struct bearer *k = &s->bearers.v[i - 1];
        const struct entry *e = k->entry;
        uint64_t type = TYPE(e->type);
        if (k->id ? !p->id : !(p->to & type))
            continue;
        if (!k->id && is_first_come(e->type) && had & type)
            continue;
        had |= k->id ? 0 : type;
        if (is_theirs(s, e, p))
            return NULL;
        owner = owner ? owner : e->client;
    }
    return owner || schema_types[p->entry->type].ref != REF_MARK
               ? owner
               : marked(s->book, p->entry);
}

static const char *with_owner(struct book *b, struct str name,
                              const struct client *owner)
{
    return arena_fmt(&b->arena, "%.*s (%s)", STR_ARG(name), owner->key);
}

/* The attributes with one of them as the owner's. */
static const char *attrs_of(struct book *b, const struct pointer *p,
                            const struct client *owner)
{
    struct str rest = str_of(p->entry->attrs), name, value;
    struct buf out = {0};
    while (attr_next(&rest, &name, &value)) {
        buf_fmt(&out, "%s%.*s", out.n ? ";" : "", STR_ARG(name));
        if (!value.p)
            continue;
        buf_fmt(&out, "=%.*s", STR_ARG(value));
        if (schema_attr(p->entry->type, str_trim(name)) == p->attr)
            buf_fmt(&out, " (%s)", owner->key);
    }
    return buf_keep(&out, &b->arena);
}

static void disown(struct book *b, const struct pointer *p,
                   const struct client *owner)
{
    struct entry *e = p->entry;
    if (!e->stranger)
        *vec_push(&b->strangers) = (struct said){e->line, e->ref, e->attrs};
    e->stranger = true;
    if (p->attr)
        e->attrs = attrs_of(b, p, owner);
    else
        e->ref = with_owner(b, str_of(e->ref), owner);
}

static int by_line(const void *a, const void *b)
{
    const struct said *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

static void disown_all(struct strangers *s)
{
    struct book *b = s->book;
    for (size_t i = 0; i < s->open.n; i++) {
        const struct pointer *p = &s->open.v[i];
        const struct client *owner = owner_of(s, p);
        if (owner)
            disown(b, p, owner);
    }
    if (b->strangers.n)
        qsort(b->strangers.v, b->strangers.n, sizeof *b->strangers.v, by_line);
}

static void make_places(struct strangers *s)
{
    enum { EACH = 8 }; /* rows: so much later most was named that will be */
    s->recent = RECENT_LEAST;
    while (s->recent < RECENT_MOST && s->recent * EACH < s->book->entries.n)
        s->recent *= 2;
    s->named = mem_new(s->recent, sizeof *s->named);
    s->by_ref = mem_new(s->recent, sizeof *s->by_ref);
    s->by_id = mem_new(s->recent, sizeof *s->by_id);
    s->seen = mem_new(s->recent, SEEN / 8);
}

void book_part_strangers(struct book *b)
{
    if (b->clients.n < 2)
        return;
    struct strangers *s = mem_new(1, sizeof *s);
    s->book = b;
    find_types(s);
    make_places(s);
    for (size_t i = 0; i < b->entries.n; i++) {
        struct entry *e = &b->entries.v[i];
        const struct word ref = word_of(str_of(e->ref));
        if (e->client && ref.name.n)
            point_ref(s, e, ref);
        if (e->client && s->attrs[e->type] & e->says)
            point_attrs(s, e);
        if (ref.name.n)
            note_recent(s, e, ref);
    }
    find_bearers(s);
    disown_all(s);
    map_release(&s->at);
    vec_release(&s->names);
    vec_release(&s->bearers);
    vec_release(&s->open);
    buf_release(&s->scratch);
    free(s->named);
    free(s->by_ref);
    free(s->by_id);
    free(s->seen);
    free(s);
}
