#include "base/value/tax.h"

#include "base/i18n.h"
#include "base/text/text.h"

static bool is_none(struct str text)
{
    /* Folded: in capitals, too. */
    static const char *const words[] = {"-",    "–",       "—",
                                        "none", "без ндс", "no vat"};
    struct buf folded = {0};
    size_t i = 0;
    text_fold(text, &folded);
    while (i < sizeof words / sizeof *words &&
           !str_is(buf_view(&folded), words[i]))
        i++;
    buf_release(&folded);
    return i < sizeof words / sizeof *words;
}

int tax_category_check(struct str category, struct decimal rate, struct err *e)
{
    struct str rest = STR(TAX_CATEGORIES), one;
    bool known = false;
    while (str_cut(&rest, '|', &one))
        known = known ||
                (one.n == category.n && memcmp(one.p, category.p, one.n) == 0);
    if (!known)
        return err_set(e, ERR_DATA, _("'%.*s' is not one of %.*s"),
                       STR_ARG(category), STR_ARG(STR(TAX_CATEGORIES)));
    if (str_is(category, "S") == (rate.n > 0))
        return 0;
    return err_set(e, ERR_DATA,
                   rate.n > 0
                       ? _("category %.*s has no tax (only S has)")
                       : _("category %.*s has a rate (write 20 S, or 20)"),
                   STR_ARG(category));
}

static int read_rate(struct str text, struct decimal *out, struct err *e)
{
    enum { MOST = 100 };
    if (decimal_parse(text, out, e) < 0)
        return -1;
    double x = decimal_double(*out);
    if (x < 0 || x > MOST)
        return err_set(e, ERR_DATA, _("'%.*s' is not between %ld and %ld"),
                       STR_ARG(text), 0L, (long)MOST);
    for (; out->scale > 0 && out->n % 10 == 0; out->scale--)
        out->n /= 10;
    return 0;
}

int tax_parse(struct str text, struct tax *out, struct err *e)
{
    struct str rest = text, rate = text;
    *out = (struct tax){.none = is_none(text)};
    if (out->none)
        return 0;
    if (text.n && *text.p >= 'A' && *text.p <= 'Z') {
        out->category = text;
    } else {
        str_cut(&rest, ' ', &rate);
        if (read_rate(rate, &out->rate, e) < 0)
            return -1;
        out->category = rest.p ? str_trim(rest) : (struct str){0};
    }
    return out->category.n ? tax_category_check(out->category, out->rate, e)
                           : 0;
}
