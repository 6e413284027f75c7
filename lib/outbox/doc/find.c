/* From a number to all that its document says. */
#include "outbox/doc/doc_find.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/document.h"

struct search {
    struct home *home;
    struct book *book;
    const char *number;
    enum paper_kind kind; /* PAPER_KINDS: any */
    struct doc *doc;      /* being filled in */
    struct err *err;
};

static void settle(struct search *s, const struct entry *e)
{
    struct book *b = s->book;
    const struct invoice *i = s->doc->invoice;
    if (e->currency == i->entry->currency)
        *vec_push(&s->doc->settled) = e;
    else
        notes_add(&s->home->notes,
                  _("line %llu: a %s in %s does not count on invoice %s, "
                    "which is in %s"),
                  (unsigned long long)e->line, schema_types[e->type].name,
                  book_currency(b, e->currency)->code, i->ref,
                  book_currency(b, i->entry->currency)->code);
}

/* Payments and credit notes that count, in the book's order; those that do not,
 * though they name the invoice, are told of. */
static void find_settled(struct search *s)
{
    const char *ref = s->doc->invoice->ref;
    struct records paid = book_records(s->book, REC_PAYMENT, NULL, ref, false);
    struct records less =
        book_records(s->book, REC_CREDIT, "invoice", ref, false);
    for (size_t i = 0, k = 0; i < paid.n || k < less.n;)
        settle(s, k == less.n || (i < paid.n && paid.v[i] < less.v[k])
                      ? paid.v[i++]
                      : less.v[k++]);
}

/* Documents besides invoices: the attribute that holds the number (NULL: the
 * ref does), and the value that another then has. */
static const struct kind {
    enum rec_type type;
    enum paper_kind kind;
    const char *number, *name, *value;
} documents[] = {
    {REC_CREDIT, PAPER_CREDIT, NULL, NULL, NULL},
    {REC_OFFER, PAPER_QUOTE, NULL, NULL, NULL},
    {REC_ACT, PAPER_ACT, NULL, NULL, NULL},
    {REC_PAYMENT, PAPER_RECEIPT, "receipt", NULL, NULL},
    {REC_TOUCH, PAPER_REMINDER, "number", "kind", "reminder"},
    {REC_TOUCH, PAPER_STATEMENT, "number", "kind", "statement"},
};

static bool is_document(struct book *b, const struct entry *e,
                        const struct kind *k, const char *number)
{
    if (e->type != k->type || (k->name && !entry_says(e, k->name, k->value)) ||
        (e->type == REC_TOUCH && e->dir != DIR_OUT))
        return false;
    return strcmp(k->number ? entry_attr(b, e, k->number) : e->ref, number) ==
           0;
}

/* The best of the records of that kind and number: others of acts and quotes
 * tell what became of them, and the parts of a payment have one receipt.
 * *first: the one that is first in the book; NULL: there is none. */
static const struct entry *best_of(struct search *s, const struct kind *kind,
                                   const struct entry **first)
{
    const struct entry *best = *first = NULL;
    struct records all =
        book_records(s->book, kind->type, kind->number, s->number, false);
    for (size_t i = 0; i < all.n; i++) {
        const struct entry *e = all.v[i];
        if (!is_document(s->book, e, kind, s->number))
            continue;
        *first = *first ? *first : e;
        if (!best || (!kind->number && document_is_rather(e, best)))
            best = e;
    }
    return best;
}

static bool is_sought(const struct search *s, enum paper_kind kind)
{
    return s->kind == kind || s->kind == PAPER_KINDS;
}

/* A number that several kinds have is that of the first in the book. */
static const struct kind *find_document(struct search *s)
{
    const struct entry *first, *least = NULL;
    const struct kind *found = NULL;
    for (size_t k = 0; k < sizeof documents / sizeof documents[0]; k++) {
        const struct entry *best = is_sought(s, documents[k].kind)
                                       ? best_of(s, &documents[k], &first)
                                       : NULL;
        if (!best || (least && least < first))
            continue;
        least = first;
        found = &documents[k];
        s->doc->entry = best;
    }
    return found;
}

