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
    bool holds = false;
    if (!t->values_n) {
        holds = value.n > 0;
    } else if (t->range) {
        if (!value.n || decimal_parse(value, &d, NULL) < 0)
            return false;
        holds = decimal_double(d) >= t->from && decimal_double(d) <= t->to;
    } else {
        for (size_t i = 0; !holds && i < t->values_n; i++)
            holds = is_value(t->values[i], value);
    }
    return holds != t->not ;
}

/* Any of the values is one of the services. */
static bool has_service(const struct given *g, const struct client *c,
                        const struct rule_test *t)
{
    const struct services *s = &g->facts->services;
    bool holds = !t->values_n && s->has[c->n];
    for (size_t i = 0; !holds && i < t->values_n; i++)
        holds = services_has(s, c, t->values[i]);
    return holds != t->not ;
}

bool who_fits(const struct given *g, const struct client *c)
{
    const struct rule_tests *tests = &g->rule->who;
    if (!c)
        return tests->n == 0;
    for (size_t i = 0; i < tests->n; i++) {
        const struct rule_test *t = &tests->v[i];
        enum rule_who what = (enum rule_who)t->what;
        bool fits = what == WHO_SERVICE
                        ? has_service(g, c, t)
                        : test_holds(t, str_of(who_value(g, c, what, t->name)));
        if (!fits)
            return false;
    }
    return true;
}

/* An attribute of one of many records as it is written, where that is what it
 * says: nothing is kept of it. */
static bool is_written(const struct thing *t, const struct rule_test *test,
                       struct str *value)
{
    static const bool many[RULE_ONS] = {
        [ON_STAGE] = true, [ON_TOUCH] = true, [ON_RESPONSE] = true};
    if (!many[t->on] || test->what != VALUE_ATTR)
        return false;
    entry_raw(t->entry, test->name, value);
    return !value->n || !memchr(value->p, '\\', value->n);
}

static bool all_hold(const struct given *g, const struct thing *t,
                     const struct rule_tests *tests)
{
    for (size_t i = 0; i < tests->n; i++) {
        const struct rule_test *test = &tests->v[i];
        enum rule_value what = (enum rule_value)test->what;
        struct str value;
        if (!is_written(t, test, &value))
            value = str_of(thing_value(g, t, what, test->name));
        if (!test_holds(test, value))
            return false;
    }
    return true;
}

bool thing_fits(const struct given *g, const struct thing *t)
{
    for (size_t i = 0; i < g->rule->on.n; i++)
        if (all_hold(g, t, &g->rule->on.v[i].tests))
            return true;
    return false;
}
