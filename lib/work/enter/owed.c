/* What is entered about invoices: credit notes within them, and letters that
 * name one. */
#include "base/i18n.h"
#include "inside.h"
#include "work/enter/conflict.h"

static bool is(struct str attrs, const char *name, const char *value)
{
    struct str raw;
    return attr_raw(attrs, name, &raw) && str_is(raw, value);
}

int conflict_reminder(const struct draft *d, struct err *e)
{
    struct str attrs = d->r->col[COL_ATTRS], ref = d->r->col[COL_REF], number;
    if (!is(attrs, "kind", "reminder") || !is(attrs, "dir", "out") ||
        !attr_raw(attrs, "number", &number) || !number.n ||
        (ref.n && refs_find(d->c->refs, REC_INVOICE, ref)))
        return 0;
    return err_set(e, ERR_DATA,
                   _("a reminder with a number names its invoice (-r INVOICE; "
                     "or --force)"));
}

/* What the batch has credited of it. */
static int64_t *credited_of(struct conflicts *c, struct str invoice)
{
    bool fresh;
    struct map_slot *slot =
        map_put(&c->credited_at, invoice.p, invoice.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)c->credited.n;
        vec_push(&c->credited);
    }
    return &c->credited.v[slot->value];
}

int conflict_credit(struct draft *d, struct err *e)
{
    struct conflicts *c = &d->c->conflicts;
    struct str raw, amount = d->r->col[COL_AMOUNT];
    struct values v = {0};
    struct err none = ERR_INIT;
    char over[MONEY_SIZE];
    if (!attr_raw(d->r->col[COL_ATTRS], "invoice", &raw) || !amount.n ||
        d->currency == CURRENCY_NONE ||
        values_amount(REC_CREDIT, amount, d->digits, &v, &none) < 0)
        return 0;
    const struct invoice *i = book_invoice(d->c->book, draft_name(d, raw));
    if (!i || i->entry->currency != d->currency)
        return 0;
    int64_t *batch = credited_of(c, raw), sum = i->credited;
    if (money_add(batch, v.amount, &none) < 0 ||
        money_add(&sum, *batch, &none) < 0 || sum <= i->entry->amount)
        return 0;
    return err_set(e, ERR_DATA,
                   _("invoice %.*s would be credited by %s %s more than it is "
                     "of (mend the amount, or --force)"),
                   STR_ARG(raw),
                   money_print(sum - i->entry->amount, d->digits, over),
                   book_currency(d->c->book, d->currency)->code);
}
