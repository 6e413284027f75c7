/* The records that end follow-ups. */
#include <stdlib.h>

#include "inside.h"

/* How long before its time a record may come: a report, and where the rule says
 * early. */
enum { PERIOD_EARLY = 100, EARLY = 30, NOBODY = -1 };

/* In place of a period, of those that may be early: no period is called so.
 * `soon` is of those that need name nothing; likewise of those that may have
 * come at any time, and where all are wanted of those that may not be early. */
static const char early[] = "*", soon[] = "**";
static const char ever[] = "***", any[] = "****", plain[] = "*****";

static void make_key(struct buf *key, int client, const char *ref,
                     const char *period)
{
    buf_clear(key);
    buf_add(key, (const char *)&client, sizeof client);
    buf_puts(key, ref);
    if (*period) {
        buf_ch(key, '\n');
        buf_puts(key, period);
    }
}

/* A bit for each of the names above, for none, and for all others. */
static unsigned kind_of(const char *period)
{
    enum { OTHER = 1U << 6 };
    return *period && *period != '*' ? OTHER : 1U << strlen(period);
}

/* Only what some candidate is called by is looked for.  A bit for each such
 * name, by its end. */
static uint32_t name_bit(const char *name, size_t n)
{
    uint64_t end = 0;
    size_t last = n < sizeof end ? n : sizeof end;
    memcpy(&end, name + n - last, last);
    end = (end ^ end >> 32 ^ n) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(end >> 32);
}

static void set_bit(const struct ends *e, uint8_t *bits, const char *name)
{
    uint32_t bit = name_bit(name, strlen(name)) & e->wanted_most;
    bits[bit / 8] |= (uint8_t)(1U << bit % 8);
}

static bool has_bit(const struct ends *e, const uint8_t *bits, const char *name,
                    size_t n)
{
    uint32_t bit = name_bit(name, n) & e->wanted_most;
    return bits[bit / 8] >> bit % 8 & 1;
}

static bool is_wanted(const struct ends *e, const char *name, size_t n)
{
    return !n || has_bit(e, e->wanted, name, n);
}

static void want_all(struct ends *e, const struct found *found)
{
    enum { LEAST = 1 << 10, EACH = 16 };
    size_t bits = LEAST;
    while (bits < EACH * found->candidates.n && bits < UINT32_MAX / 2)
        bits *= 2;
    e->wanted = mem_new(bits / 8, 1);
    e->put = mem_new(bits / 8, 1);
    e->wanted_most = (uint32_t)bits - 1;
    for (size_t i = 0; i < found->candidates.n; i++) {
        const struct thing *t = &found->candidates.v[i].thing;
        set_bit(e, e->wanted, t->ref);
        if (t->entry)
            set_bit(e, e->wanted, t->entry->id);
    }
}

/* The latest comes first: it alone counts, or the others go before it. */
static void put(struct ends *e, struct buf *key, int client, const char *ref,
                const char *period, const struct entry *by)
{
    bool fresh;
    if (!is_wanted(e, ref, strlen(ref)))
        return;
    make_key(key, client, ref, period);
    set_bit(e, e->put, ref);
    e->kinds[client == NOBODY] |= kind_of(period);
    struct map_slot *slot = map_put(&e->named, key->p, key->n, &fresh);
    if (!fresh && !e->all)
        return;
    *vec_push(&e->of) = (struct end){by, fresh ? NO_END : (size_t)slot->value};
    slot->value = (uint32_t)e->of.n - 1;
}

static bool fits(const struct rule_clause *c, const struct entry *e)
{
    if (e->type != c->type)
        return false;
    for (size_t i = 0; i < c->tests.n; i++) {
        struct str raw = {0};
        if (!entry_raw(e, c->tests.v[i].name, &raw))
            raw = (struct str){0};
        if (!test_holds(&c->tests.v[i], raw))
            return false;
    }
    return true;
}

/* Where each period is owed, what does not say which is for the last that was
 * over then, whatever the unit. */
static void put_before(struct ends *ends, const struct entry *e, int client,
                       struct buf *key)
{
    char name[PERIOD_SIZE];
    for (int unit = PERIOD_WEEK; unit <= PERIOD_YEAR; unit++) {
        struct period p = period_of(e->day, (enum period_unit)unit);
        period_print(period_step(p, -1), name);
        put(ends, key, client, e->ref, name, e);
    }
}

