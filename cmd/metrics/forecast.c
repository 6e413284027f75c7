/* What the next months are likely to bring. */
#include <math.h>

#include "base/i18n.h"
#include "metrics/value.h"
#include "work/worth/forecast.h"

static const struct out_column columns[] = {
    {"month", N_("MONTH"), OUT_KEY, 0},
    {"currency", "", OUT_KEY, 0},
    {"contracts", N_("CONTRACTS"), OUT_MONEY, OUT_SPARE(6)},
    {"orders", N_("ORDERS"), OUT_MONEY, OUT_SPARE(5)},
    {"quotes", N_("QUOTES"), OUT_MONEY, OUT_SPARE(4)},
    {"expected", N_("EXPECTED"), OUT_MONEY, 0},
    {"low", N_("FROM"), OUT_MONEY, 0},
    {"high", N_("TO"), OUT_MONEY, 0},
    {"error", N_("OFF BY"), OUT_NUMBER, OUT_SPARE(3)},
    {"within", N_("WITHIN"), OUT_NUMBER, OUT_SPARE(2)},
    {"tried", N_("OF"), OUT_NUMBER, OUT_SPARE(1)},
};

static void put_row(struct out *o, const struct book *b,
                    const struct forecast_month *m, bool people)
{
    const struct currency *in = book_currency(b, m->currency);
    char text[PERIOD_SIZE];
    out_word(o, period_print(m->month, text));
    out_word(o, in->code);
    out_money(o, m->contracts, in->digits);
    out_money(o, m->orders, in->digits);
    out_money(o, m->quotes, in->digits);
    out_money(o, m->expected, in->digits);
    if (m->band) {
        out_money(o, m->low, in->digits);
        out_money(o, m->high, in->digits);
    } else {
        out_none(o);
        out_none(o);
    }
    if (people && !isnan(m->error)) {
        snprintf(text, sizeof text, "%.0f %%", 100 * m->error);
        out_word(o, text);
    } else {
        out_real(o, m->error, 4);
    }
    out_int(o, m->within);
    out_int(o, m->tried);
    out_end(o);
}

int metrics_print_forecast(struct cli *c, const char *months)
{
    unsigned long n;
    struct forecast f;
    struct book b;
    if (!str_number(str_of(months), FORECAST_MOST, &n) || n == 0)
        return cli_usage(c, _("--forecast: '%s' is not a number from 1 to %d"),
                         months, FORECAST_MOST);
    if (cli_book(c, FORECAST_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = forecast_find(&b, (int)n, &f, &c->err);
    if (rc == 0) {
        struct out *o = cli_out(c, columns, sizeof columns / sizeof columns[0],
                                _("Nothing is known."));
        for (size_t i = 0; i < f.months.n; i++)
            put_row(o, &b, &f.months.v[i], c->format == OUT_TABLE);
        rc = cli_out_close(c, o);
    }
    forecast_release(&f);
    book_release(&b);
    return rc;
}
