/* A thing that a rule may start from: does it hold? */
#include "inside.h"

/* Until when it stays open; what has no due day stays from when it appears. */
static bool is_gone(struct followup_run *run, const struct thing *t,
                    const struct occurrence *o)
{
    const struct rule *r = run->rule;
    if (r->stays_ever)
        return false;
    struct span s =
        r->stay.name ? span_named(run, t, r->stay.name) : r->stay.span;
    int32_t from =
        o->due == DAY_NONE || o->due < o->appear ? o->appear : o->due;
    if (r->stay.name) /* a notice is counted from the end itself */
        from = o->due == DAY_NONE ? o->appear : o->due;
    return run->options->today > span_add(from, s, 1);
}

static bool client_counts(const struct followup_run *run,
                          const struct client *c)
{
    unsigned states = run->rule->states;
    /* In a pause what is for active clients is held back, not over. */
    if (states & 1u << CLIENT_ACTIVE)
        states |= 1u << CLIENT_PAUSED;
    return !c || states & 1u << c->state;
}

/* A record takes the place of those before it about the same thing, be it done,
 * or nothing that the rule asks for. */
bool thing_replaces(const struct thing *t)
{
    return t->on == ON_STAGE || t->on == ON_KPI || t->on == ON_USAGE ||
           t->on == ON_DOC;
}

void visit(struct followup_run *run, const struct thing *t)
{
    struct occurrence at[OCCURRENCES] = {0};
    if (thing_replaces(t) && !thing_take(run, t))
        return;
    if (!client_counts(run, t->client))
        return;
    int n = occurrences_of(run, t, at);
    bool fits = false;
    for (int i = 0; i < n; i++) {
        if (run->rule->repeat != REPEAT_AFTER &&
            (at[i].appear > run->options->until || is_gone(run, t, &at[i])))
            continue;
        if (!fits && !(thing_fits(run, t) && who_fits(run, t->client)))
            return;
        fits = true;
        *vec_push(&run->candidates) =
            (struct candidate){.thing = *t, .at = at[i]};
    }
}

/* What to call a record in a key: rows typed by hand may lack their ref. */
static const char *name_of(struct followup_run *run, const struct entry *e)
{
    char day[DATE_SIZE];
    if (*e->ref || *e->id)
        return *e->ref ? e->ref : e->id;
    day_print(e->day, day);
    return arena_dup(&run->book->arena, day, strlen(day));
}

struct thing thing_of(struct followup_run *run, const struct entry *e,
                      const char *ref)
{
    return (struct thing){.on = (enum rule_on)run->rule->on.v[0].word,
                          .client = e->client,
                          .entry = e,
                          .ref = ref,
                          .name = name_of(run, e),
                          .owner = e->owner,
                          .text = e->text,
                          .part = "",
                          .mark = ""};
}
