/* Lists: which columns, which items, in which order. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

static const struct show_kind *const kinds[] = {&show_clients};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* What --sort says, and how texts are compared. */
struct list_order {
    struct show_column column;
    bool down;
    struct collator *collator; /* NULL: by bytes */
};

struct line {
    const void *item;
    struct fact fact; /* to sort by */
    const char *key;
    const struct list_order *order;
};

struct condition {
    struct where where;
    struct show_column column;
};

struct list {
    struct cli *c;
    const struct show_options *options;
    const struct show_kind *kind;
    VEC(struct show_column) columns; /* those that are printed */
    VEC(struct condition) conditions;
    struct list_order order;
    struct book book;
    struct show_source source;
    VEC(struct line) lines;
};

static enum fact_kind attr_kind(const struct schema_attr *a)
{
    switch (a->kind) {
    case ATTR_DATE:
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

static int no_column(struct list *l, const char *what, struct str name)
{
    const struct schema_attr *a = schema_types[l->kind->type].attrs;
    const char *like = NULL;
    int best = (int)(name.n < 30 ? name.n : 30) / 3 + 2;
    for (size_t i = 0; i < l->kind->columns_n; i++)
        nearer(name, l->kind->columns[i].name, &best, &like);
    for (; a->name; a++)
        nearer(name, a->name, &best, &like);
    if (like)
        return cli_usage(l->c, _("%s: no column '%.*s' (did you mean '%s'?)"),
                         what, STR_ARG(name), like);
    struct buf all = {0};
    for (size_t i = 0; i < l->kind->columns_n; i++)
        buf_fmt(&all, "%s%s", i ? ", " : "", l->kind->columns[i].name);
    cli_usage(l->c, _("%s: no column '%.*s' (%s, or another attribute)"), what,
              STR_ARG(name), buf_cstr(&all));
    buf_release(&all);
    return -1;
}

/* A column by name: one of the list's, or an attribute. */
static int find_column(struct list *l, const char *what, struct str name,
                       struct show_column *out)
{
    for (size_t i = 0; i < l->kind->columns_n; i++)
        if (str_is(name, l->kind->columns[i].name)) {
            *out = l->kind->columns[i];
            out->shown = true;
            return 0;
        }
    const struct schema_attr *a = schema_attr(l->kind->type, name);
    if (!a && !(str_starts(name, "x-") && name.n > 2))
        return no_column(l, what, name);
    const char *kept = arena_dup(&l->c->home.arena, name.p, name.n);
    *out = (struct show_column){
        .name = kept,
        .title = show_attr_title(kept),
        .kind = a ? attr_kind(a) : FACT_TEXT,
        .shown = true,
        .get = l->kind->attr,
    };
    return 0;
}

static int choose_columns(struct list *l)
{
    struct str rest = str_of(l->options->columns), name;
    if (!l->options->columns) {
        for (size_t i = 0; i < l->kind->columns_n; i++)
            *vec_push(&l->columns) = l->kind->columns[i];
        return 0;
    }
    while (str_cut(&rest, ',', &name))
        if (find_column(l, "--columns", str_trim(name), vec_push(&l->columns)) <
            0)
            return -1;
    return 0;
}

static int choose_conditions(struct list *l)
{
    for (size_t i = 0; i < l->options->where.n; i++) {
        struct condition *k = vec_push(&l->conditions);
        if (where_split(l->options->where.v[i], &k->where, &l->c->err) < 0)
            return err_at(&l->c->err, "--where", 0);
        if (find_column(l, "--where", k->where.key, &k->column) < 0)
            return -1;
        if (where_ready(&k->where, k->column.kind, l->c->home.today,
                        &l->c->err) < 0)
            return err_at(&l->c->err, "--where", 0);
    }
    return 0;
}

/* People read a table by name; programs want an order that stays. */
static int choose_order(struct list *l)
{
    const char *by = l->options->sort;
    bool table = l->c->format == OUT_TABLE;
    if (!by)
        by = table ? l->kind->sort : l->kind->columns[0].name;
    if (*by == '-') {
        l->order.down = true;
        by++;
    }
    return find_column(l, "--sort", str_of(by), &l->order.column);
}

/* Only what the chosen columns are drawn from is read. */
static uint64_t types(const struct list *l)
{
    uint64_t all = l->order.column.types;
    enum out_format format = l->c->format;
    for (size_t i = 0; i < l->columns.n; i++)
        if (format == OUT_TABLE ? l->columns.v[i].shown
                                : format != OUT_IDS || i == 0)
            all |= l->columns.v[i].types;
    for (size_t i = 0; i < l->conditions.n; i++)
        all |= l->conditions.v[i].column.types;
    return all;
}

static void count_orders(struct list *l)
{
    struct book *b = &l->book;
    l->source.book = b;
    l->source.orders = arena_new(&l->c->home.arena,
                                 (b->clients.n + 1) * sizeof *l->source.orders);
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
        struct condition *k = &l->conditions.v[i];
        struct fact f = k->column.get(&l->source, item, &k->column);
        all = where_holds(&k->where, &f);
    }
    return all;
}

static int by_order(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
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

/* "ru_RU.UTF-8" is ru_RU; "C" is the order of no language. */
static struct collator *open_collator(struct cli *c)
{
    static const char *const names[] = {"LC_ALL", "LC_COLLATE", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < 3 && !(locale && *locale); i++)
        locale = getenv(names[i]);
    if (!locale)
        locale = "";
    size_t n = strcspn(locale, ".@");
    const char *lang = arena_dup(&c->home.arena, locale, n);
    if (strcmp(lang, "C") == 0 || strcmp(lang, "POSIX") == 0)
        lang = "";
    return text_collator_open(lang);
}

static void choose_lines(struct list *l)
{
    const struct show_column *key = &l->kind->columns[0];
    for (size_t i = 0; i < l->kind->count(&l->book); i++) {
        const void *item = l->kind->item(&l->book, i);
        if (!wanted(l, item))
            continue;
        *vec_push(&l->lines) = (struct line){
            .item = item,
            .fact = l->order.column.get(&l->source, item, &l->order.column),
            .key = key->get(&l->source, item, key).text,
            .order = &l->order,
        };
    }
    if (l->lines.n < 2)
        return;
    /* Opening costs milliseconds, which programs would rather have. */
    if (l->c->format == OUT_TABLE && l->order.column.kind == FACT_TEXT)
        l->order.collator = open_collator(l->c);
    qsort(l->lines.v, l->lines.n, sizeof *l->lines.v, by_order);
}

static enum out_style style_of(const struct show_column *column,
                               const struct fact *f)
{
    if (strcmp(column->name, "state") != 0)
        return OUT_PLAIN;
    return strcmp(f->text, "paused") == 0 ? OUT_WARN
           : strcmp(f->text, "lost") == 0 ? OUT_BAD
                                          : OUT_PLAIN;
}

static void put(struct out *o, const struct fact *f)
{
    if (f->kind == FACT_DATE)
        out_day(o, f->day);
    else if (f->kind == FACT_NUMBER)
        out_decimal(o, f->number);
    else
        out_word(o, f->text);
}

static int print(struct list *l)
{
    static const enum out_kind out_kinds[] = {[FACT_TEXT] = OUT_TEXT,
                                              [FACT_DATE] = OUT_DATE,
                                              [FACT_NUMBER] = OUT_NUMBER};
    struct out_column *columns =
        arena_new(&l->c->home.arena, l->columns.n * sizeof *columns);
    for (size_t i = 0; i < l->columns.n; i++) {
        const struct show_column *s = &l->columns.v[i];
        columns[i] = (struct out_column){.name = s->name,
                                         .title = s->shown ? s->title : NULL,
                                         .kind = out_kinds[s->kind],
                                         .width = s->width};
    }
    struct out *o = cli_out(l->c, columns, l->columns.n, _(l->kind->empty));
    size_t most = l->options->most;
    for (size_t i = 0; i < l->lines.n && i < most; i++) {
        for (size_t k = 0; k < l->columns.n; k++) {
            const struct show_column *s = &l->columns.v[k];
            struct fact f = s->get(&l->source, l->lines.v[i].item, s);
            out_style(o, style_of(s, &f));
            put(o, &f);
        }
        out_end(o);
    }
    return cli_out_close(l->c, o);
}

static int list_run(struct list *l)
{
    if (choose_columns(l) < 0 || choose_conditions(l) < 0 ||
        choose_order(l) < 0)
        return -1;
    if (cli_book(l->c, types(l), false, NULL, &l->book) < 0)
        return -1;
    count_orders(l);
    choose_lines(l);
    int rc = print(l);
    book_release(&l->book);
    return rc;
}

static void list_release(struct list *l)
{
    text_collator_close(l->order.collator);
    for (size_t i = 0; i < l->conditions.n; i++)
        where_release(&l->conditions.v[i].where);
    vec_release(&l->conditions);
    vec_release(&l->columns);
    vec_release(&l->lines);
}

int show_list(struct cli *c, const struct show_options *o, const char *name)
{
    struct list l = {.c = c, .options = o};
    for (size_t i = 0; i < KINDS; i++)
        if (!name || strcmp(name, kinds[i]->name) == 0) {
            l.kind = kinds[i];
            break;
        }
    if (!l.kind)
        return cli_usage(c,
                         _("--list: no list '%s' (there is: clients; for a "
                           "client's card leave --list out)"),
                         name);
    int rc = list_run(&l);
    list_release(&l);
    return rc;
}
