#include "work/remind/remind.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/contact/owner.h"

static const char rule[] = "reminder";

static const char *const holds[] = {
    N_("due"),
    N_("its next reminder is still to come"),
    N_("we wrote to the client lately"),
    N_("another invoice of the client goes first"),
    N_("an issue is open"),
    N_("the client is paused"),
    N_("the client wrote about it"),
    N_("money on account would pay it"),
    N_("put off"),
    N_("another message goes first"),
    N_("a person has it in hand"),
    N_("it names no client"),
};

int remind_rules_of(const struct home *h, struct remind_rules *out,
                    struct err *e)
{
    struct str rest = str_of(conf_text(&h->conf, "invoice.remind")), part;
    *out = (struct remind_rules){
        .conf = &h->conf,
        .invoice = invoice_rules_of(h),
        .until = h->today,
    };
    while (str_cut(&rest, ',', &part)) {
        struct span *s = &out->stages[out->stages_n];
        part = str_trim(part);
        if (!part.n)
            continue;
        if (out->stages_n == REMIND_STAGES_MAX)
            return err_set(e, ERR_DATA,
                           _("invoice.remind has more than %d stages"),
                           REMIND_STAGES_MAX);
        if (span_parse(part, s, e) < 0)
            return err_at(e, "invoice.remind", 0);
        out->stages_n++;
    }
    return 0;
}

/* While the invoices are gone through. */
struct search {
    struct book *book;
    const struct remind_rules *rules;
    struct remind_facts facts;
};

static bool is_person(const struct remind_rules *r, int stage)
{
    return stage > r->stages_n;
}

static const char *period(struct book *b, int stage, bool person)
{
    return person ? "task" : arena_fmt(&b->arena, "%d", stage);
}

const char *remind_period(struct book *b, const struct remind *m)
{
    return period(b, m->stage, m->person);
}

/* How long past due the stage is; a person's turn is as long after the last
 * stage as that came after the one before. */
