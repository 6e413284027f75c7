/* A document on its way into the ledger. */
#include "invoice/draft.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "work/invoice/document.h"

static int read_dates(struct draft *d, enum rec_type type)
{
    struct cli *c = d->c;
    const struct invoice_options *o = d->options;
    d->day = c->home.now.day;
    d->due = DAY_NONE;
    if (o->writing.date &&
        cli_day(c, "--date", o->writing.date, DAY_LAST, &d->day) < 0)
        return -1;
    if (type == REC_INVOICE)
        d->due = span_add(d->day, conf_span(&c->home.conf, "invoice.due"), 1);
    else if (type == REC_OFFER)
        d->due = span_add(d->day, conf_span(&c->home.conf, "invoice.quote"), 1);
    if (!o->due)
        return 0;
    if (cli_day(c, "--due", o->due, DAY_LAST, &d->due) < 0)
        return -1;
    char day[DATE_SIZE], due[DATE_SIZE];
    if (d->due < d->day)
        return cli_usage(c, _("--due: %s is before the %s's date, %s"),
                         day_print(d->due, due), schema_types[type].name,
                         day_print(d->day, day));
    return 0;
}

/* What is worked out from the lines, and would not fit them if it were set. */
static int check_set(struct cli *c, const struct cli_list *set)
{
    static const struct {
        const char *start, *option;
    } computed[] = {{"discount=", "--discount"},
                    {"allowance=", "--discount"},
                    {"rounding=", "--round"},
                    {"prices=", "--gross"},
                    {"quote=", "--quote"}};
    for (size_t i = 0; i < set->n; i++)
        for (size_t k = 0; k < sizeof computed / sizeof computed[0]; k++)
            if (str_starts(str_of(set->v[i]), computed[k].start))
                return cli_usage(c,
                                 _("--set: '%s' is not set but worked out "
                                   "(say %s)"),
                                 set->v[i], computed[k].option);
    return 0;
}

/* All of the document's row but what needs the client and the total. */
int draft_read(struct draft *d, struct cli *c, const struct invoice_options *o,
               enum rec_type type)
{
    char *day = arena_new(&c->home.arena, DATE_SIZE);
    char *due = arena_new(&c->home.arena, DATE_SIZE);
    struct cli_record words = {
        .type = type,
        .ref = o->ref,
        .owner = o->writing.owner,
        .text = o->writing.text,
        .attrs = &o->writing.set,
    };
    *d = (struct draft){.c = c, .options = o};
    d->terms.gross = o->gross;
    d->ground = o->ground;
    if (check_set(c, &o->writing.set) < 0 || draft_read_lines(d) < 0 ||
        read_dates(d, type) < 0 || cli_record(c, &words, &d->row) < 0)
        return -1;
    d->row.col[COL_DATE] = str_of(day_print(d->day, day));
    d->row.col[COL_DUE] = str_of(day_print(d->due, due));
    if (o->order && type != REC_OFFER && type != REC_CREDIT)
        record_attr(&d->row, "order", o->order, &c->home.arena);
    return 0;
}

int draft_find_client(struct draft *d, struct book *b, const char *given)
{
    struct client *client;
    if (book_find(b, str_of(given), &client, &d->c->err) < 0)
        return -1;
    return draft_client(d, b, client);
}

int draft_known_client(struct draft *d, struct book *b,
                       const struct client *client, uint8_t currency)
{
    (void)b;
    d->client = client;
    d->currency = currency;
    d->digits = book_currency(b, currency)->digits;
    return 0;
}

int draft_client(struct draft *d, struct book *b, const struct client *client)
{
    struct cli *c = d->c;
    d->client = client;
    if (book_billed(b, client, d->options->currency, &d->currency, &c->err) < 0)
        return -1;
    d->digits = book_currency(b, d->currency)->digits;
    const char *order = d->options->order;
    const struct order *for_order = order ? book_order(b, order) : NULL;
    if (for_order && for_order->client != client)
        return err_set(
            &c->err, ERR_DATA, _("'%s' belongs to client %s, not to %s"), order,
            for_order->client ? for_order->client->key : "-", client->key);
    return 0;
}

