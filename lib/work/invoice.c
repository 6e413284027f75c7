#include "work/invoice.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"

const char *const invoice_statuses[] = {
    N_("open"), N_("partial"),  N_("overdue"),
    N_("paid"), N_("credited"), N_("overpaid"),
};

struct decimal invoice_decimal(struct decimal d)
{
    for (; d.scale > 0 && d.n % 10 == 0; d.scale--)
        d.n /= 10;
    return d;
}

static const char *category_of(const struct invoice_line *line)
{
    return !*line->category && line->vat.n > 0 ? "S" : line->category;
}

static struct invoice_tax *tax_of(struct invoice_total *t,
                                  const struct invoice_line *line)
{
    struct decimal rate = invoice_decimal(line->vat);
    const char *category = category_of(line);
    for (size_t i = 0; i < t->taxes.n; i++) {
        struct invoice_tax *tax = &t->taxes.v[i];
        if (tax->rate.n == rate.n && tax->rate.scale == rate.scale &&
            strcmp(tax->category, category) == 0)
            return tax;
    }
    struct invoice_tax *tax = vec_push(&t->taxes);
    *tax = (struct invoice_tax){.category = category, .rate = rate};
    return tax;
}

/* The discount is whole minor units, so that rounding before it is taken off
 * is rounding after. */
static int add_line(struct invoice_line *line, struct invoice_total *t,
                    struct err *e)
{
    if (money_times(line->price, line->qty, &line->net, e) < 0 ||
        money_add(&line->net, -line->discount, e) < 0 ||
        money_add(&tax_of(t, line)->net, line->net, e) < 0)
        return -1;
    return money_add(&t->net, line->net, e);
}

int invoice_add_up(struct invoice_line *lines, size_t n,
                   struct invoice_total *out, struct err *e)
{
    *out = (struct invoice_total){0};
    for (size_t i = 0; i < n; i++)
        if (add_line(&lines[i], out, e) < 0) {
            char where[64];
            snprintf(where, sizeof where, _("line %zu"), i + 1);
            return err_at(e, where, 0);
        }
    for (size_t i = 0; i < out->taxes.n; i++) {
        struct invoice_tax *t = &out->taxes.v[i];
        if (money_percent(t->net, t->rate, &t->tax, e) < 0 ||
            money_add(&out->tax, t->tax, e) < 0)
            return -1;
    }
    out->gross = out->net;
    return money_add(&out->gross, out->tax, e);
}

void invoice_total_release(struct invoice_total *t)
{
    vec_release(&t->taxes);
}

/* A number of the line's attributes; left alone where there is none. */
static int attr_decimal(struct book *b, const struct entry *e, const char *name,
                        struct decimal *out, struct err *err)
{
    const char *text = entry_attr(b, e, name);
    if (!*text)
        return 0;
    if (decimal_parse(str_of(text), out, err) < 0)
        return err_at(err, name, 0);
    *out = invoice_decimal(*out);
    return 0;
}

static int attr_money(const struct book *b, const struct entry *e,
                      const char *name, int64_t *out, struct err *err)
{
    struct str raw;
    if (!attr_raw(str_of(e->attrs), name, &raw) || !raw.n)
        return 0;
    if (money_parse(raw, book_currency(b, e->currency)->digits, out, err) < 0)
        return err_at(err, name, 0);
    return 0;
}

static int read_line(struct book *b, const struct invoice *i,
                     const struct entry *e, struct invoice_line *out,
                     struct err *err)
{
    *out = (struct invoice_line){
        .text = e->text,
        .unit = entry_attr(b, e, "unit"),
        .order = entry_attr(b, e, "order"),
        .category = entry_attr(b, e, "vatcat"),
        .qty = {1, 0},
        .price = e->amount,
    };
    if (e->currency != i->entry->currency)
        return err_set(err, ERR_DATA,
                       _("the line is in %s, but invoice %s in %s (give the "
                         "line its currency)"),
                       book_currency(b, e->currency)->code, i->ref,
                       book_currency(b, i->entry->currency)->code);
    if (attr_decimal(b, e, "qty", &out->qty, err) < 0 ||
        attr_decimal(b, e, "vat", &out->vat, err) < 0)
        return -1;
    return attr_money(b, e, "discount", &out->discount, err);
}

int invoice_lines(struct book *b, const struct invoice *i, const char *path,
                  struct invoice_lines *out, struct err *e)
{
    *out = (struct invoice_lines){0};
    for (const struct client_row *r = i->lines; r; r = r->before)
        vec_push(&out->all);
    size_t at = out->all.n;
    /* The last comes first. */
    for (const struct client_row *r = i->lines; r; r = r->before)
        if (read_line(b, i, r->entry, &out->all.v[--at], e) < 0)
            return err_at(e, path, r->entry->line);
    return 0;
}

int32_t invoice_due(const struct invoice *i, struct span term)
{
    const struct entry *e = i->entry;
    return e->due != DAY_NONE ? e->due : span_add(e->day, term, 1);
}

int invoice_prepaid(const struct book *b, const struct invoice *i,
                    const char *path, int64_t *out, struct err *e)
{
    *out = 0;
    if (attr_money(b, i->entry, "prepaid", out, e) < 0)
        return err_at(e, path, i->entry->line);
    return 0;
}

static enum invoice_status status_of(const struct invoice_state *s)
{
    if (s->over > 0)
        return INVOICE_OVERPAID;
    if (s->open == 0)
        return s->paid == 0 && s->credited != 0 ? INVOICE_CREDITED
                                                : INVOICE_PAID;
    if (s->days > 0)
        return INVOICE_OVERDUE;
    return s->paid != 0 || s->credited != 0 ? INVOICE_PARTIAL : INVOICE_OPEN;
}

int invoice_settle(struct invoice_state *s, int32_t today, struct err *e)
{
    int64_t settled = 0, left = s->gross;
    if (money_add(&settled, s->credited, e) < 0 ||
        money_add(&settled, s->paid, e) < 0 ||
        money_add(&left, -settled, e) < 0)
        return -1;
    s->open = left > 0 ? left : 0;
    s->over = left < 0 ? -left : 0;
    s->days = s->open > 0 && s->due < today ? today - s->due : 0;
    s->status = status_of(s);
    return 0;
}

int invoice_judge(const struct book *b, const struct invoice *i,
                  const struct invoice_rules *rules, struct invoice_state *out,
                  struct err *e)
{
    *out = (struct invoice_state){
        .gross = i->entry->amount,
        .credited = i->credited,
        .due = invoice_due(i, rules->term),
    };
    if (invoice_prepaid(b, i, rules->path, &out->paid, e) < 0)
        return -1;
    if (money_add(&out->paid, i->paid, e) < 0 ||
        invoice_settle(out, rules->today, e) < 0)
        return err_at(e, rules->path, i->entry->line);
    return 0;
}

struct invoice *invoice_of_payment(struct book *b, const struct entry *payment)
{
    struct invoice *i = *payment->ref ? book_invoice(b, payment->ref) : NULL;
    return i && i->entry->currency == payment->currency ? i : NULL;
}

int invoice_find(struct book *b, const char *number, struct invoice **out,
                 struct err *e)
{
    *out = book_invoice(b, number);
    if (*out)
        return 0;
    for (size_t i = 0; i < b->voided.n; i++)
        if (b->voided.v[i].type == REC_INVOICE &&
            strcmp(b->voided.v[i].ref, number) == 0)
            return err_set(e, ERR_ABSENT, _("invoice '%s' was voided"), number);
    return book_no_ref(b, REC_INVOICE, number, e);
}
