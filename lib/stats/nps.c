#include "stats/nps.h"

#include <math.h>

/* Of a normal variable, 95 % is this near its mean; the margin of an NPS is
 * published with two decimals of it. */
#define Z     1.959963984540054
#define Z_NPS 1.96

enum { PROMOTER = 9, PASSIVE = 7, ENOUGH = 30 };

static const struct estimate none = {NAN, NAN, NAN, NAN};

void nps_add(struct nps *n, int score)
{
    if (score >= PROMOTER)
        n->promoters++;
    else if (score >= PASSIVE)
        n->passives++;
    else
        n->detractors++;
}

int64_t nps_count(const struct nps *n)
{
    return n->promoters + n->passives + n->detractors;
}

struct estimate nps_estimate(const struct nps *n)
{
    double count = (double)nps_count(n);
    double promoters = (double)n->promoters;
    double detractors = (double)n->detractors;
    if (count == 0)
        return none;
    struct estimate e = {.value = 100 * (promoters - detractors) / count};
    if (count < ENOUGH || n->promoters == 0 || n->detractors == 0) {
        promoters += 0.75;
        detractors += 0.75;
        count += 3;
    }
    double p = promoters / count, d = detractors / count;
    e.margin = 100 * Z_NPS * sqrt((p + d - (p - d) * (p - d)) / count);
    e.low = fmin(fmax(100 * (p - d) - e.margin, -100), e.value);
    e.high = fmax(fmin(100 * (p - d) + e.margin, 100), e.value);
    return e;
}

struct estimate share_estimate(int64_t k, int64_t n)
{
    if (n == 0)
        return none;
    double count = (double)n, p = (double)k / count, z2 = Z * Z;
    double middle = (p + z2 / (2 * count)) / (1 + z2 / count);
    double half = Z / (1 + z2 / count) *
                  sqrt(p * (1 - p) / count + z2 / (4 * count * count));
    return (struct estimate){
        .value = p,
        .margin = half,
        /* Rounding must not leave a hair where a bound is meant. */
        .low = k == 0 ? 0 : middle - half,
        .high = k == n ? 1 : middle + half,
    };
}
