/* What a thing is asked for. */
#include <math.h>

#include "inside.h"

static const struct client_facts *client_of(const struct given *g,
                                            const struct thing *t)
{
    return t->client ? &g->facts->of[t->client->n] : NULL;
}

static const struct risk *risk_of(const struct given *g, const struct thing *t)
{
    return t->client ? &g->facts->risks->of[t->client->n] : NULL;
}

/* --- Orders --------------------------------------------------------------- */

static const char *order_stage(const struct given *g, const struct thing *t)
{
    (void)g;
    return t->is.order->stage == STAGE_NONE ? ""
                                            : order_stages[t->is.order->stage];
}

static const char *order_open(const struct given *g, const struct thing *t)
{
    (void)g;
    return value_yes(t->is.order->delivered == DAY_NONE &&
                     !t->is.order->cancelled);
}

static const char *order_moved(const struct given *g, const struct thing *t)
{
    (void)g;
    return value_yes(t->is.order->moved);
}

static const char *order_first(const struct given *g, const struct thing *t)
{
    const struct client_facts *c = client_of(g, t);
    return value_yes(c && c->first_order == t->is.order);
}

static const char *order_last(const struct given *g, const struct thing *t)
{
    const struct client_facts *c = client_of(g, t);
    return value_yes(c && c->last_order == t->is.order);
}

static const char *order_act(const struct given *g, const struct thing *t)
{
    const struct facts *f = g->facts;
    uint32_t at = f->act_of[t->is.order->n];
    if (!at)
        return "none";
    const struct act *a = &f->acts.all.v[at - 1];
    return a->signed_on != DAY_NONE ? "signed"
           : a->sent != DAY_NONE    ? "sent"
                                    : "made";
}

static const char *order_unbilled(const struct given *g, const struct thing *t)
{
    const struct order *o = t->is.order;
    char text[MONEY_SIZE];
    bool asks = g->book->invoices.n && !written_reaches(&g->facts->written, o);
    int64_t rest = asks ? bill_rest(&g->facts->bill, o) : 0;
    const struct currency *in = book_currency(g->book, o->entry->currency);
    return rest ? arena_fmt(&g->book->arena, "%s %s",
                            money_print(rest, in->digits, text), in->code)
                : "";
}

static const char *order_praised(const struct given *g, const struct thing *t)
{
    return value_yes(success_praised(&g->facts->answers, g->book, t->is.order));
}

static const char *order_blamed(const struct given *g, const struct thing *t)
{
    return value_yes(success_blamed(&g->facts->answers, g->book, t->is.order));
}

static const char *order_late(const struct given *g, const struct thing *t)
{
    return value_yes(success_late(g->book, t->is.order));
}

static const char *order_unused(const struct given *g, const struct thing *t)
{
    const struct risk *c = risk_of(g, t);
    return value_yes(success_unused(g->book, t->is.order, c ? c->usage : NULL));
}

static const char *stage_open(const struct given *g, const struct thing *t)
{
    (void)g;
    bool over = t->phase && (t->phase->done != DAY_NONE || t->phase->cancelled);
    return value_yes(!over && t->order->delivered == DAY_NONE &&
                     !t->order->cancelled);
}

static const char *order_hours(const struct given *g, const struct thing *t)
{
    const struct order_hours *h =
        unbilled_hours_of(&g->facts->hours, t->is.order->ref);
    return h ? arena_fmt(&g->book->arena, "%.10g", h->left) : "";
}

/* --- Contracts ------------------------------------------------------------ */

static const char *contract_open(const struct given *g, const struct thing *t)
{
    const struct contract *k = t->is.contract;
    return value_yes(k->end == DAY_NONE || k->end >= g->home->today);
}

static const char *contract_first(const struct given *g, const struct thing *t)
{
    const struct client_facts *c = client_of(g, t);
    return value_yes(c && c->first_contract == t->is.contract);
}

static const char *contract_last(const struct given *g, const struct thing *t)
{
    const struct client_facts *c = client_of(g, t);
    return value_yes(c && c->last_contract == t->is.contract);
}

/* The contract's budget in minor units; 0: none. */
static int64_t budget_of(const struct given *g, const struct contract *k)
{
    const char *budget = contract_attr(g->book, k, "budget");
    uint8_t currency = k->last->currency;
    int64_t all;
    if (!*budget || currency == CURRENCY_NONE ||
        money_parse(str_of(budget), book_currency(g->book, currency)->digits,
                    &all, NULL) < 0)
        return 0;
    return all > 0 ? all : 0;
}

