/* Bars over a calendar. */
#include <stdlib.h>

#include "paper/sheet/sheet.h"

/* Weeks with labels of their own, and days off that can be told apart. */
enum { WEEK = 7, FINE_MOST = 18 * WEEK };
/* Of the width: nearer than that, one label would be over the next, or over the
 * edge; one with a year is longer. */
#define MARKS_APART 0.16
#define YEARS_APART 0.25

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
static void add_months(struct sheet_bars *b, const struct paper_lang *lang,
                       struct arena *arena)
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
        paper_add_month(lang, day, year, &label);
        *vec_push(&b->months) =
            (struct sheet_mark){day, buf_keep(&label, arena)};
        free = at + (year ? YEARS_APART : MARKS_APART);
        year = false;
    }
}

static void add_weeks(struct sheet_bars *b, struct arena *arena)
{
    for (int32_t day = b->first; day <= b->last; day += WEEK)
        *vec_push(&b->weeks) = (struct sheet_mark){
            day, arena_fmt(arena, "%d", day_civil(day).day)};
}

void sheet_scale(struct sheet_bars *b, const struct paper_lang *lang,
                 const bool *off, struct arena *arena)
{
    if (b->last - b->first < FINE_MOST) {
        b->off = off;
        add_weeks(b, arena);
    }
    add_months(b, lang, arena);
}

void sheet_bars_release(struct sheet_bars *b)
{
    vec_release(&b->all);
    vec_release(&b->months);
    vec_release(&b->weeks);
}

bool sheet_bars_of(const struct brief_table *t, const struct paper_lang *lang,
                   struct arena *arena, struct sheet_bars *out)
{
    *out = (struct sheet_bars){.first = INT32_MAX, .last = INT32_MIN};
    for (size_t i = 0; t->bars && i < t->rows; i++) {
        const struct brief_bar *bar = &t->bars[i];
        if (bar->first == DAY_NONE || bar->last == DAY_NONE)
            continue;
        out->first = bar->first < out->first ? bar->first : out->first;
        out->last = bar->last > out->last ? bar->last : out->last;
        *vec_push(&out->all) =
            (struct sheet_bar){t->cells[i * t->columns], bar->first, bar->last,
                               bar->over, bar->late};
    }
    if (!out->all.n)
        return false;
    out->first -= day_weekday(out->first) - 1;
    out->last += WEEK - day_weekday(out->last);
    sheet_scale(out, lang, NULL, arena);
    return true;
}

static enum sheet_shade shade_at(const struct sheet_bars *b,
                                 const struct sheet_bar *bar, int32_t day)
{
    bool off = b->off && b->off[day - b->first];
    if (day < bar->from || day > bar->to)
        return off ? SHADE_OFF : SHADE_NONE;
    if (bar->over)
        return SHADE_OVER;
    if (bar->late)
        return SHADE_LATE;
    return off ? SHADE_REST : SHADE_WORK;
}

struct sheet_run sheet_run_at(const struct sheet_bars *b,
                              const struct sheet_bar *bar, int32_t day)
{
    struct sheet_run run = {day, day, shade_at(b, bar, day)};
    if (!b->off) /* the calendar may be long */
        run.to = day < bar->from ? bar->from - 1
                 : day > bar->to ? b->last
                                 : bar->to;
    run.to = run.to < b->last ? run.to : b->last;
    while (run.to < b->last && shade_at(b, bar, run.to + 1) == run.shade)
        run.to++;
    return run;
}
