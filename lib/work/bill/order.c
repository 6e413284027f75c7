/*
 * What is left to be billed of an order.
 *
 * An order with a quote is billed by the quote's lines and terms; it is what
 * these come to, in the terms of their prices, after their discounts.  Any
 * other is one line; its amount is what it sells for, before discounts, with
 * or without tax as the document's prices are.
 *
 * What invoices have for it (in lines that name it, or in those that name no
 * order, where the invoice itself does) is turned into the same terms line by
 * line, by the rate of each.  Of credit notes, the lines that name the order
 * are taken off: other credits are reductions, which are not billed again.
 */
#include <stdlib.h>

#include "inside.h"

const struct offer *bill_order_quote(struct book *b, const struct order *o)
{
    const char *ref = entry_attr(b, o->entry, "quote");
    const struct offer *offer = *ref ? book_offer(b, ref) : NULL;
    const struct entry *head = offer ? book_head(b, REC_OFFER, ref) : NULL;
    return head && book_lines(b, head) ? offer : NULL;
}

/* Its quote, and how it is billed by that. */
static int load_quote(struct asked *a, struct err *e)
{
    struct book *b = a->bill->book;
    const struct entry *o = a->order->entry;
    a->quote = bill_order_quote(b, a->order);
    a->gross = a->rules->gross;
    if (!a->quote)
        return 0;
    if (bill_load_agreed(a, e) < 0)
        return -1;
    a->gross = a->agreed.terms.gross;
    if (a->agreed.total.taxes.n == 1)
        a->tax = &a->agreed.total.taxes.v[0];
    if (bill_add_document(a, &a->all, &a->agreed, 1, e) < 0)
        return -1;
    /* An order may have been made to be something else by hand. */
    a->by_lines = a->all.rates.n &&
                  (!o->has_amount ||
                   (o->currency == a->quote->first->currency &&
                    (o->amount == a->all.after || o->amount == a->all.before)));
    return 0;
}

static uint8_t currency_of(const struct asked *a)
{
    return a->quote && a->by_lines ? a->quote->first->currency
                                   : a->order->entry->currency;
}

static int fault(struct bill_lines *out, const struct asked *a,
                 enum bill_fault why, const struct invoice *v)
{
    *vec_push(&out->left) = (struct bill_left){a->order->entry, why, v};
    return 1;
}

/* 1: it cannot be told, and is left out. */
static int add_billed(struct asked *a, struct bill_lines *out, struct err *e)
{
    const struct bill *bill = a->bill;
    const char *ref = a->order->ref;
    const struct map_slot *slot = map_find(&bill->orders, ref, strlen(ref));
    for (size_t at = slot ? slot->value : 0; at;
         at = bill->mentions.v[at].before) {
        const struct invoice *v = bill->mentions.v[at].invoice;
        if (v->entry->day > bill->until)
            continue;
        if (!a->by_lines && !a->order->entry->has_amount)
            return fault(out, a, BILL_PAPER_AMOUNT, v);
        if (v->entry->currency != currency_of(a))
            return fault(out, a, BILL_PAPER_CURRENCY, v);
        if (!a->tax && !book_lines(a->bill->book, v->entry))
            return fault(out, a, BILL_PAPER_LINES, v);
        if (bill_add_invoice(a, v, e) < 0)
            return -1;
    }
    return 0;
}

/* Reaching the amount in any way is reaching it: which way was meant is known
 * only to who billed it. */
static bool is_done(const struct asked *a)
{
    const struct shares *s = &a->billed;
    if (!s->rates.n)
        return a->order->entry->has_amount && a->order->entry->amount == 0 &&
               bill_order(a->bill, a->order->ref);
    if (a->by_lines)
        return s->before >= a->all.before || s->after >= a->all.after;
    return s->before >= a->order->entry->amount ||
           s->written >= a->order->entry->amount;
}

/* What is off the order besides the per cent, which its document takes off by
 * itself: its lines' shares of an amount off the whole quote, and what these
 * shares were rounded by, up or down. */
