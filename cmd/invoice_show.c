/* acct-invoice show: one document, as text, HTML, PDF, or its lines as rows. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "invoice_paper.h"
#include "work/document.h"
#include "work/taxid.h"

struct shown {
    struct cli *c;
    const struct invoice_options *options;
    struct book *book;
    const char *number;
    const struct entry *entry;    /* the document's record */
    const struct entry *lines_of; /* whose lines and terms it has */
    struct invoice *invoice;      /* that it is or is about, or NULL */
    struct invoice_lines lines;
    struct invoice_terms terms;
    struct invoice_total total;
    struct invoice_paper more;
    struct invoice_page page;
    VEC(const struct entry *) settled;
    bool one_line; /* made of the document's own text and amount */
};

static const struct out_column columns[] = {
    {"number", "", OUT_TEXT, 0},    {"line", "", OUT_NUMBER, 0},
    {"text", "", OUT_TEXT, 0},      {"qty", "", OUT_NUMBER, 0},
    {"unit", "", OUT_TEXT, 0},      {"price", "", OUT_MONEY, 0},
    {"discount", "", OUT_MONEY, 0}, {"net", "", OUT_MONEY, 0},
    {"vat", "", OUT_NUMBER, 0},     {"vatcat", "", OUT_TEXT, 0},
    {"currency", "", OUT_TEXT, 0},  {"order", "", OUT_TEXT, 0},
};

static int show_rows(struct shown *s)
{
    struct cli *c = s->c;
    const struct currency *currency =
        book_currency(s->book, s->entry->currency);
    if (invoice_output(c, s->options) < 0)
        return -1;
    struct out *o =
        cli_out(c, columns, sizeof columns / sizeof columns[0], NULL);
    for (size_t i = 0; i < s->lines.all.n; i++) {
        const struct invoice_line *line = &s->lines.all.v[i];
        out_word(o, s->number);
        out_int(o, (int64_t)i + 1);
        out_word(o, line->text);
        out_decimal(o, line->qty);
        out_word(o, line->unit);
        out_money(o, line->price, currency->digits);
        out_money(o, line->discount, currency->digits);
        out_money(o, line->net, currency->digits);
        out_decimal(o, line->vat);
        out_word(o, line->category);
        out_word(o, currency->code);
        out_word(o, line->order);
        out_end(o);
    }
    return cli_out_close(c, o);
}

/* Payments and credit notes that count; those that do not, though they name
 * the invoice, are told of. */
static void find_settled(struct shown *s)
{
    struct book *b = s->book;
    const struct invoice *i = s->invoice;
    for (size_t k = 0; k < b->entries.n; k++) {
        const struct entry *e = &b->entries.v[k];
        const char *ref = e->type == REC_PAYMENT  ? e->ref
                          : e->type == REC_CREDIT ? entry_attr(b, e, "invoice")
                                                  : "";
        if (strcmp(ref, i->ref) != 0)
            continue;
        if (e->currency == i->entry->currency)
            *vec_push(&s->settled) = e;
        else
            cli_note(s->c,
                     _("line %llu: a %s in %s does not count on invoice %s, "
                       "which is in %s"),
                     (unsigned long long)e->line, schema_types[e->type].name,
                     book_currency(b, e->currency)->code, i->ref,
                     book_currency(b, i->entry->currency)->code);
    }
}

/* The amount of the record is what the client was told. */
static void note_difference(const struct shown *s)
{
    const struct entry *e = s->entry;
    const struct currency *currency = book_currency(s->book, e->currency);
    if (e->type != REC_INVOICE || !s->lines.all.n ||
        s->total.gross == e->amount)
        return;
    char sum[MONEY_SIZE], amount[MONEY_SIZE];
    cli_note(s->c,
             _("the lines of invoice %s add up to %s, but its amount is %s %s "
               "(the amount counts)"),
             s->number, money_print(s->total.gross, currency->digits, sum),
             money_print(e->amount, currency->digits, amount), currency->code);
}

/* A document may be typed by hand: what it lacks is told when it is shown. */
static void note_tax_numbers(const struct shown *s)
{
    static const struct {
        const char *category, *ours, *theirs;
    } notes[] = {
        {"AE",
         N_("reverse charge needs your tax number (the setting me.taxid)"),
         N_("reverse charge needs the client's tax number (acct-add client %s "
            "-s taxid=…)")},
        {"K",
         N_("an intra-Community supply needs your tax number (the setting "
            "me.taxid)"),
         N_("an intra-Community supply needs the client's tax number (acct-add "
            "client %s -s taxid=…)")},
    };
    const struct client *client = s->entry->client;
    if (s->more.kind != PAPER_INVOICE && s->more.kind != PAPER_CREDIT)
        return;
    const char *inn = conf_text(&s->c->conf, "me.inn");
    const char *ours = taxid_missing(
        &s->total, *inn ? inn : conf_text(&s->c->conf, "me.taxid"));
    const char *theirs = taxid_missing(
        &s->total, client ? client_attr(s->book, client, "taxid") : "");
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        if (ours && strcmp(ours, notes[i].category) == 0)
            cli_note(s->c, "%s", _(notes[i].ours));
        if (client && theirs && strcmp(theirs, notes[i].category) == 0)
            cli_note(s->c, _(notes[i].theirs), client->key);
    }
}

