#include "work/check/forget.h"

#include <stdlib.h>

#include "base/text/text.h"
#include "base/value/handle.h"
#include "book/find.h"
#include "inside.h"

/* --- What is to be forgotten -----------------------------------------------
 */

static void add_name(struct forget *f, struct map *m, const char *key,
                     const char *name)
{
    bool fresh;
    struct map_slot *slot = map_put(m, key, strlen(key), &fresh);
    if (!fresh)
        return;
    *vec_push(&f->names) = name;
    slot->value = (uint32_t)f->names.n;
}

const char *forget_name(const struct forget *f, const struct map *m,
                        struct str key)
{
    const struct map_slot *slot = map_find(m, key.p ? key.p : "", key.n);
    return slot ? f->names.v[slot->value - 1] : NULL;
}

static const char prefix[] = "forgotten-";

/* A key that nothing has; one that was forgotten before stays. */
static const char *free_key(struct book *b, struct forget *f, const char *key,
                            unsigned *n)
{
    const char *name;
    if (strncmp(key, prefix, sizeof prefix - 1) == 0)
        return key;
    do
        name = arena_fmt(&f->arena, "%s%u", prefix, ++*n);
    while (book_client(b, name) || book_contact(b, name));
    return name;
}

/* All keys that are the client's, by merges too. */
static void plan_keys(struct book *b, const struct client *client,
                      struct forget *f)
{
    unsigned n = 0;
    for (size_t i = 0; i < b->client_at.n; i++) {
        const struct map_slot *slot = &b->client_at.slot[i];
        if (b->clients.v[slot->value] == client)
            add_name(f, &f->keys, slot->key, free_key(b, f, slot->key, &n));
    }
    for (const struct contact *p = client->contacts; p; p = p->next)
        if (*p->ref)
            add_name(f, &f->contacts, p->ref, free_key(b, f, p->ref, &n));
}

/* Rows that name no client may be about something of theirs. */
static void plan_given(const struct book *b, const struct client *client,
                       struct forget *f)
{
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->client != client)
            continue;
        if (*e->ref && schema_types[e->type].ref == REF_OWN)
            map_put(&f->given, e->ref, strlen(e->ref), NULL);
        if (*e->id)
            map_put(&f->given, e->id, strlen(e->id), NULL);
    }
}

/* To the end of the year of the document, and as long from then. */
static void plan_documents(struct home *home, const struct book *b,
                           const struct client *client, struct forget *f)
{
    struct span keep = conf_span(&home->conf, "acct.keep");
    f->since = DAY_MAX;
    f->until = DAY_NONE;
    f->last = DAY_MIN;
    for (const struct client_row *r = client->rows; r; r = r->before)
        f->first = r->entry->line;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->client != client || !(FORGET_DOCUMENTS & TYPE(e->type)))
            continue;
        int32_t end = span_add(day_of(day_civil(e->day).year, 12, 31), keep, 1);
        if (end < home->today)
            continue;
        f->kept[e->type]++;
        f->since = e->day < f->since ? e->day : f->since;
        f->until = end > f->until ? end : f->until;
        f->last = e->day > f->last ? e->day : f->last;
    }
}

static void add_word(struct forget *f, struct str text)
{
    enum { LEAST = 4 };
    struct buf folded = {0};
    text_fold(text, &folded);
    if (folded.n >= LEAST)
        map_put(&f->words, folded.p, folded.n, NULL);
    buf_release(&folded);
}

static const char *const handles[] = {"email", "phone",    "telegram",
                                      "viber", "whatsapp", "legal"};

static void plan_words(const struct client_row *rows, const struct contact *p,
                       struct forget *f)
{
    for (;;) {
        for (const struct client_row *r = rows; r; r = r->before) {
            struct str raw;
            add_word(f, str_of(r->entry->text));
            for (size_t i = 0; i < sizeof handles / sizeof handles[0]; i++)
                if (attr_raw(str_of(r->entry->attrs), handles[i], &raw))
                    add_word(f, raw);
        }
        if (!p)
            break;
        rows = p->rows;
        p = p->next;
    }
}

static bool is_name(const char *name, const struct buf *given)
{
    struct buf folded = {0};
    handle_fold(str_of(name), &folded);
    bool same = folded.n && folded.n == given->n &&
                memcmp(folded.p, given->p, folded.n) == 0;
    buf_release(&folded);
    return same;
}

static bool goes_by(struct book *b, const struct client_row *rows,
                    const struct buf *given)
{
    for (const struct client_row *r = rows; r; r = r->before) {
        if (is_name(r->entry->text, given))
            return true;
        for (size_t i = 0; i < sizeof handles / sizeof handles[0]; i++)
            if (is_name(entry_attr(b, r->entry, handles[i]), given))
                return true;
    }
    return false;
}

/* The person that goes by that name, where the client does not; or NULL. */
static const struct contact *person_of(struct book *b, const struct client *c,
                                       const char *name)
{
    const struct contact *found = NULL;
    struct buf given = {0};
    handle_fold(str_of(name), &given);
    bool client = book_client(b, name) || goes_by(b, c->rows, &given);
    for (const struct contact *p = c->contacts; p && !client && !found;
         p = p->next)
        if (is_name(p->ref, &given) || goes_by(b, p->rows, &given))
            found = p;
    buf_release(&given);
    return found;
}

/* One person: the client, and what it has, stays. */
static void plan_person(struct book *b, const struct contact *p,
                        struct forget *f)
{
    unsigned n = 0;
    f->person = p->ref;
    f->since = DAY_MAX;
    f->until = DAY_NONE;
    if (*p->ref)
        add_name(f, &f->contacts, p->ref, free_key(b, f, p->ref, &n));
    plan_words(p->rows, NULL, f);
}

int forget_plan(struct home *home, struct book *b, const char *client,
                struct forget *out, struct err *e)
{
    struct client *found;
    *out = (struct forget){0};
    if (book_find(b, str_of(client), &found, e) < 0)
        return -1;
    const struct contact *person = person_of(b, found, client);
    if (person) {
        plan_person(b, person, out);
        return 0;
    }
    plan_keys(b, found, out);
    plan_given(b, found, out);
    plan_documents(home, b, found, out);
    plan_words(found->rows, found->contacts, out);
    for (size_t i = 0; i < out->keys.n; i++)
        add_word(out, str_of(out->keys.slot[i].key));
    return 0;
}

void forget_release(struct forget *f)
{
    map_release(&f->keys);
    map_release(&f->contacts);
    map_release(&f->given);
    map_release(&f->words);
    vec_release(&f->names);
    arena_release(&f->arena);
}
