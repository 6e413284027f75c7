/* Things by their keys, entries by their types. */
#include "inside.h"

struct client *book_client(const struct book *b, const char *key)
{
    const struct map_slot *slot = map_find(&b->client_at, key, strlen(key));
    return slot ? b->clients.v[slot->value] : NULL;
}

/* But for what is known before its records are folded. */
static void say_nothing(struct client *c)
{
    *c = (struct client){.key = c->key,
                         .n = c->n,
                         .name = c->key,
                         .owner = "",
                         .channel = "",
                         .kept_by = c->kept_by,
                         .currency = CURRENCY_NONE,
                         .since = DAY_NONE,
                         .merged = c->merged};
}

struct client *book_client_of(struct book *b, struct str key)
{
    if (!key.n)
        return NULL;
    bool fresh;
    struct map_slot *slot = map_put(&b->client_at, key.p, key.n, &fresh);
    if (!fresh)
        return b->clients.v[slot->value];
    struct client *c = arena_new(&b->arena, sizeof *c);
    slot->value = (uint32_t)b->clients.n;
    *c =
        (struct client){.key = slot->key, .n = slot->value, .merged = DAY_NONE};
    say_nothing(c);
    *vec_push(&b->clients) = c;
    return c;
}

void book_unfold(struct book *b)
{
    for (size_t i = 0; i < b->clients.n; i++)
        say_nothing(b->clients.v[i]);
    for (size_t i = 0; i < b->parties.n; i++)
        say_nothing(b->parties.v[i].client);
    b->contacts.n = b->contracts.n = b->orders.n = b->issues.n = b->tasks.n =
        b->offers.n = b->invoices.n = b->surveys.n = b->marks.n = b->beyond.n =
            b->theirs.n = b->phases.n = b->bearers.n = 0;
    map_release(&b->theirs_at);
    map_release(&b->mark_at);
    map_release(&b->phase_at);
    book_rows_release(b);
    b->overflow = false;
    b->over_line = 0;
    for (size_t i = 0; i < b->refs.n; i++)
        b->refs.slot[i].value = 0;
    for (size_t i = 0; i < b->heads.n; i++) {
        struct head *h = &b->heads.v[i];
        h->entry = NULL;
        h->lines = NULL;
        book_bear(b, h->ref_n, KIND_HEAD, i);
    }
}

uint32_t book_ref(struct book *b, struct str ref)
{
    return (uint32_t)(map_put(&b->refs, ref.p, ref.n, NULL) - b->refs.slot);
}

void book_refer(struct book *b, struct entry *e, struct str ref)
{
    e->ref_n = ref.n ? book_ref(b, ref) : 0;
    e->ref = b->refs.slot[e->ref_n].key;
}

/* There is no more than one of each kind. */
static struct bearer *bearer(const struct book *b, uint32_t ref_n, int kind)
{
    for (uint32_t i = b->refs.slot[ref_n].value; i;
         i = b->bearers.v[i - 1].before)
        if (b->bearers.v[i - 1].kind == kind)
            return &b->bearers.v[i - 1];
    return NULL;
}

const uint32_t *book_bearer(const struct book *b, uint32_t ref_n, int kind)
{
    const struct bearer *has = bearer(b, ref_n, kind);
    return has ? &has->n : NULL;
}

void book_bear(struct book *b, uint32_t ref_n, int kind, size_t n)
{
    struct bearer *has = bearer(b, ref_n, kind);
    if (!has) {
        uint32_t *first = &b->refs.slot[ref_n].value;
        has = vec_push(&b->bearers);
        *has = (struct bearer){.kind = kind, .before = *first};
        *first = (uint32_t)b->bearers.n;
    }
    has->n = (uint32_t)n;
}

static void *by_ref(const struct book *b, enum rec_type type, const char *ref,
                    void *const *items)
{
    const struct map_slot *slot = map_find(&b->refs, ref, strlen(ref));
    const uint32_t *n =
        slot ? book_bearer(b, (uint32_t)(slot - b->refs.slot), type) : NULL;
    return n ? items[*n] : NULL;
}

/* An entry may be one that the book does not hold. */
static void *by_entry(const struct book *b, enum rec_type type,
                      const struct entry *e, void *const *items)
{
    if (!e->ref_n)
        return by_ref(b, type, e->ref, items);
    const uint32_t *n = book_bearer(b, e->ref_n, type);
    return n ? items[*n] : NULL;
}

