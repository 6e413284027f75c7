#include "work/survey/report.h"

#include <stdlib.h>

#include "stats/nps.h"

enum { SATISFIED = 4 };

struct tally {
    const char *group;
    int64_t sent, answered;
    struct nps nps;
    int64_t satisfied, rated; /* of csat */
};

struct tallies {
    VEC(struct tally) all;
    struct map at;
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

static const char *group_of(struct book *b, const struct survey *s,
                            enum survey_by by)
{
    switch (by) {
    case SURVEY_BY_ALL:
        break;
    case SURVEY_BY_CLIENT:
        return s->client ? s->client->key : "";
    case SURVEY_BY_OWNER:
        return entry_owner(s->entry);
    case SURVEY_BY_SERVICE: {
        const struct order *o = book_order(b, entry_attr(b, s->entry, "order"));
        return o ? entry_attr(b, o->entry, "service") : "";
    }
    }
    return "";
}

static struct tally *tally_of(struct tallies *t, const char *group)
{
    bool fresh;
    struct map_slot *slot = map_put(&t->at, group, strlen(group), &fresh);
    if (!fresh)
        return &t->all.v[slot->value];
    slot->value = (uint32_t)t->all.n;
    struct tally *one = vec_push(&t->all);
    one->group = group;
    return one;
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
static void put(const struct tally *t, struct period period, unsigned note,
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
    for (size_t i = 0; i < sizeof f / sizeof f[0]; i++) {
        f[i].period = period;
        f[i].group = t->group;
        f[i].note |= note;
        *vec_push(&out->all) = f[i];
    }
}

static int by_group(const void *a, const void *b)
{
    const struct tally *x = a, *y = b;
    return strcmp(x->group, y->group);
}

void survey_report_find(struct book *b, struct period period, enum survey_by by,
                        struct figures *out)
{
    struct tallies t = {0};
    unsigned note =
        period.to > b->options.as_of.day && period.unit != PERIOD_ALL
            ? FIGURE_PARTIAL
            : 0;
    if (by == SURVEY_BY_ALL)
        tally_of(&t, "");
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        int32_t day = s->entry->day;
        if (!s->entry->internal && day >= period.from && day <= period.to)
            count(b, tally_of(&t, group_of(b, s, by)), s);
    }
    if (t.all.n)
        qsort(t.all.v, t.all.n, sizeof *t.all.v, by_group);
    for (size_t i = 0; i < t.all.n; i++)
        put(&t.all.v[i], period, note, out);
    vec_release(&t.all);
    map_release(&t.at);
}
