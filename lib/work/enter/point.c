/* What a record points to. */
#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"

int draft_no_ref(struct draft *d, uint64_t types, struct str ref, struct err *e)
{
    for (int t = 0; t < REC_TYPES; t++)
        if (types & TYPE(t))
            return book_no_ref(d->c->book, (enum rec_type)t, ref.p, e);
    return err_set(e, ERR_ABSENT, _("nothing has the key or id '%.*s'"),
                   STR_ARG(ref));
}

static bool known_anywhere(const struct draft *d, struct str ref)
{
    const struct refs *r = d->c->refs;
    return refs_find_in(r, TYPES_ALL, ref) || map_find(&r->ids, ref.p, ref.n);
}

/* The client that a key is now, in the batch as well. */
static const char *merged_key(const struct draft *d, const char *key)
{
    const struct map *m = &d->c->merged;
    struct map_slot *slot = map_find(m, key, strlen(key)), *next;
    if (!slot)
        return key;
    /* The way gets shorter each time it is gone. */
    for (;; slot->value = next->value, slot = next) {
        const char **into = &d->c->into.v[slot->value - 1];
        next = map_find(m, *into, strlen(*into));
        if (!next)
            return *into;
    }
}

/* Two clients become one: *cell is the other's name. */
static int check_merge(struct draft *d, struct err *e)
{
    struct str *other = &d->r->col[COL_REF], *cell = &d->r->col[COL_CLIENT];
    struct client *from, *to;
    if (book_find(d->c->book, *other, &from, e) < 0 ||
        book_find(d->c->book, *cell, &to, e) < 0)
        return -1;
    const char *old = merged_key(d, from->key), *now = merged_key(d, to->key);
    if (strcmp(old, now) == 0)
        return err_set(e, ERR_DATA, _("'%.*s' is client %s already"),
                       STR_ARG(*other), now);
    *other = str_of(old);
    *cell = str_of(now);
    *vec_push(&d->c->into) = now;
    map_put(&d->c->merged, old, strlen(old), NULL)->value =
        (uint32_t)d->c->into.n;
    return 0;
}

/* What may a row point to? */
int draft_ref(struct draft *d, struct err *e)
{
    struct str ref = d->r->col[COL_REF];
    if (!ref.n)
        return 0;
    if (d->type->ref == REF_CLIENT)
        return check_merge(d, e);
    if (schema_key(ref, REF_MAX, e) < 0)
        return draft_column(COL_REF, e);
    bool fine = true;
    d->to = refs_find_in(d->c->refs, d->type->to, ref);
    switch (d->type->ref) {
    case REF_TO:
        fine = d->to != NULL;
        break;
    case REF_MARK:
        fine = d->to || memchr(ref.p, ':', ref.n);
        break;
    case REF_ABOUT:
        fine = d->r->type == REC_VOID
                   ? map_find(&d->c->refs->ids, ref.p, ref.n) != NULL
                   : known_anywhere(d, ref);
        break;
    case REF_CLIENT:
    case REF_OWN:
    case REF_NONE:
        break;
    }
    if (fine && d->r->type == REC_VOID)
        refs_void(d->c->refs, ref);
    if (fine || d->c->options->force)
        return 0;
    return draft_no_ref(d, d->type->to, ref, e);
}

/* What has lines is what they say. */
static int check_lines(const struct draft *d, struct err *e)
{
    const char *ref = d->amends->ref;
    const struct entry *quote =
        d->r->type == REC_OFFER && d->r->col[COL_AMOUNT].n
            ? book_head(d->c->book, REC_OFFER, ref)
            : NULL;
    if (!quote || !book_lines(d->c->book, quote))
        return 0;
    return err_set(e, ERR_DATA,
                   _("%s has lines, which make its amount (void it, and write "
                     "another)"),
                   ref);
}

/* What a row amends has its type and ref. */
int draft_amends(struct draft *d, struct err *e)
{
    struct str raw, ref = d->r->col[COL_REF];
    struct buf id = {0};
    if (!book_amends(d->r->type, d->r->col[COL_ATTRS], &raw))
        return 0;
    attr_unescape(raw, &id);
    d->amends = refs_row(d->c->refs, buf_view(&id));
    bool same = d->amends && d->amends->type == d->r->type &&
                str_is(ref, d->amends->ref);
    int rc = same ? check_lines(d, e) : -1;
    if (!same)
        err_set(e, ERR_ABSENT, _("amends: no %s '%.*s' has the id '%s'"),
                d->type->name, STR_ARG(ref), buf_cstr(&id));
    buf_release(&id);
    return rc;
}
