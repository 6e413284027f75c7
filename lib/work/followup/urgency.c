/* How urgent a follow-up is, and of what that is made. */
#include "inside.h"

enum { TIER = 5, MONEY = 5, RISK = 5, PROMISE = 5 };

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

struct urgency urgency_of(const struct given *g, const struct candidate *c)
{
    const struct thing *t = &c->thing;
    int32_t due = c->at.due, today = g->home->today;
    /* An offer does not become more urgent by being late. */
    if (g->rule->quiet == QUIET_COMMERCIAL && due != DAY_NONE && due < today)
        due = today;
    struct urgency u = {.weight = g->rule->urgency,
                        .severity = severity_of(g->book, t),
                        .tier = tier_of(g->book, t->client)};
    if (t->client) {
        const struct client_facts *f = &g->facts->of[t->client->n];
        const struct risk *r = &g->facts->risks->of[t->client->n];
        u.money = r->debt != DAY_NONE || f->big ? MONEY : 0;
        u.risk = r->score >= RISK_HIGH ? RISK : 0;
        u.promise = f->sla && due != DAY_NONE && due < today &&
                            (t->on == ON_QUESTION || t->on == ON_ISSUE)
                        ? PROMISE
                        : 0;
    }
    int sum = u.weight + u.severity + u.tier + u.money + u.risk + u.promise;
    int delay = action_delay(sum, due, today);
    u.due = delay < -sum ? -sum : delay;
    u.total = action_urgency(sum, due, today);
    return u;
}
