#include "work/enter/refs.h"

#include <stdlib.h>

#include "ledger/series.h"

void refs_add(struct refs *r, enum rec_type type, struct str ref,
              struct ref what)
{
    bool fresh;
    if (!r->at[type].n)
        map_expect_series(&r->at[type]);
    struct map_slot *slot = map_put_kept(&r->at[type], ref.p, ref.n, &fresh);
    /* The first row has the say (client, currency), unless it was voided. */
    if (fresh) {
        slot->value = (uint32_t)r->all.n;
        keyed_add(&r->keyed, type, ref);
        *vec_push(&r->all) = what;
    } else if (r->all.v[slot->value].voided) {
        r->all.v[slot->value] = what;
    } else if (*what.owner) {
        r->all.v[slot->value].owner = what.owner;
    }
}

bool refs_add_id(struct refs *r, struct str id, const struct ref_row *row)
{
    bool fresh;
    struct map_slot *slot = map_put_kept(&r->ids, id.p, id.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)r->rows.n;
        *vec_push(&r->rows) = *row;
    }
    return fresh;
}

uint32_t refs_client(struct refs *r, const char *client)
{
    return (uint32_t)(map_put(&r->clients, client, strlen(client), NULL) -
                      r->clients.slot);
}

const char *refs_kept(const struct refs *r, struct str name)
{
    const struct map_slot *slot = NULL;
    uint64_t types = keyed_types(&r->keyed, name);
    for (; types && !slot; types &= types - 1)
        slot = map_find(&r->at[__builtin_ctzll(types)], name.p, name.n);
    if (!slot)
        slot = map_find(&r->ids, name.p, name.n);
    return slot ? slot->key : NULL;
}

const struct ref_row *refs_row(const struct refs *r, struct str id)
{
    const struct map_slot *slot = map_find(&r->ids, id.p, id.n);
    return slot ? &r->rows.v[slot->value] : NULL;
}

static void mark_key(struct refs *r, const struct ref_row *row)
{
    const struct map_slot *slot =
        schema_types[row->type].ref == REF_OWN && !row->amends
            ? map_find(&r->at[row->type], row->ref, strlen(row->ref))
            : NULL;
    if (slot && !schema_types[row->type].again)
        r->all.v[slot->value].voided = row->voids > 0;
}

/* What a void row names that is one itself is no longer void, or is again. */
void refs_void(struct refs *r, struct str id)
{
    bool more = true;
    for (const struct map_slot *slot; (slot = map_find(&r->ids, id.p, id.n));) {
        struct ref_row *row = &r->rows.v[slot->value];
        bool was = row->voids > 0;
        row->voids = (more ? row->voids + 1 : row->voids - (row->voids > 0)) &
                     REFS_VOIDS_MOST;
        mark_key(r, row);
        if (row->type != REC_VOID || was == (row->voids > 0))
            return;
        more = !more;
        id = str_of(row->ref);
    }
}

void refs_move(struct refs *r, enum rec_type type, struct str ref,
               const char *client, uint8_t currency)
{
    const struct map_slot *slot = map_find(&r->at[type], ref.p, ref.n);
    if (slot && *client)
        r->all.v[slot->value].client = client;
    if (slot && currency != CURRENCY_NONE)
        r->all.v[slot->value].currency = currency;
}

/* Nothing amends what was voided. */
static void load_id(struct refs *r, const struct book *b, const struct entry *e,
                    bool voided)
{
    const struct client *named = entry_party(b, e);
    struct str id;
    if (!*e->id)
        return;
    const struct ref_row row = {
        .ref = e->ref,
        .client = refs_client(r, named ? named->key : ""),
        .voids = voided,
        .type = (uint8_t)e->type,
        .amends = book_amends(e->type, str_of(e->attrs), &id)};
    refs_add_id(r, str_of(e->id), &row);
}

static void load(struct refs *r, const struct book *b, const struct entry *e,
                 bool voided)
{
    load_id(r, b, e, voided);
    if (schema_types[e->type].ref != REF_OWN || !*e->ref)
        return;
    refs_add(
        r, e->type, str_of(e->ref),
        (struct ref){.client = e->client ? e->client->key : "",
                     .owner = entry_answers(e),
                     .day = e->day,
                     .currency = e->has_amount ? e->currency : CURRENCY_NONE,
                     .voided = voided});
}

