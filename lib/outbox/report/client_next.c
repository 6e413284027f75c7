/* What is open for a client, and until when. */
#include "inside.h"
#include "work/plan/plan.h"

enum { PLAN_NAME, PLAN_WHEN, PLAN_STATE, PLAN_COLUMNS };
enum { END_SEEN = 90 }; /* days before a contract's end in which it is told */

static bool is_open(const struct addressing *a, const struct order *o)
{
    return o->client == a->client && o->delivered == DAY_NONE && !o->cancelled;
}

static const char *title(struct addressing *a, const struct order *o)
{
    return client_what(a, shown_text(o->entry), o->ref);
}

static const char *day_cell(struct addressing *a, int32_t day)
{
    return day == DAY_NONE ? "–" : tell_day(&a->t, day);
}

static const char *days_cell(struct addressing *a, int32_t from, int32_t due)
{
    struct buf text = {0};
    if (from == DAY_NONE || due == DAY_NONE || from >= due)
        return day_cell(a, due != DAY_NONE ? due : from);
    paper_add_days(a->t.lang, from, due, &text);
    return buf_keep(&text, &a->t.out->arena);
}

/* Its own days, before padding, are not for the client: when it begins, and
 * what was promised. */
static void tell_plan(struct addressing *a, const struct order *o)
{
    static const enum paper_word words[PLAN_COLUMNS] = {
        W_COL_PHASE, W_CLIENT_DAYS, W_CLIENT_STATE};
    struct arena *arena = &a->t.out->arena;
    struct plan_look look = plan_look(o, a->t.home->today);
    const struct paper_place places[] = {{"what", title(a, o)}, {0}};
    size_t n = 0;
    for (const struct phase *p = o->phases; p; p = p->next)
        n++;
    if (!n)
        return;
    const char **titles = arena_new(arena, PLAN_COLUMNS * sizeof *titles);
    const char **cells = arena_new(arena, n * PLAN_COLUMNS * sizeof *cells);
    for (size_t k = 0; k < PLAN_COLUMNS; k++)
        titles[k] = paper_word(a->t.lang, words[k]);
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
        row[PLAN_WHEN] = days_cell(a, p->from, p->due);
        row[PLAN_STATE] = paper_word(
            a->t.lang, (enum paper_word)(W_CLIENT_STATE_DONE + (int)state));
    }
    brief_add(a->t.out, BRIEF_TABLE, tell_say(&a->t, W_CLIENT_PLAN, places))
        ->table = (struct brief_table){.titles = titles,
                                       .cells = cells,
                                       .columns = PLAN_COLUMNS,
                                       .rows = n,
                                       .bars = bars};
}

/* The first day from today on that was promised. */
struct deadline {
    int32_t day;
    const char *what;
};

static void take(struct addressing *a, struct deadline *d, int32_t day,
                 const char *what)
{
    if (day != DAY_NONE && day >= a->t.home->today &&
        (d->day == DAY_NONE || day < d->day))
        *d = (struct deadline){day, what};
}

static void tell_deadline(struct addressing *a)
{
    struct deadline d = {DAY_NONE, ""};
    for (size_t i = 0; i < a->t.b->orders.n; i++) {
        const struct order *o = a->t.b->orders.v[i];
        if (!is_open(a, o))
            continue;
        for (const struct phase *p = o->phases; p; p = p->next)
            if (p->done == DAY_NONE && !p->cancelled)
                take(a, &d, p->due, p->name);
        take(a, &d, o->due, title(a, o));
    }
    const struct paper_place places[] = {
        {"day", day_cell(a, d.day)}, {"what", d.what}, {0}};
    if (d.day != DAY_NONE)
        brief_add(a->t.out, BRIEF_TEXT,
                  tell_say(&a->t, W_CLIENT_DEADLINE, places));
}

static void tell_open(struct addressing *a, const char *what, int32_t due)
{
    if (due == DAY_NONE)
        brief_add(a->t.out, BRIEF_ITEM, what);
    else
        client_item(
            a, due < a->t.home->today ? W_CLIENT_OPEN_LATE : W_CLIENT_OPEN_BY,
            what, "", due);
}

static void tell_issues(struct addressing *a)
{
    for (size_t i = 0; i < a->t.b->issues.n; i++) {
        const struct issue *k = a->t.b->issues.v[i];
        const struct paper_place places[] = {{"ref", k->ref}, {0}};
        if (k->client == a->client && !k->resolved)
            tell_open(a, tell_say(&a->t, W_CLIENT_ISSUE, places),
                      shown_due(k->entry));
    }
}

static void tell_ends(struct addressing *a)
{
    int32_t today = a->t.home->today;
    for (size_t i = 0; i < a->t.b->contracts.n; i++) {
        const struct contract *k = a->t.b->contracts.v[i];
        if (k->client == a->client && k->end != DAY_NONE && k->end >= today &&
            k->end <= today + END_SEEN && k->start <= today)
            client_item(a, W_CLIENT_RUNS, "", k->ref, k->end);
    }
}

void client_tell_next(struct addressing *a)
{
    tell_heading(&a->t, W_CLIENT_NEXT);
    size_t before = a->t.out->parts.n;
    tell_deadline(a);
    for (size_t i = 0; i < a->t.b->orders.n; i++)
        if (is_open(a, a->t.b->orders.v[i]))
            tell_open(a, title(a, a->t.b->orders.v[i]),
                      a->t.b->orders.v[i]->due);
    tell_issues(a);
    tell_ends(a);
    for (size_t i = 0; i < a->t.b->orders.n; i++)
        if (is_open(a, a->t.b->orders.v[i]))
            tell_plan(a, a->t.b->orders.v[i]);
    client_none(a, before, W_CLIENT_NOTHING_NEXT);
}
