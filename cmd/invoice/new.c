/* acct-invoice new: an invoice and its lines, in one batch. */
#include <stdlib.h>

#include "base/i18n.h"
#include "invoice/draft.h"
#include "work/bill/bill.h"
#include "work/invoice/account.h"
#include "work/invoice/document.h"

struct making {
    struct draft d;
    struct enter *en;
    struct book *book;
    struct bill bill;
    struct bill_rules rules;
    size_t quoted; /* how many lines are the quote's */
};

/* What was asked to be billed, but cannot. */
static void note_left(struct making *m, const struct bill_lines *found)
{
    static const char *const why[] = {
        [BILL_CURRENCY] = N_("it is in another currency"),
        [BILL_NO_AMOUNT] = N_("it has no amount"),
        [BILL_NO_ID] = N_("it has no id (acct-check --fix gives one)"),
        [BILL_NO_HOUR] =
            N_("an hour has no price (give --hour, or set invoice.hour)"),
        [BILL_PRICES] = N_("its quote has the other kind of prices, with or "
                           "without tax (bill it alone: --order)"),
        [BILL_DONE] = N_("it is billed already"),
        [BILL_PAPER_AMOUNT] =
            N_("it has no amount to compare with that of an invoice which "
               "names it; say what is left with -l"),
        [BILL_PAPER_CURRENCY] =
            N_("an invoice in another currency names it; say what is left "
               "with -l"),
        [BILL_PAPER_LINES] =
            N_("an invoice names it without lines that tell the tax; say what "
               "is left with -l"),
    };
    for (size_t i = 0; i < found->left.n; i++) {
        const struct bill_left *left = &found->left.v[i];
        const struct entry *e = left->entry;
        const char *invoice = left->invoice ? left->invoice->ref : "";
        cli_note(m->d.c, _("line %llu: %s %s is not billed: %s%s%s%s"),
                 (unsigned long long)e->line, schema_types[e->type].name,
                 *e->ref ? e->ref : e->id, _(why[left->why]),
                 *invoice ? " (" : "", invoice, *invoice ? ")" : "");
    }
}

static int read_rules(struct making *m)
{
    struct draft *d = &m->d;
    struct cli *c = d->c;
    const struct invoice_options *o = d->options;
    struct invoice_line usual = {0};
    const char *hour =
        o->hour ? o->hour : conf_text(&c->home.conf, "invoice.hour");
    if (draft_defaults(d, m->book, &usual) < 0)
        return -1;
    const struct paper_lang *lang;
    if (words_of(&c->words, client_lang(m->book, d->client), &lang, &c->err) <
        0)
        return -1;
    m->rules = (struct bill_rules){
        .client = d->client,
        .path = c->home.ledger,
        .currency = d->currency,
        .period = {DAY_MIN, d->day, PERIOD_DAYS},
        .vat = usual.vat,
        .category = usual.category,
        .unit = usual.unit,
        .hour_unit = paper_word(lang, W_UNIT_HOUR),
        .cost = paper_word(lang, W_LINE_COST),
    };
    if (o->period && cli_period(c, "--period", o->period, &m->rules.period) < 0)
        return -1;
    if (*hour &&
        money_parse(str_of(hour), d->digits, &m->rules.hour, &c->err) < 0)
        return err_at(&c->err, o->hour ? "--hour" : "invoice.hour", 0);
    return 0;
}

/* --order without lines bills that order, or what is left of it. */
static int add_one_order(struct making *m, struct bill_lines *found)
{
    struct cli *c = m->d.c;
    const char *ref = m->d.options->order;
    const struct order *o = book_order(m->book, ref);
    if (!o)
        return document_find(m->book, REC_ORDER, ref,
                             &(const struct entry *){0}, &c->err);
    m->rules.alone = true;
    if (bill_add_order(&m->bill, &m->rules, o, found, &c->err) < 0)
        return -1;
    if (found->left.n && found->left.v[0].why == BILL_DONE)
        return err_set(&c->err, ERR_DATA,
                       _("order %s is on invoice %s already (what is to be "
                         "billed besides is a line: -l)"),
                       ref, found->left.v[0].invoice->ref);
    if (found->parts.n && found->parts.v[0].quote)
        record_attr(&m->d.row, "quote", found->parts.v[0].quote->ref,
                    &c->home.arena);
    return 0;
}