/* Documents besides invoices, and the paper and title of each. */
static const struct kind {
    enum rec_type type;
    enum paper_kind kind;
    const char *title;
} documents[] = {
    {REC_CREDIT, PAPER_CREDIT, N_("CREDIT NOTE")},
    {REC_OFFER, PAPER_QUOTE, N_("QUOTE")},
    {REC_ACT, PAPER_ACT, N_("CERTIFICATE OF WORK DONE")},
    {REC_PAYMENT, PAPER_RECEIPT, N_("RECEIPT")},
};

/* The record of that number that is the document: others of acts and quotes
 * tell what became of them. */
static const struct kind *find_document(struct shown *s)
{
    struct book *b = s->book;
    const struct kind *found = NULL;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        const char *ref =
            e->type == REC_PAYMENT ? entry_attr(b, e, "receipt") : e->ref;
        if (strcmp(ref, s->number) != 0)
            continue;
        for (size_t k = 0; k < sizeof documents / sizeof documents[0]; k++)
            if (documents[k].type == e->type &&
                (!found ||
                 (found->type == e->type && document_is_rather(e, s->entry)))) {
                found = &documents[k];
                s->entry = e;
            }
    }
    return found;
}

static int add_line(struct shown *s, const struct entry *line)
{
    return invoice_line_read(s->book, s->lines_of, line, s->c->path,
                             vec_push(&s->lines.all), &s->c->err);
}

static int find_lines(struct shown *s)
{
    struct book *b = s->book;
    for (size_t i = 0; i < b->entries.n; i++)
        if (b->entries.v[i].type == REC_LINE &&
            strcmp(b->entries.v[i].ref, s->number) == 0 &&
            add_line(s, &b->entries.v[i]) < 0)
            return -1;
    /* An act that has none of its own is about those of its invoice. */
    if (s->lines.all.n || s->entry->type != REC_ACT || !s->invoice)
        return 0;
    s->lines_of = s->invoice->entry;
    return invoice_lines(b, s->invoice, s->c->path, &s->lines, &s->c->err);
}

static int find(struct shown *s)
{
    struct cli *c = s->c;
    struct book *b = s->book;
    s->more = (struct invoice_paper){.supplied = DAY_NONE,
                                     .supplied_to = DAY_NONE,
                                     .of = "",
                                     .of_day = DAY_NONE,
                                     .ground = ""};
    s->invoice = book_invoice(b, s->number);
    if (s->invoice) {
        s->entry = s->lines_of = s->invoice->entry;
        return invoice_lines(b, s->invoice, c->path, &s->lines, &c->err);
    }
    const struct kind *d = find_document(s);
    if (!d)
        return invoice_find(b, s->number, &s->invoice, &c->err);
    s->lines_of = s->entry;
    s->more.kind = d->kind;
    s->page.title = d->title;
    s->more.of = d->type == REC_PAYMENT ? s->entry->ref
                                        : entry_attr(b, s->entry, "invoice");
    s->invoice = *s->more.of ? book_invoice(b, s->more.of) : NULL;
    if (s->invoice)
        s->more.of_day = s->invoice->entry->day;
    return d->type == REC_PAYMENT ? 0 : find_lines(s);
}

/* What was delivered, of what the document names. */
static void add_delivery(struct shown *s, const char *ref, bool *undelivered)
{
    const struct order *order = *ref ? book_order(s->book, ref) : NULL;
    struct invoice_paper *more = &s->more;
    if (!order)
        return;
    if (order->delivered == DAY_NONE) {
        *undelivered = true;
        return;
    }
    if (more->supplied == DAY_NONE || order->delivered < more->supplied)
        more->supplied = order->delivered;
    if (more->supplied_to == DAY_NONE || order->delivered > more->supplied_to)
        more->supplied_to = order->delivered;
}

/* The days of supply: of the delivery of orders, or else that of the invoice;
 * none while what it bills is still to be delivered. */
static void find_supply(struct shown *s)
{
    bool undelivered = false;
    const char *order = s->page.order;
    for (size_t i = 0; i < s->lines.all.n; i++)
        add_delivery(s,
                     *s->lines.all.v[i].order ? s->lines.all.v[i].order : order,
                     &undelivered);
    if (!s->lines.all.n)
        add_delivery(s, order, &undelivered);
    if (s->more.supplied == DAY_NONE && !undelivered)
        s->more.supplied = s->more.supplied_to = s->page.day;
}