void refs_load(struct refs *r, const struct book *b, size_t more)
{
    enum { MANY = 1000 };
    size_t n = b->entries.n + more;
    if (more >= MANY) {
        map_reserve(&r->ids, n);
        vec_reserve(&r->rows, n);
    }
    for (size_t i = 0; i < b->entries.n; i++)
        load(r, b, &b->entries.v[i], false);
    for (size_t i = 0; i < b->voided.n; i++)
        load(r, b, &b->voided.v[i], true);
    for (size_t i = 0; i < b->changes.n; i++)
        load_id(r, b, &b->changes.v[i], false);
}

const struct ref *refs_find(const struct refs *r, enum rec_type type,
                            struct str ref)
{
    const struct map_slot *slot = map_find(&r->at[type], ref.p, ref.n);
    return slot ? &r->all.v[slot->value] : NULL;
}

const struct ref *refs_find_in(const struct refs *r, uint64_t types,
                               struct str ref)
{
    for (types &= keyed_types(&r->keyed, ref); types; types &= types - 1) {
        const struct ref *found =
            refs_find(r, (enum rec_type)__builtin_ctzll(types), ref);
        if (found && !found->voided)
            return found;
    }
    return NULL;
}

/* `slot` is one more than the key's place in at[type].slot: 0 is a free place.
 */
struct refs_form {
    uint32_t hash, slot;
};

