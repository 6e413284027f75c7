/* acct-invoice interest: what late payment costs the debtor by law. */
#include "base/i18n.h"
#include "inside.h"
#include "work/interest/claim.h"

static const struct out_column columns[] = {
    {"invoice", NULL, OUT_TEXT, 0},
    {"part", N_("PART"), OUT_TEXT, 0},
    {"from", N_("FROM"), OUT_DATE, 0},
    {"to", N_("TO"), OUT_DATE, 0},
    {"days", N_("DAYS"), OUT_NUMBER, 0},
    {"debt", N_("DEBT"), OUT_MONEY, 0},
    {"rate", N_("RATE"), OUT_NUMBER, 0},
    {"year_days", N_("YEAR"), OUT_NUMBER, 0},
    {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
};

struct asked {
    const char *to, *law, *rates;
};

static void print_stretch(const struct claim *m, struct out *o,
                          const struct interest_stretch *s,
                          const struct currency *cur)
{
    out_word(o, m->invoice->ref);
    out_word(o, "interest");
    out_day(o, s->from);
    out_day(o, s->to);
    out_int(o, s->days);
    out_money(o, s->debt, cur->digits);
    out_decimal(o, s->rate);
    out_int(o, s->year);
    out_money(o, s->interest, cur->digits);
    out_word(o, cur->code);
    out_end(o);
}

/* The flat sum, and in a table the total. */
static void print_sum(const struct claim *m, struct out *o, const char *part,
                      int64_t amount, const struct currency *cur)
{
    out_word(o, m->invoice->ref);
    out_style(o, OUT_BOLD);
    out_word(o, part);
    for (int i = 0; i < 6; i++)
        out_none(o);
    out_style(o, OUT_BOLD);
    out_money(o, amount, cur->digits);
    out_word(o, cur->code);
    out_end(o);
}

/* As ids: the invoice's number, where there is something to claim. */
static int print_number(struct cli *c, const struct claim *m)
{
    struct out *o = cli_out(c, columns, 1, NULL);
    if (m->interest.all.n || m->interest.flat) {
        out_word(o, m->invoice->ref);
        out_end(o);
    }
    return cli_out_close(c, o);
}

static int print_claim(struct cli *c, const struct book *b,
                       const struct claim *m)
{
    const struct currency *cur = book_currency(b, m->invoice->entry->currency);
    invoice_text_is_table(c);
    if (c->format == OUT_IDS)
        return print_number(c, m);
    struct out *o = cli_out(c, columns, sizeof columns / sizeof columns[0],
                            _("nothing was paid late"));
    for (size_t i = 0; i < m->interest.all.n; i++)
        print_stretch(m, o, &m->interest.all.v[i], cur);
    if (m->interest.flat)
        print_sum(m, o, "flat", m->interest.flat, cur);
    if (m->interest.all.n && c->format == OUT_TABLE)
        print_sum(m, o, _("total"), m->interest.sum, cur);
    return cli_out_close(c, o);
}

int cmd_invoice_interest(struct cli *c, void *options, int argc, char **argv)
{
    const struct asked *o = options;
    struct claim_terms terms = {
        .law = o->law, .rates = o->rates, .until = c->home.today};
    struct claim claim;
    struct book b;
    if (argc != 1)
        return cli_usage(c, _("which invoice? (acct-invoice interest "
                              "NUMBER)"));
    terms.number = argv[0];
    if (o->to && cli_day(c, "--to", o->to, DAY_LAST, &terms.until) < 0)
        return -1;
    if (cli_book(c, INVOICE_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = claim_find(&c->home, &b, &terms, &claim, &c->err);
    if (rc == 0)
        rc = print_claim(c, &b, &claim);
    claim_release(&claim);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct asked, member)
static const struct cli_option options[] = {
    {0, "to", N_("DATE"), N_("the last day"), CLI_TEXT, AT(to)},
    {0, "law", N_("LAW"), N_("eu or ru; ru for rubles if left out, else eu"),
     CLI_TEXT, AT(law)},
    {0, "rates", N_("FILE"), N_("the rates, instead of rates.csv"), CLI_TEXT,
     AT(rates)},
    {0},
};

const struct cli_command invoice_interest = {
    .name = "interest",
    .operands = "NUMBER [options]",
    .help = N_("interest for late payment by law"),
    .run = cmd_invoice_interest,
    .size = sizeof(struct asked),
    .options = options,
    .formats = invoice_formats,
};
