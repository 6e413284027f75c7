/* The orders: how far each has come, who does it, and what is next. */
#include <stdlib.h>

#include "inside.h"
#include "work/client/card.h"

/* The steps that an order goes through; some it goes through always. */
static const struct {
    enum order_stage stage;
    bool always;
} steps[] = {
    {STAGE_CONTRACT, false}, {STAGE_STARTED, true},  {STAGE_MILESTONE, false},
    {STAGE_READY, true},     {STAGE_SHIPPED, false}, {STAGE_DELIVERED, true},
    {STAGE_ACCEPTED, true},
};
enum { STEPS = sizeof steps / sizeof *steps };

static const char *title(struct paging *g, const struct order *o)
{
    return tell_what(&g->t, shown_text(o->entry), o->ref);
}

/* The day of each stage that the whole order has come to. */
static int reached(struct paging *g, const struct order *o, int32_t *day)
{
    struct page_range all = page_range(g->p, g->client, PAGE_STAGES, o);
    int last = -1;
    for (int k = 0; k < STEPS; k++)
        day[k] = DAY_NONE;
    for (size_t i = 0; i < all.n; i++) {
        const struct entry *e = all.v[i].thing;
        const char *is = shown_attr(g->t.b, e, "stage");
        for (int k = 0; k < STEPS && !entry_is_of_phase(e); k++)
            if (strcmp(order_stages[steps[k].stage], is) == 0) {
                day[k] = e->day;
                last = k > last ? k : last;
            }
    }
    return last;
}

static const char *step_word(struct paging *g, int k)
{
    return paper_word(g->t.lang,
                      (enum paper_word)(W_PAGE_CONTRACT + (int)steps[k].stage));
}

/* Returns what comes next; "". */
static const char *tell_steps(struct paging *g, const struct order *o)
{
    struct arena *arena = &g->t.out->arena;
    struct brief_step *v = arena_new(arena, (STEPS + 1) * sizeof *v);
    int32_t day[STEPS];
    int last = reached(g, o, day);
    const char *next = "";
    size_t n = 0;
    v[n++] = (struct brief_step){paper_word(g->t.lang, W_PAGE_ORDERED),
                                 tell_day(&g->t, o->entry->day),
                                 last < 0 ? STEP_NOW : STEP_DONE};
    for (int k = 0; k < STEPS; k++) {
        if (!steps[k].always && day[k] == DAY_NONE)
            continue;
        v[n++] = (struct brief_step){
            step_word(g, k), day[k] != DAY_NONE ? tell_day(&g->t, day[k]) : "",
            k < last    ? STEP_DONE
            : k == last ? STEP_NOW
                        : STEP_NEXT};
        if (k > last && !*next)
            next = step_word(g, k);
    }
    brief_add(g->t.out, BRIEF_STEPS, "")->steps = (struct brief_steps){v, n};
    return next;
}

static void say(struct paging *g, enum paper_word word, const char *what,
                int32_t day)
{
    const struct paper_place places[] = {
        {"what", what},
        {"who", what},
        {"day", day != DAY_NONE ? tell_day(&g->t, day) : ""},
        {0}};
    brief_add(g->t.out, BRIEF_TEXT, tell_say(&g->t, word, places));
}

/* The phase that ends first of those that are not over. */
static const struct phase *next_phase(const struct order *o)
{
    const struct phase *next = NULL;
    for (const struct phase *p = o->phases; p; p = p->next)
        if (p->done == DAY_NONE && !p->cancelled && p->due != DAY_NONE &&
            (!next || p->due < next->due))
            next = p;
    return next;
}

static void tell_order(struct paging *g, const struct order *o)
{
    const char *next = "", *who = shown_who(g->t.home, o->entry);
    const struct phase *phase = next_phase(o);
    brief_add(g->t.out, BRIEF_NAME, title(g, o));
    if (!o->phases)
        next = tell_steps(g, o);
    if (*who)
        say(g, W_PAGE_WHO, who, DAY_NONE);
    if (o->due != DAY_NONE)
        say(g, o->due < g->t.home->today ? W_PAGE_LATE : W_PAGE_DUE, "",
            o->due);
    if (phase)
        say(g, W_PAGE_NEXT_BY, phase->name, phase->due);
    else if (*next)
        say(g, W_PAGE_NEXT, next, DAY_NONE);
    tell_plan(&g->t, o, title(g, o));
}

