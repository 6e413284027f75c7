/* How the phases of an order stand. */
#include <stdlib.h>

#include "base/i18n.h"
#include "work/plan/plan.h"

const char *const plan_states[PLAN_STATES] = {
    N_("done"), N_("late"), N_("now"), N_("next"), N_("later"), N_("cancelled"),
};

/* Without a look at what comes before it. */
static enum plan_state alone(const struct order *o, const struct phase *p,
                             int32_t today)
{
    if (p->done != DAY_NONE)
        return PLAN_DONE;
    if (p->cancelled || o->cancelled)
        return PLAN_CANCELLED;
    if (o->delivered != DAY_NONE)
        return PLAN_DONE;
    if (p->due != DAY_NONE && p->due < today)
        return PLAN_LATE;
    if (p->started != DAY_NONE || (p->from != DAY_NONE && p->from <= today))
        return PLAN_NOW;
    return PLAN_LATER;
}

struct plan_look plan_look(const struct order *o, int32_t today)
{
    struct plan_look l = {.order = o, .today = today};
    for (const struct phase *p = o->phases; p; p = p->next)
        if (alone(o, p, today) == PLAN_LATER && (!l.any || p->from < l.next)) {
            l.any = true;
            l.next = p->from;
        }
    return l;
}

enum plan_state plan_state_of(const struct plan_look *l, const struct phase *p)
{
    enum plan_state state = alone(l->order, p, l->today);
    return state == PLAN_LATER && p->from == l->next ? PLAN_NEXT : state;
}

static int32_t either(int32_t day, int32_t otherwise)
{
    return day != DAY_NONE ? day : otherwise;
}

static void add_phase(struct plan *out, const struct phase *p, size_t place)
{
    int32_t last = either(p->to, p->from), first = either(p->from, last);
    if (last == DAY_NONE)
        return;
    last = last < first ? first : last;
    out->first = out->all.n && out->first < first ? out->first : first;
    out->last = out->all.n && out->last > last ? out->last : last;
    *vec_push(&out->all) = (struct plan_phase){
        .line = place, .name = p->name, .first = first, .last = last};
}

int plan_order(struct home *home, const struct order *o, struct plan *out,
               struct err *e)
{
    struct worktime_user user = {0};
    size_t place = 0;
    out->by = DAY_NONE;
    for (const struct phase *p = o->phases; p; p = p->next)
        add_phase(out, p, place++);
    /* Of rows typed by hand there may be a slip in a year. */
    if (!out->all.n || out->last - out->first >= PLAN_DAYS_MOST)
        return 0;
    int rc = worktime_user_read(home, &user, e);
    if (rc == 0)
        plan_calendar(&user.work, out);
    worktime_user_release(&user);
    return rc;
}