#define BOOK_ITEM(name, type)                                                  \
    struct name *book_##name(const struct book *b, const char *ref)            \
    {                                                                          \
        return by_ref(b, type, ref, (void *const *)b->name##s.v);              \
    }                                                                          \
    struct name *book_##name##_of(const struct book *b, const struct entry *e) \
    {                                                                          \
        return by_entry(b, type, e, (void *const *)b->name##s.v);              \
    }
BOOK_ITEM(order, REC_ORDER)
BOOK_ITEM(contract, REC_CONTRACT)
BOOK_ITEM(contact, REC_CONTACT)
BOOK_ITEM(issue, REC_ISSUE)
BOOK_ITEM(task, REC_TASK)
BOOK_ITEM(offer, REC_OFFER)
BOOK_ITEM(invoice, REC_INVOICE)
BOOK_ITEM(survey, REC_SURVEY)

int64_t payment_beyond(const struct book *b, const struct entry *payment)
{
    size_t low = 0, high = b->beyond.n;
    while (low < high) {
        size_t at = low + (high - low) / 2;
        if (b->beyond.v[at].payment < payment)
            low = at + 1;
        else
            high = at;
    }
    return low < b->beyond.n && b->beyond.v[low].payment == payment
               ? b->beyond.v[low].amount
               : 0;
}

bool book_voided(const struct book *b, const char *id)
{
    return *id && map_find(&b->dead, id, strlen(id));
}

const struct client *entry_party(const struct book *b, const struct entry *e)
{
    size_t low = 0, high = e->merged ? b->parties.n : 0;
    while (low < high) {
        size_t at = low + (high - low) / 2;
        if (b->parties.v[at].line < e->line)
            low = at + 1;
        else
            high = at;
    }
    return e->merged ? b->parties.v[low].client : e->client;
}

/* NULL: as they stand. */
static const struct said *said(const struct book *b, const struct entry *e)
{
    size_t low = 0, high = e->stranger ? b->strangers.n : 0;
    while (low < high) {
        size_t at = low + (high - low) / 2;
        if (b->strangers.v[at].line < e->line)
            low = at + 1;
        else
            high = at;
    }
    return e->stranger && low < b->strangers.n &&
                   b->strangers.v[low].line == e->line
               ? &b->strangers.v[low]
               : NULL;
}

const char *entry_said(const struct book *b, const struct entry *e,
                       const char **attrs)
{
    const struct said *s = said(b, e);
    *attrs = s ? s->attrs : e->attrs;
    return s ? s->ref : e->ref;
}

/* The attributes with one of them as the owner's. */
static const char *attrs_of(struct book *b, const struct entry *e,
                            const struct schema_attr *attr,
                            const struct client *owner)
{
    struct str rest = str_of(e->attrs), name, value;
    struct buf out = {0};
    while (attr_next(&rest, &name, &value)) {
        buf_fmt(&out, "%s%.*s", out.n ? ";" : "", STR_ARG(name));
        if (!value.p)
            continue;
        buf_fmt(&out, "=%.*s", STR_ARG(value));
        if (schema_attr(e->type, str_trim(name)) == attr)
            buf_fmt(&out, " (%s)", owner->key);
    }
    return buf_keep(&out, &b->arena);
}

void book_disown(struct book *b, struct entry *e,
                 const struct schema_attr *attr, const struct client *owner)
{
    if (!e->stranger)
        *vec_push(&b->strangers) = (struct said){e->line, e->ref, e->attrs};
    e->stranger = true;
    if (attr)
        e->attrs = attrs_of(b, e, attr, owner);
    else
        book_refer(b, e,
                   str_of(arena_fmt(&b->arena, "%s (%s)", e->ref, owner->key)));
}

const struct mark *book_mark(const struct book *b, const char *key)
{
    const struct map_slot *slot = map_find(&b->mark_at, key, strlen(key));
    return slot ? b->marks.v[slot->value] : NULL;
}

void book_find_kinds(struct book *b)
{
    if (!b->unordered && b->kinds.n == b->entries.n)
        return; /* as they were read */
    for (size_t i = 0; i < b->entries.n; i++)
        b->kinds.v[i] = (uint8_t)b->entries.v[i].type;
    b->kinds.n = b->entries.n;
}

size_t book_next(const struct book *b, uint64_t types, size_t at)
{
    while (at < b->kinds.n && !(types & TYPE(b->kinds.v[at])))
        at++;
    return at;
}

size_t book_before(const struct book *b, uint64_t types, size_t at)
{
    while (at-- > 0 && !(types & TYPE(b->kinds.v[at])))
        ;
    return at;
}

bool book_has(const struct book *b, uint64_t types)
{
    return book_next(b, types, 0) < b->kinds.n;
}
