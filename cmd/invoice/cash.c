/* acct-invoice cash: what is to come in. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/cash.h"

struct cash_options {
    const char *client;
};

static const struct out_column cash_columns[] = {
    {"week", N_("WEEK"), OUT_KEY, 0},
    {"from", N_("FROM"), OUT_DATE, OUT_SPARE(2)},
    {"to", N_("TO"), OUT_DATE, OUT_SPARE(1)},
    {"invoices", N_("INVOICES"), OUT_NUMBER, 0},
    {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"total", N_("TOTAL"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
};

static void print_cash(struct cli *c, struct out *o, const struct book *b,
                       const struct cash_row *r)
{
    const struct currency *cur = book_currency(b, r->currency);
    char week[PERIOD_SIZE];
    if (r->overdue) {
        out_style(o, OUT_BAD);
        out_word(o, c->format == OUT_TABLE ? _("overdue") : "overdue");
        out_none(o);
        out_none(o);
    } else {
        out_word(o, period_print(r->week, week));
        out_day(o, r->week.from);
        out_day(o, r->week.to);
    }
    out_int(o, r->invoices);
    out_money(o, r->amount, cur->digits);
    out_money(o, r->total, cur->digits);
    out_word(o, cur->code);
    out_end(o);
}

/* As ids: the numbers of the invoices that are open. */
static int print_open(struct cli *c, const struct cash *cash)
{
    struct out *out = invoice_out_ids(c);
    for (size_t i = 0; i < cash->open.n; i++) {
        out_word(out, cash->open.v[i].invoice->ref);
        out_end(out);
    }
    return cli_out_close(c, out);
}

static int print_weeks(struct cli *c, const struct book *b,
                       const struct cash *cash)
{
    struct out *out =
        cli_out(c, cash_columns, sizeof cash_columns / sizeof cash_columns[0],
                _("nobody owes us"));
    for (size_t i = 0; i < cash->rows.n; i++)
        print_cash(c, out, b, &cash->rows.v[i]);
    return cli_out_close(c, out);
}

static int cmd_invoice_cash(struct cli *c, void *options, int argc, char **argv)
{
    const struct cash_options *o = options;
    struct invoice_rules rules = invoice_rules_of(&c->home);
    const struct client *client;
    struct cash cash = {0};
    struct book b;
    if (invoice_no_operands(c, argc, argv) < 0)
        return -1;
    invoice_text_is_table(c);
    if (cli_book(c, INVOICE_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &client);
    if (rc == 0)
        rc = cash_of(&b, &rules, client, &cash, &c->err);
    if (rc == 0)
        rc = c->format == OUT_IDS ? print_open(c, &cash)
                                  : print_weeks(c, &b, &cash);
    cash_release(&cash);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct cash_options, member)
static const struct cli_option options[] = {
    INVOICE_CLIENT,
    {0},
};

const struct cli_command invoice_cash = {
    .name = "cash",
    .operands = "[options]",
    .help = N_("what is open, by the week in which it is due"),
    .run = cmd_invoice_cash,
    .size = sizeof(struct cash_options),
    .options = options,
    .formats = invoice_formats,
};
