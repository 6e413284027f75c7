/* Lists: figures that contracts promise, target and actual in one row. */
#include <math.h>

#include "base/i18n.h"
#include "book/kpi.h"
#include "inside.h"

/* As a record says it, where one does. */
static struct fact figure_said(const struct list_source *s,
                               const struct entry *by, const char *name)
{
    return fact_read(FACT_NUMBER, by ? entry_attr(s->book, by, name) : "");
}

LIST_GET(get_target)
{
    const struct kpi *f = item->thing;
    return figure_said(s, f->target_by, column->name);
}

LIST_GET(get_actual)
{
    const struct kpi *f = item->thing;
    return figure_said(s, f->actual_by, column->name);
}

LIST_GET(get_better)
{
    const struct kpi *f = item->thing;
    (void)s, (void)column;
    return fact_text(f->better == KPI_LOWER ? "lower" : "higher");
}

/* In whole per cent, as rules have it. */
LIST_GET(get_attained)
{
    const struct kpi *f = item->thing;
    (void)s, (void)column;
    return f->whole && f->attained >= 0
               ? fact_count((int64_t)fmin(f->attained, 1e9))
               : fact_text("");
}

LIST_GET(get_kpi_state)
{
    const struct kpi *f = item->thing;
    (void)s, (void)column;
    return fact_text(!f->whole ? "open" : f->reached ? "reached" : "missed");
}

LIST_GET(get_period)
{
    (void)column;
    return fact_text(entry_period(s->book, item->entry));
}

static const struct list_column kpi_columns[] = {
    LIST_KEY(N_("KEY"), false),
    LIST_DATE,
    LIST_CLIENT,
    {"ref", N_("CONTRACT"), FACT_TEXT, true, .key = true, .get = list_get_ref},
    LIST_ATTR("name", N_("NAME"), true),
    {"period", N_("PERIOD"), FACT_TEXT, true, .key = true, .get = get_period},
    {"target", N_("TARGET"), FACT_NUMBER, true, .get = get_target},
    {"actual", N_("ACTUAL"), FACT_NUMBER, true, .get = get_actual},
    {"attained", N_("ATTAINED"), FACT_NUMBER, true, .get = get_attained},
    {"state", N_("STATE"), FACT_TEXT, true, .key = true, .get = get_kpi_state},
    {"better", N_("BETTER"), FACT_TEXT, false, .get = get_better},
    LIST_OWNER,
    LIST_TEXT,
};

static void add_kpi(struct list_source *s, struct kpi f)
{
    struct kpi *kept = arena_new(s->arena, sizeof *kept);
    *kept = f;
    list_add(s, (struct list_item){.entry = f.last,
                                   .client = card_meant(s->book, f.last),
                                   .thing = kept,
                                   .key = f.last->id});
}

/* A target that is that of other figures has no row of its own; a record that
 * says neither is there all the same. */
LIST_MAKE(make_kpis)
{
    struct book *b = s->book;
    struct kpis all;
    double n;
    (void)kind, (void)e;
    kpis_find(b, &all);
    for (size_t i = 0; i < all.all.n; i++)
        if (!all.all.v[i].taken)
            add_kpi(s, all.all.v[i]);
    kpis_release(&all);
    for (size_t i = 0; (i = book_next(b, TYPE(REC_KPI), i)) < b->entries.n;
         i++) {
        const struct entry *x = &b->entries.v[i];
        if (!entry_number(x, "target", &n) && !entry_number(x, "actual", &n))
            add_kpi(s, (struct kpi){.last = x});
    }
    return 0;
}

const struct list_kind kind_kpis = {
    .name = "kpis",
    .empty = N_("no figures were promised"),
    LIST_COLUMNS(kpi_columns),
    .sort = "date",
    .type = REC_KPI,
    .types = TYPE(REC_KPI) | TYPE(REC_CONTRACT),
    .make = make_kpis,
};
