#include "stats/spend.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "inside.h"
#include "stats/gsl.h"

enum { NUMBERS = 3 }; /* p, q, v */

/* Far out: orders of one client are all alike, or clients are. */
#define WALL_SHAPE 7.
#define WALL_VALUE 40.

/* A client who came back and paid. */
struct known {
    double x, mean, log_mean;
};

struct history {
    struct known *c; /* by x */
    size_t n;
};

/* GSL is not asked for what it would end the process over. */
static double log_gamma(double x)
{
    gsl_sf_result r;
    return !(x > 0) || gsl()->gsl_sf_lngamma_e(x, &r) ? NAN : r.val;
}

static double digamma(double x)
{
    gsl_sf_result r;
    return !(x > 0) || gsl()->gsl_sf_psi_e(x, &r) ? NAN : r.val;
}

/* What depends on a client's x alone, and costs most. */
struct gammas {
    double x, value;
    double by_p, by_q;
};

static struct gammas gammas_of(const struct spending *m, double x)
{
    double px = m->p * x, both = digamma(px + m->q);
    return (struct gammas){
        .x = x,
        .value = log_gamma(px + m->q) - log_gamma(px) - log_gamma(m->q) +
                 m->q * log(m->v) + px * log(x),
        .by_p = both - digamma(px) + log(x),
        .by_q = both - digamma(m->q) + log(m->v),
    };
}

/* The logarithm of the likelihood, and its slope by p, q, v. */
static double likelihood(const struct spending *m, const struct history *h,
                         double *slope)
{
    double sum = 0;
    struct gammas of = {.x = 0};
    for (size_t i = 0; i < NUMBERS; i++)
        slope[i] = 0;
    for (size_t i = 0; i < h->n; i++) {
        const struct known *c = &h->c[i];
        if (c->x > of.x)
            of = gammas_of(m, c->x);
        double px = m->p * c->x, all = m->v + c->mean * c->x;
        double log_all = log(all);
        sum += of.value + (px - 1) * c->log_mean - (px + m->q) * log_all;
        slope[0] += c->x * (of.by_p + c->log_mean - log_all);
        slope[1] += of.by_q - log_all;
        slope[2] += m->q / m->v - (px + m->q) / all;
    }
    return sum;
}

static int by_x(const void *a, const void *b)
{
    const struct known *l = a, *r = b;
    return (l->x > r->x) - (l->x < r->x);
}

/* Those who came back and paid; `c` is to be freed. */
static struct history history_of(const struct spender *c, size_t n)
{
    struct history h = {.c = mem_new(n + 1, sizeof *h.c)};
    for (size_t i = 0; i < n; i++)
        if (c[i].x > 0 && c[i].mean > 0)
            h.c[h.n++] = (struct known){c[i].x, c[i].mean, log(c[i].mean)};
    qsort(h.c, h.n, sizeof *h.c, by_x);
    return h;
}

double spend_likelihood(const struct spending *m, const struct spender *c,
                        size_t n)
{
    struct history h = history_of(c, n);
    double slope[NUMBERS], sum = likelihood(m, &h, slope);
    free(h.c);
    return sum;
}

static double depth(const double *at, double *slope, const void *data)
{
    const struct history *h = data;
    struct spending m = {at[0], at[1], at[2]};
    double value = likelihood(&m, h, slope), n = (double)h->n;
    for (size_t i = 0; i < NUMBERS; i++)
        slope[i] = -slope[i] / n;
    return -value / n;
}

static enum fit seek(const struct history *h, struct spending *out)
{
    double mean = 0, at[VALLEY_MOST];
    for (size_t i = 0; i < h->n; i++)
        mean += h->c[i].mean / (double)h->n;
    /* under each of these the mean of all is what it is */
    const double from[][VALLEY_MOST] = {{6, 4, mean / 2},
                                        {1, 2, mean},
                                        {20, 10, mean * 9 / 20},
                                        {2, 1.5, mean / 4}};
    struct valley v = {.k = NUMBERS,
                       .depth = depth,
                       .data = h,
                       .wall = {WALL_SHAPE, WALL_SHAPE, WALL_VALUE}};
    enum fit done = valley_lowest(&v, from, sizeof from / sizeof *from, at);
    if (done == FIT_DONE)
        *out = (struct spending){at[0], at[1], at[2]};
    return done;
}

enum fit spend_fit(const struct spender *c, size_t n, struct spending *out)
{
    struct history h = history_of(c, n);
    enum fit done = h.n < SPEND_CLIENTS ? FIT_FEW : seek(&h, out);
    free(h.c);
    return done;
}

double spend_mean(const struct spending *m)
{
    return m->q > 1 ? m->p * m->v / (m->q - 1) : NAN;
}

double spend_expected(const struct spending *m, struct spender c)
{
    double own = m->p * c.x, weight = own / (own + m->q - 1);
    return (1 - weight) * spend_mean(m) + weight * c.mean;
}
