/* Whom to ask how an order went, among the follow-ups: whom and when is the
 * business of work/survey, so that both tools say the same. */
#include "inside.h"

void visit_surveys(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->facts->surveys.n; i++) {
        const struct survey_case *s = &g->facts->surveys.of[i];
        if (s->why != SURVEY_DUE && !s->held)
            continue;
        struct thing t = thing_of(g, s->order->entry, s->order->ref);
        t.is.survey = s;
        visit(g, found, &t);
    }
}

void survey_fill(const struct given *g, const struct survey_case *s,
                 struct followup *f)
{
    if (!*g->rule->cell[RULE_CHANNEL]) {
        struct action own;
        action_address_written(g->book, f->client, &own);
        f->action.channel = own.channel;
        f->action.address = own.address;
    }
    if (s->held && !*f->held)
        f->held = survey_held(&g->facts->surveys, g->book, s);
}
