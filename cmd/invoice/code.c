/* The code to pay with, on paper and on a terminal. */
#include "invoice/paper_part.h"

#include <stdio.h>

#include "base/i18n.h"
#include "paper/payqr.h"
#include "paper/qr.h"

static void add_sentence(const struct paper_making *m, enum paper_word word,
                         const char *tax, struct buf *b)
{
    const struct paper_place places[] = {{"tax", tax}, {0}};
    if (!*paper_word(m->paper.lang, word))
        return;
    buf_ch(b, ' ');
    paper_say(m->paper.lang, word, places, b);
}

/* What is known of the tax within what is asked for: of a rest, its share. */
static int add_tax(struct paper_making *m, struct buf *b)
{
    const struct paper *p = &m->paper;
    size_t zero = 0;
    int64_t tax = 0;
    char text[MONEY_SIZE];
    for (size_t i = 0; i < p->taxes_n; i++)
        zero += paper_zero_rated(&p->taxes[i]);
    if (p->tax && p->gross > 0 &&
        money_ratio(p->tax, p->open, p->gross, &tax, &m->c->err) < 0)
        return -1;
    if (p->tax)
        add_sentence(m, W_PURPOSE_VAT, money_print(tax, p->digits, text), b);
    else if (p->taxes_n && zero == p->taxes_n)
        add_sentence(m, W_PURPOSE_ZERO, "", b);
    else if (p->taxes_n && zero == 0)
        add_sentence(m, W_PURPOSE_NO_VAT, "", b);
    return 0;
}

/* What the client's bank is told, in the paper's language: a reminder asks for
 * its invoice to be paid. */
static int set_purpose(struct paper_making *m, const char **out)
{
    const struct paper *p = &m->paper;
    bool letter = p->kind == PAPER_REMINDER;
    struct buf b = {0};
    paper_say_of(p->lang, W_PURPOSE, letter ? p->debts[0].number : p->number,
                 letter ? p->debts[0].day : p->day, &b);
    int rc = strcmp(p->code, "RUB") == 0 ? add_tax(m, &b) : 0;
    *out = making_keep(m, &b);
    return rc;
}

/* A paper goes out without a code where the standard has no room for it: its
 * bank details are there to be read. */
static int make_payload(struct paper_making *m, const struct payqr *q)
{
    struct paper *p = &m->paper;
    struct err why = ERR_INIT, *e = m->code_only ? &m->c->err : &why;
    p->payload_small = strcmp(p->code, "EUR") == 0;
    if (payqr_make(q, p->code, &m->payload, e) == 0)
        p->payload = buf_view(&m->payload);
    else if (m->code_only)
        return -1;
    else
        cli_note(m->c, _("the paper has no QR code to pay with: %s"), why.text);
    return 0;
}

int making_code(struct paper_making *m)
{
    struct paper *p = &m->paper;
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
    bool bill = p->kind == PAPER_INVOICE || p->kind == PAPER_REMINDER;
    if (!m->code_only && !(m->code && m->sheet))
        return 0;
    if (!bill || !p->number || !payqr_wanted(&q, p->code))
        return 0;
    if (payqr_check(&q, p->code, &m->c->err) < 0 ||
        set_purpose(m, &q.purpose) < 0)
        return -1;
    return make_payload(m, &q);
}

int invoice_paper_code(struct cli *c, const struct invoice_options *o,
                       struct book *b, const struct invoice_page *page,
                       struct buf *out)
{
    struct paper_making m = {
        .c = c, .options = o, .book = b, .page = page, .code_only = true};
    struct qr code = {0};
    int rc = making_fill(&m);
    if (rc == 0 && !m.paper.payload.n)
        rc = err_set(&c->err, ERR_DATA,
                     _("there is no payment's QR code for %s (it takes an "
                       "open invoice in RUB and the setting me.account, or in "
                       "EUR and me.iban)"),
                     page->number);
    if (rc == 0)
        rc = qr_make(m.paper.payload, m.paper.payload_small, &code, &c->err);
    if (rc == 0) {
        buf_ch(out, '\n');
        qr_text(&code, c->color, out);
    }
    qr_release(&code);
    making_release(&m);
    return rc;
}
