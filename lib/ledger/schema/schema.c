#include "ledger/schema/schema.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/date.h"
#include "base/value/handle.h"
#include "base/value/langtag.h"
#include "base/value/money.h"
#include "base/value/tax.h"
#include "base/value/typed.h"

const char *const column_names[COLUMNS] = {
    "id",       "date", "type",    "client", "ref",  "amount",
    "currency", "due",  "channel", "owner",  "text", "attrs",
};

enum column column_find(struct str name)
{
    for (int i = 0; i < COLUMNS; i++)
        if (str_is(name, column_names[i]))
            return (enum column)i;
    return COLUMNS;
}

const struct schema_attr *schema_attr(enum rec_type type, struct str name)
{
    const struct schema_attr *a = schema_types[type].attrs;
    for (; a->name; a++)
        if (str_is(name, a->name))
            return a;
    return NULL;
}

const char *schema_kind(enum attr_kind kind)
{
    static const char *const names[] = {
        [ATTR_TEXT] = N_("text"),       [ATTR_DATE] = N_("date"),
        [ATTR_PAST] = N_("date"),       [ATTR_MONEY] = N_("money"),
        [ATTR_SPAN] = N_("duration"),   [ATTR_NUMBER] = N_("number"),
        [ATTR_TAX] = N_("tax"),         [ATTR_INTEGER] = N_("whole number"),
        [ATTR_ENUM] = N_("one of"),     [ATTR_SET] = N_("some of"),
        [ATTR_ZONE] = N_("time zone"),  [ATTR_EMAIL] = N_("e-mail"),
        [ATTR_PHONE] = N_("phone"),     [ATTR_LANG] = N_("language"),
        [ATTR_HANDLE] = N_("name"),     [ATTR_REF] = N_("key"),
        [ATTR_SPANS] = N_("durations"), [ATTR_BIRTHDAY] = N_("date, --11-02"),
        [ATTR_ID] = N_("id"),
    };
    return _(names[kind]);
}

/* A name so far from another is no slip for it. */
enum { CLOSE = 3 };

static int check_date(struct str value, struct err *e)
{
    struct when w;
    return when_parse(value, NULL, &w, e);
}

static int check_birthday(struct str value, struct err *e)
{
    int32_t day;
    if (birthday_parse(value, &day))
        return 0;
    if (birthday_typed(value, &day, e) == TYPED_FAULT)
        return -1;
    if (value.n > 7)
        return check_date(value, e);
    return err_set(e, ERR_DATA,
                   _("'%.*s' is no birthday (2026-11-02, or --11-02 where the "
                     "year is not known)"),
                   STR_ARG(value));
}

/* Is it written as counted things are?  In a score +9, 09 and 9.0 are slips,
 * and whoever reads the ledger with other programs finds none of them. */
static int check_whole(struct str value, struct decimal d, struct err *e)
{
    int64_t whole;
    char text[MONEY_SIZE];
    if (!decimal_whole(d, &whole))
        return err_set(e, ERR_DATA, _("'%.*s' is not a whole number"),
                       STR_ARG(value));
    decimal_print((struct decimal){whole, 0}, text);
    return str_is(value, text)
               ? 0
               : err_set(e, ERR_DATA,
                         _("'%.*s' is no plain whole number (write %s)"),
                         STR_ARG(value), text);
}

static int check_number(const struct schema_attr *a, struct str value,
                        struct err *e)
{
    struct decimal d;
    if (decimal_parse(value, &d, e) < 0 ||
        (a->kind == ATTR_INTEGER && check_whole(value, d, e) < 0))
        return -1;
    if (!a->values)
        return 0;
    char *rest;
    long low = strtol(a->values, &rest, 10);
    long high = strtol(rest + 2, NULL, 10);
    double x = decimal_double(d);
    if (x < (double)low || x > (double)high)
        return err_set(e, ERR_DATA, _("'%.*s' is not between %ld and %ld"),
                       STR_ARG(value), low, high);
    return 0;
}

/* One with - behind it begins names of the user's own. */
static bool begins_own(struct str word)
{
    return word.n && word.p[word.n - 1] == '-';
}

