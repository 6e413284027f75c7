/* The code to pay with. */
#include "inside.h"

#include "base/i18n.h"
#include "paper/payqr.h"
#include "work/invoice/document.h"

static void add_sentence(const struct making *m, enum paper_word word,
                         const char *tax, struct buf *b)
{
    const struct paper_place places[] = {{"tax", tax}, {0}};
    if (!*paper_word(m->out->paper.lang, word))
        return;
    buf_ch(b, ' ');
    paper_say(m->out->paper.lang, word, places, b);
}

/* The tax of what is left, by the lines that credit notes left; what was paid
 * is a share of all of them.  A tax is one, however little: at a rate above 0
 * nothing is without it. */
static int add_tax_of(struct making *m, const struct invoice_total *left,
                      int64_t gross, struct buf *b, struct err *e)
{
    const struct paper *p = &m->out->paper;
    size_t n = 0, zero = 0, taxed = 0;
    int64_t tax = 0;
    char text[MONEY_SIZE];
    for (size_t i = 0; i < left->taxes.n; i++) {
        const struct invoice_tax *t = &left->taxes.v[i];
        if (!t->net && !t->tax)
            continue;
        n++;
        taxed += t->rate.n > 0;
        zero += paper_zero_rated(
            &(struct paper_tax){t->category, t->rate, t->net, t->tax});
        if (money_add(&tax, t->tax, e) < 0)
            return -1;
    }
    if (taxed && gross > 0 && money_ratio(tax, p->open, gross, &tax, e) < 0)
        return -1;
    if (taxed)
        add_sentence(m, W_PURPOSE_VAT, money_print(tax, p->digits, text), b);
    else if (n && zero == n)
        add_sentence(m, W_PURPOSE_ZERO, "", b);
    else if (n && zero == 0)
        add_sentence(m, W_PURPOSE_NO_VAT, "", b);
    return 0;
}

/* Of an invoice that nothing was credited of, its own sums: it may be one that
 * is not in the book yet. */
static int add_tax(struct making *m, const char *invoice, struct buf *b,
                   struct err *e)
{
    const struct doc_page *page = m->page;
    const struct invoice *i;
    struct document left = {0};
    if (page->total && !page->state.credited)
        return add_tax_of(m, page->total, page->state.gross, b, e);
    i = book_invoice(m->book, invoice);
    if (!i)
        return 0;
    int rc = document_left(m->book, i, &left, e);
    if (rc == 0)
        rc = add_tax_of(m, &left.total, left.total.gross, b, e);
    document_release(&left);
    return rc;
}

/* What the client's bank is told, in the paper's language: a reminder asks for
 * its invoice to be paid. */
static int set_purpose(struct making *m, const char **out, struct err *e)
{
    const struct paper *p = &m->out->paper;
    bool letter = p->kind == PAPER_REMINDER;
    const char *invoice = letter ? p->debts[0].number : p->number;
    struct buf b = {0};
    paper_say_of(p->lang, W_PURPOSE, invoice, letter ? p->debts[0].day : p->day,
                 &b);
    int rc = strcmp(p->code, "RUB") == 0 ? add_tax(m, invoice, &b, e) : 0;
    *out = buf_keep(&b, &m->home->arena);
    return rc;
}

/* A paper goes out without a code where the standard has no room for it: its
 * bank details are there to be read. */
static int make_payload(struct making *m, const struct payqr *q, struct err *e)
{
    struct paper *p = &m->out->paper;
    struct err why = ERR_INIT;
    p->payload_small = strcmp(p->code, "EUR") == 0;
    if (payqr_make(q, p->code, &m->out->payload, m->code_only ? e : &why) == 0)
        p->payload = buf_view(&m->out->payload);
    else if (m->code_only)
        return -1;
    else
        notes_add(&m->home->notes,
                  _("the paper has no QR code to pay with: %s"), why.text);
    return 0;
}

int making_code(struct making *m, struct err *e)
{
    struct paper *p = &m->out->paper;
    struct payqr q = {
        .name = p->seller.name,
        .account = p->bank.account,
        .bank = p->bank.name,
        .bik = p->bank.bik,
        .corr = p->bank.corr,
        .inn = p->seller.inn,
        .kpp = p->seller.kpp,
        .iban = p->bank.iban,
        .bic = p->bank.bic,
        .amount = p->open,
        .purpose = "",
    };
    /* What is wrong in a number is wrong in all formats, code or not. */
    if (paper_has_account(p) && payqr_check(&q, paper_pays_russia(p), e) < 0)
        return -1;
    if (!m->code_only && !(m->code && m->sheet))
        return 0;
    if (!paper_is_bill(p) || !p->number || !payqr_wanted(&q, p->code))
        return 0;
    return set_purpose(m, &q.purpose, e) < 0 ? -1 : make_payload(m, &q, e);
}
