/* acct-invoice new: an invoice and its lines, in one batch. */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"
#include "invoice.h"

/* A line as typed: TEXT|QTY|UNIT|PRICE[|VAT]. */
enum part { PART_TEXT, PART_QTY, PART_UNIT, PART_PRICE, PART_VAT, PARTS };
static const char *const part_names[PARTS] = {
    N_("text"), N_("quantity"), N_("unit"), N_("price"), N_("VAT"),
};

struct typed_line {
    const char *part[PARTS];
};

struct draft {
    struct cli *c;
    const struct invoice_options *options;
    VEC(struct typed_line) typed;
    struct invoice_lines lines;
    struct invoice_total total;
    struct record row; /* of the invoice */
    int32_t day, due;
    struct client *client;
    uint8_t currency;
    int digits;
};

/* "line 2: price: " in front of what is wrong. */
static int wrong_part(struct cli *c, size_t i, enum part part)
{
    struct buf where = {0};
    buf_fmt(&where, _("line %zu: %s"), i + 1, _(part_names[part]));
    c->err.kind = ERR_USAGE;
    err_at(&c->err, buf_cstr(&where), 0);
    buf_release(&where);
    return -1;
}

/* Takes a part off *rest; a bar or backslash after a backslash is itself. */
static const char *next_part(struct cli *c, const char **rest)
{
    struct buf part = {0};
    const char *p = *rest;
    for (; *p && *p != '|'; p++) {
        if (*p == '\\' && (p[1] == '|' || p[1] == '\\'))
            p++;
        buf_ch(&part, *p);
    }
    *rest = *p ? p + 1 : NULL;
    struct str text = str_trim(buf_view(&part));
    const char *kept = arena_dup(&c->arena, text.n ? text.p : "", text.n);
    buf_release(&part);
    return kept;
}

static int type_line(struct draft *d, size_t i, const char *text)
{
    struct cli *c = d->c;
    struct typed_line *line = vec_push(&d->typed);
    size_t n = 0;
    for (const char *rest = text; rest; n++) {
        if (n == PARTS)
            return cli_usage(c,
                             _("line %zu has more than five parts (a bar in "
                               "the text is written \\|)"),
                             i + 1);
        line->part[n] = next_part(c, &rest);
    }
    if (n <= PART_PRICE)
        return cli_usage(c,
                         _("line %zu: '%s' has no price (write "
                           "TEXT|QTY|UNIT|PRICE or TEXT|QTY|UNIT|PRICE|VAT)"),
                         i + 1, text);
    for (; n < PARTS; n++)
        line->part[n] = "";
    if (!*line->part[PART_TEXT]) {
        cli_usage(c, _("is empty (say what is billed)"));
        return wrong_part(c, i, PART_TEXT);
    }
    if (!*line->part[PART_QTY])
        line->part[PART_QTY] = "1";
    if (!*line->part[PART_UNIT])
        line->part[PART_UNIT] = conf_text(&c->conf, "invoice.unit");
    if (!*line->part[PART_VAT])
        line->part[PART_VAT] = conf_text(&c->conf, "invoice.vat");
    return 0;
}

/* The numbers of a line that need no currency. */
static int read_line(struct draft *d, size_t i)
{
    struct cli *c = d->c;
    const struct typed_line *typed = &d->typed.v[i];
    struct invoice_line *line = vec_push(&d->lines.all);
    struct str qty = str_of(typed->part[PART_QTY]);
    struct str vat = str_of(typed->part[PART_VAT]);
    const struct schema_attr *rate = schema_attr(REC_LINE, STR("vat"));
    *line = (struct invoice_line){
        .text = typed->part[PART_TEXT],
        .unit = typed->part[PART_UNIT],
        .order = d->options->order ? d->options->order : "",
        .category = "",
    };
    if (decimal_parse(qty, &line->qty, &c->err) < 0)
        return wrong_part(c, i, PART_QTY);
    if (line->qty.n == 0) {
        cli_usage(c, _("'%s' bills nothing"), typed->part[PART_QTY]);
        return wrong_part(c, i, PART_QTY);
    }
    if (schema_check(rate, vat, 0, &c->err) < 0 ||
        decimal_parse(vat, &line->vat, &c->err) < 0)
        return wrong_part(c, i, PART_VAT);
    line->qty = invoice_decimal(line->qty);
    line->vat = invoice_decimal(line->vat);
    /* Which category a rate of 0 is of, only the user knows. */
    line->category = line->vat.n > 0 ? "S" : "";
    return 0;
}

