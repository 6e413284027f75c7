#include <math.h>

#include "base/mem.h"
#include "inside.h"
#include "stats/gsl.h"

enum { STEPS = 300, TRIES = 3 };

#define FIRST 0.1  /* length of the first step, in logarithms */
#define TURN  0.1  /* how exactly the search along a line is done */
#define LEVEL 1e-7 /* a slope that is none */
#define EVEN  1e-3 /* a slope as good as none, where no step helps: rounding */
#define STEEP 1e30 /* what is no number */
#define THICK 3.   /* of the wall: nothing goes farther */

/* The number for a logarithm, which stays where exp can hold it. */
static double number(const struct valley *v, size_t i, double log)
{
    double most = v->wall[i] + THICK;
    return exp(fmin(fmax(log, -most), most));
}

/* The depth by logarithms.  Beyond the wall it rises, more than anything that
 * falls there. */
static double depth_at(const gsl_vector *logs, const struct valley *v,
                       double *slope)
{
    double at[VALLEY_MOST], rise = 0;
    for (size_t i = 0; i < v->k; i++)
        at[i] = number(v, i, gsl()->gsl_vector_get(logs, i));
    double depth = v->depth(at, slope, v->data);
    for (size_t i = 0; i < v->k; i++) {
        double l = gsl()->gsl_vector_get(logs, i);
        double over = l - fmin(fmax(l, -v->wall[i]), v->wall[i]);
        rise += over * over;
        slope[i] = (fabs(over) < THICK ? slope[i] * at[i] : 0) + 2 * over;
    }
    return isfinite(depth) ? depth + rise : STEEP;
}

static void both(const gsl_vector *logs, void *valley, double *depth,
                 gsl_vector *slope)
{
    const struct valley *v = valley;
    double s[VALLEY_MOST];
    *depth = depth_at(logs, v, s);
    for (size_t i = 0; i < v->k; i++)
        gsl()->gsl_vector_set(slope, i, isfinite(s[i]) ? s[i] : 0);
}

static double depth_only(const gsl_vector *logs, void *valley)
{
    double slope[VALLEY_MOST];
    return depth_at(logs, valley, slope);
}

static void slope_only(const gsl_vector *logs, void *valley, gsl_vector *slope)
{
    double depth;
    both(logs, valley, &depth, slope);
}

static double steepness(const gsl_multimin_fdfminimizer *m, size_t k)
{
    double square = 0;
    for (size_t i = 0; i < k; i++)
        square += gsl()->gsl_vector_get(m->gradient, i) *
                  gsl()->gsl_vector_get(m->gradient, i);
    return sqrt(square);
}

/* Goes down from where m->x is; true where it ends in a level place.  A search
 * that gets stuck is begun anew there: what it had learned of the curvature
 * may have led it astray. */
static bool descend(gsl_multimin_fdfminimizer *m, gsl_multimin_function_fdf *f,
                    gsl_vector *logs)
{
    for (int try = 0; try < TRIES; try++) {
        if (gsl()->gsl_multimin_fdfminimizer_set(m, f, logs, FIRST, TURN))
            return false;
        for (int i = 0; i < STEPS && steepness(m, f->n) > LEVEL; i++)
            if (gsl()->gsl_multimin_fdfminimizer_iterate(m))
                break;
        gsl()->gsl_vector_memcpy(logs, m->x);
        if (steepness(m, f->n) <= LEVEL)
            break;
    }
    return steepness(m, f->n) <= EVEN;
}

static enum fit seek(const struct valley *v, const double (*from)[VALLEY_MOST],
                     size_t n, double *lowest)
{
    struct valley own = *v; /* GSL takes no pointer to const */
    gsl_multimin_fdfminimizer *m = gsl()->gsl_multimin_fdfminimizer_alloc(
        *gsl()->gsl_multimin_fdfminimizer_vector_bfgs2, v->k);
    gsl_vector *logs = gsl()->gsl_vector_alloc(v->k);
    gsl_multimin_function_fdf way = {.f = depth_only,
                                     .df = slope_only,
                                     .fdf = both,
                                     .n = v->k,
                                     .params = &own};
    double least = STEEP;
    if (!m || !logs)
        mem_exhausted(v->k);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < v->k; j++)
            gsl()->gsl_vector_set(logs, j, log(from[i][j]));
        if (!descend(m, &way, logs) || !(m->f < least))
            continue;
        least = m->f;
        for (size_t j = 0; j < v->k; j++)
            lowest[j] = number(v, j, gsl()->gsl_vector_get(logs, j));
    }
    gsl()->gsl_vector_free(logs);
    gsl()->gsl_multimin_fdfminimizer_free(m);
    return least < STEEP ? FIT_DONE : FIT_LOST;
}

enum fit valley_lowest(const struct valley *v,
                       const double (*from)[VALLEY_MOST], size_t n,
                       double *lowest)
{
    /* GSL would end the process where it finds fault */
    gsl_error_handler_t *theirs = gsl()->gsl_set_error_handler_off();
    enum fit done = seek(v, from, n, lowest);
    gsl()->gsl_set_error_handler(theirs);
    return done;
}
