/* What a thing or a client is asked for, and whether it fits. */
#include "base/text/text.h"
#include "inside.h"

/* Rules have blanks between words: there _ stands for one. */
static bool is_value(struct str written, struct str value)
{
    if (written.n != value.n)
        return false;
    for (size_t i = 0; i < value.n; i++)
        if (written.p[i] != value.p[i] &&
            !(written.p[i] == '_' && value.p[i] == ' '))
            return false;
    return true;
}

bool test_holds(const struct rule_test *t, struct str value)
{
    struct decimal d;
    struct str all = str_of(t->values), one;
    bool holds = false;
    if (!t->values) {
        holds = value.n > 0;
    } else if (t->range) {
        if (!value.n || decimal_parse(value, &d, NULL) < 0)
            return false;
        holds = decimal_double(d) >= t->from && decimal_double(d) <= t->to;
    } else {
        while (!holds && str_cut(&all, '|', &one))
            holds = is_value(one, value);
    }
    return holds != t->not ;
}

static const char *number(struct followup_run *run, int64_t n)
{
    struct buf b = {0};
    buf_fmt(&b, "%lld", (long long)n);
    const char *kept = arena_dup(&run->book->arena, b.p, b.n);
    buf_release(&b);
    return kept;
}

static const char *yes(bool is)
{
    return is ? "yes" : "";
}

static const char *act_state(const struct facts *f, const char *order)
{
    const struct map_slot *slot = map_find(&f->act_of, order, strlen(order));
    if (!slot)
        return "none";
    const struct act *a = &f->acts.all.v[slot->value];
    return a->signed_on != DAY_NONE ? "signed"
           : a->sent != DAY_NONE    ? "sent"
                                    : "made";
}

static const char *order_value(struct followup_run *run, const struct thing *t,
                               const char *name, bool *known)
{
    const struct order *o = t->is.order;
    const struct client_facts *c =
        t->client ? &run->facts.of[t->client->n] : NULL;
    *known = true;
    if (strcmp(name, "stage") == 0)
        return o->stage == STAGE_NONE ? "" : order_stages[o->stage];
    if (strcmp(name, "open") == 0)
        return yes(o->delivered == DAY_NONE && !o->cancelled);
    if (strcmp(name, "moved") == 0)
        return yes(o->moved);
    if (strcmp(name, "first") == 0)
        return yes(c && c->first_order == o);
    if (strcmp(name, "last") == 0)
        return yes(c && c->last_order == o);
    if (strcmp(name, "act") == 0)
        return act_state(&run->facts, o->ref);
    *known = false;
    return "";
}

/* The contract's budget in minor units; 0: none. */
static int64_t budget_of(struct followup_run *run, const struct contract *k)
{
    const char *budget = contract_attr(run->book, k, "budget");
    uint8_t currency = k->last->currency;
    int64_t all;
    if (!*budget || currency == CURRENCY_NONE ||
        money_parse(str_of(budget), book_currency(run->book, currency)->digits,
                    &all, NULL) < 0)
        return 0;
    return all > 0 ? all : 0;
}

static int64_t per_cent(int64_t part, int64_t all)
{
    return (int64_t)((double)part * 100.0 / (double)all);
}

static const char *spent(struct followup_run *run, const struct thing *t)
{
    int64_t all = budget_of(run, t->is.contract);
    const struct spending *s = run->facts.contract[t->n].spent;
    return all ? number(run, per_cent(s ? s->sum : 0, all)) : "";
}

int32_t invoiced_day(struct followup_run *run, const struct thing *t)
{
    const struct spending *s = run->facts.contract[t->n].spent;
    const struct rule_tests *tests = &run->rule->on.v[0].tests;
    int64_t all = budget_of(run, t->is.contract);
    for (size_t i = 0; s && all && i < tests->n; i++)
        if (strcmp(tests->v[i].name, "spent") == 0 && tests->v[i].range)
            while (s->before &&
                   (double)per_cent(s->before->sum, all) >= tests->v[i].from)
                s = s->before;
    return s ? s->day : DAY_NONE;
}