static int64_t per_cent(int64_t part, int64_t all)
{
    return (int64_t)((double)part * 100.0 / (double)all);
}

static const char *contract_spent(const struct given *g, const struct thing *t)
{
    int64_t all = budget_of(g, t->is.contract);
    const struct spending *s = g->facts->contract[t->n].spent;
    return all ? value_number(g, per_cent(s ? s->sum : 0, all)) : "";
}

int32_t invoiced_day(const struct given *g, const struct thing *t)
{
    const struct spending *s = g->facts->contract[t->n].spent;
    const struct rule_tests *tests = &g->rule->on.v[0].tests;
    int64_t all = budget_of(g, t->is.contract);
    for (size_t i = 0; s && all && i < tests->n; i++)
        if (tests->v[i].what == VALUE_SPENT && tests->v[i].range)
            while (s->before &&
                   (double)per_cent(s->before->sum, all) >= tests->v[i].from)
                s = s->before;
    return s ? s->day : DAY_NONE;
}

/* --- Documents and money -------------------------------------------------- */

static const char *invoice_open(const struct given *g, const struct thing *t)
{
    return value_yes(invoice_left(g->book, t->is.invoice) > 0);
}

static const char *invoice_overdue(const struct given *g, const struct thing *t)
{
    struct span term = conf_span(&g->home->conf, "invoice.due");
    return value_yes(invoice_due(t->is.invoice, term) < g->home->today &&
                     invoice_left(g->book, t->is.invoice) > 0);
}

static const char *act_day(const struct given *g, const struct act *a,
                           int32_t day, const char *name)
{
    char text[DATE_SIZE];
    if (day == DAY_NONE)
        return entry_attr(g->book, a->entry, name);
    day_print(day, text);
    return arena_dup(&g->book->arena, text, strlen(text));
}

static const char *act_sent(const struct given *g, const struct thing *t)
{
    return act_day(g, t->is.act, t->is.act->sent, "sent");
}

static const char *act_signed(const struct given *g, const struct thing *t)
{
    return act_day(g, t->is.act, t->is.act->signed_on, "signed");
}

static const char *act_order(const struct given *g, const struct thing *t)
{
    (void)g;
    return t->is.act->order;
}

static const char *reminder_stage(const struct given *g, const struct thing *t)
{
    return remind_period(g->book, t->is.remind);
}

/* --- Work and records ----------------------------------------------------- */

static const char *issue_open(const struct given *g, const struct thing *t)
{
    (void)g;
    return value_yes(!t->is.issue->resolved);
}

static const char *task_open(const struct given *g, const struct thing *t)
{
    (void)g;
    return value_yes(!t->is.task->done);
}

static const char *kpi_short(const struct given *g, const struct thing *t)
{
    const struct kpi *f = kpis_of(&g->facts->kpis, t->entry);
    if (!f || !f->whole || f->reached)
        return "";
    double of = f->target < 0 ? -f->target : f->target;
    /* Of none at all that was promised, any is too much. */
    double part = of > 0 ? f->missing / of : 1;
    return value_number(g, (int64_t)(part * 100 + 0.999));
}

static const char *kpi_attained(const struct given *g, const struct thing *t)
{
    const struct kpi *f = kpis_of(&g->facts->kpis, t->entry);
    if (!f || !f->whole || f->attained < 0)
        return "";
    return value_number(g, (int64_t)fmin(f->attained, 1e9));
}

/* Another record may have said the one or the other. */
static const char *kpi_attr(const struct given *g, const struct thing *t,
                            const char *name)
{
    const struct kpi *f = kpis_of(&g->facts->kpis, t->entry);
    const struct entry *by = f && strcmp(name, "target") == 0   ? f->target_by
                             : f && strcmp(name, "actual") == 0 ? f->actual_by
                                                                : t->entry;
    return by ? entry_attr(g->book, by, name) : "";
}

static const char *usage_fell(const struct given *g, const struct thing *t)
{
    const struct risk *c = risk_of(g, t);
    double now, before;
    if (!c || c->usage != t->entry || !c->usage_before ||
        !entry_number(t->entry, "level", &now) ||
        !entry_number(c->usage_before, "level", &before))
        return "";
    return value_number(g, (int64_t)(before - now));
}

