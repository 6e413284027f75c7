#include "stats/quantile.h"

#include <math.h>
#include <stdlib.h>

static int by_size(const void *a, const void *b)
{
    double l = *(const double *)a, r = *(const double *)b;
    return (l > r) - (l < r);
}

void quantile_sort(double *v, size_t n)
{
    if (n > 1)
        qsort(v, n, sizeof *v, by_size);
}

/* At number i, and beyond it by a part of the way to the next. */
static double between(const double *sorted, size_t n, size_t i, double part)
{
    if (i + 1 >= n)
        return sorted[n - 1];
    return sorted[i] + part * (sorted[i + 1] - sorted[i]);
}

double quantile(const double *sorted, size_t n, double p)
{
    if (n == 0)
        return NAN;
    double h = (double)(n - 1) * fmin(fmax(p, 0), 1);
    return between(sorted, n, (size_t)h, h - floor(h));
}

void quantile_cuts(const double *sorted, size_t n, size_t parts, double *cuts)
{
    for (size_t i = 1; i < parts; i++) {
        /* in whole numbers, since no fifth is a double */
        size_t h = n ? (n - 1) * i : 0;
        cuts[i - 1] = n ? between(sorted, n, h / parts,
                                  (double)(h % parts) / (double)parts)
                        : NAN;
    }
}

size_t quantile_part(const double *cuts, size_t parts, double value)
{
    size_t part = 1;
    while (part < parts && cuts[part - 1] < value)
        part++;
    return part;
}
