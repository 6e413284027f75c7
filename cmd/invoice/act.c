/* acct-invoice act: closing documents. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "invoice/draft.h"
#include "work/bill/bill.h"
#include "work/invoice/document.h"

#define ACT_TYPES                                                              \
    (INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_ORDER) | TYPE(REC_OFFER) |      \
     TYPE(REC_ACT))

/* The lines and terms of the invoice. */
static int from_invoice(struct draft *d, struct book *b)
{
    struct cli *c = d->c;
    struct invoice *v;
    struct document doc;
    if (invoice_find(b, d->options->invoice, &v, &c->err) < 0)
        return -1;
    if (!v->client)
        return err_set(&c->err, ERR_DATA, _("invoice %s names no client"),
                       v->ref);
    draft_known_client(d, b, v->client, v->entry->currency);
    int rc = document_load(b, v->entry, c->home.ledger, &doc, &c->err);
    for (size_t i = 0; rc == 0 && i < doc.lines.all.n; i++)
        *vec_push(&d->lines.all) = doc.lines.all.v[i];
    if (rc == 0 && !doc.lines.all.n)
        *vec_push(&d->lines.all) = (struct invoice_line){
            .text = *v->entry->text ? v->entry->text : v->ref,
            .unit = "",
            .order = "",
            .cost = "",
            .category = "",
            .qty = {1, 0},
            .price = v->entry->amount,
        };
    document_release(&doc);
    record_attr(&d->row, "invoice", v->ref, &c->home.arena);
    const char *order = entry_attr(b, v->entry, "order");
    if (*order && !d->options->order)
        record_attr(&d->row, "order", order, &c->home.arena);
    return rc == 0 ? draft_take_terms(d, b, v->entry) : -1;
}

static int from_order(struct draft *d, struct book *b)
{
    struct cli *c = d->c;
    const struct entry *none;
    const struct order *o = book_order(b, d->options->order);
    struct bill_lines found = {.lines = &d->lines};
    struct invoice_line usual = {0};
    if (!o)
        return document_find(b, REC_ORDER, d->options->order, &none, &c->err);
    if (!o->client)
        return err_set(&c->err, ERR_DATA, _("order %s names no client"),
                       o->ref);
    const struct offer *quote = bill_order_quote(b, o);
    draft_known_client(d, b, o->client,
                       o->entry->has_amount || !quote ? o->entry->currency
                                                      : quote->first->currency);
    if (draft_defaults(d, b, &usual) < 0)
        return -1;
    struct bill bill = {.book = b};
    struct bill_rules rules = {
        .client = o->client,
        .path = c->home.ledger,
        .currency = d->currency,
        .vat = usual.vat,
        .category = usual.category,
        .unit = usual.unit,
        .gross = d->terms.gross,
        .alone = true,
        .whole = true,
    };
    int rc = bill_add_order(&bill, &rules, o, &found, &c->err);
    if (rc == 0 && found.left.n)
        rc = err_set(&c->err, ERR_DATA,
                     _("order %s has no amount (give the lines with -l)"),
                     o->ref);
    if (rc == 0)
        rc = draft_take_orders(d, b, &found);
    bill_lines_release(&found);
    return rc;
}

/* The same work is not closed twice by oversight. */
static int check_acts(struct draft *d, struct book *b)
{
    const struct invoice_options *o = d->options;
    const struct act *before = NULL;
    bool of_invoice = false;
    struct acts acts;
    acts_find(b, &acts);
    for (size_t i = 0; i < acts.all.n && !before; i++) {
        const struct act *a = &acts.all.v[i];
        of_invoice = o->invoice && strcmp(a->invoice, o->invoice) == 0;
        if (of_invoice ||
            (o->order && !*a->invoice && strcmp(a->order, o->order) == 0))
            before = a;
    }
    int rc = 0;
    if (before)
        rc = err_set(&d->c->err, ERR_DATA,
                     of_invoice
                         ? _("invoice %s has the closing document %s already "
                             "(for another, give its lines: -l)")
                         : _("order %s has the closing document %s already "
                             "(for another, give its lines: -l)"),
                     of_invoice ? o->invoice : o->order, before->ref);
    acts_release(&acts);
    return rc;
}

/* The order that the invoice or a line of it names: this one, if any does, else
 * another, or "". */
static const char *order_named(struct book *b, const struct invoice *v,
                               const char *order)
{
    const char *named = entry_attr(b, v->entry, "order");
    const struct client_row *r = v->lines;
    for (; r && strcmp(named, order) != 0; r = r->before) {
        const char *of = entry_attr(b, r->entry, "order");
        if (*of && (!*named || strcmp(of, order) == 0))
            named = of;
    }
    return named;
}

