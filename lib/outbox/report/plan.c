/* The plan of an order, as the client sees it. */
#include "work/plan/plan.h"
#include "inside.h"

enum { PLAN_NAME, PLAN_WHEN, PLAN_STATE, PLAN_COLUMNS };

static const char *day_cell(struct telling *t, int32_t day)
{
    return day == DAY_NONE ? "–" : tell_day(t, day);
}

static const char *days_cell(struct telling *t, int32_t from, int32_t due)
{
    struct buf text = {0};
    if (from == DAY_NONE || due == DAY_NONE || from >= due)
        return day_cell(t, due != DAY_NONE ? due : from);
    paper_add_days(t->lang, from, due, &text);
    return buf_keep(&text, &t->out->arena);
}

/* Its own days, before padding, are not for the client: when it begins, and
 * what was promised. */
void tell_plan(struct telling *t, const struct order *o, const char *title)
{
    static const enum paper_word words[PLAN_COLUMNS] = {
        W_COL_PHASE, W_CLIENT_DAYS, W_CLIENT_STATE};
    struct arena *arena = &t->out->arena;
    struct plan_look look = plan_look(o, t->home->today);
    const struct paper_place places[] = {{"what", title}, {0}};
    size_t n = 0;
    for (const struct phase *p = o->phases; p; p = p->next)
        n++;
    if (!n)
        return;
    const char **titles = arena_new(arena, PLAN_COLUMNS * sizeof *titles);
    const char **cells = arena_new(arena, n * PLAN_COLUMNS * sizeof *cells);
    for (size_t k = 0; k < PLAN_COLUMNS; k++)
        titles[k] = paper_word(t->lang, words[k]);
    struct brief_bar *bars = arena_new(arena, n * sizeof *bars);
    const char **row = cells;
    size_t i = 0;
    for (const struct phase *p = o->phases; p;
         p = p->next, row += PLAN_COLUMNS) {
        enum plan_state state = plan_state_of(&look, p);
        bars[i++] = (struct brief_bar){
            p->from != DAY_NONE && p->from < p->due ? p->from : p->due, p->due,
            state == PLAN_DONE || state == PLAN_CANCELLED, state == PLAN_LATE};
        row[PLAN_NAME] = p->name;
        row[PLAN_WHEN] = days_cell(t, p->from, p->due);
        row[PLAN_STATE] = paper_word(
            t->lang, (enum paper_word)(W_CLIENT_STATE_DONE + (int)state));
    }
    brief_add(t->out, BRIEF_TABLE, tell_say(t, W_CLIENT_PLAN, places))->table =
        (struct brief_table){.titles = titles,
                             .cells = cells,
                             .columns = PLAN_COLUMNS,
                             .rows = n,
                             .bars = bars};
}
