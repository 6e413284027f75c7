/* From a document of the ledger to a paper. */
#include "invoice/paper_part.h"

#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "base/i18n.h"
#include "paper/draw.h"
#include "paper/html/html.h"
#include "paper/paper_json.h"
#include "paper/plain/plain.h"

const char *making_setting(const struct paper_making *m, const char *key)
{
    return conf_text(&m->c->home.conf, key);
}

const char *making_keep(struct paper_making *m, struct buf *b)
{
    const char *kept = arena_dup(&m->c->home.arena, buf_cstr(b), b->n);
    buf_release(b);
    return kept;
}

/* An invoice typed by hand may have no lines: it is one, without a word on
 * its tax. */
static void set_one_line(struct paper_making *m)
{
    const struct invoice_page *page = m->page;
    struct paper *p = &m->paper;
    const char *text = *page->remark     ? page->remark
                       : *page->order    ? page->order
                       : *page->contract ? page->contract
                       : *page->period   ? page->period
                                         : page->number;
    *vec_push(&m->lines) = (struct paper_line){
        .text = text ? text : "",
        .unit = "",
        .category = "",
        .order = "",
        .qty = {1, 0},
        .price = page->state.gross,
        .amount = page->state.gross,
    };
    p->remark = *page->remark ? "" : p->remark;
    p->lines_sum = p->net = page->state.gross;
}

static int set_lines(struct paper_making *m)
{
    const struct invoice_page *page = m->page;
    const struct invoice_total *t = page->total;
    struct paper *p = &m->paper;
    char sum[MONEY_SIZE], amount[MONEY_SIZE];
    if (!t)
        return 0;
    if (!page->lines_n) {
        set_one_line(m);
        return 0;
    }
    if (m->sheet && t->gross != page->state.gross)
        return err_set(
            &m->c->err, ERR_DATA,
            _("the lines of %s add up to %s, but its amount is %s %s (void it "
              "and write it anew; -O text prints it as it is)"),
            page->number, money_print(t->gross, p->digits, sum),
            money_print(page->state.gross, p->digits, amount), p->code);
    for (size_t i = 0; i < page->lines_n; i++) {
        const struct invoice_line *line = &page->lines[i];
        *vec_push(&m->lines) = (struct paper_line){
            .text = line->text,
            .unit = line->unit,
            .category = line->category,
            .order = line->order,
            .qty = line->qty,
            .vat = line->vat,
            .price = line->price,
            .discount = line->discount,
            .amount = line->amount,
        };
    }
    for (size_t i = 0; i < t->taxes.n; i++)
        *vec_push(&m->taxes) =
            (struct paper_tax){t->taxes.v[i].category, t->taxes.v[i].rate,
                               t->taxes.v[i].net, t->taxes.v[i].tax};
    p->lines_sum = t->lines;
    p->allowance = t->allowance;
    p->net = t->net;
    p->tax = t->tax;
    p->rounding = t->rounding;
    return 0;
}

/* What was paid since it was made. */
static void set_settled(struct paper_making *m)
{
    const struct invoice_state *state = &m->page->state;
    struct paper *p = &m->paper;
    int64_t paid = 0;
    for (size_t i = 0; i < m->page->settled_n; i++) {
        const struct entry *e = m->page->settled[i];
        bool credit = e->type == REC_CREDIT;
        paid += credit ? 0 : e->amount;
        *vec_push(&m->moves) = (struct paper_move){
            .kind = credit          ? MOVE_CREDIT
                    : e->amount < 0 ? MOVE_REFUND
                                    : MOVE_PAYMENT,
            .day = e->day,
            .ref = credit ? e->ref : entry_attr(m->book, e, "bank"),
            .of = "",
            .note = e->text,
            .payment = e->amount};
    }
    p->paid = paid;
    p->prepaid = state->paid - paid;
    p->credited = state->credited;
    p->over = state->over;
}

/* The invoice that a payment or credit note is for. */
static const char *invoice_of_move(struct book *b, const struct entry *e)
{
    if (!e || e->type == REC_INVOICE)
        return "";
    return e->type == REC_CREDIT ? entry_attr(b, e, "invoice") : e->ref;
}

static void set_rows(struct paper_making *m)
{
    static const enum paper_move_kind kinds[] = {
        [STATEMENT_OPENING] = MOVE_OPENING, [STATEMENT_INVOICE] = MOVE_INVOICE,
        [STATEMENT_CREDIT] = MOVE_CREDIT,   [STATEMENT_PAYMENT] = MOVE_PAYMENT,
        [STATEMENT_REFUND] = MOVE_REFUND,   [STATEMENT_OFFSET] = MOVE_OFFSET,
        [STATEMENT_CLOSING] = MOVE_CLOSING,
    };
    for (size_t i = 0; i < m->page->rows_n; i++) {
        const struct statement_row *r = &m->page->rows[i];
        const struct entry *e = r->entry;
        bool document =
            e && (r->kind == STATEMENT_INVOICE || r->kind == STATEMENT_CREDIT);
        *vec_push(&m->moves) = (struct paper_move){
            .kind = kinds[r->kind],
            .day = r->day,
            .ref = document ? e->ref
                   : e      ? entry_attr(m->book, e, "bank")
                            : "",
            .of = invoice_of_move(m->book, e),
            .note = e ? e->text : "",
            .charge = r->debit,
            .payment = r->credit,
            .balance = r->balance,
        };
    }
}