static uint32_t hash_of(const struct buf *form)
{
    uint64_t h = form->n;
    for (size_t i = 0; i < form->n; i++)
        h = (h ^ (unsigned char)form->p[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(h >> 32);
}

/* Where that form is, or would be. */
static struct refs_form *find_form(const struct refs *r, enum rec_type type,
                                   const struct buf *form, struct buf *scratch)
{
    const struct refs_forms *f = &r->forms[type];
    uint32_t hash = hash_of(form);
    for (size_t i = hash & (f->places - 1);; i = (i + 1) & (f->places - 1)) {
        struct refs_form *p = &f->place[i];
        if (!p->slot) {
            p->hash = hash;
            return p;
        }
        if (p->hash != hash)
            continue;
        const struct map_slot *s = &r->at[type].slot[p->slot - 1];
        series_form(s->key, r->all.v[s->value].day, scratch);
        if (scratch->n == form->n && memcmp(scratch->p, form->p, form->n) == 0)
            return p;
    }
}

static void widen(struct refs_forms *f)
{
    enum { FIRST = 64 };
    const struct refs_forms old = *f;
    f->places = old.places ? old.places * 2 : FIRST;
    f->place = mem_new(f->places, sizeof *f->place);
    for (size_t i = 0; i < old.places; i++) {
        size_t at = old.place[i].hash & (f->places - 1);
        if (!old.place[i].slot)
            continue;
        while (f->place[at].slot)
            at = (at + 1) & (f->places - 1);
        f->place[at] = old.place[i];
    }
    free(old.place);
}

const char *refs_alike(struct refs *r, enum rec_type type, struct str ref,
                       int32_t day)
{
    const struct map *m = &r->at[type];
    struct refs_forms *f = &r->forms[type];
    struct buf form = {0}, key = {0}, scratch = {0};
    if (!f->places)
        widen(f);
    for (size_t *i = &r->formed[type]; *i < m->n; ++*i) {
        const struct map_slot *s = &m->slot[*i];
        const struct ref *known = &r->all.v[s->value];
        if (known->voided)
            continue;
        if (f->n * 2 >= f->places)
            widen(f);
        series_form(s->key, known->day, &form);
        struct refs_form *p = find_form(r, type, &form, &scratch);
        f->n += !p->slot;
        p->slot = (uint32_t)*i + 1;
    }
    buf_str(&key, ref);
    series_form(buf_cstr(&key), day, &form);
    const struct refs_form *p = find_form(r, type, &form, &scratch);
    buf_release(&form);
    buf_release(&key);
    buf_release(&scratch);
    return p->slot ? m->slot[p->slot - 1].key : NULL;
}

/* Has it letters from that to the 26th?  Of eight bytes at once. */
static bool has_letters(struct str s, char first)
{
    const uint64_t each = UINT64_C(0x0101010101010101), low = 0x7f * each;
    const uint64_t from = (0x80 - (unsigned char)first) * each;
    uint64_t found = 0, w = 0;
    for (size_t i = 0; i < s.n; i += sizeof w) {
        /* The last word has bytes once more that were looked at. */
        if (s.n >= sizeof w)
            memcpy(&w, s.p + (s.n - i < sizeof w ? s.n - sizeof w : i),
                   sizeof w);
        else
            memcpy(&w, s.p, s.n);
        uint64_t at = (w & low) + from; /* the highest bit: not before it */
        found |= at & ~((w & low) + from - 26 * each) & ~w;
    }
    return found & ~low;
}

static void note_letters(struct refs *r, struct str id)
{
    r->small = r->small || has_letters(id, 'a');
    r->capital = r->capital || has_letters(id, 'A');
}

static void fold(struct str id, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < id.n; i++)
        buf_ch(out, id.p[i] >= 'a' && id.p[i] <= 'z' ? (char)(id.p[i] & ~32)
                                                     : id.p[i]);
}

/* Mostly all ids are of capitals, and nothing needs to be made. */
const char *refs_id_alike(struct refs *r, struct str id)
{
    struct buf key = {0};
    for (; r->lettered < r->ids.n; r->lettered++)
        note_letters(r, str_of(r->ids.slot[r->lettered].key));
    note_letters(r, id);
    if (!r->small || !r->capital)
        return NULL;
    for (size_t *i = &r->ids_folded; *i < r->ids.n; ++*i) {
        fold(str_of(r->ids.slot[*i].key), &key);
        map_put(&r->folded, key.p, key.n, NULL)->value = (uint32_t)*i + 1;
    }
    fold(id, &key);
    const struct map_slot *slot = map_find(&r->folded, key.p, key.n);
    buf_release(&key);
    const char *like = slot ? r->ids.slot[slot->value - 1].key : NULL;
    return like && !str_is(id, like) ? like : NULL;
}

/* The highest number that the ledger has in the series. */
static unsigned long highest(const struct refs *r, enum rec_type type,
                             const struct series *s)
{
    unsigned long most = 0, n;
    const struct map *m = &r->at[type];
    for (size_t i = 0; i < m->n; i++)
        if (series_match(s, m->slot[i].key, &n) && n > most)
            most = n;
    return most;
}

static struct map_slot *next_of(struct refs *r, enum rec_type type,
                                const struct series *s, bool *fresh)
{
    struct buf key = {0};
    buf_fmt(&key, "%s\n%s\n%s", schema_types[type].name, buf_cstr(&s->head),
            buf_cstr(&s->tail));
    struct map_slot *slot = map_put(&r->next, key.p, key.n, fresh);
    buf_release(&key);
    return slot;
}

void refs_begin(struct refs *r, enum rec_type type, const struct series *s,
                uint32_t most)
{
    next_of(r, type, s, NULL)->value = most;
}

void refs_number(struct refs *r, enum rec_type type, const char *pattern,
                 int32_t day, const char *client, struct buf *out)
{
    struct series s;
    bool fresh;
    series_of(&s, pattern, day, client);
    struct map_slot *slot = next_of(r, type, &s, &fresh);
    unsigned long n = fresh ? highest(r, type, &s) : slot->value;
    /* A batch may itself name numbers of the series. */
    do {
        buf_clear(out);
        series_ref(&s, ++n, out);
    } while (refs_find(r, type, buf_view(out)));
    slot->value = (uint32_t)n;
    series_release(&s);
}

void refs_release(struct refs *r)
{
    for (int t = 0; t < REC_TYPES; t++) {
        map_release(&r->at[t]);
        free(r->forms[t].place);
    }
    map_release(&r->folded);
    keyed_release(&r->keyed);
    vec_release(&r->all);
    map_release(&r->ids);
    vec_release(&r->rows);
    map_release(&r->clients);
    map_release(&r->next);
}
