/* acct-invoice pay: money received, for an invoice or on account. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"
#include "outbox/doc/receipt.h"
#include "work/invoice/account.h"

struct payment {
    struct cli *c;
    const struct invoice_options *options;
    const char *number, *amount; /* as given, or NULL */
    struct record row;
    int64_t sum;                   /* its amount */
    const struct invoice *invoice; /* with this payment, or NULL */
    struct enter *en;
};

static int wrong_amount(struct cli *c)
{
    c->err.kind = ERR_USAGE;
    return err_at(&c->err, _("the amount"), 0);
}

static int parse_amount(struct payment *p, int digits, int64_t *out)
{
    struct cli *c = p->c;
    if (money_parse(str_of(p->amount), digits, out, &c->err) < 0)
        return wrong_amount(c);
    if (*out == 0)
        return cli_usage(c, _("a payment of %s is none"), p->amount);
    return 0;
}

static void set_amount(struct payment *p, int64_t minor,
                       const struct currency *currency)
{
    char *text = arena_new(&p->c->home.arena, MONEY_SIZE);
    p->sum = minor;
    p->row.col[COL_AMOUNT] = str_of(money_print(minor, currency->digits, text));
    p->row.col[COL_CURRENCY] = str_of(currency->code);
}

/* What is open is judged with all that the ledger has, later dates too. */
static int for_invoice(struct payment *p, struct book *b)
{
    struct cli *c = p->c;
    struct invoice_rules rules = invoice_rules_of(&c->home);
    struct invoice_state s;
    struct invoice *i;
    if (invoice_find(b, p->number, &i, &c->err) < 0 ||
        invoice_judge(b, i, &rules, &s, &c->err) < 0)
        return -1;
    const struct currency *currency = book_currency(b, i->entry->currency);
    const char *code = p->options->currency;
    if (code && strcmp(code, currency->code) != 0)
        return err_set(&c->err, ERR_DATA,
                       _("invoice %s is in %s, not in %s (in another currency "
                         "it can be paid on account: --client)"),
                       i->ref, currency->code, code);
    int64_t amount = s.open;
    if (p->amount && parse_amount(p, currency->digits, &amount) < 0)
        return -1;
    if (amount == 0)
        return err_set(&c->err, ERR_DATA,
                       _("nothing is open on invoice %s (to record a payment "
                         "none the less, give its amount)"),
                       i->ref);
    if (invoice_check_back(c, amount, s.paid, currency->digits) < 0)
        return -1;
    if (p->options->deposit &&
        invoice_from_account(c, p->en, i->client, i->entry->currency,
                             &p->row.col[COL_DATE], &amount) < 0)
        return -1;
    if (p->options->deposit)
        record_attr(&p->row, "method", "account", &c->home.arena);
    if (money_add(&i->paid, amount, &c->err) < 0)
        return -1;
    p->invoice = i;
    p->row.col[COL_REF] = str_of(i->ref);
    if (i->client)
        p->row.col[COL_CLIENT] = str_of(i->client->key);
    set_amount(p, amount, currency);
    return 0;
}

static int on_account(struct payment *p, struct book *b)
{
    struct cli *c = p->c;
    struct client *client;
    uint8_t currency;
    int64_t amount, there;
    if (book_find(b, str_of(p->options->client), &client, &c->err) < 0 ||
        book_billed(b, client, p->options->currency, &currency, &c->err) < 0)
        return -1;
    const struct currency *known = book_currency(b, currency);
    if (parse_amount(p, known->digits, &amount) < 0 ||
        account_balance(b, client, currency, &there, &c->err) < 0 ||
        invoice_check_back(c, amount, there, known->digits) < 0)
        return -1;
    p->row.col[COL_CLIENT] = str_of(client->key);
    set_amount(p, amount, known);
    return 0;
}

static int enter_payment(struct payment *p)
{
    struct cli *c = p->c;
    struct cli_enter how = {.dry_run = p->options->writing.dry_run};
    struct enter *en = NULL;
    uint64_t types = INVOICE_TYPES | enter_needs(&p->row);
    if (cli_enter_begin(c, &how, types, &en) < 0)
        return -1;
    p->en = en;
    struct book *b = enter_book(en);
    int rc = p->number ? for_invoice(p, b) : on_account(p, b);
    if (rc == 0)
        rc = invoice_check_receipt(c, p->options->receipt, p->sum);
    if (rc == 0 && p->options->receipt)
        receipt_number(&c->home, en, &p->row);
    if (rc == 0)
        rc = enter_add(en, &p->row, &c->err);
    if (rc == 0)
        rc = cli_enter_commit(c, en);
    if (rc == 0 && p->invoice)
        rc = invoice_note_over(c, b, p->invoice);
    if (rc == 0)
        rc = p->options->receipt
                 ? invoice_print_receipt(c, &p->options->writing, b, en)
                 : invoice_print_added(c, &p->options->writing, en, COL_ID);
    return cli_enter_end(c, en, rc);
}

static int read_operands(struct payment *p, int argc, char **argv)
{
    struct cli *c = p->c;
    if (p->options->client) {
        if (argc != 1)
            return cli_usage(c, _("with --client the amount is expected, and "
                                  "nothing more"));
        p->amount = argv[0];
        return 0;
    }
    if (argc == 0)
        return cli_usage(c, _("which invoice? (acct-invoice pay NUMBER "
                              "[AMOUNT], or --client CLIENT AMOUNT)"));
    if (argc > 2)
        return cli_usage(c,
                         _("after the amount nothing more is expected, not "
                           "'%s'"),
                         argv[2]);
    p->number = argv[0];
    p->amount = argc > 1 ? argv[1] : NULL;
    return 0;
}

int cmd_invoice_pay(struct cli *c, void *options, int argc, char **argv)
{
    struct payment p = {.c = c, .options = options};
    const struct invoice_options *o = p.options;
    bool parts = o->spread;
    for (int i = 0; i < argc; i++)
        parts = parts || strchr(argv[i], '=');
    if (o->deposit && (parts || o->client))
        return cli_usage(c, _("--deposit pays one invoice: pay --deposit "
                              "NUMBER [AMOUNT]"));
    if (o->deposit && o->receipt)
        return cli_usage(c, _("--receipt is for money that comes in: what is "
                              "on account came before"));
    if (parts)
        return invoice_pay_parts(c, options, argc, argv);
    struct cli_record words = {
        .type = REC_PAYMENT,
        .date = o->writing.date,
        .owner = o->writing.owner,
        .text = o->writing.text,
        .attrs = &o->writing.set,
    };
    if (read_operands(&p, argc, argv) < 0 || cli_record(c, &words, &p.row) < 0)
        return -1;
    if (o->bank)
        record_attr(&p.row, "bank", o->bank, &c->home.arena);
    return enter_payment(&p);
}

#define AT(member) offsetof(struct invoice_options, member)
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
    {0, "client", N_("CLIENT"),
     N_("only this client's; pay, refund: on account of this client"), CLI_TEXT,
     AT(client)},
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
    .size = sizeof(struct invoice_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