static int make_page(struct shown *s)
{
    struct cli *c = s->c;
    struct book *b = s->book;
    const struct entry *e = s->entry;
    struct invoice_rules rules = invoice_rules_of(c);
    struct invoice_page *p = &s->page;
    bool bill = s->more.kind == PAPER_INVOICE;
    p->number = s->number;
    p->client = e->client;
    p->day = e->day;
    p->currency = s->lines_of->currency;
    p->order = entry_attr(b, e, "order");
    p->contract = entry_attr(b, e, "contract");
    p->period = entry_attr(b, e, "period");
    p->remark = s->one_line ? "" : e->text;
    p->lines = s->lines.all.v;
    p->lines_n = s->lines.all.n;
    p->total = &s->total;
    if (bill && invoice_judge(b, s->invoice, &rules, &p->state, &c->err) < 0)
        return -1;
    if (bill)
        find_settled(s);
    else
        p->state = (struct invoice_state){
            .gross = e->amount ? e->amount : s->total.gross, .due = e->due};
    p->settled = s->settled.v;
    p->settled_n = s->settled.n;
    s->more.ground = entry_attr(b, s->lines_of, "ground");
    if (!*s->more.ground && s->invoice)
        s->more.ground = entry_attr(b, s->invoice->entry, "ground");
    s->more.gross_prices = s->terms.gross;
    if (bill && !*p->period)
        find_supply(s);
    return 0;
}

static int print(struct shown *s)
{
    struct cli *c = s->c;
    const struct invoice_options *o = s->options;
    bool paper = invoice_paper_wanted(c, o);
    /* Rows are for programs: people get the document, in a pipe too. */
    bool text = c->own_format || !c->format_given || c->format == OUT_TABLE;
    if (!paper)
        note_difference(s);
    if (!text)
        return show_rows(s);
    note_tax_numbers(s);
    if (make_page(s) < 0)
        return -1;
    if (paper)
        return invoice_paper_print(c, o, s->book, &s->page, &s->more);
    if (invoice_output(c, o) < 0)
        return -1;
    invoice_print(c, s->book, &s->page);
    return o->qr ? invoice_paper_code(c, o, s->book, &s->page, &s->more) : 0;
}

static int add_up(struct shown *s)
{
    struct err *e = &s->c->err;
    invoice_total_release(&s->total);
    return invoice_add_up(&s->terms, s->lines.all.v, s->lines.all.n, &s->total,
                          e) < 0
               ? err_at(e, s->number, 0)
               : 0;
}

/* An act without lines of its own may close more, or less, than its invoice
 * bills: a stage of the work, or all of it. */
static bool closes_other(const struct shown *s)
{
    return s->lines_of != s->entry && s->entry->has_amount &&
           (s->entry->amount != s->total.gross ||
            s->entry->currency != s->lines_of->currency);
}

/* It is one line then, with the tax of the invoice where that has one rate;
 * without lines nothing is said of tax. */
static int set_one_line(struct shown *s)
{
    const struct entry *e = s->entry;
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
        .price = e->amount,
    };
    bool known = s->total.taxes.n == 1;
    if (known) {
        line.category = s->total.taxes.v[0].category;
        line.vat = s->total.taxes.v[0].rate;
    }
    s->lines_of = e;
    s->terms = (struct invoice_terms){.gross = true};
    s->lines.all.n = 0;
    s->one_line = known;
    if (known)
        *vec_push(&s->lines.all) = line;
    return add_up(s);
}

static int show(struct shown *s)
{
    struct cli *c = s->c;
    if (find(s) < 0 ||
        invoice_terms_of(s->book, s->lines_of, c->path, &s->terms, &c->err) <
            0 ||
        add_up(s) < 0 || (closes_other(s) && set_one_line(s) < 0))
        return -1;
    return print(s);
}

int invoice_run_show(struct cli *c, void *options, int argc, char **argv)
{
    const uint64_t types = INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_OFFER) |
                           TYPE(REC_ACT) | TYPE(REC_ORDER) | TYPE(REC_STAGE);
    struct book b;
    struct shown s = {.c = c, .options = options, .book = &b};
    if (argc != 1)
        return cli_usage(c, argc ? _("one number is expected")
                                 : _("which invoice? (acct-invoice show "
                                     "NUMBER)"));
    if (cli_book(c, types, true, NULL, &b) < 0)
        return -1;
    s.number = argv[0];
    int rc = show(&s);
    vec_release(&s.lines.all);
    vec_release(&s.settled);
    invoice_total_release(&s.total);
    book_release(&b);
    return rc;
}
