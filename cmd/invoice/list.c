/* acct-invoice list: invoices and how they stand. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

struct list_options {
    const char *order, *owner, *client, *period, *status;
    bool open, overdue, paid;
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
    [LIST_NUMBER] = {"number", N_("NUMBER"), OUT_TEXT, 0},
    [LIST_DATE] = {"date", N_("DATE"), OUT_DATE, 0},
    [LIST_DUE] = {"due", N_("DUE"), OUT_DATE, 0},
    [LIST_CLIENT] = {"client", N_("CLIENT"), OUT_TEXT, 24},
    [LIST_AMOUNT] = {"amount", N_("AMOUNT"), OUT_MONEY, 0},
    [LIST_CREDITED] = {"credited", NULL, OUT_MONEY, 0},
    [LIST_PAID] = {"paid", N_("PAID"), OUT_MONEY, 0},
    [LIST_OPEN] = {"open", N_("OPEN"), OUT_MONEY, 0},
    [LIST_OVERPAID] = {"overpaid", NULL, OUT_MONEY, 0},
    [LIST_CURRENCY] = {"currency", "", OUT_TEXT, 0},
    [LIST_STATUS] = {"status", N_("STATUS"), OUT_TEXT, 0},
    [LIST_DAYS] = {"days", N_("DAYS"), OUT_NUMBER, 0},
    [LIST_OWNER] = {"owner", NULL, OUT_TEXT, 0},
};

/* From here on a line of the table has room for all its columns. */
enum { WIDE = 100 };

struct listed {
    const struct invoice *invoice;
    struct invoice_state state;
};

struct listing {
    struct cli *c;
    const struct list_options *options;
    struct book *book;
    const struct client *client; /* only this one's, or NULL */
    struct period period;
    VEC(struct listed) rows;
    struct out *out;
};

static bool names_order(struct book *b, const struct invoice *i,
                        const char *order)
{
    if (strcmp(entry_attr(b, i->entry, "order"), order) == 0)
        return true;
    for (const struct client_row *r = i->lines; r; r = r->before)
        if (strcmp(entry_attr(b, r->entry, "order"), order) == 0)
            return true;
    return false;
}

static bool is_status(const char *name)
{
    for (int i = INVOICE_OPEN; i <= INVOICE_OVERPAID; i++)
        if (strcmp(name, invoice_statuses[i]) == 0)
            return true;
    return false;
}

static bool is_wanted(const struct listing *l, const struct invoice *i)
{
    const struct list_options *o = l->options;
    return (!l->client || i->client == l->client) &&
           i->entry->day >= l->period.from && i->entry->day <= l->period.to &&
           (!o->owner || strcmp(entry_owner(i->entry), o->owner) == 0) &&
           (!o->order || names_order(l->book, i, o->order));
}

static bool stands_as_wanted(const struct listing *l,
                             const struct invoice_state *s)
{
    const struct list_options *o = l->options;
    if (o->status && strcmp(o->status, invoice_statuses[s->status]) != 0)
        return false;
    return (!o->open || s->open > 0) && (!o->overdue || s->days > 0) &&
           (!o->paid || s->open == 0);
}

static void list_row(const struct listing *l, const struct invoice *i,
                     const struct invoice_state *s)
{
    static const enum out_style styles[] = {
        [INVOICE_OPEN] = OUT_PLAIN,   [INVOICE_PARTIAL] = OUT_PLAIN,
        [INVOICE_OVERDUE] = OUT_BAD,  [INVOICE_PAID] = OUT_GOOD,
        [INVOICE_CREDITED] = OUT_DIM, [INVOICE_OVERPAID] = OUT_WARN,
    };
    const struct currency *currency =
        book_currency(l->book, i->entry->currency);
    bool table = l->c->format == OUT_TABLE;
    const char *status = invoice_statuses[s->status];
    struct out *o = l->out;
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

/* Judges all before the first is printed: half an answer is none. */
static int judge(struct listing *l)
{
    struct cli *c = l->c;
    struct invoice_rules rules = invoice_rules_of(&c->home);
    for (size_t i = 0; i < l->book->invoices.n; i++) {
        struct listed row = {.invoice = l->book->invoices.v[i]};
        if (!is_wanted(l, row.invoice))
            continue;
        if (invoice_judge(l->book, row.invoice, &rules, &row.state, &c->err) <
            0)
            return -1;
        if (stands_as_wanted(l, &row.state))
            *vec_push(&l->rows) = row;
    }
    return 0;
}

static int print_rows(struct listing *l)
{
    struct cli *c = l->c;
    struct out_column columns[LIST_COLUMNS];
    memcpy(columns, list_columns, sizeof columns);
    if (c->width > 0 && c->width < WIDE)
        columns[LIST_DATE].title = columns[LIST_PAID].title = NULL;
    l->out = cli_out(c, columns, LIST_COLUMNS, _("no such invoices"));
    for (size_t i = 0; i < l->rows.n; i++)
        list_row(l, l->rows.v[i].invoice, &l->rows.v[i].state);
    return cli_out_close(c, l->out);
}

static int cmd_invoice_list(struct cli *c, void *options, int argc, char **argv)
{
    const struct list_options *o = options;
    struct book b;
    struct listing l = {
        .c = c,
        .options = o,
        .book = &b,
        .period = {DAY_MIN, DAY_MAX, PERIOD_ALL},
    };
    if (invoice_no_operands(c, argc, argv) < 0)
        return -1;
    if ((o->open && (o->overdue || o->paid)) || (o->overdue && o->paid))
        return cli_usage(c, _("only one of --open, --overdue and --paid"));
    if (o->period && cli_period(c, "--period", o->period, &l.period) < 0)
        return -1;
    if (o->status && !is_status(o->status))
        return cli_usage(c,
                         _("--status: '%s' is none of open, partial, overdue, "
                           "paid, credited, overpaid"),
                         o->status);
    invoice_text_is_table(c);
    uint64_t lines = o->order ? TYPE(REC_LINE) : 0;
    if (cli_book(c, INVOICE_TYPES | lines, false, NULL, &b) < 0)
        return -1;
    int rc = invoice_client(c, &b, o->client, &l.client);
    if (rc == 0)
        rc = judge(&l);
    if (rc == 0)
        rc = print_rows(&l);
    vec_release(&l.rows);
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
    {0, "client", N_("CLIENT"),
     N_("only this client's; pay, refund: on account of this client"), CLI_TEXT,
     AT(client)},
    {'p', "period", N_("PERIOD"),
     N_("only what is dated in it; recurring: what falls due in it"), CLI_TEXT,
     AT(period)},
    {0, "open", NULL, N_("only what is not paid in full"), CLI_FLAG, AT(open)},
    {0, "overdue", NULL, N_("only what is open and past due"), CLI_FLAG,
     AT(overdue)},
    {0, "paid", NULL, N_("only what has nothing open"), CLI_FLAG, AT(paid)},
    {0, "status", N_("STATUS"),
     N_("only what stands so: open, partial, overdue, paid, credited "
        "or overpaid"),
     CLI_TEXT, AT(status)},
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
