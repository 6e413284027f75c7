/* What is to be paid, and the codes to pay with. */
#include <stdlib.h>

#include "inside.h"

static struct page_sum *sum_of(struct paging *g, uint8_t currency)
{
    for (size_t i = 0; i < g->sums.n; i++)
        if (g->sums.v[i].currency == currency)
            return &g->sums.v[i];
    struct page_sum *s = vec_push(&g->sums);
    s->currency = currency;
    return s;
}

static int add_invoices(struct paging *g, struct err *e)
{
    struct invoice_rules rules = invoice_rules_of(g->t.home);
    struct page_range all = page_range(g->p, g->client, PAGE_INVOICES, NULL);
    for (size_t i = 0; i < all.n; i++) {
        const struct invoice *v = all.v[i].thing;
        struct page_sum *s = sum_of(g, v->entry->currency);
        struct invoice_state is;
        if (invoice_judge(g->t.b, v, &rules, &is, e) < 0 ||
            money_add(&s->open, is.open, e) < 0 ||
            money_add(&s->ahead, is.over, e) < 0 ||
            (is.status == INVOICE_OVERDUE &&
             money_add(&s->late, is.open, e) < 0))
            return err_at(e, v->ref, 0);
        if (is.open)
            *vec_push(&g->bills) = (struct page_bill){
                v->ref, is.due, is.open, v->entry->currency, {0}, false};
    }
    return 0;
}

static int by_due(const void *x, const void *y)
{
    const struct page_bill *a = x, *b = y;
    return a->due != b->due ? (a->due < b->due ? -1 : 1)
                            : strcmp(a->ref, b->ref);
}

int page_add_up(struct paging *g, struct err *e)
{
    struct page_range paid = page_range(g->p, g->client, PAGE_PAYMENTS, NULL);
    if (add_invoices(g, e) < 0)
        return -1;
    for (size_t i = 0; i < paid.n; i++) {
        const struct entry *p = paid.v[i].thing;
        struct account_share share = account_share_of(g->t.b, p);
        if (share.own &&
            money_add(&sum_of(g, p->currency)->ahead, share.own, e) < 0)
            return -1;
    }
    if (g->bills.n > 1)
        qsort(g->bills.v, g->bills.n, sizeof *g->bills.v, by_due);
    return 0;
}

static void tell_sum(struct paging *g, const struct page_sum *s)
{
    struct telling *t = &g->t;
    const struct paper_place open[] = {
        {"sum", tell_money(t, s->open, s->currency)},
        {"late", tell_money(t, s->late, s->currency)},
        {0}};
    const struct paper_place ahead[] = {
        {"sum", tell_money(t, s->ahead, s->currency)}, {0}};
    if (s->open)
        tell_item(t, s->late ? W_PAGE_OVERDUE : W_PAGE_OPEN, open);
    if (s->ahead > 0)
        tell_item(t, W_PAGE_AHEAD, ahead);
}

static void tell_bill(struct paging *g, const struct page_bill *bill)
{
    struct telling *t = &g->t;
    const struct paper_place places[] = {
        {"ref", bill->ref},
        {"sum", tell_money(t, bill->open, bill->currency)},
        {"day", tell_day(t, bill->due)},
        {0}};
    struct brief_part *part =
        brief_add(t->out, BRIEF_CODE, tell_say(t, W_PAGE_CODE, places));
    part->payload = bill->payload;
    part->small = bill->small;
}

/* Those due first; the others have theirs on their documents. */
void page_tell_pay(struct paging *g)
{
    enum { CODES = 4 };
    size_t codes = 0;
    tell_heading(&g->t, W_PAGE_MONEY);
    for (size_t i = 0; i < g->sums.n; i++)
        tell_sum(g, &g->sums.v[i]);
    if (!g->bills.n)
        brief_add(g->t.out, BRIEF_TEXT,
                  paper_word(g->t.lang, W_PAGE_NOTHING_OPEN));
    for (size_t i = 0; i < g->bills.n && codes < CODES; i++)
        if (g->bills.v[i].payload.n) {
            tell_bill(g, &g->bills.v[i]);
            codes++;
        }
}
