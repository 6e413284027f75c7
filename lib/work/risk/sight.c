#include <math.h>
#include <stdlib.h>

#include "inside.h"
#include "stats/quiet.h"

enum { QUARTER = 90, YEAR = 365 };

/* The sum of squares of a client's log gaps about its own mean. */
static double about_mean(const struct order_day *last, size_t gaps)
{
    double ss =
        gaps ? last->squares - last->logs * last->logs / (double)gaps : 0;
    return ss > 0 ? ss : 0;
}

static struct rhythm rhythm_of(const struct past *p, const uint32_t *known)
{
    double logs = log(p->rules.horizon), n = 1, ss = 4, free_n = 4;
    for (size_t i = 0; i < p->book->clients.n; i++) {
        if (known[i] < 2)
            continue;
        size_t gaps = known[i] - 1;
        const struct order_day *last = &p->of[i].days[gaps];
        logs += last->logs;
        n += (double)gaps;
        ss += about_mean(last, gaps);
        free_n += (double)(gaps - 1);
    }
    return (struct rhythm){logs / n, ss / free_n};
}

/* The day, as it stands in one client's history. */
struct view {
    const struct past *past;
    const struct past_client *c;
    size_t n; /* days of order so far, at least one */
    int32_t day;
};

static size_t days_until(const struct view *v, int32_t day)
{
    return past_count(v->c, day < v->day ? day : v->day);
}

static double default_odds(const struct view *v)
{
    const struct order_day *days = v->c->days;
    struct buyer buyer = {.x = (uint32_t)v->n - 1,
                          .tx = (days[v->n - 1].day - days[0].day) / 7.,
                          .T = (v->day - days[0].day) / 7.};
    double p =
        quiet_chance(&buying_published, buyer, v->past->rules.horizon / 7.);
    return logistic_logit(fmin(fmax(p, 1e-4), 1 - 1e-4));
}

static double season(const struct view *v)
{
    int32_t ago = v->day - YEAR;
    if (v->c->days[0].day > ago)
        return 0;
    return days_until(v, ago + v->past->rules.horizon) > days_until(v, ago)
               ? 1
               : -1;
}

static double mean_amount(const struct order_day *last)
{
    return fmax(last->spent / last->in_currency, 0);
}

static void look(const struct view *v, const struct rhythm *all, double *x)
{
    const struct order_day *last = &v->c->days[v->n - 1];
    double gaps = (double)v->n - 1, free_n = fmax(gaps - 1, 0);
    double usual = (all->gap + last->logs) / (1 + gaps);
    double sd =
        sqrt((2 * all->spread + about_mean(last, v->n - 1)) / (2 + free_n));
    double z = (log(v->day - last->day + 1) - usual) / sd;
    x[SEEN_DEFAULT] = default_odds(v);
    x[SEEN_SILENCE] = fmin(fmax(z, -4), 4);
    x[SEEN_QUARTER] = log1p((double)(v->n - days_until(v, v->day - QUARTER)));
    x[SEEN_YEAR] = log1p((double)(v->n - days_until(v, v->day - YEAR)));
    x[SEEN_RHYTHM] = sd;
    x[SEEN_SIZE] = log1p(mean_amount(last));
    x[SEEN_SEASON] = season(v);
}

void sight_before(const struct past *p, const struct rhythm *all, int32_t day,
                  struct seen *s)
{
    const struct past_client *c = &p->of[s->client];
    struct view v = {p, c, past_count(c, day), day};
    look(&v, all, s->x);
}

static bool at_risk(const struct past *p, const struct client *c, size_t n,
                    int32_t day)
{
    const struct past_client *of = &p->of[c->n];
    return n > 0 &&
           span_add(of->days[n - 1].day, p->rules.churn_after, 1) >= day &&
           client_state_on(p->book, c, day) == CLIENT_ACTIVE &&
           !past_contract(p, of, day);
}

static void see_all(struct past *p, struct sight *s)
{
    size_t clients = p->book->clients.n;
    uint32_t *known = mem_new(clients, sizeof *known);
    for (size_t i = 0; i < clients; i++)
        known[i] = (uint32_t)past_count(&p->of[i], s->day);
    s->rhythm = rhythm_of(p, known);
    for (size_t i = 0; i < clients; i++) {
        if (!at_risk(p, p->book->clients.v[i], known[i], s->day))
            continue;
        struct view v = {p, &p->of[i], known[i], s->day};
        struct seen *seen = vec_push(&s->all);
        seen->client = (uint32_t)i;
        seen->currency = v.c->days[v.n - 1].currency;
        seen->quiet = past_count(v.c, s->day + p->rules.horizon) == known[i];
        seen->signs = p->signs ? signs_on(p->signs, i, s->day) : 0;
        look(&v, &s->rhythm, seen->x);
    }
    free(known);
}

const struct sight *sight_of(struct past *p, int32_t day)
{
    for (size_t i = 0; i < p->sights.n; i++)
        if (p->sights.v[i]->day == day)
            return p->sights.v[i];
    struct sight *s = mem_new(1, sizeof *s);
    s->day = day;
    see_all(p, s);
    return *vec_push(&p->sights) = s;
}
