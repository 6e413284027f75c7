/* What is whose, found once for the pages of all clients. */
#include <stdlib.h>

#include "inside.h"
#include "work/client/card.h"
#include "work/contact/question.h"

static void put(struct pages *p, const struct client *c, enum page_list list,
                const void *of, const void *thing, int32_t day)
{
    if (!c)
        return;
    *vec_push(&p->items) =
        (struct page_item){c->n, list, of, thing, p->items.n - 1};
    if (day > p->changed[c->n])
        p->changed[c->n] = day;
}

static int compare(const void *x, const void *y)
{
    const struct page_item *a = x, *b = y;
    if (a->client != b->client)
        return a->client < b->client ? -1 : 1;
    if (a->list != b->list)
        return a->list < b->list ? -1 : 1;
    if (a->of != b->of)
        return (uintptr_t)a->of < (uintptr_t)b->of ? -1 : 1;
    return a->n < b->n ? -1 : a->n > b->n;
}

static void find_entries(struct pages *p)
{
    struct book *b = p->book;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        const struct order *o;
        if (e->type == REC_CREDIT)
            put(p, e->client, PAGE_CREDITS, NULL, e, e->day);
        else if (e->type == REC_PAYMENT)
            put(p, e->client, PAGE_PAYMENTS, NULL, e, e->day);
        else if (e->type == REC_REPORT)
            put(p, e->client, PAGE_REPORTS, NULL, e, e->day);
        else if (e->type == REC_STAGE && (o = book_order_of(b, e)))
            put(p, o->client, PAGE_STAGES, o, e, e->day);
    }
}

static void find_things(struct pages *p)
{
    struct book *b = p->book;
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (card_contract_runs(k, p->home->today))
            put(p, k->client, PAGE_CONTRACTS, NULL, k, k->last->day);
    }
    for (size_t i = 0; i < b->orders.n; i++)
        put(p, b->orders.v[i]->client, PAGE_ORDERS, NULL, b->orders.v[i],
            b->orders.v[i]->entry->day);
    for (size_t i = 0; i < b->issues.n; i++) {
        const struct issue *k = b->issues.v[i];
        put(p, k->client, PAGE_ISSUES, NULL, k,
            k->resolved ? k->resolved->day : k->entry->day);
    }
    for (size_t i = 0; i < b->invoices.n; i++)
        put(p, b->invoices.v[i]->client, PAGE_INVOICES, NULL, b->invoices.v[i],
            b->invoices.v[i]->entry->day);
    for (size_t i = 0; i < b->offers.n; i++)
        if (strcmp(offer_attr(b, b->offers.v[i], "kind"), "quote") == 0)
            put(p, b->offers.v[i]->client, PAGE_QUOTES, NULL, b->offers.v[i],
                b->offers.v[i]->last->day);
    for (size_t i = 0; i < p->acts.all.n; i++) {
        const struct act *k = &p->acts.all.v[i];
        if (k->sent != DAY_NONE)
            put(p, k->client, PAGE_ACTS, NULL, k,
                k->signed_on != DAY_NONE ? k->signed_on : k->sent);
    }
}

bool page_paper_signed(const struct pages *p, const struct contract_paper *k)
{
    return k->signed_on != DAY_NONE && k->signed_on <= p->home->today;
}

/* Those that they were sent; of those that are signed the last year's. */
static void find_papers(struct pages *p)
{
    struct papers *all = &p->contract_papers;
    int32_t today = p->home->today;
    papers_find(p->book, all);
    for (size_t i = 0; i < all->all.n; i++) {
        const struct contract_paper *k = &all->all.v[i];
        bool is_signed = page_paper_signed(p, k);
        if (is_signed ? k->signed_on > today - PAGE_YEAR
                      : k->sent != DAY_NONE && k->sent <= today)
            put(p, k->client, PAGE_PAPERS, NULL, k,
                is_signed ? k->signed_on : k->sent);
    }
}

void pages_find(struct pages *p, struct home *home, struct book *b,
                const char *module)
{
    static const struct doc_look usual = {0};
    struct question_items asked = {0};
    *p = (struct pages){.home = home, .book = b, .module = module};
    p->changed = mem_new(b->clients.n + 1, sizeof *p->changed);
    for (size_t i = 0; i < b->clients.n; i++)
        p->changed[i] = b->clients.v[i]->since;
    doc_maker_init(&p->papers, home, b, &usual);
    p->papers.bare = true;
    acts_find(b, &p->acts);
    find_entries(p);
    find_things(p);
    find_papers(p);
    questions_of_ours(b, NULL, &asked);
    for (size_t i = 0; i < asked.n; i++)
        put(p, asked.v[i]->client, PAGE_QUESTIONS, NULL, asked.v[i],
            asked.v[i]->day);
    vec_release(&asked);
    if (p->items.n > 1)
        qsort(p->items.v, p->items.n, sizeof *p->items.v, compare);
}

void pages_release(struct pages *p)
{
    acts_release(&p->acts);
    papers_release(&p->contract_papers);
    vec_release(&p->items);
    free(p->changed);
}

/* The place of the first that is not before it. */
static size_t place(const struct pages *p, const struct page_item *key)
{
    size_t low = 0;
    for (size_t high = p->items.n; low < high;) {
        size_t mid = low + (high - low) / 2;
        if (compare(&p->items.v[mid], key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

struct page_range page_range(const struct pages *p, const struct client *c,
                             enum page_list list, const void *of)
{
    struct page_item key = {.client = c->n, .list = list, .of = of};
    size_t from = place(p, &key);
    key.n = SIZE_MAX;
    return (struct page_range){p->items.v + from, place(p, &key) - from};
}

bool page_report_last(struct pages *p, const struct client *c,
                      struct page_report *out)
{
    struct page_range all = page_range(p, c, PAGE_REPORTS, NULL);
    for (size_t i = all.n; i-- > 0;) {
        const struct entry *e = all.v[i].thing;
        struct err none = ERR_INIT;
        const char *said = shown_attr(p->book, e, "period");
        *out = (struct page_report){.client = c, .sent = e->day};
        if (e->day > p->home->today - PAGE_YEAR && *said &&
            period_parse(str_of(said), e->day, &out->period, &none) == 0)
            return true;
    }
    return false;
}
