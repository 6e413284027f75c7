#include "work/enter/mend.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"

/* --- What is meant ---------------------------------------------------------
 */

static bool gives(const struct entry *e, const char *ref)
{
    return schema_types[e->type].ref == REF_OWN && strcmp(e->ref, ref) == 0;
}

struct rows {
    VEC(const struct entry *) all;
};

static int no_id(const struct book *b, const struct entry *e, struct err *err)
{
    err_set(err, ERR_DATA,
            _("the record has no id, so that nothing can name it (acct-check "
              "--fix gives it one)"));
    return err_at(err, b->source, e->line);
}

/* The records of two things: the first of each is told. */
static int several(const char *ref, const struct entry *one,
                   const struct entry *other, struct err *err)
{
    return err_set(err, ERR_DATA,
                   _("'%s' is %s %s in line %llu and %s %s in line %llu (name "
                     "the record by its id)"),
                   ref, schema_types[one->type].name, one->id,
                   (unsigned long long)one->line,
                   schema_types[other->type].name, other->id,
                   (unsigned long long)other->line);
}

/* Are the two records of one thing? */
static bool is_one(const struct entry *a, const struct entry *b)
{
    return a->type == b->type && a->client == b->client &&
           (a == b || schema_types[a->type].again);
}

/* All that gives the key, with the lines that it has as a document. */
static int find_given(struct book *b, const char *ref, struct rows *out,
                      struct err *err)
{
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (!gives(e, ref))
            continue;
        if (out->all.n && !is_one(out->all.v[0], e))
            return several(ref, out->all.v[0], e, err);
        *vec_push(&out->all) = e;
    }
    for (size_t i = 0, n = out->all.n; i < n; i++) {
        const struct entry *e = out->all.v[i];
        /* Of an act that tells it was sent, the lines are the first one's. */
        if (i && book_lines(b, e) == book_lines(b, out->all.v[0]))
            continue;
        for (const struct client_row *r = book_lines(b, e); r; r = r->before)
            *vec_push(&out->all) = r->entry;
    }
    return 0;
}

static const struct entry *with_id(const struct book *b, const char *id)
{
    for (size_t i = 0; i < b->entries.n; i++)
        if (strcmp(b->entries.v[i].id, id) == 0)
            return &b->entries.v[i];
    for (size_t i = 0; i < b->changes.n; i++)
        if (strcmp(b->changes.v[i].id, id) == 0)
            return &b->changes.v[i];
    return NULL;
}

/* What of a client can be taken back is records, each by its id. */
static int list_client(const struct client *c, struct err *err)
{
    struct buf list = {0};
    char day[DATE_SIZE];
    for (const struct client_row *r = c->rows; r; r = r->before)
        buf_fmt(&list, "%s%s (%s)", list.n ? ", " : "", r->entry->id,
                day_print(r->entry->day, day));
    err_set(err, ERR_DATA, _("'%s' is a client: name the record by its id: %s"),
            c->key, buf_cstr(&list));
    buf_release(&list);
    return -1;
}

static const struct entry *voiding(const struct book *b, const char *id)
{
    for (size_t i = 0; i < b->changes.n; i++)
        if (b->changes.v[i].type == REC_VOID &&
            strcmp(b->changes.v[i].ref, id) == 0)
            return &b->changes.v[i];
    return NULL;
}

/* It may be the id of a record of the batch itself. */
static int not_found(struct enter *en, const struct record *r, const char *ref,
                     struct err *err)
{
    const struct book *b = enter_book(en);
    const struct client *c = book_client(b, ref);
    for (size_t i = 0; i < b->voided.n; i++) {
        const struct entry *by =
            gives(&b->voided.v[i], ref) ? voiding(b, b->voided.v[i].id) : NULL;
        if (by)
            return err_set(err, ERR_ABSENT,
                           _("'%s' was voided already (by %s: void that, to "
                             "have it back)"),
                           ref, *by->id ? by->id : "-");
    }
    return c && c->rows ? list_client(c, err) : enter_add(en, r, err);
}

/* --- Void ------------------------------------------------------------------
 */

int mend_void_one(struct enter *en, const struct record *given,
                  const struct entry *of, struct err *err)
{
    struct record r = *given;
    if (!*of->id)
        return no_id(enter_book(en), of, err);
    r.col[COL_REF] = str_of(of->id);
    if (!r.col[COL_CLIENT].n && of->client)
        r.col[COL_CLIENT] = str_of(of->client->key);
    return enter_add(en, &r, err);
}