int draft_take_terms(struct draft *d, struct book *b, const struct entry *from)
{
    const char *ground = entry_attr(b, from, "ground");
    d->terms_given = true;
    if (!d->ground && *ground)
        d->ground = ground;
    return invoice_terms_of(b, from, d->c->home.ledger, &d->terms, &d->c->err);
}

const char *draft_loyalty(struct draft *d, struct book *b,
                          const struct order *order)
{
    const char *contract =
        record_attr_of(&d->row, "contract", &d->c->home.arena);
    const char *ref = record_attr_of(&d->row, "order", &d->c->home.arena);
    if (!order && *ref)
        order = book_order(b, ref);
    if (order && bill_order_quote(b, order))
        return "";
    if (!*contract && order)
        contract = entry_attr(b, order->entry, "contract");
    return bill_discount(b, d->client,
                         *contract ? book_contract(b, contract) : NULL, d->day);
}

int draft_percent(struct cli *c, struct str text, struct decimal *out)
{
    const struct schema_attr *a = schema_attr(REC_INVOICE, STR("discount"));
    if (schema_check(a, text, 0, &c->err) < 0 ||
        decimal_parse(text, out, &c->err) < 0)
        return -1;
    *out = invoice_decimal(*out);
    return 0;
}

static int read_discount(struct draft *d, struct book *b)
{
    struct cli *c = d->c;
    const char *given = d->options->discount;
    struct str text = str_of(given);
    if (!given && (d->terms_given || d->row.type == REC_CREDIT))
        return 0;
    if (!given) {
        const char *usual = draft_loyalty(d, b, NULL);
        return *usual ? draft_percent(c, str_of(usual), &d->terms.discount) : 0;
    }
    /* It is instead of what another document has. */
    d->terms.discount = (struct decimal){0, 0};
    d->terms.allowance = d->terms.rounding = 0;
    int rc;
    if (text.n && text.p[text.n - 1] == '%')
        rc = draft_percent(c, str_trim((struct str){text.p, text.n - 1}),
                           &d->terms.discount);
    else
        rc = money_parse(text, d->digits, &d->terms.allowance, &c->err);
    if (rc == 0 && d->terms.allowance < 0)
        rc = err_set(&c->err, ERR_USAGE, _("'%s' is below zero"), given);
    if (rc == 0)
        return 0;
    c->err.kind = ERR_USAGE;
    return err_at(&c->err, "--discount", 0);
}

/* Makes the total a multiple of --round. */
static int read_rounding(struct draft *d)
{
    struct cli *c = d->c;
    int64_t step;
    if (!d->options->round)
        return 0;
    if (money_parse(str_of(d->options->round), d->digits, &step, &c->err) < 0 ||
        step <= 0) {
        if (!c->err.kind)
            err_set(&c->err, ERR_USAGE, _("'%s' is not above zero"),
                    d->options->round);
        c->err.kind = ERR_USAGE;
        return err_at(&c->err, "--round", 0);
    }
    d->terms.rounding = invoice_rounding(d->total.gross, step);
    d->total.rounding = d->terms.rounding;
    return money_add(&d->total.gross, d->terms.rounding, &c->err);
}

/* Lines without tax have a reason; a rate of 0 may be one. */
static void find_ground(struct draft *d)
{
    const char *usual = conf_text(&d->c->home.conf, "invoice.ground");
    for (size_t i = 0; i < d->lines.all.n && !d->ground && *usual; i++) {
        const struct invoice_line *l = &d->lines.all.v[i];
        if (l->vat.n == 0 && (*l->category ? strcmp(l->category, "Z") != 0
                                           : draft_untaxed(d, i)))
            d->ground = usual;
    }
}

