/* Lists: which columns, which items, in which order. */
#include "work/client/list.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "work/client/attrs.h"
#include "work/client/card.h"

struct list_condition {
    struct where where;
    struct list_column column;
};

static enum fact_kind attr_kind(const struct schema_attr *a)
{
    switch (a->kind) {
    case ATTR_DATE:
    case ATTR_PAST:
    case ATTR_BIRTHDAY:
        return FACT_DATE;
    case ATTR_NUMBER:
    case ATTR_INTEGER:
        return FACT_NUMBER;
    default:
        return FACT_TEXT;
    }
}

static void nearer(struct str given, const char *name, int *best,
                   const char **like)
{
    int d = text_distance(given, str_of(name), *best);
    if (d < *best) {
        *best = d;
        *like = name;
    }
}

static int no_column(const struct list *l, const char *what, struct str name,
                     struct err *e)
{
    const struct schema_attr *a = schema_types[l->kind->type].attrs;
    const char *like = NULL;
    int best = (int)(name.n < 30 ? name.n : 30) / 3 + 2;
    for (size_t i = 0; i < l->kind->columns_n; i++)
        nearer(name, l->kind->columns[i].name, &best, &like);
    for (; a->name; a++)
        nearer(name, a->name, &best, &like);
    if (like)
        return err_set(e, ERR_USAGE,
                       _("%s: no column '%.*s' (did you mean '%s'?)"), what,
                       STR_ARG(name), like);
    struct buf all = {0};
    for (size_t i = 0; i < l->kind->columns_n; i++)
        buf_fmt(&all, "%s%s", i ? ", " : "", l->kind->columns[i].name);
    err_set(e, ERR_USAGE, _("%s: no column '%.*s' (%s, or another attribute)"),
            what, STR_ARG(name), buf_cstr(&all));
    buf_release(&all);
    return -1;
}

/* A column by name: one of the list's, or an attribute. */
static int find_column(struct list *l, const char *what, struct str name,
                       struct list_column *out, struct err *e)
{
    for (size_t i = 0; i < l->kind->columns_n; i++)
        if (str_is(name, l->kind->columns[i].name)) {
            *out = l->kind->columns[i];
            out->shown = true;
            return 0;
        }
    const struct schema_attr *a = schema_attr(l->kind->type, name);
    if (!a && !(str_starts(name, "x-") && name.n > 2))
        return no_column(l, what, name, e);
    const char *kept = arena_dup(&l->arena, name.p, name.n);
    *out = (struct list_column){
        .name = kept,
        .title = attrs_title(kept),
        .kind = a ? attr_kind(a) : FACT_TEXT,
        .shown = true,
        .get = l->kind->attr,
    };
    return 0;
}

static int choose_columns(struct list *l, struct err *e)
{
    struct str rest = str_of(l->options.columns), name;
    if (!l->options.columns) {
        for (size_t i = 0; i < l->kind->columns_n; i++)
            if (!l->kind->columns[i].named)
                *vec_push(&l->columns) = l->kind->columns[i];
        return 0;
    }
    while (str_cut(&rest, ',', &name))
        if (find_column(l, "--columns", str_trim(name), vec_push(&l->columns),
                        e) < 0)
            return -1;
    return 0;
}

static int choose_conditions(struct list *l, struct err *e)
{
    for (size_t i = 0; i < l->options.where_n; i++) {
        struct list_condition *k = vec_push(&l->conditions);
        if (where_split(l->options.where[i], &k->where, e) < 0)
            return err_at(e, "--where", 0);
        if (find_column(l, "--where", k->where.key, &k->column, e) < 0)
            return -1;
        if (where_ready(&k->where, k->column.kind, l->options.today, e) < 0)
            return err_at(e, "--where", 0);
    }
    return 0;
}

/* People read a table by name; programs want an order that stays. */
static int choose_order(struct list *l, struct err *e)
{
    const char *by = l->options.sort;
    if (!by)
        by = l->options.reader == LIST_PEOPLE ? l->kind->sort
                                              : l->kind->columns[0].name;
    if (*by == '-') {
        l->order.down = true;
        by++;
    }
    return find_column(l, "--sort", str_of(by), &l->order.column, e);
}