static int own_allowance(struct asked *a, int64_t *out, struct err *e)
{
    const struct document *d = &a->agreed;
    int64_t off;
    for (size_t i = 0; i < d->lines.all.n; i++) {
        const struct invoice_line *line = &d->lines.all.v[i];
        if (strcmp(line->order, a->order->ref) != 0)
            continue;
        if (money_percent(line->amount, d->terms.discount, &off, e) < 0)
            return -1;
        *out += line->allowance - off;
    }
    return 0;
}

static int put_quote(struct asked *a, struct bill_part *part,
                     struct bill_lines *out, struct err *e)
{
    const struct document *d = &a->agreed;
    part->terms = d->terms;
    for (size_t i = 0; i < d->lines.all.n; i++)
        if (strcmp(d->lines.all.v[i].order, a->order->ref) == 0)
            *vec_push(&out->lines->all) = d->lines.all.v[i];
    if (out->lines->all.n - part->at == a->agreed_n) {
        part->quote = a->quote;
        return 0;
    }
    part->terms.allowance = part->terms.rounding = 0;
    return own_allowance(a, &part->terms.allowance, e);
}

static void put_rate(struct asked *a, const struct share *s, int64_t amount,
                     struct bill_lines *out)
{
    struct invoice_line *line = bill_add_line(a->rules, a->order->entry, out);
    line->order = a->order->ref;
    line->category = s->category;
    line->vat = s->rate;
    line->price.n = amount < 0 ? -amount : amount;
    line->qty.n = amount < 0 ? -1 : 1;
}

/* What is left of each rate; what was billed at another goes back there. */
static int put_rest(struct asked *a, struct bill_part *part,
                    struct bill_lines *out, struct err *e)
{
    part->is_rest = true;
    part->amount = a->all.after;
    for (size_t i = 0; i < a->billed.rates.n; i++) {
        const struct share *s = &a->billed.rates.v[i];
        const struct invoice_tax t = {.category = s->category, .rate = s->rate};
        if (money_add(&bill_share(&a->all, &t)->after, -s->after, e) < 0)
            return -1;
    }
    for (size_t i = 0; i < a->all.rates.n; i++) {
        const struct share *s = &a->all.rates.v[i];
        if (s->after)
            put_rate(a, s, s->after, out);
        if (money_add(&part->rest, s->after, e) < 0)
            return -1;
    }
    return 0;
}

static int put_plain(struct asked *a, struct bill_part *part,
                     struct bill_lines *out, struct err *e)
{
    struct invoice_line *line = bill_add_line(a->rules, a->order->entry, out);
    line->order = a->order->ref;
    if (a->quote && a->tax) {
        line->category = a->tax->category;
        line->vat = a->tax->rate;
    }
    part->is_rest = a->billed.rates.n > 0;
    part->amount = line->price.n;
    if (money_add(&line->price.n, -a->billed.before, e) < 0)
        return -1;
    part->rest = line->price.n;
    return 0;
}

static int put(struct asked *a, struct bill_lines *out, struct err *e)
{
    struct bill_part *part = vec_push(&out->parts);
    part->order = a->order;
    part->at = out->lines->all.n;
    part->agreed = a->quote != NULL;
    part->terms.gross = a->gross;
    int rc = !a->by_lines        ? put_plain(a, part, out, e)
             : a->billed.rates.n ? put_rest(a, part, out, e)
                                 : put_quote(a, part, out, e);
    part->n = out->lines->all.n - part->at;
    return rc;
}

static int add_asked(struct asked *a, struct bill_lines *out, struct err *e)
{
    const struct bill_rules *r = a->rules;
    const struct entry *o = a->order->entry;
    const char *quote = entry_attr(a->bill->book, o, "quote");
    const struct invoice *by_quote =
        *quote && !r->whole ? bill_quote(a->bill, quote) : NULL;
    if (by_quote && by_quote->entry->day <= a->bill->until)
        return fault(out, a, BILL_DONE, by_quote);
    if (load_quote(a, e) < 0)
        return -1;
    a->usual = (struct invoice_tax){.category = r->category, .rate = r->vat};
    if (!a->quote)
        a->tax = &a->usual;
    int rc = r->whole ? 0 : add_billed(a, out, e);
    if (rc)
        return rc;
    if (a->quote && !a->by_lines && a->agreed.total.taxes.n > 1)
        return fault(out, a, BILL_RATES, NULL);
    if (is_done(a))
        return fault(out, a, BILL_DONE, bill_order(a->bill, a->order->ref));
    if (!a->by_lines && !o->has_amount)
        return fault(out, a, BILL_NO_AMOUNT, NULL);
    if (currency_of(a) != r->currency)
        return fault(out, a, BILL_CURRENCY, NULL);
    if (a->quote && a->gross != r->gross && !r->alone)
        return fault(out, a, BILL_PRICES, NULL);
    return put(a, out, e);
}

