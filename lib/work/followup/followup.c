#include "work/followup/followup.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* What is said of clients and keys, and what urgency and quiet ask for. */
static const uint64_t always =
    TYPE(REC_STATUS) | TYPE(REC_TASK) | TYPE(REC_DONE) | TYPE(REC_SNOOZE) |
    TYPE(REC_TOUCH) | TYPE(REC_SURVEY) | TYPE(REC_RESPONSE) | TYPE(REC_REPORT) |
    TYPE(REC_USAGE) | TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) |
    TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | TYPE(REC_INVOICE) |
    TYPE(REC_PAYMENT) | TYPE(REC_CREDIT) | TYPE(REC_ACT);

uint64_t followup_types(const struct rules *rules)
{
    uint64_t types = always;
    for (size_t i = 0; i < rules->all.n; i++) {
        const struct rule *r = &rules->all.v[i];
        if (!r->use)
            continue;
        types |= TYPE(rule_on_type((enum rule_on)r->on.v[0].word));
        for (size_t k = 0; k < r->until.n; k++)
            types |= TYPE(r->until.v[k].word);
    }
    return types;
}

/* The latest done record of a follow-up, the first or one that came after. */
static int32_t done_before(struct followup_run *run, const char *stem)
{
    const struct mark *first = book_mark(run->book, stem);
    int32_t at = first && first->done ? first->done->day : DAY_NONE;
    if (!run->dones) {
        run->dones = true;
        for (size_t i = 0; i < run->book->marks.n; i++) {
            const struct mark *m = run->book->marks.v[i];
            const char *end = strrchr(m->key, ':');
            if (!m->done || !end)
                continue;
            struct map_slot *slot =
                map_put(&run->done_at, m->key, (size_t)(end - m->key), NULL);
            uint32_t day = (uint32_t)(m->done->day - DAY_MIN) + 1;
            slot->value = day > slot->value ? day : slot->value;
        }
    }
    const struct map_slot *slot = map_find(&run->done_at, stem, strlen(stem));
    int32_t later = slot ? (int32_t)(slot->value - 1) + DAY_MIN : DAY_NONE;
    return later > at ? later : at;
}

/* Phone only where the client wants to be called. */
static void set_channel(struct followup_run *run, const struct client *c,
                        struct action *a)
{
    const char *wanted = run->rule->cell[RULE_CHANNEL];
    action_address(run->book, c, a);
    if (*wanted && strcmp(wanted, a->channel) != 0 &&
        strcmp(wanted, "phone") != 0)
        action_address_on(run->book, c, wanted, a);
}

static const char *owner_of(struct followup_run *run, const struct thing *t)
{
    const char *owner = run->rule->cell[RULE_OWNER];
    if (strcmp(owner, "manager") == 0)
        owner = conf_text(run->options->conf, "followup.manager");
    return *owner      ? owner
           : *t->owner ? t->owner
           : t->client ? t->client->owner
                       : "";
}

static const char *held_of(struct followup_run *run, const struct thing *t,
                           const struct mark *mark)
{
    struct buf text = {0};
    char day[DATE_SIZE];
    if (mark->snooze && mark->snooze->due > run->options->until) {
        buf_fmt(&text, _("snoozed until %s"),
                day_print(mark->snooze->due, day));
        const char *kept = arena_dup(&run->book->arena, text.p, text.n);
        buf_release(&text);
        return kept;
    }
    return t->client && !(run->rule->states & 1u << t->client->state)
               ? _("the client is paused")
               : "";
}