/* Neither the quote is billed, nor any order that came from it. */
static int check_quote(struct making *m, const char *ref)
{
    struct cli *c = m->d.c;
    struct book *b = m->book;
    const struct invoice *before = bill_quote(&m->bill, ref);
    if (before)
        return err_set(&c->err, ERR_DATA,
                       _("quote %s is on invoice %s already"), ref,
                       before->ref);
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        before = bill_order(&m->bill, o->ref);
        if (before && strcmp(entry_attr(b, o->entry, "quote"), ref) == 0)
            return err_set(&c->err, ERR_DATA,
                           _("order %s of quote %s is on invoice %s already "
                             "(bill what is left order by order: --order)"),
                           o->ref, ref, before->ref);
    }
    return 0;
}

static int add_quote(struct making *m)
{
    struct draft *d = &m->d;
    struct cli *c = d->c;
    const char *ref = d->options->quote;
    struct offer *offer = book_offer(m->book, ref);
    struct document quote;
    if (strcmp(offer_attr(m->book, offer, "result"), "won") != 0)
        return err_set(&c->err, ERR_DATA,
                       _("quote %s is not accepted (if it was: acct-invoice "
                         "accept %s)"),
                       ref, ref);
    if (check_quote(m, ref) < 0)
        return -1;
    int rc =
        document_load(m->book, offer->first, c->home.ledger, &quote, &c->err);
    if (rc == 0 && !quote.lines.all.n && !d->lines.all.n)
        rc = err_set(&c->err, ERR_DATA,
                     _("quote %s has no lines (give them with -l)"), ref);
    if (rc == 0)
        bill_quote_orders(m->book, ref, &quote.lines);
    for (size_t i = 0; rc == 0 && i < quote.lines.all.n; i++)
        *vec_push(&d->lines.all) = quote.lines.all.v[i];
    m->quoted = quote.lines.all.n;
    if (rc == 0)
        rc = draft_take_terms(d, m->book, offer->first);
    record_attr(&d->row, "quote", ref, &c->home.arena);
    document_release(&quote);
    return rc;
}

/* Whose is it?  A quote or an order says it as well as an operand. */
static int find_client(struct making *m, const char *given)
{
    struct draft *d = &m->d;
    struct cli *c = d->c;
    const char *quote = d->options->quote, *order = d->options->order;
    const struct offer *offer = quote ? book_offer(m->book, quote) : NULL;
    const struct order *o = order ? book_order(m->book, order) : NULL;
    const struct client *client = offer ? offer->client : o ? o->client : NULL;
    const struct entry *none;
    if (quote && document_find(m->book, REC_OFFER, quote, &none, &c->err) < 0)
        return -1;
    if (!given && order && !o)
        return document_find(m->book, REC_ORDER, order, &none, &c->err);
    if (given && draft_find_client(d, m->book, given) < 0)
        return -1;
    if (given && offer && offer->client != d->client)
        return err_set(
            &c->err, ERR_DATA, _("'%s' belongs to client %s, not to %s"), quote,
            offer->client ? offer->client->key : "-", d->client->key);
    if (!given && !client)
        return err_set(&c->err, ERR_DATA,
                       _("'%s' names no client (name one: acct-invoice new "
                         "CLIENT …)"),
                       quote ? quote : order);
    if (!given && draft_client(d, m->book, client) < 0)
        return -1;
    if (offer)
        return draft_known_client(d, m->book, d->client,
                                  offer->first->currency);
    if (given || d->options->lines.n || d->options->currency)
        return 0;
    /* An order alone is billed in its own currency. */
    if (!o->entry->has_amount)
        offer = bill_order_quote(m->book, o);
    else
        return draft_known_client(d, m->book, d->client, o->entry->currency);
    return offer ? draft_known_client(d, m->book, d->client,
                                      offer->first->currency)
                 : 0;
}

static int gather(struct making *m)
{
    struct draft *d = &m->d;
    const struct invoice_options *o = d->options;
    struct bill_lines found = {.lines = &d->lines};
    int rc = draft_price(d, m->book);
    if (rc == 0)
        rc = read_rules(m);
    if (rc == 0 && o->quote)
        rc = add_quote(m);
    m->rules.gross = d->terms.gross;
    if (rc == 0 && o->order && !o->lines.n && !o->orders && !o->costs &&
        !o->quote)
        rc = add_one_order(m, &found);
    if (rc == 0 && o->orders)
        rc = bill_orders(&m->bill, &m->rules, &found, &d->c->err);
    if (rc == 0 && o->costs)
        rc = bill_costs(&m->bill, &m->rules, &found, &d->c->err);
    if (rc == 0)
        note_left(m, &found);
    if (rc == 0)
        rc = draft_take_orders(d, m->book, &found);
    bill_lines_release(&found);
    /* Rounded was the sum of the quote's lines alone. */
    if (o->quote && d->lines.all.n > m->quoted)
        d->terms.rounding = 0;
    if (rc == 0 && !d->lines.all.n)
        rc = err_set(&d->c->err, ERR_DATA, _("nothing of %s is to be billed"),
                     d->client->key);
    return rc;
}

