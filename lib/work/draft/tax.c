/* Rates of tax and of discounts, as they are written. */
#include "base/i18n.h"
#include "inside.h"

/* Ways to say that there is no tax. */
static bool is_no_tax(const char *text)
{
    static const char *const words[] = {"-",       "none",    "без НДС",
                                        "Без НДС", "БЕЗ НДС", "no VAT"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

static int set_category(const char *code, struct invoice_line *line,
                        struct err *e)
{
    const struct schema_attr *a = schema_attr(REC_LINE, STR("vatcat"));
    if (schema_check(a, str_of(code), 0, e) < 0)
        return -1;
    line->category = code;
    if ((strcmp(code, "S") == 0) != (line->vat.n > 0))
        return err_set(e, ERR_DATA,
                       line->vat.n > 0
                           ? _("category %s has no tax (only S has)")
                           : _("category %s has a rate (write 20 S, or 20)"),
                       code);
    return 0;
}

int draft_vat(struct home *home, const char *text, struct invoice_line *line,
              struct err *e)
{
    const struct schema_attr *a = schema_attr(REC_LINE, STR("vat"));
    struct str rest = str_of(text), rate;
    const char *usual = conf_text(&home->conf, "invoice.category");
    line->vat = (struct decimal){0, 0};
    line->category = "";
    /* Why there is none, only the user knows. */
    if (is_no_tax(text))
        return *usual ? set_category(usual, line, e) : 0;
    if (*text >= 'A' && *text <= 'Z')
        return set_category(text, line, e);
    str_cut(&rest, ' ', &rate);
    if (schema_check(a, rate, 0, e) < 0 ||
        decimal_parse(rate, &line->vat, e) < 0)
        return -1;
    line->vat = invoice_decimal(line->vat);
    rest = rest.p ? str_trim(rest) : rest;
    if (rest.p && rest.n)
        return set_category(arena_dup(&home->arena, rest.p, rest.n), line, e);
    /* Which category a rate of 0 is of, only the user knows. */
    line->category = line->vat.n > 0 ? "S" : usual;
    return line->vat.n > 0 || !*usual ? 0 : set_category(usual, line, e);
}

bool draft_untaxed(const struct draft *d, size_t i)
{
    return i < d->given->typed_n &&
           is_no_tax(d->given->typed[i].part[DRAFT_PART_VAT]);
}

int draft_percent(struct str text, struct decimal *out, struct err *e)
{
    const struct schema_attr *a = schema_attr(REC_INVOICE, STR("discount"));
    if (schema_check(a, text, 0, e) < 0 || decimal_parse(text, out, e) < 0)
        return -1;
    *out = invoice_decimal(*out);
    return 0;
}
