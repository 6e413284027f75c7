/* The plan of a quote: a table of its phases, and a bar for each over a
 * calendar. */
#include "inside.h"

/* Weeks with labels of their own, and days off that can be told apart. */
enum { WEEK = 7, FINE_MOST = 18 * WEEK };
/* Of the width: nearer than that, one label would be over the next, or over the
 * edge; one with a year is longer. */
#define MARKS_APART 0.16
#define YEARS_APART 0.25

static void add_column(struct sheet_table *t, const struct sheet *s,
                       enum paper_word title, bool right, bool wide)
{
    *vec_push(&t->columns) =
        (struct sheet_column){sheet_word(s, title), right, wide};
}

static void add_cell(struct sheet_table *t, const char *text)
{
    *vec_push(&t->cells) = text;
}

static void add_table(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_table *t = &sheet_add(s, SHEET_TABLE)->table;
    t->grid = p->layout == PAPER_FORM_RU;
    add_column(t, s, W_COL_N, true, false);
    add_column(t, s, W_COL_PHASE, false, true);
    add_column(t, s, W_COL_BEGINS, false, false);
    add_column(t, s, W_COL_ENDS, false, false);
    add_column(t, s, W_COL_DAYS, true, false);
    for (size_t i = 0; i < p->phases_n; i++) {
        const struct paper_phase *one = &p->phases[i];
        add_cell(t, arena_fmt(&s->arena, "%zu", one->line));
        add_cell(t, one->name);
        add_cell(t, sheet_day(s, one->first));
        add_cell(t, sheet_day(s, one->last));
        add_cell(t, arena_fmt(&s->arena, "%d", one->days));
    }
}

double sheet_place(const struct sheet_bars *b, int32_t day)
{
    return (double)(day - b->first) / (double)(b->last + 1 - b->first);
}

static int32_t month_after(int32_t day)
{
    struct civil c = day_civil(day);
    return day + day_month_length(c.year, c.month) - (c.day - 1);
}

/* The end of a month, before which there is nothing, has no label where the
 * next would run into it. */
static bool is_end_only(const struct sheet_bars *b)
{
    enum { HALF = 15 };
    int32_t next = month_after(b->first);
    return next - b->first < HALF && sheet_place(b, next) < YEARS_APART;
}

/* The first label, and the first of each year, say the year. */
static void add_months(struct sheet *s, struct sheet_bars *b)
{
    double free = 0; /* from there on */
    bool year = true;
    int32_t day = is_end_only(b) ? month_after(b->first) : b->first;
    for (; day <= b->last; day = month_after(day)) {
        double at = sheet_place(b, day);
        struct buf label = {0};
        year = year || day_civil(day).month == 1;
        if (at < free || (day > b->first && at > 1 - MARKS_APART))
            continue;
        paper_add_month(s->paper->lang, day, year, &label);
        *vec_push(&b->months) = (struct sheet_mark){day, sheet_keep(s, &label)};
        free = at + (year ? YEARS_APART : MARKS_APART);
        year = false;
    }
}

static void add_weeks(struct sheet *s, struct sheet_bars *b)
{
    for (int32_t day = b->first; day <= b->last; day += WEEK)
        *vec_push(&b->weeks) = (struct sheet_mark){
            day, arena_fmt(&s->arena, "%d", day_civil(day).day)};
}

static void add_bars(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_block *block = sheet_add(s, SHEET_BARS);
    struct sheet_bars *b = &block->bars;
    struct buf words = {0};
    b->first = p->plan_first;
    b->last = p->plan_last;
    if (b->last - b->first < FINE_MOST) {
        b->off = p->plan_off;
        add_weeks(s, b);
    }
    add_months(s, b);
    for (size_t i = 0; i < p->phases_n; i++) {
        const struct paper_phase *one = &p->phases[i];
        *vec_push(&b->all) =
            (struct sheet_bar){one->name, one->first, one->last};
        buf_fmt(&words, "%s%s: ", i ? "; " : "", one->name);
        paper_add_days(p->lang, one->first, one->last, &words);
    }
    block->text = sheet_keep(s, &words);
}

/* What has to be known of it, in small type. */
static void add_notes(struct sheet *s, bool shaded)
{
    const struct paper *p = s->paper;
    const struct paper_place places[] = {{"day", sheet_day(s, p->plan_by)},
                                         {0}};
    struct buf b = {0};
    if (shaded)
        buf_puts(&b, sheet_word(s, W_PLAN_OFF));
    if (p->plan_by != DAY_NONE) {
        buf_puts(&b, b.n ? " " : "");
        paper_say(p->lang, W_PLAN_BY, places, &b);
    }
    const char *text = sheet_keep(s, &b);
    if (*text)
        sheet_add(s, SHEET_SMALL)->text = text;
}

void sheet_phases(struct sheet *s)
{
    sheet_add(s, SHEET_SMALL)->text = sheet_word(s, W_PLAN);
    add_table(s);
    add_bars(s);
    add_notes(s, s->blocks.v[s->blocks.n - 1].bars.off != NULL);
}

static enum sheet_shade shade_at(const struct sheet_bars *b,
                                 const struct sheet_bar *bar, int32_t day)
{
    bool off = b->off && b->off[day - b->first];
    if (day < bar->from || day > bar->to)
        return off ? SHADE_OFF : SHADE_NONE;
    return off ? SHADE_REST : SHADE_WORK;
}

struct sheet_run sheet_run_at(const struct sheet_bars *b,
                              const struct sheet_bar *bar, int32_t day)
{
    struct sheet_run run = {day, day, shade_at(b, bar, day)};
    while (run.to < b->last && shade_at(b, bar, run.to + 1) == run.shade)
        run.to++;
    return run;
}
