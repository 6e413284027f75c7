#include "ledger/record.h"

#include <stdlib.h>
#include <strings.h>

#include "base/csv/csv.h"
#include "base/i18n.h"

/* DATE, where no other cell is date. */
static enum column any_case(const struct str *cells, size_t n, struct str name)
{
    for (int c = 0; c < COLUMNS; c++) {
        const char *ours = column_names[c];
        if (name.n != strlen(ours) || strncasecmp(name.p, ours, name.n) != 0)
            continue;
        for (size_t i = 0; i < n; i++)
            if (str_is(str_trim(cells[i]), ours))
                return COLUMNS;
        return (enum column)c;
    }
    return COLUMNS;
}

/* Do cells hold what several should? */
static char other_delimiter(const struct str *cells, size_t n)
{
    static const char marks[] = ";\t|";
    for (size_t i = 0; marks[i]; i++)
        for (size_t k = 0; k < n; k++)
            if (cells[k].n && memchr(cells[k].p, marks[i], cells[k].n))
                return marks[i];
    return '\0';
}

static int no_column(const struct str *cells, size_t n, enum column c,
                     struct err *e)
{
    char mark = other_delimiter(cells, n);
    if (mark)
        return err_set(e, ERR_DATA,
                       _("%s stand between the columns, not commas (acct-add - "
                         "reads such rows with --delimiter '%s')"),
                       mark == ';'    ? _("semicolons")
                       : mark == '\t' ? _("tabs")
                                      : _("bars"),
                       mark == ';'    ? ";"
                       : mark == '\t' ? "\\t"
                                      : "|");
    return err_set(e, ERR_DATA,
                   _("the header has no column '%s' (the first line "
                     "names the columns: date,type,client,…)"),
                   column_names[c]);
}

static int header_cell(struct header *h, struct str name, enum column c,
                       size_t place, struct err *e)
{
    if (c == COLUMNS) {
        bool fresh;
        h->own.v[place] = arena_dup(&h->names, name.p, name.n);
        struct map_slot *slot =
            map_put_kept(&h->own_at, h->own.v[place], name.n, &fresh);
        if (fresh)
            slot->value = (uint32_t)place;
        return 0;
    }
    if (h->at[c] >= 0)
        return err_set(e, ERR_DATA, _("the header has column '%s' twice"),
                       column_names[c]);
    h->at[c] = (int)place;
    return 0;
}

int header_read(struct header *h, const struct str *cells, size_t n,
                unsigned need, struct err *e)
{
    *h = (struct header){.width = n};
    for (int c = 0; c < COLUMNS; c++)
        h->at[c] = -1;
    for (size_t i = 0; i < n; i++)
        *vec_push(&h->own) = NULL;
    for (size_t i = 0; i < n; i++) {
        struct str name = str_trim(cells[i]);
        enum column c = column_find(name);
        if (c == COLUMNS && need & HEADER_ANY_CASE)
            c = any_case(cells, n, name);
        if (header_cell(h, name, c, i, e) < 0)
            return -1;
    }
    h->ours = true;
    for (int c = 0; c < COLUMNS; c++)
        h->ours = h->ours && h->at[c] == c;
    for (int c = 0; c < COLUMNS; c++)
        if (need & 1u << c && h->at[c] < 0)
            return no_column(cells, n, (enum column)c, e);
    return 0;
}

void header_default(struct header *h)
{
    struct str cells[COLUMNS];
    struct err e;
    for (int c = 0; c < COLUMNS; c++)
        cells[c] = str_of(column_names[c]);
    header_read(h, cells, COLUMNS, 0, &e);
}

int header_own(const struct header *h, struct str name)
{
    const struct map_slot *slot = map_find(&h->own_at, name.p, name.n);
    return slot ? (int)slot->value : -1;
}

void header_release(struct header *h)
{
    vec_release(&h->own);
    map_release(&h->own_at);
    arena_release(&h->names);
}

void record_cells(struct record *r, const struct header *h,
                  const struct str *cells)
{
    r->own = cells;
    r->own_header = h;
    if (h->ours)
        memcpy(r->col, cells, sizeof r->col);
    else
        for (int c = 0; c < COLUMNS; c++)
            r->col[c] = h->at[c] >= 0 ? cells[h->at[c]] : STR("");
}

/* Puts "COLUMN: " in front. */
static int in_column(struct err *e, enum column c)
{
    return err_at(e, column_names[c], 0);
}

int values_amount(enum rec_type type, struct str text, int digits,
                  struct values *out, struct err *e)
{
    struct price price;
    if (type != REC_LINE)
        return money_parse(text, digits, &out->amount, e);
    if (price_parse(text, digits, &price, e) < 0)
        return -1;
    out->amount = price.n;
    out->finer = (uint8_t)price.finer;
    return 0;
}

int values_read(const struct record *r, const struct values_rules *rules,
                struct values *out, struct err *e)
{
    const struct str *col = r->col;
    *out = (struct values){.due = DAY_NONE, .currency = rules->currency};
    if (when_parse(col[COL_DATE], &rules->zone, &out->when, e) < 0)
        return in_column(e, COL_DATE);
    if (col[COL_DUE].n && !day_parse(col[COL_DUE], &out->due)) {
        struct when due;
        if (when_parse(col[COL_DUE], &rules->zone, &due, e) < 0)
            return in_column(e, COL_DUE);
        out->due = due.day;
        out->due_timed = due.timed;
        out->due_at = due.at;
    }
    if (col[COL_CURRENCY].n &&
        currency_find(rules->currencies, col[COL_CURRENCY], &out->currency, e) <
            0)
        return in_column(e, COL_CURRENCY);
    if (!col[COL_AMOUNT].n)
        return 0;
    out->has_amount = true;
    if (values_amount(r->type, col[COL_AMOUNT],
                      rules->currencies->v[out->currency].digits, out, e) < 0)
        return in_column(e, COL_AMOUNT);
    return 0;
}