static void put_terms(struct draft *d)
{
    struct cli *c = d->c;
    char text[MONEY_SIZE];
    struct record *r = &d->row;
    if (d->terms.discount.n)
        record_attr(r, "discount", decimal_print(d->terms.discount, text),
                    &c->home.arena);
    if (d->terms.allowance)
        record_attr(r, "allowance",
                    money_print(d->terms.allowance, d->digits, text),
                    &c->home.arena);
    if (d->terms.rounding)
        record_attr(r, "rounding",
                    money_print(d->terms.rounding, d->digits, text),
                    &c->home.arena);
    if (d->terms.gross)
        record_attr(r, "prices", "gross", &c->home.arena);
    if (d->ground)
        record_attr(r, "ground", d->ground, &c->home.arena);
}

static int check_prepaid(struct draft *d)
{
    struct cli *c = d->c;
    const char *text = record_attr_of(&d->row, "prepaid", &c->home.arena);
    int64_t amount = 0;
    if (*text && money_parse(str_of(text), d->digits, &amount, &c->err) < 0)
        return err_at(&c->err, "prepaid", 0);
    return amount < 0 ? cli_usage(c, _("prepaid: '%s' is below zero"), text)
                      : 0;
}

int draft_add_up(struct draft *d, struct book *b)
{
    struct cli *c = d->c;
    char text[MONEY_SIZE], most[MONEY_SIZE];
    if (d->options->round)
        d->terms.rounding = 0;
    if (read_discount(d, b) < 0 || check_prepaid(d) < 0 ||
        invoice_add_up(&d->terms, d->lines.all.v, d->lines.all.n, &d->total,
                       &c->err) < 0)
        return -1;
    if (d->terms.allowance > 0 && d->terms.allowance > d->total.lines)
        return cli_usage(c, _("--discount: %s is more than the lines' %s"),
                         money_print(d->terms.allowance, d->digits, text),
                         money_print(d->total.lines, d->digits, most));
    if (read_rounding(d) < 0)
        return -1;
    if (d->total.gross < 0)
        return cli_usage(c,
                         _("the lines add up to %s (what goes back to the "
                           "client is a credit note)"),
                         money_print(d->total.gross, d->digits, text));
    find_ground(d);
    put_terms(d);
    return 0;
}

static int enter_line(struct draft *d, struct enter *en, size_t i)
{
    struct cli *c = d->c;
    const struct invoice_line *line = &d->lines.all.v[i];
    const struct record *head = enter_row(en, d->at);
    char text[MONEY_SIZE];
    struct record r = {.type = REC_LINE};
    r.col[COL_DATE] = head->col[COL_DATE];
    r.col[COL_CLIENT] = head->col[COL_CLIENT];
    r.col[COL_REF] = head->col[COL_REF];
    r.col[COL_CURRENCY] = head->col[COL_CURRENCY];
    r.col[COL_AMOUNT] = money_cell(&c->home.arena, line->price, d->digits);
    r.col[COL_TEXT] = str_of(line->text);
    record_attr(&r, "qty", decimal_print(line->qty, text), &c->home.arena);
    if (*line->unit)
        record_attr(&r, "unit", line->unit, &c->home.arena);
    record_attr(&r, "vat", decimal_print(line->vat, text), &c->home.arena);
    if (*line->category)
        record_attr(&r, "vatcat", line->category, &c->home.arena);
    if (line->discount)
        record_attr(&r, "discount",
                    money_print(line->discount, d->digits, text),
                    &c->home.arena);
    if (line->vat_round)
        record_attr(&r, "vatround",
                    money_print(line->vat_round, d->digits, text),
                    &c->home.arena);
    if (*line->order)
        record_attr(&r, "order", line->order, &c->home.arena);
    if (*line->cost)
        record_attr(&r, "cost", line->cost, &c->home.arena);
    if (enter_add(en, &r, &c->err) == 0)
        return 0;
    char where[64];
    snprintf(where, sizeof where, _("line %zu"), i + 1);
    return err_at(&c->err, where, 0);
}