int bill_add_order(const struct bill *bill, const struct bill_rules *r,
                   const struct order *o, struct bill_lines *out, struct err *e)
{
    struct asked a = {.bill = bill, .rules = r, .order = o};
    int rc = add_asked(&a, out, e);
    vec_release(&a.agreed.lines.all);
    vec_release(&a.all.rates);
    vec_release(&a.billed.rates);
    return rc < 0 ? -1 : 0;
}

/* Whether its amount is with tax nobody has said: what is left either way. */
static bool rest_of(const struct bill *bill, const struct order *o, bool gross,
                    int64_t *rest)
{
    const struct bill_rules rules = {
        .client = o->client,
        .currency = o->entry->currency,
        .category = "",
        .unit = "",
        .gross = gross,
        .alone = true,
    };
    struct invoice_lines lines = {0};
    struct bill_lines found = {.lines = &lines};
    struct err unknown = ERR_INIT;
    bool left = bill_add_order(bill, &rules, o, &found, &unknown) == 0 &&
                found.parts.n > 0;
    if (left)
        *rest =
            found.parts.v[0].is_rest ? found.parts.v[0].rest : o->entry->amount;
    bill_lines_release(&found);
    vec_release(&lines.all);
    return left;
}

/* Do the lines reach its amount?  Of what has no quote, and of which nothing
 * was credited, that is all there is to know (see is_done). */
static bool is_written(const struct bill *bill, const struct order *o,
                       size_t at)
{
    int64_t sum = 0;
    struct str quote;
    struct err none;
    if (entry_raw(o->entry, "quote", &quote) && quote.n)
        return false;
    for (; at; at = bill->mentions.v[at].before) {
        const struct bill_mention *m = &bill->mentions.v[at];
        if (m->invoice->entry->day > bill->until)
            continue;
        if (m->unsure || m->invoice->credited ||
            money_add(&sum, m->written, &none) < 0)
            return false;
    }
    return sum >= o->entry->amount;
}

int64_t bill_rest(const struct bill *bill, const struct order *o)
{
    enum { ROUNDED = 1000 }; /* thirds of it do not add up */
    int64_t net, gross;
    if (!o->entry->has_amount || o->entry->amount <= 0)
        return 0;
    const struct map_slot *slot =
        map_find(&bill->orders, o->ref, strlen(o->ref));
    if (!slot)
        return o->entry->amount;
    if (is_written(bill, o, slot->value) || !rest_of(bill, o, false, &net) ||
        !rest_of(bill, o, true, &gross))
        return 0;
    int64_t rest = net < gross ? net : gross;
    return rest > o->entry->amount / ROUNDED ? rest : 0;
}

int bill_orders(const struct bill *bill, const struct bill_rules *r,
                struct bill_lines *out, struct err *e)
{
    for (size_t i = 0; i < bill->book->orders.n; i++) {
        const struct order *o = bill->book->orders.v[i];
        if (o->client != r->client || o->cancelled ||
            o->delivered == DAY_NONE || o->delivered < r->period.from ||
            o->delivered > r->period.to)
            continue;
        if (bill_add_order(bill, r, o, out, e) < 0)
            return -1;
        /* Those are billed, as far as can be told. */
        const struct bill_left *last =
            out->left.n ? &out->left.v[out->left.n - 1] : NULL;
        if (last && last->entry == o->entry &&
            (last->why == BILL_DONE || last->why == BILL_PAPER_AMOUNT))
            out->left.n--;
    }
    return 0;
}
