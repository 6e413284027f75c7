/* Who answers for a record that names nobody. */
#include "inside.h"

/* Open work: its owner is whose it is.  Of the rest, who enters it. */
static bool answers(const struct record *r)
{
    const uint64_t types = TYPE(REC_ORDER) | TYPE(REC_CONTRACT) |
                           TYPE(REC_STAGE) | TYPE(REC_ISSUE) | TYPE(REC_TASK) |
                           TYPE(REC_OFFER) | TYPE(REC_PAPER) | TYPE(REC_PLAN);
    static const char *const asks[] = {"question", "request", "call"};
    struct str dir, kind, attrs = r->col[COL_ATTRS];
    if (r->type != REC_TOUCH)
        return types & TYPE(r->type);
    if (!draft_says(attrs, "dir", &dir) || !str_is(dir, "in"))
        return false;
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
        if (draft_says(attrs, "kind", &kind) && str_is(kind, asks[i]))
            return true;
    return r->col[COL_DUE].n;
}

/* Who keeps the client, by the batch or the book; "": nobody. */
static const char *keeper_of(const struct draft *d)
{
    struct str key = d->r->col[COL_CLIENT];
    const struct completion *c = d->c;
    const struct map_slot *slot = map_find(&c->kept, key.p, key.n);
    const struct client *client = book_client(c->book, key.n ? key.p : "");
    return slot ? c->keepers.v[slot->value] : client ? client->owner : "";
}

static void note_keeper(struct draft *d)
{
    struct str key = d->r->col[COL_CLIENT], owner = d->r->col[COL_OWNER];
    bool fresh;
    if (d->r->type != REC_CLIENT || !owner.n)
        return;
    struct map_slot *slot = map_put(&d->c->kept, key.p, key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)d->c->keepers.n;
        vec_push(&d->c->keepers);
    }
    d->c->keepers.v[slot->value] = draft_cell(d, COL_OWNER);
}

/* What the record is about, or tells more of; NULL. */
static const struct ref *thing_of(const struct draft *d)
{
    struct str ref = d->r->col[COL_REF];
    return !ref.n                    ? NULL
           : d->type->ref == REF_OWN ? refs_find(d->c->refs, d->r->type, ref)
           : d->type->ref == REF_ABOUT
               ? refs_find_in(d->c->refs, TYPES_ALL, ref)
               : d->to;
}

int draft_owner(struct draft *d, struct err *e)
{
    struct str *owner = &d->r->col[COL_OWNER];
    (void)e;
    note_keeper(d);
    if (owner->n || !d->type->cols[COL_OWNER] || d->r->type == REC_CLIENT ||
        d->amends)
        return 0;
    /* Without one who enters them rows name nobody, and follow their client. */
    const char *ours = conf_text(d->c->options->conf, "acct.owner");
    if (!*ours)
        return 0;
    const struct ref *of = thing_of(d);
    /* Who tells more of a thing does not take it over. */
    if (of && d->type->ref == REF_OWN)
        return 0;
    if (answers(d->r)) {
        const char *who = of && *of->owner ? of->owner : keeper_of(d);
        *owner = str_of(who);
    }
    if (!owner->n)
        *owner = str_of(ours);
    return 0;
}
