/* What a thing is asked for. */
#include "inside.h"

const char *value_number(struct followup_run *run, int64_t n)
{
    struct buf b = {0};
    buf_fmt(&b, "%lld", (long long)n);
    const char *kept = arena_dup(&run->book->arena, b.p, b.n);
    buf_release(&b);
    return kept;
}

const char *value_yes(bool is)
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
        return value_yes(o->delivered == DAY_NONE && !o->cancelled);
    if (strcmp(name, "moved") == 0)
        return value_yes(o->moved);
    if (strcmp(name, "first") == 0)
        return value_yes(c && c->first_order == o);
    if (strcmp(name, "last") == 0)
        return value_yes(c && c->last_order == o);
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
    return all ? value_number(run, per_cent(s ? s->sum : 0, all)) : "";
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
        return value_yes(k->end == DAY_NONE || k->end >= run->options->today);
    if (strcmp(name, "first") == 0)
        return value_yes(c && c->first_contract == k);
    if (strcmp(name, "last") == 0)
        return value_yes(c && c->last_contract == k);
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
        return value_number(run,
                            (int64_t)((before - now) * 100 / before + 0.999));
    }
    if (strcmp(name, "fell") == 0) {
        if (!c || c->usage != t->entry || !c->usage_before ||
            !entry_number(t->entry, "level", &now) ||
            !entry_number(c->usage_before, "level", &before))
            return "";
        return value_number(run, (int64_t)(before - now));
    }
    if (strcmp(name, "last") == 0)
        return value_yes(c &&
                         (c->usage == t->entry || c->response == t->entry));
    return t->entry ? entry_attr(run->book, t->entry, name) : "";
}

static const char *invoice_value(struct followup_run *run,
                                 const struct thing *t, const char *name)
{
    const struct invoice *i = t->is.invoice;
    bool open = strcmp(name, "open") == 0, late = strcmp(name, "overdue") == 0;
    struct span term = conf_span(run->options->conf, "invoice.due");
    if (open || late)
        return value_yes((open || invoice_due(i, term) < run->options->today) &&
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
            return value_yes(!t->is.issue->resolved);
        break;
    case ON_TASK:
        if (strcmp(name, "open") == 0)
            return value_yes(!t->is.task->done);
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
