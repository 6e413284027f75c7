/* One payment in several records: over invoices, from the account, back. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"
#include "outbox/doc/receipt.h"
#include "work/invoice/account.h"

struct paying {
    struct cli *c;
    const struct invoice_options *options;
    struct enter *en;
    struct record row; /* what all records have */
    const char *receipt;
    VEC(const struct invoice *) paid; /* each once */
};

int invoice_from_account(struct cli *c, struct enter *en,
                         const struct client *client, uint8_t currency,
                         const struct str *date, int64_t *amount)
{
    struct book *b = enter_book(en);
    const struct currency *cur = book_currency(b, currency);
    struct record r = {.type = REC_PAYMENT};
    int64_t there;
    if (!client)
        return err_set(&c->err, ERR_DATA, _("the invoice names no client"));
    if (account_balance(b, client, currency, &there, &c->err) < 0)
        return -1;
    if (there <= 0)
        return err_set(&c->err, ERR_DATA, _("%s has nothing on account in %s"),
                       client->key, cur->code);
    if (*amount > there)
        *amount = there;
    r.col[COL_DATE] = *date;
    r.col[COL_CLIENT] = str_of(client->key);
    r.col[COL_AMOUNT] = money_cell(&c->home.arena, -*amount, cur->digits);
    r.col[COL_CURRENCY] = str_of(cur->code);
    record_attr(&r, "method", "account", &c->home.arena);
    return enter_add(en, &r, &c->err);
}

static int read_row(struct paying *p)
{
    struct cli *c = p->c;
    const struct invoice_options *o = p->options;
    struct cli_record words = {
        .type = REC_PAYMENT,
        .date = o->writing.date,
        .owner = o->writing.owner,
        .text = o->writing.text,
        .attrs = &o->writing.set,
    };
    if (cli_record(c, &words, &p->row) < 0)
        return -1;
    if (o->bank)
        record_attr(&p->row, "bank", o->bank, &c->home.arena);
    return 0;
}

/* One record of it; `invoice` NULL: on account. */
static int add_part(struct paying *p, const struct client *client,
                    const struct invoice *invoice, uint8_t currency,
                    int64_t amount)
{
    struct cli *c = p->c;
    const struct currency *cur = book_currency(enter_book(p->en), currency);
    struct record r = p->row;
    if (invoice_check_receipt(c, p->options->receipt, amount) < 0)
        return -1;
    r.col[COL_REF] = str_of(invoice ? invoice->ref : "");
    r.col[COL_CLIENT] = str_of(client ? client->key : "");
    r.col[COL_AMOUNT] = money_cell(&c->home.arena, amount, cur->digits);
    r.col[COL_CURRENCY] = str_of(cur->code);
    /* The parts are one payment, with one receipt. */
    if (p->options->receipt && !p->receipt) {
        struct str number;
        receipt_number(&c->home, p->en, &r);
        if (attr_raw(r.col[COL_ATTRS], "receipt", &number))
            p->receipt = arena_dup(&c->home.arena, number.p, number.n);
    } else if (p->receipt) {
        record_attr(&r, "receipt", p->receipt, &c->home.arena);
    }
    return enter_add(p->en, &r, &c->err);
}

static int read_amount(struct cli *c, const char *text, int digits,
                       int64_t *out)
{
    if (money_parse(str_of(text), digits, out, &c->err) < 0) {
        c->err.kind = ERR_USAGE;
        return err_at(&c->err, _("the amount"), 0);
    }
    if (*out == 0)
        return cli_usage(c, _("a payment of %s is none"), text);
    return 0;
}

int invoice_check_back(struct cli *c, int64_t amount, int64_t most, int digits)
{
    char asked[MONEY_SIZE], there[MONEY_SIZE];
    int64_t back;
    if (amount >= 0)
        return 0;
    if (!__builtin_sub_overflow(0, amount, &back) && back <= most)
        return 0;
    return err_set(&c->err, ERR_DATA, _("%s cannot be paid back: %s was paid"),
                   money_print(back, digits, asked),
                   money_print(most > 0 ? most : 0, digits, there));
}

