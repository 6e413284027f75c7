#include "stats/survival.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define Z    1.959963984540054 /* 95 % of a normal variable are this near */
#define HAIR 1e-9              /* a product of fractions that should be ½ */

static const struct survival_value none = {NAN, NAN, NAN, NAN};

static int by_time(const void *a, const void *b)
{
    const struct lifetime *l = a, *r = b;
    return (l->time > r->time) - (l->time < r->time);
}

/* The step after another, when the lifetimes from v on, `left` of them, remain;
 * *same is how many of them have that time. */
static struct survival_step step_after(struct survival_step at,
                                       const struct lifetime *v, size_t left,
                                       size_t *same)
{
    size_t ended = 0;
    for (*same = 0; *same < left && v[*same].time == v->time; ++*same)
        ended += v[*same].ended;
    double risk = (double)left, rest = (double)(left - ended);
    at.time = v->time;
    at.at_risk = left;
    at.ended = ended;
    at.share *= rest / risk;
    if (ended)
        at.variance += rest > 0 ? (double)ended / (risk * rest) : INFINITY;
    return at;
}

void survival_count(const struct lifetime *v, size_t n, struct survival *out)
{
    *out = (struct survival){.n = n};
    if (n == 0)
        return;
    struct lifetime *sorted = mem_new(n, sizeof *sorted);
    memcpy(sorted, v, n * sizeof *v);
    qsort(sorted, n, sizeof *sorted, by_time);
    struct survival_step *step = mem_new(n, sizeof *step), at = {.share = 1};
    for (size_t i = 0, same; i < n; i += same) {
        at = step_after(at, sorted + i, n - i, &same);
        step[out->steps++] = at;
        out->ended += at.ended;
    }
    out->step = step;
    free(sorted);
}

void survival_release(struct survival *s)
{
    free(s->step);
    *s = (struct survival){0};
}

static struct survival_value at_step(const struct survival_step *at)
{
    if (!(at->share > 0 && at->share < 1))
        return (struct survival_value){at->share, at->share > 0 ? 0 : NAN, NAN,
                                       NAN};
    double error = sqrt(at->variance), width = Z * error / log(at->share);
    return (struct survival_value){
        .value = at->share,
        .error = at->share * error,
        .low = pow(at->share, exp(-width)),
        .high = pow(at->share, exp(width)),
    };
}

/* How many steps are at or before t. */
static size_t steps_until(const struct survival *s, double t)
{
    size_t low = 0, high = s->steps;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->step[middle].time <= t)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct survival_value survival_at(const struct survival *s, double t)
{
    size_t until = steps_until(s, t);
    if (s->n == 0)
        return none;
    if (until == 0)
        return (struct survival_value){1, 0, NAN, NAN};
    return at_step(&s->step[until - 1]);
}

size_t survival_at_risk(const struct survival *s, double t)
{
    size_t until = steps_until(s, t);
    if (until > 0 && s->step[until - 1].time == t)
        until--;
    return until < s->steps ? s->step[until].at_risk : 0;
}

/* The first time that a curve is at most ½; NAN is not. */
static void first_half(double *when, double share, double time)
{
    if (isnan(*when) && share <= 0.5 + HAIR)
        *when = time;
}

struct survival_value survival_median(const struct survival *s)
{
    struct survival_value median = none;
    for (size_t i = 0; i < s->steps; i++) {
        struct survival_value at = at_step(&s->step[i]);
        first_half(&median.value, at.value, s->step[i].time);
        first_half(&median.low, at.low, s->step[i].time);
        first_half(&median.high, at.high, s->step[i].time);
    }
    return median;
}

struct survival_value survival_mean(const struct survival *s, double tau)
{
    double area = 0, variance = 0, end = tau;
    if (s->n == 0)
        return none;
    /* from tau back: an end counts by the area that is after it */
    for (size_t i = steps_until(s, tau); i-- > 0;) {
        const struct survival_step *at = &s->step[i];
        double rest = (double)(at->at_risk - at->ended);
        area += at->share * (end - at->time);
        end = at->time;
        if (rest > 0)
            variance +=
                area * area * (double)at->ended / ((double)at->at_risk * rest);
    }
    area += end;
    double error = sqrt(variance);
    return (struct survival_value){
        .value = area,
        .error = error,
        .low = fmax(area - Z * error, 0),
        .high = fmin(area + Z * error, tau),
    };
}

double survival_censored(const struct survival *s)
{
    return s->n ? (double)(s->n - s->ended) / (double)s->n : NAN;
}
