#include "stats/repeat.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "inside.h"

enum { DAYS_MOST = 1000000 };

/* Far out: there r and α stand for one rate of all, a and b for one chance. */
#define WALL_SHAPE  7.
#define WALL_RATE   14.
#define WALL_CHANCE 7.

/* What depends on a client's count alone, for the counts 0, 1, …: logarithms
 * of Γ(r + x)/Γ(r) and of B(a, b + x)/B(a, b), and how they change. */
struct counted {
    double rate, by_r;
    double chance, by_a, by_b;
};

struct history {
    const struct buyer *c;
    size_t n;
    size_t counts;           /* one more than the greatest x */
    struct counted *counted; /* filled anew for each model */
};

static void count_up(const struct buying *m, const struct history *h)
{
    struct counted sum = {0};
    for (size_t x = 0; x < h->counts; x++) {
        double j = (double)x, either = m->a + m->b + j;
        h->counted[x] = sum;
        sum.rate += log(m->r + j);
        sum.by_r += 1 / (m->r + j);
        sum.chance += log((m->b + j) / either);
        sum.by_a -= 1 / either;
        sum.by_b += 1 / (m->b + j) - 1 / either;
    }
}

/* Adds a client's to the likelihood and to its slope by r, α, a, b. */
static double add_client(const struct buying *m, struct buyer c,
                         const struct counted *of, double *slope)
{
    double rx = m->r + c.x, until = m->alpha + c.T, last = m->alpha + c.tx;
    double log_until = log(until), log_last = c.x ? log(last) : 0;
    double stayed = -rx * log_until, left = -INFINITY, gone = 0;
    if (c.x) {
        left = log(m->a / (m->b + c.x - 1)) - rx * log_last;
        gone = 1 / (1 + exp(stayed - left));
        slope[2] += gone / m->a;
        slope[3] -= gone / (m->b + c.x - 1);
    }
    double here = 1 - gone, log_alpha = log(m->alpha);
    slope[0] += of->by_r + log_alpha - here * log_until - gone * log_last;
    slope[1] += m->r / m->alpha - rx * (here / until + gone / last);
    slope[2] += of->by_a;
    slope[3] += of->by_b;
    double more = fmax(stayed, left), less = fmin(stayed, left);
    return of->rate + m->r * log_alpha + of->chance + more +
           log1p(exp(less - more));
}

static double likelihood(const struct buying *m, const struct history *h,
                         double slope[VALLEY_MOST])
{
    double sum = 0;
    count_up(m, h);
    for (size_t i = 0; i < VALLEY_MOST; i++)
        slope[i] = 0;
    for (size_t i = 0; i < h->n; i++)
        sum += add_client(m, h->c[i], &h->counted[h->c[i].x], slope);
    return sum;
}

/* False where a client has too many days; else `counted` is to be freed. */
static bool history_of(const struct buyer *c, size_t n, struct history *out)
{
    uint32_t most = 0;
    for (size_t i = 0; i < n; i++)
        most = c[i].x > most ? c[i].x : most;
    if (most > DAYS_MOST)
        return false;
    *out = (struct history){.c = c, .n = n, .counts = (size_t)most + 1};
    out->counted = mem_new(out->counts, sizeof *out->counted);
    return true;
}

double repeat_likelihood(const struct buying *m, const struct buyer *c,
                         size_t n)
{
    struct history h;
    double slope[VALLEY_MOST];
    if (!history_of(c, n, &h))
        return NAN;
    double sum = likelihood(m, &h, slope);
    free(h.counted);
    return sum;
}

/* What is to be made least, per client, so that a slope of none is the same for
 * few and many. */
static double depth(const double *at, double *slope, const void *data)
{
    const struct history *h = data;
    struct buying m = {at[0], at[1], at[2], at[3]};
    double value = likelihood(&m, h, slope), n = (double)h->n;
    for (size_t i = 0; i < VALLEY_MOST; i++)
        slope[i] = -slope[i] / n;
    return -value / n;
}

