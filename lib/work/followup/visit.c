/* A thing that a rule may start from: does it hold? */
#include "inside.h"

/* A contract's end, of others the day that they are due. */
static int32_t end_of(const struct thing *t, const struct occurrence *o)
{
    if (t->on == ON_CONTRACT && t->is.contract->end != DAY_NONE)
        return t->is.contract->end;
    return o->due == DAY_NONE ? o->appear : o->due;
}

/* Until when it stays open; what has no due day stays from when it appears. */
static bool is_gone(const struct given *g, const struct thing *t,
                    const struct occurrence *o)
{
    const struct rule *r = g->rule;
    if (r->stays_ever)
        return false;
    struct span s =
        r->stay.name ? span_named(g, t, r->stay.name) : r->stay.span;
    int32_t from =
        o->due == DAY_NONE || o->due < o->appear ? o->appear : o->due;
    if (r->stay.name) /* a notice is counted from the end itself */
        from = end_of(t, o);
    return g->home->today > span_add(from, s, 1);
}

static bool client_counts(const struct given *g, const struct client *c)
{
    unsigned states = g->rule->states;
    /* In a pause what is for active clients is held back, not over. */
    if (states & 1u << CLIENT_ACTIVE)
        states |= 1u << CLIENT_PAUSED;
    return !c || states & 1u << c->state;
}

/* What names a period is looked for from the first day on that matters to any
 * of the rule's: there all are needed. */
static bool is_wanted(const struct given *g, const struct client *c)
{
    bool period = false;
    for (size_t i = 0; i < g->rule->until.n; i++)
        period = period || g->rule->until.v[i].period;
    return !g->options->only || period || (c && g->options->only[c->n]);
}

/* What is about a phase has a name of its own, with a slash. */
bool thing_is_alone(const struct thing *t)
{
    static const bool alone[RULE_ONS] = {
        [ON_ORDER] = true,   [ON_STAGE] = true, [ON_CONTRACT] = true,
        [ON_ISSUE] = true,   [ON_TASK] = true,  [ON_OFFER] = true,
        [ON_INVOICE] = true, [ON_ACT] = true};
    return alone[t->on] && *t->ref &&
           (t->on != ON_STAGE || !strchr(t->name, '/'));
}

/* Could it be a message that is counted today?  None is what is late for so
 * long: see hold.c. */
static bool may_count(const struct given *g, const struct thing *t,
                      const struct occurrences *at)
{
    const struct rule *r = g->rule;
    bool urgent = r->quiet < QUIET_NORMAL;
    int32_t from = g->home->today - (urgent ? FOLLOWUP_STALE : FOLLOWUP_OLD);
    bool all = r->record == REC_REPORT || r->repeat == REPEAT_AFTER ||
               (!urgent && !r->each);
    for (size_t i = 0; i < at->all.n && !all; i++)
        all = at->all.v[i].due == DAY_NONE || at->all.v[i].due >= from;
    return all || !thing_is_alone(t);
}

/* A record takes the place of those before it about the same thing, be it done,
 * or nothing that the rule asks for. */
static bool replaces(const struct thing *t)
{
    return t->on == ON_STAGE || t->on == ON_KPI || t->on == ON_USAGE ||
           t->on == ON_DOC;
}

int32_t due_or_seen(const struct occurrence *o)
{
    return o->due == DAY_NONE ? o->appear : o->due;
}

/* Was it due before all that counts?  What neither passes nor is owed, such as
 * a check-in, is of today, however long it waits. */
static bool is_before(const struct given *g, const struct occurrence *o)
{
    return due_or_seen(o) < g->facts->since &&
           (g->rule->duty || !g->rule->stays_ever);
}

/* Is it there, neither to come nor over? */
static bool is_there(const struct given *g, const struct thing *t,
                     const struct occurrence *o)
{
    /* What comes round after it was done is not known yet. */
    return g->rule->repeat == REPEAT_AFTER ||
           (occurrence_comes(g, o) && !is_before(g, o) && !is_gone(g, t, o));
}

/* Where it comes more than once, or does not pass, to see whether it fits takes
 * less than when it is. */
static bool fits_first(const struct rule *r)
{
    return r->stays_ever ||
           (r->repeat != REPEAT_NONE && r->repeat != REPEAT_AFTER);
}

void visit(const struct given *g, struct found *found, const struct thing *t)
{
    const struct occurrences *at = &found->at;
    if (replaces(t) && !thing_take(g, found, t))
        return;
    bool wanted = is_wanted(g, t->client), fits = false;
    if (!client_counts(g, t->client) || (!wanted && !g->options->limited))
        return;
    if (wanted && fits_first(g->rule)) {
        fits = thing_fits(g, t) && who_fits(g, t->client);
        if (!fits)
            return;
    }
    occurrences_of(g, t, &found->at);
    if (!wanted && !may_count(g, t, at))
        return;
    for (size_t i = 0; i < at->all.n; i++) {
        if (!is_there(g, t, &at->all.v[i]))
            continue;
        if (!fits && !(thing_fits(g, t) && who_fits(g, t->client)))
            return;
        fits = true;
        *vec_push(&found->candidates) =
            (struct candidate){.thing = *t, .at = at->all.v[i]};
    }
}

/* What to call a record in a key: rows typed by hand may lack their ref. */
static const char *name_of(const struct given *g, const struct entry *e)
{
    char day[DATE_SIZE];
    if (*e->ref || *e->id)
        return *e->ref ? e->ref : e->id;
    return arena_fmt(&g->book->arena, "%s", day_print(e->day, day));
}

struct thing thing_of(const struct given *g, const struct entry *e,
                      const char *ref)
{
    return (struct thing){.on = g->rule->start,
                          .client = e->client,
                          .entry = e,
                          .ref = ref,
                          .name = name_of(g, e),
                          .owner = entry_answers(e),
                          .text = e->text,
                          .part = "",
                          .mark = ""};
}
