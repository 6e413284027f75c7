/*
 * The commands of acct-invoice, for its main.
 */
#ifndef ACCT_CMD_INVOICE_COMMANDS_H
#define ACCT_CMD_INVOICE_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command invoice_new, invoice_recurring, invoice_credit,
    invoice_quote, invoice_accept, invoice_act, invoice_sent, invoice_signed,
    invoice_pay, invoice_refund, invoice_list, invoice_show, invoice_acts,
    invoice_payments, invoice_aging, invoice_statement, invoice_cash,
    invoice_interest, invoice_taxes, invoice_remind, invoice_words;

#endif