static int enter_payment(struct making *m, const char *ref, int64_t amount)
{
    struct draft *d = &m->d;
    const struct record *head = enter_row(m->en, d->at);
    struct record r = {.type = REC_PAYMENT};
    r.col[COL_DATE] = head->col[COL_DATE];
    r.col[COL_CLIENT] = head->col[COL_CLIENT];
    r.col[COL_REF] = str_of(ref);
    r.col[COL_CURRENCY] = head->col[COL_CURRENCY];
    r.col[COL_AMOUNT] = money_cell(&d->c->home.arena, amount, d->digits);
    record_attr(&r, "method", "account", &d->c->home.arena);
    return enter_add(m->en, &r, &d->c->err);
}

/* What is on account is taken off it and put on the invoice. */
static int use_deposit(struct making *m)
{
    struct draft *d = &m->d;
    int64_t there;
    if (!d->options->deposit)
        return 0;
    if (account_balance(m->book, d->client, d->currency, &there, &d->c->err) <
        0)
        return -1;
    if (there > d->total.gross)
        there = d->total.gross;
    if (there <= 0) {
        cli_note(d->c, _("%s has nothing on account"), d->client->key);
        return 0;
    }
    const char *number =
        arena_dup(&d->c->home.arena, enter_row(m->en, d->at)->col[COL_REF].p,
                  enter_row(m->en, d->at)->col[COL_REF].n);
    if (enter_payment(m, "", -there) < 0)
        return -1;
    return enter_payment(m, number, there);
}

static int make(struct making *m, const char *given)
{
    struct draft *d = &m->d;
    m->book = enter_book(m->en);
    bill_open(&m->bill, m->book);
    if (find_client(m, given) < 0 || gather(m) < 0 ||
        draft_add_up(d, m->book) < 0 || draft_enter(d, m->en) < 0 ||
        use_deposit(m) < 0)
        return -1;
    return cli_enter_commit(d->c, m->en);
}

static int check_operands(struct cli *c, const struct invoice_options *o,
                          int argc)
{
    bool named = o->quote || o->order;
    if (argc > 1)
        return cli_usage(c, _("one client is expected (a line is given with "
                              "-l)"));
    if (argc == 0 && !named)
        return cli_usage(c, _("which client? (acct-invoice new CLIENT -l "
                              "LINE)"));
    if (!o->lines.n && !named && !o->orders && !o->costs)
        return cli_usage(c, _("which lines? (-l 'TEXT|QTY|UNIT|PRICE', "
                              "once for each; or --orders, --costs, "
                              "--quote)"));
    return 0;
}

int cmd_invoice_new(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct making m = {0};
    struct cli_enter how = {.dry_run = o->writing.dry_run};
    uint64_t types = TYPE(REC_CONTRACT) | TYPE(REC_ORDER);
    struct str order;
    int rc = -1;
    if (check_operands(c, o, argc) < 0)
        return -1;
    if (draft_read(&m.d, c, o, REC_INVOICE) < 0)
        goto out;
    if (o->orders || o->costs || o->quote ||
        attr_raw(m.d.row.col[COL_ATTRS], "order", &order))
        types |= INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_STAGE) |
                 TYPE(REC_COST) | TYPE(REC_OFFER);
    if (o->deposit)
        types |= INVOICE_TYPES;
    how.texts = (types & TYPE(REC_LINE)) != 0;
    if (cli_enter_begin(c, &how, types | enter_needs(&m.d.row), &m.en) == 0 &&
        make(&m, argc ? argv[0] : NULL) == 0)
        rc = draft_print(&m.d, m.en);
out:
    rc = cli_enter_end(c, m.en, rc);
    bill_release(&m.bill);
    draft_release(&m.d);
    return rc;
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {'D', "due", N_("DATE"),
     N_("to be paid by; quote: it stands until; accept: the deadline"),
     CLI_TEXT, AT(due)},
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency)},
    {0, "order", N_("ORDER"), N_("for this order; lists: only what names it"),
     CLI_TEXT, AT(order)},
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
     CLI_TEXT, AT(discount)},
    {0, "round", N_("STEP"), N_("make the total a multiple of it"), CLI_TEXT,
     AT(round)},
    {'p', "period", N_("PERIOD"),
     N_("only what is dated in it; recurring: what falls due in it"), CLI_TEXT,
     AT(period)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_draft_options, 0},
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_new = {
    .name = "new",
    .operands = "[CLIENT] [-l LINE …] [options]",
    .help = N_("add an invoice: lines, or work that is not billed"),
    .run = cmd_invoice_new,
    .size = sizeof(struct invoice_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