/* "Dear Ms Smith", of the client. */
static const char *tone(const struct paper_making *m)
{
    const struct client *client = m->page->client;
    return client ? client_attr(m->book, client, "tone") : "";
}

int making_fill(struct paper_making *m)
{
    const struct invoice_page *page = m->page;
    const struct currency *currency = book_currency(m->book, page->currency);
    struct paper *p = &m->paper;
    bool due = page->kind == PAPER_INVOICE || page->kind == PAPER_QUOTE;
    *p = (struct paper){
        .kind = page->kind,
        .number = page->number,
        .client = page->client ? page->client->key : "",
        .day = page->day,
        .due = due ? page->state.due : DAY_NONE,
        .supplied = page->supplied,
        .supplied_to = page->supplied_to,
        .order = page->order,
        .contract = page->contract,
        .period = page->period,
        .of = page->of,
        .of_day = page->of_day,
        .debts = page->debts,
        .debts_n = page->debts_n,
        .code = currency->code,
        .digits = currency->digits,
        .ground = page->ground,
        .gross_prices = page->gross_prices,
        .gross = page->state.gross,
        .open = page->state.open,
        .remark = page->remark,
        .method = page->method,
        .bank_ref = page->bank_ref,
        .greeting = tone(m),
        .stage = page->stage,
        .font = making_setting(m, "paper.font"),
    };
    if (!*p->ground)
        p->ground = making_setting(m, "invoice.ground");
    if (making_look(m) < 0)
        return -1;
    making_parties(m);
    if (set_lines(m) < 0)
        return -1;
    if (page->kind == PAPER_INVOICE)
        set_settled(m);
    set_rows(m);
    p->lines = m->lines.v;
    p->lines_n = m->lines.n;
    p->taxes = m->taxes.v;
    p->taxes_n = m->taxes.n;
    p->moves = m->moves.v;
    p->moves_n = m->moves.n;
    return making_code(m);
}

void making_release(struct paper_making *m)
{
    vec_release(&m->lines);
    vec_release(&m->taxes);
    vec_release(&m->moves);
    buf_release(&m->logo);
    buf_release(&m->payload);
}

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n > m && strcasecmp(s + n - m, end) == 0;
}

bool invoice_sheet_wanted(struct cli *c, const struct invoice_options *o)
{
    static const char *const sheets[][2] = {
        {".pdf", "pdf"}, {".html", "html"}, {".htm", "html"}};
    for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++)
        if (o->output && !c->format_given && ends_with(o->output, sheets[i][0]))
            c->own_format = sheets[i][1];
    return c->own_format && strcmp(c->own_format, "text") != 0;
}

bool invoice_print_as_paper(const struct cli *c,
                            const struct invoice_writing *w)
{
    return !w->quiet && (c->format_given ? c->own_format != NULL : w->dry_run);
}

/* How a paper is made (NULL: it is drawn); a sheet is what a client gets. */
struct maker {
    const char *format;
    int (*make)(const struct paper *p, struct buf *out, struct err *e);
    bool sheet;
};

static const struct maker *maker_of(const struct cli *c)
{
    static const struct maker makers[] = {{"text", plain_make, false},
                                          {"html", html_make, true},
                                          {"pdf", NULL, true},
                                          {"json", paper_json, false},
                                          {"ndjson", paper_ndjson, false}};
    const char *format = c->own_format     ? c->own_format
                         : c->format_given ? out_format_name(c->format)
                                           : "text";
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++)
        if (strcmp(makers[i].format, format) == 0)
            return &makers[i];
    return &makers[0];
}

static int make(struct cli *c, const struct maker *maker, const struct paper *p,
                struct buf *out)
{
    return maker->make ? maker->make(p, out, &c->err)
                       : draw_pdf(cli_draw_module(c), p, out, &c->err);
}

int invoice_paper_print(struct cli *c, const struct invoice_options *o,
                        struct book *b, const struct invoice_page *page)
{
    const struct maker *maker = maker_of(c);
    struct paper_making m = {
        .c = c, .options = o, .book = b, .page = page, .sheet = maker->sheet};
    struct buf out = {0};
    int rc = -1;
    if (!maker->make && !o->output && isatty(STDOUT_FILENO)) {
        cli_usage(c, _("a PDF is not for a terminal (-o FILE writes it to a "
                       "file)"));
        goto out;
    }
    if (making_fill(&m) < 0 || (maker->sheet && making_logo(&m) < 0) ||
        make(c, maker, &m.paper, &out) < 0)
        goto out;
    rc = cli_output(c, o->output);
    if (rc == 0)
        fwrite(buf_cstr(&out), 1, out.n, stdout);
    if (rc == 0 && maker->sheet && !*m.paper.seller.name)
        cli_note(c, _("the setting me.name is empty: the paper does not say "
                      "whom it is from"));
out:
    making_release(&m);
    buf_release(&out);
    return rc;
}
