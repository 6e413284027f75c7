/* What we did after the answers: who was called back, and in how long; who was
 * asked for a review, and gave one. */
#include <stdlib.h>

#include "stats/nps.h"
#include "stats/quantile.h"
#include "work/survey/report.h"

/* What a touch may be to an answer before it. */
enum deed { DEED_CALL, DEED_ASKED, DEED_REVIEW, DEEDS };

/* Touches of a sort, by client and in order of time. */
struct deeds {
    VEC(const struct entry *) all;
    size_t *first;    /* by client->n, and one more: where its first is */
    struct map named; /* what others of them are about */
};

struct after {
    struct book *b;
    struct deeds of[DEEDS];
};

static bool says_kind(const struct entry *e, const char *a, const char *b)
{
    return entry_says(e, "kind", a) || (b && entry_says(e, "kind", b));
}

static bool is_spoken(const struct entry *e)
{
    return strcmp(e->channel, "phone") == 0 ||
           strcmp(e->channel, "meeting") == 0 ||
           says_kind(e, "call", "meeting");
}

static bool is_deed(const struct entry *e, enum deed what)
{
    switch (what) {
    case DEED_CALL:
        return e->dir == DIR_OUT && is_spoken(e);
    case DEED_ASKED:
        return e->dir == DIR_OUT && says_kind(e, "request", NULL);
    default:
        return e->dir == DIR_IN && says_kind(e, "review", NULL);
    }
}

static void note(struct after *w, enum deed what)
{
    struct deeds *d = &w->of[what];
    size_t clients = w->b->clients.n;
    VEC(const struct entry *) found = {0};
    d->first = mem_new(clients + 2, sizeof *d->first);
    for (size_t i = 0; i < w->b->entries.n; i++) {
        const struct entry *e = &w->b->entries.v[i];
        if (e->type != REC_TOUCH || !e->client || !is_deed(e, what))
            continue;
        /* What names a survey is about that one alone, and what names another
         * thing about none; a call is one, whatever it was about. */
        if (what != DEED_CALL && *e->ref) {
            map_put(&d->named, e->ref, strlen(e->ref), NULL);
            continue;
        }
        *vec_push(&found) = e;
        d->first[e->client->n + 2]++;
    }
    for (size_t i = 1; i < clients + 2; i++)
        d->first[i] += d->first[i - 1];
    for (size_t i = 0; i < found.n; i++)
        vec_push(&d->all);
    for (size_t i = 0; i < found.n; i++)
        d->all.v[d->first[found.v[i]->client->n + 1]++] = found.v[i];
    vec_release(&found);
}

/* Days are compared; of a day's records that both have a time, those. */
static bool is_after(const struct entry *e, const struct entry *answer)
{
    return e->day == answer->day && e->timed && answer->timed
               ? entry_at(e) >= entry_at(answer)
               : e->day >= answer->day;
}

/* The first of that sort since the answer; NULL: none. */
static const struct entry *first_since(const struct deeds *d,
                                       const struct survey *s)
{
    if (!d->all.n)
        return NULL;
    size_t low = d->first[s->client->n], end = d->first[s->client->n + 1];
    size_t high = end;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (d->all.v[mid]->day < s->response->day)
            low = mid + 1;
        else
            high = mid;
    }
    while (low < end && !is_after(d->all.v[low], s->response))
        low++;
    return low < end ? d->all.v[low] : NULL;
}

static bool was_done(const struct deeds *d, const struct survey *s)
{
    return map_find(&d->named, s->ref, strlen(s->ref)) || first_since(d, s);
}

struct done {
    int64_t detractors, promoters, asked, given;
    VEC(double) days; /* until each detractor was called back */
};

static void count(struct after *w, struct done *t, const struct survey *s)
{
    int score = s->response && s->client
                    ? survey_score(w->b, s->response, "score")
                    : -1;
    struct nps one = {0};
    if (score < 0)
        return;
    nps_add(&one, score);
    if (one.detractors) {
        const struct entry *call = first_since(&w->of[DEED_CALL], s);
        t->detractors++;
        if (call)
            *vec_push(&t->days) = (double)(call->day - s->response->day);
    }
    if (one.promoters) {
        t->promoters++;
        t->asked += was_done(&w->of[DEED_ASKED], s);
        t->given += was_done(&w->of[DEED_REVIEW], s);
    }
}

static void put(struct done *t, const struct survey_group *group,
                struct figures *out)
{
    int64_t called = (int64_t)t->days.n;
    if (t->days.n)
        quantile_sort(t->days.v, t->days.n);
    struct figure median = figure_share("callback_days", 0, called, called);
    median.unit = FIGURE_DAYS;
    median.num = FIGURE_NONE;
    median.value = quantile(t->days.v, t->days.n, 0.5);
    struct figure f[] = {
        figure_share("called_back", called, t->detractors, t->detractors),
        median,
        figure_count("callbacks_open", t->detractors - called),
        figure_share("review_asked", t->asked, t->promoters, t->promoters),
        figure_share("review_given", t->given, t->promoters, t->promoters),
    };
    for (size_t i = 0; i < sizeof f / sizeof f[0]; i++)
        survey_group_put(group, &f[i], out);
}

void survey_after_find(struct book *b, const struct survey_groups *g,
                       struct figures *out)
{
    struct after w = {.b = b};
    struct done *t = mem_new(g->all.n, sizeof *t);
    for (int k = 0; k < DEEDS; k++)
        note(&w, (enum deed)k);
    for (size_t i = 0; i < b->surveys.n; i++)
        if (g->of[i] >= 0)
            count(&w, &t[g->of[i]], b->surveys.v[i]);
    for (size_t i = 0; i < g->all.n; i++) {
        put(&t[i], &g->all.v[i], out);
        vec_release(&t[i].days);
    }
    for (int k = 0; k < DEEDS; k++) {
        vec_release(&w.of[k].all);
        free(w.of[k].first);
        map_release(&w.of[k].named);
    }
    free(t);
}