static int find_lines(struct search *s)
{
    struct book *b = s->book;
    if (invoice_lines(b, s->doc->entry, &s->doc->lines, s->err) < 0)
        return -1;
    /* An act that has none of its own is about those of its invoice. */
    if (s->doc->lines.all.n || s->doc->entry->type != REC_ACT ||
        !s->doc->invoice)
        return 0;
    s->doc->lines_of = s->doc->invoice->entry;
    return invoice_lines(b, s->doc->lines_of, &s->doc->lines, s->err);
}

static int add_up(struct search *s)
{
    struct err *e = s->err;
    invoice_total_release(&s->doc->total);
    return invoice_add_up(&s->doc->terms, s->doc->lines.all.v,
                          s->doc->lines.all.n, &s->doc->total, e) < 0
               ? err_at(e, s->number, 0)
               : 0;
}

/* An act without lines of its own may close more, or less, than its invoice
 * bills: a stage of the work, or all of it. */
static bool closes_other(const struct search *s)
{
    return s->doc->lines_of != s->doc->entry && s->doc->entry->has_amount &&
           (s->doc->entry->amount != s->doc->total.gross ||
            s->doc->entry->currency != s->doc->lines_of->currency);
}

/* It is one line then, with the tax of the invoice where that has one rate;
 * without lines nothing is said of tax. */
static int set_one_line(struct search *s)
{
    const struct entry *e = s->doc->entry;
    const char *order = entry_attr(s->book, e, "order");
    struct invoice_line line = {
        .text = *e->text ? e->text
                : *order ? order
                         : s->number,
        .unit = "",
        .order = order,
        .cost = "",
        .category = "",
        .qty = {1, 0},
        .price = {e->amount, 0},
    };
    bool known = s->doc->total.taxes.n == 1;
    if (known) {
        line.category = s->doc->total.taxes.v[0].category;
        line.vat = s->doc->total.taxes.v[0].rate;
    }
    s->doc->lines_of = e;
    s->doc->terms = (struct invoice_terms){.gross = true};
    s->doc->lines.all.n = 0;
    if (known)
        s->doc->page.remark = "";
    if (known)
        *vec_push(&s->doc->lines.all) = line;
    return add_up(s);
}

/* "" is said, too: that there is none. */
static const char *said_ground(struct book *b, const struct entry *e)
{
    struct str raw;
    return entry_raw(e, "ground", &raw) ? entry_attr(b, e, "ground") : NULL;
}

/* When the work of a quote's lines is done: once it is accepted, from then.
 * Where rows typed by hand, or holidays that are new, leave no plan, the quote
 * is shown without. */
static int find_plan(struct search *s)
{
    struct doc_page *p = &s->doc->page;
    const struct offer *o = book_offer(s->book, s->number);
    if (!o)
        return 0;
    if (plan_read(s->home, s->book, o, &s->doc->plan, s->err) < 0) {
        if (s->err->kind != ERR_DATA)
            return -1;
        notes_add(&s->home->notes,
                  _("%s (the quote is shown without its plan)"), s->err->text);
        *s->err = (struct err)ERR_INIT;
        return 0;
    }
    p->plan = &s->doc->plan;
    if (strcmp(offer_attr(s->book, o, "result"), "won") != 0)
        p->plan_by = s->doc->plan.by;
    return 0;
}

/* An invoice, or a document like it: with lines, or of one. */
static int fill(struct search *s)
{
    struct book *b = s->book;
    const struct entry *e = s->doc->entry;
    struct doc_page *p = &s->doc->page;
    bool bill = p->kind == PAPER_INVOICE;
    p->order = entry_attr(b, e, "order");
    p->contract = entry_attr(b, e, "contract");
    p->period = entry_attr(b, e, "period");
    if (find_lines(s) < 0 ||
        invoice_terms_of(b, s->doc->lines_of, &s->doc->terms, s->err) < 0 ||
        add_up(s) < 0 || (closes_other(s) && set_one_line(s) < 0))
        return -1;
    p->currency = s->doc->lines_of->currency;
    p->lines = s->doc->lines.all.v;
    p->lines_n = s->doc->lines.all.n;
    p->total = &s->doc->total;
    p->ground = said_ground(b, s->doc->lines_of);
    if (!p->ground && s->doc->invoice)
        p->ground = said_ground(b, s->doc->invoice->entry);
    p->gross_prices = s->doc->terms.gross;
    if (bill)
        doc_page_supply(b, p);
    if (!bill) {
        p->state.gross = e->amount ? e->amount : s->doc->total.gross;
        p->state.due = e->due;
        return p->kind == PAPER_QUOTE ? find_plan(s) : 0;
    }
    struct invoice_rules rules = invoice_rules_of(s->home);
    if (invoice_judge(b, s->doc->invoice, &rules, &p->state, s->err) < 0)
        return -1;
    find_settled(s);
    p->settled = s->doc->settled.v;
    p->settled_n = s->doc->settled.n;
    return 0;
}