static const char *contract_value(struct followup_run *run,
                                  const struct thing *t, const char *name,
                                  bool *known)
{
    const struct contract *k = t->is.contract;
    const struct client_facts *c =
        t->client ? &run->facts.of[t->client->n] : NULL;
    *known = true;
    if (strcmp(name, "open") == 0)
        return yes(k->end == DAY_NONE || k->end >= run->options->today);
    if (strcmp(name, "first") == 0)
        return yes(c && c->first_contract == k);
    if (strcmp(name, "last") == 0)
        return yes(c && c->last_contract == k);
    if (strcmp(name, "spent") == 0)
        return spent(run, t);
    *known = false;
    return contract_attr(run->book, k, name);
}

static const char *record_value(struct followup_run *run, const struct thing *t,
                                const char *name)
{
    const struct risk *c =
        t->client ? &run->facts.risks.of[t->client->n] : NULL;
    double now, before;
    if (strcmp(name, "short") == 0) {
        if (!entry_number(t->entry, "actual", &now) ||
            !entry_number(t->entry, "target", &before) || before <= 0 ||
            now >= before)
            return "";
        return number(run, (int64_t)((before - now) * 100 / before + 0.999));
    }
    if (strcmp(name, "fell") == 0) {
        if (!c || c->usage != t->entry || !c->usage_before ||
            !entry_number(t->entry, "level", &now) ||
            !entry_number(c->usage_before, "level", &before))
            return "";
        return number(run, (int64_t)(before - now));
    }
    if (strcmp(name, "last") == 0)
        return yes(c && (c->usage == t->entry || c->response == t->entry));
    return t->entry ? entry_attr(run->book, t->entry, name) : "";
}

static const char *invoice_value(struct followup_run *run,
                                 const struct thing *t, const char *name)
{
    const struct invoice *i = t->is.invoice;
    bool open = strcmp(name, "open") == 0, late = strcmp(name, "overdue") == 0;
    struct span term = conf_span(run->options->conf, "invoice.due");
    if (open || late)
        return yes((open || invoice_due(i, term) < run->options->today) &&
                   invoice_left(run->book, i) > 0);
    return entry_attr(run->book, i->entry, name);
}

static const char *reminder_value(struct followup_run *run,
                                  const struct thing *t, const char *name)
{
    const struct remind *m = t->is.remind;
    if (strcmp(name, "stage") == 0)
        return remind_period(run->book, m);
    return entry_attr(run->book, m->invoice->entry, name);
}

static const char *act_value(struct followup_run *run, const struct thing *t,
                             const char *name)
{
    const struct act *a = t->is.act;
    int32_t day = strcmp(name, "sent") == 0     ? a->sent
                  : strcmp(name, "signed") == 0 ? a->signed_on
                                                : DAY_NONE;
    char text[DATE_SIZE];
    if (day != DAY_NONE)
        return arena_dup(&run->book->arena, day_print(day, text), 10);
    if (strcmp(name, "order") == 0)
        return a->order;
    return entry_attr(run->book, a->entry, name);
}

const char *thing_value(struct followup_run *run, const struct thing *t,
                        const char *name)
{
    bool known = false;
    const char *value = "";
    switch (t->on) {
    case ON_CLIENT:
    case ON_DAY:
    case ON_REFERRAL:
        return t->client ? client_attr(run->book, t->client, name) : "";
    case ON_CONTACT:
        return contact_attr(run->book, t->is.contact, name);
    case ON_OFFER:
        return offer_attr(run->book, t->is.offer, name);
    case ON_ORDER:
        value = order_value(run, t, name, &known);
        return known ? value : entry_attr(run->book, t->entry, name);
    case ON_CONTRACT:
        return contract_value(run, t, name, &known);
    case ON_ISSUE:
        if (strcmp(name, "open") == 0)
            return yes(!t->is.issue->resolved);
        break;
    case ON_TASK:
        if (strcmp(name, "open") == 0)
            return yes(!t->is.task->done);
        break;
    case ON_INVOICE:
        return invoice_value(run, t, name);
    case ON_ACT:
        return act_value(run, t, name);
    case ON_REMINDER:
        return reminder_value(run, t, name);
    default:
        break;
    }
    return record_value(run, t, name);
}

