#include "work/enter/complete.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "book/find.h"
#include "work/enter/fitting.h"

/* A record on its way. */
struct draft {
    struct completion *c;
    struct record *r;
    const struct schema_type *type;
    const struct ref *to; /* what its ref points to, or NULL */
    int32_t day;
    int digits;
};

static struct str keep(struct draft *d, const char *p, size_t n)
{
    return (struct str){arena_dup(d->c->arena, p, n), n};
}

static int in_column(enum column c, struct err *e)
{
    return err_at(e, column_names[c], 0);
}

/* NFC; no control characters but newlines and tabs in the text. */
static int clean_cells(struct draft *d, struct err *e)
{
    for (int c = 0; c < COLUMNS; c++) {
        struct str *cell = &d->r->col[c];
        size_t bad;
        if (cell->n > CELL_MAX)
            err_set(e, ERR_DATA, _("%zu bytes are too long (at most %d)"),
                    cell->n, CELL_MAX);
        else if (!text_valid(*cell, &bad))
            err_set(e, ERR_DATA, _("byte 0x%02x is not UTF-8"),
                    (unsigned char)cell->p[bad]);
        else if (text_has_control(*cell, c == COL_TEXT))
            err_set(e, ERR_DATA, _("has a control character (take it out)"));
        else {
            struct buf nfc = {0};
            if (text_ascii(*cell))
                *cell = keep(d, cell->p, cell->n);
            else {
                text_nfc(*cell, &nfc);
                *cell = keep(d, buf_cstr(&nfc), nfc.n);
            }
            buf_release(&nfc);
            continue;
        }
        return in_column((enum column)c, e);
    }
    return 0;
}

static int check_columns(const struct draft *d, struct err *e)
{
    for (int c = 0; c < COLUMNS; c++)
        if (schema_column(d->r->type, (enum column)c, !d->r->col[c].n, e) < 0)
            return -1;
    return 0;
}

static int complete_date(struct draft *d, struct err *e)
{
    const struct enter_options *o = d->c->options;
    struct str *cell = &d->r->col[COL_DATE];
    struct when when = o->now;
    char text[DATE_SIZE];
    when.timed = when.timed && d->type->timed;
    if (cell->n && when_parse(*cell, &o->zone, &when, e) < 0)
        return in_column(COL_DATE, e);
    d->day = when.day;
    /* What was given stays as it is, with its own offset. */
    if (!cell->n) {
        when_print(&when, &o->zone, text);
        *cell = keep(d, text, strlen(text));
    }
    if (fitting_day(o, d->r, d->day, e) < 0)
        return in_column(COL_DATE, e);
    struct str *due = &d->r->col[COL_DUE];
    int32_t day;
    if (!due->n || day_parse(*due, &day))
        return 0;
    return when_parse(*due, &o->zone, &when, e) < 0 ? in_column(COL_DUE, e) : 0;
}

static int new_client(struct draft *d, struct err *e)
{
    struct str key = d->r->col[COL_CLIENT];
    if (schema_key(key, KEY_MAX, e) < 0)
        return in_column(COL_CLIENT, e);
    map_put(&d->c->clients, key.p, key.n, NULL);
    return 0;
}

static int find_client(struct draft *d, struct err *e)
{
    struct str *cell = &d->r->col[COL_CLIENT];
    struct client *found;
    if (map_find(&d->c->clients, cell->p, cell->n))
        return 0;
    struct err why = ERR_INIT;
    if (book_find(d->c->book, *cell, &found, &why) == 0 && found->known) {
        *cell = str_of(found->key);
        return 0;
    }
    if (d->c->options->force)
        return schema_key(*cell, KEY_MAX, e) < 0 ? in_column(COL_CLIENT, e) : 0;
    if (why.kind) {
        *e = why;
        return -1;
    }
    /* Rows may name a client that has no record of its own. */
    return err_set(e, ERR_ABSENT,
                   _("'%.*s' has no client record (make one: acct-add client "
                     "%.*s NAME)"),
                   STR_ARG(*cell), STR_ARG(*cell));
}

static int unknown_ref(struct draft *d, uint64_t types, struct str ref,
                       struct err *e)
{
    for (int t = 0; t < REC_TYPES; t++)
        if (types & TYPE(t))
            return book_no_ref(d->c->book, (enum rec_type)t, ref.p, e);
    return err_set(e, ERR_ABSENT, _("nothing has the key or id '%.*s'"),
                   STR_ARG(ref));
}

static bool known_anywhere(const struct draft *d, struct str ref)
{
    const struct refs *r = d->c->refs;
    return refs_find_in(r, TYPES_ALL, ref) || map_find(&r->ids, ref.p, ref.n);
}

