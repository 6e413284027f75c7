/* acct-invoice show: one invoice, as text or its lines as rows. */
#include <stdlib.h>

#include "base/i18n.h"
#include "invoice.h"

struct shown {
    struct cli *c;
    struct book *book;
    struct invoice *invoice;
    struct invoice_lines lines;
    struct invoice_total total;
    VEC(const struct entry *) settled;
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
        book_currency(s->book, s->invoice->entry->currency);
    struct out *o =
        cli_out(c, columns, sizeof columns / sizeof columns[0], NULL);
    for (size_t i = 0; i < s->lines.all.n; i++) {
        const struct invoice_line *line = &s->lines.all.v[i];
        out_word(o, s->invoice->ref);
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
    const struct entry *e = s->invoice->entry;
    const struct currency *currency = book_currency(s->book, e->currency);
    if (!s->lines.all.n || s->total.gross == e->amount)
        return;
    char sum[MONEY_SIZE], amount[MONEY_SIZE];
    cli_note(s->c,
             _("the lines of invoice %s add up to %s, but its amount is %s %s "
               "(the amount counts)"),
             s->invoice->ref,
             money_print(s->total.gross, currency->digits, sum),
             money_print(e->amount, currency->digits, amount), currency->code);
}

static int show_text(struct shown *s)
{
    struct cli *c = s->c;
    struct book *b = s->book;
    const struct entry *e = s->invoice->entry;
    struct invoice_rules rules = invoice_rules_of(c);
    struct invoice_page page = {
        .number = s->invoice->ref,
        .client = s->invoice->client,
        .day = e->day,
        .currency = e->currency,
        .order = entry_attr(b, e, "order"),
        .contract = entry_attr(b, e, "contract"),
        .period = entry_attr(b, e, "period"),
        .remark = e->text,
        .lines = s->lines.all.v,
        .lines_n = s->lines.all.n,
        .total = &s->total,
    };
    if (invoice_judge(b, s->invoice, &rules, &page.state, &c->err) < 0)
        return -1;
    find_settled(s);
    page.settled = s->settled.v;
    page.settled_n = s->settled.n;
    invoice_print(c, b, &page);
    return 0;
}

static int show(struct shown *s, const char *number)
{
    struct cli *c = s->c;
    if (invoice_find(s->book, number, &s->invoice, &c->err) < 0 ||
        invoice_lines(s->book, s->invoice, c->path, &s->lines, &c->err) < 0)
        return -1;
    if (invoice_add_up(s->lines.all.v, s->lines.all.n, &s->total, &c->err) < 0)
        return err_at(&c->err, number, 0);
    note_difference(s);
    /* Rows are for programs: people get the document, in a pipe too. */
    bool text = c->own_format || !c->format_given || c->format == OUT_TABLE;
    return text ? show_text(s) : show_rows(s);
}

int invoice_run_show(struct cli *c, void *options, int argc, char **argv)
{
    struct book b;
    struct shown s = {.c = c, .book = &b};
    (void)options;
    if (argc != 1)
        return cli_usage(c, argc ? _("one number is expected")
                                 : _("which invoice? (acct-invoice show "
                                     "NUMBER)"));
    if (cli_book(c, INVOICE_TYPES | TYPE(REC_LINE), true, NULL, &b) < 0)
        return -1;
    int rc = show(&s, argv[0]);
    vec_release(&s.lines.all);
    vec_release(&s.settled);
    invoice_total_release(&s.total);
    book_release(&b);
    return rc;
}
