#include "book/kpi.h"

enum kpi_better kpi_better(const struct entry *e)
{
    return entry_says(e, "better", "lower")    ? KPI_LOWER
           : entry_says(e, "better", "higher") ? KPI_HIGHER
                                               : KPI_UNSAID;
}

bool kpi_read(const struct entry *e, struct kpi *out)
{
    *out = (struct kpi){.better = kpi_better(e)};
    if (!entry_number(e, "target", &out->target) ||
        !entry_number(e, "actual", &out->actual))
        return false;
    double missing = out->better == KPI_LOWER ? out->actual - out->target
                                              : out->target - out->actual;
    out->reached = missing <= 0;
    out->missing = out->reached ? 0 : missing;
    return true;
}
