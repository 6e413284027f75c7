/* What a row says by itself. */

#include "base/i18n.h"
#include "inside.h"
#include "ledger/odd.h"
#include "words/known.h"

/* In an invalid currency an amount may have any decimals. */
enum { DIGITS_MOST = 9 };

static void fault(struct check *c, struct row *row, enum check_name k,
                  enum column col, const struct err *e)
{
    check_err(c, k, check_at(c, row, col), e);
    row->bad = true;
}

static void check_type(struct check *c, struct row *row)
{
    struct err e;
    if (row->r.type != REC_TYPES)
        return;
    schema_unknown(row->r.col[COL_TYPE], &e);
    fault(c, row, CHECK_TYPE, COL_TYPE, &e);
}

static int read_date(struct check *c, struct str date, struct when *when,
                     struct err *e)
{
    bool day = date.n == DAY_LENGTH;
    if (day && memcmp(date.p, c->last.day, DAY_LENGTH) == 0) {
        *when = c->last.when;
        return 0;
    }
    if (when_parse(date, &c->options->zone, when, e) < 0)
        return -1;
    if (day) {
        memcpy(c->last.day, date.p, DAY_LENGTH);
        c->last.when = *when;
    }
    return 0;
}

static void check_dates(struct check *c, struct row *row)
{
    const struct check_options *o = c->options;
    struct str date = row->r.col[COL_DATE], due = row->r.col[COL_DUE];
    struct values *v = &row->v;
    struct when when;
    struct err e;
    if (read_date(c, date, &v->when, &e) < 0)
        fault(c, row, CHECK_DATE, COL_DATE, &e);
    else if (row->r.type != REC_TYPES && when_later(&v->when, &o->as_of) &&
             !record_ahead(row->r.type, row->r.col[COL_ATTRS]))
        check_say(c, CHECK_FUTURE, check_at(c, row, COL_DATE),
                  _("%.*s is in the future"), STR_ARG(date));
    if (due.n && !day_parse(due, &v->due)) {
        if (when_parse(due, &o->zone, &when, &e) < 0)
            fault(c, row, CHECK_DUE, COL_DUE, &e);
        else
            v->due = when.day;
    }
    /* Of what amends another, the other's date counts. */
    if (!row->amends && v->due != DAY_NONE && v->when.day != DAY_NONE &&
        row->r.type != REC_TYPES &&
        record_due_before(row->r.type, v->when.day, v->due))
        check_say(c, CHECK_DUE_BEFORE, check_at(c, row, COL_DUE),
                  _("due %.*s, before the date %.*s"), STR_ARG(due),
                  STR_ARG(date));
}

static int digits_of(const struct check *c, const struct row *row)
{
    return row->v.currency == CURRENCY_NONE
               ? DIGITS_MOST
               : book_currency(&c->book, row->v.currency)->digits;
}

static void check_amount(struct check *c, struct row *row)
{
    struct str code = row->r.col[COL_CURRENCY], amount = row->r.col[COL_AMOUNT];
    struct values *v = &row->v;
    struct err e;
    v->currency = c->book.currency;
    if (code.n &&
        currency_find(&c->book.currencies, code, &v->currency, &e) < 0) {
        v->currency = CURRENCY_NONE;
        fault(c, row, CHECK_CURRENCY, COL_CURRENCY, &e);
    }
    if (!amount.n)
        return;
    v->has_amount = true;
    if (values_amount(row->r.type, amount, digits_of(c, row), v, &e) < 0)
        fault(c, row, CHECK_AMOUNT, COL_AMOUNT, &e);
    else if (row->r.type == REC_PAYMENT && v->amount < 0)
        c->paid_back = true;
    else if (row->r.type == REC_CREDIT && v->amount < 0)
        check_say(c, CHECK_AMOUNT, check_at(c, row, COL_AMOUNT),
                  _("a credit note of %.*s (its amount is positive)"),
                  STR_ARG(amount));
}

/* The schema is asked once for each type. */
static const struct columns *columns_of(struct check *c, enum rec_type type)
{
    struct columns *of = &c->columns[type];
    struct err none;
    for (int k = 0; k < COLUMNS && !of->known; k++) {
        if (schema_column(type, (enum column)k, false, false, &none) < 0)
            of->none |= 1u << k;
        if (schema_column(type, (enum column)k, true, false, &none) < 0)
            of->must |= 1u << k;
    }
    of->known = true;
    return of;
}

/* Few are not to be filled, and few have to be. */
static bool are_columns(const struct columns *of, const struct record *r)
{
    for (unsigned k = of->none; k; k &= k - 1)
        if (r->col[__builtin_ctz(k)].n)
            return false;
    for (unsigned k = of->must; k; k &= k - 1)
        if (!r->col[__builtin_ctz(k)].n)
            return false;
    return true;
}

