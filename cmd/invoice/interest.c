/* acct-invoice interest: what late payment costs the debtor by law. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/interest/interest.h"

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
    {"currency", "", OUT_TEXT, 0},
};

struct claim {
    struct cli *c;
    const struct invoice_options *options;
    struct book *book;
    struct invoice *invoice;
    VEC(struct interest_paid) paid;
    struct interest_case k;
    struct rates rates;
    struct interest interest;
};

static int read_law(struct claim *m)
{
    const char *given = m->options->law;
    const char *code =
        book_currency(m->book, m->invoice->entry->currency)->code;
    m->k.law = strcmp(code, "RUB") == 0 ? INTEREST_RU : INTEREST_EU;
    for (int i = 0; given && i < INTEREST_LAWS; i++)
        if (strcmp(given, interest_laws[i]) == 0) {
            m->k.law = (enum interest_law)i;
            given = NULL;
        }
    if (given)
        return cli_usage(m->c, _("--law: '%s' is neither eu nor ru"), given);
    bool euro = strcmp(code, "EUR") == 0;
    /* In other currencies it is the national law's to say. */
    if (m->k.law == INTEREST_EU && euro)
        m->k.flat = 4000;
    if (m->k.law == INTEREST_EU && !euro && !m->options->law)
        cli_note(m->c,
                 _("invoice %s is in %s: the law of the EU is taken, without a "
                   "flat sum (--law says which)"),
                 m->invoice->ref, code);
    return 0;
}

static void add_paid(struct claim *m, int32_t day, int64_t amount)
{
    *vec_push(&m->paid) = (struct interest_paid){day, amount};
}

/* Payments and credit notes, by date. */
static int read_debt(struct claim *m)
{
    struct cli *c = m->c;
    struct book *b = m->book;
    const struct invoice *i = m->invoice;
    struct invoice_rules rules = invoice_rules_of(&c->home);
    int64_t before;
    m->k.due = invoice_due(i, rules.term);
    m->k.debt = i->entry->amount;
    m->k.until = c->home.today;
    if (m->options->to &&
        cli_day(c, "--to", m->options->to, DAY_LAST, &m->k.until) < 0)
        return -1;
    if (invoice_prepaid(b, i, &before, &c->err) < 0 ||
        money_add(&m->k.debt, -before, &c->err) < 0)
        return -1;
    for (size_t n = 0; n < b->entries.n; n++) {
        const struct entry *e = &b->entries.v[n];
        if ((e->type == REC_PAYMENT && invoice_of_payment(b, e) == i) ||
            (e->type == REC_CREDIT && invoice_of_credit(b, e) == i))
            add_paid(m, e->day, e->amount);
    }
    m->k.paid = m->paid.v;
    m->k.paid_n = m->paid.n;
    return 0;
}

static int read_rates(struct claim *m)
{
    struct cli *c = m->c;
    const char *path = m->options->rates ? m->options->rates
                                         : home_path(&c->home, "rates.csv");
    return rates_load(&m->rates, path, &c->err);
}

/* A row that somebody forgot would make another claim. */
static void note_doubt(const struct claim *m, const struct interest_doubt *d)
{
    const struct rate *r = d->used;
    unsigned long long line = r->line;
    const char *path = m->rates.path;
    char day[DATE_SIZE], from[DATE_SIZE], rate[MONEY_SIZE];
    day_print(d->day, day);
    day_print(r->from, from);
    decimal_print(r->rate, rate);
    if (m->k.law == INTEREST_EU)
        cli_note(m->c,
                 _("%s:%llu: the rate of %s, %s %%, is taken for the half-year "
                   "from %s (add its own row: %s,%s,RATE)"),
                 path, line, from, rate, day, r->name, day);
    else
        cli_note(m->c,
                 _("%s:%llu: the rate of %s, %s %%, is taken up to %s (if it "
                   "changed, add a row: %s,FROM,RATE)"),
                 path, line, from, rate, day, r->name);
}

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
static int print_number(struct claim *m)
{
    struct out *o = cli_out(m->c, columns, 1, NULL);
    if (m->interest.all.n || m->interest.flat) {
        out_word(o, m->invoice->ref);
        out_end(o);
    }
    return cli_out_close(m->c, o);
}

static int print_claim(struct claim *m)
{
    struct cli *c = m->c;
    const struct currency *cur =
        book_currency(m->book, m->invoice->entry->currency);
    for (size_t i = 0; i < m->interest.doubts.n; i++)
        note_doubt(m, &m->interest.doubts.v[i]);
    invoice_text_is_table(c);
    if (c->format == OUT_IDS)
        return print_number(m);
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
    struct book b;
    struct claim m = {.c = c, .options = options, .book = &b};
    if (argc != 1)
        return cli_usage(c, _("which invoice? (acct-invoice interest "
                              "NUMBER)"));
    if (cli_book(c, INVOICE_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = invoice_find(&b, argv[0], &m.invoice, &c->err);
    if (rc == 0)
        rc = read_law(&m);
    if (rc == 0)
        rc = read_debt(&m);
    if (rc == 0)
        rc = read_rates(&m);
    if (rc == 0)
        rc = interest_of(&m.k, &m.rates, &m.interest, &c->err);
    if (rc == 0)
        rc = print_claim(&m);
    vec_release(&m.paid);
    interest_release(&m.interest);
    rates_release(&m.rates);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct invoice_options, member)
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
    .size = sizeof(struct invoice_options),
    .options = options,
    .formats = invoice_formats,
};