static const char *usage_last(const struct given *g, const struct thing *t)
{
    const struct risk *c = risk_of(g, t);
    return value_yes(c && c->usage == t->entry);
}

static const char *response_last(const struct given *g, const struct thing *t)
{
    const struct risk *c = risk_of(g, t);
    return value_yes(c && c->response == t->entry);
}

static const char *resolve_amount(const struct given *g, const struct thing *t)
{
    const struct entry *e = t->entry;
    char text[MONEY_SIZE];
    if (!e->has_amount || e->amount <= 0)
        return "";
    return arena_fmt(&g->book->arena, "%s",
                     money_print(e->amount,
                                 book_currency(g->book, e->currency)->digits,
                                 text));
}

/* --- Clients ------------------------------------------------------------- */

static const char *client_risk(const struct given *g, const struct thing *t)
{
    return who_value(g, t->client, WHO_RISK, "");
}

static const char *client_leaving(const struct given *g, const struct thing *t)
{
    return who_value(g, t->client, WHO_LEAVING, "");
}

static const char *client_orders(const struct given *g, const struct thing *t)
{
    return who_value(g, t->client, WHO_ORDERS, "");
}

/* --- Any ------------------------------------------------------------------ */

const char *thing_attr(const struct given *g, const struct thing *t,
                       const char *name)
{
    switch (t->on) {
    case ON_CLIENT:
    case ON_DAY:
    case ON_REFERRAL:
        return t->client ? client_attr(g->book, t->client, name) : "";
    case ON_STATUS:
        return entry_attr(g->book, t->client->status, name);
    case ON_CONTACT:
        return contact_attr(g->book, t->is.contact, name);
    case ON_CONTRACT:
        return contract_attr(g->book, t->is.contract, name);
    case ON_KPI:
        return kpi_attr(g, t, name);
    case ON_PAPER:
        return contract_paper_attr(g->book, t->is.paper, name);
    case ON_OFFER:
        return offer_attr(g->book, t->is.offer, name);
    default:
        return t->entry ? entry_attr(g->book, t->entry, name) : "";
    }
}

const char *thing_value(const struct given *g, const struct thing *t,
                        enum rule_value what, const char *name)
{
    static const char *(*const values[RULE_ONS][RULE_VALUES])(
        const struct given *, const struct thing *) = {
        [ON_ORDER] = {[VALUE_STAGE] = order_stage,
                      [VALUE_OPEN] = order_open,
                      [VALUE_MOVED] = order_moved,
                      [VALUE_FIRST] = order_first,
                      [VALUE_LAST] = order_last,
                      [VALUE_ACT] = order_act,
                      [VALUE_UNBILLED] = order_unbilled,
                      [VALUE_HOURS] = order_hours,
                      [VALUE_PRAISED] = order_praised,
                      [VALUE_BLAMED] = order_blamed,
                      [VALUE_LATE] = order_late,
                      [VALUE_UNUSED] = order_unused},
        [ON_STAGE] = {[VALUE_OPEN] = stage_open},
        [ON_CONTRACT] = {[VALUE_OPEN] = contract_open,
                         [VALUE_FIRST] = contract_first,
                         [VALUE_LAST] = contract_last,
                         [VALUE_SPENT] = contract_spent},
        [ON_INVOICE] =
            {[VALUE_OPEN] = invoice_open, [VALUE_OVERDUE] = invoice_overdue},
        [ON_ACT] = {[VALUE_SENT] = act_sent,
                    [VALUE_SIGNED] = act_signed,
                    [VALUE_ORDER] = act_order},
        [ON_CLIENT] = {[VALUE_RISK] = client_risk,
                       [VALUE_LEAVING] = client_leaving,
                       [VALUE_ORDERS] = client_orders},
        [ON_REMINDER] = {[VALUE_STAGE] = reminder_stage},
        [ON_ISSUE] = {[VALUE_OPEN] = issue_open},
        [ON_RESOLVE] = {[VALUE_AMOUNT] = resolve_amount},
        [ON_TASK] = {[VALUE_OPEN] = task_open},
        [ON_KPI] = {[VALUE_SHORT] = kpi_short, [VALUE_ATTAINED] = kpi_attained},
        [ON_USAGE] = {[VALUE_FELL] = usage_fell, [VALUE_LAST] = usage_last},
        [ON_RESPONSE] = {[VALUE_LAST] = response_last},
    };
    return values[t->on][what] ? values[t->on][what](g, t)
                               : thing_attr(g, t, name);
}
