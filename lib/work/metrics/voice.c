/* What clients said when they were asked.  An answer belongs to the period in
 * which its survey was sent. */
#include "inside.h"
#include "stats/nps.h"
#include "work/survey/report.h"

enum { SATISFIED = 4 };

int sweep_surveys(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t i = 0; i < r->book->surveys.n; i++) {
        const struct survey *s = r->book->surveys.v[i];
        bool counts = s->client && !s->entry->internal;
        struct cell *c = counts ? run_cell_of(r, s->entry) : NULL;
        if (!c)
            continue;
        c->of[T_SURVEYS]++;
        if (!s->response)
            continue;
        int score = survey_score(r->book, s->response, "score");
        int csat = survey_score(r->book, s->response, "csat");
        c->of[T_RESPONSES]++;
        if (score >= 0) {
            struct nps one = {0};
            nps_add(&one, score);
            c->of[T_PROMOTERS] += one.promoters;
            c->of[T_PASSIVES] += one.passives;
            c->of[T_DETRACTORS] += one.detractors;
        }
        c->of[T_RATED] += csat >= 0;
        c->of[T_SATISFIED] += csat >= SATISFIED;
    }
    return 0;
}