static void tell_issues(struct paging *g)
{
    struct page_range all = page_range(g->p, g->client, PAGE_ISSUES, NULL);
    for (size_t i = 0; i < all.n; i++) {
        const struct issue *k = all.v[i].thing;
        const struct paper_place places[] = {{"ref", k->ref}, {0}};
        if (!k->resolved)
            tell_open(&g->t, tell_say(&g->t, W_CLIENT_ISSUE, places),
                      shown_due(k->entry));
    }
}

static void tell_contracts(struct paging *g)
{
    struct page_range all = page_range(g->p, g->client, PAGE_CONTRACTS, NULL);
    for (size_t i = 0; i < all.n; i++) {
        const struct contract *k = all.v[i].thing;
        const char *who = shown_who(g->t.home, k->last);
        brief_add(g->t.out, BRIEF_NAME,
                  tell_what(&g->t, shown_text(k->last), k->ref));
        if (*who)
            say(g, W_PAGE_WHO, who, DAY_NONE);
        say(g, k->end == DAY_NONE ? W_PAGE_RUNS : W_PAGE_RUNS_UNTIL, "",
            k->end);
    }
}

void page_tell_work(struct paging *g)
{
    struct page_range all = page_range(g->p, g->client, PAGE_ORDERS, NULL);
    tell_heading(&g->t, W_PAGE_WORK);
    size_t before = g->t.out->parts.n;
    tell_contracts(g);
    for (size_t i = 0; i < all.n; i++)
        if (card_order_open(all.v[i].thing))
            tell_order(g, all.v[i].thing);
    tell_issues(g);
    if (g->t.out->parts.n == before)
        brief_add(g->t.out, BRIEF_TEXT,
                  paper_word(g->t.lang, W_CLIENT_NOTHING_NEXT));
}

/* What was delivered, or solved, in the last quarter. */
static bool is_lately(const struct paging *g, int32_t day)
{
    enum { LATELY = 90 };
    return day != DAY_NONE && day > g->t.home->today - LATELY;
}

static void tell_delivered(struct paging *g, const struct order *o)
{
    bool accepted = o->stage == STAGE_ACCEPTED;
    int32_t day = accepted ? o->stage_day : o->delivered;
    if (is_lately(g, day) && !o->cancelled)
        tell_of(&g->t, accepted ? W_CLIENT_ACCEPTED : W_CLIENT_DELIVERED,
                title(g, o), "", day);
}

static void tell_solved(struct paging *g, const struct issue *k)
{
    const struct paper_place name[] = {{"ref", k->ref}, {0}};
    if (!k->resolved || !is_lately(g, k->resolved->day))
        return;
    const struct paper_place places[] = {
        {"what", tell_say(&g->t, W_CLIENT_ISSUE, name)},
        {"reported", tell_day(&g->t, k->entry->day)},
        {"day", tell_day(&g->t, k->resolved->day)},
        {0}};
    tell_item(&g->t, W_CLIENT_SOLVED, places);
}

void page_tell_results(struct paging *g)
{
    struct page_range orders = page_range(g->p, g->client, PAGE_ORDERS, NULL);
    struct page_range issues = page_range(g->p, g->client, PAGE_ISSUES, NULL);
    size_t before = g->t.out->parts.n;
    tell_heading(&g->t, W_PAGE_RESULT);
    for (size_t i = 0; i < orders.n; i++)
        tell_delivered(g, orders.v[i].thing);
    for (size_t i = 0; i < issues.n; i++)
        tell_solved(g, issues.v[i].thing);
    if (g->t.out->parts.n == before + 1)
        g->t.out->parts.n = before;
}