/* An act of both is of work that they have in common. */
static int check_order(struct draft *d, struct book *b)
{
    const struct invoice_options *options = d->options;
    struct cli *c = d->c;
    const char *ref = options->order;
    const struct entry *none;
    struct invoice *v;
    if (!options->invoice || !ref)
        return 0;
    const struct order *o = book_order(b, ref);
    if (!o)
        return document_find(b, REC_ORDER, ref, &none, &c->err);
    if (invoice_find(b, options->invoice, &v, &c->err) < 0)
        return -1;
    if (o->client != d->client)
        return err_set(&c->err, ERR_DATA,
                       _("'%s' belongs to client %s, not to %s"), ref,
                       o->client ? o->client->key : "-", d->client->key);
    const char *named = order_named(b, v, ref);
    if (!*named)
        cli_note(c, _("invoice %s does not name order %s"), v->ref, ref);
    else if (strcmp(named, ref) != 0)
        return err_set(&c->err, ERR_DATA,
                       _("invoice %s is for order %s, not for %s"), v->ref,
                       named, ref);
    return 0;
}

/* Lines of its own, for an order or an invoice or neither. */
static int from_lines(struct draft *d, struct book *b, const char *given)
{
    const struct invoice_options *o = d->options;
    struct cli *c = d->c;
    const struct order *order = o->order ? book_order(b, o->order) : NULL;
    struct invoice *v = NULL;
    if (o->invoice && invoice_find(b, o->invoice, &v, &c->err) < 0)
        return -1;
    const struct client *client = order ? order->client : v ? v->client : NULL;
    if (given && draft_find_client(d, b, given) < 0)
        return -1;
    if (!given && !client)
        return cli_usage(c, _("whose is it? (acct-invoice act CLIENT -l "
                              "LINE)"));
    if (!given && draft_client(d, b, client) < 0)
        return -1;
    if (v && v->client != d->client)
        return err_set(&c->err, ERR_DATA,
                       _("'%s' belongs to client %s, not to %s"), v->ref,
                       v->client ? v->client->key : "-", d->client->key);
    if (v)
        record_attr(&d->row, "invoice", v->ref, &c->home.arena);
    return draft_price(d, b);
}

static int fill_act(struct draft *d, struct book *b, const char *given)
{
    const struct invoice_options *o = d->options;
    struct cli *c = d->c;
    if (o->lines.n)
        return from_lines(d, b, given) < 0 ? -1 : check_order(d, b);
    int rc = o->invoice ? from_invoice(d, b) : from_order(d, b);
    struct client *client;
    if (rc == 0 && given) {
        rc = book_find(b, str_of(given), &client, &c->err);
        if (rc == 0 && client != d->client)
            rc = err_set(&c->err, ERR_DATA,
                         _("'%s' belongs to client %s, not to %s"),
                         o->invoice ? o->invoice : o->order, d->client->key,
                         client->key);
    }
    return rc < 0 || check_order(d, b) < 0 ? -1 : check_acts(d, b);
}

int cmd_invoice_act(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct draft d = {0};
    struct enter *en = NULL;
    struct cli_enter how = {.dry_run = o->writing.dry_run, .texts = true};
    int rc = -1;
    if (argc > 1)
        return cli_usage(c, _("one client is expected (a line is given with "
                              "-l)"));
    if (!o->lines.n && !o->invoice && !o->order)
        return cli_usage(c, _("of what? (--invoice, --order or -l)"));
    if (draft_read(&d, c, o, REC_ACT) < 0)
        goto out;
    d.kind = PAPER_ACT;
    if (cli_enter_begin(c, &how, ACT_TYPES | TYPE(REC_CONTRACT), &en) == 0 &&
        fill_act(&d, enter_book(en), argc ? argv[0] : NULL) == 0 &&
        draft_add_up(&d, enter_book(en)) == 0 && draft_enter(&d, en) == 0 &&
        cli_enter_commit(c, en) == 0)
        rc = draft_print(&d, en);
out:
    rc = cli_enter_end(c, en, rc);
    draft_release(&d);
    return rc;
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency)},
    {0, "order", N_("ORDER"), N_("for this order; lists: only what names it"),
     CLI_TEXT, AT(order)},
    {0, "invoice", N_("NUMBER"), N_("the invoice whose work is closed"),
     CLI_TEXT, AT(invoice)},
    {0, "discount", N_("DISCOUNT"),
     N_("off all lines: 10% or an amount; 0 for none, not even the client's "
        "own"),
     CLI_TEXT, AT(discount)},
    {0, "round", N_("STEP"), N_("make the total a multiple of it"), CLI_TEXT,
     AT(round)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_draft_options, 0},
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_act = {
    .name = "act",
    .operands =
        "[CLIENT] --invoice NUMBER | --order ORDER | -l LINE … [options]",
    .help = N_("add a closing document"),
    .run = cmd_invoice_act,
    .size = sizeof(struct invoice_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
