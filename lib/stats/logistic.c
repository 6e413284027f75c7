#include "stats/logistic.h"

#include <math.h>
#include <string.h>

/* Coefficients: of the constant and of the columns. */
enum { MOST = 1 + LOGISTIC_MOST, STEPS = 50 };

#define FLAT  1e-9  /* a column of a lower sd does not vary */
#define SLACK 1e-14 /* rounding is no step up */
#define CLOSE                                                                  \
    1e-7           /* a step this short is the last: the next were its square  \
                    */
#define SHORT 1e-6 /* of a step, the part that is tried last */

/* The objective at b, its slope and its curvature (the lower triangle). */
struct place {
    double b[MOST], value;
    double odds; /* a product that is still to go into value: see add_row */
    double slope[MOST], curve[MOST][MOST];
};

static void standardise(const struct logistic_rows *rows, struct logistic *out)
{
    double n = (double)rows->n, *mean = out->mean, *sd = out->sd;
    size_t k = rows->k;
    const double *x = rows->x;
    for (size_t i = 0; i < rows->n; i++, x += k)
        for (size_t j = 0; j < k; j++)
            mean[j] += x[j];
    for (size_t j = 0; j < k; j++)
        mean[j] /= n;
    x = rows->x;
    for (size_t i = 0; i < rows->n; i++, x += k)
        for (size_t j = 0; j < k; j++)
            sd[j] += (x[j] - mean[j]) * (x[j] - mean[j]);
    for (size_t j = 0; j < k; j++) {
        sd[j] = sqrt(sd[j] / n);
        if (sd[j] < FLAT)
            sd[j] = 1;
    }
}

/* Adds one row: z is the row as standardised, with a 1 before it. */
static void add_row(struct place *at, size_t k, const double *z, double offset,
                    double y)
{
    double eta = offset;
    for (size_t j = 0; j <= k; j++)
        eta += at->b[j] * z[j];
    /* neither exp nor log is given what it could not hold */
    double e = exp(-fabs(eta));
    double p = (eta >= 0 ? 1 : e) / (1 + e), weight = e / ((1 + e) * (1 + e));
    /* the logarithm of a product of some is that of each, in one */
    at->odds *= 1 + e;
    at->value += fmax(eta, 0) - y * eta;
    if (at->odds > 1e100) {
        at->value += log(at->odds);
        at->odds = 1;
    }
    for (size_t i = 0; i <= k; i++) {
        at->slope[i] += z[i] * (p - y);
        double w = z[i] * weight;
        for (size_t j = 0; j <= i; j++)
            at->curve[i][j] += w * z[j];
    }
}

/* One pass over the rows computes all that is asked of a place. */
static void look(const struct logistic_rows *rows, const struct logistic *f,
                 struct place *at)
{
    size_t k = rows->k;
    double n = (double)rows->n, pull = 0, z[MOST] = {1}, per[LOGISTIC_MOST];
    at->value = 0;
    at->odds = 1;
    memset(at->slope, 0, sizeof at->slope);
    memset(at->curve, 0, sizeof at->curve);
    for (size_t j = 0; j < k; j++)
        per[j] = 1 / f->sd[j];
    const double *x = rows->x;
    for (size_t i = 0; i < rows->n; i++, x += k) {
        for (size_t j = 0; j < k; j++)
            z[1 + j] = (x[j] - f->mean[j]) * per[j];
        add_row(at, k, z, x[0], rows->y[i]);
    }
    at->value += log(at->odds);
    for (size_t i = 0; i <= k; i++) {
        pull += at->b[i] * at->b[i];
        at->slope[i] = at->slope[i] / n + rows->penalty * at->b[i];
        for (size_t j = 0; j <= i; j++)
            at->curve[i][j] /= n;
        at->curve[i][i] += rows->penalty;
    }
    at->value = at->value / n + rows->penalty / 2 * pull;
}

/* Solves curve·step = slope by Cholesky's factors, in the place of the curve:
 * the penalty makes it positive definite.  False where a number is not. */
static bool solve(struct place *at, size_t n, double *step)
{
    double(*l)[MOST] = at->curve;
    for (size_t i = 0; i < n; i++) {
        double sum = at->slope[i];
        for (size_t j = 0; j <= i; j++) {
            double v = l[i][j];
            for (size_t k = 0; k < j; k++)
                v -= l[i][k] * l[j][k];
            if (j < i)
                l[i][j] = v / l[j][j];
            else if (v > 0 && isfinite(v))
                l[i][i] = sqrt(v);
            else
                return false;
        }
        for (size_t k = 0; k < i; k++)
            sum -= l[i][k] * step[k];
        step[i] = sum / l[i][i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++)
            step[i] -= l[k][i] * step[k];
        step[i] /= l[i][i];
    }
    return true;
}

/* Goes from a place by as much of the step as leads down, and returns how far
 * the coefficient went that went farthest. */
static double go(const struct logistic_rows *rows, const struct logistic *f,
                 struct place *at, const double *step)
{
    double from[MOST], value = at->value, part = 1, far = 0;
    memcpy(from, at->b, sizeof from);
    for (;;) {
        for (size_t j = 0; j <= rows->k; j++)
            at->b[j] = from[j] - part * step[j];
        look(rows, f, at);
        if (!(at->value > value + SLACK) || part <= SHORT)
            break;
        part /= 2;
    }
    for (size_t j = 0; j <= rows->k; j++)
        far = fmax(far, fabs(part * step[j]));
    return far;
}

enum fit logistic_fit(const struct logistic_rows *rows, struct logistic *out)
{
    struct place at = {.value = 0};
    double step[MOST];
    *out = (struct logistic){.k = rows->k};
    if (rows->n == 0)
        return FIT_FEW;
    standardise(rows, out);
    look(rows, out, &at);
    for (int i = 0; i < STEPS; i++) {
        if (!solve(&at, 1 + rows->k, step))
            return FIT_LOST;
        if (go(rows, out, &at, step) < CLOSE)
            break;
    }
    memcpy(out->b, at.b, sizeof out->b);
    out->objective = at.value;
    return isfinite(at.value) ? FIT_DONE : FIT_LOST;
}

double logistic_odds(const struct logistic *f, const double *x)
{
    double odds = x[0] + f->b[0];
    for (size_t j = 0; j < f->k; j++)
        odds += f->b[1 + j] * ((x[j] - f->mean[j]) / f->sd[j]);
    return odds;
}

double logistic_share(const struct logistic *f, const double *x, size_t j)
{
    double over = x[j] - f->mean[j];
    return f->b[1 + j] * (over / f->sd[j]) + (j == 0 ? over : 0);
}

double logistic_chance(double odds)
{
    return odds >= 0 ? 1 / (1 + exp(-odds)) : exp(odds) / (1 + exp(odds));
}

double logistic_logit(double chance)
{
    return log(chance / (1 - chance));
}