static bool is_choice(struct str word, struct str value)
{
    bool own = begins_own(word);
    return (own ? value.n > word.n : value.n == word.n) &&
           memcmp(word.p, value.p, word.n) == 0;
}

/* Is it one of a|b|c? */
static bool is_listed(struct str list, struct str value)
{
    const char *at = list.p, *end = list.p + list.n;
    if (!value.n || memchr(value.p, '|', value.n))
        return false;
    while ((at = memmem(at, (size_t)(end - at), value.p, value.n))) {
        const char *next = at + value.n;
        if ((at == list.p || at[-1] == '|') && (next == end || *next == '|'))
            return true;
        at = next;
    }
    return false;
}

static int check_enum(const struct schema_attr *a, struct str value,
                      struct err *e)
{
    struct str rest = str_of(a->values), word, list = rest;
    if (!begins_own(value) && is_listed(list, value))
        return 0;
    while (str_cut(&rest, '|', &word))
        if (is_choice(word, value))
            return 0;
    const char *like = NULL;
    int best = value.n > CLOSE ? CLOSE : (int)value.n - 1;
    struct buf kept = {0};
    for (rest = list; str_cut(&rest, '|', &word);) {
        int d = text_distance(value, word, best);
        if (d >= best || begins_own(word))
            continue;
        best = d;
        buf_clear(&kept);
        buf_str(&kept, word);
        like = buf_cstr(&kept);
    }
    if (like)
        err_set(e, ERR_DATA,
                _("'%.*s' is not one of %.*s (did you mean '%s'?)"),
                STR_ARG(value), STR_ARG(list), like);
    else
        err_set(e, ERR_DATA, _("'%.*s' is not one of %.*s"), STR_ARG(value),
                STR_ARG(list));
    buf_release(&kept);
    return -1;
}

static int check_set(const struct schema_attr *a, struct str value,
                     struct err *e)
{
    struct str word;
    while (str_cut(&value, '|', &word))
        if (check_enum(a, word, e) < 0)
            return -1;
    return 0;
}

static int check_lang(struct str value, struct err *e)
{
    char tag[LANGTAG_SIZE];
    if (langtag_form(value, tag))
        return 0;
    return err_set(e, ERR_DATA,
                   _("'%.*s' is no language (write its tag: en, ru, pt-BR)"),
                   STR_ARG(value));
}

int schema_check(const struct schema_attr *a, struct str value, int digits,
                 struct err *e)
{
    int64_t minor;
    switch (a->kind) {
    case ATTR_DATE:
    case ATTR_PAST:
        return check_date(value, e);
    case ATTR_BIRTHDAY:
        return check_birthday(value, e);
    case ATTR_MONEY:
        return money_parse(value, digits, &minor, e);
    case ATTR_SPAN:
        return schema_span_check(value, e);
    case ATTR_SPANS:
        return schema_spans_check(value, e);
    case ATTR_NUMBER:
    case ATTR_INTEGER:
        return check_number(a, value, e);
    case ATTR_TAX:
        return tax_parse(value, &(struct tax){0}, e);
    case ATTR_ENUM:
        return check_enum(a, value, e);
    case ATTR_SET:
        return check_set(a, value, e);
    case ATTR_ZONE:
        return text_zone_check(value, e);
    case ATTR_EMAIL:
        return handle_check(HANDLE_EMAIL, value, e);
    case ATTR_PHONE:
        return handle_check(HANDLE_PHONE, value, e);
    case ATTR_REF:
        return schema_key(value, REF_MAX, e);
    case ATTR_ID:
        return schema_key(value, KEY_MAX, e);
    case ATTR_LANG:
        return check_lang(value, e);
    case ATTR_HANDLE:
    case ATTR_TEXT:
        break;
    }
    return 0;
}

/* Remembers the closest name so far. */
static void closer(struct str name, const char *word, int *best,
                   const char **like)
{
    int d = text_distance(name, str_of(word), *best);
    if (d < *best) {
        *best = d;
        *like = word;
    }
}

const char *schema_like(struct str name)
{
    const char *like = NULL;
    int best = CLOSE;
    for (int i = 0; i < REC_TYPES; i++)
        closer(name, schema_types[i].name, &best, &like);
    return like;
}

