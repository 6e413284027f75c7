/* The attributes of a record on its way. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
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

static int check_attr(struct draft *d, struct str name, struct str value,
                      struct err *e)
{
    const struct schema_attr *a = schema_attr(d->r->type, name);
    if (schema_value(d->r->type, name, value, d->digits, e) < 0)
        return -1;
    if (a && value.n && a->kind == ATTR_LANG)
        return fitting_lang(d->c->options, value, e);
    if (a && value.n && a->kind == ATTR_PAST)
        return fitting_past(d->c->options, a, value, e);
    if (!a || !value.n || a->kind != ATTR_REF || d->c->options->force)
        return 0;
    const struct ref *to = refs_find_in(d->c->refs, a->to, value);
    struct str client = d->r->col[COL_CLIENT];
    if (to && *to->client && client.n && !str_is(client, to->client)) {
        err_set(e, ERR_DATA, _("'%.*s' belongs to client %s, not to %.*s"),
                STR_ARG(value), to->client, STR_ARG(client));
        return err_at(e, a->name, 0);
    }
    if (to)
        return check_credit(d, to, value, e);
    draft_no_ref(d, a->to, value, e);
    return err_at(e, a->name, 0);
}

/* Each is compared with those before it. */
enum { ATTRS_MOST = 1000 };

int draft_attrs(struct draft *d, struct err *e)
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
        struct str kept = draft_keep(d, buf_cstr(&form), form.n);
        rc = check_attr(d, str_of(word), kept, e);
    }
    if (rc == 0 && !must)
        rc = schema_must(d->r->type, e);
    *cell = draft_keep(d, buf_cstr(&out), out.n);
    if (rc == 0 && d->r->type == REC_LINE)
        rc = draft_when(d, e);
    buf_release(&out);
    buf_release(&plain);
    buf_release(&form);
    return rc;
}
