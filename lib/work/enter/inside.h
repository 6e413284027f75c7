/*
 * A record on its way, which the files of this folder complete.
 */
#ifndef ACCT_WORK_ENTER_INSIDE_H
#define ACCT_WORK_ENTER_INSIDE_H

#include "work/enter/complete.h"

struct draft {
    struct completion *c;
    struct record *r;
    const struct schema_type *type;
    const struct str *given; /* its cells as they came, where they last as
                                long as the batch; or NULL */
    unsigned right;          /* columns that were found right before */
    const struct judged_attrs *said; /* its attributes, likewise, which neither
                                        amend nor are of a mail; or NULL */
    const char *who;      /* the client where the batch made it; or NULL */
    uint32_t at;          /* its place: see refs_client */
    bool depends;         /* its attributes are not right whatever there is */
    const struct ref *to; /* what its ref points to, or NULL */
    const struct ref_row *amends; /* or NULL */
    int32_t day;
    int digits;
    uint8_t currency; /* of the amount; CURRENCY_NONE: it has none */
};

/* A copy that lives as long as the record does. */
static inline struct str draft_keep(struct draft *d, const char *p, size_t n)
{
    return (struct str){arena_dup(d->c->arena, p, n), n};
}

/* One that the batch knows later, too; "" for none. */
static inline const char *draft_name(struct draft *d, struct str s)
{
    struct completion *c = d->c;
    if (c->arena == c->lasting)
        return s.n ? s.p : "";
    return s.n ? map_put(&c->names, s.p, s.n, NULL)->key : "";
}

/* Does the cell of that column stand as it came, and will? */
static inline bool draft_lasts(const struct draft *d, enum column c)
{
    const struct str *is = &d->r->col[c], *was = &d->given[c];
    return d->given && is->p == was->p && is->n == was->n;
}

/* Likewise what that column says. */
static inline const char *draft_cell(struct draft *d, enum column c)
{
    struct str s = d->r->col[c];
    /* All of a client's have one name, which is near. */
    if (c == COL_CLIENT && d->who)
        return d->who;
    return s.n && draft_lasts(d, c) ? s.p : draft_name(d, s);
}

/* Of what is mostly there as a key or an id. */
static inline const char *draft_ref_name(struct draft *d)
{
    struct str s = d->r->col[COL_REF];
    const char *kept = !s.n                      ? ""
                       : draft_lasts(d, COL_REF) ? s.p
                                                 : refs_kept(d->c->refs, s);
    return kept ? kept : draft_name(d, s);
}

/* What an attribute has, as it is written; false where that is nothing. */
static inline bool draft_says(struct str attrs, const char *name,
                              struct str *raw)
{
    return attr_raw(attrs, name, raw) && raw->n;
}

/* An error names the column. */
static inline int draft_column(enum column c, struct err *e)
{
    return err_at(e, column_names[c], 0);
}

/* point.c: what the record's ref points to, or merges; what it amends.
 * ERR_DATA, ERR_ABSENT. */
int draft_ref(struct draft *d, struct err *e);
int draft_amends(struct draft *d, struct err *e);
/* The error for a ref to nothing of these types. */
int draft_no_ref(struct draft *d, uint64_t types, struct str ref,
                 struct err *e);
/* Is a client, "" for anybody, the record's own? */
bool draft_same_client(const struct draft *d, const char *client);
/* Whose is what that names, a key of these types or, where `ids`, the id of a
 * record, if not the record's client's?  NULL: theirs, or not there. */
const char *draft_stranger(const struct draft *d, uint64_t types, bool ids,
                           struct str ref);
/* The client's own person of that key, which others may have, too; NULL. */
const struct contact *draft_person(const struct draft *d, struct str key);
/* Is the record's own key, which that client has, its client's to use again? */
bool draft_owns(const struct draft *d, const char *client, struct str key);
/* Is what the record's ref names its own client's?  A payment may settle
 * another's, where that is forced.  ERR_DATA. */
int draft_theirs(struct draft *d, struct err *e);
/* owner.c: where the record names nobody, who answers for it. */
int draft_owner(struct draft *d, struct err *e);
/* attrs.c: completes and checks them. */
int draft_attrs(struct draft *d, struct err *e);
/* cells.c: makes cells NFC, without control characters but newlines and tabs in
 * the text, and in columns of the user's own; has the type those columns; are
 * those words who answers, and by what (see text_key); would a spreadsheet run
 * one, as they are kept?  ERR_DATA. */
int draft_clean(struct draft *d, struct err *e);
int draft_columns(const struct draft *d, struct err *e);
int draft_words(struct draft *d, struct err *e);
int draft_formulas(struct draft *d, struct err *e);
/* Before all else: what of it was found right before.  After all else: what of
 * it was. */
void draft_look(struct draft *d);
void draft_note(struct draft *d);

/* alike.c: does the record's new key, which is of that type (REC_CLIENT: a
 * client's), look like another, or is it of two scripts?  ERR_DATA, unless that
 * is forced. */
int draft_alike(struct draft *d, enum rec_type type, struct err *e);
void alike_release(struct completion *c);

/* fresh.c: does a row with a key that is not there yet make a new thing, or but
 * tell of one?  ERR_DATA, unless that is forced. */
int draft_fresh(struct draft *d, struct err *e);

/* mend.c: does the record name what gives that key? */
bool mend_points_to(const struct entry *e, const char *ref);
/* Enters a void record of that, otherwise as the given one. */
int mend_void_one(struct enter *en, const struct record *given,
                  const struct entry *of, struct err *e);

#endif
