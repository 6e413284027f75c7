/* The rules: each looks through the book for what it is about. */
#include "base/i18n.h"
#include "work/followup_run.h"
#include "work/question.h"

static struct span setting(const struct followup_run *run, const char *name)
{
    return conf_span(run->options->conf, name);
}

/* The span that an attribute says, else the setting's. */
static struct span span_of(const struct followup_run *run, const char *attr,
                           const char *name)
{
    struct span s;
    if (*attr && span_parse(str_of(attr), &s, NULL) == 0)
        return s;
    return setting(run, name);
}

static int32_t later_day(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* What to call a record in a key: rows typed by hand may lack their ref. */
static const char *name_of(const struct entry *e, char day[DATE_SIZE])
{
    return *e->ref ? e->ref : *e->id ? e->id : day_print(e->day, day);
}

/* Tasks are there from the day they were given. */
static void find_tasks(struct followup_run *run)
{
    char day[DATE_SIZE];
    for (size_t i = 0; i < run->book->tasks.n; i++) {
        const struct task *t = run->book->tasks.v[i];
        struct followup *f =
            followup_add(run, &(struct followup_draft){
                                  .client = t->client,
                                  .owner = t->entry->owner,
                                  .name = name_of(t->entry, day),
                                  .ref = t->ref,
                                  .mark = t->ref,
                                  .date = t->entry->day,
                                  .due = t->entry->due,
                              });
        if (f)
            f->action.reason = reason_due(
                run, reason_named(run, _("task"), t->ref, t->entry->text),
                t->entry->due);
    }
}

static void add_question(struct followup_run *run, const struct entry *e)
{
    char day[DATE_SIZE];
    int32_t due = e->due;
    if (due == DAY_NONE)
        due = span_add(e->day, setting(run, "followup.answer"), 1);
    day_print(e->day, day);
    struct followup *f = followup_add(run, &(struct followup_draft){
                                               .client = e->client,
                                               .owner = e->owner,
                                               .name = *e->id ? e->id : day,
                                               .ref = *e->id ? e->id : e->ref,
                                               .date = e->day,
                                               .due = due,
                                           });
    if (f)
        f->action.reason =
            reason_due(run, reason_question(run, e->text, e->day), due);
}

static void find_questions(struct followup_run *run)
{
    struct questions q;
    questions_find(run->book, NULL, &q);
    for (size_t i = 0; i < q.open.n; i++)
        add_question(run, q.open.v[i]);
    questions_release(&q);
}

static int severity_weight(struct book *b, const struct entry *e)
{
    static const struct {
        const char *name;
        int weight;
    } severities[] = {{"low", -10}, {"high", 10}, {"critical", 20}};
    const char *severity = entry_attr(b, e, "severity");
    for (size_t i = 0; i < sizeof severities / sizeof severities[0]; i++)
        if (strcmp(severity, severities[i].name) == 0)
            return severities[i].weight;
    return 0;
}

static void find_issues(struct followup_run *run)
{
    char day[DATE_SIZE];
    for (size_t i = 0; i < run->book->issues.n; i++) {
        const struct issue *is = run->book->issues.v[i];
        const struct entry *e = is->entry;
        if (is->resolved)
            continue;
        int32_t due = e->due;
        if (due == DAY_NONE)
            due = span_add(e->day, setting(run, "followup.issue"), 1);
        struct followup *f =
            followup_add(run, &(struct followup_draft){
                                  .client = is->client,
                                  .owner = e->owner,
                                  .name = name_of(e, day),
                                  .ref = is->ref,
                                  .date = e->day,
                                  .due = due,
                                  .extra = severity_weight(run->book, e),
                              });
        if (f)
            f->action.reason = reason_due(
                run, reason_named(run, _("issue"), is->ref, e->text), due);
    }
}

/* The deadline is in the key: one that has moved is another one to watch. */
static void find_deadlines(struct followup_run *run)
{
    struct span ahead = setting(run, "followup.ahead");
    char day[DATE_SIZE], period[DATE_SIZE];
    for (size_t i = 0; i < run->book->orders.n; i++) {
        const struct order *o = run->book->orders.v[i];
        if (o->due == DAY_NONE || o->delivered != DAY_NONE || o->cancelled)
            continue;
        struct followup *f = followup_add(
            run,
            &(struct followup_draft){
                .client = o->client,
                .owner = o->entry->owner,
                .name = name_of(o->entry, day),
                .period = day_print(o->due, period),
                .ref = o->ref,
                .date = later_day(span_add(o->due, ahead, -1), o->entry->day),
                .due = o->due,
            });
        if (f)
            f->action.reason = reason_due(
                run, reason_named(run, _("order"), o->ref, o->entry->text),
                o->due);
    }
}

/* The latest owner and text that the contract's rows give. */
static void contract_words(const struct contract *c, const char **owner,
                           const char **text)
{
    *owner = *text = "";
    for (const struct client_row *row = c->rows; row; row = row->before) {
        if (!**owner)
            *owner = row->entry->owner;
        if (!**text)
            *text = row->entry->text;
    }
}

/* From the notice before the end until as long after it: whoever has not
 * renewed by then has left, and there is no renewing that. */
static void find_renewals(struct followup_run *run)
{
    char day[DATE_SIZE], period[DATE_SIZE];
    const char *owner, *text;
    for (size_t i = 0; i < run->book->contracts.n; i++) {
        const struct contract *c = run->book->contracts.v[i];
        if (c->end == DAY_NONE)
            continue;
        struct span notice = span_of(run, contract_attr(run->book, c, "notice"),
                                     "followup.notice");
        if (run->options->today > span_add(c->end, notice, 1))
            continue;
        contract_words(c, &owner, &text);
        struct followup *f = followup_add(
            run, &(struct followup_draft){
                     .client = c->client,
                     .owner = owner,
                     .name = name_of(c->first, day),
                     .period = day_print(c->end, period),
                     .ref = c->ref,
                     .date = later_day(span_add(c->end, notice, -1), c->start),
                     .due = c->end,
                 });
        if (f)
            f->action.reason = reason_end(
                run, reason_named(run, _("contract"), c->ref, text), c->end);
    }
}

/* Clients without an order or contract too: they are in the base, and only
 * their status takes them out.  The last contact is in the key, so that the
 * next one ends this. */
static void find_checkins(struct followup_run *run)
{
    char since[DATE_SIZE];
    for (size_t i = 0; i < run->book->clients.n; i++) {
        const struct client *c = run->book->clients.v[i];
        int32_t base = c->last_touch ? c->last_touch->day : c->since;
        struct span cadence = span_of(run, client_attr(run->book, c, "cadence"),
                                      "followup.cadence");
        if (base == DAY_NONE || cadence.n <= 0)
            continue;
        int32_t due = span_add(base, cadence, 1);
        struct followup *f =
            followup_add(run, &(struct followup_draft){
                                  .client = c,
                                  .owner = c->owner,
                                  .name = day_print(base, since),
                                  .date = due,
                                  .due = due,
                              });
        if (f)
            f->action.reason = reason_silence(run, base, !c->last_touch);
    }
}

#define STATE(s) (1u << CLIENT_##s)
#define HERE     (STATE(ACTIVE) | STATE(PAUSED))
#define ANY      (HERE | STATE(LOST))

const struct followup_rule followup_rules[] = {
    {"task", N_("a task that is not done"), 50, ANY, REC_DONE, TYPE(REC_TASK),
     find_tasks},
    {"deadline", N_("an order that is not delivered, and its deadline is near"),
     60, HERE, REC_STAGE, TYPE(REC_ORDER) | TYPE(REC_STAGE), find_deadlines},
    {"question", N_("a client's question without an answer"), 60, ANY,
     REC_TOUCH, TYPE(REC_TOUCH), find_questions},
    {"issue", N_("an issue that is not resolved"), 70, ANY, REC_RESOLVE,
     TYPE(REC_ISSUE) | TYPE(REC_RESOLVE), find_issues},
    {"renewal", N_("a contract that runs out"), 40, STATE(ACTIVE), REC_CONTRACT,
     TYPE(REC_CONTRACT), find_renewals},
    {"checkin", N_("a client we have not been in contact with for too long"),
     30, STATE(ACTIVE), REC_TOUCH, TYPE(REC_TOUCH), find_checkins},
};
const size_t followup_rules_count =
    sizeof followup_rules / sizeof followup_rules[0];
