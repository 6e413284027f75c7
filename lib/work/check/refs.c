/* Keys: whose they are, what they point to, and that they are given once. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "book/find.h"
#include "inside.h"
#include "ledger/odd.h"

static const char *keep(struct check *c, struct str s)
{
    return s.n ? arena_dup(&c->texts, s.p, s.n) : "";
}

/* Who and by what: one reads and compares it, as one does a key. */
static void check_word(struct check *c, const struct row *row, enum column col)
{
    struct err e;
    if (text_key(row->r.col[col], true, &e) < 0)
        check_no_key(c, row, col, &e);
}

static struct given given_by(const struct row *row)
{
    return (struct given){.id = row->at.id,
                          .line = row->at.line,
                          .who = row->who,
                          .now = row->who,
                          .day = row->v.when.day,
                          .type = (uint8_t)row->r.type,
                          .amount = row->v.amount,
                          .currency = row->v.currency,
                          .has_amount = row->v.has_amount && !row->bad};
}

static void tell_amount(struct given *g, const struct row *row)
{
    g->has_amount = row->v.has_amount && !row->bad;
    g->amount = row->v.amount;
    g->currency = row->v.currency;
}

/* Rows may stand in any order: what amends it came before the row itself. */
static void found_first(struct given *g, const struct given *row)
{
    struct given by = *row;
    by.now = g->now;
    if (g->has_amount) {
        by.has_amount = true;
        by.amount = g->amount;
        by.currency = g->currency;
    }
    *g = by;
}

static void give(struct check *c, struct row *row)
{
    struct str ref = row->r.col[COL_REF];
    enum rec_type type = row->r.type;
    bool fresh;
    if (!c->refs[type].n)
        map_expect_series(&c->refs[type]);
    struct map_slot *slot = map_put(&c->refs[type], ref.p, ref.n, &fresh);
    struct given by = given_by(row);
    by.ref = slot->key;
    by.amends = row->amends;
    if (fresh) {
        slot->value = (uint32_t)c->given.n;
        keyed_add(&c->keyed, type, ref);
        if (!text_ascii(ref))
            c->others |= TYPE(type);
        *vec_push(&c->given) = by;
        return;
    }
    struct given *first = &c->given.v[slot->value];
    if (first->amends && !by.amends) {
        found_first(first, &by);
        return;
    }
    if (row->v.has_amount && (by.amends || !first->has_amount))
        tell_amount(first, row);
    if (by.amends) {
        first->now = row->who;
        return;
    }
    if (!schema_types[type].again || first->who != row->who)
        *vec_push(&c->again) =
            (struct later){.by = by,
                           .column = check_at(c, row, COL_REF).column,
                           .first = slot->value};
}

const struct given *check_given(const struct check *c, uint64_t types,
                                struct str ref)
{
    return check_find_in(c, types, ref.p, ref.n);
}

/* Who gives the key; a void record names an id, never a key. */
static const struct given *find_given(const struct check *c, enum rec_type type,
                                      uint64_t to, struct str ref)
{
    return type == REC_VOID
               ? NULL
               : check_find_in(c, to ? to : TYPES_ALL, ref.p, ref.n);
}

/* Looks it up at once where it can: most is there already. */
static void point(struct check *c, struct row *row, enum column col,
                  const char *attr, uint64_t to, struct str ref)
{
    const struct given *g = find_given(c, row->r.type, to, ref);
    if (g && !attr && record_early(row->r.type, row->v.when.day, g->day))
        *vec_push(&c->early) =
            (struct early){.by = given_by(row),
                           .column = check_at(c, row, COL_DATE).column,
                           .of = (uint32_t)(g - c->given.v)};
    if (g && ((schema_types[row->r.type].across && !attr) ||
              check_same_client(g->now, row->who)))
        return;
    /* What is an answer to another names its id. */
    const struct id *id = g || to || attr || row->r.type == REC_VOID
                              ? NULL
                              : check_find_lately(c, ref.p);
    if (id && check_same_client(id->who, row->who))
        return;
    struct later *l = vec_push(&c->pending);
    *l = (struct later){.by = given_by(row),
                        .to = to,
                        .column = check_at(c, row, col).column,
                        .attr = attr};
    l->by.ref = keep(c, ref);
}