/* What may a row point to? */
static int check_ref(struct draft *d, struct err *e)
{
    struct str ref = d->r->col[COL_REF];
    if (!ref.n)
        return 0;
    if (schema_key(ref, REF_MAX, e) < 0)
        return in_column(COL_REF, e);
    bool fine = true;
    d->to = refs_find_in(d->c->refs, d->type->to, ref);
    switch (d->type->ref) {
    case REF_TO:
        fine = d->to != NULL;
        break;
    case REF_MARK:
        fine = d->to || memchr(ref.p, ':', ref.n);
        break;
    case REF_ABOUT:
        fine = d->r->type == REC_VOID
                   ? map_find(&d->c->refs->ids, ref.p, ref.n) != NULL
                   : known_anywhere(d, ref);
        break;
    case REF_OWN:
    case REF_NONE:
        break;
    }
    if (fine || d->c->options->force)
        return 0;
    return unknown_ref(d, d->type->to, ref, e);
}

static int check_client(struct draft *d, struct err *e)
{
    struct str *cell = &d->r->col[COL_CLIENT];
    if (d->r->type == REC_CLIENT)
        return new_client(d, e);
    if (!cell->n && d->to && *d->to->client)
        *cell = keep(d, d->to->client, strlen(d->to->client));
    if (!cell->n)
        return 0;
    if (find_client(d, e) < 0)
        return -1;
    if (d->to && *d->to->client && !str_is(*cell, d->to->client) &&
        !d->c->options->force)
        return err_set(
            e, ERR_DATA, _("'%.*s' belongs to client %s, not to %.*s"),
            STR_ARG(d->r->col[COL_REF]), d->to->client, STR_ARG(*cell));
    return 0;
}

static int complete_amount(struct draft *d, struct err *e)
{
    struct book *b = d->c->book;
    struct str *amount = &d->r->col[COL_AMOUNT];
    struct str *code = &d->r->col[COL_CURRENCY];
    uint8_t currency = b->currency;
    const struct client *client =
        book_client(b, d->r->col[COL_CLIENT].n ? d->r->col[COL_CLIENT].p : "");
    if (code->n) {
        if (currency_find(&b->currencies, *code, &currency, e) < 0)
            return in_column(COL_CURRENCY, e);
    } else if (d->to && d->to->currency != CURRENCY_NONE) {
        currency = d->to->currency;
    } else if (client && client->currency != CURRENCY_NONE) {
        currency = client->currency;
    }
    const struct currency *cur = book_currency(b, currency);
    d->digits = cur->digits;
    if (!amount->n)
        return 0;
    int64_t minor;
    char text[MONEY_SIZE];
    if (money_parse(*amount, cur->digits, &minor, e) < 0)
        return in_column(COL_AMOUNT, e);
    money_print(minor, cur->digits, text);
    *amount = keep(d, text, strlen(text));
    *code = keep(d, cur->code, 3);
    return 0;
}

static int complete_ref(struct draft *d, struct err *e)
{
    struct str *ref = &d->r->col[COL_REF];
    struct str client = d->r->col[COL_CLIENT];
    enum rec_type type = d->r->type;
    if (d->type->ref != REF_OWN)
        return 0;
    if (!ref->n && d->type->series) {
        struct buf number = {0};
        refs_number(d->c->refs, type,
                    conf_text(d->c->options->conf, d->type->series), d->day,
                    client.n ? client.p : "", &number);
        *ref = keep(d, number.p, number.n);
        buf_release(&number);
    }
    if (!ref->n)
        return 0;
    const struct ref *before = refs_find(d->c->refs, type, *ref);
    if (before && !d->type->again)
        return err_set(e, ERR_DATA,
                       before->voided
                           ? _("%s '%.*s' was voided (a number is not used "
                               "twice: take a new one)")
                           : _("%s '%.*s' is there already (leave the ref out "
                               "to get a new number)"),
                       d->type->name, STR_ARG(*ref));
    if (before && client.n && !str_is(client, before->client))
        return err_set(e, ERR_DATA,
                       _("'%.*s' belongs to client %s, not to %.*s"),
                       STR_ARG(*ref), before->client, STR_ARG(client));
    refs_add(d->c->refs, type, *ref,
             (struct ref){.client = client.n ? client.p : "",
                          .day = d->day,
                          .currency = CURRENCY_NONE});
    return 0;
}

/* There is nothing to take back before it was billed. */
static int check_credit(const struct draft *d, const struct ref *invoice,
                        struct str number, struct err *e)
{
    char day[DATE_SIZE], of[DATE_SIZE];
    if (d->r->type != REC_CREDIT || d->day >= invoice->day)
        return 0;
    return err_set(e, ERR_DATA,
                   _("a credit note of %s would be before invoice %.*s, which "
                     "is of %s (give it another date, or --force)"),
                   day_print(d->day, day), STR_ARG(number),
                   day_print(invoice->day, of));
}

