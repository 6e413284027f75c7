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
    uint32_t name;                  /* see name_of */
};

/* A row that has a name. */
struct carrier {
    const struct entry *entry;
    bool id;
    uint32_t next; /* the next in the book, from 1 */
};

struct name {
    uint32_t first, last; /* carriers, from 1 */
    bool wanted, by_id;   /* one points to it; and to a record's id, maybe */
};

/* Most point to what was written lately by their own client: that is looked for
 * here before all else. */
enum { RECENT_LEAST = 1 << 10, RECENT_MOST = 1 << 16, NEAR = 7 };

struct strangers {
    struct book *book;
    struct map others; /* names that are no row's ref */
    struct name *names;
    /* by place in book.refs: */
    const struct entry **own; /* the last whose own it is; of those that have
                                 the say the first */
    bool *seen;               /* it is of such */
    VEC(struct carrier) carriers;
    VEC(struct pointer) open;
    size_t recent; /* so many places */
    const struct entry **by_id;
    bool *id_wanted;           /* by place: one of the ids may be there */
    size_t ids;                /* those of entries before it are in by_id */
    bool any_id;               /* some of `open` may be the id of a record */
    uint64_t to;               /* types that some of it may be keys of */
    uint32_t attrs[REC_TYPES]; /* those that name something: attr_bits */
    struct buf scratch;
};

/* Ids in a series differ at their ends, and are neighbours here. */
static size_t place(const struct strangers *s, struct str id)
{
    uint64_t end = id.n, last = (unsigned char)id.p[id.n - 1];
    if (id.n >= sizeof end)
        memcpy(&end, id.p + id.n - sizeof end, sizeof end);
    else
        memcpy(&end, id.p, id.n);
    end ^= (last & NEAR) << 8 * (id.n < sizeof end ? id.n - 1 : 7);
    end = (end ^ end >> 32) * UINT64_C(0x9e3779b97f4a7c15);
    end = (end ^ end >> 32) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)((end >> 32 & ~(uint64_t)NEAR) | (last & NEAR)) &
           (s->recent - 1);
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
            s->by_id[place(s, str_of(v[s->ids].id))] = &v[s->ids];
}

static bool is_own_id(struct strangers *s, const struct pointer *p,
                      struct str name)
{
    note_ids(s, p->entry);
    const struct entry *e = s->by_id[place(s, name)];
    return e && str_is(name, e->id) && is_theirs(s, e, p);
}

/* The number of a name: the place in book.refs, or behind them in others;
 * UINT32_MAX: it is in neither. */
static uint32_t name_of(const struct strangers *s, struct str name)
{
    const struct map *refs = &s->book->refs;
    const struct map_slot *slot = map_find(refs, name.p, name.n);
    if (slot)
        return (uint32_t)(slot - refs->slot);
    slot = map_find(&s->others, name.p, name.n);
    return slot ? (uint32_t)(refs->n + (size_t)(slot - s->others.slot))
                : UINT32_MAX;
}

static bool is_own(const struct strangers *s, const struct pointer *p)
{
    const struct entry *e = p->name < s->book->refs.n ? s->own[p->name] : NULL;
    return e && p->to & TYPE(e->type) && is_theirs(s, e, p);
}

static void point(struct strangers *s, const struct pointer *p, struct str name)
{
    if (is_own(s, p) || (p->id && is_own_id(s, p, name)))
        return;
    s->any_id = s->any_id || p->id;
    s->to |= p->to;
    if (p->id)
        s->id_wanted[place(s, name)] = true;
    *vec_push(&s->open) = *p;
}

static void point_ref(struct strangers *s, struct entry *e)
{
    const struct schema_type *t = &schema_types[e->type];
    struct pointer p = {.entry = e, .to = t->to, .name = e->ref_n};
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
        /* The first row with its key is its own: it points to nothing. */
        if (is_first_come(e->type) && s->seen[e->ref_n])
            break;
        return;
    case REF_CLIENT:
    case REF_NONE:
        return;
    }
    point(s, &p, str_of(e->ref));
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
        if (!s->scratch.n)
            continue;
        struct str to = buf_view(&s->scratch);
        struct pointer p = {.entry = e,
                            .attr = a,
                            .to = a->kind == ATTR_REF ? a->to : 0,
                            .id = a->kind == ATTR_ID,
                            .name = name_of(s, to)};
        if (p.name == UINT32_MAX) {
            map_put(&s->others, to.p, to.n, NULL);
            p.name = name_of(s, to);
        }
        point(s, &p, to);
    }
}

