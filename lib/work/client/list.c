/* Lists: which columns, which items, in which order. */
#include "work/client/list.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

struct list_condition {
    struct where where;
    struct list_column column;
};

static struct list_column for_people(const struct list *l,
                                     const struct list_column *column)
{
    struct list_column c = *column;
    if (c.get == list_get_ref) {
        c.get = list_get_about;
        c.types |= schema_types[l->kind->type].to;
    }
    return c;
}

static int choose_column(struct list *l, struct str name, struct err *e)
{
    struct list_column c;
    if (list_column_find(l, "--columns", name, &c, e) < 0)
        return -1;
    for (size_t i = 0; i < l->columns.n; i++)
        if (strcmp(l->columns.v[i].name, c.name) == 0)
            return err_set(e, ERR_USAGE, _("--columns: '%s' is there twice"),
                           c.name);
    *vec_push(&l->columns) = c;
    return 0;
}

LIST_GET(get_currency)
{
    const char *code = "";
    for (size_t i = 0; i < column->at && !*code; i++) {
        struct fact f = column->of[i].get(s, item, &column->of[i]);
        code = f.kind == FACT_MONEY && !fact_none(&f) ? f.text : "";
    }
    return fact_text(code);
}

/* An amount is nothing without its currency: where nobody asked for it, people
 * have it behind the amounts, and programs behind all columns. */
static void name_currency(struct list *l)
{
    struct list_column *money =
        arena_new(&l->arena, (l->columns.n + 1) * sizeof *money);
    size_t n = 0, at = l->columns.n;
    for (size_t i = 0; i < l->columns.n; i++) {
        if (strcmp(l->columns.v[i].name, "currency") == 0)
            return;
        if (l->columns.v[i].kind != FACT_MONEY)
            continue;
        money[n++] = l->columns.v[i];
        if (l->options.reader == LIST_PEOPLE)
            at = i + 1;
    }
    if (n == 0)
        return;
    vec_push(&l->columns);
    memmove(l->columns.v + at + 1, l->columns.v + at,
            (l->columns.n - 1 - at) * sizeof *l->columns.v);
    l->columns.v[at] = (struct list_column){
        "currency",          "",      FACT_TEXT,  true, .key = true,
        .get = get_currency, .at = n, .of = money};
}

static int choose_columns(struct list *l, struct err *e)
{
    struct str rest = str_of(l->options.columns), name;
    enum list_reader reader = l->options.reader;
    for (size_t i = 0; !l->options.columns && i < l->kind->columns_n; i++) {
        const struct list_column *k = &l->kind->columns[i];
        if (reader == LIST_PEOPLE ? k->shown
                                  : !k->named && (reader != LIST_KEYS || !i))
            *vec_push(&l->columns) =
                reader == LIST_PEOPLE ? for_people(l, k) : *k;
    }
    if (!l->options.columns)
        return 0;
    while (str_cut(&rest, ',', &name))
        if (choose_column(l, str_trim(name), e) < 0)
            return -1;
    name_currency(l);
    return 0;
}

