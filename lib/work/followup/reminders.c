/* Reminders of invoices among the follow-ups: which and when is the business of
 * remind.c, so that both tools say the same. */
#include "base/i18n.h"
#include "inside.h"

int reminders_find(struct followup_run *run, struct err *e)
{
    const struct followup_options *o = run->options;
    struct remind_rules *rules = &run->remind_rules;
    bool wanted = false;
    for (size_t i = 0; i < o->rules->all.n; i++) {
        const struct rule *r = &o->rules->all.v[i];
        wanted = wanted || (r->use && r->on.v[0].word == ON_REMINDER);
    }
    if (!wanted)
        return 0;
    if (remind_rules_of(o->conf, o->today, o->path, rules, e) < 0)
        return -1;
    rules->until = o->until;
    return remind_find(run->book, rules, &run->reminds, e);
}

/* Of a client's letters only the next one counts, be it held back; the others
 * are there for who asks what is held back, or looks ahead. */
static bool is_shown(const struct followup_run *run, const struct remind *m)
{
    if (m->why == REMIND_EARLY || m->why == REMIND_TASK ||
        m->why == REMIND_NO_CLIENT)
        return false;
    return m->person || m->first || run->options->held ||
           run->options->until != run->options->today;
}

void visit_reminders(struct followup_run *run)
{
    for (size_t i = 0; i < run->reminds.all.n; i++) {
        const struct remind *m = &run->reminds.all.v[i];
        const struct entry *e = m->invoice->entry;
        if (!is_shown(run, m))
            continue;
        struct thing t = thing_of(run, e, m->invoice->ref);
        t.is.remind = m;
        visit(run, &t);
    }
}

static const char *held(struct followup_run *run, const struct remind *m)
{
    struct buf text = {0};
    char day[DATE_SIZE];
    buf_puts(&text, _(remind_holds[m->why]));
    if (m->wake != DAY_NONE)
        buf_fmt(&text, _(": wait until %s"), day_print(m->wake, day));
    const char *kept = arena_dup(&run->book->arena, text.p, text.n);
    buf_release(&text);
    return kept;
}

void reminder_fill(struct followup_run *run, const struct remind *m,
                   struct followup *f)
{
    struct action *a = &f->action, own;
    struct buf name = {0};
    if (m->person) {
        f->quiet = QUIET_INSIDE;
        a->record = schema_types[REC_TASK].name;
        a->template = "";
    } else {
        buf_fmt(&name, "%s-%d", a->template, m->stage);
        a->template = arena_dup(&run->book->arena, name.p, name.n);
        buf_release(&name);
        if (!*f->rule->cell[RULE_CHANNEL]) {
            action_address_written(run->book, f->client, &own);
            a->channel = own.channel;
            a->address = own.address;
        }
    }
    if (m->why != REMIND_DUE && !*f->held)
        f->held = held(run, m);
}
