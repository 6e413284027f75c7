/* How urgent a follow-up is. */
#include "unit.h"

#include "work/followup/followup.h"

static void urgencies(void **state)
{
    static const struct {
        int weight;
        int32_t late; /* days overdue */
        int urgency;
    } cases[] = {
        {50, 0, 50},   {50, 1, 52},        {50, 14, 78},  {50, 15, 80},
        {50, 16, 80},  {50, 3000000, 80},  {90, 4, 98},   {90, 5, 100},
        {90, 6, 100},  {50, -1, 49},       {50, -19, 31}, {50, -20, 30},
        {50, -21, 30}, {50, -3000000, 30}, {10, -50, 0},  {0, 0, 0},
        {0, 3, 6},     {100, 0, 100},      {130, 0, 100}, {-10, 0, 0},
        {-10, 7, 4},
    };
    const int32_t today = 20731; /* 2026-10-05 */

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int got = action_urgency(cases[i].weight, today - cases[i].late, today);
        if (got != cases[i].urgency)
            fail_msg("weight %d, %d days late: %d, not %d", cases[i].weight,
                     cases[i].late, got, cases[i].urgency);
    }
}

static void ends_of_time(void **state)
{
    (void)state;
    assert_int_equal(action_urgency(50, DAY_MAX, DAY_MIN), 30);
    assert_int_equal(action_urgency(50, DAY_MIN, DAY_MAX), 80);
    assert_int_equal(action_urgency(50, DAY_NONE, DAY_MAX), 25);
    assert_int_equal(action_urgency(71, DAY_NONE, DAY_MIN), 35);
}

/* What is read follows from the rules in force. */
static void types_of_rules(void **state)
{
    struct rules rules;
    struct err e = ERR_INIT;

    (void)state;
    assert_int_equal(rules_load(&rules, NULL, false, &e), 0);
    assert_true(followup_types(&rules) & TYPE(REC_KPI));
    assert_true(followup_types(&rules) & TYPE(REC_GIFT));
    /* lines are read for what is billed, and closed, alone */
    assert_true(followup_types(&rules) & TYPE(REC_LINE));
    for (size_t i = 0; i < rules.all.n; i++)
        if (strcmp(rules.all.v[i].cell[RULE_NAME], "unbilled") == 0)
            rules.all.v[i].use = false;
    assert_true(followup_types(&rules) & TYPE(REC_LINE));
    for (size_t i = 0; i < rules.all.n; i++)
        if (strcmp(rules.all.v[i].cell[RULE_NAME], "act") == 0)
            rules.all.v[i].use = false;
    assert_true(followup_types(&rules) & TYPE(REC_LINE));
    assert_true(followup_types(&rules) & TYPE(REC_COST));
    for (size_t i = 0; i < rules.all.n; i++)
        if (strcmp(rules.all.v[i].cell[RULE_NAME], "hours") == 0)
            rules.all.v[i].use = false;
    assert_false(followup_types(&rules) & TYPE(REC_COST));
    assert_false(followup_types(&rules) & TYPE(REC_LINE));
    for (size_t i = 0; i < rules.all.n; i++)
        rules.all.v[i].use =
            strcmp(rules.all.v[i].cell[RULE_NAME], "task") == 0;
    assert_false(followup_types(&rules) & TYPE(REC_KPI));
    assert_false(followup_types(&rules) & TYPE(REC_GIFT));
    assert_true(followup_types(&rules) & TYPE(REC_TASK));
    assert_non_null(rules_find(&rules, "task"));
    assert_null(rules_find(&rules, "issue"));
    rules_release(&rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urgencies),
        cmocka_unit_test(ends_of_time),
        cmocka_unit_test(types_of_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
