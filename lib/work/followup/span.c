/* Spans with a name: what a contract or client says, else a setting. */
#include <stdlib.h>

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

/* --- Response times ------------------------------------------------------- */

static bool is_promise(enum rule_named name)
{
    return name == NAMED_SLA || name == NAMED_SOLVE;
}

static bool names_sla(const struct rule_dates *d)
{
    for (size_t i = 0; i < d->n; i++)
        for (size_t k = 0; k < d->v[i].n; k++)
            if (is_promise(d->v[i].plus[k].name))
                return true;
    return false;
}

/* Does a response time matter to it? */
static bool has_clock(const struct facts *f, const struct book *b,
                      const struct rule *r)
{
    bool names = names_sla(&r->due) || is_promise(r->stay.name);
    if (!r->use)
        return false;
    if (r->start == ON_QUESTION)
        return f->questions.open[QUESTION_ASKED].n;
    if (r->start == ON_REQUEST)
        return f->questions.open[QUESTION_REQUESTED].n;
    if (r->start == ON_ISSUE)
        return b->issues.n;
    for (size_t i = 0; i < r->steps; i++)
        names = names || names_sla(&r->when[i]);
    return names;
}

void clocks_start(struct facts *f, struct book *b,
                  const struct followup_options *o)
{
    for (size_t i = 0; o->work && i < o->rules->all.n; i++)
        if (!f->clocks && has_clock(f, b, &o->rules->all.v[i])) {
            f->clocks = mem_new(1, sizeof *f->clocks);
            sla_open(f->clocks, b, o->work, o->client_zone);
            f->clocks->now = f->now;
        }
}

void clocks_stop(struct facts *f)
{
    if (f->clocks)
        sla_close(f->clocks);
    free(f->clocks);
}
