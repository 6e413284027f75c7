/* The days that rules count from. */
#include "inside.h"

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* How long a quote stands, as was said last. */
static int32_t stands_until(const struct given *g, const struct offer *o)
{
    const struct entry *e = rows_on(g->book, o->rows, ROWS_DUE, DAY_MAX);
    if (e)
        return e->due;
    /* As long as one that acct-invoice makes. */
    return strcmp(offer_attr(g->book, o, "kind"), "quote") == 0
               ? span_add(o->first->day,
                          conf_span(&g->home->conf, "invoice.quote"), 1)
               : DAY_NONE;
}

static int32_t paper_due(const struct given *g, const struct contract_paper *p)
{
    const struct entry *e = rows_on(g->book, p->rows, ROWS_DUE, DAY_MAX);
    return e ? e->due : DAY_NONE;
}

static int32_t due_of(const struct given *g, const struct thing *t)
{
    switch (t->on) {
    case ON_ORDER:
        return t->is.order->due;
    case ON_STAGE:
        if (t->phase)
            return t->phase->due;
        return t->entry ? t->entry->due : DAY_NONE;
    case ON_CONTRACT:
        return t->is.contract->end;
    case ON_OFFER:
        return stands_until(g, t->is.offer);
    case ON_PAPER:
        return paper_due(g, t->is.paper);
    case ON_REMINDER:
        return t->is.remind->state.due;
    default:
        return t->entry ? t->entry->due : DAY_NONE;
    }
}

/* What was promised last may have a deadline of ours in it. */
static int32_t target_of(const struct given *g, const struct thing *t)
{
    bool stage = t->on == ON_STAGE;
    const struct entry *promise = !stage     ? t->is.order->promise
                                  : t->phase ? t->phase->promise
                                             : t->entry;
    int32_t day;
    return promise && day_parse(str_of(entry_attr(g->book, promise, "target")),
                                &day)
               ? day
               : due_of(g, t);
}

static int32_t birthday_of(const struct given *g, const struct thing *t)
{
    int32_t day;
    struct str said = str_of(thing_attr(g, t, "birthday"));
    if (said.n > 10) /* with a time of day */
        said.n = 10;
    return birthday_parse(said, &day) ? day : DAY_NONE;
}

static int32_t date_of(const struct given *g, const struct thing *t)
{
    const struct rule_clause *c = &g->rule->on.v[0];
    if (t->on == ON_DAY) /* any leap year long ago */
        return day_of(1600, c->month, c->day);
    if (t->on == ON_CLIENT)
        return t->client->since;
    if (t->on == ON_REMINDER)
        return t->is.remind->day;
    if (t->on == ON_SURVEY)
        return t->is.survey->due;
    return t->entry ? t->entry->day : DAY_NONE;
}

int32_t last_contact(const struct facts *f, const struct client *c)
{
    const struct entry *touch = c->last_touch;
    const struct entry *answer = f->risks->of[c->n].response;
    int32_t last = touch ? touch->day : DAY_NONE;
    last = later(last, f->dealings->messages.last[c->n]);
    return later(last, answer ? answer->day : DAY_NONE);
}

/* Counted from the first day where there was none yet. */
static int32_t touched_day(const struct facts *f, const struct client *c)
{
    int32_t last = last_contact(f, c);
    return last != DAY_NONE ? last : c->since;
}

int32_t started_day(const struct facts *f, const struct client *c)
{
    const struct order *o = f->of[c->n].first_order;
    const struct contract *k = f->of[c->n].first_contract;
    if (!o || !k)
        return o ? o->entry->day : k ? k->start : DAY_NONE;
    return o->entry->day < k->start ? o->entry->day : k->start;
}

/* Since when the risk is what the rule asks for. */
static int32_t risk_since(const struct given *g, const struct thing *t)
{
    int least = rule_least(g->rule, WHO_RISK, VALUE_RISK, RISK_HIGH);
    return risk_day(&g->facts->risks->of[t->client->n], least);
}

/* Likewise the warning. */
static int32_t leaving_day(const struct given *g, const struct thing *t)
{
    const struct leavings *l = &g->facts->leavings;
    int least = rule_least(g->rule, WHO_LEAVING, VALUE_LEAVING, LEAVING_HIGH);
    return l->of ? leaving_since(l, t->client, least) : DAY_NONE;
}

static int32_t worked_day(const struct given *g, const struct thing *t)
{
    const struct order_hours *h =
        unbilled_hours_of(&g->facts->hours, t->is.order->ref);
    return h ? h->since : DAY_NONE;
}

/* Whoever tells of a person knows that they are there. */
static int32_t confirmed_day(const struct given *g, const struct thing *t)
{
    const struct contact *p = t->is.contact;
    const char *said = contact_attr(g->book, p, "confirmed");
    struct err none = ERR_INIT;
    struct when when;
    if (when_parse(str_of(said), &g->home->zone, &when, &none) < 0)
        return p->entry->day;
    return later(when.day, p->entry->day);
}

int32_t base_day(const struct given *g, const struct thing *t,
                 enum rule_base base)
{
    switch (base) {
    case BASE_DATE:
        return date_of(g, t);
    case BASE_DUE:
        return due_of(g, t);
    case BASE_TARGET:
        return target_of(g, t);
    case BASE_MOVED:
        return t->is.order->moved ? t->is.order->moved->day : DAY_NONE;
    case BASE_DELIVERED:
        return t->is.order->delivered;
    case BASE_STAGE:
        return t->is.order->stage_day;
    case BASE_STARTED:
        return started_day(g->facts, t->client);
    case BASE_BIRTHDAY:
        return birthday_of(g, t);
    case BASE_TOUCH:
        return touched_day(g->facts, t->client);
    case BASE_SENT:
        return t->on == ON_PAPER ? t->is.paper->sent : t->is.act->sent;
    case BASE_INVOICED:
        return invoiced_day(g, t);
    case BASE_WORKED:
        return worked_day(g, t);
    case BASE_CONFIRMED:
        return confirmed_day(g, t);
    case BASE_GOALS:
        return goals_of(g->book, t->client, plan_of(g->facts->plan, t->client))
            .day;
    case BASE_RISK:
        return risk_since(g, t);
    case BASE_LEAVING:
        return leaving_day(g, t);
    case BASE_PERIOD:
    case BASE_WHEN:
        break; /* the occurrence says it */
    }
    return DAY_NONE;
}