/* All that was paid under that number. */
static int fill_receipt(struct search *s)
{
    struct book *b = s->book;
    struct doc_page *p = &s->doc->page;
    p->method = entry_attr(b, s->doc->entry, "method");
    p->bank_ref = entry_attr(b, s->doc->entry, "bank");
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->type != REC_PAYMENT || e->currency != s->doc->entry->currency ||
            e->client != s->doc->entry->client ||
            e->day != s->doc->entry->day ||
            strcmp(entry_attr(b, e, "receipt"), s->number) != 0)
            continue;
        if (receipt_add(b, e->ref, e->amount, s->doc, s->err) < 0)
            return err_at(s->err, s->number, 0);
    }
    return 0;
}

static const struct entry *first_of(struct book *b, const struct entry *v,
                                    size_t n, const char *number)
{
    for (size_t i = 0; i < n; i++) {
        if (v[i].type == REC_INVOICE && strcmp(v[i].ref, number) == 0)
            return &v[i];
        for (size_t k = 0; k < sizeof documents / sizeof documents[0]; k++)
            if (is_document(b, &v[i], &documents[k], number))
                return &v[i];
    }
    return NULL;
}

/* It may have been there, or be there later on. */
static int not_found(struct search *s)
{
    struct book *b = s->book;
    struct err *e = s->err;
    struct invoice *none;
    char day[DATE_SIZE];
    const struct entry *later = first_of(b, b->later.v, b->later.n, s->number);
    if (later)
        return err_set(e, ERR_ABSENT,
                       _("'%s' is of %s, which is to come (--as-of %s shows "
                         "it)"),
                       s->number, day_print(later->day, day), day);
    const struct entry *voided =
        first_of(b, b->voided.v, b->voided.n, s->number);
    if (voided && voided->type != REC_INVOICE)
        return err_set(e, ERR_ABSENT, _("'%s' was voided"), s->number);
    return invoice_find(b, s->number, &none, e);
}

static int find(struct search *s)
{
    struct book *b = s->book;
    struct doc *d = s->doc;
    struct doc_page *p = &d->page;
    struct invoice *invoice =
        is_sought(s, PAPER_INVOICE) ? book_invoice(b, s->number) : NULL;
    const struct kind *kind = NULL;
    if (invoice)
        d->entry = invoice->entry;
    else if (!(kind = find_document(s)))
        return not_found(s);
    const struct entry *e = d->lines_of = d->entry;
    doc_page_init(p, kind ? kind->kind : PAPER_INVOICE);
    p->number = s->number;
    p->client = e->client;
    p->party = entry_party(b, e);
    p->day = e->day;
    p->currency = e->currency;
    p->remark = e->text;
    if (p->kind == PAPER_RECEIPT)
        return fill_receipt(s);
    if (e->type == REC_TOUCH)
        return letter_read(s->home, b, e, d, s->err);
    if (kind && document_is_void(b, e->type, s->number))
        return err_set(s->err, ERR_ABSENT, _("'%s' was voided"), s->number);
    if (kind) {
        p->of = entry_attr(b, e, "invoice");
        invoice = *p->of ? book_invoice(b, p->of) : NULL;
        p->of_day = invoice ? invoice->entry->day : DAY_NONE;
    }
    d->invoice = invoice;
    return fill(s);
}

int doc_find(struct home *home, struct book *b, const char *number,
             struct doc *out, struct err *e)
{
    return doc_find_kind(home, b, PAPER_KINDS, number, out, e);
}

int doc_find_kind(struct home *home, struct book *b, enum paper_kind kind,
                  const char *number, struct doc *out, struct err *e)
{
    *out = (struct doc){0};
    return find(&(struct search){home, b, number, kind, out, e});
}
