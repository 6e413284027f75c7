/* acct-invoice pay: money received, for invoices or on account. */
#include "work/pay/pay.h"
#include "base/i18n.h"
#include "inside.h"

struct asked {
    struct invoice_writing writing;
    const char *currency, *bank, *client;
    bool deposit, spread, receipt;
};

/* What is asked for, and the payment as it is made. */
struct paying {
    const struct asked *options;
    struct pay_terms terms;
    char **words; /* the operands */
    int n;
    bool parts; /* NUMBER=AMOUNT, or over all that the client owes */
    struct pay pay;
};

static int check_parts(struct cli *c, const struct paying *p)
{
    const struct asked *o = p->options;
    if (o->spread && (!o->client || p->n != 1 || strchr(p->words[0], '=')))
        return cli_usage(c, _("--spread goes with --client CLIENT and one "
                              "AMOUNT"));
    if (!o->spread && o->client)
        return cli_usage(c, _("either --client or NUMBER=AMOUNT"));
    return 0;
}

static int check_one(struct cli *c, const struct paying *p)
{
    if (p->options->client)
        return p->n == 1 ? 0
                         : cli_usage(c, _("with --client the amount is "
                                          "expected, and nothing more"));
    if (p->n == 0)
        return cli_usage(c, _("which invoice? (acct-invoice pay NUMBER "
                              "[AMOUNT], or --client CLIENT AMOUNT)"));
    if (p->n > 2)
        return cli_usage(c,
                         _("after the amount nothing more is expected, not "
                           "'%s'"),
                         p->words[2]);
    return 0;
}

static int check(struct cli *c, struct paying *p)
{
    const struct asked *o = p->options;
    p->parts = o->spread;
    for (int i = 0; i < p->n; i++)
        p->parts = p->parts || strchr(p->words[i], '=');
    if (o->deposit && (p->parts || o->client))
        return cli_usage(c, _("--deposit pays one invoice: pay --deposit "
                              "NUMBER [AMOUNT]"));
    if (o->deposit && o->receipt)
        return cli_usage(c, _("--receipt is for money that comes in: what is "
                              "on account came before"));
    return p->parts ? check_parts(c, p) : check_one(c, p);
}

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct paying *p = arg;
    const char *amount = p->n > 1 ? p->words[1] : NULL;
    int rc = 0;
    pay_begin(&p->pay, &c->home, &p->terms, en);
    if (!p->parts)
        return p->terms.client
                   ? pay_account(&p->pay, p->words[0], &c->err)
                   : pay_invoice(&p->pay, p->words[0], amount, &c->err);
    if (p->options->spread)
        return pay_spread(&p->pay, p->words[0], &c->err);
    for (int i = 0; i < p->n && rc == 0; i++)
        rc = pay_part(&p->pay, p->words[i], &c->err);
    return rc;
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct paying *p = arg;
    const struct asked *o = p->options;
    if (pay_note_over(&p->pay, &c->err) < 0)
        return -1;
    if (o->receipt)
        return invoice_print_receipt(c, &o->writing, enter_book(p->pay.en), en);
    return p->parts ? invoice_print_all_added(c, &o->writing, en, REC_PAYMENT,
                                              COL_ID)
                    : invoice_print_added(c, &o->writing, en, COL_ID);
}

int cmd_invoice_pay(struct cli *c, void *options, int argc, char **argv)
{
    const struct asked *o = options;
    struct paying p = {
        .options = o,
        .terms = {.bank = o->bank,
                  .client = o->client,
                  .currency = o->currency,
                  .deposit = o->deposit,
                  .receipt = o->receipt},
        .words = argv,
        .n = argc,
    };
    struct cli_enter how = {.dry_run = o->writing.dry_run};
    if (check(c, &p) < 0 ||
        invoice_row(c, &o->writing, REC_PAYMENT, &p.terms.row) < 0)
        return -1;
    int rc = cli_write(c, &how, PAY_TYPES | enter_needs(&p.terms.row),
                       &(struct cli_writing){add, print}, &p);
    pay_release(&p.pay);
    return rc;
}

#define AT(member) offsetof(struct asked, member)
static const struct cli_option options[] = {
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency)},
    {0, "deposit", NULL, N_("pay it with what the client has on account"),
     CLI_FLAG, AT(deposit)},
    {0, "bank", N_("REF"), N_("the bank's reference of a payment"), CLI_TEXT,
     AT(bank)},
    {0, "spread", NULL,
     N_("spread the amount over the client's invoices, the oldest first"),
     CLI_FLAG, AT(spread)},
    {0, "receipt", NULL, N_("give the payment a receipt's number"), CLI_FLAG,
     AT(receipt)},
    INVOICE_CLIENT,
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_pay = {
    .name = "pay",
    .operands =
        "NUMBER [AMOUNT] | NUMBER=AMOUNT … | --client CLIENT [--spread] AMOUNT",
    .help = N_("record a payment; what is open if no amount is given"),
    .run = cmd_invoice_pay,
    .size = sizeof(struct asked),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
