/* Reminders of invoices among the follow-ups: which and when is the business of
 * work/remind, so that both tools say the same. */
#include "base/i18n.h"
#include "inside.h"

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
