/* Closing documents: of an invoice, an order, or lines of their own. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"
#include "work/invoice/acts.h"
#include "work/invoice/document.h"

struct closing {
    struct draft *d;
    const char *client, *invoice; /* as they were named, or NULL */
};

/* The lines and terms of the invoice. */
static int from_invoice(struct closing *k, struct err *e)
{
    struct draft *d = k->d;
    struct arena *arena = &d->home->arena;
    struct invoice *v;
    struct document doc;
    if (invoice_find(d->book, k->invoice, &v, e) < 0)
        return -1;
    if (!v->client)
        return err_set(e, ERR_DATA, _("invoice %s names no client"), v->ref);
    draft_known_client(d, v->client, v->entry->currency);
    int rc = document_load(d->book, v->entry, &doc, e);
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
            .price = {v->entry->amount, 0},
        };
    document_release(&doc);
    record_attr(&d->row, "invoice", v->ref, arena);
    const char *order = entry_attr(d->book, v->entry, "order");
    if (*order && !d->given->order)
        record_attr(&d->row, "order", order, arena);
    return rc == 0 ? draft_take_terms(d, v->entry, e) : -1;
}

/* The lines of the whole order. */
static int bill_whole(struct draft *d, const struct order *o, struct err *e)
{
    struct bill_lines found = {.lines = &d->lines};
    struct invoice_line usual = {0};
    struct bill bill;
    if (draft_defaults(d, &usual, e) < 0)
        return -1;
    struct bill_rules rules = {
        .client = o->client,
        .currency = d->currency,
        .vat = usual.vat,
        .category = usual.category,
        .unit = usual.unit,
        .gross = d->terms.gross,
        .alone = true,
        .whole = true,
    };
    bill_begin(&bill, d->book);
    int rc = bill_add_order(&bill, &rules, o, &found, e);
    bill_release(&bill);
    if (rc == 0 && found.left.n)
        rc = err_set(e, ERR_DATA,
                     _("order %s has no amount (give the lines with -l)"),
                     o->ref);
    if (rc == 0)
        rc = draft_take_orders(d, &found, e);
    bill_lines_release(&found);
    return rc;
}

static int from_order(struct draft *d, struct err *e)
{
    const struct entry *none;
    const struct order *o = book_order(d->book, d->given->order);
    if (!o)
        return document_find(d->book, REC_ORDER, d->given->order, &none, e);
    if (!o->client)
        return err_set(e, ERR_DATA, _("order %s names no client"), o->ref);
    const struct offer *quote = bill_order_quote(d->book, o);
    draft_known_client(d, o->client,
                       o->entry->has_amount || !quote ? o->entry->currency
                                                      : quote->first->currency);
    return bill_whole(d, o, e);
}

/* The orders that it would close. */
static void note_orders(const struct closing *k, struct map *out)
{
    const struct draft *d = k->d;
    const char *order = record_attr_of(&d->row, "order", &d->home->arena);
    if (*order)
        map_put(out, order, strlen(order), NULL);
    for (size_t i = 0; i < d->lines.all.n; i++)
        if (*d->lines.all.v[i].order)
            map_put(out, d->lines.all.v[i].order,
                    strlen(d->lines.all.v[i].order), NULL);
}

/* An order that was closed otherwise than by another of its invoices, or "". */
static const char *closed_before(const struct closing *k, const struct act *a,
                                 const struct map *orders)
{
    struct act_orders of = {0};
    const char *found = "";
    if (!k->invoice || !*a->invoice)
        act_orders(k->d->book, a, &of);
    for (size_t i = 0; i < of.all.n && !*found; i++)
        if (map_find(orders, of.all.v[i], strlen(of.all.v[i])))
            found = of.all.v[i];
    vec_release(&of.all);
    return found;
}

/* The same work is not closed twice by oversight. */
static int check_acts(struct closing *k, struct err *e)
{
    struct map orders = {0};
    struct acts acts;
    int rc = 0;
    note_orders(k, &orders);
    acts_find(k->d->book, &acts);
    for (size_t i = 0; i < acts.all.n && rc == 0; i++) {
        const struct act *a = &acts.all.v[i];
        const char *order = closed_before(k, a, &orders);
        if (k->invoice && strcmp(a->invoice, k->invoice) == 0)
            rc = err_set(e, ERR_DATA,
                         _("invoice %s has the closing document %s already "
                           "(for another, give its lines: -l)"),
                         k->invoice, a->ref);
        else if (*order)
            rc = err_set(e, ERR_DATA,
                         _("order %s has the closing document %s already "
                           "(for another, give its lines: -l)"),
                         order, a->ref);
    }
    acts_release(&acts);
    map_release(&orders);
    return rc;
}

