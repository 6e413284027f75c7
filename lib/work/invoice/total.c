/* What the lines of a document add up to. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "work/invoice/invoice.h"

static const char *category_of(const struct invoice_line *line)
{
    return !*line->category && line->vat.n > 0 ? "S" : line->category;
}

static struct invoice_tax tax_named(const struct invoice_line *line)
{
    return (struct invoice_tax){.category = category_of(line),
                                .rate = invoice_decimal(line->vat)};
}

static bool is_same(const struct invoice_tax *a, const struct invoice_tax *b)
{
    return a->rate.n == b->rate.n && a->rate.scale == b->rate.scale &&
           strcmp(a->category, b->category) == 0;
}

bool invoice_taxed(const struct invoice_tax *tax,
                   const struct invoice_line *line)
{
    const struct invoice_tax own = tax_named(line);
    return is_same(tax, &own);
}

struct invoice_tax *invoice_tax_like(const struct invoice_total *t,
                                     const struct invoice_tax *tax)
{
    for (size_t i = 0; i < t->taxes.n; i++)
        if (is_same(&t->taxes.v[i], tax))
            return &t->taxes.v[i];
    return NULL;
}

static struct invoice_tax *tax_of(struct invoice_total *t,
                                  const struct invoice_line *line)
{
    const struct invoice_tax own = tax_named(line);
    struct invoice_tax *tax = invoice_tax_like(t, &own);
    if (!tax) {
        tax = vec_push(&t->taxes);
        *tax = own;
    }
    return tax;
}

int invoice_tax_within(int64_t amount, struct decimal rate, int64_t *out,
                       struct err *e)
{
    int64_t whole = 100;
    for (int i = 0; i < rate.scale; i++)
        whole *= 10;
    return money_ratio(amount, rate.n, whole + rate.n, out, e);
}

/* The discount is whole minor units, so that rounding before it is taken off
 * is rounding after. */
static int add_line(struct invoice_line *line, size_t place, bool gross,
                    struct invoice_total *t, struct err *e)
{
    struct invoice_tax *of = tax_of(t, line);
    int64_t tax = 0;
    line->tax = (size_t)(of - t->taxes.v);
    of->last = place;
    if (price_times(line->price, line->qty, &line->amount, e) < 0 ||
        money_add(&line->amount, -line->discount, e) < 0 ||
        money_add(&of->lines, line->amount, e) < 0 ||
        money_add(&of->round, line->vat_round, e) < 0 ||
        money_add(&t->lines, line->amount, e) < 0)
        return -1;
    if (gross && invoice_tax_within(line->amount, line->vat, &tax, e) < 0)
        return -1;
    line->net = line->amount;
    return money_add(&line->net, -tax, e);
}

/* The allowance goes to the rates by what their lines come to: the shares of
 * the sum so far are rounded, so that they add up to all of it. */
static int allow(const struct invoice_terms *terms, struct invoice_total *t,
                 struct err *e)
{
    int64_t so_far = 0, given = 0;
    for (size_t i = 0; i < t->taxes.n; i++) {
        struct invoice_tax *tax = &t->taxes.v[i];
        int64_t share = terms->allowance;
        if (money_add(&so_far, tax->lines, e) < 0 ||
            money_percent(tax->lines, terms->discount, &tax->allowance, e) < 0)
            return -1;
        if (i + 1 < t->taxes.n && t->lines <= 0)
            share = given;
        else if (i + 1 < t->taxes.n &&
                 money_ratio(terms->allowance, so_far, t->lines, &share, e) < 0)
            return -1;
        if (money_add(&tax->allowance, share - given, e) < 0 ||
            money_add(&t->allowance, tax->allowance, e) < 0)
            return -1;
        given = share;
    }
    return 0;
}

/* What is off a rate goes to its lines in the same way. */
static int share_out(struct invoice_total *t, struct invoice_line *lines,
                     size_t n, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        struct invoice_tax *tax = &t->taxes.v[lines[i].tax];
        int64_t share = tax->allowance;
        if (money_add(&tax->so_far, lines[i].amount, e) < 0)
            return -1;
        if (i < tax->last && tax->lines <= 0)
            share = tax->given;
        else if (i < tax->last && money_ratio(tax->allowance, tax->so_far,
                                              tax->lines, &share, e) < 0)
            return -1;
        lines[i].allowance = share - tax->given;
        tax->given = share;
    }
    return 0;
}

static int add_taxes(bool gross, struct invoice_total *t, struct err *e)
{
    for (size_t i = 0; i < t->taxes.n; i++) {
        struct invoice_tax *tax = &t->taxes.v[i];
        tax->net = tax->lines;
        if (money_add(&tax->net, -tax->allowance, e) < 0 ||
            (gross ? invoice_tax_within(tax->net, tax->rate, &tax->tax, e)
                   : money_percent(tax->net, tax->rate, &tax->tax, e)) < 0 ||
            money_add(&tax->tax, tax->round, e) < 0 ||
            (gross && money_add(&tax->net, -tax->tax, e) < 0) ||
            money_add(&t->net, tax->net, e) < 0 ||
            money_add(&t->tax, tax->tax, e) < 0)
            return -1;
    }
    return 0;
}

int invoice_add_up(const struct invoice_terms *terms,
                   struct invoice_line *lines, size_t n,
                   struct invoice_total *out, struct err *e)
{
    static const struct invoice_terms none = {0};
    terms = terms ? terms : &none;
    *out = (struct invoice_total){.rounding = terms->rounding};
    for (size_t i = 0; i < n; i++)
        if (add_line(&lines[i], i, terms->gross, out, e) < 0) {
            char where[64];
            snprintf(where, sizeof where, _("line %zu"), i + 1);
            return err_at(e, where, 0);
        }
    if (allow(terms, out, e) < 0 || add_taxes(terms->gross, out, e) < 0)
        return -1;
    if (share_out(out, lines, n, e) < 0)
        return -1;
    out->gross = out->net;
    if (money_add(&out->gross, out->tax, e) < 0)
        return -1;
    return money_add(&out->gross, out->rounding, e);
}

int64_t invoice_rounding(int64_t amount, int64_t step)
{
    int64_t rest = amount % step;
    if (rest < 0)
        return -invoice_rounding(-amount, step);
    return rest >= step - rest ? step - rest : -rest;
}

void invoice_total_release(struct invoice_total *t)
{
    vec_release(&t->taxes);
}
