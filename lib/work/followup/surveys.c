/* Whom to ask how it went, among the follow-ups: whom and when is the
 * business of work/survey, so that both tools say the same. */
#include "inside.h"

void visit_surveys(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->facts->surveys.n; i++) {
        const struct survey_case *s = &g->facts->surveys.of[i];
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
        f->held = survey_held(&g->facts->surveys, g->book, s);
}
