#include "work/account/goals.h"

const struct entry **plans_latest(const struct book *b)
{
    const struct entry **all = NULL;
    for (size_t i = 0; (i = book_next(b, TYPE(REC_PLAN), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        if (!e->client)
            continue;
        if (!all)
            all = mem_new(b->clients.n, sizeof *all);
        all[e->client->n] = e;
    }
    return all;
}

/* The latest of the client's rows that says any, or says that there are none.
 */
static const struct entry *said_by(const struct client *c)
{
    struct str raw;
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (entry_raw(r->entry, "goals", &raw))
            return r->entry;
    return NULL;
}

struct goals goals_of(struct book *b, const struct client *c,
                      const struct entry *plan)
{
    const struct entry *own = said_by(c);
    const char *planned = plan ? entry_attr(b, plan, "goals") : "";
    if (*planned && (!own || plan->day >= own->day))
        return (struct goals){planned, plan->day};
    const char *text = own ? entry_attr(b, own, "goals") : "";
    return (struct goals){text, *text ? own->day : DAY_NONE};
}
