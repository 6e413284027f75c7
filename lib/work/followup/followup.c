#include "work/followup/followup.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/worker.h"
#include "inside.h"

/* What is said of clients and keys, and what urgency and quiet ask for. */
static const uint64_t always =
    TYPE(REC_STATUS) | TYPE(REC_TASK) | TYPE(REC_DONE) | TYPE(REC_SNOOZE) |
    TYPE(REC_TOUCH) | TYPE(REC_SURVEY) | TYPE(REC_RESPONSE) | TYPE(REC_REPORT) |
    TYPE(REC_USAGE) | TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) |
    TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | TYPE(REC_INVOICE) |
    TYPE(REC_PAYMENT) | TYPE(REC_CREDIT) | TYPE(REC_ACT) | TYPE(REC_PLAN);

uint64_t followup_types(const struct rules *rules)
{
    uint64_t types = always;
    for (size_t i = 0; i < rules->all.n; i++) {
        const struct rule *r = &rules->all.v[i];
        if (!r->use)
            continue;
        types |= TYPE(rule_on_type(r->start));
        if (r->quiet >= QUIET_POLITE)
            types |= COMPLAINT_TYPES;
        if (r->start == ON_SURVEY)
            types |= SURVEY_TYPES;
        for (size_t k = 0; k < r->until.n; k++)
            types |= TYPE(r->until.v[k].type);
    }
    if (rules_ask_billed(rules) || rules_ask_act(rules))
        types |= TYPE(REC_INVOICE) | TYPE(REC_LINE);
    if (rules_ask_hours(rules))
        types |= TYPE(REC_INVOICE) | TYPE(REC_LINE) | TYPE(REC_COST);
    return types;
}

/* The latest done record of a follow-up, the first or one that came after. */
static int32_t done_before(const struct given *g, const struct client *client,
                           const char *stem)
{
    const struct mark *first = action_mark(g->book, client, stem);
    int32_t at = first && first->done ? first->done->day : DAY_NONE;
    const char *stems[] = {stem, action_key_before(g->book, stem)};
    for (int i = 0; i < 2 && (!i || strcmp(stems[i], stem) != 0); i++) {
        const struct map_slot *slot =
            map_find(&g->facts->done_at, stems[i], strlen(stems[i]));
        int32_t later = slot ? (int32_t)(slot->value - 1) + DAY_MIN : DAY_NONE;
        at = later > at ? later : at;
    }
    return at;
}

/* What is about a person is for that person; else who wants it. */
static bool person_for(const struct given *g, const struct thing *t,
                       const struct contact **p)
{
    *p = t->on == ON_CONTACT ? t->is.contact : NULL;
    return !t->client ||
           (*p ? optout_wants(g->book, t->client, *p, g->rule->wish)
               : optout_person(g->book, t->client, g->rule->wish, p));
}

static void set_channel(const struct given *g, const struct thing *t,
                        const struct contact *p, struct action *a)
{
    const char *wanted = g->rule->channel;
    action_address_to(g->book, t->client, p, false, a);
    if (*wanted && strcmp(wanted, a->channel) != 0)
        action_address_on(g->book, t->client, wanted, a);
}

const char *followup_owner(const struct given *g, const struct thing *t)
{
    const struct rule *r = g->rule;
    const char *ours = conf_text(&g->home->conf, "acct.owner");
    const char *theirs = t->client ? t->client->owner : ours;
    const char *usual = *t->owner ? t->owner : theirs;
    if (r->manager)
        return conf_text(&g->home->conf, "followup.manager");
    if (r->role == TEAM_ROLES)
        return *r->cell[RULE_OWNER] ? r->cell[RULE_OWNER] : usual;
    if (r->role == ROLE_ACCOUNT && t->client && *theirs)
        return theirs;
    return owner_of_role(g->book, &g->home->conf.team, t->client, r->role,
                         usual);
}

/* The same of one who is there. */
static const char *present_of(const struct given *g, const struct candidate *c)
{
    return owner_present(&g->home->conf.team, g->home->today, c->at.appear,
                         followup_owner(g, &c->thing));
}

/* Until when whoever paused is not to be asked again; DAY_NONE. */
static int32_t again_on(const struct given *g, const struct thing *t)
{
    const struct entry *e = t->on == ON_STATUS && g->facts->again
                                ? g->facts->again[t->client->n]
                                : NULL;
    return e && e->day >= t->entry->day ? e->due : DAY_NONE;
}

static const char *held_of(const struct given *g, const struct thing *t,
                           const struct mark *mark)
{
    char day[DATE_SIZE];
    if (mark->snooze && mark->snooze->due > g->options->until)
        return arena_fmt(&g->book->arena, _("snoozed until %s"),
                         day_print(mark->snooze->due, day));
    if (again_on(g, t) > g->options->until)
        return arena_fmt(&g->book->arena, _("to be asked again on %s"),
                         day_print(again_on(g, t), day));
    return t->client && !(g->rule->states & 1u << t->client->state)
               ? _("the client is paused")
               : "";
}

