/* What is on a paper, in terms of the ledger. */
#include <stdlib.h>

#include "outbox/doc/doc.h"

void doc_page_init(struct doc_page *page, enum paper_kind kind)
{
    *page = (struct doc_page){
        .kind = kind,
        .number = "",
        .day = DAY_NONE,
        .order = "",
        .contract = "",
        .period = "",
        .remark = "",
        .supplied = DAY_NONE,
        .supplied_to = DAY_NONE,
        .of = "",
        .of_day = DAY_NONE,
        .ground = "",
        .method = "",
        .bank_ref = "",
        .state = {.due = DAY_NONE},
        .plan_by = DAY_NONE,
    };
}

/* What was delivered, of what the document names. */
static void add_delivery(struct book *b, struct doc_page *page, const char *ref,
                         bool *undelivered)
{
    const struct order *order = *ref ? book_order(b, ref) : NULL;
    if (!order)
        return;
    if (order->delivered == DAY_NONE) {
        *undelivered = true;
        return;
    }
    if (page->supplied == DAY_NONE || order->delivered < page->supplied)
        page->supplied = order->delivered;
    if (page->supplied_to == DAY_NONE || order->delivered > page->supplied_to)
        page->supplied_to = order->delivered;
}

void doc_page_supply(struct book *b, struct doc_page *page)
{
    bool undelivered = false;
    if (*page->period)
        return;
    for (size_t i = 0; i < page->lines_n; i++)
        add_delivery(b, page,
                     *page->lines[i].order ? page->lines[i].order : page->order,
                     &undelivered);
    if (!page->lines_n)
        add_delivery(b, page, page->order, &undelivered);
    if (page->supplied == DAY_NONE && !undelivered)
        page->supplied = page->supplied_to = page->day;
}

void doc_add_debt(struct doc *d, struct paper_debt debt)
{
    *vec_push(&d->debts) = debt;
    d->page.debts = d->debts.v;
    d->page.debts_n = d->debts.n;
}

void doc_release(struct doc *d)
{
    vec_release(&d->lines.all);
    vec_release(&d->settled);
    vec_release(&d->debts);
    vec_release(&d->statement.rows);
    plan_release(&d->plan);
    invoice_total_release(&d->total);
}