/* The services that others have. */
static const char *more_of(struct followup_run *run, uint64_t has)
{
    struct buf list = {0};
    for (size_t i = 0; i < run->facts.service_at.n; i++)
        if (!(has & UINT64_C(1) << i))
            buf_fmt(&list, "%s%s", list.n ? ", " : "", run->facts.services[i]);
    const char *kept = arena_dup(&run->book->arena, buf_cstr(&list), list.n);
    buf_release(&list);
    return kept;
}

static bool satisfied(const struct entry *e)
{
    double score, csat;
    bool scored = entry_number(e, "score", &score);
    bool rated = entry_number(e, "csat", &csat);
    return (scored || rated) && (!scored || score >= 7) &&
           (!rated || csat >= 4);
}

const char *who_value(struct followup_run *run, const struct client *c,
                      const char *name)
{
    const struct client_facts *f = &run->facts.of[c->n];
    const struct risk *r = &run->facts.risks.of[c->n];
    if (strcmp(name, "orders") == 0)
        return number(run, f->orders);
    if (strcmp(name, "contracts") == 0)
        return number(run, f->contracts);
    if (strcmp(name, "contracted") == 0)
        return yes(f->first_contract);
    if (strcmp(name, "issue") == 0)
        return r->issue ? r->issue->ref : "";
    if (strcmp(name, "overdue") == 0)
        return yes(r->debt != DAY_NONE);
    if (strcmp(name, "more") == 0)
        return more_of(run, f->services);
    if (strcmp(name, "satisfied") == 0)
        return yes(satisfied(r->response));
    if (strcmp(name, "score") == 0 || strcmp(name, "csat") == 0)
        return r->response ? entry_attr(run->book, r->response, name) : "";
    if (strcmp(name, "risk") == 0)
        return number(run, r->score);
    return client_attr(run->book, c, name);
}

/* Any of the values is one of the services. */
static bool has_service(const struct followup_run *run, const struct client *c,
                        const struct rule_test *t)
{
    struct str all = str_of(t->values), one;
    uint64_t has = run->facts.of[c->n].services;
    bool holds = !t->values && has;
    while (t->values && !holds && str_cut(&all, '|', &one)) {
        const struct map_slot *slot =
            map_find(&run->facts.service_at, one.p, one.n);
        holds = slot && has & UINT64_C(1) << slot->value;
    }
    return holds != t->not ;
}

bool who_fits(struct followup_run *run, const struct client *c)
{
    const struct rule_tests *tests = &run->rule->who;
    if (!c)
        return tests->n == 0;
    for (size_t i = 0; i < tests->n; i++) {
        const struct rule_test *t = &tests->v[i];
        bool fits = strcmp(t->name, "service") == 0
                        ? has_service(run, c, t)
                        : test_holds(t, str_of(who_value(run, c, t->name)));
        if (!fits)
            return false;
    }
    return true;
}

bool thing_fits(struct followup_run *run, const struct thing *t)
{
    for (size_t i = 0; i < run->rule->on.n; i++) {
        const struct rule_tests *tests = &run->rule->on.v[i].tests;
        size_t k = 0;
        while (k < tests->n &&
               test_holds(&tests->v[k],
                          str_of(thing_value(run, t, tests->v[k].name))))
            k++;
        if (k == tests->n)
            return true;
    }
    return false;
}
