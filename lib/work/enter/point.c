/* What a record points to. */
#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"
#include "ledger/odd.h"

int draft_no_ref(struct draft *d, uint64_t types, struct str ref, struct err *e)
{
    for (int t = 0; t < REC_TYPES; t++) {
        const struct ref *was = refs_find(d->c->refs, (enum rec_type)t, ref);
        if (types & TYPE(t) && was && was->voided)
            return err_set(e, ERR_ABSENT,
                           _("%s '%.*s' was voided (void that, to have it "
                             "back)"),
                           schema_types[t].name, STR_ARG(ref));
    }
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

/* The client of that key, in the batch as well. */
static const char *key_now(const struct draft *d, const char *key)
{
    const struct client *c = book_client(d->c->book, key);
    return merged_key(d, c ? c->key : key);
}

bool draft_same_client(const struct draft *d, const char *client)
{
    struct str own = d->r->col[COL_CLIENT];
    return client == d->who || !own.n || !*client || str_is(own, client) ||
           strcmp(key_now(d, own.p), key_now(d, client)) == 0;
}

const struct contact *draft_person(const struct draft *d, struct str key)
{
    struct buf client = {0};
    buf_str(&client, d->r->col[COL_CLIENT]);
    const struct client *c = book_client(d->c->book, buf_cstr(&client));
    buf_release(&client);
    return client_contact(c, key);
}

bool draft_owns(const struct draft *d, const char *client, struct str key)
{
    return draft_same_client(d, client) ||
           (d->r->type == REC_CONTACT && draft_person(d, key));
}

const char *draft_stranger(const struct draft *d, uint64_t types, bool ids,
                           struct str ref)
{
    const struct refs *r = d->c->refs;
    const struct ref_row *row = ids ? refs_row(r, ref) : NULL;
    const char *owner = NULL;
    uint64_t left = types & keyed_types(&r->keyed, ref);
    if (row && draft_same_client(d, refs_client_of(r, row)))
        return NULL;
    for (; left; left &= left - 1) {
        const struct ref *found =
            refs_find(r, (enum rec_type)__builtin_ctzll(left), ref);
        if (found && found->voided)
            found = NULL;
        if (found && draft_same_client(d, found->client))
            return NULL;
        owner = found && !owner ? found->client : owner;
    }
    if (!row && owner && types & TYPE(REC_CONTACT) && draft_person(d, ref))
        return NULL;
    return row ? refs_client_of(r, row) : owner;
}

/* A follow-up's key has its client in the middle. */
static const char *marked(const struct draft *d, struct str ref)
{
    struct str part;
    if (!book_key_client(ref, d->r->col[COL_CLIENT], &part))
        return NULL;
    const char *key = book_key_part(d->c->book, part);
    return book_client(d->c->book, key) && !draft_same_client(d, key) ? key
                                                                      : NULL;
}

int draft_theirs(struct draft *d, struct err *e)
{
    struct str ref = d->r->col[COL_REF], client = d->r->col[COL_CLIENT];
    const char *owner = NULL,
               *theirs = d->amends ? refs_client_of(d->c->refs, d->amends) : "";
    struct str id;
    if (d->amends && d->type->amend == AMEND_OWNER &&
        !draft_same_client(d, theirs) &&
        book_amends(d->r->type, d->r->col[COL_ATTRS], &id))
        return err_set(e, ERR_DATA,
                       _("'%.*s' belongs to client %s, not to %.*s"),
                       STR_ARG(id), theirs, STR_ARG(client));
    switch (d->type->ref) {
    case REF_TO:
    case REF_MARK:
        if (d->to && draft_same_client(d, d->to->client))
            break;
        owner = draft_stranger(d, d->type->to, false, ref);
        if (!owner && !d->to && d->type->ref == REF_MARK)
            owner = marked(d, ref);
        break;
    case REF_ABOUT:
        owner = draft_stranger(d, d->r->type == REC_VOID ? 0 : TYPES_ALL, true,
                               ref);
        break;
    case REF_OWN:
    case REF_CLIENT:
    case REF_NONE:
        break;
    }
    if (!owner || (d->type->across && d->c->options->force))
        return 0;
    return err_set(e, ERR_DATA,
                   d->type->across
                       ? _("'%.*s' belongs to client %s, not to %.*s (--force: "
                           "whoever pays, it settles that)")
                       : _("'%.*s' belongs to client %s, not to %.*s"),
                   STR_ARG(ref), owner, STR_ARG(client));
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
                   : d->amends || known_anywhere(d, ref); /* as it was */
        break;
    case REF_CLIENT:
    case REF_OWN:
    case REF_NONE:
        break;
    }
    if (record_odd(d->r, 0, e) == ODD_VOID)
        return -1;
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
    if (d->said || !book_amends(d->r->type, d->r->col[COL_ATTRS], &raw))
        return 0;
    attr_unescape(raw, &id);
    d->amends = refs_row(d->c->refs, buf_view(&id));
    if (d->amends && d->amends->voids)
        d->amends = NULL;
    bool same = d->amends && d->amends->type == d->r->type &&
                str_is(ref, d->amends->ref);
    int rc = same ? check_lines(d, e) : -1;
    if (!same)
        err_set(e, ERR_ABSENT, _("amends: no %s '%.*s' has the id '%s'"),
                d->type->name, STR_ARG(ref), buf_cstr(&id));
    buf_release(&id);
    return rc;
}