/* Attributes that point to what gives a key. */
static const char *const pointers[] = {"order", "invoice", "contract", "quote",
                                       "issue"};

static bool points_to(const struct entry *e, const char *ref)
{
    for (size_t i = 0; i < sizeof pointers / sizeof pointers[0]; i++)
        if (entry_says(e, pointers[i], ref))
            return true;
    return schema_types[e->type].ref != REF_OWN && strcmp(e->ref, ref) == 0;
}

static void note_pointers(struct home *home, const struct book *b,
                          const char *ref, const struct rows *gone)
{
    enum { TOLD = 5 };
    struct buf list = {0};
    unsigned long n = 0;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        bool left = points_to(e, ref);
        for (size_t k = 0; k < gone->all.n && left; k++)
            left = gone->all.v[k] != e;
        if (left && n++ < TOLD)
            buf_fmt(&list, "%s%s %s", n > 1 ? ", " : "",
                    schema_types[e->type].name,
                    schema_types[e->type].ref == REF_OWN && *e->ref ? e->ref
                                                                    : e->id);
    }
    if (n > TOLD)
        buf_puts(&list, ", …");
    if (n)
        notes_add(&home->notes,
                  P_("%lu record still names '%s': %s",
                     "%lu records still name '%s': %s", n),
                  n, ref, buf_cstr(&list));
    buf_release(&list);
}

int mend_void(struct home *home, struct enter *en, const struct record *r,
              struct err *e)
{
    struct book *b = enter_book(en);
    struct rows rows = {0};
    const char *ref =
        arena_dup(&home->arena, r->col[COL_REF].p, r->col[COL_REF].n);
    const struct entry *one = with_id(b, ref);
    if (one)
        return mend_void_one(en, r, one, e);
    int rc = find_given(b, ref, &rows, e);
    if (rc == 0 && !rows.all.n)
        rc = not_found(en, r, ref, e);
    for (size_t i = 0; i < rows.all.n && rc == 0; i++)
        rc = mend_void_one(en, r, rows.all.v[i], e);
    if (rc == 0)
        note_pointers(home, b, ref, &rows);
    vec_release(&rows.all);
    return rc;
}

/* --- Amend -----------------------------------------------------------------
 */

/* Of what changes by later records the latest; of a quote, which later records
 * tell about, itself. */
static const struct entry *row_meant(const struct book *b, enum rec_type type,
                                     const char *ref)
{
    const struct entry *found = NULL;
    bool latest = schema_types[type].again && type != REC_OFFER;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->type == type && strcmp(e->ref, ref) == 0 &&
            (!found || latest || (e->has_amount && !found->has_amount)))
            found = e;
    }
    return found;
}

struct change {
    struct home *home;
    struct book *book;
    const struct entry *was;
    struct buf text; /* what is other now */
};

static void add_change(struct change *c, const char *what, const char *was,
                       const char *is)
{
    if (strcmp(was, is) != 0)
        buf_fmt(&c->text, _("%s%s '%s', was '%s'"), c->text.n ? ", " : "", what,
                is, was);
}

static void add_attrs(struct change *c, struct str attrs)
{
    struct str name, raw;
    struct buf value = {0};
    while (attr_next(&attrs, &name, &raw)) {
        const char *word = arena_dup(&c->home->arena, name.p, name.n);
        buf_clear(&value);
        attr_unescape(raw, &value);
        if (strcmp(word, schema_amends) != 0)
            add_change(c, word, entry_attr(c->book, c->was, word),
                       buf_cstr(&value));
    }
    buf_release(&value);
}

static const char *amount_of(const struct change *c, const struct entry *e)
{
    char text[MONEY_SIZE];
    const struct currency *in = book_currency(c->book, e->currency);
    return e->has_amount
               ? arena_fmt(&c->home->arena, "%s %s",
                           money_print(e->amount, in->digits, text), in->code)
               : "";
}