/* Late for so long that it leaves the list; not while it is snoozed. */
static bool is_old(const struct given *g, const struct occurrence *o,
                   const struct mark *mark)
{
    bool snoozed = mark->snooze && mark->snooze->due > g->options->until;
    return g->rule->each && !snoozed && o->due != DAY_NONE &&
           o->due < g->home->today - FOLLOWUP_OLD;
}

/* One of a duty's that have come round so far? */
static bool is_one_of_many(const struct given *g, const struct occurrence *o)
{
    static const bool round[] = {[REPEAT_SPAN] = true,
                                 [REPEAT_UNIT] = true,
                                 [REPEAT_REPORT] = true,
                                 [REPEAT_STEPS] = false};
    return g->rule->each && round[g->rule->repeat] &&
           o->appear <= g->home->today;
}

static struct followup followup_of(const struct given *g,
                                   const struct candidate *c, const char *key,
                                   const struct mark *mark)
{
    const struct thing *t = &c->thing;
    const struct rule *rule = g->rule;
    const struct contact *person;
    bool wants = person_for(g, t, &person);
    struct followup f = {
        .action = {.key = key,
                   .date = c->at.appear,
                   .due = c->at.due,
                   .due_at = c->at.due_at,
                   .client = "",
                   .contact = "",
                   .channel = "",
                   .address = "",
                   .rule = rule->cell[RULE_NAME],
                   .ref = t->ref,
                   .template = rule->cell[RULE_TEMPLATE],
                   .record = schema_types[rule->record].name},
        .rule = rule,
        .quiet = rule->quiet,
        .client = t->client,
        /* A manager who has seen to it has not done it. */
        .mark = *t->mark && !rule->manager ? t->mark : key,
        .owner = followup_owner(g, t),
        .by = *t->owner ? t->entry : NULL,
        .held = held_of(g, t, mark),
        .old = is_old(g, &c->at, mark),
        .many = is_one_of_many(g, &c->at),
        .period = c->at.period,
        .urgency = urgency_of(g, c),
    };
    f.action.owner = f.owner;
    f.action.urgency = f.urgency.total;
    f.action.reason = followup_text(g, c);
    if (mark->snooze && mark->snooze->due > f.action.date)
        f.action.date = mark->snooze->due;
    if (t->client)
        set_channel(g, t, person, &f.action);
    /* Whom to ask is for the surveys to say: our own people, too. */
    if (!wants && !*f.held && t->on != ON_SURVEY)
        f.held = optout_say(rule->wish);
    if (t->on == ON_REMINDER)
        reminder_fill(g, t->is.remind, &f);
    if (t->on == ON_SURVEY)
        survey_fill(g, t->is.survey, &f);
    owner_cover(g->book, &g->home->conf.team, g->home->today, &f.action);
    return f;
}

static void count_old(const struct given *g, struct found *found,
                      const struct candidate *c)
{
    *vec_push(&found->out->old) =
        (struct followup_old){g->rule, c->thing.client, present_of(g, c)};
}

/* Is it one to be counted, whatever its key is: nothing was said of such, and
 * no other has it? */
static bool is_plainly_old(const struct given *g, const struct candidate *c)
{
    static const struct mark none;
    return !g->options->old && !g->marked && !*c->thing.mark &&
           g->rule->repeat == REPEAT_NONE && is_old(g, &c->at, &none) &&
           thing_is_alone(&c->thing);
}

static void judge(const struct given *g, struct found *found,
                  const struct ends *ends, struct candidate *c)
{
    const struct entry *end = ends_of(ends, c, c->at.since);
    int32_t last = end ? end->day : DAY_NONE;
    if (last == DAY_NONE && is_plainly_old(g, c)) {
        count_old(g, found, c);
        return;
    }
    const char *stem = stem_of(g, &c->thing);
    if (g->rule->repeat == REPEAT_AFTER) {
        int32_t done = done_before(g, c->thing.client, stem);
        last = done > last ? done : last;
        if (last != DAY_NONE)
            c->at = occurrence_after(g, &c->at, last);
        if (!occurrence_comes(g, &c->at))
            return;
    } else if (last != DAY_NONE) {
        return;
    }
    const char *key = key_of(g, stem, c->at.period);
    struct mark mark = marks_of(g->book, c->thing.client, key, c->thing.mark);
    /* What comes round after it was done has been moved past that. */
    if (g->rule->repeat != REPEAT_AFTER && mark.done)
        return;
    /* One for each rule, client and ref: of two periods the first.  Of duties
     * that come round there is each that was missed, and the next; of surveys
     * those that were chosen already. */
    bool each = is_one_of_many(g, &c->at) || c->thing.on == ON_SURVEY;
    if (!place_take(found, each ? key : stem))
        return;
    if (is_old(g, &c->at, &mark) && !g->options->old)
        count_old(g, found, c);
    else
        *vec_push(&found->out->all) = followup_of(g, c, key, &mark);
}

