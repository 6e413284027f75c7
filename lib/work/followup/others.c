/* What other tools have among the follow-ups: which reminders of invoices and
 * whom to ask how it went, and when, is the business of work/remind and
 * work/survey, so that both tools say the same. */
#include "base/i18n.h"
#include "inside.h"

static int find_reminders(struct facts *f, struct book *b,
                          const struct followup_options *o, struct err *e)
{
    struct remind_rules *rules = &f->remind_rules;
    if (!rules_start_from(o->rules, ON_REMINDER))
        return 0;
    if (remind_rules_of(o->home, rules, e) < 0)
        return -1;
    rules->until = o->until;
    rules->dealings = f->dealings;
    return remind_find(b, rules, &f->reminds, e);
}

static void find_surveys(struct facts *f, struct book *b,
                         const struct followup_options *o)
{
    f->surveys = o->surveys ? o->surveys : &f->own_plan;
    if (o->surveys || !rules_start_from(o->rules, ON_SURVEY))
        return;
    struct survey_rules rules = survey_rules_of(o->home, true);
    rules.queued = rules.due = true;
    rules.dealings = f->dealings;
    survey_plan_find(b, &rules, &f->own_plan);
}

/* Once for reminders, surveys and what is held back. */
static void find_dealings(struct facts *f, struct book *b,
                          const struct followup_options *o)
{
    f->dealings = o->surveys ? o->surveys->dealings : &f->own_dealings;
    if (!o->surveys)
        dealings_find(b, &o->home->conf, &f->own_dealings);
}

int others_find(struct facts *f, struct book *b,
                const struct followup_options *o, struct err *e)
{
    find_dealings(f, b, o);
    if (find_reminders(f, b, o, e) < 0)
        return -1;
    find_surveys(f, b, o);
    return 0;
}

/* --- Reminders of invoices ------------------------------------------------ */

/* Of a client's letters only the next one counts, be it held back; the others
 * are there for who asks what is held back, or looks ahead. */
static bool is_shown(const struct given *g, const struct remind *m)
{
    if (m->why == REMIND_EARLY || m->why == REMIND_TASK ||
        m->why == REMIND_NO_CLIENT)
        return false;
    return m->person || m->first || g->options->held ||
           g->options->until != g->home->today;
}

void visit_reminders(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->facts->reminds.all.n; i++) {
        const struct remind *m = &g->facts->reminds.all.v[i];
        const struct entry *e = m->invoice->entry;
        if (!is_shown(g, m))
            continue;
        struct thing t = thing_of(g, e, m->invoice->ref);
        t.is.remind = m;
        visit(g, found, &t);
    }
}

static const char *held(const struct given *g, const struct remind *m)
{
    struct arena *a = &g->book->arena;
    const char *why = remind_say_hold(m);
    char day[DATE_SIZE];
    if (m->wake == DAY_NONE)
        return why;
    return arena_fmt(
        a, "%s%s", why,
        arena_fmt(a, _(": wait until %s"), day_print(m->wake, day)));
}

void reminder_fill(const struct given *g, const struct remind *m,
                   struct followup *f)
{
    struct action *a = &f->action, own;
    if (m->person) {
        f->quiet = QUIET_INSIDE;
        a->record = schema_types[REC_TASK].name;
        a->template = "";
    } else {
        a->template = remind_letter(g->book, a->template, m, g->home->today);
        if (!*f->rule->cell[RULE_CHANNEL]) {
            action_address_written(g->book, f->client, &own);
            a->channel = own.channel;
            a->address = own.address;
        }
    }
    if (m->why != REMIND_DUE && !*f->held)
        f->held = held(g, m);
}

/* --- Surveys -------------------------------------------------------------- */

void visit_surveys(const struct given *g, struct found *found)
{
    const struct survey_plan *p = g->facts->surveys;
    for (size_t i = 0; i < p->n; i++) {
        const struct survey_case *s = &p->of[i];
        if (s->why != SURVEY_DUE && !s->held)
            continue;
        struct thing t = thing_of(g, s->about.entry, s->about.ref);
        t.is.survey = s;
        visit(g, found, &t);
    }
}

void visit_asked(const struct given *g, struct found *found)
{
    if (conf_span(&g->home->conf, "survey.remind").n == 0)
        return;
    for (size_t i = 0; i < g->book->surveys.n; i++) {
        const struct survey *s = g->book->surveys.v[i];
        if (s->response || s->entry->internal || !s->client)
            continue;
        struct thing t = thing_of(g, s->entry, s->ref);
        visit(g, found, &t);
    }
}

void survey_fill(const struct given *g, const struct survey_case *s,
                 struct followup *f)
{
    bool ours = s->about.kind == SURVEY_KIND_INTERNAL;
    /* The rule's own letter is that about an order. */
    if (strcmp(f->action.template, survey_template(SURVEY_KIND_ORDER)) == 0)
        f->action.template = survey_template(s->about.kind);
    if (ours) {
        f->quiet = QUIET_INSIDE;
        survey_address_ours(f->client, &f->action);
    } else if (!*g->rule->cell[RULE_CHANNEL]) {
        struct action own;
        survey_address(g->book, f->client, &own);
        f->action.channel = own.channel;
        f->action.address = own.address;
    }
    if (s->held && !*f->held)
        f->held = survey_held(g->facts->surveys, g->book, s);
}