static int choose_conditions(struct list *l, struct err *e)
{
    for (size_t i = 0; i < l->options.where_n; i++) {
        struct list_condition *k = vec_push(&l->conditions);
        if (where_split(l->options.where[i], &k->where, e) < 0)
            return err_at(e, "--where", 0);
        if (list_column_find(l, "--where", k->where.key, &k->column, e) < 0)
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
             : l->kind->keyed                 ? l->kind->columns[0].name
                                              : NULL;
    if (!by)
        return 0; /* the book's own */
    if (*by == '-') {
        l->order.down = true;
        by++;
    }
    return list_column_find(l, "--sort", str_of(by), &l->order.column, e);
}

int list_choose(struct list *l, const struct list_kind *kind,
                const struct list_options *options, struct err *e)
{
    const struct list_tally_options *tally = &options->tally;
    *l = (struct list){.kind = kind, .options = *options};
    l->tally.on = tally->count || tally->group || tally->sum || tally->mean;
    if (choose_conditions(l, e) < 0)
        return -1;
    if (l->tally.on)
        return list_tally_choose(l, e);
    return choose_columns(l, e) < 0 ? -1 : choose_order(l, e);
}

/* All that the chosen columns are drawn from. */
static uint64_t needs(const struct list *l)
{
    uint64_t all = l->order.column.types | l->kind->types;
    for (size_t i = 0; i < l->columns.n; i++)
        all |= l->columns.v[i].types;
    for (size_t i = 0; i < l->conditions.n; i++)
        all |= l->conditions.v[i].column.types;
    if (all & LIST_CLOCKS)
        all |= TYPE(REC_TOUCH) | TYPE(REC_CONTRACT);
    if (all & LIST_CHECKS)
        all |= followup_types(l->options.checks->rules) | LIST_TEXTS;
    return all | l->tally.group.types | l->tally.sum.types;
}

uint64_t list_types(const struct list *l)
{
    return needs(l) & TYPES_ALL;
}

bool list_texts(const struct list *l)
{
    return needs(l) & LIST_TEXTS;
}

static void count_orders(struct list *l)
{
    const struct book *b = l->source.book;
    if (!(needs(l) & LIST_ORDERS))
        return;
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

static bool wanted(struct list *l, const struct list_item *item)
{
    bool all = true;
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
    if (r == 0 && o->keyed)
        return strcmp(x->item->key, y->item->key);
    int place = (x->item > y->item) - (x->item < y->item);
    return r ? r : o->down ? -place : place;
}

/* The items for which all conditions hold. */
static void find_lines(struct list *l)
{
    bool sorts = l->order.column.get != NULL;
    for (size_t i = 0; i < l->source.items.n; i++) {
        const struct list_item *item = &l->source.items.v[i];
        if (wanted(l, item))
            *vec_push(&l->lines) = (struct list_line){
                .item = item,
                .fact = sorts ? l->order.column.get(&l->source, item,
                                                    &l->order.column)
                              : fact_text(""),
                .order = &l->order,
            };
    }
}

static void sort_lines(struct list *l)
{
    if (l->lines.n < 2 || !l->order.column.get)
        return;
    /* Opening costs milliseconds, which programs would rather have. */
    if (l->options.reader == LIST_PEOPLE && l->order.column.kind == FACT_TEXT)
        l->order.collator = text_collator_open(l->options.lang);
    qsort(l->lines.v, l->lines.n, sizeof *l->lines.v, by_order);
}

static bool any_has(const struct list *l, const struct list_column *column)
{
    for (size_t i = 0; i < l->lines.n; i++) {
        struct fact f = list_fact(l, &l->lines.v[i], column);
        if (!fact_none(&f))
            return true;
    }
    return false;
}

/* What hardly any line has is no column of a table in which none has. */
static void drop_rare(struct list *l)
{
    size_t n = 0;
    if (l->options.columns || l->options.reader != LIST_PEOPLE)
        return;
    for (size_t i = 0; i < l->columns.n; i++)
        if (!l->columns.v[i].rare || any_has(l, &l->columns.v[i]))
            l->columns.v[n++] = l->columns.v[i];
    l->columns.n = n;
}

static int make(struct list *l, struct book *b, struct err *e)
{
    struct sla clocks;
    bool asked = needs(l) & LIST_CLOCKS;
    if (asked)
        sla_open(&clocks, b, &l->options.work->work,
                 l->options.work->client_zone);
    l->source.clocks = asked ? &clocks : NULL;
    int rc = l->kind->make(l->kind, &l->source, e);
    l->source.clocks = NULL;
    if (asked)
        sla_close(&clocks);
    return rc;
}

int list_find(struct list *l, struct book *b, const struct client *only,
              struct err *e)
{
    l->source.book = b;
    l->source.only = only;
    l->source.rules = l->options.rules;
    l->source.conf = l->options.conf;
    l->source.checks = l->options.checks;
    l->source.arena = &l->arena;
    l->order.keyed = l->kind->keyed;
    count_orders(l);
    if (needs(l) & LIST_LEAVINGS)
        leavings_find(b, l->options.leaving, &l->source.leavings);
    if (needs(l) & LIST_BILLED) {
        bill_open(&l->source.bill, b);
        written_orders_find(&l->source.bill, &l->source.written);
    }
    if (make(l, b, e) < 0)
        return -1;
    find_lines(l);
    if (l->tally.on)
        return list_tally_make(l, e);
    sort_lines(l);
    drop_rare(l);
    return 0;
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
    vec_release(&l->tally.rows);
    vec_release(&l->source.items);
    leavings_release(&l->source.leavings);
    checks_release(&l->source.checked);
    written_orders_release(&l->source.written);
    bill_release(&l->source.bill);
    worths_release(&l->source.worths);
    arena_release(&l->arena);
}