static void check_columns(struct check *c, struct row *row)
{
    struct err e;
    if (row->amends)
        check_note_amends(c, row);
    else if (are_columns(columns_of(c, row->r.type), &row->r))
        return;
    for (int k = 0; k < COLUMNS; k++)
        if (schema_column(row->r.type, (enum column)k, !row->r.col[k].n,
                          row->amends, &e) < 0)
            check_err(c, CHECK_COLUMN, check_at(c, row, (enum column)k), &e);
}

void check_values(struct check *c, struct row *row)
{
    check_type(c, row);
    check_dates(c, row);
    check_amount(c, row);
    if (row->r.type != REC_TYPES)
        check_columns(c, row);
}

/* The names that a row gave before, of its own attributes. */
static bool own_twice(struct map *names, struct str name)
{
    bool fresh;
    map_put(names, name.p, name.n, &fresh);
    return !fresh;
}

struct attrs {
    struct map own; /* names with x- */
    uint64_t seen;  /* bits of the schema's */
    bool must;      /* the one that must be there was */
    bool amends;    /* the row amends another */
    bool points;    /* one names another record */
    struct buf scratch;
};

/* Looked for once each. */
static void check_lang(struct check *c, struct place at, struct str value)
{
    bool fresh;
    struct map_slot *slot = map_put(&c->langs, value.p, value.n, &fresh);
    if (fresh)
        slot->value = words_known(c->options->home, value);
    if (!slot->value)
        check_say(c, CHECK_LANG, at, _("there are no words for '%.*s'"),
                  STR_ARG(value));
}

static void check_past(struct check *c, struct place at, struct str value)
{
    const struct check_options *o = c->options;
    struct when when;
    struct err none;
    if (when_parse(value, &o->zone, &when, &none) == 0 &&
        when_later(&when, &o->as_of))
        check_say(c, CHECK_FUTURE, at, _("%.*s is in the future"),
                  STR_ARG(value));
}

static void check_attr(struct check *c, struct row *row, struct attrs *s,
                       struct str name, struct str value)
{
    const struct schema_type *t = &schema_types[row->r.type];
    const struct schema_attr *a = schema_attr(row->r.type, name);
    struct place at = check_at(c, row, COL_ATTRS);
    uint64_t bit = a ? UINT64_C(1) << (a - t->attrs) : 0;
    struct err e;
    bool twice =
        a ? s->seen & bit : str_starts(name, "x-") && own_twice(&s->own, name);
    s->seen |= bit;
    s->must = s->must || (a && t->must && strcmp(a->name, t->must) == 0);
    if (twice) {
        check_say(c, CHECK_ATTR, at, _("attribute '%.*s' is given twice"),
                  STR_ARG(name));
        return;
    }
    if (value.n && memchr(value.p, '\\', value.n)) {
        buf_clear(&s->scratch);
        attr_unescape(value, &s->scratch);
        value = buf_view(&s->scratch);
    }
    if (a && value.n && (a->kind == ATTR_EMAIL || a->kind == ATTR_PHONE)) {
        if (schema_check(a, value, 0, &e) < 0)
            check_err(c, a->kind == ATTR_EMAIL ? CHECK_EMAIL : CHECK_PHONE, at,
                      &e);
        return;
    }
    if (schema_value(row->r.type, name, value, digits_of(c, row), &e) < 0 ||
        (s->amends && schema_amend_value(row->r.type, name, &e) < 0)) {
        check_err(c, CHECK_ATTR, at, &e);
        row->shaky = true;
        return;
    }
    if (a && value.n && a->kind == ATTR_PAST)
        check_past(c, at, value);
    if (a && value.n && a->kind == ATTR_LANG)
        check_lang(c, at, value);
    s->points = s->points || (a && a->kind == ATTR_REF);
    if (a && value.n && a->kind == ATTR_REF)
        check_attr_ref(c, row, a, value);
}

void check_odd(struct check *c, struct row *row)
{
    static const struct {
        enum check_name check;
        enum column col;
    } kinds[] = {[ODD_PREPAID] = {CHECK_TOTAL, COL_ATTRS},
                 [ODD_REFERRER] = {CHECK_REF, COL_ATTRS},
                 [ODD_VOID] = {CHECK_REF, COL_REF},
                 [ODD_PAGE] = {CHECK_ATTR, COL_ATTRS},
                 [ODD_HORIZON] = {CHECK_ATTR, COL_ATTRS}};
    struct err e;
    enum record_odd odd = record_odd(&row->r, digits_of(c, row), &e);
    /* Taken back by itself, it would not be told. */
    row->bad = row->bad || odd == ODD_VOID;
    if (odd != ODD_NONE)
        check_err(c, kinds[odd].check, check_at(c, row, kinds[odd].col), &e);
}

