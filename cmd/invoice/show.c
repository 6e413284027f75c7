/* acct-invoice show: one document, as text, HTML, PDF or JSON, or its lines as
 * rows. */
#include <stdlib.h>

#include "base/i18n.h"
#include "invoice/find.h"
#include "work/invoice/taxid.h"

static const struct out_column columns[] = {
    {"number", "", OUT_TEXT, 0},    {"line", "", OUT_NUMBER, 0},
    {"text", "", OUT_TEXT, 0},      {"qty", "", OUT_NUMBER, 0},
    {"unit", "", OUT_TEXT, 0},      {"price", "", OUT_MONEY, 0},
    {"discount", "", OUT_MONEY, 0}, {"net", "", OUT_MONEY, 0},
    {"vat", "", OUT_NUMBER, 0},     {"vatcat", "", OUT_TEXT, 0},
    {"currency", "", OUT_TEXT, 0},  {"order", "", OUT_TEXT, 0},
};

static int show_rows(struct shown *s, const struct invoice_options *o)
{
    struct cli *c = s->c;
    const struct currency *currency =
        book_currency(s->book, s->entry->currency);
    if (cli_output(c, o->output) < 0)
        return -1;
    bool ids = c->format == OUT_IDS;
    struct out *out =
        cli_out(c, columns, ids ? 1 : sizeof columns / sizeof columns[0], NULL);
    if (ids) {
        out_word(out, s->number);
        out_end(out);
        return cli_out_close(c, out);
    }
    for (size_t i = 0; i < s->lines.all.n; i++) {
        const struct invoice_line *line = &s->lines.all.v[i];
        out_word(out, s->number);
        out_int(out, (int64_t)i + 1);
        out_word(out, line->text);
        out_decimal(out, line->qty);
        out_word(out, line->unit);
        out_money(out, line->price, currency->digits);
        out_money(out, line->discount, currency->digits);
        out_money(out, line->net, currency->digits);
        out_decimal(out, line->vat);
        out_word(out, line->category);
        out_word(out, currency->code);
        out_word(out, line->order);
        out_end(out);
    }
    return cli_out_close(c, out);
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
    const struct client *client = s->entry->client;
    if (s->page.kind != PAPER_INVOICE && s->page.kind != PAPER_CREDIT)
        return;
    taxid_note(&s->c->home, s->book, client, &s->total, NULL);
}

static int print(struct shown *s, const struct invoice_options *o)
{
    struct cli *c = s->c;
    bool sheet = invoice_sheet_wanted(c, o);
    struct buf code = {0};
    /* Rows are for programs: people get the document, in a pipe too. */
    bool rows =
        !c->own_format && c->format_given &&
        (c->format == OUT_CSV || c->format == OUT_TSV || c->format == OUT_IDS);
    bool text =
        !sheet && (c->own_format || !c->format_given || c->format == OUT_TABLE);
    if (!sheet)
        note_difference(s);
    if (o->qr && !text)
        return cli_usage(c, _("--qr goes with -O text only"));
    if (rows)
        return show_rows(s, o);
    note_tax_numbers(s);
    int rc = o->qr ? invoice_paper_code(c, o, s->book, &s->page, &code) : 0;
    if (rc == 0)
        rc = invoice_paper_print(c, o, s->book, &s->page);
    if (rc == 0)
        fwrite(buf_cstr(&code), 1, code.n, stdout);
    buf_release(&code);
    return rc;
}

static int show_from(struct cli *c, const struct invoice_options *o,
                     struct ledger *l, const char *number, uint64_t types)
{
    struct book b;
    struct shown s = {.c = c, .book = &b, .number = number};
    if (cli_book_from(c, l, types, true, NULL, &b) < 0)
        return -1;
    int rc = shown_find(&s);
    if (rc == 0)
        rc = print(&s, o);
    shown_release(&s);
    book_release(&b);
    return rc;
}

int cmd_invoice_show(struct cli *c, void *options, int argc, char **argv)
{
    const uint64_t types = INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_OFFER) |
                           TYPE(REC_ACT) | TYPE(REC_ORDER) | TYPE(REC_STAGE);
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
    int rc = show_from(c, options, l, argv[0], types);
    /* Most records are touches, and few of them letters: they are read where
     * it is nothing else. */
    if (rc < 0 && c->err.kind == ERR_ABSENT) {
        c->err = (struct err)ERR_INIT;
        rc = show_from(c, options, l, argv[0], types | TYPE(REC_TOUCH));
    }
    ledger_close(l);
    return rc;
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {'o', "output", N_("FILE"), N_("write the document to the file"), CLI_TEXT,
     AT(output)},
    {0, "lang", N_("LANG"),
     N_("the document's language: en, ru, …; the client's if left out"),
     CLI_TEXT, AT(lang)},
    {0, "layout", N_("LAYOUT"),
     N_("the layout of the paper; that of the setting if left out"), CLI_TEXT,
     AT(layout)},
    {0, "paper", N_("SIZE"), N_("a4 or letter"), CLI_TEXT, AT(paper)},
    {0, "qr", NULL, N_("the code to pay with, on the terminal"), CLI_FLAG,
     AT(qr)},
    {0},
};

const struct cli_command invoice_show = {
    .name = "show",
    .operands = "NUMBER",
    .help = N_("one document, on paper; its lines as rows"),
    .run = cmd_invoice_show,
    .size = sizeof(struct invoice_options),
    .options = options,
    .formats = invoice_paper_formats,
};
