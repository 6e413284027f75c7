/* Things by their keys, entries by their types. */
#include "inside.h"

struct client *book_client(const struct book *b, const char *key)
{
    const struct map_slot *slot = map_find(&b->client_at, key, strlen(key));
    return slot ? b->clients.v[slot->value] : NULL;
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
    *c = (struct client){.key = slot->key,
                         .n = slot->value,
                         .name = slot->key,
                         .owner = "",
                         .channel = "",
                         .currency = CURRENCY_NONE,
                         .since = DAY_NONE,
                         .merged = DAY_NONE};
    *vec_push(&b->clients) = c;
    return c;
}

/* The items of a type are put into its map when one is first asked for: most
 * runs never ask. `refs` are structs whose first member is the ref. */
static void *item(struct book *b, enum rec_type type, const char *ref,
                  void *const *items, size_t n)
{
    struct map *m = &b->item_at[type];
    for (size_t *i = &b->indexed[type]; *i < n; ++*i) {
        const char *key = *(const char *const *)items[*i];
        map_put_kept(m, key, strlen(key), NULL)->value = (uint32_t)*i;
    }
    const struct map_slot *slot = map_find(m, ref, strlen(ref));
    return slot ? items[slot->value] : NULL;
}

#define BOOK_ITEM(name, type)                                                  \
    struct name *book_##name(struct book *b, const char *ref)                  \
    {                                                                          \
        return item(b, type, ref, (void *const *)b->name##s.v, b->name##s.n);  \
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

const struct mark *book_mark(const struct book *b, const char *key)
{
    const struct map_slot *slot = map_find(&b->mark_at, key, strlen(key));
    return slot ? b->marks.v[slot->value] : NULL;
}

void book_find_kinds(struct book *b)
{
    if (!b->unordered && !b->untimely && b->kinds.n == b->entries.n)
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
