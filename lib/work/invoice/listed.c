#include "work/invoice/listed.h"

#include <stdlib.h>

#include "work/invoice/account.h"

static bool names_order(struct book *b, const struct invoice *i,
                        const char *order)
{
    if (strcmp(entry_attr(b, i->entry, "order"), order) == 0)
        return true;
    for (const struct client_row *r = book_lines(b, i->entry); r;
         r = r->before)
        if (strcmp(entry_attr(b, r->entry, "order"), order) == 0)
            return true;
    return false;
}

static bool is_wanted(struct book *b, const struct listed_ask *ask,
                      const struct invoice *i)
{
    const struct entry *e = i->entry;
    return (!ask->client || i->client == ask->client) &&
           e->day >= ask->period.from && e->day <= ask->period.to &&
           (!ask->owner || strcmp(entry_owner(e), ask->owner) == 0) &&
           (!ask->order || names_order(b, i, ask->order));
}

static bool stands_as_wanted(const struct listed_ask *ask,
                             const struct invoice_state *s)
{
    if (ask->by_status && ask->status != s->status)
        return false;
    switch (ask->stand) {
    case LISTED_OPEN:
        return s->open > 0;
    case LISTED_OVERDUE:
        return s->days > 0;
    case LISTED_PAID:
        return s->open == 0;
    case LISTED_ALL:
        break;
    }
    return true;
}

int listed_find(struct book *b, const struct invoice_rules *rules,
                const struct listed_ask *ask, struct listed_invoices *out,
                struct err *e)
{
    *out = (struct listed_invoices){0};
    for (size_t i = 0; i < b->invoices.n; i++) {
        struct listed row = {.invoice = b->invoices.v[i]};
        if (!is_wanted(b, ask, row.invoice))
            continue;
        if (invoice_judge(b, row.invoice, rules, &row.state, e) < 0)
            return -1;
        if (stands_as_wanted(ask, &row.state))
            *vec_push(&out->all) = row;
    }
    return 0;
}

void payments_find(const struct book *b, const struct client *client,
                   struct period period, bool last, struct payments *out)
{
    size_t *latest = mem_new(b->clients.n + 1, sizeof *latest);
    *out = (struct payments){0};
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->client && account_is_received(e))
            latest[e->client->n] = i;
    }
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->type == REC_PAYMENT && (!client || e->client == client) &&
            e->day >= period.from && e->day <= period.to &&
            (!last || (e->client && latest[e->client->n] == i)))
            *vec_push(&out->all) = e;
    }
    free(latest);
}
