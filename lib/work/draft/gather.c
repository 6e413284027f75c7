/* An invoice: whose it is, and what it bills. */
#include "base/i18n.h"
#include "base/value/prices.h"
#include "inside.h"
#include "work/invoice/document.h"

struct gathering {
    struct draft *d;
    const struct draft_work *work;
    struct bill bill;
    struct bill_rules rules;
    size_t quoted; /* how many lines are the quote's */
};

/* What was asked to be billed, but cannot. */
static void note_left(struct gathering *g, const struct bill_lines *found)
{
    static const char *const why[] = {
        [BILL_CURRENCY] = N_("it is in another currency"),
        [BILL_NO_AMOUNT] = N_("it has no amount"),
        [BILL_NO_ID] = N_("it has no id (acct-check --fix gives one)"),
        [BILL_NO_HOUR] =
            N_("an hour has no price in the invoice's currency (give --hour, "
               "or set invoice.hour)"),
        [BILL_PRICES] = N_("its quote has the other kind of prices, with or "
                           "without tax (bill it alone: --order)"),
        [BILL_RATES] =
            N_("its amount is not that of its quote, which has several "
               "rates of tax; say what is billed with -l"),
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
        const char *hours = entry_hours(g->d->book, e);
        const char *invoice = left->invoice ? left->invoice->ref : "";
        notes_add(&g->d->home->notes,
                  _("line %llu: %s %s%s%s%s is not billed: %s%s%s%s"),
                  (unsigned long long)e->line, schema_types[e->type].name,
                  *e->ref ? e->ref : e->id, *hours ? " (" : "", hours,
                  *hours ? ")" : "", _(why[left->why]), *invoice ? " (" : "",
                  invoice, *invoice ? ")" : "");
    }
}

/* What is given for the document is of its currency; what is set, where it
 * names none, of the default. */
static int read_hour(struct gathering *g, struct err *e)
{
    struct draft *d = g->d;
    const char *given = g->work->hour;
    const struct conf *conf = &d->home->conf;
    const char *code = book_currency(d->book, d->currency)->code;
    const char *list = given ? given : conf_text(conf, "invoice.hour");
    int rc = prices_find(str_of(list),
                         given ? code : conf_text(conf, "acct.currency"), code,
                         d->digits, &g->rules.hour, e);
    if (rc > 0 && given && *given)
        rc = err_set(e, ERR_USAGE,
                     _("'%s' has no price in %s (write such as 60 %s)"), given,
                     code, code);
    if (rc >= 0)
        return 0;
    e->kind = given ? ERR_USAGE : e->kind;
    return err_at(e, given ? "--hour" : "invoice.hour", 0);
}

static int read_rules(struct gathering *g, struct err *e)
{
    struct draft *d = g->d;
    struct invoice_line usual = {0};
    const struct paper_lang *lang;
    if (draft_defaults(d, &usual, e) < 0 ||
        words_of(d->words, client_lang(d->book, d->client), &lang, e) < 0)
        return -1;
    g->rules = (struct bill_rules){
        .client = d->client,
        .currency = d->currency,
        .period = g->work->period,
        .vat = usual.vat,
        .category = usual.category,
        .unit = usual.unit,
        .hour_unit = draft_unit(d, lang, W_UNIT_HOUR),
        .cost = paper_word(lang, W_LINE_COST),
    };
    return read_hour(g, e);
}

/* --order without lines bills that order, or what is left of it. */
static int add_one_order(struct gathering *g, struct bill_lines *found,
                         struct err *e)
{
    struct draft *d = g->d;
    const char *ref = d->given->order;
    const struct order *o = book_order(d->book, ref);
    if (!o)
        return document_find(d->book, REC_ORDER, ref,
                             &(const struct entry *){0}, e);
    g->rules.alone = true;
    if (bill_add_order(&g->bill, &g->rules, o, found, e) < 0)
        return -1;
    if (found->left.n && found->left.v[0].why == BILL_DONE)
        return err_set(e, ERR_DATA,
                       _("order %s is on invoice %s already (what is to be "
                         "billed besides is a line: -l)"),
                       ref, found->left.v[0].invoice->ref);
    if (found->parts.n && found->parts.v[0].quote)
        record_attr(&d->row, "quote", found->parts.v[0].quote->ref,
                    &d->home->arena);
    return 0;
}

/* Neither the quote is billed, nor any order that came from it. */
static int check_quote(struct gathering *g, const char *ref, struct err *e)
{
    struct book *b = g->d->book;
    const struct invoice *before = bill_quote(&g->bill, ref);
    if (before)
        return err_set(e, ERR_DATA, _("quote %s is on invoice %s already"), ref,
                       before->ref);
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        before = bill_order(&g->bill, o->ref);
        if (before && strcmp(entry_attr(b, o->entry, "quote"), ref) == 0)
            return err_set(e, ERR_DATA,
                           _("order %s of quote %s is on invoice %s already "
                             "(bill what is left order by order: --order)"),
                           o->ref, ref, before->ref);
    }
    return 0;
}