/* The order that the invoice or a line of it names: this one, if any does, else
 * another, or "". */
static const char *order_named(struct book *b, const struct invoice *v,
                               const char *order)
{
    const char *named = entry_attr(b, v->entry, "order");
    const struct client_row *r = book_lines(b, v->entry);
    for (; r && strcmp(named, order) != 0; r = r->before) {
        const char *of = entry_attr(b, r->entry, "order");
        if (*of && (!*named || strcmp(of, order) == 0))
            named = of;
    }
    return named;
}

/* An act of both is of work that they have in common. */
static int check_order(struct closing *k, struct err *e)
{
    const struct draft *d = k->d;
    const char *ref = d->given->order;
    const struct entry *none;
    struct invoice *v;
    if (!k->invoice || !ref)
        return 0;
    const struct order *o = book_order(d->book, ref);
    if (!o)
        return document_find(d->book, REC_ORDER, ref, &none, e);
    if (invoice_find(d->book, k->invoice, &v, e) < 0)
        return -1;
    if (o->client != d->client)
        return err_set(e, ERR_DATA, _("'%s' belongs to client %s, not to %s"),
                       ref, o->client ? o->client->key : "-", d->client->key);
    const char *named = order_named(d->book, v, ref);
    if (!*named)
        notes_add(&d->home->notes, _("invoice %s does not name order %s"),
                  v->ref, ref);
    else if (strcmp(named, ref) != 0)
        return err_set(e, ERR_DATA, _("invoice %s is for order %s, not for %s"),
                       v->ref, named, ref);
    return 0;
}

/* Lines of its own, for an order or an invoice or neither. */
static int from_lines(struct closing *k, struct err *e)
{
    struct draft *d = k->d;
    const char *ref = d->given->order;
    const struct order *order = ref ? book_order(d->book, ref) : NULL;
    struct invoice *v = NULL;
    if (k->invoice && invoice_find(d->book, k->invoice, &v, e) < 0)
        return -1;
    const struct client *client = order ? order->client : v ? v->client : NULL;
    if (k->client && draft_find_client(d, k->client, e) < 0)
        return -1;
    if (!k->client && !client)
        return err_set(e, ERR_USAGE,
                       _("whose is it? (acct-invoice act CLIENT -l "
                         "LINE)"));
    if (!k->client && draft_client(d, client, e) < 0)
        return -1;
    if (v && v->client != d->client)
        return err_set(e, ERR_DATA, _("'%s' belongs to client %s, not to %s"),
                       v->ref, v->client ? v->client->key : "-",
                       d->client->key);
    if (v)
        record_attr(&d->row, "invoice", v->ref, &d->home->arena);
    return draft_price(d, e);
}

/* Whose the invoice or the order is, is the client that was named. */
static int check_client(struct closing *k, struct err *e)
{
    const struct draft *d = k->d;
    struct client *client;
    if (!k->client)
        return 0;
    if (book_find(d->book, str_of(k->client), &client, e) < 0)
        return -1;
    if (client == d->client)
        return 0;
    return err_set(e, ERR_DATA, _("'%s' belongs to client %s, not to %s"),
                   k->invoice ? k->invoice : d->given->order, d->client->key,
                   client->key);
}

static int fill_act(struct closing *k, struct err *e)
{
    if (k->d->given->typed_n)
        return from_lines(k, e) < 0 ? -1 : check_order(k, e);
    int rc = k->invoice ? from_invoice(k, e) : from_order(k->d, e);
    if (rc < 0 || check_client(k, e) < 0 || check_order(k, e) < 0)
        return -1;
    return check_acts(k, e);
}

int draft_act(struct draft *d, const char *client, const char *invoice,
              struct err *e)
{
    struct closing k = {d, client, invoice};
    if (fill_act(&k, e) < 0 || draft_add_up(d, e) < 0)
        return -1;
    return draft_enter(d, e);
}
