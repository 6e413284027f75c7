#include "ledger/store/part.h"

#include <stdlib.h>

#include "inside.h"

/* More rows of a name than these are read faster with all others. */
enum { MOST = 1 << 18 };

struct finder {
    struct ledger *ledger;
    struct index *index;
    const struct part_ask *ask;
    struct map clients; /* keys that are the client's */
    struct map looked;  /* names */
    VEC(bool) taken;    /* by the numbers of rows */
    struct index_rows found, fresh, rows;
    bool known; /* there is a client row */
    bool failed;
    struct buf scratch;
};

static void look(struct finder *f, uint64_t name)
{
    bool fresh;
    map_put(&f->looked, (const char *)&name, sizeof name, &fresh);
    if (!fresh || f->failed)
        return;
    f->rows.v.n = 0;
    f->failed = !index_find(f->index, name, MOST, &f->rows);
    for (size_t i = 0; i < f->rows.v.n && !f->failed; i++) {
        uint32_t row = f->rows.v.v[i];
        if (!f->taken.v[row])
            *vec_push(&f->fresh.v) = row;
        f->taken.v[row] = true;
    }
}

/* Who they are, and what was taken back. */
static const uint64_t always =
    TYPE(REC_CLIENT) | TYPE(REC_CONTACT) | TYPE(REC_VOID) | TYPE(REC_MERGE);

/* Of a client that is but named. */
static const uint64_t others = TYPE(REC_CLIENT) | TYPE(REC_MERGE);

static void look_client(struct finder *f, struct str key, uint64_t types)
{
    for (int t = 0; t < REC_TYPES; t++)
        if (types & TYPE(t))
            look(f, index_client((enum rec_type)t, key));
}

static void add_client(struct finder *f, struct str key)
{
    bool fresh;
    map_put(&f->clients, key.p, key.n, &fresh);
    if (fresh)
        look_client(f, key, f->ask->types | always);
    if (fresh && f->ask->all) /* whom it sent to us */
        look(f, index_name(key));
}

static bool is_theirs(const struct finder *f, struct str key)
{
    return map_find(&f->clients, key.p, key.n);
}

/* What its attributes point to; a person is found with their client. */
static void follow_attrs(struct finder *f, const struct record *r, bool all)
{
    struct str rest = r->col[COL_ATTRS], name, value;
    while (attr_next(&rest, &name, &value)) {
        const struct schema_attr *a = schema_attr(r->type, str_trim(name));
        bool amends = a && strcmp(a->name, schema_amends) == 0;
        if (!a || !value.n || !(amends || all))
            continue;
        buf_clear(&f->scratch);
        attr_unescape(value, &f->scratch);
        struct str plain = str_trim(buf_view(&f->scratch));
        if (strcmp(a->name, "referrer") == 0)
            look_client(f, plain, others);
        else if (index_names_by(a) && a->to != TYPE(REC_CONTACT))
            look(f, index_name(plain));
    }
}

static int follow(void *arg, const struct record *r, struct err *e)
{
    struct finder *f = arg;
    struct str client = r->col[COL_CLIENT], ref = r->col[COL_REF];
    enum ref_kind kind = schema_types[r->type].ref;
    (void)e;
    if (kind == REF_CLIENT && (is_theirs(f, client) || is_theirs(f, ref))) {
        add_client(f, client);
        add_client(f, ref);
    }
    bool own = !client.n || is_theirs(f, client);
    bool all = own && f->ask->all;
    f->known = f->known || (r->type == REC_CLIENT && own);
    if (!own)
        look_client(f, client, others);
    if (r->col[COL_ID].n)
        look(f, index_name(r->col[COL_ID]));
    if (ref.n && r->type != REC_CONTACT &&
        (all || (kind == REF_OWN && own) || r->type == REC_VOID))
        look(f, index_name(ref));
    if (r->col[COL_ATTRS].n)
        follow_attrs(f, r, all);
    return 0;
}

static int ascending(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void place_rows(struct finder *f, struct index_rows *rows,
                       struct part *out)
{
    out->places.n = 0;
    if (rows->v.n)
        qsort(rows->v.v, rows->v.n, sizeof *rows->v.v, ascending);
    if (!index_place(f->index, 0, vec_push(&out->places)))
        f->failed = true;
    for (size_t i = 0; i < rows->v.n && !f->failed; i++)
        f->failed =
            !index_place(f->index, rows->v.v[i], vec_push(&out->places));
}

/* Reads the rows that were found last, which lead to others. */
static void go_on(struct finder *f, struct part *out)
{
    struct ledger_pass pass = {.types = TYPES_ALL, .row = follow, .arg = f};
    struct index_rows now = f->fresh;
    struct err none = ERR_INIT;
    f->fresh = (struct index_rows){0};
    place_rows(f, &now, out);
    for (size_t i = 0; i < now.v.n; i++)
        *vec_push(&f->found.v) = now.v.v[i];
    vec_release(&now.v);
    if (f->failed || f->found.v.n > MOST ||
        f->found.v.n > index_count(f->index) / 2 + 1) {
        f->failed = true;
        return;
    }
    ledger_only(f->ledger, out->places.v, out->places.n);
    if (ledger_each(f->ledger, &pass, &none) < 0)
        f->failed = true;
    ledger_only(f->ledger, NULL, 0);
}

bool part_find(struct ledger *l, const struct part_ask *ask, struct part *out)
{
    struct finder f = {.ledger = l, .index = ledger_index(l), .ask = ask};
    *out = (struct part){0};
    if (!f.index)
        return false;
    f.taken.v = mem_new(index_count(f.index), sizeof *f.taken.v);
    if (ask->client.n)
        add_client(&f, ask->client);
    for (size_t i = 0; i < ask->n; i++)
        look(&f, ask->names[i]);
    while (f.fresh.v.n && !f.failed)
        go_on(&f, out);
    bool fine = !f.failed && (f.known || !ask->client.n);
    if (fine)
        place_rows(&f, &f.found, out);
    fine = fine && !f.failed;
    map_release(&f.clients);
    map_release(&f.looked);
    vec_release(&f.taken);
    vec_release(&f.found.v);
    vec_release(&f.fresh.v);
    vec_release(&f.rows.v);
    buf_release(&f.scratch);
    return fine;
}

void part_release(struct part *p)
{
    vec_release(&p->places);
}
