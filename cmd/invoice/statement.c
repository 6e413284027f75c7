/* acct-invoice statement: what was billed and paid, as rows, on paper, and as
 * a letter with a number. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "invoice/letter.h"

static const struct out_column statement_columns[] = {
    {"client", NULL, OUT_TEXT, 0},
    {"date", N_("DATE"), OUT_DATE, 0},
    {"kind", N_("KIND"), OUT_TEXT, 0},
    {"number", N_("NUMBER"), OUT_TEXT, 0},
    {"text", N_("TEXT"), OUT_TEXT, 30},
    {"debit", N_("DEBIT"), OUT_MONEY, 0},
    {"credit", N_("CREDIT"), OUT_MONEY, 0},
    {"balance", N_("BALANCE"), OUT_MONEY, 0},
    {"currency", "", OUT_TEXT, 0},
};

static void print_statement_row(struct cli *c, struct out *o,
                                const struct book *b,
                                const struct client *client,
                                const struct statement_row *r)
{
    const struct currency *cur = book_currency(b, r->currency);
    bool table = c->format == OUT_TABLE;
    bool edge = r->kind == STATEMENT_OPENING || r->kind == STATEMENT_CLOSING;
    const char *kind = statement_kinds[r->kind];
    out_word(o, client->key);
    out_day(o, r->day);
    out_style(o, edge ? OUT_BOLD : OUT_PLAIN);
    out_word(o, table ? _(kind) : kind);
    out_word(o, r->entry ? r->entry->ref : "");
    out_word(o, r->entry ? r->entry->text : "");
    if (edge || (table && !r->debit))
        out_none(o);
    else
        out_money(o, r->debit, cur->digits);
    if (edge || (table && !r->credit))
        out_none(o);
    else
        out_money(o, r->credit, cur->digits);
    out_style(o, edge ? OUT_BOLD : OUT_PLAIN);
    out_money(o, r->balance, cur->digits);
    out_word(o, cur->code);
    out_end(o);
}

static int read_stretch(struct cli *c, const struct invoice_options *o,
                        struct period *p)
{
    *p = (struct period){DAY_MIN, c->home.today, PERIOD_DAYS};
    if (o->period && (o->from || o->to))
        return cli_usage(c, _("either --period or --from and --to"));
    if (o->period && cli_period(c, "--period", o->period, p) < 0)
        return -1;
    if (o->from && cli_day(c, "--from", o->from, DAY_FIRST, &p->from) < 0)
        return -1;
    if (o->to && cli_day(c, "--to", o->to, DAY_LAST, &p->to) < 0)
        return -1;
    /* What is to come is not known. */
    p->to = p->to < c->home.today ? p->to : c->home.today;
    if (p->from <= p->to)
        return 0;
    char from[DATE_SIZE], to[DATE_SIZE];
    return cli_usage(c,
                     _("the statement would end on %s, before it begins, %s"),
                     day_print(p->to, to), day_print(p->from, from));
}

/* As ids: the numbers of what was billed and credited. */
static int print_numbers(struct cli *c, const struct statement *s, uint8_t only)
{
    struct out *out = invoice_out_ids(c);
    for (size_t i = 0; i < s->rows.n; i++) {
        const struct statement_row *r = &s->rows.v[i];
        bool document =
            r->kind == STATEMENT_INVOICE || r->kind == STATEMENT_CREDIT;
        if (document && (only == CURRENCY_NONE || r->currency == only)) {
            out_word(out, r->entry->ref);
            out_end(out);
        }
    }
    return cli_out_close(c, out);
}

static int print_rows(struct cli *c, const struct book *b,
                      const struct client *client, const struct statement *s,
                      uint8_t only)
{
    struct out *out =
        cli_out(c, statement_columns,
                sizeof statement_columns / sizeof statement_columns[0],
                _("nothing was billed or paid"));
    for (size_t i = 0; i < s->rows.n; i++)
        if (only == CURRENCY_NONE || s->rows.v[i].currency == only)
            print_statement_row(c, out, b, client, &s->rows.v[i]);
    return cli_out_close(c, out);
}

static int print_statement(struct cli *c, const struct invoice_options *o,
                           struct book *b, const char *given, struct period p)
{
    struct client *client;
    struct statement s = {0};
    uint8_t only = CURRENCY_NONE;
    int rc = cli_client(c, b, given, &client);
    if (rc == 0 && o->currency)
        rc = book_billed(b, client, o->currency, &only, &c->err);
    if (rc == 0)
        rc = statement_of(b, client, p.from, p.to, c->home.ledger, &s, &c->err);
    if (rc == 0)
        rc = c->format == OUT_IDS ? print_numbers(c, &s, only)
                                  : print_rows(c, b, client, &s, only);
    vec_release(&s.rows);
    return rc;
}

