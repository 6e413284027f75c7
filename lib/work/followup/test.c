/* Whether a thing or a client is what a rule asks for. */
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