static void add(struct followup_run *run, const struct candidate *c,
                const char *key, const struct mark *mark)
{
    const struct thing *t = &c->thing;
    const struct rule *rule = run->rule;
    struct followup *f = vec_push(&run->out->all);
    *f = (struct followup){
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
                   .owner = owner_of(run, t),
                   .template = rule->cell[RULE_TEMPLATE],
                   .record = schema_types[rule->record].name},
        .rule = rule,
        .quiet = rule->quiet,
        .client = t->client,
        .mark = *t->mark ? t->mark : key,
        .held = held_of(run, t, mark),
        .urgency = urgency_of(run, c),
    };
    f->action.urgency = f->urgency.total;
    f->action.reason = followup_text(run, c);
    if (mark->snooze && mark->snooze->due > f->action.date)
        f->action.date = mark->snooze->due;
    if (t->client)
        set_channel(run, t->client, &f->action);
    if (t->on == ON_REMINDER)
        reminder_fill(run, t->is.remind, f);
}

static void judge(struct followup_run *run, const struct ends *ends,
                  struct candidate *c)
{
    const struct thing *t = &c->thing;
    const char *stem = stem_of(run, t);
    if (run->rule->repeat == REPEAT_AFTER) {
        int32_t last = ends_of(ends, c, c->at.since);
        int32_t done = done_before(run, stem);
        last = done > last ? done : last;
        if (last != DAY_NONE)
            occurrence_after(run, t, last, &c->at);
        if (c->at.appear > run->options->until)
            return;
    }
    const char *key = key_of(run, stem, c->at.period);
    struct mark mark = marks_of(run->book, key, t->mark);
    /* What comes round after it was done has been moved past that. */
    if (run->rule->repeat != REPEAT_AFTER &&
        (mark.done || ends_of(ends, c, c->at.since) != DAY_NONE))
        return;
    /* One for each rule, client and ref: of two periods the first. */
    if (place_take(run, stem))
        add(run, c, key, &mark);
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

/* The types of records that rules start from one by one. */
static uint64_t one_by_one(const struct rules *rules)
{
    const uint64_t records = TYPE(REC_STAGE) | TYPE(REC_KPI) | TYPE(REC_USAGE) |
                             TYPE(REC_DOC) | TYPE(REC_RESPONSE) |
                             TYPE(REC_TOUCH);
    uint64_t types = 0;
    for (size_t i = 0; i < rules->all.n; i++) {
        enum rule_on on = (enum rule_on)rules->all.v[i].on.v[0].word;
        if (rules->all.v[i].use && on != ON_QUESTION)
            types |= TYPE(rule_on_type(on));
    }
    return types & records;
}

/* Where there is no manager, nothing goes to one. */
static bool has_owner(const struct followup_run *run)
{
    return strcmp(run->rule->cell[RULE_OWNER], "manager") != 0 ||
           *conf_text(run->options->conf, "followup.manager");
}

static void run_rule(struct followup_run *run)
{
    struct ends ends;
    run->candidates.n = 0;
    run->window = window_of(run);
    things_visit(run);
    ends_init(&ends, run);
    for (size_t i = 0; i < run->candidates.n; i++)
        judge(run, &ends, &run->candidates.v[i]);
    ends_release(&ends);
}

int followup_find(struct book *b, const struct followup_options *options,
                  struct followups *out, struct err *e)
{
    struct followup_run run = {.book = b, .options = options, .out = out};
    *out = (struct followups){0};
    if (reminders_find(&run, e) < 0)
        return -1;
    facts_init(&run.facts, b, options, one_by_one(options->rules));
    for (size_t i = 0; i < options->rules->all.n; i++) {
        run.rule = &options->rules->all.v[i];
        if (run.rule->use && has_owner(&run))
            run_rule(&run);
    }
    if (out->all.n)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, by_urgency);
    followup_hold(&run);
    out->risks = run.facts.risks;
    facts_release(&run.facts);
    questions_release(&run.questions);
    if (run.clocks)
        sla_close(&run.sla);
    vec_release(&run.candidates);
    map_release(&run.places);
    map_release(&run.done_at);
    reminds_release(&run.reminds);
    return 0;
}

void followup_release(struct followups *f)
{
    vec_release(&f->all);
    risks_release(&f->risks);
}
