/* acct-invoice show: one document, as text, HTML, PDF or JSON, or its lines as
 * rows. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "outbox/doc/doc_find.h"
#include "work/invoice/taxid.h"

struct show_options {
    struct invoice_sheet sheet;
    bool qr;
};

/* Of a book, which lasts as long as the command. */
struct shown {
    const struct show_options *options;
    struct book *book;
    struct doc doc;
};

static const struct out_column columns[] = {
    {"number", "", OUT_KEY, 0},     {"line", "", OUT_NUMBER, 0},
    {"text", "", OUT_TEXT, 0},      {"qty", "", OUT_NUMBER, 0},
    {"unit", "", OUT_KEY, 0},       {"price", "", OUT_MONEY, 0},
    {"discount", "", OUT_MONEY, 0}, {"net", "", OUT_MONEY, 0},
    {"vat", "", OUT_NUMBER, 0},     {"vatcat", "", OUT_TEXT, 0},
    {"currency", "", OUT_KEY, 0},   {"order", "", OUT_KEY, 0},
};

static void print_line(struct out *out, const struct shown *s, size_t i,
                       const struct currency *currency)
{
    const struct invoice_line *line = &s->doc.lines.all.v[i];
    out_word(out, s->doc.page.number);
    out_int(out, (int64_t)i + 1);
    out_word(out, line->text);
    out_decimal(out, line->qty);
    out_word(out, line->unit);
    out_money(out, line->price.n, currency->digits + line->price.finer);
    out_money(out, line->discount, currency->digits);
    out_money(out, line->net, currency->digits);
    out_decimal(out, line->vat);
    out_word(out, line->category);
    out_word(out, currency->code);
    out_word(out, line->order);
    out_end(out);
}

static int show_rows(struct cli *c, const struct shown *s)
{
    const struct currency *currency =
        book_currency(s->book, s->doc.entry->currency);
    cli_say_notes(c);
    if (cli_output(c, "--output", s->options->sheet.output) < 0)
        return -1;
    bool ids = c->format == OUT_IDS;
    struct out *out =
        cli_out(c, columns, ids ? 1 : sizeof columns / sizeof columns[0], NULL);
    if (ids) {
        out_word(out, s->doc.page.number);
        out_end(out);
        return cli_out_close(c, out);
    }
    for (size_t i = 0; i < s->doc.lines.all.n; i++)
        print_line(out, s, i, currency);
    return cli_out_close(c, out);
}

/* The amount of the record is what the client was told. */
static void note_difference(struct cli *c, const struct shown *s)
{
    const struct entry *e = s->doc.entry;
    const struct currency *currency = book_currency(s->book, e->currency);
    int64_t lines = s->doc.total.gross;
    char sum[MONEY_SIZE], amount[MONEY_SIZE];
    if (e->type != REC_INVOICE || !s->doc.lines.all.n || lines == e->amount)
        return;
    cli_note(c,
             _("the lines of invoice %s add up to %s, but its amount is %s %s "
               "(the amount counts)"),
             s->doc.page.number, money_print(lines, currency->digits, sum),
             money_print(e->amount, currency->digits, amount), currency->code);
}

/* A document may be typed by hand: what it lacks is told when it is shown. */
static void note_tax_numbers(struct cli *c, const struct shown *s)
{
    enum paper_kind kind = s->doc.page.kind;
    if (kind == PAPER_INVOICE || kind == PAPER_CREDIT)
        taxid_note(&c->home, s->book, s->doc.entry->client, s->doc.page.day,
                   &s->doc.total, NULL);
}

static int print_paper(struct cli *c, const struct shown *s)
{
    const struct show_options *o = s->options;
    const struct doc_page *page = &s->doc.page;
    struct doc_maker m;
    struct buf code = {0};
    doc_maker_init(&m, &c->home, s->book, &o->sheet.look);
    int rc = o->qr ? doc_paper_code(&m, page, c->color, &code, &c->err) : 0;
    if (rc == 0)
        rc = invoice_paper_print(c, &m, page, o->sheet.output);
    if (rc == 0)
        fwrite(buf_cstr(&code), 1, code.n, stdout);
    buf_release(&code);
    return rc;
}

static int print(struct cli *c, const struct shown *s)
{
    bool sheet = invoice_sheet_wanted(c);
    /* Rows are for programs: people get the document, in a pipe too. */
    bool rows =
        !c->own_format && c->format_given &&
        (c->format == OUT_CSV || c->format == OUT_TSV || c->format == OUT_IDS);
    bool text =
        !sheet && (c->own_format || !c->format_given || c->format == OUT_TABLE);
    if (!sheet)
        note_difference(c, s);
    if (s->options->qr && !text)
        return cli_usage(c, _("--qr goes with -O text only"));
    if (rows)
        return show_rows(c, s);
    note_tax_numbers(c, s);
    return print_paper(c, s);
}

static int show_from(struct cli *c, const struct show_options *o,
                     struct ledger *l, const char *number, uint64_t types)
{
    struct book b;
    struct shown s = {.options = o, .book = &b};
    if (cli_book_from(c, l, types, true, NULL, &b) < 0)
        return -1;
    int rc = doc_find(&c->home, &b, number, &s.doc, &c->err);
    if (rc == 0)
        rc = print(c, &s);
    doc_release(&s.doc);
    book_release(&b);
    return rc;
}

static int cmd_invoice_show(struct cli *c, void *options, int argc, char **argv)
{
    struct ledger *l;
    if (argc != 1)
        return cli_usage(c, argc ? _("one number is expected")
                                 : _("which invoice? (acct-invoice show "
                                     "NUMBER)"));
    if (!*argv[0])
        return cli_usage(c, _("a number is expected"));
    if (cli_ledger(c, &l) < 0)
        return -1;
    c->later = true;
    int rc = show_from(c, options, l, argv[0], DOC_TYPES);
    /* Most records are touches, and few of them letters: they are read where
     * it is nothing else. */
    if (rc < 0 && c->err.kind == ERR_ABSENT) {
        c->err = (struct err)ERR_INIT;
        rc = show_from(c, options, l, argv[0], DOC_TYPES | TYPE(REC_TOUCH));
    }
    ledger_close(l);
    return rc;
}

#define AT(member) offsetof(struct show_options, member)
static const struct cli_option options[] = {
    {0, "qr", NULL, N_("the code to pay with, on the terminal"), CLI_FLAG,
     AT(qr)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_sheet_options, AT(sheet)}, {0}};

const struct cli_command invoice_show = {
    .name = "show",
    .operands = "NUMBER",
    .help = N_("one document, on paper; its lines as rows"),
    .run = cmd_invoice_show,
    .size = sizeof(struct show_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_paper_formats,
};