static int client_currency(struct paying *p, struct client **client,
                           uint8_t *currency)
{
    struct cli *c = p->c;
    struct book *b = enter_book(p->en);
    if (book_find(b, str_of(p->options->client), client, &c->err) < 0)
        return -1;
    return book_billed(b, *client, p->options->currency, currency, &c->err);
}

/* --client C --spread AMOUNT: the oldest debts first. */
static int spread(struct paying *p, const char *text)
{
    struct cli *c = p->c;
    struct book *b = enter_book(p->en);
    struct invoice_rules rules = invoice_rules_of(&c->home);
    struct account_parts parts;
    struct client *client;
    uint8_t currency;
    int64_t amount, there;
    if (client_currency(p, &client, &currency) < 0)
        return -1;
    int digits = book_currency(b, currency)->digits;
    if (read_amount(c, text, digits, &amount) < 0 ||
        account_balance(b, client, currency, &there, &c->err) < 0 ||
        invoice_check_back(c, amount, there, digits) < 0)
        return -1;
    int rc =
        account_spread(b, &(struct account_payment){client, currency, amount},
                       &rules, &parts, &c->err);
    for (size_t i = 0; i < parts.all.n && rc == 0; i++)
        rc = add_part(p, client, parts.all.v[i].invoice, currency,
                      parts.all.v[i].amount);
    vec_release(&parts.all);
    return rc;
}

/* A receipt is one client's, in one currency. */
static int check_same(struct paying *p, const struct invoice *i)
{
    struct cli *c = p->c;
    const struct book *b = enter_book(p->en);
    const struct invoice *first = p->paid.n ? p->paid.v[0] : i;
    if (!p->options->receipt)
        return 0;
    if (first->client != i->client)
        return err_set(
            &c->err, ERR_DATA,
            _("invoice %s belongs to client %s, and %s to %s (a receipt "
              "is one client's)"),
            i->ref, i->client ? i->client->key : "-", first->ref,
            first->client ? first->client->key : "-");
    if (first->entry->currency != i->entry->currency)
        return err_set(&c->err, ERR_DATA,
                       _("invoice %s is in %s, and %s in %s (a receipt is in "
                         "one currency)"),
                       i->ref, book_currency(b, i->entry->currency)->code,
                       first->ref,
                       book_currency(b, first->entry->currency)->code);
    return 0;
}

/* NUMBER=AMOUNT */
static int told(struct paying *p, char *word)
{
    struct cli *c = p->c;
    struct invoice_rules rules = invoice_rules_of(&c->home);
    struct invoice_state s;
    struct invoice *i;
    char *eq = strrchr(word, '=');
    int64_t amount;
    if (!eq)
        return cli_usage(c, _("'%s' is not NUMBER=AMOUNT"), word);
    const char *number = arena_dup(&c->home.arena, word, (size_t)(eq - word));
    struct book *b = enter_book(p->en);
    if (invoice_find(b, number, &i, &c->err) < 0 ||
        invoice_judge(b, i, &rules, &s, &c->err) < 0)
        return -1;
    uint8_t currency = i->entry->currency;
    int digits = book_currency(b, currency)->digits;
    if (check_same(p, i) < 0 || read_amount(c, eq + 1, digits, &amount) < 0 ||
        invoice_check_back(c, amount, s.paid, digits) < 0 ||
        add_part(p, i->client, i, currency, amount) < 0)
        return -1;
    bool again = false;
    for (size_t k = 0; k < p->paid.n; k++)
        again = again || p->paid.v[k] == i;
    if (!again)
        *vec_push(&p->paid) = i;
    /* A later part may be of the same invoice. */
    return money_add(&i->paid, amount, &c->err);
}

