/* Rules are read into enums: what their cells become. */
#include "unit.h"

#include "work/rules/rules.h"

static struct rules rules;

static int load(void **state)
{
    struct err e = ERR_INIT;
    (void)state;
    return rules_load(&rules, NULL, false, &e);
}

static int unload(void **state)
{
    (void)state;
    rules_release(&rules);
    return 0;
}

static const struct rule *rule(const char *name)
{
    const struct rule *r = rules_find(&rules, name);
    assert_non_null(r);
    return r;
}

static void what_is_asked(void **state)
{
    const struct rule *r = rule("budget"); /* contract open spent=80.. */
    const struct rule_test *t = r->on.v[0].tests.v;

    (void)state;
    assert_int_equal(r->start, ON_CONTRACT);
    assert_int_equal(r->on.v[0].tests.n, 2);
    assert_int_equal(t[0].what, VALUE_OPEN);
    assert_int_equal(t[0].values_n, 0);
    assert_int_equal(t[1].what, VALUE_SPENT);
    assert_true(t[1].range && t[1].from == 80 && t[1].to > 1e200);

    r = rule("cooling"); /* client risk=40.. or client leaving=80.. … */
    assert_int_equal(r->on.v[0].tests.v[0].what, VALUE_RISK);
    assert_int_equal(r->on.v[1].tests.v[0].what, VALUE_LEAVING);
    assert_int_equal(rule_least(r, WHO_RISK, VALUE_RISK, 7), 40);
    assert_int_equal(rule_least(r, WHO_LEAVING, VALUE_LEAVING, 7), 80);
    assert_int_equal(rule_least(rule("review"), WHO_RISK, VALUE_RISK, 7), 7);
    assert_true(rules_ask_leaving(&rules));
    t = rule("gift")->who.v; /* tier=A */
    assert_int_equal(t[0].what, WHO_ATTR);
    assert_string_equal(t[0].name, "tier");
    assert_int_equal(rule("review")->who.v[0].what, WHO_KEY);
}

/* Who is called, by whom, and when each step is due. */
static void calls(void **state)
{
    const struct rule *r = rule("pause");

    (void)state;
    assert_int_equal(r->start, ON_STATUS);
    assert_string_equal(r->channel, "phone");
    assert_int_equal(r->role, ROLE_ACCOUNT);
    assert_false(r->manager);
    assert_int_equal(r->steps, 4);
    assert_int_equal(r->due.v[0].base, BASE_WHEN);
    assert_int_equal(r->due.v[0].plus[0].name, NAMED_WORKDAY);
    assert_int_equal(r->states, 1u << 1); /* paused */
    r = rule("detractor"); /* only where they want to be called */
    assert_string_equal(r->channel, "");
    assert_int_equal(r->role, TEAM_ROLES);
}

/* What several records tell, and what one does. */
static void attributes(void **state)
{
    const struct rule_test *t = rule("unsigned")->on.v[0].tests.v;

    (void)state;
    assert_int_equal(t[0].what, VALUE_SIGNED); /* no-signed */
    assert_true(t[0].not );
    t = rule("tell")->on.v[0].tests.v; /* stage stage=contract|… */
    assert_int_equal(t[0].what, VALUE_ATTR);
    assert_int_equal(t[0].values_n, 5);
    assert_true(str_is(t[0].values[0], "contract"));
    assert_true(str_is(t[0].values[4], "delivered"));
    t = rule("act")->on.v[0].tests.v; /* order stage=… act=none|made */
    assert_int_equal(t[0].what, VALUE_STAGE);
    assert_int_equal(t[1].what, VALUE_ACT);
}

static void texts(void **state)
{
    /* {spent} % of the budget of contract {ref} {what} is used */
    const struct rule *r = rule("budget");
    const struct rule_piece *p = r->text;

    (void)state;
    assert_int_equal(r->text_n, 6);
    assert_int_equal(p[0].is, TEXT_VALUE);
    assert_int_equal(p[0].value, VALUE_SPENT);
    assert_string_equal(p[0].name, "spent");
    assert_int_equal(p[1].is, TEXT_WORDS);
    assert_true(str_is(p[1].words, " % of the budget of contract "));
    assert_int_equal(p[2].is, TEXT_REF);
    assert_int_equal(p[4].is, TEXT_WHAT);
    assert_true(str_is(p[5].words, " is used"));

    /* {goals} is the client's alone */
    r = rule("offer");
    p = &r->text[r->text_n - 2];
    assert_int_equal(p->value, VALUE_ATTR);
    assert_int_equal(p->who, WHO_GOALS);
    assert_string_equal(p->name, "goals");
}

static void spans_and_ends(void **state)
{
    const struct rule *r = rule("renewal"); /* due-notice, a duty */

    (void)state;
    assert_int_equal(r->when[0].v[0].base, BASE_DUE);
    assert_int_equal(r->when[0].v[0].plus[0].name, NAMED_NOTICE);
    assert_int_equal(r->when[0].v[0].plus[0].sign, -1);
    assert_true(r->stays_ever && r->duty && r->each);
    r = rule("report"); /* every: report; until: report about period */
    assert_int_equal(r->repeat, REPEAT_REPORT);
    assert_int_equal(r->until.v[0].type, REC_REPORT);
    assert_true(r->until.v[0].about && r->until.v[0].period);
    assert_false(r->until.v[0].early);
    assert_true(rule("welcome")->until.v[0].early);
}

static void who_and_how(void **state)
{
    (void)state;
    assert_true(rule("escalate")->manager);
    assert_false(rule("question")->manager);
    /* to call is for who wants to be called */
    assert_string_equal(rule("detractor")->cell[RULE_CHANNEL], "phone");
    assert_string_equal(rule("detractor")->channel, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked),  cmocka_unit_test(calls),
        cmocka_unit_test(attributes),     cmocka_unit_test(texts),
        cmocka_unit_test(spans_and_ends), cmocka_unit_test(who_and_how),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
