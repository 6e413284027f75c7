/* From the page of a document to a paper. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "paper/qr.h"
#include "work/contact/salute.h"

void doc_maker_init(struct doc_maker *m, struct home *home, struct book *b,
                    const struct doc_look *look)
{
    *m = (struct doc_maker){
        .home = home,
        .book = b,
        .look = *look,
        .words = {.home = home},
    };
}

/* An invoice typed by hand may have no lines: it is one, without a word on
 * its tax. */
static void set_one_line(struct making *m)
{
    const struct doc_page *page = m->page;
    struct paper *p = &m->out->paper;
    const char *text = *page->remark     ? page->remark
                       : *page->order    ? page->order
                       : *page->contract ? page->contract
                       : *page->period   ? page->period
                                         : page->number;
    *vec_push(&m->out->lines) = (struct paper_line){
        .text = text ? text : "",
        .unit = "",
        .category = "",
        .order = "",
        .qty = {1, 0},
        .price = {page->state.gross, 0},
        .amount = page->state.gross,
    };
    p->remark = *page->remark ? "" : p->remark;
    p->lines_sum = p->net = page->state.gross;
}

static int set_lines(struct making *m, struct err *e)
{
    const struct doc_page *page = m->page;
    const struct invoice_total *t = page->total;
    struct paper *p = &m->out->paper;
    char sum[MONEY_SIZE], amount[MONEY_SIZE];
    if (!t)
        return 0;
    if (!page->lines_n) {
        set_one_line(m);
        return 0;
    }
    if (m->sheet && t->gross != page->state.gross)
        return err_set(
            e, ERR_DATA,
            _("the lines of %s add up to %s, but its amount is %s %s (void it "
              "and write it anew; -O text prints it as it is)"),
            page->number, money_print(t->gross, p->digits, sum),
            money_print(page->state.gross, p->digits, amount), p->code);
    for (size_t i = 0; i < page->lines_n; i++) {
        const struct invoice_line *line = &page->lines[i];
        *vec_push(&m->out->lines) = (struct paper_line){
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
        *vec_push(&m->out->taxes) =
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
static void set_settled(struct making *m)
{
    const struct invoice_state *state = &m->page->state;
    struct paper *p = &m->out->paper;
    int64_t paid = 0;
    for (size_t i = 0; i < m->page->settled_n; i++) {
        const struct entry *e = m->page->settled[i];
        bool credit = e->type == REC_CREDIT;
        paid += credit ? 0 : e->amount;
        *vec_push(&m->out->moves) = (struct paper_move){
            .kind = credit          ? MOVE_CREDIT
                    : e->amount < 0 ? MOVE_REFUND
                                    : MOVE_PAYMENT,
            .day = e->day,
            .ref = credit ? e->ref : entry_attr(m->book, e, "bank"),
            .of = "",
            .note = m->bare && !credit ? "" : e->text,
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

static void set_rows(struct making *m)
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
        *vec_push(&m->out->moves) = (struct paper_move){
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

static void set_plan(struct making *m)
{
    const struct plan *plan = m->page->plan;
    struct paper *p = &m->out->paper;
    if (!plan || !plan->all.n)
        return;
    for (size_t i = 0; i < plan->all.n; i++) {
        const struct plan_phase *one = &plan->all.v[i];
        *vec_push(&m->out->phases) = (struct paper_phase){
            one->line + 1, one->name, one->first, one->last, one->days};
    }
    p->phases = m->out->phases.v;
    p->phases_n = m->out->phases.n;
    p->plan_first = plan->first;
    p->plan_last = plan->last;
    p->plan_off = plan->off.v;
    p->plan_by = m->page->plan_by;
    if (p->plan_by != DAY_NONE && p->due != DAY_NONE && p->due < p->plan_by)
        p->plan_by = p->due;
}

static int fill(struct making *m, struct err *e)
{
    const struct doc_page *page = m->page;
    const struct currency *currency = book_currency(m->book, page->currency);
    struct paper *p = &m->out->paper;
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
        .ground = page->ground ? page->ground : "",
        .gross_prices = page->gross_prices,
        .gross = page->state.gross,
        .open = page->state.open,
        .remark = page->remark,
        .method = page->method,
        .bank_ref = page->bank_ref,
        .stage = page->stage,
        .font = making_setting(m, "paper.font"),
    };
    if (making_look(m, e) < 0)
        return -1;
    p->greeting = salutation_own(m->book, making_party(m), page->person,
                                 page->day, p->lang);
    making_parties(m);
    if (set_lines(m, e) < 0)
        return -1;
    if (page->kind == PAPER_INVOICE)
        set_settled(m);
    set_rows(m);
    set_plan(m);
    p->lines = m->out->lines.v;
    p->lines_n = m->out->lines.n;
    p->taxes = m->out->taxes.v;
    p->taxes_n = m->out->taxes.n;
    if (making_ground(m, e) < 0)
        return -1;
    p->moves = m->out->moves.v;
    p->moves_n = m->out->moves.n;
    return making_code(m, e);
}

static struct making begin(struct doc_maker *by, const struct doc_page *page,
                           struct doc_paper *out)
{
    *out = (struct doc_paper){0};
    return (struct making){
        .home = by->home,
        .book = by->book,
        .words = &by->words,
        .look = &by->look,
        .bare = by->bare,
        .page = page,
        .out = out,
    };
}

int doc_paper_make(struct doc_maker *by, const struct doc_page *page,
                   bool sheet, struct doc_paper *out, struct err *e)
{
    struct making m = begin(by, page, out);
    m.sheet = sheet;
    return fill(&m, e) < 0 || (sheet && making_logo(&m, e) < 0) ? -1 : 0;
}

int doc_page_check(struct home *home, struct book *b,
                   const struct doc_page *page, struct err *e)
{
    static const struct doc_look usual = {NULL, NULL, NULL};
    struct doc_paper paper = {0};
    struct doc_maker m;
    doc_maker_init(&m, home, b, &usual);
    int rc = doc_paper_make(&m, page, false, &paper, e);
    doc_paper_release(&paper);
    return rc;
}

int doc_paper_code(struct doc_maker *by, const struct doc_page *page,
                   bool color, struct buf *out, struct err *e)
{
    struct doc_paper p;
    struct making m = begin(by, page, &p);
    struct qr code = {0};
    m.code_only = true;
    int rc = fill(&m, e);
    if (rc == 0 && !p.paper.payload.n)
        rc = err_set(e, ERR_DATA,
                     _("there is no payment's QR code for %s (it takes an "
                       "open invoice in RUB and the setting me.account, or in "
                       "EUR and me.iban)"),
                     page->number);
    if (rc == 0)
        rc = qr_make(p.paper.payload, p.paper.payload_small, &code, e);
    if (rc == 0) {
        buf_ch(out, '\n');
        qr_text(&code, color, out);
    }
    qr_release(&code);
    doc_paper_release(&p);
    return rc;
}

void doc_paper_release(struct doc_paper *p)
{
    vec_release(&p->lines);
    vec_release(&p->taxes);
    vec_release(&p->moves);
    vec_release(&p->phases);
    buf_release(&p->logo);
    buf_release(&p->payload);
}
