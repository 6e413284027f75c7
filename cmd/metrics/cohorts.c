/* Cohorts, a row each: of those who first ordered in a month, who ordered k
 * months later. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "metrics/value.h"
#include "work/worth/cohorts.h"

enum { FIXED = 2, SHOWN = 12, NAME = 16 };

static struct out *open_table(struct cli *c, size_t months)
{
    struct out_column *columns =
        arena_new(&c->home.arena, (FIXED + months) * sizeof *columns);
    columns[0] = (struct out_column){"cohort", N_("COHORT"), OUT_KEY, 0};
    columns[1] = (struct out_column){"clients", N_("CLIENTS"), OUT_NUMBER, 0};
    for (size_t k = 0; k < months; k++) {
        char *name = arena_fmt(&c->home.arena, "m%zu", k);
        columns[FIXED + k] = (struct out_column){name, name + 1, OUT_NUMBER, 0};
    }
    return cli_out(c, columns, FIXED + months, _("No orders."));
}

static void put_row(struct out *o, const struct cohort *one, size_t months,
                    bool people)
{
    char period[PERIOD_SIZE], share[NAME];
    out_word(o, period_print(one->month, period));
    out_int(o, one->active.v[0]);
    for (size_t k = 0; k < months; k++) {
        if (k >= one->active.n) {
            out_none(o);
            continue;
        }
        if (!people) {
            out_int(o, one->active.v[k]);
            continue;
        }
        snprintf(share, sizeof share, "%.0f %%",
                 100.0 * one->active.v[k] / one->active.v[0]);
        out_word(o, share);
    }
    out_end(o);
}

int metrics_print_cohorts(struct cli *c, const struct period *period)
{
    struct cohorts cohorts;
    struct book b;
    const struct period all = {DAY_MIN, DAY_MAX, PERIOD_ALL};
    bool people = c->format == OUT_TABLE;
    if (cli_book(c, TYPE(REC_ORDER) | TYPE(REC_STAGE), false, NULL, &b) < 0)
        return -1;
    cohorts_find(&b, period ? *period : all, &cohorts);
    size_t months = people && cohorts.months > SHOWN ? SHOWN : cohorts.months;
    struct out *o = open_table(c, months);
    for (size_t i = 0; i < cohorts.all.n; i++)
        put_row(o, &cohorts.all.v[i], months, people);
    cohorts_release(&cohorts);
    book_release(&b);
    return cli_out_close(c, o);
}
