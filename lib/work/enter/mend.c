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

static void take(struct rows *out, struct records of)
{
    for (size_t i = 0; i < of.n; i++)
        *vec_push(&out->all) = of.v[i];
}

static int by_place(const void *x, const void *y)
{
    const struct entry *a = *(const struct entry *const *)x;
    const struct entry *b = *(const struct entry *const *)y;
    return a < b ? -1 : a > b;
}

/* In order, each once. */
static void sort(struct rows *rows)
{
    size_t n = 0;
    if (rows->all.n)
        qsort(rows->all.v, rows->all.n, sizeof *rows->all.v, by_place);
    for (size_t i = 0; i < rows->all.n; i++)
        if (!n || rows->all.v[n - 1] != rows->all.v[i])
            rows->all.v[n++] = rows->all.v[i];
    rows->all.n = n;
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
           (a == b || schema_types[a->type].again || a->type == REC_PAYMENT);
}

/* Receipts and letters have their numbers in attributes. */
static void take_given(struct book *b, const char *ref, struct rows *out)
{
    for (int t = 0; t < REC_TYPES; t++)
        if (schema_types[t].ref == REF_OWN)
            take(out, book_records(b, (enum rec_type)t, NULL, ref, false));
    take(out, book_records(b, REC_PAYMENT, "receipt", ref, false));
    take(out, book_records(b, REC_TOUCH, "number", ref, false));
    sort(out);
}

/* All that gives the key, with the lines that it has as a document. */
static int find_given(struct book *b, const char *ref, struct rows *out,
                      struct err *err)
{
    take_given(b, ref, out);
    for (size_t i = 1; i < out->all.n; i++)
        if (!is_one(out->all.v[0], out->all.v[i]))
            return several(ref, out->all.v[0], out->all.v[i], err);
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
        if (b->changes.v[i].type == REC_VOID && !b->changes.v[i].stranger &&
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
        return book_no_id(enter_book(en), of, err);
    r.col[COL_REF] = str_of(of->id);
    if (!r.col[COL_CLIENT].n && of->client)
        r.col[COL_CLIENT] = str_of(of->client->key);
    return enter_add(en, &r, err);
}

bool mend_points_to(const struct entry *e, const char *ref)
{
    struct str rest = str_of(e->attrs), name, value;
    while (attr_next(&rest, &name, &value)) {
        const struct schema_attr *a = schema_attr(e->type, str_trim(name));
        if (a && a->kind == ATTR_REF && str_is(value, ref))
            return true;
    }
    return schema_types[e->type].ref != REF_OWN && strcmp(e->ref, ref) == 0;
}

/* What names it by its ref, or in an attribute: see mend_points_to. */
static void take_pointers(struct book *b, const char *ref, struct rows *out)
{
    for (int t = 0; t < REC_TYPES; t++) {
        const struct schema_type *type = &schema_types[t];
        if (type->ref != REF_OWN)
            take(out, book_records(b, (enum rec_type)t, NULL, ref, false));
        for (const struct schema_attr *a = type->attrs; a->name; a++)
            if (a->kind == ATTR_REF)
                take(out,
                     book_records(b, (enum rec_type)t, a->name, ref, false));
    }
    sort(out);
}

static void note_pointers(struct home *home, struct book *b, const char *ref,
                          struct rows *gone)
{
    enum { TOLD = 5 };
    struct buf list = {0};
    struct rows to = {0};
    unsigned long n = 0;
    sort(gone);
    take_pointers(b, ref, &to);
    for (size_t i = 0; i < to.all.n; i++) {
        const struct entry *e = to.all.v[i];
        if (bsearch(&e, gone->all.v, gone->all.n, sizeof e, by_place))
            continue;
        if (n++ < TOLD)
            buf_fmt(&list, "%s%s %s", n > 1 ? ", " : "",
                    schema_types[e->type].name,
                    schema_types[e->type].ref == REF_OWN && *e->ref ? e->ref
                                                                    : e->id);
    }
    vec_release(&to.all);
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
    const struct entry *one = book_with_id(b, ref);
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