static int read_lines(struct draft *d)
{
    const struct cli_list *list = &d->options->lines;
    if (!list->n)
        return cli_usage(d->c, _("which lines? (-l 'TEXT|QTY|UNIT|PRICE', "
                                 "once for each)"));
    for (size_t i = 0; i < list->n; i++)
        if (type_line(d, i, list->v[i]) < 0 || read_line(d, i) < 0)
            return -1;
    return 0;
}

static int read_dates(struct draft *d)
{
    struct cli *c = d->c;
    const struct invoice_options *o = d->options;
    d->day = c->now.day;
    if (o->date && cli_day(c, "--date", o->date, DAY_LAST, &d->day) < 0)
        return -1;
    d->due = span_add(d->day, conf_span(&c->conf, "invoice.due"), 1);
    if (!o->due)
        return 0;
    if (cli_day(c, "--due", o->due, DAY_LAST, &d->due) < 0)
        return -1;
    char day[DATE_SIZE], due[DATE_SIZE];
    if (d->due < d->day)
        return cli_usage(c, _("--due: %s is before the invoice's date, %s"),
                         day_print(d->due, due), day_print(d->day, day));
    return 0;
}

/* All of the invoice's row but what needs the client and the total. */
static int make_row(struct draft *d)
{
    struct cli *c = d->c;
    const struct invoice_options *o = d->options;
    char *day = arena_new(&c->arena, DATE_SIZE);
    char *due = arena_new(&c->arena, DATE_SIZE);
    struct cli_record words = {
        .type = REC_INVOICE,
        .ref = o->ref,
        .owner = o->owner,
        .text = o->text,
        .attrs = &o->set,
    };
    if (read_dates(d) < 0 || cli_record(c, &words, &d->row) < 0)
        return -1;
    d->row.col[COL_DATE] = str_of(day_print(d->day, day));
    d->row.col[COL_DUE] = str_of(day_print(d->due, due));
    if (o->order)
        cli_record_attr(c, &d->row, "order", o->order);
    return 0;
}

static int find_client(struct draft *d, struct book *b, const char *given)
{
    struct cli *c = d->c;
    const char *code = d->options->currency;
    if (book_find(b, str_of(given), &d->client, &c->err) < 0)
        return -1;
    d->currency = b->currency;
    if (d->client->currency != CURRENCY_NONE)
        d->currency = d->client->currency;
    if (code &&
        currency_find(&b->currencies, str_of(code), &d->currency, &c->err) < 0)
        return err_at(&c->err, "--currency", 0);
    d->digits = book_currency(b, d->currency)->digits;
    const char *order = d->options->order;
    const struct order *for_order = order ? book_order(b, order) : NULL;
    if (for_order && for_order->client != d->client)
        return err_set(
            &c->err, ERR_DATA, _("'%s' belongs to client %s, not to %s"), order,
            for_order->client ? for_order->client->key : "-", d->client->key);
    return 0;
}

static int add_up(struct draft *d)
{
    struct cli *c = d->c;
    for (size_t i = 0; i < d->lines.all.n; i++) {
        struct invoice_line *line = &d->lines.all.v[i];
        const char *price = d->typed.v[i].part[PART_PRICE];
        if (money_parse(str_of(price), d->digits, &line->price, &c->err) < 0)
            return wrong_part(c, i, PART_PRICE);
        if (line->price < 0) {
            cli_usage(c,
                      _("'%s' is below zero (what goes back has a quantity "
                        "below zero)"),
                      price);
            return wrong_part(c, i, PART_PRICE);
        }
    }
    if (invoice_add_up(d->lines.all.v, d->lines.all.n, &d->total, &c->err) < 0)
        return -1;
    char text[MONEY_SIZE];
    if (d->total.gross < 0)
        return cli_usage(c,
                         _("the lines add up to %s (what goes back to the "
                           "client is a credit note)"),
                         money_print(d->total.gross, d->digits, text));
    return 0;
}

static struct str amount_cell(struct draft *d, int64_t minor)
{
    char *text = arena_new(&d->c->arena, MONEY_SIZE);
    return str_of(money_print(minor, d->digits, text));
}

