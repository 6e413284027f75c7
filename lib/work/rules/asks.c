/* What rules ask for that takes work to find. */
#include "work/rules/rules.h"

static bool counts_from(const struct rule_dates *d, enum rule_base base)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->v[i].base == base)
            return true;
    return false;
}

static bool asks(const struct rule_tests *tests, int what)
{
    for (size_t i = 0; i < tests->n; i++)
        if (tests->v[i].what == what)
            return true;
    return false;
}

static bool says(const struct rule *r, enum rule_value what)
{
    for (size_t i = 0; i < r->text_n; i++)
        if (r->text[i].is == TEXT_VALUE && r->text[i].value == what)
            return true;
    return false;
}

bool rules_start_from(const struct rules *rules, enum rule_on on)
{
    for (size_t i = 0; i < rules->all.n; i++)
        if (rules->all.v[i].use && rules->all.v[i].start == on)
            return true;
    return false;
}

static bool asks_leaving(const struct rule *r)
{
    bool all = asks(&r->who, WHO_LEAVING) || asks(&r->who, WHO_WARNED) ||
               counts_from(&r->due, BASE_LEAVING);
    for (size_t i = 0; i < r->on.n; i++)
        all = all || asks(&r->on.v[i].tests, VALUE_LEAVING);
    for (size_t i = 0; i < r->steps; i++)
        all = all || counts_from(&r->when[i], BASE_LEAVING);
    for (size_t i = 0; i < r->text_n; i++)
        all = all ||
              (r->text[i].is == TEXT_VALUE && r->text[i].who == WHO_LEAVING);
    return r->use && all;
}

bool rule_asks_on(const struct rule *r)
{
    bool billed = says(r, VALUE_UNBILLED);
    for (size_t i = 0; i < r->on.n; i++)
        billed = billed || asks(&r->on.v[i].tests, VALUE_UNBILLED);
    return billed || asks_leaving(r);
}

bool rules_ask_leaving(const struct rules *r)
{
    for (size_t i = 0; i < r->all.n; i++)
        if (asks_leaving(&r->all.v[i]))
            return true;
    return false;
}

/* Of orders. */
static bool ask_of_order(const struct rules *r, enum rule_value what)
{
    for (size_t i = 0; i < r->all.n; i++)
        for (size_t k = 0; r->all.v[i].use && k < r->all.v[i].on.n; k++)
            if (r->all.v[i].start == ON_ORDER &&
                asks(&r->all.v[i].on.v[k].tests, what))
                return true;
    return false;
}

bool rules_ask_billed(const struct rules *r)
{
    return ask_of_order(r, VALUE_UNBILLED);
}

bool rules_ask_hours(const struct rules *r)
{
    return ask_of_order(r, VALUE_HOURS);
}

bool rules_ask_praised(const struct rules *r)
{
    return ask_of_order(r, VALUE_PRAISED) || ask_of_order(r, VALUE_BLAMED);
}

bool rules_ask_act(const struct rules *r)
{
    return ask_of_order(r, VALUE_ACT);
}

bool rules_use_acts(const struct rules *r)
{
    for (size_t i = 0; i < r->all.n; i++) {
        const struct rule *one = &r->all.v[i];
        if (one->use && (one->start == ON_ACT ||
                         (one->start == ON_ORDER && says(one, VALUE_ACT))))
            return true;
    }
    return rules_ask_act(r);
}

static bool uses_spent(const struct rule *r)
{
    bool uses = says(r, VALUE_SPENT) || counts_from(&r->due, BASE_INVOICED);
    for (size_t i = 0; i < r->on.n; i++)
        uses = uses || asks(&r->on.v[i].tests, VALUE_SPENT);
    for (size_t i = 0; i < r->steps; i++)
        uses = uses || counts_from(&r->when[i], BASE_INVOICED);
    return r->use && r->start == ON_CONTRACT && uses;
}

bool rules_use_spent(const struct rules *r)
{
    for (size_t i = 0; i < r->all.n; i++)
        if (uses_spent(&r->all.v[i]))
            return true;
    return false;
}

static bool least_of(const struct rule_tests *tests, int what, int *least)
{
    for (size_t i = 0; i < tests->n; i++)
        if (tests->v[i].what == what && tests->v[i].range) {
            *least = (int)tests->v[i].from;
            return true;
        }
    return false;
}

int rule_least(const struct rule *r, enum rule_who who, enum rule_value value,
               int high)
{
    int least = high;
    if (least_of(&r->who, (int)who, &least))
        return least;
    for (size_t i = 0; i < r->on.n; i++)
        if (least_of(&r->on.v[i].tests, (int)value, &least))
            return least;
    return high;
}