static int check_attr(struct draft *d, struct str name, struct str value,
                      struct err *e)
{
    const struct schema_attr *a = schema_attr(d->r->type, name);
    if (schema_value(d->r->type, name, value, d->digits, e) < 0)
        return -1;
    if (a && value.n && a->kind == ATTR_LANG)
        return fitting_lang(d->c->options, value, e);
    if (!a || !value.n || a->kind != ATTR_REF || d->c->options->force)
        return 0;
    const struct ref *to = refs_find_in(d->c->refs, a->to, value);
    if (to)
        return check_credit(d, to, value, e);
    unknown_ref(d, a->to, value, e);
    return err_at(e, a->name, 0);
}

/* Each is compared with those before it. */
enum { ATTRS_MOST = 1000 };

static int complete_attrs(struct draft *d, struct err *e)
{
    struct str *cell = &d->r->col[COL_ATTRS];
    struct str rest = *cell, name, value;
    struct buf out = {0}, plain = {0}, form = {0};
    bool must = !d->type->must;
    int rc = 0, n = 0;
    while (rc == 0 && attr_next(&rest, &name, &value)) {
        name = str_trim(name);
        if (!name.n && !value.p)
            continue;
        char *word = arena_dup(d->c->arena, name.p, name.n);
        struct str twice;
        if (++n > ATTRS_MOST)
            rc = err_set(e, ERR_DATA, _("attrs: more than %d attributes"),
                         ATTRS_MOST);
        else if (!value.p)
            rc = err_set(e, ERR_DATA,
                         _("attrs: '%s' has no value (key=value;"
                           "key=value)"),
                         word);
        else if (attr_raw(buf_view(&out), word, &twice))
            rc = err_set(e, ERR_DATA, _("attribute '%s' is given twice"), word);
        if (rc < 0)
            break;
        buf_clear(&plain);
        attr_unescape(value, &plain);
        must = must || strcmp(word, d->type->must) == 0;
        const struct schema_attr *a = schema_attr(d->r->type, str_of(word));
        buf_clear(&form);
        if (a)
            schema_form(a, buf_view(&plain), &form);
        else
            buf_str(&form, buf_view(&plain));
        attr_add(&out, word, buf_view(&form));
        struct str kept = keep(d, buf_cstr(&form), form.n);
        rc = check_attr(d, str_of(word), kept, e);
    }
    if (rc == 0 && !must)
        rc = schema_must(d->r->type, e);
    *cell = keep(d, buf_cstr(&out), out.n);
    buf_release(&out);
    buf_release(&plain);
    buf_release(&form);
    return rc;
}

static int complete_id(struct draft *d, struct err *e)
{
    struct str *id = &d->r->col[COL_ID];
    if (!id->n) {
        char text[ULID_SIZE];
        if (ulid_next(&d->c->ulid, d->c->options->now_ms, text, e) < 0)
            return -1;
        *id = keep(d, text, ULID_SIZE - 1);
    } else if (schema_key(*id, KEY_MAX, e) < 0) {
        return in_column(COL_ID, e);
    }
    bool fresh;
    map_put(&d->c->refs->ids, id->p, id->n, &fresh);
    return fresh ? 0
                 : err_set(e, ERR_DATA,
                           _("id '%.*s' is in the ledger already (was this "
                             "row added before?)"),
                           STR_ARG(*id));
}

static void default_owner(struct draft *d)
{
    struct str *owner = &d->r->col[COL_OWNER];
    const char *ours = conf_text(d->c->options->conf, "acct.owner");
    if (!owner->n && *ours && d->type->cols[COL_OWNER] &&
        d->r->type != REC_CLIENT)
        *owner = str_of(ours);
}

/* Before it takes a number. */
static int check_seen(struct draft *d, struct err *e)
{
    (void)e;
    return seen_row(d->c->known, d->r, d->c->book, &d->c->refs->ids);
}

int complete(struct completion *c, struct record *r, struct err *e)
{
    struct draft d = {.c = c, .r = r, .type = &schema_types[r->type]};
    static int (*const steps[])(struct draft * d, struct err * e) = {
        clean_cells,  complete_date,   check_ref,
        check_client, complete_amount, check_seen,
        complete_ref, complete_attrs,  complete_id,
    };
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        int rc = steps[i](&d, e);
        if (rc != 0)
            return rc;
    }
    r->col[COL_TYPE] = str_of(d.type->name);
    default_owner(&d);
    return check_columns(&d, e);
}
