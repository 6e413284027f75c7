/* What lines add up to, and how an invoice stands.  Products are bc(1)'s. */
#include <stdio.h>

#include "unit.h"

#include "work/invoice/aging.h"
#include "work/invoice/invoice.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A line: quantity and rate as text, amounts in minor units. */
struct wanted {
    const char *qty;
    int64_t price, discount;
    const char *vat, *category;
    int64_t net;
};

static struct decimal decimal(const char *text)
{
    struct decimal d;
    struct err e = ERR_INIT;
    if (decimal_parse(str_of(text), &d, &e) != 0)
        fail_msg("%s: %s", text, e.text);
    return d;
}

static void make(const struct wanted *from, size_t n, struct invoice_line *to)
{
    for (size_t i = 0; i < n; i++)
        to[i] = (struct invoice_line){
            .text = "",
            .unit = "",
            .order = "",
            .category = from[i].category ? from[i].category : "",
            .qty = decimal(from[i].qty),
            .vat = decimal(from[i].vat),
            .price = {from[i].price, 0},
            .discount = from[i].discount,
        };
}

/* Adds up, checks the nets and the three sums; the caller releases *t. */
static void check(const struct wanted *w, size_t n, int64_t net, int64_t tax,
                  struct invoice_total *t)
{
    struct invoice_line lines[16];
    struct err e = ERR_INIT;
    assert_true(n <= COUNT(lines));
    make(w, n, lines);
    assert_int_equal(invoice_add_up(NULL, lines, n, t, &e), 0);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(lines[i].net, w[i].net);
    assert_int_equal(t->net, net);
    assert_int_equal(t->tax, tax);
    assert_int_equal(t->gross, net + tax);
}

static void line_is_rounded_half_up(void **state)
{
    (void)state;
    static const struct wanted w[] = {
        {"0.5", 1, 0, "0", NULL, 1},        /* 0.005 -> 0.01 */
        {"0.499", 1, 0, "0", NULL, 0},      /* 0.00499 -> 0.00 */
        {"0.5", 3, 0, "0", NULL, 2},        /* 0.015 -> 0.02 */
        {"-0.5", 1, 0, "0", NULL, -1},      /* away from zero */
        {"3.5", 3850, 0, "0", NULL, 13475}, /* 134.75 */
        {"0.333", 1000, 0, "0", NULL, 333}, /* 3.33 */
        {"65", 400000, 19000000, "0", NULL, 7000000},
        {"0.5", 333, 100, "0", NULL, 67}, /* 1.665 -> 1.67, less 1.00 */
    };
    struct invoice_total t;
    check(w, COUNT(w), 1 + 2 - 1 + 13475 + 333 + 7000000 + 67, 0, &t);
    assert_int_equal(t.taxes.n, 1);
    invoice_total_release(&t);
}

static void tax_is_rounded_once_per_rate(void **state)
{
    (void)state;
    /* 0.03 × 19 % is 0.0057 each: rounded by line 0.03, on the sum 0.02. */
    static const struct wanted w[] = {
        {"1", 3, 0, "19", NULL, 3},
        {"1", 3, 0, "19.00", NULL, 3},
        {"3", 1, 0, "19.0", "S", 3},
    };
    struct invoice_total t;
    check(w, COUNT(w), 9, 2, &t);
    assert_int_equal(t.taxes.n, 1);
    assert_string_equal(t.taxes.v[0].category, "S");
    invoice_total_release(&t);
}

static void rates_are_apart(void **state)
{
    (void)state;
    /* 108.47 × 19 % = 20.6093, 10.05 × 7 % = 0.7035, 33.33 × 8.1 % =
     * 2.69973. */
    static const struct wanted w[] = {
        {"1", 10847, 0, "19", "S", 10847}, {"1", 1005, 0, "7", "S", 1005},
        {"1", 3333, 0, "8.1", NULL, 3333}, {"2", 500, 0, "0", "AE", 1000},
        {"1", 700, 0, "0", "Z", 700},      {"1", 100, 0, "0", "AE", 100},
    };
    static const struct {
        const char *category;
        int64_t net, tax;
    } taxes[] = {{"S", 10847, 2061},
                 {"S", 1005, 70},
                 {"S", 3333, 270},
                 {"AE", 1100, 0},
                 {"Z", 700, 0}};
    struct invoice_total t;
    check(w, COUNT(w), 16985, 2061 + 70 + 270, &t);
    assert_int_equal(t.taxes.n, COUNT(taxes));
    for (size_t i = 0; i < COUNT(taxes); i++) {
        assert_string_equal(t.taxes.v[i].category, taxes[i].category);
        assert_int_equal(t.taxes.v[i].net, taxes[i].net);
        assert_int_equal(t.taxes.v[i].tax, taxes[i].tax);
    }
    invoice_total_release(&t);
}