int invoice_pay_parts(struct cli *c, void *options, int argc, char **argv)
{
    struct paying p = {.c = c, .options = options};
    const struct invoice_options *o = p.options;
    struct cli_enter how = {.dry_run = o->writing.dry_run};
    int rc = -1;
    if (o->spread && (!o->client || argc != 1 || strchr(argv[0], '=')))
        return cli_usage(c, _("--spread goes with --client CLIENT and one "
                              "AMOUNT"));
    if (!o->spread && o->client)
        return cli_usage(c, _("either --client or NUMBER=AMOUNT"));
    if (read_row(&p) < 0 || cli_enter_begin(c, &how, INVOICE_TYPES, &p.en) < 0)
        goto out;
    rc = o->spread ? spread(&p, argv[0]) : 0;
    for (int i = 0; i < argc && rc == 0 && !o->spread; i++)
        rc = told(&p, argv[i]);
    if (rc == 0)
        rc = cli_enter_commit(c, p.en);
    for (size_t i = 0; i < p.paid.n && rc == 0; i++)
        rc = invoice_note_over(c, enter_book(p.en), p.paid.v[i]);
    if (rc == 0)
        rc = o->receipt
                 ? invoice_print_receipt(c, &o->writing, enter_book(p.en), p.en)
                 : invoice_print_all_added(c, &o->writing, p.en, REC_PAYMENT,
                                           COL_ID);
out:
    vec_release(&p.paid);
    return cli_enter_end(c, p.en, rc);
}

/* What can go back: what is too much on the invoice, or is on account. */
static int refund(struct paying *p, const char *number, const char *text)
{
    struct cli *c = p->c;
    struct book *b = enter_book(p->en);
    struct invoice_rules rules = invoice_rules_of(&c->home);
    struct invoice_state s = {0};
    struct invoice *i = NULL;
    struct client *client;
    uint8_t currency;
    int64_t most, amount;
    if (number) {
        if (invoice_find(b, number, &i, &c->err) < 0 ||
            invoice_judge(b, i, &rules, &s, &c->err) < 0)
            return -1;
        client = i->client;
        currency = i->entry->currency;
        most = text ? s.paid : s.over;
    } else if (client_currency(p, &client, &currency) < 0 ||
               account_balance(b, client, currency, &most, &c->err) < 0) {
        return -1;
    }
    int digits = book_currency(b, currency)->digits;
    amount = most;
    if (text && read_amount(c, text, digits, &amount) < 0)
        return -1;
    if (most <= 0 && !text)
        return err_set(&c->err, ERR_DATA,
                       _("there is nothing to pay back to %s"),
                       number ? number : client->key);
    if (amount < 0)
        return cli_usage(c,
                         _("%s is below zero (what goes back is told "
                           "above it)"),
                         text);
    if (invoice_check_back(c, -amount, most, digits) < 0)
        return -1;
    return add_part(p, client, i, currency, -amount);
}

int cmd_invoice_refund(struct cli *c, void *options, int argc, char **argv)
{
    struct paying p = {.c = c, .options = options};
    const struct invoice_options *o = p.options;
    struct cli_enter how = {.dry_run = o->writing.dry_run};
    int numbers = o->client ? 0 : 1, rc = -1;
    if (argc < numbers || argc > numbers + 1)
        return cli_usage(c, _("which invoice? (acct-invoice refund NUMBER "
                              "[AMOUNT], or --client CLIENT [AMOUNT])"));
    if (read_row(&p) == 0 &&
        cli_enter_begin(c, &how, INVOICE_TYPES, &p.en) == 0)
        rc = refund(&p, numbers ? argv[0] : NULL,
                    argc > numbers ? argv[numbers] : NULL);
    if (rc == 0)
        rc = cli_enter_commit(c, p.en);
    if (rc == 0)
        rc = invoice_print_added(c, &o->writing, p.en, COL_ID);
    return cli_enter_end(c, p.en, rc);
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency)},
    {0, "bank", N_("REF"), N_("the bank's reference of a payment"), CLI_TEXT,
     AT(bank)},
    {0, "client", N_("CLIENT"),
     N_("only this client's; pay, refund: on account of this client"), CLI_TEXT,
     AT(client)},
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
    .size = sizeof(struct invoice_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
