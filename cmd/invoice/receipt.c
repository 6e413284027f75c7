#include "invoice/receipt.h"

#include <stdlib.h>

#include "base/i18n.h"

int receipt_check(struct cli *c, const struct invoice_options *o,
                  int64_t amount)
{
    return o->receipt && amount < 0
               ? cli_usage(c, _("--receipt is for money that came in, not for "
                                "what goes back"))
               : 0;
}

void receipt_number(struct cli *c, const struct invoice_options *o,
                    struct enter *en, struct record *r)
{
    struct buf number = {0};
    if (!o->receipt)
        return;
    enter_number(en, REC_PAYMENT, "receipt", "numbers.receipt",
                 record_day(r, &c->home.zone, &c->home.now),
                 r->col[COL_CLIENT].n ? r->col[COL_CLIENT].p : "", &number);
    record_attr(r, "receipt", buf_cstr(&number), &c->home.arena);
    buf_release(&number);
}

int receipt_add(struct cli *c, struct book *b, const char *ref, int64_t amount,
                struct receipt_debts *debts, struct invoice_page *page)
{
    const struct invoice *of = *ref ? book_invoice(b, ref) : NULL;
    *vec_push(&debts->all) = (struct paper_debt){
        .number = ref,
        .day = of ? of->entry->day : DAY_NONE,
        .due = of ? of->entry->due : DAY_NONE,
        .paid = amount,
    };
    page->debts = debts->all.v;
    page->debts_n = debts->all.n;
    return money_add(&page->state.gross, amount, &c->err);
}

/* From the first row: what all parts have. */
static int begin_page(struct cli *c, struct book *b, const struct record *r,
                      bool draft, struct invoice_page *page)
{
    invoice_page_init(page, PAPER_RECEIPT);
    page->number = draft ? NULL : record_attr_of(r, "receipt", &c->home.arena);
    page->client = book_client(b, r->col[COL_CLIENT].p);
    page->remark = r->col[COL_TEXT].n ? r->col[COL_TEXT].p : "";
    page->method = record_attr_of(r, "method", &c->home.arena);
    page->bank_ref = record_attr_of(r, "bank", &c->home.arena);
    page->day = record_day(r, &c->home.zone, &c->home.now);
    return currency_find(&b->currencies, r->col[COL_CURRENCY], &page->currency,
                         &c->err);
}

static int print_paper(struct cli *c, const struct invoice_options *o,
                       struct enter *en)
{
    struct book *b = enter_book(en);
    struct receipt_debts debts = {0};
    struct invoice_page page;
    struct str number;
    int rc = 0;
    for (size_t i = 0; i < enter_count(en) && rc == 0; i++) {
        const struct record *r = enter_row(en, i);
        int64_t amount;
        if (!attr_raw(r->col[COL_ATTRS], "receipt", &number))
            continue;
        if (!debts.all.n)
            rc = begin_page(c, b, r, o->writing.dry_run, &page);
        if (rc == 0)
            rc = money_parse(r->col[COL_AMOUNT],
                             book_currency(b, page.currency)->digits, &amount,
                             &c->err);
        if (rc == 0)
            rc = receipt_add(c, b, r->col[COL_REF].n ? r->col[COL_REF].p : "",
                             amount, &debts, &page);
    }
    if (rc == 0)
        rc = invoice_paper_print(c, o, b, &page);
    vec_release(&debts.all);
    return rc;
}

int receipt_print_added(struct cli *c, const struct invoice_options *o,
                        struct enter *en)
{
    return invoice_print_as_paper(c, &o->writing)
               ? print_paper(c, o, en)
               : invoice_print_numbers(c, &o->writing, en, "receipt");
}
