/* Lists counted: how many, and what they come to, by a column. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* COLUMN, or of days COLUMN:UNIT. */
static int choose_group(struct list *l, struct err *e)
{
    struct list_tally *t = &l->tally;
    struct str unit = str_of(l->options.tally.group), name;
    str_cut(&unit, ':', &name);
    if (list_column_find(l, "--group", str_trim(name), &t->group, e) < 0)
        return -1;
    t->grouped = true;
    if (!unit.n)
        return 0;
    if (t->group.kind != FACT_DATE || !period_unit_find(unit, &t->unit))
        return err_set(e, ERR_USAGE,
                       _("--group: '%s' is no column of days with day, week, "
                         "month, quarter or year behind it"),
                       l->options.tally.group);
    return 0;
}

static int choose_sum(struct list *l, const char *what, const char *name,
                      struct err *e)
{
    struct list_tally *t = &l->tally;
    if (list_column_find(l, what, str_of(name), &t->sum, e) < 0)
        return -1;
    t->summed = true;
    if (t->sum.price)
        return err_set(e, ERR_USAGE,
                       _("%s: '%s' is the price of one (what a line comes to "
                         "is net)"),
                       what, name);
    if (t->sum.kind != FACT_NUMBER && t->sum.kind != FACT_MONEY)
        return err_set(e, ERR_USAGE, _("%s: '%s' is a column of no numbers"),
                       what, name);
    return 0;
}

static int choose_order(struct list *l, struct err *e)
{
    struct list_tally *t = &l->tally;
    const char *by = l->options.sort;
    if (!by)
        return 0;
    t->down = *by == '-';
    struct str name = str_of(by + t->down);
    if (str_is(name, "count"))
        t->by = TALLY_COUNT;
    else if (t->summed && str_is(name, t->sum.name))
        t->by = TALLY_SUM;
    else if (!t->grouped || !str_is(name, t->group.name))
        return err_set(e, ERR_USAGE,
                       _("--sort: what is counted is sorted by count, or by "
                         "the column of --group, --sum or --mean"));
    return 0;
}

int list_tally_choose(struct list *l, struct err *e)
{
    if (l->options.columns)
        return err_set(e, ERR_USAGE,
                       _("--columns does not go with --count, --group, --sum "
                         "and --mean"));
    if (l->options.tally.group && choose_group(l, e) < 0)
        return -1;
    const char *sum = l->options.tally.sum, *mean = l->options.tally.mean;
    if (sum && mean)
        return err_set(e, ERR_USAGE, _("--sum and --mean exclude each other"));
    l->tally.averaged = mean != NULL;
    if ((sum && choose_sum(l, "--sum", sum, e) < 0) ||
        (mean && choose_sum(l, "--mean", mean, e) < 0))
        return -1;
    return choose_order(l, e);
}

/* --- adding up --------------------------------------------------------------
 */

struct adding {
    struct list *list;
    struct map at; /* group and currency -> place in rows */
    struct buf key;
};

/* What a line is counted under; a stretch of days by its name. */
static struct fact group_of(struct adding *a, const struct list_line *line)
{
    const struct list_tally *t = &a->list->tally;
    char text[PERIOD_SIZE];
    if (!t->grouped)
        return fact_text("");
    struct fact f = t->group.get(&a->list->source, line->item, &t->group);
    if (t->unit == PERIOD_DAYS || fact_none(&f) || f.kind != FACT_DATE)
        return f;
    period_print(period_of(f.day, t->unit), text);
    return fact_text(arena_dup(&a->list->arena, text, strlen(text)));
}

static struct list_sum *row_of(struct adding *a, const struct fact *group,
                               const char *currency)
{
    char text[MONEY_SIZE + DATE_SIZE];
    struct list_tally *t = &a->list->tally;
    const char *name = group->kind == FACT_DATE ? day_print(group->day, text)
                       : group->kind == FACT_TEXT || fact_none(group)
                           ? group->text
                           : decimal_print(group->number, text);
    buf_clear(&a->key);
    buf_fmt(&a->key, "%s%c%s", currency, '\n', name);
    if (group->kind == FACT_MONEY && !fact_none(group))
        buf_fmt(&a->key, " %s", group->text);
    bool fresh;
    struct map_slot *slot = map_put(&a->at, a->key.p, a->key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)t->rows.n;
        *vec_push(&t->rows) =
            (struct list_sum){.of = t, .group = *group, .currency = currency};
    }
    return &t->rows.v[slot->value];
}

static int add_line(struct adding *a, const struct list_line *line,
                    struct err *e)
{
    const struct list_tally *t = &a->list->tally;
    struct fact group = group_of(a, line), f = fact_text("");
    if (t->summed)
        f = t->sum.get(&a->list->source, line->item, &t->sum);
    bool adds = !fact_none(&f) && f.kind != FACT_TEXT;
    struct list_sum *row =
        row_of(a, &group, adds && f.kind == FACT_MONEY ? f.text : "");
    row->count++;
    row->added += adds;
    return adds ? decimal_sum(&row->sum, f.number, e) : 0;
}

static int by_number(const struct list_sum *x, const struct list_sum *y)
{
    int r = strcmp(x->currency, y->currency);
    struct fact a = {.kind = FACT_NUMBER, .text = "0", .number = x->sum};
    struct fact b = {.kind = FACT_NUMBER, .text = "0", .number = y->sum};
    return r ? r : fact_compare(&a, &b);
}

static int compare(const struct list_sum *x, const struct list_sum *y,
                   enum list_tally_by by)
{
    if (by == TALLY_COUNT)
        return (x->count > y->count) - (x->count < y->count);
    return by == TALLY_SUM ? by_number(x, y)
                           : fact_compare(&x->group, &y->group);
}

static int by_sort(const void *a, const void *b)
{
    const struct list_sum *x = a, *y = b;
    const struct list_tally *t = x->of;
    int r = compare(x, y, t->by);
    r = t->down ? -r : r;
    if (r == 0)
        r = compare(x, y, TALLY_GROUP);
    return r ? r : strcmp(x->currency, y->currency);
}

/* Half away from 0: money to its own unit, numbers to a tenth. */
static void average(const struct list_tally *t, struct list_sum *row)
{
    int scale = t->sum.kind == FACT_MONEY ? row->sum.scale : 1;
    __int128 n = row->sum.n;
    if (!row->added)
        return;
    for (; row->sum.scale < scale; row->sum.scale++)
        n *= 10;
    __int128 by = row->added;
    for (; row->sum.scale > scale; row->sum.scale--)
        by *= 10;
    row->sum.n = (int64_t)((n + (n < 0 ? -by : by) / 2) / by);
}

int list_tally_make(struct list *l, struct err *e)
{
    struct adding a = {.list = l};
    struct list_tally *t = &l->tally;
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < l->lines.n; i++)
        rc = add_line(&a, &l->lines.v[i], e);
    for (size_t i = 0; rc == 0 && t->averaged && i < t->rows.n; i++)
        average(t, &t->rows.v[i]);
    /* Nothing is a number, too: 0, where no groups were asked for. */
    struct fact none = fact_text("");
    if (!t->grouped && !t->rows.n)
        (void)row_of(&a, &none, "");
    if (rc == 0 && t->rows.n > 1)
        qsort(t->rows.v, t->rows.n, sizeof *t->rows.v, by_sort);
    map_release(&a.at);
    buf_release(&a.key);
    return rc;
}
