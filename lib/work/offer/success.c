#include "work/offer/success.h"

#include <stdlib.h>

#include "work/survey/subject.h"

/* Of surveys about it, and not about something else that goes with it. */
void success_answers_find(struct book *b, struct success_answers *out)
{
    *out = (struct success_answers){0};
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        bool fresh;
        if (!s->response || survey_kind_of(s->entry) != SURVEY_KIND_ORDER)
            continue;
        const char *order = survey_about(b, s->entry);
        struct map_slot *slot = map_put(&out->at, order, strlen(order), &fresh);
        if (fresh ||
            b->surveys.v[slot->value]->response->day <= s->response->day)
            slot->value = (uint32_t)i;
    }
}

void success_answers_release(struct success_answers *a)
{
    map_release(&a->at);
}

/* What the latest answer about it says; neither where there is none. */
struct verdict {
    bool good, bad;
};

static struct verdict verdict_of(const struct success_answers *a,
                                 const struct book *b, const struct order *o)
{
    const struct map_slot *slot = map_find(&a->at, o->ref, strlen(o->ref));
    const struct survey *s = slot ? b->surveys.v[slot->value] : NULL;
    double score, csat;
    if (!s || s->client != o->client)
        return (struct verdict){0};
    bool scored = entry_number(s->response, "score", &score);
    bool rated = entry_number(s->response, "csat", &csat);
    return (struct verdict){
        .good = (scored && score >= SUCCESS_SCORE) ||
                (rated && csat >= SUCCESS_CSAT),
        .bad = (scored && score < SUCCESS_SCORE_FAIR) ||
               (rated && csat < SUCCESS_CSAT),
    };
}

bool success_praised(const struct success_answers *a, const struct book *b,
                     const struct order *o)
{
    struct verdict v = verdict_of(a, b, o);
    return v.good && !v.bad;
}

bool success_blamed(const struct success_answers *a, const struct book *b,
                    const struct order *o)
{
    return verdict_of(a, b, o).bad;
}

bool success_late(struct book *b, const struct order *o)
{
    struct records stages = book_records(b, REC_STAGE, NULL, o->ref, false);
    if (o->due != DAY_NONE && o->delivered != DAY_NONE && o->delivered > o->due)
        return true;
    for (size_t i = 0; i < stages.n; i++)
        if (entry_says(stages.v[i], "stage", "delayed") &&
            !entry_is_of_phase(stages.v[i]))
            return true;
    return false;
}

/* The later of two. */
static const struct entry *later(const struct entry *a, const struct entry *b)
{
    return !a || (b && b->day >= a->day) ? b : a;
}

static const struct entry *latest_usage(struct book *b, const char *ref)
{
    struct records all = book_records(b, REC_USAGE, NULL, ref, false);
    return all.n ? all.v[all.n - 1] : NULL;
}

bool success_unused(struct book *b, const struct order *o,
                    const struct entry *all)
{
    const struct entry *last = all && !*all->ref ? all : NULL;
    double level;
    last = later(last, latest_usage(b, entry_attr(b, o->entry, "contract")));
    last = later(last, latest_usage(b, o->ref));
    return entry_number(last, "level", &level) && level <= SUCCESS_USAGE_LOW;
}
