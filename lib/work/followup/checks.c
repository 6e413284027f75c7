#include "work/followup/checks.h"

#include <stdlib.h>

#include "inside.h"

const char *const check_states[] = {"done", "late", "open", "overdue"};

int checks_start_read(struct home *h, struct followup_start *s, struct err *e)
{
    *s = (struct followup_start){0};
    const char *path = home_file(h, STR("checks.csv"));
    if (checks_load(&s->rules, path, e) < 0 ||
        followup_rules_check(h, &s->rules, path, e) < 0)
        return -1;
    return followup_start_ready(h, s, e);
}

static bool is_cancelled(const struct thing *t)
{
    return (t->on == ON_ORDER && t->is.order->cancelled) ||
           (t->on == ON_STAGE &&
            (t->order->cancelled || (t->phase && t->phase->cancelled)));
}

static void judge(const struct given *g, struct check *c)
{
    int32_t day = c->by ? c->by->day : g->home->today;
    bool late = c->due != DAY_NONE && day > c->due;
    c->late = late ? day - c->due : 0;
    c->state = c->by  ? late ? CHECK_LATE : CHECK_DONE
               : late ? CHECK_OVERDUE
                      : CHECK_OPEN;
}

/* Has it a place among the points?  Of states those that are asked for alone:
 * nothing is held back in a pause. */
static bool counts(const struct given *g, const struct thing *t)
{
    return !is_cancelled(t) &&
           (!t->client || g->rule->states & 1u << t->client->state);
}

/* Whose it was when it was done, or was due and not done by then; what waits is
 * whose it is now. */
static const char *owner_of(const struct given *g, const struct thing *t,
                            const struct check *c)
{
    struct thing then = *t;
    if (!c->by)
        return followup_owner(g, t);
    int32_t day = c->state == CHECK_DONE ? c->by->day : c->due;
    if (t->entry && day >= t->entry->day &&
        strcmp(t->owner, entry_answers(t->entry)) == 0)
        then.owner = entry_answered(g->book, t->entry, day);
    return followup_owner(g, &then);
}

static void add(const struct given *g, const struct ends *ends,
                const struct candidate *c, struct checks *out)
{
    const struct thing *t = &c->thing;
    struct arena *a = &g->book->arena;
    const char *name = g->rule->cell[RULE_NAME];
    const char *slash = strchr(name, '/');
    struct check k = {.rule = g->rule,
                      .key = stem_of(g, t),
                      .list = arena_dup(a, name, (size_t)(slash - name)),
                      .check = slash + 1,
                      .client = t->client,
                      .ref = t->ref,
                      .text = followup_text(g, c),
                      .due = c->at.due,
                      .by = ends_of(ends, c, c->at.since)};
    judge(g, &k);
    k.owner = owner_of(g, t, &k);
    *vec_push(&out->all) = k;
}

static void run_point(const struct given *g, struct found *found,
                      struct checks *out)
{
    struct ends ends;
    found->candidates.n = 0;
    things_visit(g, found);
    ends_find(g, found, true, &ends);
    for (size_t i = 0; i < found->candidates.n; i++)
        if (counts(g, &found->candidates.v[i].thing))
            add(g, &ends, &found->candidates.v[i], out);
    ends_release(&ends);
}

int checks_find(struct book *b, const struct followup_options *options,
                struct checks *out, struct err *e)
{
    struct followup_options all = *options;
    struct facts facts;
    struct found found = {0};
    all.until = DAY_MAX; /* what is done already, and what is to come */
    *out = (struct checks){0};
    int rc = facts_find(b, &all, &out->risks, &facts, e);
    for (size_t i = 0; rc == 0 && i < all.rules->all.n; i++) {
        const struct given g = {
            b, all.home, &all, &facts, &all.rules->all.v[i], true};
        run_point(&g, &found, out);
    }
    found_release(&found);
    facts_release(&facts);
    return rc;
}

void checks_release(struct checks *c)
{
    vec_release(&c->all);
    risks_release(&c->risks);
}
