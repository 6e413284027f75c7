/* acct-invoice: invoices, payments and receivables. */
#include <stdlib.h>

#include "base/i18n.h"
#include "invoice.h"

enum { NEW = 1, LIST = 2, SHOW = 4, PAY = 8, AGING = 16 };

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option invoice_options[] = {
    {'l', "line", N_("LINE"),
     N_("'TEXT|QTY|UNIT|PRICE' or 'TEXT|QTY|UNIT|PRICE|VAT', once for each "
        "line; a bar in the text is written \\|"),
     CLI_LIST, AT(lines), NEW},
    {'d', "date", N_("DATE"),
     N_("of the invoice or the payment; today if left out"), CLI_TEXT, AT(date),
     NEW | PAY},
    {'D', "due", N_("DATE"), N_("to be paid by"), CLI_TEXT, AT(due), NEW},
    {'r', "ref", N_("NUMBER"), N_("the invoice's number; the next if left out"),
     CLI_TEXT, AT(ref), NEW},
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency), NEW | PAY},
    {0, "order", N_("ORDER"), N_("for this order"), CLI_TEXT, AT(order), NEW},
    {'m', "text", N_("TEXT"), N_("a remark"), CLI_TEXT, AT(text), NEW | PAY},
    {'w', "owner", N_("WHO"),
     N_("who on our side answers for it; list: only what WHO answers for"),
     CLI_TEXT, AT(owner), NEW | PAY | LIST},
    {'s', "set", N_("KEY=VALUE"),
     N_("an attribute of the record; may be given again"), CLI_LIST, AT(set),
     NEW | PAY},
    {0, "bank", N_("REF"), N_("the bank's reference of a payment"), CLI_TEXT,
     AT(bank), PAY},
    {0, "client", N_("CLIENT"),
     N_("only this client's; pay: on account of this client"), CLI_TEXT,
     AT(client), LIST | PAY | AGING},
    {'p', "period", N_("PERIOD"), N_("only invoices dated in it"), CLI_TEXT,
     AT(period), LIST},
    {0, "open", NULL, N_("only what is not paid in full"), CLI_FLAG, AT(open),
     LIST},
    {0, "overdue", NULL, N_("only what is open and past due"), CLI_FLAG,
     AT(overdue), LIST},
    {0, "paid", NULL, N_("only what has nothing open"), CLI_FLAG, AT(paid),
     LIST},
    {'n', "dry-run", NULL, N_("check and print a draft; add nothing"), CLI_FLAG,
     AT(dry_run), NEW | PAY},
    {'q', "quiet", NULL, N_("print nothing"), CLI_FLAG, AT(quiet), NEW | PAY},
    {0},
};

/* In the order of the bits above. */
static const struct cli_command commands[] = {
    {"new", "CLIENT -l LINE [-l LINE …] [options]",
     N_("add an invoice with its lines"), invoice_run_new},
    {"list", "[options]", N_("invoices and how they stand"), invoice_run_list},
    {"show", "NUMBER", N_("one invoice, as text; its lines as rows"),
     invoice_run_show},
    {"pay", "NUMBER [AMOUNT] | --client CLIENT AMOUNT",
     N_("record a payment; what is open if no amount is given"),
     invoice_run_pay},
    {"aging", "[options]", N_("what clients owe, by how long it is past due"),
     invoice_run_aging},
};

static const char *const formats[] = {"text", NULL};

static const struct cli_tool tool = {
    .name = "acct-invoice",
    .summary = N_("invoices, payments and receivables"),
    .options = invoice_options,
    .commands = commands,
    .commands_n = sizeof commands / sizeof commands[0],
    .formats = formats,
};

int main(int argc, char **argv)
{
    struct invoice_options o = {0};
    int status = cli_main(&tool, &o, argc, argv);
    vec_release(&o.lines);
    vec_release(&o.set);
    return status;
}
