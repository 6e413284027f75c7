/* acct-invoice refund: money paid back. */
#include "base/i18n.h"
#include "inside.h"
#include "work/pay/pay.h"

struct asked {
    struct invoice_writing writing;
    const char *currency, *bank, *client;
};

struct refunding {
    const struct invoice_writing *writing;
    struct pay_terms terms;
    const char *number, *amount; /* or NULL */
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    const struct refunding *r = arg;
    struct pay pay;
    pay_begin(&pay, &c->home, &r->terms, en);
    int rc = pay_back(&pay, r->number, r->amount, &c->err);
    pay_release(&pay);
    return rc;
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    const struct refunding *r = arg;
    return invoice_print_all_added(c, r->writing, en, REC_PAYMENT, COL_ID);
}

int cmd_invoice_refund(struct cli *c, void *options, int argc, char **argv)
{
    const struct asked *o = options;
    int numbers = o->client ? 0 : 1;
    struct refunding r = {
        .writing = &o->writing,
        .terms = {.bank = o->bank,
                  .client = o->client,
                  .currency = o->currency},
        .number = numbers && argc ? argv[0] : NULL,
        .amount = argc > numbers ? argv[numbers] : NULL,
    };
    struct cli_enter how = {.dry_run = o->writing.dry_run};
    if (argc < numbers || argc > numbers + 1)
        return cli_usage(c, _("which invoice? (acct-invoice refund NUMBER "
                              "[AMOUNT], or --client CLIENT [AMOUNT])"));
    if (invoice_row(c, &o->writing, REC_PAYMENT, &r.terms.row) < 0)
        return -1;
    return cli_write(c, &how, PAY_TYPES, &(struct cli_writing){add, print}, &r);
}

#define AT(member) offsetof(struct asked, member)
static const struct cli_option options[] = {
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency)},
    {0, "bank", N_("REF"), N_("the bank's reference of a payment"), CLI_TEXT,
     AT(bank)},
    INVOICE_CLIENT,
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_refund = {
    .name = "refund",
    .operands = "NUMBER [AMOUNT] | --client CLIENT [AMOUNT]",
    .help =
        N_("record money paid back; what is too much if no amount is given"),
    .run = cmd_invoice_refund,
    .size = sizeof(struct asked),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
