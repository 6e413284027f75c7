/* acct-invoice quote and accept: offers with lines, and the orders they
 * become. */
#include <stdlib.h>

#include "base/i18n.h"
#include "invoice/draft.h"
#include "work/invoice/document.h"

int cmd_invoice_quote(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct draft d = {0};
    struct enter *en = NULL;
    struct cli_enter how = {.dry_run = o->writing.dry_run};
    const uint64_t types =
        TYPE(REC_OFFER) | TYPE(REC_INVOICE) | TYPE(REC_CREDIT) | TYPE(REC_ACT);
    int rc = -1;
    if (argc != 1 || !o->lines.n)
        return cli_usage(c, argc > 1 ? _("one client is expected (a line is "
                                         "given with -l)")
                                     : _("which client, which lines? "
                                         "(acct-invoice quote CLIENT -l "
                                         "LINE)"));
    if (draft_read(&d, c, o, REC_OFFER) < 0)
        goto out;
    d.kind = PAPER_QUOTE;
    record_attr(&d.row, "kind", "quote", &c->home.arena);
    record_attr(&d.row, "result", "open", &c->home.arena);
    if (cli_enter_begin(c, &how, types, &en) == 0 &&
        draft_find_client(&d, enter_book(en), argv[0]) == 0 &&
        draft_price(&d, enter_book(en)) == 0 &&
        draft_add_up(&d, enter_book(en)) == 0 && draft_enter(&d, en) == 0 &&
        cli_enter_commit(c, en) == 0)
        rc = draft_print(&d, en);
out:
    rc = cli_enter_end(c, en, rc);
    draft_release(&d);
    return rc;
}

struct accepting {
    struct cli *c;
    const struct invoice_options *options;
    struct enter *en;
    struct offer *offer;
    struct document quote;
    struct record won; /* what says that it was */
    int32_t day;       /* of that */
};

/* A quote is accepted once it was made. */
static int check_day(const struct accepting *a)
{
    const struct entry *first = a->offer->first;
    char day[DATE_SIZE], of[DATE_SIZE];
    if (a->day >= first->day)
        return 0;
    return err_set(&a->c->err, ERR_DATA,
                   _("accepted %s would be before quote %s, which is of %s "
                     "(give the date with -d)"),
                   day_print(a->day, day), a->offer->ref,
                   day_print(first->day, of));
}

static int check_offer(struct accepting *a)
{
    struct cli *c = a->c;
    struct book *b = enter_book(a->en);
    const struct offer *o = a->offer;
    const char *result = offer_attr(b, o, "result");
    char day[DATE_SIZE];
    int32_t until = DAY_NONE;
    if (strcmp(result, "won") == 0)
        return err_set(&c->err, ERR_DATA,
                       _("quote %s was accepted already, on %s"), o->ref,
                       day_print(o->last->day, day));
    if (strcmp(result, "lost") == 0)
        return err_set(&c->err, ERR_DATA,
                       _("quote %s was lost on %s (make a new one)"), o->ref,
                       day_print(o->last->day, day));
    if (check_day(a) < 0)
        return -1;
    for (const struct client_row *r = o->rows; r && until == DAY_NONE;
         r = r->before)
        until = r->entry->due;
    if (until != DAY_NONE && until < a->day)
        cli_note(c, _("quote %s stood until %s"), o->ref,
                 day_print(until, day));
    return 0;
}

/* The record that it was won, and the day of that. */
static int make_won(struct accepting *a)
{
    struct cli *c = a->c;
    const struct invoice_options *o = a->options;
    struct when when = c->home.now;
    struct cli_record words = {
        .type = REC_OFFER,
        .ref = a->offer->ref,
        .date = o->writing.date,
        .owner = o->writing.owner,
    };
    if (cli_record(c, &words, &a->won) < 0)
        return -1;
    struct str date = a->won.col[COL_DATE];
    if (date.n && when_parse(date, &c->home.zone, &when, &c->err) < 0)
        return -1;
    a->day = when.day;
    a->won.col[COL_CLIENT] = str_of(a->offer->client->key);
    record_attr(&a->won, "result", "won", &c->home.arena);
    return 0;
}

static int add_order(struct accepting *a, const char *text, int64_t amount)
{
    struct cli *c = a->c;
    const struct invoice_options *o = a->options;
    const struct entry *first = a->offer->first;
    const struct currency *cur =
        book_currency(enter_book(a->en), first->currency);
    const char *service = entry_attr(enter_book(a->en), first, "service");
    struct record r;
    struct cli_record words = {
        .type = REC_ORDER,
        .date = o->writing.date,
        .due = o->due,
        .owner = o->writing.owner,
        .text = o->writing.text && !o->each ? o->writing.text : text,
        .attrs = &o->writing.set,
    };
    struct str given;
    if (cli_record(c, &words, &r) < 0)
        return -1;
    r.col[COL_CLIENT] = str_of(a->offer->client->key);
    if (first->has_amount) {
        r.col[COL_AMOUNT] = money_cell(&c->home.arena, amount, cur->digits);
        r.col[COL_CURRENCY] = str_of(cur->code);
    }
    record_attr(&r, "quote", a->offer->ref, &c->home.arena);
    if (*service && !attr_raw(r.col[COL_ATTRS], "service", &given))
        record_attr(&r, "service", service, &c->home.arena);
    return enter_add(a->en, &r, &c->err);
}

