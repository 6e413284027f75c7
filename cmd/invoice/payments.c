/* acct-invoice payments: what came in. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/listed.h"

struct payments_options {
    const char *client, *period;
    bool last, credits;
};

static const struct out_column payment_columns[] = {
    {"date", N_("DATE"), OUT_DATE, 0},
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"invoice", N_("INVOICE"), OUT_KEY, 0},
    {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
    {"bank", N_("BANK"), OUT_KEY, 0},
    {"method", N_("METHOD"), OUT_TEXT, OUT_SPARE(1)},
    {"receipt", N_("RECEIPT"), OUT_KEY, 0},
    {"text", N_("TEXT"), OUT_TEXT, 0},
    {"id", NULL, OUT_TEXT, 0},
};

/* A credit note settles its invoice as a payment does. */
static void print_payment(struct out *o, struct book *b, const struct entry *e)
{
    const struct currency *cur = book_currency(b, e->currency);
    bool credit = e->type == REC_CREDIT;
    out_day(o, e->day);
    out_word(o, e->client ? e->client->key : "");
    out_word(o, credit ? entry_attr(b, e, "invoice") : e->ref);
    out_money(o, e->amount, cur->digits);
    out_word(o, cur->code);
    out_word(o, entry_attr(b, e, "bank"));
    out_word(o, credit ? "credit" : entry_attr(b, e, "method"));
    out_word(o, credit ? e->ref : entry_attr(b, e, "receipt"));
    out_word(o, e->text);
    out_word(o, e->id);
    out_end(o);
}

/* As ids, each line names one record. */
static void print_id(struct out *o, const char *id)
{
    if (!*id)
        return;
    out_word(o, id);
    out_end(o);
}

static int print_all(struct cli *c, struct book *b,
                     const struct listed_entries *found)
{
    bool ids = c->format == OUT_IDS;
    size_t n = sizeof payment_columns / sizeof payment_columns[0];
    struct out *out =
        ids ? invoice_out_ids(c)
            : cli_out(c, payment_columns, n, _("no such payments"));
    for (size_t i = 0; i < found->all.n; i++)
        if (ids)
            print_id(out, found->all.v[i]->id);
        else
            print_payment(out, b, found->all.v[i]);
    return cli_out_close(c, out);
}

static int cmd_invoice_payments(struct cli *c, void *options, int argc,
                                char **argv)
{
    const struct payments_options *o = options;
    struct payments_ask ask = {.period = {DAY_MIN, DAY_MAX, PERIOD_ALL},
                               .last = o->last,
                               .credits = o->credits};
    struct listed_entries found = {0};
    struct book b;
    if (invoice_no_operands(c, argc, argv) < 0 ||
        (o->period && cli_period(c, "--period", o->period, &ask.period) < 0))
        return -1;
    if (o->last && o->credits)
        return cli_usage(c, _("either --last or --credits"));
    invoice_text_is_table(c);
    if (cli_book(c, INVOICE_TYPES, true, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &ask.client);
    if (rc == 0) {
        payments_find(&b, &ask, &found);
        rc = print_all(c, &b, &found);
    }
    vec_release(&found.all);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct payments_options, member)
static const struct cli_option options[] = {
    INVOICE_CLIENT,
    INVOICE_PERIOD,
    {0, "last", NULL, N_("only the last payment of each client"), CLI_FLAG,
     AT(last)},
    INVOICE_CREDITS,
    {0},
};

const struct cli_command invoice_payments = {
    .name = "payments",
    .operands = "[options]",
    .help = N_("what was paid, by date"),
    .run = cmd_invoice_payments,
    .size = sizeof(struct payments_options),
    .options = options,
    .formats = invoice_formats,
};
