/* Spans with a name: what a contract or client says, else a setting. */
#include "inside.h"

static bool read_span(const char *text, struct span *out)
{
    return *text && span_parse(str_of(text), out, NULL) == 0;
}

static bool cadence_of(const struct given *g, const struct thing *t,
                       struct span *out)
{
    static const char *const tiers[] = {
        "followup.cadence_a", "followup.cadence_b", "followup.cadence_c"};
    if (!t->client)
        return false;
    if (read_span(client_attr(g->book, t->client, "cadence"), out))
        return true;
    const char *tier = client_attr(g->book, t->client, "tier");
    if (tier[0] < 'A' || tier[0] > 'C' || tier[1])
        return false;
    *out = conf_span(&g->home->conf, tiers[tier[0] - 'A']);
    return true;
}

static bool notice_of(const struct given *g, const struct thing *t,
                      struct span *out)
{
    const struct contract *k = t->on == ON_CONTRACT ? t->is.contract
                               : t->client ? g->facts->of[t->client->n].sla
                                           : NULL;
    return k && read_span(contract_attr(g->book, k, "notice"), out);
}

/* What the thing's contract says, or the client's that promises a time. */
bool span_promised(const struct given *g, const struct thing *t,
                   enum rule_named name, struct span *out)
{
    struct book *b = g->book;
    const struct sla_promise what = {name == NAMED_SOLVE,
                                     t->entry ? sla_severity(b, t->entry) : ""};
    if (t->client && t->entry && g->facts->clocks)
        return sla_promised(g->facts->clocks, t->client, t->entry->day, &what,
                            out);
    const struct client_facts *c =
        t->client ? &g->facts->of[t->client->n] : NULL;
    const struct contract *k = t->on == ON_CONTRACT ? t->is.contract
                               : !c                 ? NULL
                               : what.solve         ? c->solve
                                                    : c->sla;
    return k && sla_says(b, k, &what, out);
}

static bool sla_of(const struct given *g, const struct thing *t,
                   struct span *out)
{
    return span_promised(g, t, NAMED_SLA, out);
}

static bool solve_of(const struct given *g, const struct thing *t,
                     struct span *out)
{
    return span_promised(g, t, NAMED_SOLVE, out);
}

struct span span_named(const struct given *g, const struct thing *t,
                       enum rule_named name)
{
    static const struct {
        bool (*own)(const struct given *, const struct thing *, struct span *);
        const char *setting;
    } spans[RULE_NAMED] = {
        [NAMED_CADENCE] = {cadence_of, "followup.cadence"},
        [NAMED_NOTICE] = {notice_of, "followup.notice"},
        [NAMED_AHEAD] = {NULL, "followup.ahead"},
        [NAMED_ANSWER] = {NULL, "followup.answer"},
        [NAMED_ISSUE] = {NULL, "followup.issue"},
        [NAMED_SLA] = {sla_of, "followup.answer"},
        [NAMED_SOLVE] = {solve_of, "followup.issue"},
        [NAMED_REMIND] = {NULL, "survey.remind"},
    };
    struct span s = {1, SPAN_DAY}; /* late: of what is due on a day */
    if (!spans[name].setting)
        return s;
    if (spans[name].own && spans[name].own(g, t, &s))
        return s;
    return conf_span(&g->home->conf, spans[name].setting);
}
