/* Lists of records as they are, a row each: the schema says their columns. */
#include "base/i18n.h"
#include "inside.h"

static const struct list_column of_columns[COLUMNS] = {
    [COL_DATE] = LIST_DATE,
    [COL_CLIENT] = LIST_CLIENT,
    [COL_REF] = {"ref", N_("REF"), FACT_TEXT, true, .key = true,
                 .get = list_get_ref},
    [COL_AMOUNT] = {"amount", N_("AMOUNT"), FACT_MONEY, true,
                    .get = list_get_amount},
    [COL_CURRENCY] = {"currency", "", FACT_TEXT, true, .key = true,
                      .get = list_get_currency},
    [COL_DUE] = LIST_DUE,
    [COL_CHANNEL] = LIST_CHANNEL(true),
    [COL_OWNER] = LIST_OWNER,
    [COL_TEXT] = LIST_TEXT,
};

LIST_MAKE(make)
{
    struct book *b = s->book;
    bool own = schema_types[kind->type].ref == REF_OWN;
    (void)e;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *en = &b->entries.v[i];
        if (en->type == kind->type)
            list_add(s, (struct list_item){.entry = en,
                                           .client = card_meant(b, en),
                                           .key = own ? en->ref : en->id});
    }
    return 0;
}

/* Of a line the amount is the price of one. */
static size_t add_column(const struct schema_type *t, int c,
                         struct list_column *v, size_t n)
{
    static const struct list_column net = {"net", N_("NET"), FACT_MONEY, true,
                                           .get = list_get_net};
    v[n++] = of_columns[c];
    if (c != COL_AMOUNT || t != &schema_types[REC_LINE])
        return n;
    v[n - 1].price = true;
    v[n++] = net;
    return n;
}

/* The columns of the ledger that the type has, then its attributes, of which
 * the first few tell most. */
static size_t add_columns(struct arena *arena, const struct schema_type *t,
                          struct list_column *v)
{
    enum { TELLING = 3 };
    bool own = t->ref == REF_OWN;
    size_t n = 0;
    v[n++] = (struct list_column)LIST_KEY(N_("KEY"), own);
    for (int c = 0; c < COLUMNS; c++)
        if (of_columns[c].name && (c == COL_DATE || t->cols[c]) &&
            !(c == COL_REF && own) && c != COL_TEXT)
            n = add_column(t, c, v, n);
    for (size_t i = 0; t->attrs[i].name; i++) {
        const struct schema_attr *a = &t->attrs[i];
        bool told = i < TELLING && strcmp(a->name, "planned") != 0;
        if (strcmp(a->name, "amends") == 0)
            continue;
        v[n] = list_attr_column(arena, a, a->name);
        v[n++].shown = told;
    }
    if (t->cols[COL_TEXT])
        v[n++] = of_columns[COL_TEXT];
    return n;
}

const struct list_kind *list_of_type(enum rec_type type, const char *name,
                                     struct arena *a)
{
    const struct schema_type *t = &schema_types[type];
    struct list_kind *k = arena_new(a, sizeof *k);
    size_t n = COLUMNS + 2; /* the key, and what a line comes to */
    for (const struct schema_attr *at = t->attrs; at->name; at++)
        n++;
    struct list_column *v = arena_new(a, n * sizeof *v);
    *k = (struct list_kind){
        .name = name,
        .empty = N_("no such records"),
        .columns = v,
        .columns_n = add_columns(a, t, v),
        .sort = "date",
        .type = type,
        /* A row that names no client is of what it is about. */
        .types = TYPE(type) | (t->need & (1u << COL_CLIENT) ? 0 : t->to),
        .make = make,
    };
    return k;
}
