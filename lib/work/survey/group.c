/* Which surveys a report looks at, and which of them go together. */
#include <stdlib.h>

#include "work/survey/report.h"

const char *const survey_bys[SURVEY_BYS] = {
    "", "client", "owner", "service", "kind", "month", "quarter"};

static bool counts(const struct survey_ask *ask, const struct survey *s)
{
    int32_t day = s->entry->day;
    if (day < ask->period.from || day > ask->period.to)
        return false;
    return ask->kind >= 0 ? (int)survey_kind_of(s->entry) == ask->kind
                          : !s->entry->internal || ask->by == SURVEY_BY_KIND;
}

static const char *service_of(struct book *b, const struct survey *s)
{
    enum survey_kind kind = survey_kind_of(s->entry);
    const char *ref = survey_about(b, s->entry);
    if (kind == SURVEY_KIND_CONTRACT) {
        const struct contract *k = book_contract(b, ref);
        return k ? contract_attr(b, k, "service") : "";
    }
    if (kind == SURVEY_KIND_ISSUE) {
        const struct issue *k = book_issue(b, ref);
        ref = k ? entry_attr(b, k->entry, "order") : "";
    }
    const struct order *o = book_order(b, ref);
    return o ? entry_attr(b, o->entry, "service") : "";
}

static const char *name_of(struct book *b, const struct survey *s,
                           enum survey_by by)
{
    switch (by) {
    case SURVEY_BY_CLIENT:
        return s->client ? s->client->key : "";
    case SURVEY_BY_OWNER:
        return entry_owner(s->entry);
    case SURVEY_BY_SERVICE:
        return service_of(b, s);
    case SURVEY_BY_KIND:
        return survey_kinds[survey_kind_of(s->entry)];
    default:
        return "";
    }
}

static unsigned note_of(const struct book *b, struct period p)
{
    bool over = p.to <= b->options.as_of.day || p.unit == PERIOD_ALL;
    return over ? 0 : FIGURE_PARTIAL;
}

/* A name, and the place at which it was met first. */
struct met {
    const char *name;
    int32_t place;
};

static int by_name(const void *a, const void *b)
{
    const struct met *x = a, *y = b;
    return strcmp(x->name, y->name);
}

/* Groups in order of name, whatever came first. */
static void sort(struct book *b, struct survey_groups *g,
                 const struct survey_ask *ask, const struct map *names)
{
    struct met *met = mem_new(names->n, sizeof *met);
    int32_t *place = mem_new(names->n, sizeof *place);
    for (size_t i = 0; i < names->n; i++)
        met[i] = (struct met){names->slot[i].key, (int32_t)i};
    if (names->n)
        qsort(met, names->n, sizeof *met, by_name);
    for (size_t i = 0; i < names->n; i++) {
        place[met[i].place] = (int32_t)i;
        *vec_push(&g->all) = (struct survey_group){
            arena_dup(&b->arena, met[i].name, strlen(met[i].name)), ask->period,
            note_of(b, ask->period)};
    }
    for (size_t i = 0; i < b->surveys.n; i++)
        if (g->of[i] >= 0)
            g->of[i] = place[g->of[i]];
    free(met);
    free(place);
}

static void by_names(struct book *b, const struct survey_ask *ask,
                     struct survey_groups *g)
{
    struct map names = {0};
    if (ask->by == SURVEY_BY_ALL)
        map_put(&names, "", 0, NULL);
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        if (!counts(ask, s))
            continue;
        bool fresh;
        const char *name = name_of(b, s, ask->by);
        struct map_slot *slot = map_put(&names, name, strlen(name), &fresh);
        if (fresh)
            slot->value = (uint32_t)(names.n - 1);
        g->of[i] = (int32_t)slot->value;
    }
    sort(b, g, ask, &names);
    map_release(&names);
}

/* The days of which there is something to tell: an open end is that of the
 * surveys. */
static struct period days_of(const struct book *b, const struct survey_ask *ask)
{
    struct period p = ask->period;
    int32_t first = DAY_MAX, last = DAY_MIN;
    for (size_t i = 0; i < b->surveys.n; i++)
        if (counts(ask, b->surveys.v[i])) {
            int32_t day = b->surveys.v[i]->entry->day;
            first = day < first ? day : first;
            last = day > last ? day : last;
        }
    p.from = p.from == DAY_MIN ? first : p.from;
    p.to = p.to == DAY_MAX ? last : p.to;
    return p;
}

/* Calendar periods one after another; surveys are in order of day. */
static void by_periods(struct book *b, const struct survey_ask *ask,
                       struct survey_groups *g)
{
    enum period_unit unit =
        ask->by == SURVEY_BY_MONTH ? PERIOD_MONTH : PERIOD_QUARTER;
    struct period days = days_of(b, ask);
    if (days.from > days.to)
        return;
    for (struct period p = period_of(days.from, unit); p.from <= days.to;
         p = period_step(p, 1)) {
        bool cut = p.from < ask->period.from || p.to > ask->period.to;
        *vec_push(&g->all) =
            (struct survey_group){"", p, cut ? FIGURE_PARTIAL : note_of(b, p)};
    }
    size_t at = 0;
    for (size_t i = 0; i < b->surveys.n; i++) {
        if (!counts(ask, b->surveys.v[i]))
            continue;
        while (b->surveys.v[i]->entry->day > g->all.v[at].period.to)
            at++;
        g->of[i] = (int32_t)at;
    }
}

void survey_groups_find(struct book *b, const struct survey_ask *ask,
                        struct survey_groups *g)
{
    *g = (struct survey_groups){.of = mem_new(b->surveys.n, sizeof *g->of)};
    for (size_t i = 0; i < b->surveys.n; i++)
        g->of[i] = -1;
    if (ask->by == SURVEY_BY_MONTH || ask->by == SURVEY_BY_QUARTER)
        by_periods(b, ask, g);
    else
        by_names(b, ask, g);
}

void survey_groups_release(struct survey_groups *g)
{
    vec_release(&g->all);
    free(g->of);
}
