/* What is there for the first time says what it is: a row that could only tell
 * of what is there is of another. */
#include "base/i18n.h"
#include "base/value/handle.h"
#include "book/find.h"
#include "inside.h"

/* A key of one that stands. */
static bool is_there(const struct draft *d)
{
    struct str ref = d->r->col[COL_REF];
    const struct ref *own =
        ref.n ? refs_find(d->c->refs, d->r->type, ref) : NULL;
    return own && !own->voided;
}

/* Does the record say what makes one of its type?  A number alone does, but a
 * person has a name. */
static bool makes(const struct draft *d)
{
    const struct schema_makes *by = &schema_makes[d->r->type];
    struct str attrs = d->r->col[COL_ATTRS], name, value;
    for (int c = 0; c < COLUMNS; c++)
        if (by->cols & 1u << c && d->r->col[c].n)
            return true;
    while (attr_next(&attrs, &name, &value))
        for (size_t i = 0; value.n && by->attrs[i]; i++)
            if (str_is(str_trim(name), by->attrs[i]))
                return true;
    return by->bare && !d->r->col[COL_DUE].n && !d->r->col[COL_ATTRS].n;
}

static int say_absent(struct draft *d, const struct client *client,
                      struct err *e)
{
    struct str ref = d->r->col[COL_REF];
    struct buf list = {0};
    book_closest(d->c->book, d->r->type, client, ref, &list);
    const char *kind = d->type->name, *needs = _(schema_makes[d->r->type].help);
    if (ref.n && list.n)
        err_set(e, ERR_DATA,
                _("no %s '%.*s' (closest: %s; a new one is given with %s, or "
                  "--force)"),
                kind, STR_ARG(ref), buf_cstr(&list), needs);
    else if (ref.n)
        err_set(e, ERR_DATA,
                _("no %s '%.*s' (a new one is given with %s, or --force)"),
                kind, STR_ARG(ref), needs);
    else if (list.n)
        err_set(e, ERR_DATA,
                _("which %s? (-r REF: %s; a new one is given with %s, or "
                  "--force)"),
                kind, buf_cstr(&list), needs);
    else
        err_set(e, ERR_DATA,
                _("which %s? (-r REF; a new one is given with %s, or "
                  "--force)"),
                kind, needs);
    buf_release(&list);
    return draft_column(COL_REF, e);
}

static bool is_same(const struct buf *folded, const char *other,
                    struct buf *scratch)
{
    buf_clear(scratch);
    handle_fold(str_of(other), scratch);
    return scratch->n && str_is(buf_view(folded), buf_cstr(scratch));
}

/* The client's person who is called or reached by what is given as a name, or
 * NULL.  A name may be that of two, but who has left was there. */
static const struct contact *called(struct draft *d, const struct client *c)
{
    struct buf given = {0}, scratch = {0};
    const struct contact *found = NULL;
    struct str left;
    bool gone = draft_says(d->r->col[COL_ATTRS], "left", &left);
    handle_fold(d->r->col[COL_TEXT], &given);
    for (const struct contact *p = c ? c->contacts : NULL; p && !found;
         p = p->next) {
        if (gone && is_same(&given, p->name, &scratch))
            found = p;
        for (size_t i = 0; i < FIND_HANDLES && !found; i++)
            if (is_same(&given, contact_attr(d->c->book, p, find_handles[i]),
                        &scratch))
                found = p;
    }
    buf_release(&given);
    buf_release(&scratch);
    return found;
}

int draft_fresh(struct draft *d, struct err *e)
{
    struct str client = d->r->col[COL_CLIENT];
    if (!schema_makes[d->r->type].help || d->amends || is_there(d) ||
        d->c->options->force)
        return 0;
    const struct client *c =
        client.n ? book_client(d->c->book, client.p) : NULL;
    if (!makes(d))
        return say_absent(d, c, e);
    const struct contact *p = d->r->type == REC_CONTACT ? called(d, c) : NULL;
    if (!p)
        return 0;
    err_set(e, ERR_DATA,
            _("'%.*s' is %s (%s) (-r %s tells more of that person; another of "
              "that name: --force)"),
            STR_ARG(d->r->col[COL_TEXT]), p->ref, p->name, p->ref);
    return draft_column(COL_TEXT, e);
}