/* What some attributes say: rows that say the same share them.  Bits of the
 * rule's clauses: those that were asked, and those that they fit. */
struct told {
    const char *attrs;
    uint8_t asked, fits;
    bool silent; /* they name nothing that put_named looks for */
};
enum { TOLD = 64 };

static struct told *told_of(struct told told[TOLD], const struct entry *e)
{
    struct told *t = &told[((uintptr_t)e->attrs >> 3) % TOLD];
    if (t->attrs != e->attrs)
        *t = (struct told){.attrs = e->attrs};
    return t;
}

static bool fits_told(const struct rule_clauses *all, size_t k,
                      const struct entry *e, struct told *t)
{
    uint8_t bit = (uint8_t)(1U << k);
    if (e->type != all->v[k].type)
        return false;
    if (!(t->asked & bit) && fits(&all->v[k], e))
        t->fits |= bit;
    t->asked |= bit;
    return t->fits & bit;
}

/* Under each name that it is about; under none where it names nothing. */
static void put_named(struct ends *ends, struct book *b,
                      const struct rule_clause *c, const struct entry *e,
                      struct told *told, struct buf *key)
{
    static const char *const attrs[] = {"order", "contract", "invoice",
                                        "contact", "issue"};
    /* From here: what is for them is for nothing else. */
    enum { THEIRS = 3, ALL = sizeof attrs / sizeof *attrs };
    const char *period = c->ever     ? ever
                         : c->early  ? early
                         : c->period ? entry_period(b, e)
                                     : "";
    int client = e->client ? (int)e->client->n : NOBODY;
    bool named = *e->ref, silent = true;
    if (ends->each && c->period && !*period) {
        put_before(ends, e, client, key);
        return;
    }
    for (size_t i = told->silent ? ALL : 0; i < ALL; i++) {
        struct str raw;
        if (!entry_raw(e, attrs[i], &raw) || !raw.n)
            continue;
        silent = false;
        named = named || i >= THEIRS;
        if (is_wanted(ends, raw.p, raw.n) || memchr(raw.p, '\\', raw.n))
            put(ends, key, client, entry_attr(b, e, attrs[i]), period, e);
    }
    told->silent = told->silent || silent;
    if (!named || *e->ref)
        put(ends, key, client, e->ref, period, e);
}

/* The client's first order or contract may be early, too: what was given with
 * the one need not be given with the other. */
static int32_t early_since(const struct facts *f, const struct thing *t,
                           int32_t since)
{
    const struct client_facts *c = t->client ? &f->of[t->client->n] : NULL;
    if (c && ((t->on == ON_ORDER && t->is.order == c->first_order) ||
              (t->on == ON_CONTRACT && t->is.contract == c->first_contract))) {
        int32_t started = started_day(f, t->client);
        since = started < since ? started : since;
    }
    return since > DAY_MIN + EARLY ? since - EARLY : DAY_MIN;
}

static int32_t first_since(const struct given *g, const struct found *found)
{
    int32_t first = DAY_MAX;
    if (g->rule->repeat == REPEAT_AFTER)
        return DAY_MIN;
    bool sooner = false, period = false;
    for (size_t i = 0; i < g->rule->until.n; i++) {
        if (g->rule->until.v[i].ever)
            return DAY_MIN;
        sooner = sooner || g->rule->until.v[i].early;
        period = period || g->rule->until.v[i].period;
    }
    for (size_t i = 0; i < found->candidates.n; i++) {
        const struct candidate *c = &found->candidates.v[i];
        int32_t since = c->at.since;
        if (sooner)
            since = early_since(g->facts, &c->thing, since);
        first = since < first ? since : first;
    }
    int before = period ? PERIOD_EARLY : 0;
    return first > DAY_MIN + before ? first - before : DAY_MIN;
}

/* Of one that need name nothing. */
static void put_unnamed(struct ends *ends, const struct rule_clause *c,
                        const struct entry *e, struct buf *key)
{
    const char *kind = c->ever ? any : c->early ? soon : plain;
    if (kind != plain || ends->all) {
        put(ends, key, e->client ? (int)e->client->n : NOBODY, "", kind, e);
    } else if (e->client && !ends->last[e->client->n]) {
        ends->last[e->client->n] = e;
    }
}