static int enter_line(struct draft *d, struct enter *en, size_t i)
{
    struct cli *c = d->c;
    const struct invoice_line *line = &d->lines.all.v[i];
    const struct record *invoice = enter_row(en, 0);
    char qty[MONEY_SIZE], vat[MONEY_SIZE];
    struct record r = {.type = REC_LINE};
    r.col[COL_DATE] = invoice->col[COL_DATE];
    r.col[COL_CLIENT] = invoice->col[COL_CLIENT];
    r.col[COL_REF] = invoice->col[COL_REF];
    r.col[COL_CURRENCY] = invoice->col[COL_CURRENCY];
    r.col[COL_AMOUNT] = amount_cell(d, line->price);
    r.col[COL_TEXT] = str_of(line->text);
    cli_record_attr(c, &r, "qty", decimal_print(line->qty, qty));
    if (*line->unit)
        cli_record_attr(c, &r, "unit", line->unit);
    cli_record_attr(c, &r, "vat", decimal_print(line->vat, vat));
    if (*line->category)
        cli_record_attr(c, &r, "vatcat", line->category);
    if (*line->order)
        cli_record_attr(c, &r, "order", line->order);
    if (enter_add(en, &r, &c->err) == 0)
        return 0;
    char where[64];
    snprintf(where, sizeof where, _("line %zu"), i + 1);
    return err_at(&c->err, where, 0);
}

static int enter_all(struct draft *d, struct enter *en, const char *given)
{
    struct book *b = enter_book(en);
    if (find_client(d, b, given) < 0 || add_up(d) < 0)
        return -1;
    d->row.col[COL_CLIENT] = str_of(d->client->key);
    d->row.col[COL_CURRENCY] = str_of(book_currency(b, d->currency)->code);
    d->row.col[COL_AMOUNT] = amount_cell(d, d->total.gross);
    if (enter_add(en, &d->row, &d->c->err) < 0)
        return -1;
    for (size_t i = 0; i < d->lines.all.n; i++)
        if (enter_line(d, en, i) < 0)
            return -1;
    return cli_enter_commit(d->c, en);
}

/* An attribute of the row that was added, its escapes undone. */
static const char *attr_of(struct cli *c, const struct record *r,
                           const char *name)
{
    struct str raw;
    struct buf plain = {0};
    if (!attr_raw(r->col[COL_ATTRS], name, &raw))
        return "";
    attr_unescape(raw, &plain);
    const char *kept = arena_dup(&c->arena, buf_cstr(&plain), plain.n);
    buf_release(&plain);
    return kept;
}

static int print_document(struct draft *d, struct enter *en)
{
    struct cli *c = d->c;
    const struct record *r = enter_row(en, 0);
    struct invoice_page page = {
        .number = d->options->dry_run ? NULL : r->col[COL_REF].p,
        .client = d->client,
        .day = d->day,
        .currency = d->currency,
        .order = attr_of(c, r, "order"),
        .contract = attr_of(c, r, "contract"),
        .period = attr_of(c, r, "period"),
        .remark = r->col[COL_TEXT].n ? r->col[COL_TEXT].p : "",
        .lines = d->lines.all.v,
        .lines_n = d->lines.all.n,
        .total = &d->total,
        .state = {.gross = d->total.gross, .due = d->due},
    };
    const char *prepaid = attr_of(c, r, "prepaid");
    if (*prepaid &&
        money_parse(str_of(prepaid), d->digits, &page.state.paid, &c->err) < 0)
        return err_at(&c->err, "prepaid", 0);
    if (invoice_settle(&page.state, c->today, &c->err) < 0)
        return -1;
    invoice_print(c, enter_book(en), &page);
    return 0;
}

static int print_new(struct draft *d, struct enter *en)
{
    bool text =
        d->c->own_format || (d->options->dry_run && !d->c->format_given);
    if (text && !d->options->quiet)
        return print_document(d, en);
    return invoice_print_added(d->c, d->options, en, COL_REF);
}

int invoice_run_new(struct cli *c, void *options, int argc, char **argv)
{
    const struct invoice_options *o = options;
    struct draft d = {.c = c, .options = o};
    struct cli_enter how = {.dry_run = o->dry_run};
    struct enter *en = NULL;
    int rc = -1;
    if (argc != 1) {
        cli_usage(c, argc ? _("one client is expected (a line is given with "
                              "-l)")
                          : _("which client? (acct-invoice new CLIENT -l "
                              "LINE)"));
        goto out;
    }
    if (read_lines(&d) < 0 || make_row(&d) < 0 ||
        cli_enter_begin(c, &how, enter_needs(&d.row), &en) < 0 ||
        enter_all(&d, en, argv[0]) < 0)
        goto out;
    rc = print_new(&d, en);
out:
    rc = cli_enter_end(c, en, rc);
    vec_release(&d.typed);
    vec_release(&d.lines.all);
    invoice_total_release(&d.total);
    return rc;
}
