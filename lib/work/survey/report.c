#include "work/survey/report.h"

#include <stdlib.h>

#include "stats/nps.h"

enum { SATISFIED = 4 };

struct tally {
    int64_t sent, answered;
    struct nps nps;
    int64_t satisfied, rated; /* of csat */
};

int survey_score(struct book *b, const struct entry *response, const char *name)
{
    const struct schema_attr *a = schema_attr(REC_RESPONSE, str_of(name));
    struct str value = str_of(entry_attr(b, response, name));
    int64_t score;
    /* A row that was typed by hand may hold anything. */
    return schema_check(a, value, 0, NULL) == 0 &&
                   entry_whole(response, name, &score)
               ? (int)score
               : -1;
}

static void count(struct book *b, struct tally *t, const struct survey *s)
{
    t->sent++;
    if (!s->response)
        return;
    t->answered++;
    int score = survey_score(b, s->response, "score");
    int csat = survey_score(b, s->response, "csat");
    if (score >= 0)
        nps_add(&t->nps, score);
    t->rated += csat >= 0;
    t->satisfied += csat >= SATISFIED;
}

static struct figure in_points(const char *name, double value, int64_t num,
                               int64_t den, int64_t cases)
{
    struct figure f = figure_share(name, num, den, cases);
    f.unit = FIGURE_POINTS;
    f.value = value;
    return f;
}

/* The figures of a group, in order of print. */
static void put(const struct tally *t, const struct survey_group *group,
                struct figures *out)
{
    int64_t n = nps_count(&t->nps);
    struct estimate nps = nps_estimate(&t->nps);
    struct estimate csat = share_estimate(t->satisfied, t->rated);
    struct figure f[] = {
        in_points("nps", nps.value, t->nps.promoters - t->nps.detractors, n, n),
        in_points("nps_margin", nps.margin, FIGURE_NONE, FIGURE_NONE, n),
        figure_share("promoters", t->nps.promoters, n, n),
        figure_share("passives", t->nps.passives, n, n),
        figure_share("detractors", t->nps.detractors, n, n),
        figure_share("csat", t->satisfied, t->rated, t->rated),
        figure_share("response_rate", t->answered, t->sent, t->sent),
    };
    enum { NPS = 0, CSAT = 5 };
    f[NPS].low = nps.low;
    f[NPS].high = nps.high;
    f[NPS].unknown = t->answered - n;
    f[CSAT].low = csat.low;
    f[CSAT].high = csat.high;
    f[CSAT].unknown = t->answered - t->rated;
    for (size_t i = 0; i < sizeof f / sizeof f[0]; i++)
        survey_group_put(group, &f[i], out);
}

void survey_group_put(const struct survey_group *group, struct figure *f,
                      struct figures *out)
{
    f->period = group->period;
    f->group = group->name;
    f->note |= group->note;
    *vec_push(&out->all) = *f;
}

void survey_report_find(struct book *b, const struct survey_groups *g,
                        struct figures *out)
{
    struct tally *t = mem_new(g->all.n, sizeof *t);
    for (size_t i = 0; i < b->surveys.n; i++)
        if (g->of[i] >= 0)
            count(b, &t[g->of[i]], b->surveys.v[i]);
    for (size_t i = 0; i < g->all.n; i++)
        put(&t[i], &g->all.v[i], out);
    free(t);
}
