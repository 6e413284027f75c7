#include "work/client/card.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/account.h"

bool card_order_open(const struct order *o)
{
    return !o->cancelled && o->delivered == DAY_NONE;
}

bool card_contract_runs(const struct contract *c, int32_t today)
{
    return c->end == DAY_NONE || c->end >= today;
}

const struct entry *card_contract_fee(const struct contract *c)
{
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (r->entry->has_amount)
            return r->entry;
    return NULL;
}

const char *card_contract_text(const struct contract *c)
{
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (*r->entry->text)
            return r->entry->text;
    return "";
}

int32_t card_contract_notice(struct book *b, const struct contract *c)
{
    struct span notice;
    const char *text = contract_attr(b, c, "notice");
    if (c->end == DAY_NONE || !*text ||
        span_parse(str_of(text), &notice, NULL) < 0)
        return DAY_NONE;
    return span_add(c->end, notice, -1);
}

const struct contact *card_primary(const struct client *c)
{
    const struct contact *best = NULL;
    for (const struct contact *p = c->contacts; p; p = p->next)
        if (p->primary && !p->gone)
            best = p;
    return best ? best : c->primary;
}

const char *card_address(struct book *b, const struct client *c,
                         const char *attr)
{
    const struct contact *p = card_primary(c);
    const char *found = p ? contact_attr(b, p, attr) : "";
    if (!*found)
        found = client_attr(b, c, attr);
    for (p = c->contacts; p && !*found; p = p->next)
        found = p->gone ? "" : contact_attr(b, p, attr);
    return found;
}

const struct client *card_meant(struct book *b, const struct entry *e)
{
    const struct order *o;
    const struct issue *i;
    const struct task *t;
    const struct survey *s;
    const struct contract *k;
    const struct invoice *v;
    if (e->client)
        return e->client;
    switch (e->type) {
    case REC_STAGE:
        return (o = book_order(b, e->ref)) ? o->client : NULL;
    case REC_RESOLVE:
        return (i = book_issue(b, e->ref)) ? i->client : NULL;
    case REC_DONE:
    case REC_SNOOZE:
        return (t = book_task(b, e->ref)) ? t->client : NULL;
    case REC_RESPONSE:
        return (s = book_survey(b, e->ref)) ? s->client : NULL;
    case REC_KPI:
        return (k = book_contract(b, e->ref)) ? k->client : NULL;
    case REC_LINE:
        return (v = book_invoice(b, e->ref)) ? v->client : NULL;
    default:
        return NULL;
    }
}

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
              const struct invoice_rules *rules, struct card *card,
              struct err *e)
{
    *card = (struct card){.client = client};
    add_referred(card, b);
    add_contracts(card, b, rules->today);
    add_orders(card, b);
    card_add_items(card, b, rules->today);
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
    vec_release(&card->items);
    vec_release(&card->money);
    vec_release(&card->history);
    papers_release(&card->papers);
}
