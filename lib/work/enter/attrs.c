/* The attributes of a record on its way. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "ledger/odd.h"
#include "work/enter/fitting.h"

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

/* What it names is the client's own, whatever is forced. */
static int check_pointer(struct draft *d, const struct schema_attr *a,
                         struct str value, struct err *e)
{
    bool id = a->kind == ATTR_ID;
    const char *owner = draft_stranger(d, id ? 0 : a->to, id, value);
    const struct ref *to = id ? NULL : refs_find_in(d->c->refs, a->to, value);
    if (owner)
        err_set(e, ERR_DATA, _("'%.*s' belongs to client %s, not to %.*s"),
                STR_ARG(value), owner, STR_ARG(d->r->col[COL_CLIENT]));
    else if (d->c->options->force || (id && refs_row(d->c->refs, value)))
        return 0;
    else if (to)
        return check_credit(d, to, value, e);
    else
        draft_no_ref(d, id ? 0 : a->to, value, e);
    return err_at(e, a->name, 0);
}

static int check_attr(struct draft *d, struct str name, struct str value,
                      struct err *e)
{
    const struct schema_attr *a = schema_attr(d->r->type, name);
    if (schema_value(d->r->type, name, value, d->digits, e) < 0 ||
        (d->amends && schema_amend_value(d->r->type, name, e) < 0))
        return -1;
    if (a && value.n && a->kind == ATTR_LANG)
        return fitting_lang(d->c->options, value, e);
    if (a && value.n && a->kind == ATTR_PAST)
        return fitting_past(d->c->options, a, value, e);
    return a && value.n && a->to ? check_pointer(d, a, value, e) : 0;
}

/* Is an attribute right by what else there is? */
static bool depends(const struct schema_attr *a, const char *name)
{
    static const char *const names[] = {"amends", "message", "period"};
    bool is = a && a->to;
    for (size_t i = 0; i < sizeof names / sizeof *names && !is; i++)
        is = strcmp(name, names[i]) == 0;
    return is;
}

/* --- when the work of a quote's line is done: what its row alone can get
 * wrong.  The rest is told by acct-check, as lines come one by one --- */

static bool said_day(const struct draft *d, const char *name, int32_t *day)
{
    enum { ISO = 10 }; /* a time of day may follow */
    struct str raw;
    if (!attr_raw(d->r->col[COL_ATTRS], name, &raw))
        return false;
    if (raw.n > ISO)
        raw.n = ISO;
    return day_parse(raw, day);
}

/* "1,2" */
static bool is_numbers(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789, ", s.p[i]))
            return false;
    return true;
}

static int check_when(const struct draft *d, struct err *e)
{
    int32_t from, to;
    char day[DATE_SIZE], before[DATE_SIZE];
    struct str after;
    if (attr_raw(d->r->col[COL_ATTRS], "after", &after) && !is_numbers(after))
        return err_set(e, ERR_DATA,
                       _("after: '%.*s' is no number of a line, nor several "
                         "(write after=1,2)"),
                       STR_ARG(after));
    if (said_day(d, "from", &from) && said_day(d, "to", &to) && to < from)
        return err_set(e, ERR_DATA, _("to %s is before from %s"),
                       day_print(to, day), day_print(from, before));
    return 0;
}

/* Each is compared with those before it. */
enum { ATTRS_MOST = 1000 };

int draft_attrs(struct draft *d, struct err *e)
{
    struct str *cell = &d->r->col[COL_ATTRS];
    struct str rest = *cell, name, value;
    struct buf out = {0}, plain = {0}, form = {0};
    bool must = !d->type->must || d->amends;
    int rc = 0, n = 0;
    if (d->said && d->said->digits == d->digits)
        return 0;
    d->depends = d->amends;
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
        else if (value.n && memchr(value.p, '\\', value.n) &&
                 (rc = attr_escapes(value, e)) < 0)
            err_at(e, "attrs", 0);
        if (rc < 0)
            break;
        buf_clear(&plain);
        attr_unescape(value, &plain);
        must = must || strcmp(word, d->type->must) == 0;
        const struct schema_attr *a = schema_attr(d->r->type, str_of(word));
        d->depends = d->depends || depends(a, word);
        buf_clear(&form);
        if (a && a->kind != ATTR_TEXT)
            schema_form(a, buf_view(&plain), &form);
        else if (fitting_period(d->r->type, word, buf_view(&plain), d->day,
                                &form, e) < 0) {
            rc = -1;
            break;
        }
        attr_add(&out, word, buf_view(&form));
        struct str kept = draft_keep(d, buf_cstr(&form), form.n);
        rc = check_attr(d, str_of(word), kept, e);
    }
    if (rc == 0 && !must)
        rc = schema_must(d->r->type, e);
    if (!d->given || out.n != cell->n ||
        (out.n && memcmp(out.p, cell->p, out.n) != 0))
        *cell = draft_keep(d, buf_cstr(&out), out.n);
    if (rc == 0 && d->r->type == REC_LINE)
        rc = check_when(d, e);
    buf_release(&out);
    buf_release(&plain);
    buf_release(&form);
    return rc;
}
