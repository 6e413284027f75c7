/* When the next report is due. */
#include "inside.h"

/* As acct-metrics counts those that were on time, and the rule of that name
 * reminds of them. */
enum { REPORT_WITHIN = 7 };

/* One that names no period is about the last that was over. */
static bool about(struct book *b, const struct entry *report,
                  enum period_unit unit, struct period *out)
{
    const char *period = entry_attr(b, report, "period");
    if (*period)
        return period_parse(str_of(period), report->day, out, NULL) == 0;
    *out = period_step(period_of(report->day, unit), -1);
    return true;
}

/* A period counts that the contract ran for more than half of. */
static bool covers(const struct contract *k, struct period p)
{
    int32_t from = k->start > p.from ? k->start : p.from;
    int32_t to = k->end != DAY_NONE && k->end < p.to ? k->end : p.to;
    return to - from + 1 > (p.to - p.from + 1) / 2;
}

int32_t report_next(struct book *b, const struct contract *k)
{
    enum period_unit unit;
    int32_t last = DAY_NONE;
    struct period p;
    if (!period_unit_find(str_of(contract_attr(b, k, "report")), &unit))
        return DAY_NONE;
    struct records sent = book_records(b, REC_REPORT, NULL, k->ref, false);
    for (size_t i = 0; i < sent.n; i++)
        if (about(b, sent.v[i], unit, &p) && p.to > last)
            last = p.to;
    p = period_of(last == DAY_NONE ? k->start : last + 1, unit);
    if (!covers(k, p) && last == DAY_NONE)
        p = period_step(p, 1);
    return covers(k, p) ? p.to + REPORT_WITHIN : DAY_NONE;
}