/* As it is written: others may read "key =value" as another key. */
static void check_form(struct check *c, struct place at, struct str name,
                       struct str value)
{
    struct str trimmed = str_trim(name);
    if (value.p && name.n && strchr(" \t", name.p[name.n - 1]))
        check_say(c, CHECK_ATTR, at,
                  _("there is a blank between '%.*s' and its = (take it out)"),
                  STR_ARG(trimmed));
}

/* Rows mostly say what another of their type does.  NULL: too much to be kept,
 * or nothing. */
static struct sound *sound_of(const struct check *c, const struct row *row)
{
    struct str attrs = row->r.col[COL_ATTRS];
    uint64_t from = 0, to = 0;
    if (!attrs.n || attrs.n > SOUND_MOST)
        return NULL;
    size_t n = attrs.n < sizeof from ? attrs.n : sizeof from;
    memcpy(&from, attrs.p + attrs.n / 2 - n / 2, n);
    memcpy(&to, attrs.p + attrs.n - n, n);
    from = (from ^ to << 7 ^ to >> 57 ^ attrs.n << 32 ^ row->r.type) *
           UINT64_C(0x9e3779b97f4a7c15);
    return &c->sound[(from ^ from >> 32) % SOUND];
}

static bool is_alike(const struct row *row, const struct sound *s)
{
    struct str attrs = row->r.col[COL_ATTRS];
    return s->n == attrs.n && s->type == row->r.type &&
           memcmp(s->attrs, attrs.p, attrs.n) == 0;
}

static bool is_sought(struct str name)
{
    static const char *const names[] = {"message", "number", "receipt",
                                        "period",  "phase",  schema_amends};
    for (size_t i = 0; i < sizeof names / sizeof *names && name.n; i++)
        if (name.p[0] == names[i][0] && str_is(name, names[i]))
            return true;
    return false;
}

void check_names(struct check *c, struct row *row)
{
    struct str rest = row->r.col[COL_ATTRS], name, value;
    struct sound *s = sound_of(c, row);
    row->plain = true;
    row->sound = s;
    row->alike = s && is_alike(row, s);
    if (row->alike)
        row->plain = s->plain;
    else
        while (row->plain && attr_next(&rest, &name, &value))
            row->plain = !is_sought(str_trim(name));
    c->phased = c->phased || (!row->plain && row->r.type == REC_STAGE);
    row->amends =
        !row->plain && row->r.type != REC_TYPES &&
        book_amends(row->r.type, row->r.col[COL_ATTRS], &row->amended);
}

static void check_them(struct check *c, struct row *row, bool *points)
{
    const struct schema_type *t = &schema_types[row->r.type];
    struct str rest = row->r.col[COL_ATTRS], name, value;
    struct attrs s = {.must = !t->must || row->amends, .amends = row->amends};
    struct place at = check_at(c, row, COL_ATTRS);
    struct err e;
    bool escapes = rest.n && memchr(rest.p, '\\', rest.n);
    while (attr_next(&rest, &name, &value)) {
        check_form(c, at, name, value);
        if (escapes &&
            (attr_escapes(name, &e) < 0 || attr_escapes(value, &e) < 0))
            check_err(c, CHECK_ATTR, at, &e);
        name = str_trim(name);
        if (value.p)
            check_attr(c, row, &s, name, value);
        else if (name.n)
            check_say(c, CHECK_ATTR, at,
                      _("'%.*s' has no value (key=value;key=value)"),
                      STR_ARG(name));
    }
    if (!s.must) {
        schema_must(row->r.type, &e);
        check_err(c, CHECK_ATTR, at, &e);
    }
    *points = s.points;
    map_release(&s.own);
    buf_release(&s.scratch);
}

void check_attrs(struct check *c, struct row *row)
{
    struct str attrs = row->r.col[COL_ATTRS];
    bool points = false;
    struct sound *sound = row->sound;
    size_t found = c->out->all.n;
    if (row->alike && sound->digits == digits_of(c, row))
        return;
    check_them(c, row, &points);
    if (!sound || points || row->shaky || c->out->all.n != found)
        return;
    *sound = (struct sound){.type = (uint8_t)row->r.type,
                            .digits = (uint8_t)digits_of(c, row),
                            .plain = row->plain,
                            .n = (uint8_t)attrs.n};
    memcpy(sound->attrs, attrs.p, attrs.n);
}
