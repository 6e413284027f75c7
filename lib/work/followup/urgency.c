/* How urgent a follow-up is, and of what that is made. */
#include "inside.h"

enum { TIER = 5, MONEY = 5, RISK = 5, PROMISE = 5, HALF = 5 };

static int severity_of(struct book *b, const struct thing *t)
{
    static const struct {
        const char *name;
        int weight;
    } severities[] = {{"low", -10}, {"high", 10}, {"critical", 20}};
    if (t->on == ON_REMINDER)
        return remind_weight(t->is.remind);
    if (t->on != ON_ISSUE)
        return 0;
    const char *severity = entry_attr(b, t->entry, "severity");
    for (size_t i = 0; i < sizeof severities / sizeof severities[0]; i++)
        if (strcmp(severity, severities[i].name) == 0)
            return severities[i].weight;
    return 0;
}

static int tier_of(struct book *b, const struct client *c)
{
    const char *tier = c ? client_attr(b, c, "tier") : "";
    return strcmp(tier, "A") == 0 ? TIER : strcmp(tier, "C") == 0 ? -TIER : 0;
}

/* Half of the time that there is to answer or solve it is gone.  What appears
 * when it is due has had none. */
static bool half_gone(const struct given *g, const struct candidate *c)
{
    const struct occurrence *o = &c->at;
    struct sla_clock clock;
    if (!o->clock.n || !g->facts->clocks ||
        (o->appear == o->due && o->appear_at.timed == o->due_at.timed))
        return false;
    sla_read(g->facts->clocks, c->thing.entry, o->clock, INT64_MAX, &clock);
    return clock.half;
}

/* Past a time that a contract promises. */
static bool broke_promise(const struct given *g, const struct thing *t,
                          int32_t due)
{
    const struct client_facts *f = &g->facts->of[t->client->n];
    return (f->sla || f->solve) && due != DAY_NONE && due < g->home->today &&
           (t->on == ON_QUESTION || t->on == ON_REQUEST || t->on == ON_ISSUE);
}

struct urgency urgency_of(const struct given *g, const struct candidate *c)
{
    const struct thing *t = &c->thing;
    int32_t due = c->at.due, today = g->home->today;
    /* Late within the day counts as a day. */
    if (due == today && occurrence_late(g, &c->at))
        due = today - 1;
    /* An offer does not become more urgent by being late. */
    if (g->rule->quiet == QUIET_COMMERCIAL && due != DAY_NONE && due < today)
        due = today;
    struct urgency u = {.weight = g->rule->urgency,
                        .severity = severity_of(g->book, t),
                        .tier = tier_of(g->book, t->client),
                        .half = half_gone(g, c) ? HALF : 0};
    if (t->client) {
        const struct client_facts *f = &g->facts->of[t->client->n];
        const struct risk *r = &g->facts->risks->of[t->client->n];
        u.money = r->debt != DAY_NONE || f->big ? MONEY : 0;
        u.risk = r->score >= RISK_HIGH ? RISK : 0;
        u.promise = broke_promise(g, t, due) ? PROMISE : 0;
    }
    int sum =
        u.weight + u.severity + u.tier + u.money + u.risk + u.half + u.promise;
    int delay = action_delay(sum, due, today);
    u.due = delay < -sum ? -sum : delay;
    u.total = action_urgency(sum, due, today);
    return u;
}
