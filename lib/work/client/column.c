/* Lists: what a name of a column stands for. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "work/client/attrs.h"

enum fact_kind list_attr_kind(const struct schema_attr *a)
{
    switch (a->kind) {
    case ATTR_DATE:
    case ATTR_PAST:
    case ATTR_BIRTHDAY:
        return FACT_DATE;
    case ATTR_NUMBER:
    case ATTR_INTEGER:
        return FACT_NUMBER;
    case ATTR_MONEY:
        return FACT_MONEY;
    default:
        return FACT_TEXT;
    }
}

static bool is_whole(const struct schema_attr *a)
{
    return a->kind == ATTR_EMAIL || a->kind == ATTR_PHONE ||
           a->kind == ATTR_HANDLE || a->kind == ATTR_REF || a->kind == ATTR_ID;
}

struct list_column list_attr_column(struct arena *a,
                                    const struct schema_attr *of,
                                    const char *name)
{
    struct buf title = {0};
    text_upper(str_of(attrs_title(name)), &title);
    struct list_column c = {
        .name = name,
        .title = buf_keep(&title, a),
        .kind = of ? list_attr_kind(of) : FACT_TEXT,
        .key = of && is_whole(of),
        .attr = true,
        .get = list_get_attr,
    };
    return c;
}

struct closest {
    struct str given;
    int best;
    const char *name;
};

static void nearer(struct closest *c, const char *name)
{
    int d = text_distance(c->given, str_of(name), c->best);
    if (d < c->best) {
        c->best = d;
        c->name = name;
    }
}

static void nearer_of(struct closest *c, const struct list_kind *kind)
{
    const struct schema_attr *a = schema_types[kind->type].attrs;
    for (size_t i = 0; i < kind->columns_n; i++)
        nearer(c, kind->columns[i].name);
    for (; !kind->bare && a->name; a++)
        nearer(c, a->name);
}

static int no_column(const struct list *l, const char *what, struct str name,
                     struct err *e)
{
    struct closest c = {.given = name,
                        .best = (int)(name.n < 30 ? name.n : 30) / 3 + 2};
    nearer_of(&c, l->kind);
    nearer_of(&c, &kind_clients);
    if (c.name)
        return err_set(e, ERR_USAGE,
                       _("%s: no column '%.*s' (did you mean '%s'?)"), what,
                       STR_ARG(name), c.name);
    struct buf all = {0};
    for (size_t i = 0; i < l->kind->columns_n; i++)
        buf_fmt(&all, "%s%s", i ? ", " : "", l->kind->columns[i].name);
    err_set(e, ERR_USAGE, _("%s: no column '%.*s' (%s, or another attribute)"),
            what, STR_ARG(name), buf_cstr(&all));
    buf_release(&all);
    return -1;
}

/* One of the kind's own. */
static bool own(struct arena *a, const struct list_kind *kind, struct str name,
                struct list_column *out)
{
    for (size_t i = 0; i < kind->columns_n; i++)
        if (str_is(name, kind->columns[i].name)) {
            *out = kind->columns[i];
            out->shown = true;
            return true;
        }
    if (str_is(name, "id") && !kind->bare) {
        static const struct list_column id = {
            "id", N_("ID"), FACT_TEXT, true, .key = true, .get = list_get_id};
        *out = id;
        return true;
    }
    const struct schema_attr *of =
        kind->bare ? NULL : schema_attr(kind->type, name);
    if (kind->bare || (!of && !(str_starts(name, "x-") && name.n > 2)))
        return false;
    *out = list_attr_column(a, of, arena_dup(a, name.p, name.n));
    out->shown = true;
    return true;
}

static struct fact get_joined(const struct list_source *s,
                              const struct list_item *item,
                              const struct list_column *column)
{
    const struct client *c = item->client;
    if (!c)
        return fact_text("");
    const struct list_item joined = {
        .rows = c->rows, .client = c, .thing = c, .key = c->key};
    /* a fact points into the book, and not to the item */
    // cppcheck-suppress returnDanglingLifetime
    return column->of->get(s, &joined, column->of);
}

/* What is said of the client: tier, or client.tier. */
static bool joined(struct list *l, struct str name, struct list_column *out)
{
    struct list_column *of = arena_new(&l->arena, sizeof *of);
    struct str rest = name;
    if (str_starts(rest, "client."))
        rest = (struct str){rest.p + 7, rest.n - 7};
    if (l->kind == &kind_clients || !own(&l->arena, &kind_clients, rest, of))
        return false;
    *out = *of;
    out->name = arena_dup(&l->arena, name.p, name.n);
    out->get = get_joined;
    out->of = of;
    return true;
}

int list_column_find(struct list *l, const char *what, struct str name,
                     struct list_column *out, struct err *e)
{
    if (own(&l->arena, l->kind, name, out) || joined(l, name, out))
        return 0;
    return no_column(l, what, name, e);
}
