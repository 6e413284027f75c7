#include "work/check/forget.h"

#include <stdlib.h>

#include "base/i18n.h"
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

/* All keys that are the client's, by merges too; each stays where only a
 * person is forgotten. */
static void plan_keys(struct book *b, const struct client *client, bool stay,
                      struct forget *f)
{
    unsigned n = 0;
    for (size_t i = 0; i < b->client_at.n; i++) {
        const struct map_slot *slot = &b->client_at.slot[i];
        if (b->clients.v[slot->value] == client)
            add_name(f, &f->keys, slot->key,
                     stay ? slot->key : free_key(b, f, slot->key, &n));
    }
    for (const struct contact *p = stay ? NULL : client->contacts; p;
         p = p->next)
        if (*p->ref)
            add_name(f, &f->contacts, p->ref, free_key(b, f, p->ref, &n));
}

/* Rows that were amended are of whom they are said to be of. */
static void plan_away(const struct book *b, const struct client *client,
                      struct forget *f)
{
    struct str id;
    struct map amended = {0};
    for (size_t i = 0; i < b->changes.n; i++)
        if (book_amends(b->changes.v[i].type, str_of(b->changes.v[i].attrs),
                        &id))
            map_put(&amended, id.p, id.n, NULL);
    for (size_t i = 0; i < b->entries.n && amended.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->client && e->client != client &&
            map_find(&amended, e->id, strlen(e->id)))
            map_put(&f->away, e->id, strlen(e->id), NULL);
    }
    map_release(&amended);
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
    plan_away(b, client, f);
}

/* The law asks for no quotes. */
static bool is_quoted(const struct book *b, const struct entry *e)
{
    const struct head *h = e->type == REC_LINE
                               ? book_head_of(b, e->ref, e->line, e->client)
                               : NULL;
    return h && h->type == REC_OFFER;
}

static void put_quoted(const struct book *b, const struct entry *e,
                       struct forget *f)
{
    const uint64_t line = e->line;
    if (is_quoted(b, e))
        map_put(&f->quoted, (const char *)&line, sizeof line, NULL);
}

static void plan_quoted(const struct book *b, struct forget *f)
{
    for (size_t i = 0; i < b->entries.n; i++)
        put_quoted(b, &b->entries.v[i], f);
    for (size_t i = 0; i < b->voided.n; i++)
        put_quoted(b, &b->voided.v[i], f);
}

bool forget_quoted(const struct forget *f, uint64_t line)
{
    return map_find(&f->quoted, (const char *)&line, sizeof line) != NULL;
}

/* To the end of the year of the document, and as long from then. */
static void plan_documents(struct home *home, const struct book *b,
                           const struct client *client, struct forget *f)
{
    struct span keep = conf_span(&home->conf, "acct.keep");
    f->since = DAY_MAX;
    f->until = DAY_NONE;
    f->last = DAY_MIN;
    plan_quoted(b, f);
    for (const struct client_row *r = client->rows; r; r = r->before)
        f->first = r->entry->line;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->client != client || !(FORGET_DOCUMENTS & TYPE(e->type)) ||
            forget_quoted(f, e->line))
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

static void add_attr(struct forget *f, const struct entry *e, const char *name)
{
    struct str raw;
    if (entry_raw(e, name, &raw))
        add_word(f, raw);
}

static void plan_words(const struct client_row *rows, const struct contact *p,
                       struct forget *f)
{
    for (;;) {
        for (const struct client_row *r = rows; r; r = r->before) {
            add_word(f, str_of(r->entry->text));
            for (size_t i = 0; i < FIND_HANDLES; i++)
                add_attr(f, r->entry, find_handles[i]);
            add_attr(f, r->entry, "address");
            add_attr(f, r->entry, "taxid");
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
    struct buf one = {0}, other = {0};
    bool same = (folded.n && folded.n == given->n &&
                 memcmp(folded.p, given->p, folded.n) == 0) ||
                (phone_digits(str_of(name), &one) &&
                 phone_digits(buf_view(given), &other) &&
                 strcmp(buf_cstr(&one), buf_cstr(&other)) == 0);
    buf_release(&one);
    buf_release(&other);
    buf_release(&folded);
    return same;
}

static bool goes_by(struct book *b, const struct client_row *rows,
                    const struct buf *given)
{
    for (const struct client_row *r = rows; r; r = r->before) {
        if (is_name(r->entry->text, given))
            return true;
        for (size_t i = 0; i < FIND_HANDLES; i++)
            if (is_name(entry_attr(b, r->entry, find_handles[i]), given))
                return true;
    }
    return false;
}

static bool has_key(const struct book *b, const struct client *c,
                    const struct buf *given)
{
    for (size_t i = 0; i < b->client_at.n; i++)
        if (b->clients.v[b->client_at.slot[i].value] == c &&
            is_name(b->client_at.slot[i].key, given))
            return true;
    return false;
}

/* The person that goes by that name, where the client does not; NULL: it is the
 * client.  What is part of a name only will not do: nothing comes back. */
static int person_of(struct book *b, const struct client *c, const char *name,
                     const struct contact **out, struct err *e)
{
    struct buf given = {0};
    handle_fold(str_of(name), &given);
    bool client = has_key(b, c, &given) || goes_by(b, c->rows, &given);
    *out = NULL;
    for (const struct contact *p = c->contacts; p && !client && !*out;
         p = p->next)
        if (is_name(p->ref, &given) || goes_by(b, p->rows, &given))
            *out = p;
    buf_release(&given);
    if (client || *out)
        return 0;
    return err_set(e, ERR_ABSENT,
                   _("'%s' is part of a name of %s only (give the key, the "
                     "whole name, or an address)"),
                   name, c->key);
}

/* One person: the client, and what it has, stays. */
static void plan_person(struct book *b, const struct client *c,
                        const struct contact *p, struct forget *f)
{
    unsigned n = 0;
    f->person = p->ref;
    f->since = DAY_MAX;
    f->until = DAY_NONE;
    if (*p->ref)
        add_name(f, &f->contacts, p->ref, free_key(b, f, p->ref, &n));
    plan_keys(b, c, true, f);
    plan_words(p->rows, NULL, f);
}

int forget_plan(struct home *home, struct book *b, const char *client,
                struct forget *out, struct err *e)
{
    struct client *found;
    *out = (struct forget){0};
    if (book_find(b, str_of(client), &found, e) < 0)
        return -1;
    const struct contact *person;
    if (person_of(b, found, client, &person, e) < 0)
        return -1;
    if (person) {
        plan_person(b, found, person, out);
        return 0;
    }
    plan_keys(b, found, false, out);
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
    map_release(&f->away);
    map_release(&f->quoted);
    map_release(&f->words);
    vec_release(&f->names);
    arena_release(&f->arena);
}