static void note_own(struct strangers *s, const struct entry *e)
{
    if (schema_types[e->type].ref != REF_OWN)
        return;
    if (is_first_come(e->type)) {
        if (s->seen[e->ref_n])
            return;
        s->seen[e->ref_n] = true;
    }
    s->own[e->ref_n] = e;
}

/* One of many alike will do: each pointer goes through them. */
static bool is_alike(const struct carrier *before, const struct entry *e,
                     bool id)
{
    return before->id == id && !e->amended && before->entry->type == e->type &&
           before->entry->client == e->client;
}

static void carry(struct strangers *s, struct name *n, const struct entry *e,
                  bool id)
{
    if (n->last && is_alike(&s->carriers.v[n->last - 1], e, id))
        return;
    *vec_push(&s->carriers) = (struct carrier){.entry = e, .id = id};
    uint32_t at = (uint32_t)s->carriers.n;
    if (n->last)
        s->carriers.v[n->last - 1].next = at;
    else
        n->first = at;
    n->last = at;
}

static void carry_id(struct strangers *s, const struct entry *e)
{
    struct str id = str_of(e->id);
    uint32_t name =
        id.n && s->id_wanted[place(s, id)] ? name_of(s, id) : UINT32_MAX;
    if (name != UINT32_MAX && s->names[name].by_id)
        carry(s, &s->names[name], e, true);
}

static void find_carriers(struct strangers *s)
{
    const struct book *b = s->book;
    const uint64_t types = s->any_id ? TYPES_ALL : s->to;
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (s->to & TYPE(e->type) && s->names[e->ref_n].wanted &&
            schema_types[e->type].ref == REF_OWN)
            carry(s, &s->names[e->ref_n], e, false);
        if (s->any_id)
            carry_id(s, e);
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
    for (uint32_t i = s->names[p->name].first; i;
         i = s->carriers.v[i - 1].next) {
        const struct carrier *k = &s->carriers.v[i - 1];
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

static int by_line(const void *a, const void *b)
{
    const struct said *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

static bool disown_all(struct strangers *s)
{
    struct book *b = s->book;
    for (size_t i = 0; i < s->open.n; i++) {
        const struct pointer *p = &s->open.v[i];
        const struct client *owner = owner_of(s, p);
        if (owner)
            book_disown(b, p->entry, p->attr, owner);
    }
    if (b->strangers.n)
        qsort(b->strangers.v, b->strangers.n, sizeof *b->strangers.v, by_line);
    return b->strangers.n;
}

/* The rows that point to what is not surely their client's own. */
static void find_open(struct strangers *s)
{
    struct book *b = s->book;
    for (size_t i = 0; i < b->entries.n; i++) {
        struct entry *e = &b->entries.v[i];
        if (e->client && e->ref_n)
            point_ref(s, e);
        if (e->client && s->attrs[e->type] & e->says)
            point_attrs(s, e);
        if (e->ref_n)
            note_own(s, e);
    }
}

static void find_names(struct strangers *s)
{
    s->names = mem_new(s->book->refs.n + s->others.n, sizeof *s->names);
    for (size_t i = 0; i < s->open.n; i++) {
        const struct pointer *p = &s->open.v[i];
        s->names[p->name].wanted = true;
        s->names[p->name].by_id = s->names[p->name].by_id || p->id;
    }
}

static void make_places(struct strangers *s)
{
    enum { EACH = 8 }; /* rows: so much later most was named that will be */
    s->own = mem_new(s->book->refs.n, sizeof *s->own);
    s->seen = mem_new(s->book->refs.n, sizeof *s->seen);
    s->recent = RECENT_LEAST;
    while (s->recent < RECENT_MOST && s->recent * EACH < s->book->entries.n)
        s->recent *= 2;
    s->id_wanted = mem_new(s->recent, sizeof *s->id_wanted);
    s->by_id = mem_new(s->recent, sizeof *s->by_id);
}

struct strangers *strangers_new(struct book *b)
{
    if (b->clients.n < 2)
        return NULL;
    struct strangers *s = mem_new(1, sizeof *s);
    s->book = b;
    find_types(s);
    make_places(s);
    return s;
}

void strangers_find(void *strangers)
{
    struct strangers *s = strangers;
    if (!s)
        return;
    find_open(s);
    if (s->open.n) {
        find_names(s);
        find_carriers(s);
    }
}

bool strangers_disown(struct strangers *s)
{
    if (!s)
        return false;
    bool any = s->open.n && disown_all(s);
    map_release(&s->others);
    vec_release(&s->carriers);
    vec_release(&s->open);
    buf_release(&s->scratch);
    free(s->own);
    free(s->seen);
    free(s->names);
    free(s->id_wanted);
    free(s->by_id);
    free(s);
    return any;
}