/* A follow-up's key has its client in the middle. */
static void point_mark(struct check *c, struct row *row, struct str ref)
{
    struct str client = row->r.col[COL_CLIENT], part;
    if (!client.n || !book_key_client(ref, client, &part) ||
        check_find_in(c, TYPE(REC_TASK), ref.p, ref.n))
        return;
    struct later *l = vec_push(&c->pending);
    *l = (struct later){.by = given_by(row),
                        .column = check_at(c, row, COL_REF).column,
                        .mark = true};
    l->by.ref = keep(c, ref);
}

static void note_day(struct check *c, struct str invoice, int32_t day)
{
    struct map_slot *slot = map_put(&c->noted, invoice.p, invoice.n, NULL);
    uint32_t since = (uint32_t)(day - DAY_MIN);
    if (since > slot->value)
        slot->value = since;
}

/* Somebody wrote about an invoice: what is odd about it is known.  Of another
 * key it may still turn out to be the client's: see check_pending. */
static void note(struct check *c, const struct row *row)
{
    struct str ref = row->r.col[COL_REF];
    const uint64_t types = TYPE(REC_TOUCH) | TYPE(REC_NOTE);
    const struct map_slot *slot = map_find(&c->refs[REC_INVOICE], ref.p, ref.n);
    if (row->bad || !(types & TYPE(row->r.type)) || !slot)
        return;
    const struct given *invoice = &c->given.v[slot->value];
    if (check_same_client(invoice->now, row->who))
        note_day(c, ref, row->v.when.day);
}

void check_refs(struct check *c, struct row *row)
{
    struct str ref = row->r.col[COL_REF];
    check_find_client(c, row);
    check_word(c, row, COL_CHANNEL);
    check_word(c, row, COL_OWNER);
    if (row->r.type == REC_TYPES || !check_key(c, row, COL_REF, REF_MAX))
        return;
    const struct schema_type *t = &schema_types[row->r.type];
    switch (t->ref) {
    case REF_OWN:
        give(c, row);
        break;
    case REF_TO:
        point(c, row, COL_REF, NULL, t->to, ref);
        break;
    case REF_MARK:
        if (!memchr(ref.p, ':', ref.n))
            point(c, row, COL_REF, NULL, t->to, ref);
        else
            point_mark(c, row, ref);
        break;
    case REF_ABOUT:
        point(c, row, COL_REF, NULL, check_about(row), ref);
        note(c, row);
        break;
    case REF_CLIENT:
        check_note_merge(c, row);
        break;
    case REF_NONE:
        break;
    }
}

void check_attr_ref(struct check *c, struct row *row,
                    const struct schema_attr *a, struct str value)
{
    if (a->to == TYPE(REC_OFFER)) {
        struct quoted *q = vec_push(&c->quoted);
        q->by = given_by(row);
        q->by.ref = keep(c, row->r.col[COL_REF]);
        q->quote = keep(c, value);
    }
    point(c, row, COL_ATTRS, a->name, a->to, value);
}

static struct place place_of(const struct later *l)
{
    return (struct place){l->by.line, l->column, l->by.id};
}

/* Two clients may each have a P-1. */
static bool is_their_person(const struct check *c, const struct given *by)
{
    const struct client *client =
        book_client(&c->book, check_key_of(c, by->who));
    return client_contact(client, str_of(by->ref));
}

void check_again(struct check *c)
{
    for (size_t i = 0; i < c->again.n; i++) {
        const struct later *l = &c->again.v[i];
        struct given *first = &c->given.v[l->first];
        const struct schema_type *t = &schema_types[l->by.type];
        if (book_voided(&c->book, l->by.id) ||
            (l->by.type == REC_CONTACT && is_their_person(c, &l->by)))
            continue;
        if (first->voided)
            *first = l->by;
        else if (!t->again)
            check_say(c, CHECK_DUPLICATE, place_of(l),
                      _("%s '%s' is in line %" PRIu64 " already"), t->name,
                      first->ref, first->line);
        else if (!check_is_theirs(c, first, l->by.who))
            check_not_theirs(c, CHECK_DUPLICATE, place_of(l),
                             &(struct id){first->ref, first->line, first->who},
                             check_key_of(c, l->by.who));
    }
}

