#include "work/check/forget.h"

#include <stdlib.h>

#include "base/text/text.h"
#include "book/find.h"

#define DOCUMENTS                                                              \
    (TYPE(REC_INVOICE) | TYPE(REC_LINE) | TYPE(REC_PAYMENT) |                  \
     TYPE(REC_CREDIT) | TYPE(REC_ACT))

/* Texts that say nothing of a person. */
static const char *const plain[] = {
    "lang",   "tier", "segment", "source",  "service", "period",
    "number", "unit", "cost",    "receipt", "method",  "ground",
};
/* What stands on documents. */
static const char *const printed[] = {"legal", "address", "taxid"};

static bool is_one(struct str name, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(name, words[i]))
            return true;
    return false;
}
#define IS_ONE(name, words) is_one(name, words, sizeof words / sizeof words[0])

/* Kinds of attributes that may say something of a person. */
#define KIND(k) (1u << (k))
static const unsigned personal = KIND(ATTR_TEXT) | KIND(ATTR_BIRTHDAY) |
                                 KIND(ATTR_ZONE) | KIND(ATTR_EMAIL) |
                                 KIND(ATTR_PHONE) | KIND(ATTR_HANDLE);

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

static const char *name_of(const struct forget *f, const struct map *m,
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
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->client != client || !(DOCUMENTS & TYPE(e->type)))
            continue;
        int32_t end = span_add(day_of(day_civil(e->day).year, 12, 31), keep, 1);
        if (end < home->today)
            continue;
        f->kept[e->type]++;
        f->since = e->day < f->since ? e->day : f->since;
        f->until = end > f->until ? end : f->until;
    }
}

static void add_word(struct forget *f, struct str text)
{
    enum { LEAST = 5 };
    struct buf folded = {0};
    text_fold(text, &folded);
    if (folded.n >= LEAST)
        map_put(&f->words, folded.p, folded.n, NULL);
    buf_release(&folded);
}

static void plan_words(const struct client *client, struct forget *f)
{
    static const char *const handles[] = {"email", "phone",    "telegram",
                                          "viber", "whatsapp", "legal"};
    const struct contact *p = client->contacts;
    const struct client_row *rows = client->rows;
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

int forget_plan(struct home *home, struct book *b, const char *client,
                struct forget *out, struct err *e)
{
    struct client *found;
    *out = (struct forget){0};
    if (book_find(b, str_of(client), &found, e) < 0)
        return -1;
    plan_keys(b, found, out);
    plan_given(b, found, out);
    plan_documents(home, b, found, out);
    plan_words(found, out);
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

/* --- What a cell is now ----------------------------------------------------
 */

static bool is_theirs(const struct forget *f, const struct record *r)
{
    struct str ref = r->col[COL_REF];
    if (r->col[COL_CLIENT].n)
        return name_of(f, &f->keys, r->col[COL_CLIENT]) != NULL;
    return ref.n && map_find(&f->given, ref.p, ref.n);
}

static bool is_kept(const struct forget *f, const struct record *r)
{
    int32_t day;
    struct str date = r->col[COL_DATE];
    date.n = date.n > 10 ? 10 : date.n;
    return DOCUMENTS & TYPE(r->type) && day_parse(date, &day) &&
           day >= f->since;
}

/* A key of the client or of its people, or a follow-up's key with one. */
static bool put_key(const struct forget *f, struct str key, struct buf *out)
{
    const char *name = name_of(f, &f->contacts, key);
    struct str rest = key, part;
    bool changed = false;
    if (name) {
        buf_puts(out, name);
        return !str_is(key, name);
    }
    for (size_t i = 0; rest.p && str_cut(&rest, ':', &part); i++) {
        name = i ? name_of(f, &f->keys, part) : NULL;
        if (i && !name)
            name = name_of(f, &f->contacts, part);
        buf_fmt(out, "%s", i ? ":" : "");
        if (name)
            buf_puts(out, name);
        else
            buf_str(out, part);
        changed = changed || (name && !str_is(part, name));
    }
    return changed;
}

/* May the attribute of the client's stay? */
static bool stays(const struct forget *f, const struct record *r,
                  struct str name)
{
    const struct schema_attr *a = schema_attr(r->type, name);
    const char *must = schema_types[r->type].must;
    if (!a)
        return false;
    if (r->type == REC_CLIENT && f->until != DAY_NONE && IS_ONE(name, printed))
        return true;
    return (must && str_is(name, must)) || IS_ONE(name, plain) ||
           !(personal & KIND(a->kind));
}

/* Attributes that name a client or a person by key. */
static bool put_attrs(const struct forget *f, const struct record *r,
                      bool theirs, struct buf *out)
{
    struct str rest = r->col[COL_ATTRS], name, value;
    bool changed = false, kept = is_kept(f, r);
    size_t start = out->n;
    while (attr_next(&rest, &name, &value)) {
        const char *other =
            str_is(name, "referrer")  ? name_of(f, &f->keys, value)
            : str_is(name, "contact") ? name_of(f, &f->contacts, value)
                                      : NULL;
        bool gone = !other && theirs && !kept && !stays(f, r, str_trim(name));
        changed = changed || (other && !str_is(value, other)) || gone;
        if (gone)
            continue;
        buf_fmt(out, "%s%.*s", out->n > start ? ";" : "", STR_ARG(name));
        if (other)
            buf_fmt(out, "=%s", other);
        else if (value.p)
            buf_fmt(out, "=%.*s", STR_ARG(value));
    }
    return changed;
}

/* Where there has to be one, a dash. */
static bool put_text(const struct forget *f, const struct record *r,
                     struct str cell, struct buf *out)
{
    bool named = r->type == REC_CLIENT && f->until != DAY_NONE;
    bool needed = schema_types[r->type].need & 1u << COL_TEXT;
    if (!cell.n || named || is_kept(f, r) || (needed && str_is(cell, "-")))
        return false;
    buf_puts(out, needed ? "-" : "");
    return true;
}

bool forget_cell(const struct forget *f, const struct record *r,
                 enum column column, bool own, struct str cell, struct buf *out)
{
    bool theirs = is_theirs(f, r);
    const char *name;
    if (own)
        return theirs && cell.n && !is_kept(f, r);
    if (r->type == REC_TYPES)
        return false;
    switch (column) {
    case COL_CLIENT:
        name = name_of(f, &f->keys, cell);
        buf_puts(out, name ? name : "");
        return name && !str_is(cell, name);
    case COL_REF:
        if (r->type == REC_MERGE && (name = name_of(f, &f->keys, cell))) {
            buf_puts(out, name);
            return !str_is(cell, name);
        }
        return (theirs || r->type == REC_DONE || r->type == REC_SNOOZE) &&
               put_key(f, cell, out);
    case COL_ATTRS:
        return put_attrs(f, r, theirs, out);
    case COL_TEXT:
        return theirs && put_text(f, r, cell, out);
    default:
        return false;
    }
}

bool forget_named(const struct forget *f, const struct record *r)
{
    struct buf folded = {0};
    bool found = false;
    if (is_theirs(f, r))
        return false;
    text_fold(r->col[COL_TEXT], &folded);
    for (size_t i = 0; i < f->words.n && !found; i++)
        found = text_has_words(
            buf_view(&folded),
            (struct str){f->words.slot[i].key, f->words.slot[i].len});
    buf_release(&folded);
    return found;
}
