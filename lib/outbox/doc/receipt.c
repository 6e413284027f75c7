#include "outbox/doc/receipt.h"

#include <stdlib.h>

#include "inside.h"

int receipt_add(struct book *b, const char *ref, int64_t amount, struct doc *d,
                struct err *e)
{
    const struct invoice *of = *ref ? book_invoice(b, ref) : NULL;
    doc_add_debt(d, (struct paper_debt){
                        .number = ref,
                        .day = of ? of->entry->day : DAY_NONE,
                        .due = of ? of->entry->due : DAY_NONE,
                        .paid = amount,
                    });
    return money_add(&d->page.state.gross, amount, e);
}

/* From the first row: what all parts have. */
static int begin_page(struct home *home, struct book *b, const struct record *r,
                      struct doc_page *page, struct err *e)
{
    doc_page_init(page, PAPER_RECEIPT);
    page->number = record_attr_of(r, "receipt", &home->arena);
    page->client = book_client(b, r->col[COL_CLIENT].p);
    page->remark = r->col[COL_TEXT].n ? r->col[COL_TEXT].p : "";
    page->method = record_attr_of(r, "method", &home->arena);
    page->bank_ref = record_attr_of(r, "bank", &home->arena);
    page->day = record_day(r, &home->zone, &home->now);
    return currency_find(&b->currencies, r->col[COL_CURRENCY], &page->currency,
                         e);
}

int receipt_of(struct home *home, struct book *b, const struct enter *en,
               bool draft, struct doc *out, struct err *e)
{
    struct str number;
    int64_t amount;
    *out = (struct doc){0};
    for (size_t i = 0; i < enter_count(en); i++) {
        const struct record *r = enter_row(en, i);
        if (!attr_raw(r->col[COL_ATTRS], "receipt", &number))
            continue;
        if (!out->debts.n && begin_page(home, b, r, &out->page, e) < 0)
            return -1;
        int digits = book_currency(b, out->page.currency)->digits;
        if (money_parse(r->col[COL_AMOUNT], digits, &amount, e) < 0 ||
            receipt_add(b, r->col[COL_REF].n ? r->col[COL_REF].p : "", amount,
                        out, e) < 0)
            return -1;
    }
    if (draft)
        out->page.number = NULL;
    return 0;
}
