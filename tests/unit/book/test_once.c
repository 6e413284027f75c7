#include "unit.h"

#include "book/once.h"

static int32_t day_from(const char *text)
{
    int32_t day;
    assert_true(day_parse(str_of(text), &day));
    return day;
}

static uint32_t days(struct once *o, const char *contract, const char *period,
                     uint32_t who)
{
    struct period p;
    assert_int_equal(period_parse(str_of(period), 20731, &p, NULL), 0);
    return once_days(o, str_of(contract), p, who);
}

static void days_are_billed_once(void **state)
{
    (void)state;
    struct once o = {0};
    assert_int_equal(days(&o, "C-1", "2026-01", 1), 0);
    assert_int_equal(days(&o, "C-1", "2026-02", 2), 0);
    assert_int_equal(days(&o, "C-2", "2026-01", 3), 0);
    /* by its days, and in a longer one */
    assert_int_equal(days(&o, "C-1", "2026-01-31..2026-01-31", 4), 1);
    assert_int_equal(days(&o, "C-1", "2026-q1", 5), 4);
    assert_int_equal(days(&o, "C-2", "2026", 6), 3);
    /* parts of a month, to the last day */
    assert_int_equal(days(&o, "C-3", "2026-03-01..2026-03-15", 7), 0);
    assert_int_equal(days(&o, "C-3", "2026-03-17..2026-04-30", 8), 0);
    assert_int_equal(days(&o, "C-3", "2026-03-16..2026-03-16", 9), 0);
    assert_int_equal(days(&o, "C-3", "2026-03-16..2026-03-17", 10), 9);
    assert_int_equal(days(&o, "C-3", "2026-05-01..2026-05-31", 11), 0);
    /* the last of a leap year's February */
    assert_int_equal(days(&o, "C-4", "2024-02-29..2024-02-29", 12), 0);
    assert_int_equal(days(&o, "C-4", "2024-02", 13), 12);
    /* no end: nothing is said */
    assert_int_equal(days(&o, "C-1", "all", 14), 0);
    assert_int_equal(days(&o, "C-1", "2026-01-01..", 15), 0);
    once_release(&o);
}

static void orders_are_billed_once(void **state)
{
    (void)state;
    struct once o = {0};
    const struct str order = STR("O-1"), other = STR("O-2"), one = STR("O-3");
    /* up to 27 per cent of tax, to the cent */
    assert_int_equal(once_bill(&o, REC_ORDER, order, 10000, 5000, 1), 0);
    assert_int_equal(once_bill(&o, REC_ORDER, order, 10000, 7700, 2), 0);
    assert_int_equal(once_bill(&o, REC_ORDER, order, 10000, 1, 3), 2);
    /* a quote with the same key is another thing */
    assert_int_equal(once_bill(&o, REC_OFFER, order, 10000, 12700, 4), 0);
    /* an invoice of several lines is one */
    assert_int_equal(once_bill(&o, REC_ORDER, other, 10000, 9000, 5), 0);
    assert_int_equal(once_bill(&o, REC_ORDER, other, 10000, 9000, 5), 0);
    assert_int_equal(once_bill(&o, REC_ORDER, other, 10000, 1, 6), 5);
    assert_int_equal(once_bill(&o, REC_ORDER, other, 10000, 1, 6), 5);
    /* an advance that is taken off */
    assert_int_equal(once_bill(&o, REC_ORDER, one, 10000, 5000, 7), 0);
    assert_int_equal(once_bill(&o, REC_ORDER, one, 10000, -5000, 8), 0);
    assert_int_equal(once_bill(&o, REC_ORDER, one, 10000, 10000, 8), 0);
    /* whatever fits into money */
    assert_int_equal(
        once_bill(&o, REC_ORDER, STR("O-4"), INT64_MAX, INT64_MAX, 9), 0);
    assert_int_equal(
        once_bill(&o, REC_ORDER, STR("O-4"), INT64_MAX, INT64_MAX, 10), 0);
    assert_int_equal(once_bill(&o, REC_ORDER, STR("O-5"), 1, INT64_MAX, 11), 0);
    assert_int_equal(once_bill(&o, REC_ORDER, STR("O-5"), 1, INT64_MAX, 12),
                     11);
    once_release(&o);
}

static uint32_t payment(struct once *o, const char *client, const char *ref,
                        const char *day, int64_t amount, uint32_t who)
{
    const struct once_row row = {
        .type = REC_PAYMENT,
        .client = client,
        .ref = ref,
        .id = "",
        .text = "",
        .attrs = STR("method=transfer;bank=TR-1"),
        .day = day_from(day),
        .amount = amount,
    };
    return once_row(o, &row, who);
}

static void transfers_are_there_once(void **state)
{
    (void)state;
    struct once o = {0};
    assert_int_equal(payment(&o, "acme", "R-1", "2026-02-01", 100, 1), 0);
    assert_int_equal(payment(&o, "acme", "R-2", "2026-02-01", 100, 2), 0);
    assert_int_equal(payment(&o, "acme", "", "2026-02-01", 50, 3), 0);
    assert_int_equal(payment(&o, "acme", "R-1", "2026-02-01", 70, 4), 1);
    assert_int_equal(payment(&o, "acme", "R-2", "2026-02-01", 70, 5), 2);
    assert_int_equal(payment(&o, "acme", "", "2026-02-01", 50, 6), 3);
    assert_int_equal(payment(&o, "acme", "R-3", "2026-02-02", 100, 7), 1);
    /* back; in another year; of another payer */
    assert_int_equal(payment(&o, "acme", "R-1", "2026-02-03", -100, 8), 0);
    assert_int_equal(payment(&o, "acme", "R-1", "2027-02-01", 100, 9), 0);
    assert_int_equal(payment(&o, "heron", "", "2026-02-01", 90, 10), 0);
    assert_int_equal(payment(&o, "heron", "", "2026-02-02", 90, 11), 10);
    /* of one day and amount, but not of another invoice */
    assert_int_equal(payment(&o, "gull", "", "2026-02-01", 100, 12), 1);
    assert_int_equal(payment(&o, "fox", "R-9", "2026-02-01", 100, 13), 0);
    once_release(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_billed_once),
        cmocka_unit_test(orders_are_billed_once),
        cmocka_unit_test(transfers_are_there_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
