/* What is open for a client, and until when. */
#include "inside.h"

enum { END_SEEN = 90 }; /* days before a contract's end in which it is told */

static bool is_open(const struct addressing *a, const struct order *o)
{
    return o->client == a->client && o->delivered == DAY_NONE && !o->cancelled;
}

static const char *title(struct addressing *a, const struct order *o)
{
    return tell_what(&a->t, shown_text(o->entry), o->ref);
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
        {"day", d.day == DAY_NONE ? "" : tell_day(&a->t, d.day)},
        {"what", d.what},
        {0}};
    if (d.day != DAY_NONE)
        brief_add(a->t.out, BRIEF_TEXT,
                  tell_say(&a->t, W_CLIENT_DEADLINE, places));
}

static void tell_issues(struct addressing *a)
{
    for (size_t i = 0; i < a->t.b->issues.n; i++) {
        const struct issue *k = a->t.b->issues.v[i];
        const struct paper_place places[] = {{"ref", k->ref}, {0}};
        if (k->client == a->client && !k->resolved)
            tell_open(&a->t, tell_say(&a->t, W_CLIENT_ISSUE, places),
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
            tell_of(&a->t, W_CLIENT_RUNS, "", k->ref, k->end);
    }
}

void client_tell_next(struct addressing *a)
{
    tell_heading(&a->t, W_CLIENT_NEXT);
    size_t before = a->t.out->parts.n;
    tell_deadline(a);
    for (size_t i = 0; i < a->t.b->orders.n; i++)
        if (is_open(a, a->t.b->orders.v[i]))
            tell_open(&a->t, title(a, a->t.b->orders.v[i]),
                      a->t.b->orders.v[i]->due);
    tell_issues(a);
    tell_ends(a);
    for (size_t i = 0; i < a->t.b->orders.n; i++)
        if (is_open(a, a->t.b->orders.v[i]))
            tell_plan(&a->t, a->t.b->orders.v[i],
                      title(a, a->t.b->orders.v[i]));
    client_none(a, before, W_CLIENT_NOTHING_NEXT);
}
