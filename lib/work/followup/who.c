/* What a client is asked for. */
#include "inside.h"

/* All that is known of whom. */
struct asked {
    const struct client *client;
    const struct client_facts *facts;
    const struct risk *risk;
    const struct leaving *leaving; /* NULL: nothing is foreseen */
};

static const char *orders(const struct given *g, const struct asked *a)
{
    return value_number(g, a->facts->orders);
}

static const char *contracts(const struct given *g, const struct asked *a)
{
    return value_number(g, a->facts->contracts);
}

static const char *contracted(const struct given *g, const struct asked *a)
{
    (void)g;
    return value_yes(a->facts->first_contract);
}

static const char *issue(const struct given *g, const struct asked *a)
{
    (void)g;
    return a->risk->issue ? a->risk->issue->ref : "";
}

static const char *overdue(const struct given *g, const struct asked *a)
{
    (void)g;
    return value_yes(a->risk->debt != DAY_NONE);
}

/* What it has not of what we sell, and of what others have. */
static const char *more(const struct given *g, const struct asked *a)
{
    return services_list(&g->facts->services, g->book, a->client, false);
}

static const char *satisfied(const struct given *g, const struct asked *a)
{
    double score, csat;
    bool scored = entry_number(a->risk->response, "score", &score);
    bool rated = entry_number(a->risk->response, "csat", &csat);
    (void)g;
    return value_yes((scored || rated) && (!scored || score >= 7) &&
                     (!rated || csat >= 4));
}

static const char *answer(const struct given *g, const struct asked *a,
                          const char *name)
{
    const struct entry *e = a->risk->response;
    return e ? entry_attr(g->book, e, name) : "";
}

static const char *score(const struct given *g, const struct asked *a)
{
    return answer(g, a, "score");
}

static const char *csat(const struct given *g, const struct asked *a)
{
    return answer(g, a, "csat");
}

static const char *risk(const struct given *g, const struct asked *a)
{
    return value_number(g, a->risk->score);
}

static const char *leaving(const struct given *g, const struct asked *a)
{
    return a->leaving ? value_number(g, a->leaving->percent) : "";
}

static const char *warned(const struct given *g, const struct asked *a)
{
    (void)g;
    /* Of who bought once the warning says what most such do. */
    return value_yes(a->risk->score >= RISK_HIGH ||
                     (a->leaving && a->facts->orders > 1 &&
                      a->leaving->percent >= LEAVING_HIGH));
}

static const char *key(const struct given *g, const struct asked *a)
{
    const char *said = client_attr(g->book, a->client, "key");
    const char *tier = client_attr(g->book, a->client, "tier");
    return *said ? value_yes(strcmp(said, "yes") == 0)
                 : value_yes(strcmp(tier, "A") == 0);
}

static const char *plan(const struct given *g, const struct asked *a)
{
    const struct entry *e = plan_of(g->facts->plan, a->client);
    char day[DATE_SIZE];
    return e ? arena_fmt(&g->book->arena, "%s", day_print(e->day, day)) : "";
}

static const char *goals(const struct given *g, const struct asked *a)
{
    return goals_of(g->book, a->client, plan_of(g->facts->plan, a->client))
        .text;
}

static const struct leaving *foreseen(const struct facts *f,
                                      const struct client *c)
{
    const struct leaving *of = f->leavings.of ? &f->leavings.of[c->n] : NULL;
    return of && of->about != LEAVING_NONE ? of : NULL;
}

const char *who_value(const struct given *g, const struct client *c,
                      enum rule_who what, const char *name)
{
    static const char *(*const values[RULE_WHOS])(const struct given *,
                                                  const struct asked *) = {
        [WHO_ORDERS] = orders,
        [WHO_CONTRACTS] = contracts,
        [WHO_CONTRACTED] = contracted,
        [WHO_ISSUE] = issue,
        [WHO_OVERDUE] = overdue,
        [WHO_MORE] = more,
        [WHO_SATISFIED] = satisfied,
        [WHO_WARNED] = warned,
        [WHO_KEY] = key,
        [WHO_PLAN] = plan,
        [WHO_GOALS] = goals,
        [WHO_SCORE] = score,
        [WHO_CSAT] = csat,
        [WHO_RISK] = risk,
        [WHO_LEAVING] = leaving,
    };
    const struct asked a = {c, &g->facts->of[c->n], &g->facts->risks->of[c->n],
                            foreseen(g->facts, c)};
    return values[what] ? values[what](g, &a) : client_attr(g->book, c, name);
}
