/* When the work of a quote's line is done: what its row alone can get wrong.
 * The rest is told by acct-check, as lines come one by one. */
#include "base/i18n.h"
#include "inside.h"

static bool said_day(const struct draft *d, const char *name, int32_t *day)
{
    enum { ISO = 10 }; /* a time of day may follow */
    struct str raw;
    if (!attr_raw(d->r->col[COL_ATTRS], name, &raw))
        return false;
    if (raw.n > ISO)
        raw.n = ISO;
    return day_parse(raw, day);
}

/* "1,2" */
static bool is_numbers(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789, ", s.p[i]))
            return false;
    return true;
}

int draft_when(const struct draft *d, struct err *e)
{
    int32_t from, to;
    char day[DATE_SIZE], before[DATE_SIZE];
    struct str after;
    if (attr_raw(d->r->col[COL_ATTRS], "after", &after) && !is_numbers(after))
        return err_set(e, ERR_DATA,
                       _("after: '%.*s' is no number of a line, nor several "
                         "(write after=1,2)"),
                       STR_ARG(after));
    if (said_day(d, "from", &from) && said_day(d, "to", &to) && to < from)
        return err_set(e, ERR_DATA, _("to %s is before from %s"),
                       day_print(to, day), day_print(from, before));
    return 0;
}
