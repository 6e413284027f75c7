/* The records that end follow-ups. */
#include <stdlib.h>

#include "work/followup_run.h"

/* A report may be early. */
enum { PERIOD_EARLY = 100, NOBODY = -1 };

static void make_key(struct buf *key, int client, const char *ref,
                     const char *period)
{
    buf_clear(key);
    buf_fmt(key, "%d %s", client, ref);
    if (*period)
        buf_fmt(key, "\n%s", period);
}

static void put(struct ends *e, struct buf *key, int32_t day)
{
    bool fresh;
    struct map_slot *slot = map_put(&e->named, key->p, key->n, &fresh);
    if (!fresh)
        return; /* the latest comes first */
    slot->value = (uint32_t)e->days.n;
    *vec_push(&e->days) = day;
}

static bool fits(const struct rule_clause *c, const struct entry *e)
{
    if ((int)e->type != c->word)
        return false;
    for (size_t i = 0; i < c->tests.n; i++) {
        struct str raw = {0};
        if (!attr_raw(str_of(e->attrs), c->tests.v[i].name, &raw))
            raw = (struct str){0};
        if (!test_holds(&c->tests.v[i], raw))
            return false;
    }
    return true;
}

/* Under each name that it is about. */
static void put_named(struct ends *ends, struct followup_run *run,
                      const struct rule_clause *c, const struct entry *e,
                      struct buf *key)
{
    static const char *const attrs[] = {"order", "contract", "invoice"};
    const char *period = c->period ? entry_attr(run->book, e, "period") : "";
    int client = e->client ? (int)e->client->n : NOBODY;
    make_key(key, client, e->ref, period);
    put(ends, key, e->day);
    for (size_t i = 0; i < sizeof attrs / sizeof attrs[0]; i++) {
        const char *ref = entry_attr(run->book, e, attrs[i]);
        if (!*ref)
            continue;
        make_key(key, client, ref, period);
        put(ends, key, e->day);
    }
}

static int32_t first_since(const struct followup_run *run)
{
    int32_t first = DAY_MAX;
    if (run->rule->repeat == REPEAT_AFTER)
        return DAY_MIN;
    for (size_t i = 0; i < run->candidates.n; i++)
        if (run->candidates.v[i].at.since < first)
            first = run->candidates.v[i].at.since;
    for (size_t i = 0; i < run->rule->until.n; i++)
        if (run->rule->until.v[i].period)
            return first > DAY_MIN + PERIOD_EARLY ? first - PERIOD_EARLY
                                                  : DAY_MIN;
    return first;
}

void ends_init(struct ends *ends, struct followup_run *run)
{
    const struct book *b = run->book;
    const struct rule_clauses *until = &run->rule->until;
    int32_t first = first_since(run);
    uint64_t types = 0;
    struct buf key = {0};
    *ends = (struct ends){0};
    if (!run->candidates.n || !until->n)
        return;
    ends->last = mem_new(b->clients.n, sizeof *ends->last);
    for (size_t i = 0; i < b->clients.n; i++)
        ends->last[i] = DAY_NONE;
    for (size_t i = 0; i < until->n; i++)
        types |= TYPE(until->v[i].word);
    for (size_t i = b->entries.n; i-- > 0 && b->entries.v[i].day >= first;) {
        const struct entry *e = &b->entries.v[i];
        if (!(TYPE(e->type) & types))
            continue;
        for (size_t k = 0; k < until->n; k++) {
            if (!fits(&until->v[k], e))
                continue;
            if (until->v[k].about || until->v[k].period)
                put_named(ends, run, &until->v[k], e, &key);
            else if (e->client && ends->last[e->client->n] == DAY_NONE)
                ends->last[e->client->n] = e->day;
        }
    }
    buf_release(&key);
}

static void look(const struct ends *ends, struct buf *key, int32_t since,
                 int32_t *best)
{
    const struct map_slot *slot = map_find(&ends->named, key->p, key->n);
    if (slot && ends->days.v[slot->value] >= since &&
        ends->days.v[slot->value] > *best)
        *best = ends->days.v[slot->value];
}

static void look_named(const struct ends *ends, int client, const char *ref,
                       const struct occurrence *o, int32_t since, int32_t *best)
{
    struct buf key = {0};
    make_key(&key, client, ref, "");
    look(ends, &key, since, best);
    if (*o->period) {
        make_key(&key, client, ref, o->period);
        look(ends, &key, DAY_MIN, best);
    }
    buf_release(&key);
}

int32_t ends_of(const struct ends *ends, const struct followup_run *run,
                const struct candidate *c, int32_t since)
{
    const struct thing *t = &c->thing;
    int32_t best = DAY_NONE;
    (void)run;
    if (!ends->last)
        return DAY_NONE;
    if (t->client && ends->last[t->client->n] >= since)
        best = ends->last[t->client->n];
    if (!ends->named.n)
        return best;
    const char *id = t->entry && *t->ref ? t->entry->id : "";
    for (int who = 0; who < 2; who++) {
        int client = who == 0 && t->client ? (int)t->client->n : NOBODY;
        look_named(ends, client, t->ref, &c->at, since, &best);
        if (*id)
            look_named(ends, client, id, &c->at, since, &best);
    }
    return best;
}

void ends_release(struct ends *ends)
{
    free(ends->last);
    map_release(&ends->named);
    vec_release(&ends->days);
}
