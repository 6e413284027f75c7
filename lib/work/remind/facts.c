/* What was written and said about invoices, and what stands against writing. */
#include "inside.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "work/invoice/account.h"

/* Most ledgers say little about invoices: the map is made for the first that
 * is named. */
static struct remind_said *said_of(struct remind_facts *f, const char *number)
{
    if (!*number)
        return NULL;
    const struct str name = str_of(number);
    for (size_t i = 0; !f->indexed && i < f->all->all.n; i++) {
        const char *ref = f->all->all.v[i].invoice->ref;
        map_put_kept(&f->at, ref, strlen(ref), NULL)->value = (uint32_t)i;
        keyed_add(&f->names, REC_INVOICE, str_of(ref));
    }
    f->indexed = true;
    const struct map_slot *slot =
        keyed_types(&f->names, name) ? map_find(&f->at, name.p, name.n) : NULL;
    return slot ? &f->said[slot->value] : NULL;
}

static void note_touch(struct remind_facts *f, const struct entry *e)
{
    struct remind_said *said = said_of(f, e->ref);
    if (!said)
        return;
    if (e->dir != DIR_OUT) {
        said->answer = e->day;
        said->promise = e->due;
    } else if (entry_says(e, "kind", "reminder")) {
        said->sent++;
        said->last = e->day;
    }
}

static void add_funds(struct remind_facts *f, const struct client *client,
                      uint8_t currency, int64_t own)
{
    bool fresh;
    if (!own)
        return;
    const uint32_t key[] = {client->n, currency};
    struct map_slot *slot =
        map_put(&f->funds, (const char *)key, sizeof key, &fresh);
    if (fresh) {
        slot->value = (uint32_t)f->money.n;
        *vec_push(&f->money) = 0;
    }
    int64_t *sum = &f->money.v[slot->value];
    if (__builtin_add_overflow(*sum, own, sum))
        *sum = 0;
}

static bool owes(const struct remind_facts *f, const struct client *c)
{
    return c && f->owes[c->n];
}

/* Money that no invoice has taken, or that is too much on one: of those who
 * owe. */
static void note_funds(struct remind_facts *f)
{
    struct book *b = f->book;
    f->owes = mem_new(b->clients.n, sizeof *f->owes);
    for (size_t i = 0; i < f->all->all.n; i++) {
        const struct client *c = f->all->all.v[i].invoice->client;
        if (c)
            f->owes[c->n] = true;
    }
    for (size_t i = 0; (i = book_next(b, TYPE(REC_PAYMENT), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        if (owes(f, e->client))
            add_funds(f, e->client, e->currency, account_share_of(b, e).own);
    }
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        int64_t left = owes(f, v->client) ? invoice_left(b, v) : 0;
        if (left < 0)
            add_funds(f, v->client, v->entry->currency, -left);
    }
}

static int64_t *funds_of(const struct remind_facts *f, const struct invoice *v)
{
    if (!v->client)
        return NULL;
    const uint32_t key[] = {v->client->n, v->entry->currency};
    const struct map_slot *slot =
        map_find(&f->funds, (const char *)key, sizeof key);
    return slot ? &f->money.v[slot->value] : NULL;
}

/* The debt comes first: see account_order. */
struct claim {
    struct account_debt debt;
    struct remind *m;
    int64_t *funds;
};

/* Those not yet due come after all that are past due, and take nothing from
 * them. */
void remind_cover(const struct remind_facts *f, struct reminds *all)
{
    VEC(struct claim) claims = {0};
    for (size_t i = 0; i < all->all.n && f->funds.n; i++) {
        struct remind *m = &all->all.v[i];
        int64_t *funds = funds_of(f, m->invoice);
        if (funds && *funds > 0)
            *vec_push(&claims) = (struct claim){
                {m->invoice, m->state.due, m->state.open}, m, funds};
    }
    if (claims.n)
        qsort(claims.v, claims.n, sizeof *claims.v, account_order);
    for (size_t i = 0; i < claims.n; i++) {
        struct claim *k = &claims.v[i];
        k->m->covered = *k->funds >= k->debt.open;
        *k->funds -= k->m->covered ? k->debt.open : *k->funds;
    }
    vec_release(&claims);
}

static void note_task(struct remind_facts *f, const struct task *t)
{
    const char *number = entry_attr(f->book, t->entry, "invoice");
    struct remind_said *said = said_of(f, *number ? number : t->ref);
    if (said)
        said->task = true;
}

/* The first of an order's that is the worst. */
static void note_order(struct remind_facts *f, size_t place)
{
    const char *order =
        entry_attr(f->book, f->book->issues.v[place]->entry, "order");
    const enum complaint *of = f->dealings->complaints.of;
    bool fresh;
    if (!*order || of[place] == COMPLAINT_OVER)
        return;
    struct map_slot *slot = map_put(&f->orders, order, strlen(order), &fresh);
    if (fresh || of[place] < of[slot->value])
        slot->value = (uint32_t)place;
}

const char *remind_disputed(const struct remind_facts *f,
                            const struct invoice *v)
{
    int place = complaint_at(&f->dealings->complaints, v->client);
    const char *order =
        f->orders.n ? entry_attr(f->book, v->entry, "order") : "";
    const struct map_slot *slot =
        *order ? map_find(&f->orders, order, strlen(order)) : NULL;
    if (place < 0 && slot)
        place = (int)slot->value;
    if (place < 0)
        return NULL;
    return f->dealings->complaints.of[place] == COMPLAINT_OPEN
               ? _("an issue is open")
               : complaint_say(f->book, f->dealings->complaints.of[place],
                               f->book->issues.v[place]->ref);
}

void remind_facts_init(struct remind_facts *f, struct book *b,
                       const struct remind_rules *rules,
                       const struct reminds *all)
{
    *f = (struct remind_facts){
        .book = b,
        .all = all,
        .dealings = rules->dealings,
        .said = mem_new(all->all.n, sizeof *f->said),
        .names = keyed_for(all->all.n),
    };
    for (size_t i = 0; i < all->all.n; i++)
        f->said[i] = (struct remind_said){
            .last = DAY_NONE, .answer = DAY_NONE, .promise = DAY_NONE};
    if (!f->dealings) {
        dealings_find(b, rules->conf, &f->own);
        f->dealings = &f->own;
    }
    for (size_t i = 0; (i = book_next(b, TYPE(REC_TOUCH), i)) < b->entries.n;
         i++)
        note_touch(f, &b->entries.v[i]);
    note_funds(f);
    for (size_t i = 0; i < b->tasks.n; i++)
        note_task(f, b->tasks.v[i]);
    for (size_t i = 0; i < b->issues.n; i++)
        note_order(f, i);
}

void remind_facts_release(struct remind_facts *f)
{
    free(f->owes);
    map_release(&f->at);
    keyed_release(&f->names);
    free(f->said);
    dealings_release(&f->own);
    map_release(&f->orders);
    map_release(&f->funds);
    vec_release(&f->money);
}
