/* What a cell is, once a client is forgotten. */
#include <stdlib.h>

#include "base/text/text.h"
#include "inside.h"
#include "work/check/forget.h"

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

/* --- What a cell is now ----------------------------------------------------
 */

/* Of a person: the contact's rows, and what was said to and by them. */
static bool is_persons(const struct forget *f, const struct record *r)
{
    struct str raw;
    return (r->type == REC_CONTACT && str_is(r->col[COL_REF], f->person)) ||
           (attr_raw(r->col[COL_ATTRS], "contact", &raw) &&
            str_is(raw, f->person));
}

static bool has(const struct map *m, struct str key)
{
    return key.n && map_find(m, key.p, key.n);
}

/* A row of nobody is of whose order, invoice … it is about. */
static bool is_about_theirs(const struct forget *f, const struct record *r)
{
    struct str rest = r->col[COL_ATTRS], name, value;
    if (has(&f->given, r->col[COL_REF]))
        return true;
    while (attr_next(&rest, &name, &value)) {
        const struct schema_attr *a = schema_attr(r->type, str_trim(name));
        if (a && a->kind == ATTR_REF && has(&f->given, value))
            return true;
    }
    return false;
}

static bool is_theirs(const struct forget *f, const struct record *r)
{
    struct str client = r->col[COL_CLIENT], id = r->col[COL_ID];
    if (f->person)
        return is_persons(f, r);
    if (has(&f->given, id) || has(&f->away, id))
        return !has(&f->away, id);
    return client.n ? forget_name(f, &f->keys, client) != NULL
                    : is_about_theirs(f, r);
}

static bool is_kept(const struct forget *f, const struct record *r)
{
    int32_t day;
    struct str date = r->col[COL_DATE];
    date.n = date.n > 10 ? 10 : date.n;
    return FORGET_DOCUMENTS & TYPE(r->type) && day_parse(date, &day) &&
           day >= f->since && !forget_quoted(f, r->line);
}

/* Appends a key, or what it is now. */
static bool put_name(const struct forget *f, const struct map *m,
                     struct str key, struct buf *out)
{
    const char *name = forget_name(f, m, key);
    if (!name) {
        buf_str(out, key);
        return false;
    }
    buf_puts(out, name);
    return !str_is(key, name);
}

/* What a part of a follow-up's key is now, a key as book_key_put has it; NULL:
 * it is none of them. */
static const char *name_in_key(const struct forget *f, const struct map *m,
                               struct str part)
{
    struct buf key = {0};
    const char *name = NULL;
    for (size_t i = 0; i < m->n && !name; i++) {
        buf_clear(&key);
        book_key_put(&key, m->slot[i].key);
        if (str_is(part, buf_cstr(&key)))
            name = forget_name(f, m, str_of(m->slot[i].key));
    }
    buf_release(&key);
    return name;
}

/* A follow-up's key, RULE:CLIENT:REF…, of the client: its key, and that of a
 * person behind it, become what they are now. */
static bool put_mark(const struct forget *f, struct str key, struct buf *out)
{
    enum { AT_CLIENT = 1, AT_REF = 2 };
    struct str rest = key, part;
    bool changed = false, theirs = false;
    for (size_t i = 0; rest.p && str_cut(&rest, ':', &part); i++) {
        const char *name = i == AT_CLIENT ? name_in_key(f, &f->keys, part)
                           : i == AT_REF && theirs
                               ? name_in_key(f, &f->contacts, part)
                               : NULL;
        theirs = theirs || (i == AT_CLIENT && name);
        buf_puts(out, i ? ":" : "");
        if (name)
            book_key_put(out, name);
        else
            buf_str(out, part);
        changed = changed || (name && !str_is(part, name));
    }
    return changed;
}

/* Does the client's row say what stands on documents that stay?  What came
 * after the last of them does not, unless it was the first to say anything. */
static bool is_printed(const struct forget *f, const struct record *r)
{
    int32_t day;
    struct str date = r->col[COL_DATE];
    date.n = date.n > 10 ? 10 : date.n;
    return r->type == REC_CLIENT && f->until != DAY_NONE &&
           (!day_parse(date, &day) || day <= f->last || r->line == f->first);
}

/* May the attribute of the client's stay? */
static bool stays(const struct forget *f, const struct record *r,
                  struct str name)
{
    const struct schema_attr *a = schema_attr(r->type, name);
    const char *must = schema_types[r->type].must;
    if (!a)
        return false;
    if (is_printed(f, r) && IS_ONE(name, printed))
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
            str_is(name, "referrer")  ? forget_name(f, &f->keys, value)
            : str_is(name, "contact") ? forget_name(f, &f->contacts, value)
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
    bool named = is_printed(f, r);
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
    if (own)
        return theirs && cell.n && !is_kept(f, r);
    if (r->type == REC_TYPES)
        return false;
    switch (column) {
    case COL_CLIENT:
        return put_name(f, &f->keys, cell, out);
    case COL_REF:
        if (schema_types[r->type].ref == REF_CLIENT)
            return put_name(f, &f->keys, cell, out);
        if (schema_types[r->type].ref == REF_MARK)
            return put_mark(f, cell, out);
        return theirs && put_name(f, &f->contacts, cell, out);
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
    buf_ch(&folded, ' ');
    for (struct str rest = r->col[COL_ATTRS], name, value;
         attr_next(&rest, &name, &value);) {
        if (value.n && !str_is(name, "referrer") && !str_is(name, "contact")) {
            text_fold(value, &folded);
            buf_ch(&folded, ' ');
        }
    }
    for (size_t i = 0; i < f->words.n && !found; i++)
        found = text_has_words(
            buf_view(&folded),
            (struct str){f->words.slot[i].key, f->words.slot[i].len});
    buf_release(&folded);
    return found;
}
