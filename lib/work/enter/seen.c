#include "work/enter/seen.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"

/* The attributes that name one dealing, whatever else there is. */
static const char *const names_one[] = {"bank", "receipt"};

static bool is_attr(struct str name)
{
    if (str_starts(name, "x-"))
        return true;
    for (int t = 0; t < REC_TYPES; t++)
        if (schema_attr((enum rec_type)t, name))
            return true;
    return false;
}

static const char *closest(struct str name)
{
    const char *like = NULL;
    int best = 3;
    for (int c = 0; c < COLUMNS; c++) {
        int d = text_distance(name, str_of(column_names[c]), best);
        if (d < best)
            like = column_names[c], best = d;
    }
    for (int t = 0; t < REC_TYPES; t++) {
        const char *attr = schema_attr_like((enum rec_type)t, name);
        int d = attr ? text_distance(name, str_of(attr), best) : best;
        if (d < best)
            like = attr, best = d;
    }
    return like;
}

static int no_key(struct str name, struct err *e)
{
    const char *like = closest(name);
    return like ? err_set(e, ERR_USAGE,
                          _("--skip-known: '%.*s' is no column and no "
                            "attribute (did you mean '%s'?)"),
                          STR_ARG(name), like)
                : err_set(e, ERR_USAGE,
                          _("--skip-known: '%.*s' is no column and no "
                            "attribute (name such as date,client,amount,bank)"),
                          STR_ARG(name));
}

int seen_read(const char *text, struct arena *a, struct seen_by *out,
              struct err *e)
{
    struct str rest = str_of(text), name;
    *out = (struct seen_by){.wanted = true};
    while (*text && str_cut(&rest, ',', &name)) {
        name = str_trim(name);
        enum column c = column_find(name);
        if (!name.n || c == COL_ATTRS || (c == COLUMNS && !is_attr(name)))
            return no_key(name, e);
        if (c == COL_ID && !rest.p && !out->n)
            return 0;
        if (out->n == SEEN_KEYS)
            return err_set(e, ERR_USAGE,
                           _("--skip-known: more than %d columns"), SEEN_KEYS);
        out->keys[out->n].column = c;
        if (c == COLUMNS)
            out->keys[out->n].attr = arena_dup(a, name.p, name.n);
        out->n++;
    }
    return 0;
}

/* A row, or a record that is kept. */
struct item {
    enum rec_type type;
    int32_t day, due;
    bool has_amount;
    int64_t amount;
    uint8_t currency;
    struct str cell[COLUMNS]; /* of the others */
    struct str attrs;
};

/* Appends what it has of that key; false where it has nothing. */
static bool add_key(const struct item *i, enum column c, const char *attr,
                    struct buf *out)
{
    struct str raw;
    size_t before = out->n;
    switch (c) {
    case COL_TYPE:
        return true;
    case COL_DATE:
        buf_fmt(out, "%d", i->day);
        return true;
    case COL_DUE:
        if (i->due != DAY_NONE)
            buf_fmt(out, "%d", i->due);
        break;
    case COL_AMOUNT:
        if (i->has_amount)
            buf_fmt(out, "%lld %d", (long long)i->amount, i->currency);
        break;
    case COL_CURRENCY:
        if (i->has_amount)
            buf_fmt(out, "%d", i->currency);
        break;
    case COLUMNS: {
        const struct schema_attr *a = schema_attr(i->type, str_of(attr));
        struct buf plain = {0};
        if (attr_raw(i->attrs, attr, &raw))
            attr_unescape(raw, &plain);
        if (a && plain.n)
            schema_form(a, buf_view(&plain), out);
        else
            buf_str(out, buf_view(&plain));
        buf_release(&plain);
        break;
    }
    default:
        buf_str(out, i->cell[c]);
    }
    return out->n > before;
}

/* What it is told by; false where it has nothing of all that.  *one: that can
 * be no other. */
static bool key_of(const struct seen_by *by, const struct item *i,
                   struct buf *out, bool *one)
{
    bool any = false;
    *one = false;
    buf_clear(out);
    buf_fmt(out, "%d", i->type);
    for (size_t k = 0; k < by->n; k++) {
        const char *attr = by->keys[k].attr;
        buf_ch(out, '\n');
        bool has = add_key(i, by->keys[k].column, attr, out);
        any = any || has;
        *one = *one || (has && by->keys[k].column == COL_ID);
        for (size_t n = 0; attr && n < sizeof names_one / sizeof *names_one;
             n++)
            *one = *one || (has && strcmp(attr, names_one[n]) == 0);
    }
    return any;
}

static struct item item_of(const struct book *b, const struct entry *e)
{
    const char *attrs, *ref = entry_said(b, e, &attrs);
    struct item i = {.type = e->type,
                     .day = e->day,
                     .due = e->due,
                     .has_amount = e->has_amount,
                     .amount = e->amount,
                     .currency = e->currency,
                     .attrs = str_of(attrs)};
    i.cell[COL_ID] = str_of(e->id);
    i.cell[COL_CLIENT] = str_of(e->client ? e->client->key : "");
    i.cell[COL_REF] = str_of(ref);
    i.cell[COL_CHANNEL] = str_of(e->channel);
    i.cell[COL_OWNER] = str_of(e->owner);
    i.cell[COL_TEXT] = str_of(e->text);
    return i;
}

static void load(struct seen *k, const struct book *b, const struct entry *v,
                 size_t n)
{
    struct buf key = {0};
    for (size_t i = 0; i < n; i++) {
        struct item item = item_of(b, &v[i]);
        bool one;
        if (key_of(k->by, &item, &key, &one))
            map_put(&k->left, key.p, key.n, NULL)->value++;
    }
    buf_release(&key);
}

void seen_load(struct seen *k, const struct seen_by *by, struct book *b)
{
    *k = (struct seen){.by = by};
    if (!by->n)
        return;
    load(k, b, b->entries.v, b->entries.n);
    load(k, b, b->voided.v, b->voided.n);
    load(k, b, b->later.v, b->later.n);
}

/* An owner of ours is filled in later, and stands for none. */
static struct item item_of_row(const struct record *r, const struct book *b)
{
    struct item i = {
        .type = r->type, .due = DAY_NONE, .attrs = r->col[COL_ATTRS]};
    struct values v = {0};
    struct values_rules rules = b->rules;
    struct err none = ERR_INIT;
    if (values_read(r, &rules, &v, &none) == 0) {
        i.day = v.when.day;
        i.due = v.due;
        i.has_amount = v.has_amount;
        i.amount = v.amount;
        i.currency = v.currency;
    }
    for (int c = 0; c < COLUMNS; c++)
        i.cell[c] = r->col[c];
    return i;
}

bool seen_row(struct seen *k, const struct record *r, const struct book *b,
              const struct map *ids)
{
    struct str id = r->col[COL_ID];
    bool known = false, one;
    if (!k->by || !k->by->wanted)
        return false;
    if (!k->by->n) {
        known = id.n && map_find(ids, id.p, id.n);
    } else {
        struct item item = item_of_row(r, b);
        struct buf key = {0};
        bool fresh = false;
        bool told = key_of(k->by, &item, &key, &one);
        k->nameless += !told;
        if (told) {
            struct map_slot *slot =
                one ? map_put(&k->left, key.p, key.n, &fresh)
                    : map_find(&k->left, key.p, key.n);
            known = slot && !fresh && (one || slot->value > 0);
            if (known && !one)
                slot->value--;
        }
        buf_release(&key);
    }
    k->skipped += known;
    return known;
}

void seen_release(struct seen *k)
{
    map_release(&k->left);
}