/* The closest key of those types, or NULL. */
static const char *closest(const struct check *c, uint64_t types,
                           const char *ref)
{
    enum { CLOSE = 2, MANY = 20000 };
    const char *like = NULL;
    int best = CLOSE;
    for (int t = 0; t < REC_TYPES; t++) {
        const struct map *m = &c->refs[t];
        if (!(types & TYPE(t)) || m->n > MANY)
            continue;
        for (size_t i = 0; i < m->n; i++) {
            int d = text_distance(str_of(ref), str_of(m->slot[i].key), best);
            /* Of two alike the first by its bytes, in every run. */
            if (d < best ||
                (d == best && like && strcmp(m->slot[i].key, like) < 0)) {
                best = d;
                like = m->slot[i].key;
            }
        }
    }
    return like;
}

enum { LOOKED_UP = 50 };

static void not_there(struct check *c, const struct later *l, size_t told)
{
    enum check_name k = l->by.type == REC_RESPONSE ? CHECK_SURVEY : CHECK_REF;
    const char *ref = l->by.ref, *attr = l->attr ? l->attr : "";
    const char *colon = l->attr ? ": " : "", *name = "";
    const struct given *other = check_find_in(c, TYPES_ALL, ref, strlen(ref));
    for (int t = REC_TYPES - 1; t >= 0; t--)
        if (l->to & TYPE(t))
            name = schema_types[t].name;
    if (!l->to) {
        check_say(c, k, place_of(l),
                  l->by.type == REC_VOID ? _("no record has the id '%s'")
                                         : _("nothing has the key or id '%s'"),
                  ref);
        return;
    }
    const char *like = told < LOOKED_UP ? closest(c, l->to, ref) : NULL;
    if (other)
        check_say(c, k, place_of(l), _("%s%sno %s '%s' (that is of type %s)"),
                  attr, colon, name, ref, schema_types[other->type].name);
    else if (like)
        check_say(c, k, place_of(l), _("%s%sno %s '%s' (did you mean '%s'?)"),
                  attr, colon, name, ref, like);
    else
        check_say(c, k, place_of(l), _("%s%sno %s '%s'"), attr, colon, name,
                  ref);
}

/* A number that was given twice: the line is of the document that it follows,
 * or was voided with it. */
static bool is_its_own(const struct check *c, const struct later *l)
{
    const struct client *client =
        book_client(&c->book, check_key_of(c, l->by.who));
    return l->by.type == REC_LINE && !l->attr &&
           book_head_of(&c->book, l->by.ref, l->by.line, client);
}

static bool names_people(const struct later *l)
{
    return !l->to || l->to & TYPE(REC_CONTACT);
}

/* What a row points to that was not found at once, of another
 * client, or not there. */
static void judge(struct check *c, const struct later *l, size_t *told)
{
    const uint64_t notes = TYPE(REC_TOUCH) | TYPE(REC_NOTE);
    const char *ref = l->by.ref;
    struct id owner;
    if (l->mark) {
        if (check_find_marked(c, l, &owner))
            check_not_theirs(c, CHECK_REF, place_of(l), &owner,
                             check_key_of(c, l->by.who));
        return;
    }
    bool there = find_given(c, l->by.type, l->to, str_of(ref)) ||
                 (!l->to && check_find_id(c, ref));
    if (!there) {
        if (!check_is_vague(c, ref) && !book_voided(&c->book, l->by.id))
            not_there(c, l, (*told)++);
    } else if (l->by.type == REC_VOID) {
        return; /* see check_voids */
    } else if (!check_find_owner(c, l, &owner)) {
        if (!is_its_own(c, l) &&
            !(names_people(l) && is_their_person(c, &l->by)))
            check_not_theirs(c, CHECK_REF, place_of(l), &owner,
                             check_key_of(c, l->by.who));
    } else if (notes & TYPE(l->by.type) && l->by.day != DAY_NONE &&
               map_find(&c->refs[REC_INVOICE], ref, strlen(ref))) {
        note_day(c, str_of(ref), l->by.day);
    }
}

void check_pending(struct check *c)
{
    size_t told = 0;
    for (size_t i = 0; i < c->pending.n; i++) {
        const struct later *l = &c->pending.v[i];
        const struct given *g =
            l->mark || l->attr
                ? NULL
                : find_given(c, l->by.type, l->to, str_of(l->by.ref));
        if (g && record_early(l->by.type, l->by.day, g->day))
            *vec_push(&c->early) =
                (struct early){.by = l->by,
                               .column = (uint32_t)(c->at[COL_DATE] + 1),
                               .of = (uint32_t)(g - c->given.v)};
        judge(c, l, &told);
    }
}
