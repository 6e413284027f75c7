/* acct-invoice: invoices, payments and receivables. */
#include "base/i18n.h"
#include "invoice/commands.h"

static const struct cli_command *const commands[] = {
    &invoice_new,    &invoice_recurring,
    &invoice_credit, &invoice_quote,
    &invoice_accept, &invoice_act,
    &invoice_sent,   &invoice_signed,
    &invoice_pay,    &invoice_refund,
    &invoice_list,   &invoice_show,
    &invoice_acts,   &invoice_payments,
    &invoice_aging,  &invoice_statement,
    &invoice_cash,   &invoice_interest,
    &invoice_taxes,  &invoice_remind,
    &invoice_words,  NULL};

static const struct cli_tool tool = {
    .name = "acct-invoice",
    .summary = N_("invoices, payments and receivables"),
    .commands = commands,
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
