#include "work/invoice/invoice.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/value/tax.h"
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
    if (!entry_raw(e, name, &raw) || !raw.n)
        return 0;
    if (money_parse(raw, book_currency(b, e->currency)->digits, out, err) < 0)
        return err_at(err, name, 0);
    return 0;
}

/* A category of its own goes before one that the tax names. */
static int read_tax(struct book *b, const struct entry *e,
                    struct invoice_line *out, struct err *err)
{
    const char *text = entry_attr(b, e, "vat");
    struct tax tax;
    if (!*text)
        return 0;
    if (tax_parse(str_of(text), &tax, err) < 0)
        return err_at(err, "vat", 0);
    out->vat = tax.rate;
    out->untaxed = tax.none;
    if (!*out->category && tax.category.n)
        out->category = arena_dup(&b->arena, tax.category.p, tax.category.n);
    return 0;
}

/* What a line may say.  Most say little of it: what they do is seen once. */
enum line_attr {
    LINE_UNIT,
    LINE_ORDER,
    LINE_CATEGORY,
    LINE_COST,
    LINE_QTY,
    LINE_TAX,
    LINE_VAT_ROUND,
    LINE_DISCOUNT,
    LINE_ATTRS
};
static const char *const line_attrs[LINE_ATTRS] = {
    [LINE_UNIT] = "unit",
    [LINE_ORDER] = "order",
    [LINE_CATEGORY] = "vatcat",
    [LINE_COST] = "cost",
    [LINE_QTY] = "qty",
    [LINE_TAX] = "vat",
    [LINE_VAT_ROUND] = "vatround",
    [LINE_DISCOUNT] = "discount",
};

struct line_said {
    const struct entry *line;
    bool has[LINE_ATTRS];
};

static struct line_said line_said(const struct entry *e)
{
    struct line_said said = {.line = e};
    struct str rest = str_of(e->attrs), name, value;
    while (attr_next(&rest, &name, &value))
        for (int i = 0; i < LINE_ATTRS; i++)
            if (str_is(str_trim(name), line_attrs[i])) {
                said.has[i] = true;
                break;
            }
    return said;
}

static const char *line_text(struct book *b, const struct line_said *said,
                             enum line_attr attr)
{
    return said->has[attr] ? entry_attr(b, said->line, line_attrs[attr]) : "";
}

static int line_money(struct book *b, const struct line_said *said,
                      enum line_attr attr, int64_t *out, struct err *err)
{
    return said->has[attr]
               ? attr_money(b, said->line, line_attrs[attr], out, err)
               : 0;
}

static int read_line(struct book *b, const struct entry *document,
                     const struct entry *e, struct invoice_line *out,
                     struct err *err)
{
    const struct line_said said = line_said(e);
    *out = (struct invoice_line){
        .text = e->text,
        .unit = line_text(b, &said, LINE_UNIT),
        .order = line_text(b, &said, LINE_ORDER),
        .category = line_text(b, &said, LINE_CATEGORY),
        .cost = line_text(b, &said, LINE_COST),
        .qty = {1, 0},
        .price = {e->amount, e->finer},
    };
    if (e->currency != document->currency)
        return err_set(err, ERR_DATA,
                       _("the line is in %s, but %s %s in %s (give the "
                         "line its currency)"),
                       book_currency(b, e->currency)->code,
                       schema_types[document->type].name, document->ref,
                       book_currency(b, document->currency)->code);
    if ((said.has[LINE_QTY] && attr_decimal(b, e, "qty", &out->qty, err) < 0) ||
        (said.has[LINE_TAX] && read_tax(b, e, out, err) < 0) ||
        line_money(b, &said, LINE_VAT_ROUND, &out->vat_round, err) < 0)
        return -1;
    return line_money(b, &said, LINE_DISCOUNT, &out->discount, err);
}

int invoice_line_read(struct book *b, const struct entry *document,
                      const struct entry *line, struct invoice_line *out,
                      struct err *e)
{
    if (read_line(b, document, line, out, e) < 0)
        return err_at(e, b->source, line->line);
    return 0;
}

