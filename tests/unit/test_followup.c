/* How urgent a follow-up is. */
#include "unit.h"

#include "work/followup.h"

static void urgencies(void **state)
{
    static const struct {
        int weight;
        int32_t late; /* days overdue */
        int urgency;
    } cases[] = {
        {50, 0, 50},   {50, 1, 52},       {50, 14, 78}, {50, 15, 80},
        {50, 16, 80},  {50, 3000000, 80}, {90, 4, 98},  {90, 5, 100},
        {90, 6, 100},  {50, -1, 49},      {50, -49, 1}, {50, -50, 0},
        {50, -51, 0},  {50, -3000000, 0}, {0, 0, 0},    {0, 3, 6},
        {100, 0, 100}, {130, 0, 100},     {-10, 0, 0},  {-10, 7, 4},
    };
    const int32_t today = 20731; /* 2026-10-05 */

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int got =
            followup_urgency(cases[i].weight, today - cases[i].late, today);
        if (got != cases[i].urgency)
            fail_msg("weight %d, %d days late: %d, not %d", cases[i].weight,
                     cases[i].late, got, cases[i].urgency);
    }
}

static void ends_of_time(void **state)
{
    (void)state;
    assert_int_equal(followup_urgency(50, DAY_MAX, DAY_MIN), 0);
    assert_int_equal(followup_urgency(50, DAY_MIN, DAY_MAX), 80);
    assert_int_equal(followup_urgency(50, DAY_NONE, DAY_MAX), 25);
    assert_int_equal(followup_urgency(71, DAY_NONE, DAY_MIN), 35);
}

/* A run picks rules by their bits. */
static void types_of_rules(void **state)
{
    const uint64_t always =
        TYPE(REC_STATUS) | TYPE(REC_TASK) | TYPE(REC_DONE) | TYPE(REC_SNOOZE);
    int issue = followup_rule_find("issue");

    (void)state;
    assert_true(issue >= 0);
    assert_int_equal(followup_rule_find("issues"), -1);
    assert_true(followup_types(1u << issue) ==
                (always | TYPE(REC_ISSUE) | TYPE(REC_RESOLVE)));
    assert_true(followup_types(0) ==
                (always | TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) |
                 TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_TOUCH) |
                 TYPE(REC_CONTRACT)));
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