const char *schema_attr_like(enum rec_type type, struct str name)
{
    const char *like = NULL;
    int best = CLOSE;
    for (const struct schema_attr *a = schema_types[type].attrs; a->name; a++)
        closer(name, a->name, &best, &like);
    return like;
}

int schema_unknown(struct str type, struct err *e)
{
    const char *like = schema_like(type);
    if (!type.n)
        return err_set(e, ERR_DATA, _("the row has no type"));
    if (like)
        return err_set(e, ERR_DATA,
                       _("unknown type '%.*s' (did you mean '%s'?)"),
                       STR_ARG(type), like);
    return err_set(e, ERR_DATA,
                   _("unknown type '%.*s' (acct-add --help lists the types)"),
                   STR_ARG(type));
}

const char schema_amends[] = "amends";

static int stands(enum rec_type type, const char *said, struct err *e)
{
    return err_set(e, ERR_DATA,
                   _("%s: a record of type %s stands as it is, but for who "
                     "answers for it (void it, and add it as it is)"),
                   said, schema_types[type].name);
}

int schema_column(enum rec_type type, enum column c, bool empty, bool amends,
                  struct err *e)
{
    const unsigned given =
        1u << COL_ID | 1u << COL_DATE | 1u << COL_TYPE | 1u << COL_ATTRS;
    const unsigned named = 1u << COL_CLIENT | 1u << COL_REF | 1u << COL_OWNER;
    const struct schema_type *t = &schema_types[type];
    bool owner = amends && t->amend == AMEND_OWNER;
    if (!empty && !(given & 1u << c) && !t->cols[c])
        return err_set(e, ERR_DATA, _("a record of type %s has no %s"), t->name,
                       column_names[c]);
    if (!empty && owner && !((given | named) & 1u << c))
        return stands(type, column_names[c], e);
    unsigned ref = t->ref == REF_OWN ? 1u << COL_REF : 0;
    unsigned need = amends ? (t->need & 1u << COL_CLIENT) | ref : t->need;
    need |= owner ? 1u << COL_OWNER : 0;
    if (empty && need & 1u << c)
        return err_set(e, ERR_DATA, _("a record of type %s needs its %s (%s)"),
                       t->name, column_names[c], _(t->cols[c]));
    return 0;
}

int schema_value(enum rec_type type, struct str name, struct str value,
                 int digits, struct err *e)
{
    const struct schema_attr *a = schema_attr(type, name);
    const char *of = schema_types[type].name;
    if (str_starts(name, "x-"))
        return text_key(name, false, e);
    if (!a) {
        const char *like = schema_attr_like(type, name);
        return like ? err_set(e, ERR_DATA,
                              _("%s has no attribute '%.*s' (did you mean "
                                "'%s'?)"),
                              of, STR_ARG(name), like)
                    : err_set(e, ERR_DATA,
                              _("%s has no attribute '%.*s' (acct-add --help "
                                "%s lists them; your own begin with x-)"),
                              of, STR_ARG(name), of);
    }
    /* An empty value takes an earlier one back. */
    if (value.n && schema_check(a, value, digits, e) < 0)
        return err_at(e, a->name, 0);
    return 0;
}

int schema_amend_value(enum rec_type type, struct str name, struct err *e)
{
    struct buf said = {0};
    if (schema_types[type].amend != AMEND_OWNER || str_is(name, schema_amends))
        return 0;
    buf_str(&said, name);
    int rc = stands(type, buf_cstr(&said), e);
    buf_release(&said);
    return rc;
}

int schema_must(enum rec_type type, struct err *e)
{
    const struct schema_type *t = &schema_types[type];
    const struct schema_attr *a = schema_attr(type, str_of(t->must));
    return err_set(e, ERR_DATA, _("a record of type %s needs %s=%s"), t->name,
                   a->name,
                   a->kind == ATTR_ENUM ? a->values : schema_kind(a->kind));
}

int schema_key(struct str key, size_t max, struct err *e)
{
    if (!key.n)
        return err_set(e, ERR_DATA, _("a key cannot be empty"));
    if (key.n > max)
        return err_set(e, ERR_DATA, _("a key has at most %zu bytes, not %zu"),
                       max, key.n);
    return text_key(key, false, e);
}
