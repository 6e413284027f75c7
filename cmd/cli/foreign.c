/* Rows of another program: what stands between their cells, before decimals,
 * and how their dates are written. */
#include "base/i18n.h"
#include "base/value/typed.h"
#include "cli/feed.h"

int foreign_delimiter(const struct feed_how *how, char *out, struct err *e)
{
    const char *given = how->delimiter;
    *out = ',';
    if (how->decimal && strcmp(how->decimal, ",") != 0 &&
        strcmp(how->decimal, ".") != 0)
        return err_set(e, ERR_USAGE,
                       _("--decimal: '%s' is neither a point nor a comma"),
                       how->decimal);
    if (!given)
        return 0;
    if (strcmp(given, "\\t") == 0 || strcmp(given, "tab") == 0)
        given = "\t";
    if (strlen(given) != 1 || !strchr(",;|\t", *given))
        return err_set(e, ERR_USAGE,
                       _("--delimiter: '%s' is none of , ; | and \\t"), given);
    *out = *given;
    return 0;
}

static struct str keep(struct arena *a, const char *p, size_t n)
{
    return (struct str){arena_dup(a, p, n), n};
}

/* A date, with a time behind a blank or without. */
static int date_cell(struct str *cell, struct arena *a, struct err *e)
{
    char iso[DATE_SIZE];
    int32_t day;
    struct str s = str_trim(*cell), rest = {0};
    if (!s.n || day_parse(s, &day))
        return 0;
    const char *blank = memrchr(s.p, ' ', s.n);
    if (blank && memchr(blank, ':', (size_t)(s.p + s.n - blank))) {
        rest = (struct str){blank + 1, (size_t)(s.p + s.n - blank) - 1};
        s.n = (size_t)(blank - s.p);
    }
    enum typed typed = day_typed(s, &day, e);
    if (typed == TYPED_FAULT) {
        e->kind = ERR_DATA;
        return -1;
    }
    if (typed == TYPED_OTHER)
        return 0;
    struct buf b = {0};
    buf_puts(&b, day_print(day, iso));
    if (rest.n)
        buf_fmt(&b, "T%.*s", STR_ARG(rest));
    *cell = keep(a, b.p, b.n);
    buf_release(&b);
    return 0;
}

static int amount_cell(const struct feed_how *how, struct str *cell,
                       struct str *currency, struct arena *a, struct err *e)
{
    struct amount_typed typed;
    char mark = how->decimal ? *how->decimal : '\0';
    if (!cell->n)
        return 0;
    if (amount_typed(*cell, mark, &typed, e) < 0)
        return -1;
    if (*typed.code && currency && !currency->n)
        *currency = keep(a, typed.code, 3);
    else if (*typed.code && !(currency && str_is(*currency, typed.code)))
        return 0;
    *cell = keep(a, typed.number.p, typed.number.n);
    return 0;
}

static int attr_value(const struct feed_how *how, enum rec_type type,
                      struct str name, struct str *value, struct arena *a,
                      struct err *e)
{
    const struct schema_attr *s = schema_attr(type, name);
    enum attr_kind kind = s ? s->kind : ATTR_TEXT;
    if (attr_is_date(kind))
        return date_cell(value, a, e);
    if (kind == ATTR_MONEY || kind == ATTR_NUMBER || kind == ATTR_TAX)
        return amount_cell(how, value, NULL, a, e);
    return 0;
}

static int attrs_cell(const struct feed_how *how, struct record *r,
                      struct arena *a, struct err *e)
{
    struct str rest = r->col[COL_ATTRS], name, value;
    struct buf out = {0}, plain = {0};
    int rc = 0;
    while (rc == 0 && attr_next(&rest, &name, &value)) {
        name = str_trim(name);
        if (!value.p) {
            /* It is a fault, which is told where all are. */
            buf_release(&out);
            buf_release(&plain);
            return 0;
        }
        buf_clear(&plain);
        attr_unescape(value, &plain);
        struct str v = buf_view(&plain);
        rc = attr_value(how, r->type, name, &v, a, e);
        if (rc < 0)
            err_at(e, arena_dup(a, name.p, name.n), 0);
        else
            attr_add(&out, arena_dup(a, name.p, name.n), v);
    }
    if (rc == 0 && out.n)
        r->col[COL_ATTRS] = keep(a, out.p, out.n);
    buf_release(&out);
    buf_release(&plain);
    return rc;
}

int foreign_row(const struct feed_how *how, struct record *r, struct arena *a,
                struct err *e)
{
    static const enum column dates[] = {COL_DATE, COL_DUE};
    if (!how->delimiter && !how->decimal && !how->encoding)
        return 0;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (date_cell(&r->col[dates[i]], a, e) < 0)
            return err_at(e, column_names[dates[i]], 0);
    if (amount_cell(how, &r->col[COL_AMOUNT], &r->col[COL_CURRENCY], a, e) < 0)
        return err_at(e, column_names[COL_AMOUNT], 0);
    return attrs_cell(how, r, a, e);
}
