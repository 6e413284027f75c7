/* Money, decimals and currencies.  Products are bc(1)'s, the minor units are
 * those of ISO 4217's list one (published 2023-01-01, with its amendments). */
#include <stdio.h>

#include "unit.h"

#include "base/mem.h"
#include "base/value/money.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static int64_t money(const char *text, int digits)
{
    int64_t n = -7;
    struct err e = ERR_INIT;

    if (money_parse(str_of(text), digits, &n, &e) != 0)
        fail_msg("%s: %s", text, e.text);
    return n;
}

static struct decimal decimal(const char *text)
{
    struct decimal d = {-7, -7};
    struct err e = ERR_INIT;

    if (decimal_parse(str_of(text), &d, &e) != 0)
        fail_msg("%s: %s", text, e.text);
    return d;
}

static void amounts(void **state)
{
    static const struct {
        const char *text;
        int digits;
        int64_t n;
        const char *printed;
    } cases[] = {
        {"1500.00", 2, 150000, "1500.00"},
        {"1500", 2, 150000, "1500.00"},
        {"1500.5", 2, 150050, "1500.50"},
        {"+1500.05", 2, 150005, "1500.05"},
        {"-7612.50", 2, -761250, "-7612.50"},
        {"-0.01", 2, -1, "-0.01"},
        {"0", 2, 0, "0.00"},
        {"-0", 2, 0, "0.00"},
        {"-0.00", 2, 0, "0.00"},
        {"0.05", 2, 5, "0.05"},
        {"00012", 2, 1200, "12.00"},
        {"1.500", 2, 150, "1.50"},
        {"1.5000000000000000000000000", 2, 150, "1.50"},
        {"1500", 0, 1500, "1500"},    /* JPY */
        {"1500.00", 0, 1500, "1500"}, /* more are allowed if zero */
        {"-7", 0, -7, "-7"},
        {"0", 0, 0, "0"},
        {"1.005", 3, 1005, "1.005"}, /* KWD */
        {"-0.005", 3, -5, "-0.005"},
        {"12.3456", 4, 123456, "12.3456"}, /* CLF */
        {"92233720368547758.07", 2, INT64_MAX, "92233720368547758.07"},
        {"-92233720368547758.07", 2, -INT64_MAX, "-92233720368547758.07"},
        {"9223372036854775807", 0, INT64_MAX, "9223372036854775807"},
        {"-9223372036854775807", 0, -INT64_MAX, "-9223372036854775807"},
        {"9223372036854775.807", 3, INT64_MAX, "9223372036854775.807"},
        {"000000000000000000000000000000001.00", 2, 100, "1.00"}};
    char buf[MONEY_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t n = money(cases[i].text, cases[i].digits);
        assert_int_equal(n, cases[i].n);
        assert_string_equal(money_print(n, cases[i].digits, buf),
                            cases[i].printed);
    }
    assert_string_equal(money_print(INT64_MIN, 2, buf),
                        "-92233720368547758.08");
    assert_string_equal(money_print(INT64_MIN, 0, buf), "-9223372036854775808");
    /* The view ends where it says. */
    int64_t n;
    assert_int_equal(money_parse((struct str){"12.345x", 5}, 2, &n, NULL), 0);
    assert_int_equal(n, 1234);
}

static void amounts_round_trip(void **state)
{
    char buf[MONEY_SIZE];
    uint64_t random = 88172645463325252u; /* xorshift64 */

    (void)state;
    for (int i = 0; i < 100000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        int64_t n = (int64_t)(random >> 1) >> (i % 63);
        for (int digits = 0; digits <= 4; digits++) {
            assert_int_equal(money(money_print(n, digits, buf), digits), n);
            assert_int_equal(money(money_print(-n, digits, buf), digits), -n);
        }
    }
}