static void tax_halves_mirror(void **state)
{
    (void)state;
    /* 7612.50 × 19 % = 1446.375 */
    static const struct wanted plus[] = {{"1", 761250, 0, "19", NULL, 761250}};
    static const struct wanted minus[] = {
        {"-1", 761250, 0, "19", NULL, -761250}};
    struct invoice_total t;
    check(plus, 1, 761250, 144638, &t);
    invoice_total_release(&t);
    check(minus, 1, -761250, -144638, &t);
    invoice_total_release(&t);
}

static void other_exponents(void **state)
{
    (void)state;
    /* JPY: 1.5 × 333 = 499.5, 10 % of 500; KWD: 0.5 × 1.005 = 0.5025, 5 % of
     * 0.503 = 0.02515. */
    static const struct wanted jpy[] = {{"1.5", 333, 0, "10", NULL, 500}};
    static const struct wanted kwd[] = {{"0.5", 1005, 0, "5", NULL, 503}};
    struct invoice_total t;
    check(jpy, 1, 500, 50, &t);
    invoice_total_release(&t);
    check(kwd, 1, 503, 25, &t);
    invoice_total_release(&t);
}

static void nothing_adds_up_to_nothing(void **state)
{
    (void)state;
    struct invoice_total t;
    check(NULL, 0, 0, 0, &t);
    invoice_total_release(&t);
}

static void too_much(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        struct wanted lines[2];
    } cases[] = {
        {"line 2: ",
         {{"1", 100, 0, "0", NULL, 0}, {"2", INT64_MAX, 0, "0", NULL, 0}}},
        {"line 1: ",
         {{"-1", INT64_MAX, 1, "0", NULL, 0}, {"0", 0, 0, "0", NULL, 0}}},
        {"line 2: ", /* the sum */
         {{"1", INT64_MAX, 0, "0", NULL, 0}, {"1", 1, 0, "0", NULL, 0}}},
        {"the amount is too large", /* with the tax */
         {{"1", INT64_MAX, 0, "1", NULL, 0}, {"0", 0, 0, "0", NULL, 0}}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct invoice_line lines[2];
        struct invoice_total t;
        struct err e = ERR_INIT;
        make(cases[i].lines, 2, lines);
        assert_int_equal(invoice_add_up(NULL, lines, 2, &t, &e), -1);
        assert_int_equal(e.kind, ERR_DATA);
        if (strncmp(e.text, cases[i].words, strlen(cases[i].words)) != 0)
            fail_msg("case %zu: %s", i, e.text);
        invoice_total_release(&t);
    }
}

static void standing(void **state)
{
    (void)state;
    static const struct {
        int64_t gross, credited, paid;
        int past; /* today less the due date */
        int64_t open, over;
        int days;
        enum invoice_status status;
    } cases[] = {
        {100, 0, 0, -1, 100, 0, 0, INVOICE_OPEN},
        {100, 0, 0, 0, 100, 0, 0, INVOICE_OPEN}, /* the day itself counts */
        {100, 0, 0, 1, 100, 0, 1, INVOICE_OVERDUE},
        {100, 0, 40, 0, 60, 0, 0, INVOICE_PARTIAL},
        {100, 40, 0, 0, 60, 0, 0, INVOICE_PARTIAL},
        {100, 0, 40, 9, 60, 0, 9, INVOICE_OVERDUE},
        {100, 0, 100, 9, 0, 0, 0, INVOICE_PAID},
        {100, 40, 60, 9, 0, 0, 0, INVOICE_PAID},
        {100, 100, 0, 9, 0, 0, 0, INVOICE_CREDITED},
        {100, 0, 101, 9, 0, 1, 0, INVOICE_OVERPAID},
        {100, 50, 100, 9, 0, 50, 0, INVOICE_OVERPAID},
        {100, 0, -10, 0, 110, 0, 0, INVOICE_PARTIAL}, /* paid back */
        {0, 0, 0, 9, 0, 0, 0, INVOICE_PAID},
        {-100, 0, 0, 9, 0, 100, 0, INVOICE_OVERPAID},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct invoice_state s = {.gross = cases[i].gross,
                                  .credited = cases[i].credited,
                                  .paid = cases[i].paid,
                                  .due = 20000};
        struct err e = ERR_INIT;
        assert_int_equal(invoice_settle(&s, 20000 + cases[i].past, &e), 0);
        assert_int_equal(s.open, cases[i].open);
        assert_int_equal(s.over, cases[i].over);
        assert_int_equal(s.days, cases[i].days);
        if (s.status != cases[i].status)
            fail_msg("case %zu: %s", i, invoice_statuses[s.status]);
    }
}