int list_choose(struct list *l, const struct list_kind *kind,
                const struct list_options *options, struct err *e)
{
    *l = (struct list){.kind = kind, .options = *options};
    if (choose_columns(l, e) < 0 || choose_conditions(l, e) < 0)
        return -1;
    return choose_order(l, e);
}

/* Is the column printed, asked for, or sorted by? */
static bool draws(const struct list *l, const char *name)
{
    bool all = strcmp(l->order.column.name, name) == 0;
    for (size_t i = 0; i < l->columns.n; i++)
        all = all || strcmp(l->columns.v[i].name, name) == 0;
    for (size_t i = 0; i < l->conditions.n; i++)
        all = all || strcmp(l->conditions.v[i].column.name, name) == 0;
    return all;
}

/* Only what the chosen columns are drawn from is read. */
uint64_t list_types(const struct list *l)
{
    uint64_t all = l->order.column.types;
    enum list_reader reader = l->options.reader;
    for (size_t i = 0; i < l->columns.n; i++)
        if (reader == LIST_PEOPLE ? l->columns.v[i].shown
                                  : reader != LIST_KEYS || i == 0)
            all |= l->columns.v[i].types;
    for (size_t i = 0; i < l->conditions.n; i++)
        all |= l->conditions.v[i].column.types;
    return all;
}

static void count_orders(struct list *l)
{
    const struct book *b = l->source.book;
    l->source.orders =
        arena_new(&l->arena, (b->clients.n + 1) * sizeof *l->source.orders);
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (!o->client)
            continue;
        l->source.orders[o->client->n].all++;
        l->source.orders[o->client->n].open += card_order_open(o);
    }
}

static bool wanted(struct list *l, const void *item)
{
    bool all = item != NULL;
    for (size_t i = 0; all && i < l->conditions.n; i++) {
        struct list_condition *k = &l->conditions.v[i];
        struct fact f = k->column.get(&l->source, item, &k->column);
        all = where_holds(&k->where, &f);
    }
    return all;
}

static int by_order(const void *a, const void *b)
{
    const struct list_line *x = a, *y = b;
    const struct list_order *o = x->order;
    bool none = fact_none(&x->fact);
    int r;
    if (none || fact_none(&y->fact)) /* last, whichever the order */
        r = none - fact_none(&y->fact);
    else {
        r = o->collator && x->fact.kind == FACT_TEXT &&
                    y->fact.kind == FACT_TEXT
                ? text_compare(o->collator, str_of(x->fact.text),
                               str_of(y->fact.text))
                : fact_compare(&x->fact, &y->fact);
        r = o->down ? -r : r;
    }
    return r ? r : strcmp(x->key, y->key);
}

void list_find(struct list *l, struct book *b)
{
    const struct list_column *key = &l->kind->columns[0];
    l->source.book = b;
    count_orders(l);
    if (draws(l, LIST_LEAVING))
        leavings_find(b, l->options.leaving, &l->source.leavings);
    for (size_t i = 0; i < l->kind->count(b); i++) {
        const void *item = l->kind->item(b, i);
        if (!wanted(l, item))
            continue;
        *vec_push(&l->lines) = (struct list_line){
            .item = item,
            .fact = l->order.column.get(&l->source, item, &l->order.column),
            .key = key->get(&l->source, item, key).text,
            .order = &l->order,
        };
    }
    if (l->lines.n < 2)
        return;
    /* Opening costs milliseconds, which programs would rather have. */
    if (l->options.reader == LIST_PEOPLE && l->order.column.kind == FACT_TEXT)
        l->order.collator = text_collator_open(l->options.lang);
    qsort(l->lines.v, l->lines.n, sizeof *l->lines.v, by_order);
}

struct fact list_fact(const struct list *l, const struct list_line *line,
                      const struct list_column *column)
{
    return column->get(&l->source, line->item, column);
}

void list_release(struct list *l)
{
    text_collator_close(l->order.collator);
    for (size_t i = 0; i < l->conditions.n; i++)
        where_release(&l->conditions.v[i].where);
    vec_release(&l->conditions);
    vec_release(&l->columns);
    vec_release(&l->lines);
    leavings_release(&l->source.leavings);
    arena_release(&l->arena);
}