static void amount_faults(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "'' is not a decimal (it is empty, write such as 1500.00)"},
        {"12,50", "'12,50' is not a decimal (use a point)"},
        {"-0,5", "'-0,5' is not a decimal (use a point)"},
        {"1,500", "'1,500' is not a decimal (use a point before decimals, and "
                  "no grouping)"},
        {"1 000", "'1 000' is not a decimal (no grouping)"},
        {"1'000", "'1'000' is not a decimal (no grouping)"},
        {"1_000", "'1_000' is not a decimal (no grouping)"},
        {"1\u00a0000", "'1\u00a0000' is not a decimal (no grouping)"},
        {"1\u202f000", "'1\u202f000' is not a decimal (no grouping)"},
        {"1,234.50", "'1,234.50' is not a decimal (no grouping)"},
        {"1,234,567", "'1,234,567' is not a decimal (no grouping)"},
        {"1.234.567", "'1.234.567' is not a decimal (no grouping)"},
        {"1.234,50", "'1.234,50' is not a decimal (no grouping)"},
        {" 12", "' 12' is not a decimal (no blanks around it)"},
        {"12\n", "'12\n' is not a decimal (no blanks around it)"},
        {"\u221212", "'\u221212' is not a decimal (write the minus as -)"},
        {"1.005", "'1.005' has more than 2 decimals"},
        {"-1.001", "'-1.001' has more than 2 decimals"},
        {"92233720368547758.08", "'92233720368547758.08' is too large (at most "
                                 "92233720368547758.07)"},
        {"-92233720368547758.08", "'-92233720368547758.08' is too large (at "
                                  "most 92233720368547758.07)"},
        {"9223372036854775807", "'9223372036854775807' is too large (at most "
                                "92233720368547758.07)"},
        {"99999999999999999999999", "'99999999999999999999999' is too large "
                                    "(at most 92233720368547758.07)"},
        {"-99999999999999999999999", "'-99999999999999999999999' is too large "
                                     "(at most 92233720368547758.07)"}};
    static const char *const bad[] = {
        "+",    "-",   ".",    "-.",  "1.",  ".5",     "-.5", "+-1",  "--1",
        "1-",   "1e5", "0x10", "NaN", "inf", "12 EUR", "€12", "1..2", "1.2.3",
        "1.-2", "٣",   "½",    "1/2", "12%", "(12)",   "1:2", "1.+2"};
    int64_t n = 7;
    struct err e;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(money_parse(str_of(cases[i].text), 2, &n, &e), -1);
        assert_int_equal(e.kind, ERR_DATA);
        assert_string_equal(e.text, cases[i].message);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        if (money_parse(str_of(bad[i]), 2, &n, NULL) == 0)
            fail_msg("'%s' was taken for an amount", bad[i]);
    assert_int_equal(money_parse((struct str){NULL, 0}, 2, &n, &e), -1);
    assert_int_equal(money_parse((struct str){"1\0002", 3}, 2, &n, &e), -1);
    assert_int_equal(money_parse(str_of("1.5"), 0, &n, &e), -1);
    assert_string_equal(e.text, "'1.5' has more than 0 decimals");
    assert_int_equal(money_parse(str_of("9223372036854775808"), 0, &n, &e), -1);
    assert_int_equal(money_parse(str_of("-9223372036854775808"), 0, &n, &e),
                     -1);
    assert_int_equal(n, 7);

    char *huge = mem_new(1 << 20, 1);
    memset(huge, '9', 1 << 20);
    assert_int_equal(money_parse((struct str){huge, 1 << 20}, 2, &n, &e), -1);
    assert_string_equal(e.text,
                        "'…' is too large (at most 92233720368547758.07)");
    free(huge);
}

static void sums(void **state)
{
    static const struct {
        int64_t sum, x;
        int status;
        int64_t expected;
    } cases[] = {{1, 2, 0, 3},
                 {-5, 3, 0, -2},
                 {INT64_MAX - 1, 1, 0, INT64_MAX},
                 {INT64_MAX, 1, -1, INT64_MAX},
                 {INT64_MAX, INT64_MAX, -1, INT64_MAX},
                 {-INT64_MAX + 1, -1, 0, -INT64_MAX},
                 {-INT64_MAX, -1, -1, -INT64_MAX}, /* -x must always do */
                 {-INT64_MAX, -INT64_MAX, -1, -INT64_MAX},
                 {INT64_MAX, -INT64_MAX, 0, 0}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t sum = cases[i].sum;
        struct err e = ERR_INIT;
        assert_int_equal(money_add(&sum, cases[i].x, &e), cases[i].status);
        assert_int_equal(sum, cases[i].expected);
        assert_int_equal(e.kind, cases[i].status ? ERR_DATA : ERR_NONE);
        assert_int_equal(strstr(e.text, "too large") != NULL,
                         cases[i].status != 0);
    }
}