void ends_find(const struct given *g, const struct found *found, bool all,
               struct ends *ends)
{
    const struct book *b = g->book;
    const struct rule_clauses *until = &g->rule->until;
    int32_t first = first_since(g, found);
    uint64_t types = 0;
    struct told told[TOLD] = {{0}};
    struct buf key = {0};
    *ends =
        (struct ends){.facts = g->facts,
                      .all = all,
                      .each = g->rule->each && g->rule->repeat != REPEAT_SPAN};
    if (!found->candidates.n || !until->n)
        return;
    ends->last = mem_new(b->clients.n, sizeof *ends->last);
    want_all(ends, found);
    for (size_t i = 0; i < until->n; i++)
        types |= TYPE(until->v[i].type);
    for (size_t i = b->entries.n;
         (i = book_before(b, types, i)) < b->entries.n;) {
        const struct entry *e = &b->entries.v[i];
        if (e->day < first)
            break;
        struct told *t = told_of(told, e);
        for (size_t k = 0; k < until->n; k++) {
            const struct rule_clause *c = &until->v[k];
            if (!fits_told(until, k, e, t))
                continue;
            if (c->about || c->period)
                put_named(ends, g->book, c, e, t, &key);
            else
                put_unnamed(ends, c, e, &key);
        }
    }
    buf_release(&key);
}

/* Days are compared; of a day's records that both have a time, those.  What
 * told us of a state, and was entered before it, is no answer to it. */
static bool in_time(const struct entry *end, const struct thing *t,
                    int32_t since)
{
    if (t->on == ON_STATUS && end->day == since && t->entry->day == since)
        return end > t->entry;
    if (end->day != since || !end->timed || !t->entry || !t->entry->timed ||
        t->entry->day != since)
        return end->day >= since;
    return entry_at(end) >= entry_at(t->entry);
}

/* What is looked for, and the latest of it so far; the first where all are
 * wanted. */
struct looking {
    const struct ends *ends;
    const struct thing *thing;
    int32_t early; /* from when those count that may be early */
    struct buf key;
    const struct entry *best;
};

static bool better(const struct looking *l, const struct entry *end)
{
    return !l->best || (l->ends->all ? end < l->best : end->day > l->best->day);
}

/* What a thing says itself ticks a point of it, and ends nothing. */
static void consider(struct looking *l, const struct entry *end, int32_t since)
{
    if (end && (l->ends->all || end != l->thing->entry) &&
        in_time(end, l->thing, since) && better(l, end))
        l->best = end;
}

static void look(struct looking *l, int client, const char *ref,
                 const char *period, int32_t since)
{
    if (!(l->ends->kinds[client == NOBODY] & kind_of(period)))
        return;
    make_key(&l->key, client, ref, period);
    const struct map_slot *slot = map_find(&l->ends->named, l->key.p, l->key.n);
    size_t at = slot ? slot->value : NO_END;
    for (; at != NO_END; at = l->ends->of.v[at].next)
        consider(l, l->ends->of.v[at].by, since);
}

static void look_named(struct looking *l, int client, const char *ref,
                       const struct occurrence *o, int32_t since)
{
    if (!has_bit(l->ends, l->ends->put, ref, strlen(ref)))
        return;
    look(l, client, ref, "", since);
    look(l, client, ref, early, l->early);
    look(l, client, ref, ever, DAY_MIN);
    if (*o->period)
        look(l, client, ref, o->period, DAY_MIN);
}

const struct entry *ends_of(const struct ends *ends, const struct candidate *c,
                            int32_t since)
{
    const struct thing *t = &c->thing;
    struct looking l = {
        .ends = ends, .thing = t, .early = early_since(ends->facts, t, since)};
    if (!ends->last)
        return NULL;
    if (t->client)
        consider(&l, ends->last[t->client->n], since);
    const char *id = t->entry && *t->ref ? t->entry->id : "";
    for (int who = 0; ends->named.n && who < 2; who++) {
        int client = who == 0 && t->client ? (int)t->client->n : NOBODY;
        look_named(&l, client, t->ref, &c->at, since);
        if (*id)
            look_named(&l, client, id, &c->at, since);
        /* What names nobody is for everybody there. */
        if (t->on == ON_CONTACT) {
            look_named(&l, client, "", &c->at, since);
            continue;
        }
        look(&l, client, "", soon, l.early);
        look(&l, client, "", any, DAY_MIN);
        look(&l, client, "", plain, since);
    }
    buf_release(&l.key);
    return l.best;
}

void ends_release(struct ends *ends)
{
    free(ends->last);
    free(ends->wanted);
    free(ends->put);
    map_release(&ends->named);
    vec_release(&ends->of);
}
