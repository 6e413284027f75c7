/* What a client is asked for. */
#include "inside.h"

/* The services that others have. */
static const char *more_of(struct followup_run *run, uint64_t has)
{
    struct buf list = {0};
    for (size_t i = 0; i < run->facts.service_at.n; i++)
        if (!(has & UINT64_C(1) << i))
            buf_fmt(&list, "%s%s", list.n ? ", " : "", run->facts.services[i]);
    const char *kept = arena_dup(&run->book->arena, buf_cstr(&list), list.n);
    buf_release(&list);
    return kept;
}

static bool satisfied(const struct entry *e)
{
    double score, csat;
    bool scored = entry_number(e, "score", &score);
    bool rated = entry_number(e, "csat", &csat);
    return (scored || rated) && (!scored || score >= 7) &&
           (!rated || csat >= 4);
}

const char *who_value(struct followup_run *run, const struct client *c,
                      const char *name)
{
    const struct client_facts *f = &run->facts.of[c->n];
    const struct risk *r = &run->facts.risks.of[c->n];
    if (strcmp(name, "orders") == 0)
        return value_number(run, f->orders);
    if (strcmp(name, "contracts") == 0)
        return value_number(run, f->contracts);
    if (strcmp(name, "contracted") == 0)
        return value_yes(f->first_contract);
    if (strcmp(name, "issue") == 0)
        return r->issue ? r->issue->ref : "";
    if (strcmp(name, "overdue") == 0)
        return value_yes(r->debt != DAY_NONE);
    if (strcmp(name, "more") == 0)
        return more_of(run, f->services);
    if (strcmp(name, "satisfied") == 0)
        return value_yes(satisfied(r->response));
    if (strcmp(name, "score") == 0 || strcmp(name, "csat") == 0)
        return r->response ? entry_attr(run->book, r->response, name) : "";
    if (strcmp(name, "risk") == 0)
        return value_number(run, r->score);
    return client_attr(run->book, c, name);
}