int invoice_terms_of(struct book *b, const struct entry *document,
                     struct invoice_terms *out, struct err *e)
{
    *out = (struct invoice_terms){0};
    out->gross = strcmp(entry_attr(b, document, "prices"), "gross") == 0;
    if (attr_decimal(b, document, "discount", &out->discount, e) < 0 ||
        attr_money(b, document, "allowance", &out->allowance, e) < 0 ||
        attr_money(b, document, "rounding", &out->rounding, e) < 0)
        return err_at(e, b->source, document->line);
    return 0;
}

int invoice_lines(struct book *b, const struct entry *document,
                  struct invoice_lines *out, struct err *e)
{
    const struct client_row *lines = book_lines(b, document);
    *out = (struct invoice_lines){0};
    for (const struct client_row *r = lines; r; r = r->before)
        vec_push(&out->all);
    size_t at = out->all.n;
    /* The last comes first. */
    for (const struct client_row *r = lines; r; r = r->before)
        if (invoice_line_read(b, document, r->entry, &out->all.v[--at], e) < 0)
            return -1;
    return 0;
}

int32_t invoice_due(const struct invoice *i, struct span term)
{
    const struct entry *e = i->entry;
    return e->due != DAY_NONE ? e->due : span_add(e->day, term, 1);
}

int invoice_prepaid(const struct book *b, const struct invoice *i, int64_t *out,
                    struct err *e)
{
    *out = 0;
    if (attr_money(b, i->entry, "prepaid", out, e) < 0)
        return err_at(e, b->source, i->entry->line);
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
    bool late = s->open > 0 && s->due != DAY_NONE && s->due < today;
    s->days = late ? today - s->due : 0;
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
    if (invoice_prepaid(b, i, &out->paid, e) < 0)
        return -1;
    if (money_add(&out->paid, i->paid, e) < 0 ||
        invoice_settle(out, rules->today, e) < 0)
        return err_at(e, b->source, i->entry->line);
    return 0;
}

int64_t invoice_left(const struct book *b, const struct invoice *i)
{
    int64_t before = 0, left;
    if (invoice_prepaid(b, i, &before, NULL) < 0)
        before = 0;
    return __builtin_sub_overflow(i->entry->amount, i->paid, &left) ||
                   __builtin_sub_overflow(left, i->credited, &left) ||
                   __builtin_sub_overflow(left, before, &left)
               ? 0
               : left;
}

static struct invoice *settled_by(struct invoice *i, const struct entry *e)
{
    return i && i->entry->currency == e->currency ? i : NULL;
}

struct invoice *invoice_of_payment(struct book *b, const struct entry *payment)
{
    return *payment->ref ? settled_by(book_invoice_of(b, payment), payment)
                         : NULL;
}

struct invoice *invoice_of_credit(struct book *b, const struct entry *credit)
{
    const char *number = entry_attr(b, credit, "invoice");
    return *number ? settled_by(book_invoice(b, number), credit) : NULL;
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

struct invoice_rules invoice_rules_of(const struct home *home)
{
    return (struct invoice_rules){
        .today = home->today,
        .term = conf_span(&home->conf, "invoice.due"),
    };
}

int invoice_note_over(struct home *home, const struct book *b,
                      const struct invoice *i, struct err *e)
{
    const struct currency *cur = book_currency(b, i->entry->currency);
    struct invoice_rules rules = invoice_rules_of(home);
    struct invoice_state s;
    struct buf over = {0};
    char text[MONEY_SIZE];
    if (invoice_judge(b, i, &rules, &s, e) < 0)
        return -1;
    if (s.over == 0)
        return 0;
    money_grouped(&over, str_of(money_print(s.over, cur->digits, text)));
    notes_add(&home->notes, _("invoice %s is now overpaid by %s %s"), i->ref,
              buf_cstr(&over), cur->code);
    buf_release(&over);
    return 0;
}