static void decimals(void **state)
{
    static const struct {
        const char *text;
        int64_t n;
        int scale;
        double value;
    } cases[] = {
        {"1", 1, 0, 1.0},
        {"-7.5", -75, 1, -7.5},
        {"2.50", 250, 2, 2.5},
        {"0.1", 1, 1, 0.1},
        {"0.000000001", 1, 9, 1e-9},
        {"0.0000000010", 1, 9, 1e-9}, /* as .000000001 */
        {"4.414", 4414, 3, 4.414},
        {"9223372036.854775807", INT64_MAX, 9, 9223372036.854775807},
        {"-9223372036854775807", -INT64_MAX, 0, -9223372036854775807.}};
    static const struct {
        const char *text, *message;
    } faults[] = {{"", "'' is not a decimal (it is empty, write such as "
                       "1500.00)"},
                  {"0,5", "'0,5' is not a decimal (use a point)"},
                  {"x", "'x' is not a decimal (write digits, with a point "
                        "before decimals)"},
                  {"0.0000000001", "'0.0000000001' has more than 9 decimals"},
                  {"9223372036.854775808", "'9223372036.854775808' is too "
                                           "large (at most 18 digits)"},
                  {"-9223372036854775808", "'-9223372036854775808' is too "
                                           "large (at most 18 digits)"}};
    char buf[MONEY_SIZE];
    struct err e;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct decimal d = decimal(cases[i].text);
        assert_int_equal(d.n, cases[i].n);
        assert_int_equal(d.scale, cases[i].scale);
        assert_true(decimal_double(d) == cases[i].value);
        if (i != 5)
            assert_string_equal(decimal_print(d, buf), cases[i].text);
    }
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct decimal d;
        assert_int_equal(decimal_parse(str_of(faults[i].text), &d, &e), -1);
        assert_int_equal(e.kind, ERR_DATA);
        assert_string_equal(e.text, faults[i].message);
    }
}

static void products(void **state)
{
    static const struct {
        const char *amount;
        const char *factor;
        const char *product; /* NULL: does not fit */
    } cases[] = {
        {"100.00", "3", "300.00"},
        {"0.01", "0.5", "0.01"}, /* half up */
        {"-0.01", "0.5", "-0.01"},
        {"0.01", "-0.5", "-0.01"},
        {"-0.01", "-0.5", "0.01"},
        {"0.01", "0.499999999", "0.00"},
        {"-0.01", "0.499999999", "0.00"},
        {"0.01", "0.500000001", "0.01"},
        {"0.03", "0.5", "0.02"}, /* not to the even */
        {"0.05", "0.5", "0.03"},
        {"10.00", "0.3333", "3.33"},
        {"10.00", "1.005", "10.05"},
        {"1.15", "1.1", "1.27"}, /* 1.265 */
        {"-1.15", "1.1", "-1.27"},
        {"49.90", "2.75", "137.23"}, /* 137.225 */
        {"33.33", "0.000000001", "0.00"},
        {"92233720368547758.07", "1", "92233720368547758.07"},
        {"92233720368547758.07", "-1.000000000", "-92233720368547758.07"},
        {"92233720368547758.07", "1.000000001", NULL},
        {"-92233720368547758.07", "1.000000001", NULL},
        {"46116860184273879.04", "2", NULL}, /* 2^63 */
        {"46116860184273879.04", "-2", NULL},
        {"46116860184273879.03", "-2", "-92233720368547758.06"},
        {"92233720368547758.07", "9223372036854775807", NULL},
        {"-92233720368547758.07", "9223372036854775807", NULL},
        {"9223372036854775.80", "9.999999999", "92233720359324385.96"},
        {"0.00", "9223372036854775807", "0.00"}};
    char buf[MONEY_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t out = 7;
        struct err e = ERR_INIT;
        struct price amount = {money(cases[i].amount, 2), 0};
        int status = price_times(amount, decimal(cases[i].factor), &out, &e);
        if (!cases[i].product) {
            assert_int_equal(status, -1);
            assert_int_equal(e.kind, ERR_DATA);
            assert_int_equal(out, 7);
            continue;
        }
        assert_int_equal(status, 0);
        if (strcmp(money_print(out, 2, buf), cases[i].product) != 0)
            fail_msg("%s times %s is %s, not %s", cases[i].amount,
                     cases[i].factor, cases[i].product, buf);
    }
}

