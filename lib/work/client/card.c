#include "work/client/card.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/account.h"

static int latest_first(const void *x, const void *y)
{
    const struct entry *a = *(const struct entry *const *)x;
    const struct entry *b = *(const struct entry *const *)y;
    if (a->day != b->day)
        return a->day > b->day ? -1 : 1;
    return a->line > b->line ? -1 : a->line < b->line;
}

/* What amends another record, or merges clients, stands among the rest; voids
 * are not told. */
static void add_changes(struct card *card, const struct book *b)
{
    VEC(const struct entry *) changes = {0};
    for (size_t i = 0; i < b->changes.n; i++)
        if (b->changes.v[i].client == card->client &&
            b->changes.v[i].type != REC_VOID)
            *vec_push(&changes) = &b->changes.v[i];
    if (changes.n)
        qsort(changes.v, changes.n, sizeof *changes.v, latest_first);
    size_t at = card->history.n, left = changes.n;
    for (size_t i = 0; i < changes.n; i++)
        vec_push(&card->history);
    while (left > 0) {
        const struct entry **last = at ? &card->history.v[at - 1] : NULL;
        bool later = last && latest_first(last, &changes.v[left - 1]) > 0;
        card->history.v[at + left - 1] = later ? *last : changes.v[left - 1];
        at -= later;
        left -= !later;
    }
    vec_release(&changes);
}

static void add_history(struct card *card, struct book *b)
{
    for (size_t i = b->entries.n; i-- > 0;) {
        const struct entry *e = &b->entries.v[i];
        if (card_meant(b, e) == card->client ||
            ((e->type == REC_PAYMENT || e->type == REC_CREDIT) &&
             account_of(b, e) == card->client))
            *vec_push(&card->history) = e;
    }
    add_changes(card, b);
}

static void add_referred(struct card *card, struct book *b)
{
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *c = b->clients.v[i];
        const char *referrer = client_attr(b, c, "referrer");
        if (c != card->client && *referrer &&
            book_client(b, referrer) == card->client)
            *vec_push(&card->referred) = c;
    }
}

/* Two rounds, so that those that matter now come first. */
static void add_contracts(struct card *card, const struct book *b,
                          int32_t today)
{
    for (int runs = 1; runs >= 0; runs--)
        for (size_t i = b->contracts.n; i-- > 0;) {
            const struct contract *c = b->contracts.v[i];
            if (c->client == card->client &&
                card_contract_runs(c, today) == (bool)runs)
                *vec_push(&card->contracts) = c;
        }
}

static void add_orders(struct card *card, const struct book *b)
{
    for (int open = 1; open >= 0; open--) {
        for (size_t i = b->orders.n; i-- > 0;) {
            const struct order *o = b->orders.v[i];
            if (o->client == card->client && card_order_open(o) == (bool)open)
                *vec_push(&card->orders) = o;
        }
        if (open)
            card->orders_open = card->orders.n;
    }
}

static void find_surveys(struct card *card, const struct book *b)
{
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        if (s->client != card->client || s->entry->internal)
            continue;
        if (!s->response)
            card->asked = s;
        else if (!card->answered ||
                 s->response->day >= card->answered->response->day)
            card->answered = s;
    }
    if (card->asked && card->answered &&
        card->asked->entry->day < card->answered->response->day)
        card->asked = NULL;
}

static void find_papers(struct card *card, struct book *b)
{
    struct papers *p = &card->papers;
    size_t kept = 0;
    papers_find(b, p);
    for (size_t i = 0; i < p->all.n; i++)
        if (p->all.v[i].client == card->client)
            p->all.v[kept++] = p->all.v[i];
    p->all.n = kept;
}

static void find_plan(struct card *card, const struct book *b)
{
    for (size_t i = b->entries.n; i-- > 0 && !card->plan;)
        if (b->entries.v[i].type == REC_PLAN &&
            b->entries.v[i].client == card->client)
            card->plan = &b->entries.v[i];
}

int card_find(struct book *b, struct client *client,
              const struct invoice_rules *rules, const struct card_asked *asked,
              struct card *card, struct err *e)
{
    *card = (struct card){.client = client};
    add_referred(card, b);
    add_contracts(card, b, rules->today);
    add_orders(card, b);
    card_add_duties(card, b, rules->today);
    card_add_items(card, b, asked, rules->today);
    find_surveys(card, b);
    find_papers(card, b);
    find_plan(card, b);
    add_history(card, b);
    if (card_add_money(card, b, rules, e) < 0)
        return -1;
    if (card->history.n)
        return 0;
    return err_set(e, ERR_ABSENT,
                   _("client '%s' has no records (they are void)"),
                   client->key);
}

void card_release(struct card *card)
{
    vec_release(&card->referred);
    vec_release(&card->contracts);
    vec_release(&card->orders);
    vec_release(&card->duties);
    vec_release(&card->items);
    vec_release(&card->money);
    vec_release(&card->history);
    papers_release(&card->papers);
}