static int days_of(const struct remind_rules *r, int stage)
{
    int last = span_days(r->stages[r->stages_n - 1]);
    if (!is_person(r, stage))
        return span_days(r->stages[stage - 1]);
    return r->stages_n > 1 ? 2 * last - span_days(r->stages[r->stages_n - 2])
                           : 2 * last;
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Stages that a done record closes were left out on purpose, that day. */
static const struct mark *skip_closed(struct search *s, struct remind *m,
                                      int32_t *last)
{
    const struct mark *mark = NULL;
    struct book *b = s->book;
    int past = s->rules->stages_n + 1;
    for (; b->marks.n && m->stage <= past; m->stage++) {
        mark = action_mark(
            b, m->invoice->client,
            action_key(b, rule, m->invoice->client->key, m->invoice->ref,
                       period(b, m->stage, is_person(s->rules, m->stage))));
        if (!mark || !mark->done)
            return mark;
        *last = later(*last, mark->done->day);
    }
    return NULL;
}

/* A part payment puts the next stage off as if a reminder had been sent. */
static int32_t paid_day(const struct invoice *v)
{
    const struct entry *p = v->last_payment;
    return p && p->amount > 0 ? p->day : DAY_NONE;
}

static void hold(struct remind *m, enum remind_hold why, int32_t wake)
{
    m->why = why;
    m->wake = wake;
}

/* What stands against a letter. */
static void judge_letter(struct search *s, struct remind *m,
                         const struct remind_said *said)
{
    const struct messages *sent = &s->facts.dealings->messages;
    const struct client *c = m->invoice->client;
    int32_t until = s->rules->until, wake;
    if (m->covered)
        hold(m, REMIND_ACCOUNT, DAY_NONE);
    else if (said->answer != DAY_NONE &&
             until < (wake = span_add(said->answer, sent->quiet, 1)))
        hold(m, REMIND_ANSWERED, wake);
    else if (until < (wake = messages_wait(sent, c)))
        hold(m, REMIND_QUIET, wake);
}

/* When the next stage comes, and what stands against it. */
static void judge(struct search *s, struct remind *m,
                  const struct remind_said *said)
{
    const struct remind_rules *r = s->rules;
    const struct invoice *v = m->invoice;
    int32_t last = said->last;
    m->sent = said->sent;
    m->stage = said->sent < r->stages_n ? said->sent + 1 : r->stages_n + 1;
    const struct mark *mark = skip_closed(s, m, &last);
    m->person = is_person(r, m->stage);
    m->day = m->state.due + days_of(r, m->stage);
    last = later(m->stage > 1 ? last : DAY_NONE, paid_day(v));
    if (last != DAY_NONE)
        m->day =
            later(m->day, last + days_of(r, m->stage) -
                              (m->stage > 1 ? days_of(r, m->stage - 1) : 0));
    if (said->promise != DAY_NONE && said->promise < r->until)
        m->day = later(m->day, said->promise + 1);
    if (m->stage > r->stages_n + 1 || (m->person && said->task))
        hold(m, REMIND_TASK, DAY_NONE);
    else if (r->until < m->day)
        hold(m, REMIND_EARLY, m->day);
    else if ((m->complaint = remind_disputed(&s->facts, v)))
        hold(m, REMIND_ISSUE, DAY_NONE);
    else if (v->client->state == CLIENT_PAUSED && !m->person)
        hold(m, REMIND_PAUSED, DAY_NONE);
    else if (mark && mark->snooze && mark->snooze->due > r->until)
        hold(m, REMIND_SNOOZED, mark->snooze->due);
    else if (said->promise != DAY_NONE && said->promise >= r->until)
        hold(m, REMIND_ANSWERED, said->promise + 1);
    else if (!m->person)
        judge_letter(s, m, said);
}

/* Could it be written now or, failing that, told of as held back? */
static bool is_letter(const struct remind *m)
{
    return !m->person && m->why != REMIND_EARLY && m->why != REMIND_TASK &&
           m->why != REMIND_NO_CLIENT;
}

/* Whichever can be written goes before those that are held back, and then the
 * one that is furthest past due. */
static bool goes_before(const struct remind *a, const struct remind *b)
{
    bool now = a->why == REMIND_DUE, other = b->why == REMIND_DUE;
    if (now != other)
        return now;
    return a->state.due < b->state.due;
}

/* One letter a client.  A person's task is no letter. */
static void choose(struct search *s, struct reminds *all)
{
    size_t *best = mem_new(s->book->clients.n + 1, sizeof *best);
    for (size_t i = 0; i < all->all.n; i++) {
        struct remind *m = &all->all.v[i];
        if (!is_letter(m))
            continue;
        size_t *at = &best[m->invoice->client->n];
        if (!*at || goes_before(m, &all->all.v[*at - 1]))
            *at = i + 1;
    }
    /* Whoever looks ahead sees all that is to come. */
    bool ahead = s->rules->until != s->rules->invoice.today;
    for (size_t i = 0; i < all->all.n; i++) {
        struct remind *m = &all->all.v[i];
        m->first = is_letter(m) && (best[m->invoice->client->n] == i + 1);
        if (is_letter(m) && !m->first && !ahead && m->why == REMIND_DUE)
            hold(m, REMIND_OTHER, DAY_NONE);
    }
    free(best);
}

/* Those past due, and those whose first stage comes on the day that they are
 * due, or before. */
static int find_open(struct search *s, struct reminds *out, struct err *e)
{
    struct book *b = s->book;
    int first = days_of(s->rules, 1);
    int32_t until = s->rules->until - (first < 1 ? first : 1);
    int32_t since = conf_day(s->rules->conf, "followup.since");
    for (size_t i = 0; i < b->invoices.n; i++) {
        struct remind m = {
            .invoice = b->invoices.v[i], .day = DAY_NONE, .wake = DAY_NONE};
        if (invoice_judge(b, m.invoice, &s->rules->invoice, &m.state, e) < 0)
            return -1;
        if (m.state.open > 0 && m.state.due <= until && m.state.due >= since)
            *vec_push(&out->all) = m;
    }
    return 0;
}

/* As the built-in rule has it. */
static const char *owner_of(struct book *b, const struct remind_rules *rules,
                            const struct invoice *v)
{
    return owner_of_role(b, &rules->conf->team, v->client, ROLE_PAPERS,
                         entry_answers(v->entry));
}

static void name_owners(struct search *s, struct reminds *all)
{
    for (size_t i = 0; i < all->all.n; i++) {
        struct remind *m = &all->all.v[i];
        m->owner =
            owner_present(&s->rules->conf->team, s->rules->invoice.today,
                          m->day, owner_of(s->book, s->rules, m->invoice));
    }
}

int remind_find(struct book *b, const struct remind_rules *rules,
                struct reminds *out, struct err *e)
{
    struct search s = {.book = b, .rules = rules};
    *out = (struct reminds){0};
    if (!rules->stages_n)
        return 0;
    if (find_open(&s, out, e) < 0)
        return -1;
    remind_facts_init(&s.facts, b, rules, out);
    remind_cover(&s.facts, out);
    for (size_t i = 0; i < out->all.n; i++)
        if (out->all.v[i].invoice->client)
            judge(&s, &out->all.v[i], &s.facts.said[i]);
        else
            hold(&out->all.v[i], REMIND_NO_CLIENT, DAY_NONE);
    choose(&s, out);
    name_owners(&s, out);
    remind_facts_release(&s.facts);
    return 0;
}

void reminds_release(struct reminds *r)
{
    vec_release(&r->all);
}

const char *remind_reason(struct book *b, const struct remind_rules *rules,
                          const struct remind *m)
{
    const struct currency *cur = book_currency(b, m->invoice->entry->currency);
    int late = rules->invoice.today - m->state.due;
    char open[MONEY_SIZE], day[DATE_SIZE];
    const char *text, *next = _("; the reminders have run out: call, or "
                                "decide what comes next");
    money_print(m->state.open, cur->digits, open);
    if (late > 0)
        text = arena_fmt(&b->arena,
                         P_("invoice %s: %s %s open, %d day past due",
                            "invoice %s: %s %s open, %d days past due", late),
                         m->invoice->ref, open, cur->code, late);
    else
        text = arena_fmt(&b->arena, _("invoice %s: %s %s open, due %s"),
                         m->invoice->ref, open, cur->code,
                         day_print(m->state.due, day));
    if (!m->person)
        next = arena_fmt(&b->arena, _("; reminder %d of %d"), m->stage,
                         rules->stages_n);
    return arena_fmt(&b->arena, "%s%s", text, next);
}

const char *remind_key(struct book *b, const struct remind *m)
{
    return action_key(b, rule, m->invoice->client->key, m->invoice->ref,
                      remind_period(b, m));
}

const char *remind_say_hold(const struct remind *m)
{
    return m->queue ? m->queue : m->complaint ? m->complaint : _(holds[m->why]);
}

int remind_weight(const struct remind *m)
{
    enum { STEP = 5 };
    return STEP * (m->stage - 1);
}

const char *remind_letter(struct book *b, const char *name,
                          const struct remind *m, int32_t today)
{
    bool past = m->state.due < (m->day > today ? m->day : today);
    return arena_fmt(&b->arena, "%s-%d", name, past ? m->stage : 0);
}

void remind_action(struct book *b, const struct remind_rules *rules,
                   const struct remind *m, struct action *a)
{
    enum { WEIGHT = 45 }; /* of the built-in rule */
    const struct invoice *v = m->invoice;
    *a = (struct action){
        .key = remind_key(b, m),
        .date = m->day,
        .due = m->day,
        .rule = rule,
        .ref = v->ref,
        .owner = owner_of(b, rules, v),
        .urgency = action_urgency(WEIGHT + remind_weight(m), m->day,
                                  rules->invoice.today),
        .template =
            m->person ? "" : remind_letter(b, rule, m, rules->invoice.today),
        .record = schema_types[m->person ? REC_TASK : REC_TOUCH].name,
        .reason = remind_reason(b, rules, m),
    };
    if (m->person)
        action_address(b, v->client, a);
    else
        action_address_written(b, v->client, a);
    owner_cover(b, &rules->conf->team, rules->invoice.today, a);
}
