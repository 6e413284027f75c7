/* Rates of tax and of discounts, as they are written. */
#include "base/value/tax.h"
#include "inside.h"

int draft_vat(struct home *home, const char *text, struct invoice_line *line,
              struct err *e)
{
    const char *usual = conf_text(&home->conf, "invoice.category");
    struct tax tax;
    if (tax_parse(str_of(text), &tax, e) < 0)
        return -1;
    line->vat = tax.rate;
    line->untaxed = tax.none;
    line->category = "";
    /* Why there is no tax, and which category a rate of 0 is of, only the user
     * knows. */
    if (tax.category.n)
        line->category =
            arena_dup(&home->arena, tax.category.p, tax.category.n);
    else if (tax.rate.n > 0)
        line->category = "S";
    else if (*usual && tax_category_check(str_of(usual), tax.rate, e) < 0)
        return -1;
    else
        line->category = usual;
    return 0;
}

/* Orders' lines have the tax of the setting, or that of a quote. */
bool draft_untaxed(const struct draft *d, size_t i)
{
    const struct invoice_line *l = &d->lines.all.v[i];
    const char *usual = conf_text(&d->home->conf, "invoice.vat");
    struct tax tax;
    if (l->untaxed || i < d->given->typed_n || l->vat.n || *l->category)
        return l->untaxed;
    return tax_parse(str_of(usual), &tax, NULL) == 0 && tax.none;
}

int draft_percent(struct str text, struct decimal *out, struct err *e)
{
    const struct schema_attr *a = schema_attr(REC_INVOICE, STR("discount"));
    if (schema_check(a, text, 0, e) < 0 || decimal_parse(text, out, e) < 0)
        return -1;
    *out = invoice_decimal(*out);
    return 0;
}