enum fit repeat_fit(const struct buyer *c, size_t n, struct buying *out)
{
    struct history h;
    size_t back = 0;
    double weeks = 0, orders = 0, at[VALLEY_MOST];
    for (size_t i = 0; i < n; i++) {
        back += c[i].x > 0;
        orders += c[i].x;
        weeks += c[i].T;
    }
    if (n < REPEAT_CLIENTS || back < REPEAT_BACK)
        return FIT_FEW;
    if (!history_of(c, n, &h))
        return FIT_LOST;
    const struct buying *p = &buying_published;
    double gap = (1 + weeks) / orders;
    const double from[][VALLEY_MOST] = {{p->r, p->alpha, p->a, p->b},
                                        {1, gap, 1, 1},
                                        {0.5, gap / 2, 0.5, 5},
                                        {3, 3 * gap, 2, 20}};
    struct valley v = {
        .k = VALLEY_MOST,
        .depth = depth,
        .data = &h,
        .wall = {WALL_SHAPE, WALL_RATE, WALL_CHANCE, WALL_CHANCE}};
    enum fit done = valley_lowest(&v, from, sizeof from / sizeof *from, at);
    if (done == FIT_DONE)
        *out = (struct buying){at[0], at[1], at[2], at[3]};
    free(h.counted);
    return done;
}

/* exp(scale) · ₂F₁-like Σ (a)ₖ(b)ₖ/((c)ₖ(2)ₖ)·zᵏ of numbers above 0, z below 1:
 * the terms are above 0 and end by falling like zᵏ.  Kept small in between,
 * since the scale may be as low as the sum is high. */
static double series(double a, double b, double c, double z, double scale)
{
    double term = 1, sum = 1;
    for (size_t i = 0;; i++) {
        double k = (double)i,
               next = (a + k) / (c + k) * ((b + k) / (2 + k)) * z;
        term *= next;
        sum += term;
        if (sum > 1e200) {
            sum *= 1e-200;
            term *= 1e-200;
            scale += 200 * M_LN10;
        }
        /* the terms to come fall by what comes to be z */
        double fall = fmax(next, z);
        if (fall < 1 && term < 1e-16 * sum * (1 - fall))
            break;
        if (!isfinite(sum))
            return NAN;
    }
    return exp(log(sum) + scale);
}

/* Orders expected of one that has not left.  Equation 10 has (a + b + x − 1)/
 * (a − 1)·[1 − v·₂F₁(r + x, b + x; a + b + x − 1; z)], v = (1 − z)^(r + x), z =
 * t/(α + T + t), which has no value where a is 1 or a + b + x is, though what
 * it stands for has.  With the first term taken out of ₂F₁, only a − 1 is left
 * in the way; after Euler's transformation, which has w = (1 − z)^(a − 1) in
 * the place of v, not even that.  But the terms of that one alternate, and lose
 * their digits, where r is greater than a + b. */
static double of_those_here(const struct buying *m, struct buyer c, double z)
{
    double a = m->a, up = m->r + c.x, bx = m->b + c.x, rest = a + bx - 1;
    double log_rest = log1p(-z), apart = a - 1, left = a + m->b - m->r;
    if (left >= 0) {
        double phi = apart == 0 ? -log_rest : -expm1(apart * log_rest) / apart;
        double sum = series(left, a, rest + 1, z, apart * log_rest);
        return rest * phi - (left - 1) * z * sum;
    }
    double sum = series(up + 1, bx + 1, rest + 1, z, up * log_rest);
    return (-rest * expm1(up * log_rest) - up * bx * z * sum) / apart;
}

double repeat_expected(const struct buying *m, struct buyer c, double weeks)
{
    /* where a is so near to 1, what is between the two sides */
    const double near = 1e-4;
    double z = weeks / (m->alpha + c.T + weeks), here;
    if (!(weeks > 0))
        return 0;
    if (m->r > m->a + m->b && fabs(m->a - 1) < near) {
        struct buying less = *m, more = *m;
        less.a = 1 - near;
        more.a = 1 + near;
        double part = (m->a - less.a) / (more.a - less.a);
        here = (1 - part) * of_those_here(&less, c, z) +
               part * of_those_here(&more, c, z);
    } else {
        here = of_those_here(m, c, z);
    }
    return quiet_alive(m, c) * fmax(here, 0);
}
