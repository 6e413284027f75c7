/* acct-invoice taxes: the sales ledger, by document and rate. */
#include "work/invoice/taxes.h"
#include "base/i18n.h"
#include "inside.h"

struct taxes_options {
    const char *client, *period;
};

enum taxes_column {
    TAXES_DATE,
    TAXES_NUMBER,
    TAXES_CLIENT,
    TAXES_NAME,
    TAXES_TAXID,
    TAXES_VAT,
    TAXES_VATCAT,
    TAXES_NET,
    TAXES_TAX,
    TAXES_GROSS,
    TAXES_CURRENCY,
    TAXES_INVOICE,
    TAXES_COLUMNS
};

static const struct out_column taxes_columns[TAXES_COLUMNS] = {
    [TAXES_DATE] = {"date", N_("DATE"), OUT_DATE, OUT_SPARE(4)},
    [TAXES_NUMBER] = {"number", N_("NUMBER"), OUT_KEY, 0},
    [TAXES_CLIENT] = {"client", N_("CLIENT"), OUT_KEY, 0},
    [TAXES_NAME] = {"name", NULL, OUT_TEXT, 0},
    [TAXES_TAXID] = {"taxid", N_("TAX NUMBER"), OUT_KEY, OUT_SPARE(1)},
    [TAXES_VAT] = {"vat", N_("VAT %"), OUT_NUMBER, 0},
    [TAXES_VATCAT] = {"vatcat", N_("CAT"), OUT_TEXT, OUT_SPARE(2)},
    [TAXES_NET] = {"net", N_("NET"), OUT_MONEY, 0},
    [TAXES_TAX] = {"tax", N_("VAT"), OUT_MONEY, 0},
    [TAXES_GROSS] = {"gross", N_("GROSS"), OUT_MONEY, OUT_SPARE(3)},
    [TAXES_CURRENCY] = {"currency", "", OUT_KEY, 0},
    [TAXES_INVOICE] = {"invoice", NULL, OUT_TEXT, 0},
};

/* From here on a line of the table has room for all its columns. */

static void print_amounts(const struct cli *c, struct out *o,
                          const struct book *b, const struct taxes_row *r,
                          enum out_style style)
{
    const struct currency *cur = book_currency(b, r->document->currency);
    const int64_t amounts[] = {r->net, r->tax, r->gross};
    bool rate = r->part == TAXES_RATE;
    if (!rate)
        out_none(o);
    else
        out_decimal(o, r->rate);
    out_word(o, r->category);
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        out_style(o, style);
        if (r->part == TAXES_UNKNOWN && i < 2)
            out_none(o);
        else if (r->part == TAXES_ROUND && i < 2 && c->format == OUT_TABLE)
            out_none(o);
        else
            out_money(o, amounts[i], cur->digits);
    }
    out_word(o, cur->code);
}

static void print_row(const struct cli *c, struct out *o, struct book *b,
                      const struct taxes_row *r)
{
    const struct entry *d = r->document;
    const struct client *client = d->client;
    const char *name = "", *taxid = "";
    const struct client *party = entry_party(b, d);
    if (party) {
        name = client_attr_on(b, party, d->day, "legal");
        name = *name ? name : client_name_on(b, party, d->day);
        taxid = client_attr_on(b, party, d->day, "taxid");
    }
    out_day(o, d->day);
    out_word(o, d->ref);
    out_word(o, client ? client->key : "");
    out_word(o, name);
    out_word(o, taxid);
    print_amounts(c, o, b, r, OUT_PLAIN);
    out_word(o, d->type == REC_CREDIT ? entry_attr(b, d, "invoice") : "");
    out_end(o);
}

/* Machines can add up by themselves. */
static void print_total(const struct cli *c, struct out *o,
                        const struct book *b, const struct taxes_row *r)
{
    out_style(o, OUT_BOLD);
    out_word(o, r->part == TAXES_ROUND ? _("rounding") : _("total"));
    for (int i = TAXES_NUMBER; i < TAXES_VAT; i++)
        out_none(o);
    print_amounts(c, o, b, r, OUT_BOLD);
    out_none(o);
    out_end(o);
}

/* As ids: the numbers of the documents, each once. */
static int print_numbers(struct cli *c, const struct taxes *t)
{
    struct out *o = invoice_out_ids(c);
    const struct entry *last = NULL;
    for (size_t i = 0; i < t->rows.n; i++) {
        const struct entry *d = t->rows.v[i].document;
        if (d != last) {
            out_word(o, d->ref);
            out_end(o);
        }
        last = d;
    }
    return cli_out_close(c, o);
}

static int print_all(struct cli *c, struct book *b, const struct taxes *t)
{
    unsigned long unknown = 0;
    if (c->format == OUT_IDS)
        return print_numbers(c, t);
    struct out *o =
        cli_out(c, taxes_columns, TAXES_COLUMNS, _("nothing was billed"));
    for (size_t i = 0; i < t->rows.n; i++) {
        print_row(c, o, b, &t->rows.v[i]);
        unknown += t->rows.v[i].part == TAXES_UNKNOWN;
    }
    for (size_t i = 0; i < t->totals.n && c->format == OUT_TABLE; i++)
        print_total(c, o, b, &t->totals.v[i]);
    if (t->strays)
        cli_note(
            c,
            P_("%lu credit note is left out: its invoice is not there, was "
               "voided, or is in another currency",
               "%lu credit notes are left out: their invoices are not there, "
               "were voided, or are in another currency",
               t->strays),
            t->strays);
    if (unknown)
        cli_note(c,
                 P_("%lu document has no lines: its tax is not known",
                    "%lu documents have no lines: their tax is not known",
                    unknown),
                 unknown);
    return cli_out_close(c, o);
}

static int cmd_invoice_taxes(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct taxes_options *o = options;
    struct period period = {DAY_MIN, DAY_MAX, PERIOD_ALL};
    const struct client *client;
    struct taxes taxes = {0};
    struct book b;
    if (invoice_no_operands(c, argc, argv) < 0 ||
        (o->period && cli_period(c, "--period", o->period, &period) < 0))
        return -1;
    invoice_text_is_table(c);
    if (cli_book(c, INVOICE_TYPES | TYPE(REC_LINE), false, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &client);
    if (rc == 0)
        rc = taxes_find(&b, client, period, &taxes, &c->err);
    if (rc == 0)
        rc = print_all(c, &b, &taxes);
    taxes_release(&taxes);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct taxes_options, member)
static const struct cli_option options[] = {
    INVOICE_CLIENT,
    INVOICE_PERIOD,
    {0},
};

const struct cli_command invoice_taxes = {
    .name = "taxes",
    .operands = "[options]",
    .help = N_("the sales ledger: what was billed and credited, by rate"),
    .run = cmd_invoice_taxes,
    .size = sizeof(struct taxes_options),
    .options = options,
    .formats = invoice_formats,
};