static int add_quote(struct gathering *g, struct err *e)
{
    struct draft *d = g->d;
    const char *ref = g->work->quote;
    struct offer *offer = book_offer(d->book, ref);
    struct document quote;
    if (strcmp(offer_attr(d->book, offer, "result"), "won") != 0)
        return err_set(e, ERR_DATA,
                       _("quote %s is not accepted (if it was: acct-invoice "
                         "accept %s)"),
                       ref, ref);
    if (check_quote(g, ref, e) < 0)
        return -1;
    int rc = document_load(d->book, offer->first, &quote, e);
    if (rc == 0 && !quote.lines.all.n && !d->lines.all.n)
        rc = err_set(e, ERR_DATA,
                     _("quote %s has no lines (give them with -l)"), ref);
    if (rc == 0)
        bill_quote_orders(d->book, ref, &quote.lines);
    for (size_t i = 0; rc == 0 && i < quote.lines.all.n; i++)
        *vec_push(&d->lines.all) = quote.lines.all.v[i];
    g->quoted = quote.lines.all.n;
    if (rc == 0)
        rc = draft_take_terms(d, offer->first, e);
    record_attr(&d->row, "quote", ref, &d->home->arena);
    document_release(&quote);
    return rc;
}

/* In which currency work is billed that the client is not named for. */
static const struct entry *priced(struct book *b, const struct order *o)
{
    const struct offer *quote =
        o->entry->has_amount ? NULL : bill_order_quote(b, o);
    return o->entry->has_amount ? o->entry : quote ? quote->first : NULL;
}

/* Whose is it?  A quote or an order says it as well as an operand. */
static int find_client(struct gathering *g, struct err *e)
{
    struct draft *d = g->d;
    struct book *b = d->book;
    const char *quote = g->work->quote, *order = d->given->order;
    const char *given = g->work->client;
    const struct offer *offer = quote ? book_offer(b, quote) : NULL;
    const struct order *o = order ? book_order(b, order) : NULL;
    const struct client *client = offer ? offer->client : o ? o->client : NULL;
    const struct entry *none;
    if (quote && document_find(b, REC_OFFER, quote, &none, e) < 0)
        return -1;
    if (!given && order && !o)
        return document_find(b, REC_ORDER, order, &none, e);
    if (given && draft_find_client(d, given, e) < 0)
        return -1;
    if (given && offer && offer->client != d->client)
        return err_set(e, ERR_DATA, _("'%s' belongs to client %s, not to %s"),
                       quote, offer->client ? offer->client->key : "-",
                       d->client->key);
    if (!given && !client)
        return err_set(e, ERR_DATA,
                       _("'%s' names no client (name one: acct-invoice new "
                         "CLIENT …)"),
                       quote ? quote : order);
    if (!given && draft_client(d, client, e) < 0)
        return -1;
    /* An order alone is billed in its own currency. */
    const struct entry *in = offer ? offer->first : NULL;
    if (!offer && !given && !d->given->typed_n && !d->given->currency)
        in = priced(b, o);
    if (in)
        draft_known_client(d, d->client, in->currency);
    return 0;
}

static int gather(struct gathering *g, struct err *e)
{
    struct draft *d = g->d;
    const struct draft_work *w = g->work;
    struct bill_lines found = {.lines = &d->lines};
    bool alone = d->given->order && !d->given->typed_n && !w->orders &&
                 !w->costs && !w->quote;
    int rc = draft_price(d, e);
    if (rc == 0)
        rc = read_rules(g, e);
    if (rc == 0 && w->quote)
        rc = add_quote(g, e);
    g->rules.gross = d->terms.gross;
    if (rc == 0 && alone)
        rc = add_one_order(g, &found, e);
    if (rc == 0 && w->orders)
        rc = bill_orders(&g->bill, &g->rules, &found, e);
    if (rc == 0 && w->costs)
        rc = bill_costs(&g->bill, &g->rules, &found, e);
    if (rc == 0)
        note_left(g, &found);
    if (rc == 0)
        rc = draft_take_orders(d, &found, e);
    bill_lines_release(&found);
    /* Rounded was the sum of the quote's lines alone. */
    if (w->quote && d->lines.all.n > g->quoted)
        d->terms.rounding = 0;
    if (rc == 0 && !d->lines.all.n)
        rc = err_set(e, ERR_DATA, _("nothing of %s is to be billed"),
                     d->client->key);
    return rc;
}

int draft_invoice(struct draft *d, const struct draft_work *work, struct err *e)
{
    struct gathering g = {.d = d, .work = work};
    int rc = -1;
    bill_open(&g.bill, d->book);
    if (find_client(&g, e) == 0 && gather(&g, e) == 0 &&
        draft_add_up(d, e) == 0)
        rc = draft_enter(d, e);
    bill_release(&g.bill);
    return rc;
}
