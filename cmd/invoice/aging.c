/* acct-invoice aging: what clients owe, by how long it is past due. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/aging.h"

struct aging_options {
    const char *client, *by;
};

enum { AGING_OVERPAID = 8, AGING_ON_ACCOUNT = 9, AGING_COLUMNS = 10 };

static const struct out_column aging_columns[AGING_COLUMNS] = {
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"currency", "", OUT_KEY, 0},
    {"current", N_("CURRENT"), OUT_MONEY, 0},
    {"days_1_30", N_("1–30"), OUT_MONEY, 0},
    {"days_31_60", N_("31–60"), OUT_MONEY, 0},
    {"days_61_90", N_("61–90"), OUT_MONEY, 0},
    {"days_over_90", N_("OVER 90"), OUT_MONEY, 0},
    {"open", N_("OPEN"), OUT_MONEY, 0},
    {"overpaid", N_("OVERPAID"), OUT_MONEY, OUT_SPARE(2)},
    {"on_account", N_("ON ACCOUNT"), OUT_MONEY, OUT_SPARE(1)},
};

/* In a table, nothing is blank, so that what is there is seen. */
static void aging_amount(const struct cli *c, struct out *o, int64_t minor,
                         int digits, enum out_style style)
{
    if (minor == 0 && c->format == OUT_TABLE) {
        out_none(o);
        return;
    }
    out_style(o, style);
    out_money(o, minor, digits);
}

static void aging_line(const struct cli *c, const struct book *b, struct out *o,
                       const struct aging_row *r, bool total)
{
    static const enum out_style styles[AGING_BUCKETS] = {
        OUT_PLAIN, OUT_WARN, OUT_WARN, OUT_BAD, OUT_BAD};
    int digits = book_currency(b, r->currency)->digits;
    enum out_style bold = total ? OUT_BOLD : OUT_PLAIN;
    out_style(o, bold);
    out_word(o, total ? _("total") : r->client ? r->client->key : "");
    out_word(o, r->code);
    for (int k = 0; k < AGING_BUCKETS; k++)
        aging_amount(c, o, r->bucket[k], digits, total ? bold : styles[k]);
    aging_amount(c, o, r->open, digits, bold);
    aging_amount(c, o, r->overpaid, digits, bold);
    aging_amount(c, o, r->on_account, digits, bold);
    out_end(o);
}

/* Machines can add up by themselves: totals are for people. */
static int aging_print(struct cli *c, const struct book *b,
                       const struct aging *a)
{
    struct out_column columns[AGING_COLUMNS];
    memcpy(columns, aging_columns, sizeof columns);
    bool over = false, account = false;
    for (size_t i = 0; i < a->rows.n; i++) {
        over = over || a->rows.v[i].overpaid;
        account = account || a->rows.v[i].on_account;
    }
    if (!over)
        columns[AGING_OVERPAID].title = NULL;
    if (!account)
        columns[AGING_ON_ACCOUNT].title = NULL;
    struct out *o = cli_out(c, columns, AGING_COLUMNS, _("nobody owes us"));
    size_t at = 0;
    for (size_t t = 0; t < a->totals.n; t++) {
        for (; at < a->rows.n &&
               a->rows.v[at].currency == a->totals.v[t].currency;
             at++)
            aging_line(c, b, o, &a->rows.v[at], false);
        if (c->format == OUT_TABLE)
            aging_line(c, b, o, &a->totals.v[t], true);
    }
    return cli_out_close(c, o);
}

static int cmd_invoice_aging(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct aging_options *o = options;
    struct invoice_rules rules = invoice_rules_of(&c->home);
    const struct client *client;
    struct aging a = {0};
    struct book b;
    bool by_date = o->by && strcmp(o->by, "date") == 0;
    if (o->by && !by_date && strcmp(o->by, "due") != 0)
        return cli_usage(c, _("--by: '%s' is neither due nor date"), o->by);
    if (invoice_no_operands(c, argc, argv) < 0)
        return -1;
    invoice_text_is_table(c);
    if (cli_book(c, INVOICE_TYPES, false, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &client);
    if (rc == 0)
        rc = aging_of(&b, &rules, client, by_date, &a, &c->err);
    if (rc == 0)
        rc = aging_print(c, &b, &a);
    aging_release(&a);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct aging_options, member)
static const struct cli_option options[] = {
    INVOICE_CLIENT,
    {0, "by", N_("WHAT"),
     N_("due or date; the day from which age counts, due if left out"),
     CLI_TEXT, AT(by)},
    {0},
};

const struct cli_command invoice_aging = {
    .name = "aging",
    .operands = "[options]",
    .help = N_("what clients owe, by how long it is past due"),
    .run = cmd_invoice_aging,
    .size = sizeof(struct aging_options),
    .options = options,
    .formats = invoice_formats,
};