/* By the record as it was completed. */
static void find_changes(struct change *c, const struct record *r)
{
    char day[DATE_SIZE] = "";
    const struct entry *was = c->was;
    const struct str *col = r->col;
    add_change(c, column_names[COL_CLIENT], was->client ? was->client->key : "",
               col[COL_CLIENT].p);
    if (col[COL_AMOUNT].n)
        add_change(c, column_names[COL_AMOUNT], amount_of(c, was),
                   arena_fmt(&c->home->arena, "%s %s", col[COL_AMOUNT].p,
                             col[COL_CURRENCY].p));
    if (was->due != DAY_NONE)
        day_print(was->due, day);
    const struct {
        enum column column;
        const char *was;
    } texts[] = {{COL_DUE, day},
                 {COL_CHANNEL, was->channel},
                 {COL_OWNER, was->owner},
                 {COL_TEXT, was->text}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (col[texts[i].column].n)
            add_change(c, column_names[texts[i].column], texts[i].was,
                       col[texts[i].column].p);
    add_attrs(c, col[COL_ATTRS]);
}

/* Papers, and orders, that were made of it. */
static void note_made(const struct change *c)
{
    static const uint64_t made =
        TYPE(REC_INVOICE) | TYPE(REC_ACT) | TYPE(REC_LINE) | TYPE(REC_ORDER);
    enum { TOLD = 5 };
    const char *told[TOLD];
    size_t n = 0;
    struct buf list = {0};
    for (size_t i = 0; i < c->book->entries.n && n < TOLD; i++) {
        const struct entry *e = &c->book->entries.v[i];
        bool fresh = made & TYPE(e->type) && e->type != c->was->type &&
                     points_to(e, c->was->ref) &&
                     strcmp(e->ref, c->was->ref) != 0;
        for (size_t k = 0; k < n && fresh; k++)
            fresh = strcmp(told[k], e->ref) != 0;
        if (!fresh)
            continue;
        buf_fmt(&list, "%s%s", n ? ", " : "", e->ref);
        told[n++] = e->ref;
    }
    if (n)
        notes_add(&c->home->notes, _("%s was made of it, and stays as it is"),
                  buf_cstr(&list));
    buf_release(&list);
}

/* An order that came from a quote is billed by the quote's lines. */
static void note_quote(const struct change *c, const struct record *r)
{
    const char *quote =
        c->was->type == REC_ORDER ? entry_attr(c->book, c->was, "quote") : "";
    if (*quote && r->col[COL_AMOUNT].n)
        notes_add(&c->home->notes,
                  _("%s came from quote %s, by whose lines it is billed, "
                    "whatever its amount"),
                  c->was->ref, quote);
}

static struct str day_cell(struct home *home, int32_t day)
{
    char *text = arena_new(&home->arena, DATE_SIZE);
    return str_of(day_print(day, text));
}

int mend_amend(struct home *home, struct enter *en, const struct record *r,
               struct err *e)
{
    struct book *b = enter_book(en);
    const struct schema_type *type = &schema_types[r->type];
    const char *ref =
        arena_dup(&home->arena, r->col[COL_REF].p, r->col[COL_REF].n);
    struct change c = {home, b, row_meant(b, r->type, ref), {0}};
    struct record full = *r;
    if (r->type == REC_CLIENT)
        return err_set(e, ERR_USAGE,
                       _("a later record of a client changes it (acct-add "
                         "client KEY …); what was wrong from the start is "
                         "voided by its id"));
    if (!type->amend)
        return err_set(e, ERR_USAGE,
                       _("a record of type %s cannot be amended (void it, and "
                         "add it as it is)"),
                       type->name);
    if (!c.was)
        return book_no_ref(b, r->type, ref, e);
    if (!*c.was->id)
        return no_id(b, c.was, e);
    /* It was wrong from the start. */
    if (!full.col[COL_DATE].n)
        full.col[COL_DATE] = day_cell(home, c.was->day);
    record_attr(&full, schema_amends, c.was->id, &home->arena);
    if (enter_add(en, &full, e) < 0)
        return -1;
    find_changes(&c, enter_row(en, enter_count(en) - 1));
    int rc = 0;
    if (c.text.n) {
        notes_add(&home->notes, "%s %s: %s", type->name, ref,
                  buf_cstr(&c.text));
        note_made(&c);
        note_quote(&c, r);
    } else {
        rc = err_set(e, ERR_DATA,
                     _("%s '%s' says all that already (its date stays, and a "
                       "currency goes with an amount)"),
                     type->name, ref);
    }
    buf_release(&c.text);
    return rc;
}
