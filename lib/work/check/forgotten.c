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

static bool is_theirs(const struct forget *f, const struct record *r)
{
    struct str ref = r->col[COL_REF];
    if (f->person)
        return is_persons(f, r);
    if (r->col[COL_CLIENT].n)
        return forget_name(f, &f->keys, r->col[COL_CLIENT]) != NULL;
    return ref.n && map_find(&f->given, ref.p, ref.n);
}

static bool is_kept(const struct forget *f, const struct record *r)
{
    int32_t day;
    struct str date = r->col[COL_DATE];
    date.n = date.n > 10 ? 10 : date.n;
    return FORGET_DOCUMENTS & TYPE(r->type) && day_parse(date, &day) &&
           day >= f->since;
}

/* A key of the client or of its people, or a follow-up's key with one. */
static bool put_key(const struct forget *f, struct str key, struct buf *out)
{
    const char *name = forget_name(f, &f->contacts, key);
    struct str rest = key, part;
    bool changed = false;
    if (name) {
        buf_puts(out, name);
        return !str_is(key, name);
    }
    for (size_t i = 0; rest.p && str_cut(&rest, ':', &part); i++) {
        name = i ? forget_name(f, &f->keys, part) : NULL;
        if (i && !name)
            name = forget_name(f, &f->contacts, part);
        buf_fmt(out, "%s", i ? ":" : "");
        if (name)
            buf_puts(out, name);
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
    const char *name;
    if (own)
        return theirs && cell.n && !is_kept(f, r);
    if (r->type == REC_TYPES)
        return false;
    switch (column) {
    case COL_CLIENT:
        name = forget_name(f, &f->keys, cell);
        buf_puts(out, name ? name : "");
        return name && !str_is(cell, name);
    case COL_REF:
        if (r->type == REC_MERGE && (name = forget_name(f, &f->keys, cell))) {
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
