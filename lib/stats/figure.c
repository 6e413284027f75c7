#include "stats/figure.h"

#include <stdlib.h>

enum { THIN = 30 };

struct figure figure_share(const char *name, int64_t num, int64_t den,
                           int64_t cases)
{
    return (struct figure){
        .name = name,
        .group = "",
        .unit = FIGURE_SHARE,
        .value = den ? (double)num / (double)den : NAN,
        .currency = CURRENCY_NONE,
        .num = num,
        .den = den,
        .low = NAN,
        .high = NAN,
        .note = cases > 0 && cases < THIN ? FIGURE_THIN : 0,
    };
}

struct figure figure_count(const char *name, int64_t n)
{
    return (struct figure){
        .name = name,
        .group = "",
        .unit = FIGURE_COUNT,
        .value = (double)n,
        .currency = CURRENCY_NONE,
        .num = n,
        .den = FIGURE_NONE,
        .low = NAN,
        .high = NAN,
    };
}

struct figure figure_money(const char *name, int64_t minor, uint8_t currency)
{
    struct figure f = figure_count(name, minor);
    f.unit = FIGURE_MONEY;
    f.currency = currency;
    return f;
}

void figures_release(struct figures *f)
{
    vec_release(&f->all);
}
