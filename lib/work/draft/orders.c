/* Lines of orders: what they say, and whose discount they have. */
#include "inside.h"

static void name_rest(struct draft *d, const struct paper_lang *lang,
                      const struct bill_part *part)
{
    struct buf rest = {0}, amount = {0};
    paper_add_money(lang, part->rest, d->digits, &rest);
    paper_add_money(lang, part->amount, d->digits, &amount);
    words_blanks(&rest, 0);
    words_blanks(&amount, 0);
    for (size_t i = part->at; i < part->at + part->n && part->is_rest; i++) {
        struct invoice_line *line = &d->lines.all.v[i];
        struct buf text = {0};
        const struct paper_place places[] = {{"text", line->text},
                                             {"rest", buf_cstr(&rest)},
                                             {"whole", buf_cstr(&amount)},
                                             {0}};
        paper_say(lang, line->qty.n < 0 ? W_LINE_OTHER_RATE : W_LINE_REST,
                  places, &text);
        line->text = buf_keep(&text, &d->home->arena);
    }
    buf_release(&rest);
    buf_release(&amount);
}

/* The terms of the lines of no order (NULL), or of those of one. */
static int terms_of(struct draft *d, const struct bill_part *part,
                    struct invoice_terms *out, struct err *e)
{
    *out = part ? part->terms : d->terms;
    if (part ? part->agreed : d->terms_given)
        return 0;
    const char *usual = draft_loyalty(d, part ? part->order : NULL);
    return *usual ? draft_percent(str_of(usual), &out->discount, e) : 0;
}

static const struct bill_part *part_of(const struct bill_lines *found, size_t i)
{
    for (size_t k = 0; k < found->parts.n; k++) {
        const struct bill_part *part = &found->parts.v[k];
        if (i >= part->at && i < part->at + part->n)
            return part;
    }
    return NULL;
}

/* Takes the discounts off each line of the part (NULL: of those of none); an
 * amount by their shares of it. */
static int take_off(struct draft *d, const struct bill_lines *found,
                    const struct bill_part *part,
                    const struct invoice_terms *terms, struct err *e)
{
    int64_t all = 0, so_far = 0, given = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < d->lines.all.n; i++) {
            struct invoice_line *line = &d->lines.all.v[i];
            int64_t amount, off = 0, upto = 0;
            if (part_of(found, i) != part)
                continue;
            if (price_times(line->price, line->qty, &amount, e) < 0 ||
                money_add(&amount, -line->discount, e) < 0 ||
                money_add(pass ? &so_far : &all, amount, e) < 0)
                return -1;
            if (!pass)
                continue;
            if (money_percent(amount, terms->discount, &off, e) < 0 ||
                (all != 0 &&
                 money_ratio(terms->allowance, all < 0 ? -so_far : so_far,
                             all < 0 ? -all : all, &upto, e) < 0))
                return -1;
            line->discount += off + upto - given;
            given = upto;
        }
    return 0;
}

static bool is_same(struct decimal a, struct decimal b)
{
    a = invoice_decimal(a);
    b = invoice_decimal(b);
    return a.n == b.n && a.scale == b.scale;
}

/* Where all lines have the same share off, it is the document's, else it is
 * taken off each. */
static int share_terms(struct draft *d, const struct bill_lines *found,
                       struct err *e)
{
    struct invoice_terms own, first, t;
    size_t theirs = 0;
    bool same = true;
    if (terms_of(d, NULL, &own, e) < 0 ||
        terms_of(d, &found->parts.v[0], &first, e) < 0)
        return -1;
    for (size_t i = 0; i < found->parts.n; i++) {
        if (terms_of(d, &found->parts.v[i], &t, e) < 0)
            return -1;
        theirs += found->parts.v[i].n;
        same = same && !t.allowance && is_same(t.discount, first.discount);
    }
    if (theirs < d->lines.all.n)
        same = same && !own.allowance && is_same(own.discount, first.discount);
    d->terms.discount = same ? first.discount : (struct decimal){0, 0};
    d->terms.allowance = d->terms.rounding = 0;
    if (same)
        return 0;
    for (size_t i = 0; i < found->parts.n; i++)
        if (terms_of(d, &found->parts.v[i], &t, e) < 0 ||
            take_off(d, found, &found->parts.v[i], &t, e) < 0)
            return -1;
    return take_off(d, found, NULL, &own, e);
}

int draft_take_orders(struct draft *d, const struct bill_lines *found,
                      struct err *e)
{
    const struct paper_lang *lang;
    int rc = 0;
    if (words_of(d->words, client_lang(d->book, d->client), &lang, e) < 0)
        return -1;
    for (size_t i = 0; i < found->parts.n; i++) {
        const struct bill_part *part = &found->parts.v[i];
        const struct offer *quote = bill_order_quote(d->book, part->order);
        const char *ground =
            quote ? entry_attr(d->book, quote->first, "ground") : "";
        name_rest(d, lang, part);
        if (!d->ground && *ground)
            d->ground = ground;
    }
    if (found->parts.n == 1 && found->parts.v[0].n == d->lines.all.n)
        rc = terms_of(d, &found->parts.v[0], &d->terms, e);
    else if (found->parts.n && !d->given->discount)
        rc = share_terms(d, found, e);
    d->terms_given = d->terms_given || found->parts.n > 0;
    return rc;
}
