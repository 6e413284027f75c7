/* acct-invoice list: invoices and how they stand. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/listed.h"

struct list_options {
    const char *order, *owner, *client, *period, *status;
    bool open, overdue, paid, credits;
};

enum list_column {
    LIST_NUMBER,
    LIST_DATE,
    LIST_DUE,
    LIST_CLIENT,
    LIST_AMOUNT,
    LIST_CREDITED,
    LIST_PAID,
    LIST_OPEN,
    LIST_OVERPAID,
    LIST_CURRENCY,
    LIST_STATUS,
    LIST_DAYS,
    LIST_OWNER,
    LIST_COLUMNS
};

static const struct out_column list_columns[LIST_COLUMNS] = {
    [LIST_NUMBER] = {"number", N_("NUMBER"), OUT_KEY, 0},
    [LIST_DATE] = {"date", N_("DATE"), OUT_DATE, OUT_SPARE(1)},
    [LIST_DUE] = {"due", N_("DUE"), OUT_DATE, 0},
    [LIST_CLIENT] = {"client", N_("CLIENT"), OUT_KEY, 0},
    [LIST_AMOUNT] = {"amount", N_("AMOUNT"), OUT_MONEY, OUT_SPARE(4)},
    [LIST_CREDITED] = {"credited", NULL, OUT_MONEY, 0},
    [LIST_PAID] = {"paid", N_("PAID"), OUT_MONEY, OUT_SPARE(2)},
    [LIST_OPEN] = {"open", N_("OPEN"), OUT_MONEY, 0},
    [LIST_OVERPAID] = {"overpaid", NULL, OUT_MONEY, 0},
    [LIST_CURRENCY] = {"currency", "", OUT_KEY, 0},
    [LIST_STATUS] = {"status", N_("STATUS"), OUT_TEXT, 0},
    [LIST_DAYS] = {"days", N_("DAYS"), OUT_NUMBER, OUT_SPARE(3)},
    [LIST_OWNER] = {"owner", NULL, OUT_TEXT, 0},
};

static bool read_status(const char *name, enum invoice_status *out)
{
    for (int i = INVOICE_OPEN; i <= INVOICE_OVERPAID; i++)
        if (strcmp(name, invoice_statuses[i]) == 0) {
            *out = (enum invoice_status)i;
            return true;
        }
    return false;
}

static void list_row(const struct cli *c, struct out *o, const struct book *b,
                     const struct listed *row)
{
    static const enum out_style styles[] = {
        [INVOICE_OPEN] = OUT_PLAIN,   [INVOICE_PARTIAL] = OUT_PLAIN,
        [INVOICE_OVERDUE] = OUT_BAD,  [INVOICE_PAID] = OUT_GOOD,
        [INVOICE_CREDITED] = OUT_DIM, [INVOICE_OVERPAID] = OUT_WARN,
    };
    const struct invoice *i = row->invoice;
    const struct invoice_state *s = &row->state;
    const struct currency *currency = book_currency(b, i->entry->currency);
    bool table = c->format == OUT_TABLE;
    const char *status = invoice_statuses[s->status];
    out_word(o, i->ref);
    out_day(o, i->entry->day);
    out_day(o, s->due);
    out_word(o, i->client ? i->client->key : "");
    const int64_t amounts[] = {s->gross, s->credited, s->paid, s->open,
                               s->over};
    for (size_t k = 0; k < sizeof amounts / sizeof amounts[0]; k++)
        out_money(o, amounts[k], currency->digits);
    out_word(o, currency->code);
    out_style(o, styles[s->status]);
    out_word(o, table ? _(status) : status);
    if (table && s->days == 0)
        out_none(o);
    else
        out_int(o, s->days);
    out_word(o, entry_owner(i->entry));
    out_end(o);
}

static int print_rows(struct cli *c, const struct book *b,
                      const struct listed_invoices *found)
{
    struct out *out =
        cli_out(c, list_columns, LIST_COLUMNS, _("no such invoices"));
    for (size_t i = 0; i < found->all.n; i++)
        list_row(c, out, b, &found->all.v[i]);
    return cli_out_close(c, out);
}

static const struct out_column credit_columns[] = {
    {"number", N_("NUMBER"), OUT_KEY, 0},
    {"date", N_("DATE"), OUT_DATE, 0},
    {"client", N_("CLIENT"), OUT_KEY, 0},
    {"invoice", N_("INVOICE"), OUT_KEY, OUT_SPARE(1)},
    {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
    {"owner", NULL, OUT_TEXT, 0},
    {"text", N_("TEXT"), OUT_TEXT, 0},
};

static int print_credits(struct cli *c, struct book *b,
                         const struct listed_ask *ask)
{
    struct listed_entries found;
    credits_find(b, ask, &found);
    struct out *o = cli_out(c, credit_columns,
                            sizeof credit_columns / sizeof credit_columns[0],
                            _("no such credit notes"));
    for (size_t i = 0; i < found.all.n; i++) {
        const struct entry *e = found.all.v[i];
        const struct currency *cur = book_currency(b, e->currency);
        out_word(o, e->ref);
        out_day(o, e->day);
        out_word(o, e->client ? e->client->key : "");
        out_word(o, entry_attr(b, e, "invoice"));
        out_money(o, e->amount, cur->digits);
        out_word(o, cur->code);
        out_word(o, entry_owner(e));
        out_word(o, e->text);
        out_end(o);
    }
    vec_release(&found.all);
    return cli_out_close(c, o);
}

static int read_ask(struct cli *c, const struct list_options *o,
                    struct listed_ask *ask)
{
    *ask = (struct listed_ask){
        .period = {DAY_MIN, DAY_MAX, PERIOD_ALL},
        .owner = o->owner,
        .order = o->order,
        .stand = o->open      ? LISTED_OPEN
                 : o->overdue ? LISTED_OVERDUE
                 : o->paid    ? LISTED_PAID
                              : LISTED_ALL,
        .by_status = o->status,
    };
    if ((o->open && (o->overdue || o->paid)) || (o->overdue && o->paid))
        return cli_usage(c, _("only one of --open, --overdue and --paid"));
    if (o->credits && (o->open || o->overdue || o->paid || o->status))
        return cli_usage(c, _("--credits: credit notes have no status"));
    if (o->period && cli_period(c, "--period", o->period, &ask->period) < 0)
        return -1;
    if (o->status && !read_status(o->status, &ask->status))
        return cli_usage(c,
                         _("--status: '%s' is none of open, partial, overdue, "
                           "paid, credited, overpaid"),
                         o->status);
    return 0;
}

/* All are judged before the first is printed: half an answer is none. */
static int cmd_invoice_list(struct cli *c, void *options, int argc, char **argv)
{
    const struct list_options *o = options;
    struct invoice_rules rules = invoice_rules_of(&c->home);
    struct listed_invoices found = {0};
    struct listed_ask ask;
    struct book b;
    if (invoice_no_operands(c, argc, argv) < 0 || read_ask(c, o, &ask) < 0)
        return -1;
    invoice_text_is_table(c);
    uint64_t lines = o->order ? TYPE(REC_LINE) : 0;
    if (cli_book(c, INVOICE_TYPES | lines, o->credits, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &ask.client);
    if (rc == 0 && o->credits)
        rc = print_credits(c, &b, &ask);
    else if (rc == 0 &&
             (rc = listed_find(&b, &rules, &ask, &found, &c->err)) == 0)
        rc = print_rows(c, &b, &found);
    vec_release(&found.all);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct list_options, member)
static const struct cli_option options[] = {
    {0, "order", N_("ORDER"), N_("for this order; lists: only what names it"),
     CLI_TEXT, AT(order)},
    {'w', "owner", N_("WHO"),
     N_("who on our side answers for it; lists: only what WHO answers for"),
     CLI_TEXT, AT(owner)},
    INVOICE_CLIENT,
    INVOICE_PERIOD,
    {0, "open", NULL, N_("only what is not paid in full"), CLI_FLAG, AT(open)},
    {0, "overdue", NULL, N_("only what is open and past due"), CLI_FLAG,
     AT(overdue)},
    {0, "paid", NULL, N_("only what has nothing open"), CLI_FLAG, AT(paid)},
    {0, "status", N_("STATUS"),
     N_("only what stands so: open, partial, overdue, paid, credited "
        "or overpaid"),
     CLI_TEXT, AT(status)},
    INVOICE_CREDITS,
    {0},
};

const struct cli_command invoice_list = {
    .name = "list",
    .operands = "[options]",
    .help = N_("invoices and how they stand"),
    .run = cmd_invoice_list,
    .size = sizeof(struct list_options),
    .options = options,
    .formats = invoice_formats,
};