/* The cell of the record that belongs into that place of the header. */
static struct str cell_at(const struct record *r, const struct header *h,
                          size_t place)
{
    const char *name = h->own.v[place];
    if (!name) {
        for (int c = 0; c < COLUMNS; c++)
            if (h->at[c] == (int)place)
                return r->col[c];
    } else if (r->own) {
        int from = header_own(r->own_header, str_of(name));
        if (from >= 0)
            return r->own[from];
    }
    return STR("");
}

void record_csv(const struct record *r, const struct header *h, struct buf *out)
{
    for (size_t i = 0; i < h->width; i++) {
        if (i)
            buf_ch(out, ',');
        csv_cell(out, cell_at(r, h, i));
    }
    buf_ch(out, '\n');
}

bool attr_next(struct str *rest, struct str *name, struct str *value)
{
    if (!rest->n)
        return false;
    const char *p = rest->p, *end = p + rest->n, *eq = NULL;
    for (; p < end && *p != ';'; p++) {
        if (*p == '\\' && p + 1 < end)
            p++;
        else if (*p == '=' && !eq)
            eq = p;
    }
    *name = (struct str){rest->p, (size_t)((eq ? eq : p) - rest->p)};
    *value =
        eq ? (struct str){eq + 1, (size_t)(p - eq - 1)} : (struct str){NULL, 0};
    if (p < end)
        p++;
    *rest = (struct str){p, (size_t)(end - p)};
    return true;
}

static bool attr_any(struct str attrs, const char *name, struct str *value)
{
    struct str key;
    while (attr_next(&attrs, &key, value))
        if (value->p && str_is(str_trim(key), name))
            return true;
    *value = STR("");
    return false;
}

uint32_t attr_bits(struct str attrs)
{
    struct str name, value;
    uint32_t bits = 0;
    while (attr_next(&attrs, &name, &value)) {
        name = str_trim(name);
        bits |= attr_bit(name.p, name.n);
    }
    return bits;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Mostly there is no escape, and no blank around a name: then it is enough to
 * look at what stands behind each semicolon. */
bool attr_raw(struct str attrs, const char *name, struct str *value)
{
    const char *p = attrs.p, *end = attrs.n ? p + attrs.n : p;
    const size_t n = strlen(name);
    *value = STR("");
    if (attrs.n > n && memchr(p, '\\', attrs.n))
        return attr_any(attrs, name, value);
    while ((size_t)(end - p) > n) {
        bool is = memcmp(p, name, n) == 0;
        if (blank(p[0]) || (is && blank(p[n])))
            return attr_any(attrs, name, value);
        const char *next = memchr(p, ';', (size_t)(end - p));
        if (is && p[n] == '=') {
            p += n + 1;
            *value = (struct str){p, (size_t)((next ? next : end) - p)};
            return true;
        }
        if (!next)
            break;
        p = next + 1;
    }
    return false;
}

void attr_unescape(struct str value, struct buf *out)
{
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (c == '\\' && i + 1 < value.n)
            c = value.p[++i] == 'n' ? '\n' : value.p[i];
        buf_ch(out, c);
    }
}

void attr_add(struct buf *attrs, const char *name, struct str value)
{
    if (attrs->n)
        buf_ch(attrs, ';');
    buf_puts(attrs, name);
    buf_ch(attrs, '=');
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (c == ';' || c == '\\' || c == '\n')
            buf_ch(attrs, '\\');
        buf_ch(attrs, c == '\n' ? 'n' : c);
    }
}

int32_t record_day(const struct record *r, const struct zone *zone,
                   const struct when *now)
{
    struct err none = ERR_INIT;
    struct when when = *now;
    if (r->col[COL_DATE].n)
        when_parse(r->col[COL_DATE], zone, &when, &none);
    return when.day;
}

void record_attr(struct record *r, const char *key, const char *value,
                 struct arena *a)
{
    struct buf attrs = {0};
    buf_str(&attrs, r->col[COL_ATTRS]);
    attr_add(&attrs, key, str_of(value));
    r->col[COL_ATTRS] = (struct str){arena_dup(a, attrs.p, attrs.n), attrs.n};
    buf_release(&attrs);
}

const char *record_attr_of(const struct record *r, const char *name,
                           struct arena *a)
{
    struct str raw;
    struct buf plain = {0};
    if (!attr_raw(r->col[COL_ATTRS], name, &raw))
        return "";
    attr_unescape(raw, &plain);
    return buf_keep(&plain, a);
}

bool record_ahead(enum rec_type type, struct str attrs)
{
    struct str planned;
    return schema_types[type].ahead ||
           (attr_raw(attrs, "planned", &planned) && str_is(planned, "yes"));
}

bool record_due_before(enum rec_type type, int32_t day, int32_t due)
{
    return due < day && type != REC_GIFT && type != REC_NOTE;
}