static void standing_does_not_wrap(void **state)
{
    (void)state;
    struct invoice_state s = {.gross = -2, .paid = INT64_MAX};
    struct err e = ERR_INIT;
    assert_int_equal(invoice_settle(&s, 0, &e), -1);
    assert_int_equal(e.kind, ERR_DATA);
    s = (struct invoice_state){.credited = INT64_MIN};
    assert_int_equal(invoice_settle(&s, 0, &e), -1);
    s = (struct invoice_state){.credited = INT64_MAX, .paid = 1};
    assert_int_equal(invoice_settle(&s, 0, &e), -1);
}

static void due_dates(void **state)
{
    (void)state;
    /* date -d '2026-01-31 + 14 days' is 2026-02-14; a month is clamped */
    struct entry e = {.day = day_of(2026, 1, 31), .due = DAY_NONE};
    struct invoice i = {.entry = &e};
    assert_int_equal(invoice_due(&i, (struct span){14, SPAN_DAY}),
                     day_of(2026, 2, 14));
    assert_int_equal(invoice_due(&i, (struct span){1, SPAN_MONTH}),
                     day_of(2026, 2, 28));
    e.due = day_of(2026, 3, 1);
    assert_int_equal(invoice_due(&i, (struct span){14, SPAN_DAY}),
                     day_of(2026, 3, 1));
}

static void buckets(void **state)
{
    (void)state;
    static const struct {
        int days;
        enum aging_bucket bucket;
    } cases[] = {
        {-400, AGING_CURRENT}, {0, AGING_CURRENT}, {1, AGING_1_30},
        {30, AGING_1_30},      {31, AGING_31_60},  {60, AGING_31_60},
        {61, AGING_61_90},     {90, AGING_61_90},  {91, AGING_OVER_90},
        {9999, AGING_OVER_90},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(aging_bucket(cases[i].days), cases[i].bucket);
}

static void decimals(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"19.00", "19"}, {"19", "19"},      {"0.50", "0.5"}, {"100", "100"},
        {"0.00", "0"},   {"-2.50", "-2.5"}, {"8.1", "8.1"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[MONEY_SIZE];
        decimal_print(invoice_decimal(decimal(cases[i][0])), text);
        assert_string_equal(text, cases[i][1]);
    }
}

/* Two rates, 100.00 at 19 and 200.00 at 7. */
static void two_rates(struct invoice_line lines[2])
{
    static const struct wanted w[] = {
        {"1", 10000, 0, "19", NULL, 10000},
        {"2", 10000, 0, "7", NULL, 20000},
    };
    make(w, 2, lines);
}

