/* The code to pay with, on paper and on a terminal. */
#include "invoice_paper_part.h"

#include <stdio.h>

#include "base/i18n.h"
#include "out/qr.h"
#include "work/payqr.h"

/* What the client's bank is told, in the paper's language. */
static const char *purpose(struct paper_making *m)
{
    const struct paper *p = &m->paper;
    struct buf b = {0}, amount = {0};
    char day[DATE_SIZE];
    struct civil c = day_civil(p->day);
    if (p->lang == PAPER_RU)
        snprintf(day, sizeof day, "%02d.%02d.%04d", c.day, c.month, c.year);
    else
        day_print(p->day, day);
    buf_fmt(&b, paper_word(p->lang, W_PURPOSE), p->number, day);
    if (strcmp(p->code, "RUB") == 0 && p->lang == PAPER_RU) {
        char tax[MONEY_SIZE];
        buf_fmt(&amount, paper_word(p->lang, W_PURPOSE_VAT),
                money_print(p->tax, p->digits, tax));
        buf_puts(&b, p->tax ? buf_cstr(&amount)
                            : paper_word(p->lang, W_PURPOSE_NO_VAT));
    }
    buf_release(&amount);
    return making_keep(m, &b);
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
    if (!bill || !p->number || !payqr_wanted(&q, p->code))
        return 0;
    q.purpose = purpose(m);
    p->payload_small = strcmp(p->code, "EUR") == 0;
    if (payqr_make(&q, p->code, &m->payload, &m->c->err) < 0)
        return -1;
    p->payload = buf_view(&m->payload);
    return 0;
}

int invoice_paper_code(struct cli *c, const struct invoice_options *o,
                       struct book *b, const struct invoice_page *page,
                       const struct invoice_paper *more)
{
    struct paper_making m = {
        .c = c, .options = o, .book = b, .page = page, .more = more};
    struct qr code = {0};
    struct buf out = {0};
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
        buf_ch(&out, '\n');
        qr_text(&code, c->color, &out);
        fwrite(buf_cstr(&out), 1, out.n, stdout);
    }
    qr_release(&code);
    buf_release(&out);
    making_release(&m);
    return rc;
}