/* Of acts and offers the same number again would be more of the first. */
static int check_number(const struct draft *d, struct book *b)
{
    const struct entry *before;
    struct err none = ERR_INIT;
    const char *ref = d->options->ref;
    if (ref && document_is_void(b, d->row.type, ref))
        return err_set(&d->c->err, ERR_DATA,
                       _("%s '%s' was voided (a number is not used twice: take "
                         "a new one)"),
                       schema_types[d->row.type].name, ref);
    if (!ref || document_find(b, d->row.type, ref, &before, &none) < 0)
        return 0;
    return err_set(&d->c->err, ERR_DATA,
                   _("%s '%s' is there already (leave the ref out to get a new "
                     "number)"),
                   schema_types[d->row.type].name, ref);
}

int draft_enter(struct draft *d, struct enter *en)
{
    struct book *b = enter_book(en);
    if (check_number(d, b) < 0)
        return -1;
    d->at = enter_count(en);
    d->row.col[COL_CLIENT] = str_of(d->client->key);
    d->row.col[COL_CURRENCY] = str_of(book_currency(b, d->currency)->code);
    d->row.col[COL_AMOUNT] =
        money_cell(&d->c->home.arena, d->total.gross, d->digits);
    if (enter_add(en, &d->row, &d->c->err) < 0)
        return -1;
    for (size_t i = 0; i < d->lines.all.n; i++)
        if (enter_line(d, en, i) < 0)
            return -1;
    return 0;
}

static int print_document(struct draft *d, struct enter *en)
{
    struct cli *c = d->c;
    const struct record *r = enter_row(en, d->at);
    struct invoice_page page;
    invoice_page_init(&page, d->kind);
    page.number = d->options->writing.dry_run ? NULL : r->col[COL_REF].p;
    page.client = d->client;
    page.day = d->day;
    page.currency = d->currency;
    page.order = record_attr_of(r, "order", &c->home.arena);
    page.contract = record_attr_of(r, "contract", &c->home.arena);
    page.period = record_attr_of(r, "period", &c->home.arena);
    page.of = record_attr_of(r, "invoice", &c->home.arena);
    page.remark = r->col[COL_TEXT].n ? r->col[COL_TEXT].p : "";
    page.ground = d->ground ? d->ground : "";
    page.gross_prices = d->terms.gross;
    page.lines = d->lines.all.v;
    page.lines_n = d->lines.all.n;
    page.total = &d->total;
    page.state = (struct invoice_state){.gross = d->total.gross, .due = d->due};
    const char *prepaid = record_attr_of(r, "prepaid", &c->home.arena);
    if (*prepaid &&
        money_parse(str_of(prepaid), d->digits, &page.state.paid, &c->err) < 0)
        return err_at(&c->err, "prepaid", 0);
    if (invoice_settle(&page.state, c->home.today, &c->err) < 0)
        return -1;
    if (d->kind == PAPER_INVOICE)
        invoice_page_supply(enter_book(en), &page);
    else
        page.state.open = 0;
    return invoice_paper_print(c, d->options, enter_book(en), &page);
}

int draft_print(struct draft *d, struct enter *en)
{
    if ((TYPE(REC_INVOICE) | TYPE(REC_CREDIT)) & TYPE(d->row.type))
        invoice_note_taxid(d->c, enter_book(en), d->client, &d->total, NULL);
    if (invoice_print_as_paper(d->c, &d->options->writing))
        return print_document(d, en);
    return invoice_print_added(d->c, &d->options->writing, en, COL_REF);
}

void draft_release(struct draft *d)
{
    vec_release(&d->typed);
    vec_release(&d->lines.all);
    invoice_total_release(&d->total);
}