/* Products by bc(1), the exact value rounded half up by size. */
static void prices(void **state)
{
    static const struct {
        const char *price;
        int digits;
        int64_t n;
        int finer;
        const char *printed, *qty, *product;
    } cases[] = {
        {"0.3492", 2, 3492, 2, "0.3492", "1234.5", "431.09"}, /* .0874 */
        {"0.005", 2, 5, 1, "0.005", "1", "0.01"},
        {"0.005", 2, 5, 1, "0.005", "-1", "-0.01"},
        {"0.005", 2, 5, 1, "0.005", "0.999999999", "0.00"},
        {"0.005", 2, 5, 1, "0.005", "3", "0.02"}, /* 0.015 */
        {"0.000001", 2, 1, 4, "0.000001", "5000", "0.01"},
        {"0.000001", 2, 1, 4, "0.000001", "4999.999999999", "0.00"},
        {"-0.3492", 2, -3492, 2, "-0.3492", "0.25", "-0.09"},
        {"12.50", 2, 1250, 0, "12.50", "2", "25.00"},
        {"12.5000000000", 2, 1250, 0, "12.50", "2", "25.00"},
        {"12.3450000", 2, 12345, 1, "12.345", "2", "24.69"},
        {"7", 2, 700, 0, "7.00", "1", "7.00"},
        {"1.5", 0, 15, 1, "1.5", "3", "5"}, /* JPY: 4.5 */
        {"0.000001", 0, 1, 6, "0.000001", "499999.999999999", "0"},
        {"0.000001", 0, 1, 6, "0.000001", "500000", "1"},
        {"0.0125", 3, 125, 1, "0.0125", "1", "0.013"}, /* KWD */
        {"1.23456", 4, 123456, 1, "1.23456", "10", "12.3456"},
        {"92233720368547758.07", 2, INT64_MAX, 0, "92233720368547758.07", "1",
         "92233720368547758.07"},
        {"9223372036854.775807", 2, INT64_MAX, 4, "9223372036854.775807",
         "10000", "92233720368547758.07"},
        {"9223372036854.775807", 2, INT64_MAX, 4, "9223372036854.775807",
         "10000.000000001", NULL},
    };
    static const char *const bad[] = {"0.1234567",
                                      "0.0000001",
                                      "9223372036854.775808",
                                      "92233720368547758.08",
                                      "0,3492",
                                      "0.34 92",
                                      ".5",
                                      "5.",
                                      "",
                                      "0.3492.0"};
    char buf[MONEY_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct price p = {-7, -7};
        int64_t out = 7;
        assert_int_equal(
            price_parse(str_of(cases[i].price), cases[i].digits, &p, NULL), 0);
        assert_int_equal(p.n, cases[i].n);
        assert_int_equal(p.finer, cases[i].finer);
        assert_string_equal(price_print(p, cases[i].digits, buf),
                            cases[i].printed);
        int rc = price_times(p, decimal(cases[i].qty), &out, NULL);
        assert_int_equal(rc, cases[i].product ? 0 : -1);
        if (cases[i].product)
            assert_string_equal(money_print(out, cases[i].digits, buf),
                                cases[i].product);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct price p = {7, 7};
        struct err e = ERR_INIT;
        assert_int_equal(price_parse(str_of(bad[i]), 2, &p, &e), -1);
        assert_int_equal(e.kind, ERR_DATA);
        assert_int_equal(p.n, 7);
    }
}

static void percentages(void **state)
{
    static const struct {
        const char *amount, *percent;
        int digits;
        const char *share;
    } cases[] = {{"-7612.50", "19", 2, "-1446.38"}, /* 1446.375 */
                 {"7612.50", "19", 2, "1446.38"},
                 {"100.00", "20", 2, "20.00"},
                 {"0.02", "25", 2, "0.01"}, /* 0.005 */
                 {"-0.02", "25", 2, "-0.01"},
                 {"0.02", "24.9", 2, "0.00"},
                 {"1234.56", "7.7", 2, "95.06"}, /* 95.06112 */
                 {"1234", "10", 0, "123"},       /* JPY */
                 {"1235", "10", 0, "124"},
                 {"1.005", "50", 3, "0.503"}, /* KWD: 0.5025 */
                 {"100.00", "0.000000001", 2, "0.00"},
                 {"92233720368547758.07", "100", 2, "92233720368547758.07"},
                 {"92233720368547758.07", "100.000000001", 2, NULL},
                 {"-92233720368547758.07", "101", 2, NULL}};
    char buf[MONEY_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t out = 7;
        int digits = cases[i].digits;
        int status = money_percent(money(cases[i].amount, digits),
                                   decimal(cases[i].percent), &out, NULL);
        assert_int_equal(status, cases[i].share ? 0 : -1);
        if (cases[i].share)
            assert_string_equal(money_print(out, digits, buf), cases[i].share);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts),       cmocka_unit_test(amounts_round_trip),
        cmocka_unit_test(amount_faults), cmocka_unit_test(sums),
        cmocka_unit_test(decimals),      cmocka_unit_test(products),
        cmocka_unit_test(prices),        cmocka_unit_test(percentages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