/* Orders are in the terms of the prices, as their lines will be, and come to
 * what is left after the quote's discount: each has its share of that. */
static int add_orders(struct accepting *a)
{
    const struct document *q = &a->quote;
    const struct entry *first = a->offer->first;
    for (size_t i = 0; i < q->lines.all.n && a->options->each; i++) {
        const struct invoice_line *line = &q->lines.all.v[i];
        if (add_order(a, line->text, line->amount - line->allowance) < 0)
            return -1;
    }
    if (a->options->each && q->lines.all.n)
        return 0;
    const char *text = *first->text     ? first->text
                       : q->lines.all.n ? q->lines.all.v[0].text
                                        : a->offer->ref;
    return add_order(a, text,
                     q->lines.all.n ? q->total.lines - q->total.allowance
                                    : first->amount);
}

static int accept_quote(struct accepting *a, const char *ref)
{
    struct cli *c = a->c;
    struct book *b = enter_book(a->en);
    const struct entry *none;
    a->offer = book_offer(b, ref);
    if (document_find(b, REC_OFFER, ref, &none, &c->err) < 0)
        return -1;
    if (!a->offer->client)
        return err_set(&c->err, ERR_DATA, _("quote %s names no client"), ref);
    if (make_won(a) < 0 || check_offer(a) < 0 ||
        document_load(b, a->offer->first, c->home.ledger, &a->quote, &c->err) <
            0 ||
        enter_add(a->en, &a->won, &c->err) < 0 || add_orders(a) < 0)
        return -1;
    return cli_enter_commit(c, a->en);
}

int cmd_invoice_accept(struct cli *c, void *options, int argc, char **argv)
{
    struct accepting a = {.c = c, .options = options};
    struct cli_enter how = {.dry_run = a.options->writing.dry_run,
                            .texts = true};
    const uint64_t types =
        TYPE(REC_OFFER) | TYPE(REC_ORDER) | TYPE(REC_LINE) | TYPE(REC_CONTRACT);
    int rc = -1;
    if (argc != 1)
        return cli_usage(c, _("which quote? (acct-invoice accept QUOTE)"));
    if (cli_enter_begin(c, &how, types, &a.en) == 0 &&
        accept_quote(&a, argv[0]) == 0)
        rc = invoice_print_all_added(c, &a.options->writing, a.en, REC_ORDER,
                                     COL_REF);
    rc = cli_enter_end(c, a.en, rc);
    document_release(&a.quote);
    return rc;
}

#define AT(member) offsetof(struct invoice_options, member)
static const struct cli_option quote_options[] = {
    {'D', "due", N_("DATE"),
     N_("to be paid by; quote: it stands until; accept: the deadline"),
     CLI_TEXT, AT(due)},
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(currency)},
    {0, "discount", N_("DISCOUNT"),
     N_("off all lines: 10% or an amount; 0 for none, not even the client's "
        "own"),
     CLI_TEXT, AT(discount)},
    {0, "round", N_("STEP"), N_("make the total a multiple of it"), CLI_TEXT,
     AT(round)},
    {0},
};

static const struct cli_inherited quote_inherited[] = {
    {invoice_draft_options, 0},
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_quote = {
    .name = "quote",
    .operands = "CLIENT -l LINE … [options]",
    .help = N_("offer work with its price"),
    .run = cmd_invoice_quote,
    .size = sizeof(struct invoice_options),
    .options = quote_options,
    .inherited = quote_inherited,
    .formats = invoice_formats,
};

static const struct cli_option accept_options[] = {
    {'D', "due", N_("DATE"),
     N_("to be paid by; quote: it stands until; accept: the deadline"),
     CLI_TEXT, AT(due)},
    {0, "each", NULL, N_("make an order of each line"), CLI_FLAG, AT(each)},
    {0},
};

static const struct cli_inherited accept_inherited[] = {
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_accept = {
    .name = "accept",
    .operands = "QUOTE [options]",
    .help = N_("the quote was accepted: make it an order"),
    .run = cmd_invoice_accept,
    .size = sizeof(struct invoice_options),
    .options = accept_options,
    .inherited = accept_inherited,
    .formats = invoice_formats,
};
