#include "work/invoice/listed.h"

#include <stdlib.h>

#include "work/invoice/account.h"

static bool names_order(struct book *b, const struct entry *document,
                        const char *order)
{
    if (strcmp(entry_attr(b, document, "order"), order) == 0)
        return true;
    for (const struct client_row *r = book_lines(b, document); r; r = r->before)
        if (strcmp(entry_attr(b, r->entry, "order"), order) == 0)
            return true;
    return false;
}

static bool is_wanted(struct book *b, const struct listed_ask *ask,
                      const struct entry *e)
{
    return (!ask->client || account_of(b, e) == ask->client) &&
           e->day >= ask->period.from && e->day <= ask->period.to &&
           (!ask->owner || strcmp(entry_owner(e), ask->owner) == 0) &&
           (!ask->order || names_order(b, e, ask->order));
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
        if (!is_wanted(b, ask, row.invoice->entry))
            continue;
        if (invoice_judge(b, row.invoice, rules, &row.state, e) < 0)
            return -1;
        if (stands_as_wanted(ask, &row.state))
            *vec_push(&out->all) = row;
    }
    return 0;
}

void credits_find(struct book *b, const struct listed_ask *ask,
                  struct listed_entries *out)
{
    *out = (struct listed_entries){0};
    for (size_t i = 0; (i = book_next(b, TYPE(REC_CREDIT), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        if (is_wanted(b, ask, e))
            *vec_push(&out->all) = e;
    }
}

/* A credit note is of the client whose invoice it is about. */
static bool is_listed(struct book *b, const struct payments_ask *ask,
                      const struct entry *e)
{
    bool credit = ask->credits && e->type == REC_CREDIT;
    if (credit ? !invoice_of_credit(b, e) : e->type != REC_PAYMENT)
        return false;
    return (!ask->client ||
            (credit ? account_of(b, e) : e->client) == ask->client) &&
           e->day >= ask->period.from && e->day <= ask->period.to;
}

void payments_find(struct book *b, const struct payments_ask *ask,
                   struct listed_entries *out)
{
    size_t *latest = mem_new(b->clients.n + 1, sizeof *latest);
    *out = (struct listed_entries){0};
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->client && account_is_received(e))
            latest[e->client->n] = i;
    }
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (is_listed(b, ask, e) &&
            (!ask->last || (e->client && latest[e->client->n] == i)))
            *vec_push(&out->all) = e;
    }
    free(latest);
}
