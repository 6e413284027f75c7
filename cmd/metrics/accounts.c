/* Key accounts: who brings most, by several measures. */
#include <math.h>

#include "base/i18n.h"
#include "metrics/value.h"

#define AT(member) offsetof(struct metrics_worth, member)
const struct cli_option metrics_worth_options[] = {
    {0, "accounts", NULL,
     N_("clients by what they bring instead: class, growth, margin, value"),
     CLI_FLAG, AT(accounts)},
    {0, "cohorts", NULL,
     N_("by the month of the first order: who orders again, month by month"),
     CLI_FLAG, AT(cohorts)},
    {0, "referrals", NULL, N_("who sent whom, and what they bring"), CLI_FLAG,
     AT(referrals)},
    {0, "forecast", N_("N"),
     N_("what the next N months are likely to bring, with a band"), CLI_TEXT,
     AT(forecast)},
    {0},
};

static const struct out_column machine[] = {
    {"client", "", OUT_TEXT, 0},
    {"name", "", OUT_TEXT, 0},
    {"state", "", OUT_TEXT, 0},
    {"class", "", OUT_TEXT, 0},
    {"revenue", "", OUT_MONEY, 0},
    {"currency", "", OUT_TEXT, 0},
    {"share", "", OUT_NUMBER, 0},
    {"before", "", OUT_MONEY, 0},
    {"growth", "", OUT_NUMBER, 0},
    {"costs", "", OUT_MONEY, 0},
    {"orders", "", OUT_NUMBER, 0},
    {"last", "", OUT_DATE, 0},
    {"rfm", "", OUT_TEXT, 0},
    {"segment", "", OUT_TEXT, 0},
    {"value", "", OUT_MONEY, 0},
    {"alive", "", OUT_NUMBER, 0},
    {"expected_days", "", OUT_NUMBER, 0},
    {"expected", "", OUT_MONEY, 0},
    {"sent", "", OUT_NUMBER, 0},
    {"brought", "", OUT_MONEY, 0},
    {"reasons", "", OUT_TEXT, 0},
    {"key", "", OUT_TEXT, 0},
};

static const struct out_column table[] = {
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"class", "", OUT_TEXT, 0},
    {"revenue", N_("REVENUE"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
    {"share", N_("SHARE"), OUT_NUMBER, 0},
    {"growth", N_("GROWTH"), OUT_NUMBER, OUT_SPARE(2)},
    {"rfm", N_("RFM"), OUT_KEY, OUT_SPARE(1)},
    {"value", N_("VALUE SO FAR"), OUT_MONEY, 0},
    {"why", N_("WHY"), OUT_TEXT, 0},
};

/* Words with blanks between. */
static const char *reasons_of(const struct worth *v, struct buf *out)
{
    buf_clear(out);
    for (int k = 0; k < WORTH_REASONS; k++)
        if (v->reasons & 1u << k)
            buf_fmt(out, "%s%s", out->n ? " " : "", worth_reasons[k]);
    return buf_cstr(out);
}

static const char *rfm_of(const struct worth *v, struct buf *out)
{
    buf_clear(out);
    if (v->recency)
        buf_fmt(out, "%d%d%d", v->recency, v->frequency, v->amount);
    return buf_cstr(out);
}

static void put_machine(struct out *o, const struct book *b,
                        const struct worth *v, struct buf *scratch)
{
    const struct currency *in = book_currency(b, v->currency);
    char class[2] = {v->class, '\0'};
    out_word(o, v->client->key);
    out_word(o, v->client->name);
    out_word(o, client_states[v->state]);
    out_word(o, class);
    out_money(o, v->revenue, in->digits);
    out_word(o, in->code);
    out_real(o, v->share, 4);
    out_money(o, v->before, in->digits);
    out_real(o, worth_growth(v), 4);
    out_money(o, v->costs, in->digits);
    out_int(o, v->orders);
    out_day(o, v->last);
    out_word(o, rfm_of(v, scratch));
    out_word(o, v->segment);
    out_money(o, v->value, in->digits);
    out_real(o, v->alive, 4);
    out_real(o, v->expected_days, 3);
    if (isnan(v->expected))
        out_none(o);
    else
        out_money(o, llround(v->expected), in->digits);
    out_int(o, v->sent);
    out_money(o, v->brought, in->digits);
    const char *reasons = reasons_of(v, scratch);
    out_word(o, reasons);
    out_word(o, worth_is_key(v) ? "yes" : "no");
    out_end(o);
}

static void put_per_cent(struct out *o, double x, bool sign,
                         struct buf *scratch)
{
    buf_clear(scratch);
    if (!isnan(x))
        buf_fmt(scratch, sign ? "%+.1f %%" : "%.1f %%", 100 * x);
    out_text(o, buf_view(scratch));
}

static void put_table(struct out *o, const struct book *b,
                      const struct worth *v, struct buf *scratch)
{
    const struct currency *in = book_currency(b, v->currency);
    char class[2] = {v->class, '\0'};
    out_word(o, v->client->key);
    out_word(o, class);
    out_money(o, v->revenue, in->digits);
    out_word(o, in->code);
    put_per_cent(o, v->share, false, scratch);
    put_per_cent(o, worth_growth(v), true, scratch);
    out_word(o, rfm_of(v, scratch));
    out_money(o, v->value, in->digits);
    buf_clear(scratch);
    if (v->state != CLIENT_ACTIVE)
        buf_fmt(scratch, "%s%s", _(client_states[v->state]),
                v->reasons ? ": " : "");
    if (worth_is_key(v))
        buf_puts(scratch, _("key: "));
    for (int k = 0, n = 0; k < WORTH_REASONS; k++)
        if (v->reasons & 1u << k)
            buf_fmt(scratch, "%s%s", n++ ? ", " : "", _(worth_reasons[k]));
    out_text(o, buf_view(scratch));
    out_end(o);
}

static int print(struct cli *c, const struct worths *w)
{
    bool people = c->format == OUT_TABLE;
    struct buf scratch = {0};
    struct out *o =
        people ? cli_out(c, table, sizeof table / sizeof table[0],
                         _("No clients."))
               : cli_out(c, machine, sizeof machine / sizeof machine[0], NULL);
    for (size_t i = 0; i < w->rows.n; i++)
        (people ? put_table : put_machine)(o, w->book, &w->rows.v[i], &scratch);
    buf_release(&scratch);
    return cli_out_close(c, o);
}

bool metrics_values(const struct metrics_worth *o)
{
    return o->accounts || o->cohorts || o->referrals || o->forecast;
}

int metrics_value(struct cli *c, const struct metrics_worth *o,
                  const struct period *period, int horizon)
{
    enum { WEEK = 7, DAYS = 365 };
    struct worth_options options =
        worth_options_of(&c->home.conf, c->home.today);
    struct worths w;
    struct book b;
    if (o->accounts + o->cohorts + o->referrals + (o->forecast != NULL) > 1)
        return cli_usage(c, _("--accounts, --cohorts, --referrals and "
                              "--forecast are one answer each"));
    if (o->forecast)
        return metrics_print_forecast(c, o->forecast);
    if (o->cohorts)
        return metrics_print_cohorts(c, period);
    if (period)
        options.period = *period;
    if (cli_book(c, WORTH_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = worths_find(&b, &options, &w, &c->err);
    if (rc == 0 && o->accounts && c->format != OUT_TABLE)
        worths_expect(&w, (double)(horizon ? horizon : DAYS) / WEEK);
    if (rc == 0)
        rc = o->accounts ? print(c, &w) : metrics_print_referrals(c, &w);
    worths_release(&w);
    book_release(&b);
    return rc;
}
