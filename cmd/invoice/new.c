/* acct-invoice new: an invoice and its lines, in one batch. */
#include "base/i18n.h"
#include "inside.h"
#include "work/pay/deposit.h"

struct new_options {
    struct invoice_drafting drafting;
    struct invoice_writing writing;
    const char *quote, *hour, *period;
    bool orders, costs, deposit;
};

struct making {
    const struct new_options *options;
    struct draft_given given;
    struct draft_work work;
    struct draft d;
    struct words words;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct making *m = arg;
    struct draft *d = &m->d;
    draft_begin(d, &m->words, &m->given, en);
    if (draft_invoice(d, &m->work, &c->err) < 0 ||
        invoice_draft_check(c, PAPER_INVOICE, d) < 0)
        return -1;
    return m->options->deposit
               ? deposit_use(&c->home, en, d->client, d->at, &c->err)
               : 0;
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct making *m = arg;
    (void)en;
    return invoice_draft_print(c, PAPER_INVOICE, &m->options->writing, &m->d);
}

static int check_operands(struct cli *c, const struct new_options *o, int argc)
{
    bool named = o->quote || o->drafting.order;
    if (argc > 1)
        return cli_usage(c, _("one client is expected (a line is given with "
                              "-l)"));
    if (argc == 0 && !named)
        return cli_usage(c, _("which client? (acct-invoice new CLIENT -l "
                              "LINE)"));
    if (!o->drafting.lines.n && !named && !o->orders && !o->costs)
        return cli_usage(c, _("which lines? (-l 'TEXT|QTY|UNIT|PRICE', "
                              "once for each; or --orders, --costs, "
                              "--quote)"));
    return 0;
}

/* What the book must hold. */
static uint64_t needed(const struct making *m)
{
    const struct new_options *o = m->options;
    const struct record *r = &m->given.row;
    uint64_t types = TYPE(REC_CONTRACT) | TYPE(REC_ORDER) | enter_needs(r);
    struct str order;
    if (o->orders || o->costs || o->quote ||
        attr_raw(r->col[COL_ATTRS], "order", &order))
        types |= INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_STAGE) |
                 TYPE(REC_COST) | TYPE(REC_OFFER);
    if (o->deposit)
        types |= INVOICE_TYPES;
    return types;
}

int cmd_invoice_new(struct cli *c, void *options, int argc, char **argv)
{
    const struct new_options *o = options;
    struct making m = {.options = o, .words = {.home = &c->home}};
    if (check_operands(c, o, argc) < 0 ||
        invoice_draft_read(c, REC_INVOICE, &o->drafting, &o->writing,
                           &m.given) < 0)
        return -1;
    m.work = (struct draft_work){
        .client = argc ? argv[0] : NULL,
        .quote = o->quote,
        .hour = o->hour,
        .orders = o->orders,
        .costs = o->costs,
        .period = {DAY_MIN, m.given.day, PERIOD_DAYS},
    };
    if (o->period && cli_period(c, "--period", o->period, &m.work.period) < 0)
        return -1;
    uint64_t types = needed(&m);
    struct cli_enter how = {.dry_run = o->writing.dry_run,
                            .texts = (types & TYPE(REC_LINE)) != 0};
    const struct enter_few few = {.client = m.work.client,
                                  .numbers = TYPE(REC_INVOICE),
                                  .day = m.given.day};
    /* Whose a number is that is given, is looked for among all. */
    if (few.client && !m.given.row.col[COL_REF].n)
        how.few = &few;
    int rc = cli_write(c, &how, types, &(struct cli_writing){add, print}, &m);
    draft_release(&m.d);
    return rc;
}

#define AT(member) offsetof(struct new_options, member)
static const struct cli_option options[] = {
    {'D', "due", N_("DATE"),
     N_("to be paid by; quote: it stands until; accept: the deadline"),
     CLI_TEXT, AT(drafting.due)},
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(drafting.currency)},
    {0, "order", N_("ORDER"), N_("for this order; lists: only what names it"),
     CLI_TEXT, AT(drafting.order)},
    {0, "orders", NULL,
     N_("bill the client's delivered orders that are not billed"), CLI_FLAG,
     AT(orders)},
    {0, "costs", NULL, N_("bill costs and hours that are not billed"), CLI_FLAG,
     AT(costs)},
    {0, "hour", N_("PRICE"), N_("of an hour, for --costs"), CLI_TEXT, AT(hour)},
    {0, "quote", N_("QUOTE"), N_("bill an accepted quote"), CLI_TEXT,
     AT(quote)},
    {0, "deposit", NULL, N_("pay it with what the client has on account"),
     CLI_FLAG, AT(deposit)},
    {0, "discount", N_("DISCOUNT"),
     N_("off all lines: 10% or an amount; 0 for none, not even the client's "
        "own"),
     CLI_TEXT, AT(drafting.discount)},
    {0, "round", N_("STEP"), N_("make the total a multiple of it"), CLI_TEXT,
     AT(drafting.round)},
    INVOICE_PERIOD,
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_draft_options, AT(drafting)},
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_new = {
    .name = "new",
    .operands = "[CLIENT] [-l LINE …] [options]",
    .help = N_("add an invoice: lines, or work that is not billed"),
    .run = cmd_invoice_new,
    .size = sizeof(struct new_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