static int by_urgency(const void *a, const void *b)
{
    const struct followup *x = a, *y = b;
    if (x->action.urgency != y->action.urgency)
        return x->action.urgency > y->action.urgency ? -1 : 1;
    int32_t dx = x->action.due, dy = y->action.due;
    if (dx != dy)
        return dx == DAY_NONE ? 1 : dy == DAY_NONE ? -1 : dx < dy ? -1 : 1;
    return strcmp(x->action.key, y->action.key);
}

static void run_rule(const struct given *g, struct found *found)
{
    struct ends ends;
    found->candidates.n = 0;
    things_visit(g, found);
    ends_find(g, found, false, &ends);
    for (size_t i = 0; i < found->candidates.n; i++)
        judge(g, found, &ends, &found->candidates.v[i]);
    ends_release(&ends);
}

/* Was anything said of a key of the rule's?  A name that is written in another
 * way there may be. */
static bool is_marked(const struct map *marked, const struct rule *r)
{
    const char *name = r->cell[RULE_NAME];
    return strpbrk(name, ":% ") || map_find(marked, name, strlen(name));
}

/* What one rule found, and who of the two. */
struct share {
    struct hand *by; /* NULL: the rule is not in force */
    size_t old, old_n;
};

/* Each of two threads takes the next rule that neither has; the second also has
 * those that ask its book. */
struct hands {
    const struct followup_options *options;
    struct map marked;
    struct share *of; /* by rule */
    atomic_size_t next;
};
struct hand {
    struct hands *both;
    struct book *book;
    const struct facts *facts;
    bool second;
    struct found found;
    struct followups out;
};

static void run_one(struct hand *h, size_t i)
{
    const struct followup_options *o = h->both->options;
    const struct rule *r = &o->rules->all.v[i];
    const struct given g = {h->book,  o->home, o,
                            h->facts, r,       is_marked(&h->both->marked, r)};
    /* Where there is no manager, nothing goes to one. */
    if (!r->use ||
        (r->manager && !*conf_text(&o->home->conf, "followup.manager")))
        return;
    struct share *share = &h->both->of[i];
    *share = (struct share){.by = h, .old = h->out.old.n};
    h->found.out = &h->out;
    run_rule(&g, &h->found);
    share->old_n = h->out.old.n - share->old;
}

static void run_hand(void *arg)
{
    struct hand *h = arg;
    const struct rules *rules = h->both->options->rules;
    vec_reserve(&h->found.candidates, h->book->entries.n);
    for (size_t i = 0; i < rules->all.n && h->second; i++)
        if (rule_asks_on(&rules->all.v[i]))
            run_one(h, i);
    for (size_t i; (i = atomic_fetch_add(&h->both->next, 1)) < rules->all.n;)
        if (!rule_asks_on(&rules->all.v[i]))
            run_one(h, i);
    found_release(&h->found);
}

static void run_second(void *arg)
{
    struct hand *h = arg;
    struct facts facts;
    struct risks risks;
    facts_second(h->facts, h->book, h->both->options, &risks, &facts);
    h->facts = &facts;
    run_hand(h);
    facts_second_release(&facts);
}

/* As if one hand had done it, rule by rule. */
static void join(const struct hands *both, const struct hand *second,
                 struct followups *out)
{
    for (size_t i = 0; i < second->out.all.n; i++)
        *vec_push(&out->all) = second->out.all.v[i];
    for (size_t i = 0; i < both->options->rules->all.n; i++)
        for (size_t k = 0; both->of[i].by && k < both->of[i].old_n; k++)
            *vec_push(&out->old) =
                both->of[i].by->out.old.v[both->of[i].old + k];
}

static void run_all(struct book *b, const struct followup_options *options,
                    const struct facts *facts, struct followups *out)
{
    struct hands both = {.options = options,
                         .of = mem_new(options->rules->all.n, sizeof *both.of)};
    struct hand first = {.both = &both, .book = b, .facts = facts};
    struct hand second = first;
    second.book = book_second(b);
    second.second = true;
    marks_rules(b, &both.marked);
    worker_both(b->entries.n, run_second, &second, run_hand, &first);
    out->all.v = first.out.all.v;
    out->all.n = first.out.all.n;
    out->all.cap = first.out.all.cap;
    join(&both, &second, out);
    vec_release(&first.out.old);
    vec_release(&second.out.all);
    vec_release(&second.out.old);
    map_release(&both.marked);
    free(both.of);
}

int followup_find(struct book *b, const struct followup_options *options,
                  struct followups *out, struct err *e)
{
    struct facts facts;
    *out = (struct followups){0};
    int rc = facts_find(b, options, &out->risks, &facts, e);
    if (rc == 0) {
        run_all(b, options, &facts, out);
        if (out->all.n)
            qsort(out->all.v, out->all.n, sizeof *out->all.v, by_urgency);
        followup_hold(b, options, &facts, out);
    }
    facts_release(&facts);
    return rc;
}

void followup_release(struct followups *f)
{
    vec_release(&f->all);
    vec_release(&f->old);
    map_release(&f->named);
    map_release(&f->named_before);
    risks_release(&f->risks);
}