static int print_paper(struct cli *c, const struct invoice_options *o,
                       struct book *b, const char *given, struct period p)
{
    struct letter letter = {0};
    struct invoice_page page;
    struct client *client;
    uint8_t currency;
    int rc = -1;
    if (cli_client(c, b, given, &client) == 0 &&
        book_billed(b, client, o->currency, &currency, &c->err) == 0 &&
        letter_statement(c, b, client, currency, p, &letter, &page) == 0)
        rc = invoice_paper_print(c, o, b, &page);
    if (rc == 0 && !o->currency)
        letter_note_others(c, b, &letter, &page);
    letter_release(&letter);
    return rc;
}

static int show_account(struct cli *c, const struct invoice_options *o,
                        const char *given, struct period p)
{
    struct book b;
    bool sheet = invoice_sheet_wanted(c, o);
    if (!sheet) {
        invoice_text_is_table(c);
        if (cli_output(c, o->output) < 0)
            return -1;
    }
    if (cli_book(c, INVOICE_TYPES, true, NULL, &b) < 0)
        return -1;
    int rc = sheet ? print_paper(c, o, &b, given, p)
                   : print_statement(c, o, &b, given, p);
    book_release(&b);
    return rc;
}

static int issue(struct cli *c, const struct invoice_options *o,
                 const char *given, struct period p)
{
    struct cli_enter how = {.dry_run = o->writing.dry_run, .as_of = true};
    struct letter letter = {0};
    struct invoice_page page;
    struct record r;
    struct enter *en = NULL;
    struct client *client;
    const char *number;
    uint8_t currency;
    int rc = -1;
    if (letter_record(c, o, "statement", &r) < 0 ||
        cli_enter_begin(c, &how,
                        INVOICE_TYPES | TYPE(REC_TOUCH) | enter_needs(&r),
                        &en) < 0)
        return cli_enter_end(c, en, -1);
    struct book *b = enter_book(en);
    if (book_find(b, str_of(given), &client, &c->err) == 0 &&
        book_billed(b, client, o->currency, &currency, &c->err) == 0 &&
        letter_statement(c, b, client, currency, p, &letter, &page) == 0 &&
        letter_enter(c, en, "numbers.statement", &page, &r, &number) == 0)
        rc = cli_enter_commit(c, en);
    if (rc == 0 && !o->currency)
        letter_note_others(c, b, &letter, &page);
    if (rc == 0 && invoice_print_as_paper(c, &o->writing)) {
        page.number = o->writing.dry_run ? NULL : number;
        page.remark = o->writing.text ? o->writing.text : "";
        rc = invoice_paper_print(c, o, b, &page);
    } else if (rc == 0) {
        rc = invoice_print_numbers(c, &o->writing, en, "number");
    }
    letter_release(&letter);
    return cli_enter_end(c, en, rc);
}

int cmd_invoice_statement(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct period p;
    if (argc != 1)
        return cli_usage(c, _("which client? (acct-invoice statement CLIENT)"));
    if (invoice_check_issue(c, o, invoice_sheet_wanted(c, o)) < 0 ||
        read_stretch(c, o, &p) < 0)
        return -1;
    if (o->writing.owner && !o->issue)
        return cli_usage(c, _("%s goes with --issue only"), "--owner");
    return o->issue ? issue(c, o, argv[0], p) : show_account(c, o, argv[0], p);
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option options[] = {
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency)},
    {'p', "period", N_("PERIOD"),
     N_("only what is dated in it; recurring: what falls due in it"), CLI_TEXT,
     AT(period)},
    {0, "from", N_("DATE"), N_("the first day"), CLI_TEXT, AT(from)},
    {0, "to", N_("DATE"), N_("the last day"), CLI_TEXT, AT(to)},
    {0, "issue", NULL,
     N_("give the letter a number and record that it was sent"), CLI_FLAG,
     AT(issue)},
    {'o', "output", N_("FILE"), N_("write the document to the file"), CLI_TEXT,
     AT(output)},
    {0, "lang", N_("LANG"),
     N_("the document's language: en, ru, …; the client's if left out"),
     CLI_TEXT, AT(lang)},
    {0, "layout", N_("LAYOUT"),
     N_("the layout of the paper; that of the setting if left out"), CLI_TEXT,
     AT(layout)},
    {0, "paper", N_("SIZE"), N_("a4 or letter"), CLI_TEXT, AT(paper)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_writing_options, AT(writing)}, {0}};

const struct cli_command invoice_statement = {
    .name = "statement",
    .operands = "CLIENT [options]",
    .help = N_("what was billed and paid, with the balance after each"),
    .run = cmd_invoice_statement,
    .size = sizeof(struct invoice_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_paper_formats,
};
