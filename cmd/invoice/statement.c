/* acct-invoice statement: what was billed and paid, as rows, on paper, and as
 * a letter with a number. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"
#include "outbox/doc/letters.h"

struct statement_options {
    struct invoice_writing writing;
    struct invoice_sheet sheet;
    const char *currency, *period, *from, *to;
    bool issue;
};

static const struct out_column statement_columns[] = {
    {"client", NULL, OUT_TEXT, 0},
    {"date", N_("DATE"), OUT_DATE, 0},
    {"kind", N_("KIND"), OUT_TEXT, OUT_SPARE(1)},
    {"number", N_("NUMBER"), OUT_KEY, 0},
    {"text", N_("TEXT"), OUT_TEXT, 0},
    {"debit", N_("DEBIT"), OUT_MONEY, 0},
    {"credit", N_("CREDIT"), OUT_MONEY, 0},
    {"balance", N_("BALANCE"), OUT_MONEY, 0},
    {"currency", "", OUT_KEY, 0},
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

static int read_stretch(struct cli *c, const struct statement_options *o,
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

static int print_statement(struct cli *c, const struct statement_options *o,
                           struct book *b, const struct statement_ask *ask)
{
    struct client *client;
    struct statement s = {0};
    uint8_t only = CURRENCY_NONE;
    int rc = cli_client(c, b, ask->client, &client);
    if (rc == 0 && o->currency)
        rc = book_billed(b, client, o->currency, &only, &c->err);
    if (rc == 0)
        rc = statement_of(b, client, ask->stretch.from, ask->stretch.to, &s,
                          &c->err);
    if (rc == 0)
        rc = c->format == OUT_IDS ? print_numbers(c, &s, only)
                                  : print_rows(c, b, client, &s, only);
    vec_release(&s.rows);
    return rc;
}

/* The client may have dealings in other currencies than the one that was not
 * asked for. */
static void note_others(struct cli *c, const struct statement_options *o,
                        const struct book *b, const struct doc *d)
{
    const char *code = letter_other_currency(b, d);
    if (code && !o->currency)
        cli_note(c, _("%s has dealings in %s, too (--currency %s)"),
                 d->page.client->key, code, code);
}

static int print_paper(struct cli *c, const struct statement_options *o,
                       struct book *b, const struct statement_ask *ask)
{
    struct doc_maker m;
    struct doc d;
    doc_maker_init(&m, &c->home, b, &o->sheet.look);
    int rc = letter_statement(&c->home, b, ask, &d, &c->err);
    if (rc == 0)
        rc = invoice_paper_print(c, &m, &d.page, o->sheet.output);
    if (rc == 0)
        note_others(c, o, b, &d);
    doc_release(&d);
    return rc;
}

static int show_account(struct cli *c, const struct statement_options *o,
                        const struct statement_ask *ask)
{
    struct book b;
    bool sheet = invoice_sheet_wanted(c);
    if (!sheet) {
        invoice_text_is_table(c);
        if (cli_output(c, "--output", o->sheet.output) < 0)
            return -1;
    }
    if (cli_book(c, INVOICE_TYPES, true, NULL, &b) < 0)
        return -1;
    int rc =
        sheet ? print_paper(c, o, &b, ask) : print_statement(c, o, &b, ask);
    book_release(&b);
    return rc;
}

/* --- --issue ---------------------------------------------------------------
 */

struct issuing {
    const struct statement_options *options;
    struct statement_ask ask;
    struct record row;
    struct book *book;
    struct doc doc;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct issuing *s = arg;
    s->book = enter_book(en);
    return letter_statement_issue(&c->home, en, &s->ask, &s->row, &s->doc,
                                  &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct issuing *s = arg;
    const struct statement_options *o = s->options;
    struct doc_maker m;
    note_others(c, o, s->book, &s->doc);
    if (!invoice_print_as_paper(c, &o->writing))
        return invoice_print_numbers(c, &o->writing, en, "number");
    if (o->writing.dry_run)
        s->doc.page.number = NULL;
    doc_maker_init(&m, &c->home, s->book, &o->sheet.look);
    return invoice_paper_print(c, &m, &s->doc.page, NULL);
}

static int issue(struct cli *c, const struct statement_options *o,
                 const struct statement_ask *ask)
{
    struct cli_enter how = {.dry_run = o->writing.dry_run, .as_of = true};
    struct issuing s = {.options = o, .ask = *ask};
    if (invoice_letter_row(c, &o->writing, &s.row) < 0)
        return -1;
    uint64_t types = INVOICE_TYPES | TYPE(REC_TOUCH) | enter_needs(&s.row);
    int rc = cli_write(c, &how, types, &(struct cli_writing){add, print}, &s);
    doc_release(&s.doc);
    return rc;
}

static int cmd_invoice_statement(struct cli *c, void *options, int argc,
                                 char **argv)
{
    const struct statement_options *o = options;
    struct statement_ask ask = {.currency = o->currency};
    if (argc != 1)
        return cli_usage(c, _("which client? (acct-invoice statement CLIENT)"));
    ask.client = argv[0];
    if (invoice_check_issue(c, o->issue, &o->writing, &o->sheet,
                            invoice_sheet_wanted(c)) < 0 ||
        read_stretch(c, o, &ask.stretch) < 0)
        return -1;
    if (o->writing.owner && !o->issue)
        return cli_usage(c, _("%s goes with --issue only"), "--owner");
    return o->issue ? issue(c, o, &ask) : show_account(c, o, &ask);
}

#define AT(member) offsetof(struct statement_options, member)
static const struct cli_option options[] = {
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency)},
    INVOICE_PERIOD,
    {0, "from", N_("DATE"),
     N_("the first day; recurring: of what is billed, also before all that "
        "was"),
     CLI_TEXT, AT(from)},
    {0, "to", N_("DATE"), N_("the last day"), CLI_TEXT, AT(to)},
    {0, "issue", NULL,
     N_("give the letter a number and record that it was sent"), CLI_FLAG,
     AT(issue)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_sheet_options, AT(sheet)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_statement = {
    .name = "statement",
    .operands = "CLIENT [options]",
    .help = N_("what was billed and paid, with the balance after each"),
    .run = cmd_invoice_statement,
    .size = sizeof(struct statement_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_paper_formats,
};