static void terms_are_taken_off_each_rate(void **state)
{
    (void)state;
    struct invoice_line lines[2];
    struct invoice_total t;
    struct err e = ERR_INIT;
    struct invoice_terms terms = {.discount = decimal("12.5")};
    two_rates(lines);
    assert_int_equal(invoice_add_up(&terms, lines, 2, &t, &e), 0);
    assert_int_equal(t.lines, 30000);
    assert_int_equal(t.allowance, 3750);
    assert_int_equal(t.taxes.v[0].net, 8750);
    assert_int_equal(t.taxes.v[0].tax, 1663); /* 1662.5 */
    assert_int_equal(t.taxes.v[1].tax, 1225);
    assert_int_equal(t.gross, 26250 + 1663 + 1225);
    invoice_total_release(&t);

    /* 10.00 by shares: 3.33 and the rest */
    terms = (struct invoice_terms){.allowance = 1000, .rounding = -7};
    two_rates(lines);
    assert_int_equal(invoice_add_up(&terms, lines, 2, &t, &e), 0);
    assert_int_equal(t.taxes.v[0].allowance, 333);
    assert_int_equal(t.taxes.v[1].allowance, 667);
    assert_int_equal(t.allowance, 1000);
    assert_int_equal(t.gross, 29000 + 1837 + 1353 - 7);
    invoice_total_release(&t);
}

static void gross_prices_stay_what_they_are(void **state)
{
    (void)state;
    struct invoice_line lines[2];
    struct invoice_total t;
    struct err e = ERR_INIT;
    const struct invoice_terms terms = {.gross = true};
    two_rates(lines);
    assert_int_equal(invoice_add_up(&terms, lines, 2, &t, &e), 0);
    assert_int_equal(t.gross, 30000);
    assert_int_equal(t.taxes.v[0].tax, 1597); /* 1900/119: 15.966 */
    assert_int_equal(t.taxes.v[1].tax, 1308); /* 1400/107: 13.084 */
    assert_int_equal(t.net, 30000 - 1597 - 1308);
    assert_int_equal(lines[0].net, 10000 - 1597);
    assert_int_equal(lines[0].amount, 10000);
    invoice_total_release(&t);
}

static void totals_are_made_round(void **state)
{
    (void)state;
    assert_int_equal(invoice_rounding(11899, 5), 1);
    assert_int_equal(invoice_rounding(11902, 5), -2);
    assert_int_equal(invoice_rounding(11900, 5), 0);
    assert_int_equal(invoice_rounding(150, 100), 50);
    assert_int_equal(invoice_rounding(149, 100), -49);
    assert_int_equal(invoice_rounding(-150, 100), -50);
}

/* The shares of a rate add up to what is off it, however its lines are mixed
 * with others; the last takes the rest. */
static void lines_share_what_is_off(void **state)
{
    (void)state;
    static const struct wanted w[] = {
        {"1", 3335, 0, "19", NULL, 3335}, {"1", 100, 0, "7", NULL, 100},
        {"1", 3335, 0, "19", NULL, 3335}, {"1", -300, 0, "0", NULL, -300},
        {"1", 3335, 0, "19", NULL, 3335}, {"1", 233, 0, "7", NULL, 233},
    };
    /* 10 %: 1000.5 of 10005; 33.3 of 333; -30 of -300 */
    static const int64_t shares[] = {334, 10, 333, -30, 334, 23};
    static const size_t places[] = {0, 1, 0, 2, 0, 1};
    struct invoice_terms terms = {.discount = {10, 0}};
    struct invoice_line lines[COUNT(w)];
    struct invoice_total t;
    struct err e = ERR_INIT;
    make(w, COUNT(w), lines);
    assert_int_equal(invoice_add_up(&terms, lines, COUNT(w), &t, &e), 0);
    for (size_t i = 0; i < COUNT(w); i++) {
        assert_int_equal(lines[i].allowance, shares[i]);
        assert_int_equal(lines[i].tax, places[i]);
    }
    assert_int_equal(t.allowance, 1001 + 33 - 30);
    invoice_total_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_is_rounded_half_up),
        cmocka_unit_test(terms_are_taken_off_each_rate),
        cmocka_unit_test(gross_prices_stay_what_they_are),
        cmocka_unit_test(totals_are_made_round),
        cmocka_unit_test(lines_share_what_is_off),
        cmocka_unit_test(tax_is_rounded_once_per_rate),
        cmocka_unit_test(rates_are_apart),
        cmocka_unit_test(tax_halves_mirror),
        cmocka_unit_test(other_exponents),
        cmocka_unit_test(nothing_adds_up_to_nothing),
        cmocka_unit_test(too_much),
        cmocka_unit_test(standing),
        cmocka_unit_test(standing_does_not_wrap),
        cmocka_unit_test(due_dates),
        cmocka_unit_test(buckets),
        cmocka_unit_test(decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
