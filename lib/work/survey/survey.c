/* What to do about surveys: rows of the queue. */
#include "work/survey/survey.h"

#include <stdlib.h>

#include "book/optout.h"
#include "work/contact/owner.h"

enum { WEIGHT = 30 }; /* urgency on the due day, as of a check-in */

void survey_action(struct book *b, const struct survey_rules *rules,
                   const struct survey_case *s, struct action *a)
{
    const struct survey_subject *about = &s->about;
    int32_t due = s->why == SURVEY_DUE || s->held ? s->due : rules->today;
    *a = (struct action){
        .key = survey_key(b, s->client, about),
        .date = due,
        .due = due,
        .rule = "survey",
        .ref = about->ref,
        .owner = about->entry ? entry_answers(about->entry) : s->client->owner,
        .urgency = action_urgency(WEIGHT, due, rules->today),
        .template = survey_template(about->kind),
        .record = schema_types[REC_SURVEY].name,
        .reason = about->entry ? survey_reason(b, rules, about) : "",
    };
    if (about->kind == SURVEY_KIND_INTERNAL)
        survey_address_ours(s->client, a);
    else
        survey_address(b, s->client, a);
    owner_cover(b, &rules->conf->team, rules->today, a);
}

void survey_address(struct book *b, const struct client *client,
                    struct action *a)
{
    const struct contact *whom;
    optout_person(b, client, OPTOUT_SURVEY, &whom);
    action_address_to(b, client, whom, true, a);
}

void survey_address_ours(const struct client *client, struct action *a)
{
    a->client = client->key;
    a->contact = a->channel = a->address = "";
}

void survey_actions_add(struct survey_actions *out, struct book *b,
                        const struct survey_rules *rules,
                        const struct survey_case *s)
{
    struct survey_todo *todo = vec_push(&out->all);
    todo->about = s->about;
    survey_action(b, rules, s, &todo->action);
}

/* What has waited longest comes first. */
static int by_due(const void *a, const void *b)
{
    const struct survey_todo *x = a, *y = b;
    if (x->action.due != y->action.due)
        return x->action.due < y->action.due ? -1 : 1;
    return strcmp(x->action.key, y->action.key);
}

void survey_due_find(const struct survey_plan *p, struct book *b,
                     struct survey_actions *out)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->of[i].why == SURVEY_DUE)
            survey_actions_add(out, b, &p->rules, &p->of[i]);
    if (out->all.n)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, by_due);
}

void survey_actions_release(struct survey_actions *a)
{
    vec_release(&a->all);
}
