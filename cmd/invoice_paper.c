/* From a document of the ledger to a paper. */
#include "invoice_paper_part.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "out/html.h"
#include "out/pdf.h"

const char *making_setting(const struct paper_making *m, const char *key)
{
    return conf_text(&m->c->conf, key);
}

const char *making_keep(struct paper_making *m, struct buf *b)
{
    const char *kept = arena_dup(&m->c->arena, buf_cstr(b), b->n);
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
        .qty = {1, 0},
        .price = page->state.gross,
        .amount = page->state.gross,
    };
    p->remark = *page->remark ? "" : p->remark;
    p->lines_sum = p->net = p->gross = page->state.gross;
}

static int set_lines(struct paper_making *m)
{
    const struct invoice_page *page = m->page;
    const struct invoice_total *t = page->total;
    struct paper *p = &m->paper;
    char sum[MONEY_SIZE], amount[MONEY_SIZE];
    if (!page->lines_n) {
        set_one_line(m);
        return 0;
    }
    if (t->gross != page->state.gross)
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
    p->gross = t->gross;
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
        struct buf text = {0};
        buf_puts(&text, paper_word(p->lang, credit ? W_CREDIT : W_PAID));
        const char *more = credit ? e->ref : entry_attr(m->book, e, "bank");
        if (*more)
            buf_fmt(&text, " %s", more);
        paid += credit ? 0 : e->amount;
        *vec_push(&m->moves) = (struct paper_move){
            .day = e->day, .text = making_keep(m, &text), .payment = e->amount};
    }
    p->paid = paid;
    p->prepaid = state->paid - paid;
    p->credited = state->credited;
    p->open = state->open;
    p->over = state->over;
}

int making_fill(struct paper_making *m)
{
    const struct invoice_page *page = m->page;
    const struct currency *currency = book_currency(m->book, page->currency);
    struct paper *p = &m->paper;
    bool pays = m->more->kind == PAPER_INVOICE;
    *p = (struct paper){
        .kind = m->more->kind,
        .number = page->number,
        .day = page->day,
        .due =
            pays || m->more->kind == PAPER_QUOTE ? page->state.due : DAY_NONE,
        .supplied = m->more->supplied,
        .supplied_to = m->more->supplied_to,
        .order = page->order,
        .contract = page->contract,
        .period = page->period,
        .of = m->more->of,
        .of_day = m->more->of_day,
        .code = currency->code,
        .digits = currency->digits,
        .ground = m->more->ground,
        .gross_prices = m->more->gross_prices,
        .body = "",
        .remark = page->remark,
        .font = making_setting(m, "paper.font"),
    };
    if (!*p->ground)
        p->ground = making_setting(m, "invoice.ground");
    if (making_look(m) < 0)
        return -1;
    making_parties(m);
    if (set_lines(m) < 0)
        return -1;
    if (pays)
        set_settled(m);
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
    return n > m && strcmp(s + n - m, end) == 0;
}

bool invoice_paper_wanted(struct cli *c, const struct invoice_options *o)
{
    if (o->output && !c->format_given && ends_with(o->output, ".pdf"))
        c->own_format = "pdf";
    if (o->output && !c->format_given && ends_with(o->output, ".html"))
        c->own_format = "html";
    return c->own_format && strcmp(c->own_format, "text") != 0;
}

int invoice_output(struct cli *c, const struct invoice_options *o)
{
    if (!o->output || strcmp(o->output, "-") == 0)
        return 0;
    return freopen(o->output, "w", stdout)
               ? 0
               : err_errno(&c->err, errno, "%s", o->output);
}

int invoice_paper_print(struct cli *c, const struct invoice_options *o,
                        struct book *b, const struct invoice_page *page,
                        const struct invoice_paper *more)
{
    struct paper_making m = {
        .c = c, .options = o, .book = b, .page = page, .more = more};
    bool pdf = strcmp(c->own_format, "pdf") == 0;
    struct buf out = {0};
    int rc = -1;
    if (pdf && !o->output && isatty(STDOUT_FILENO)) {
        cli_usage(c, _("a PDF is not for a terminal (-o FILE writes it to a "
                       "file)"));
        goto out;
    }
    if (making_fill(&m) < 0 || making_logo(&m) < 0)
        goto out;
    if ((pdf ? pdf_make(&m.paper, &out, &c->err)
             : html_make(&m.paper, &out, &c->err)) < 0)
        goto out;
    rc = invoice_output(c, o);
    if (rc == 0)
        fwrite(buf_cstr(&out), 1, out.n, stdout);
out:
    making_release(&m);
    buf_release(&out);
    return rc;
}
