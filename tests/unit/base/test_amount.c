/* Amounts in words.  The Russian forms are those of the grammar's tables; two
 * of them are printed in textbooks of accounting: 2 002.05 and 21 000.00. */
#include <string.h>

#include "unit.h"

#include "base/text/text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

struct amount {
    int64_t minor;
    int digits;
    const char *code, *lang, *words;
};

static void check(const struct amount *a, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct buf b = {0};
        assert_true(text_amount_words(a[i].minor, a[i].digits, a[i].code,
                                      a[i].lang, &b));
        assert_string_equal(buf_cstr(&b), a[i].words);
        buf_release(&b);
    }
}

static void rubles(void **state)
{
    static const struct amount amounts[] = {
        {0, 2, "RUB", "ru", "ноль рублей 00 копеек"},
        {100, 2, "RUB", "ru", "один рубль 00 копеек"},
        {200, 2, "RUB", "ru", "два рубля 00 копеек"},
        {500, 2, "RUB", "ru", "пять рублей 00 копеек"},
        {1100, 2, "RUB", "ru", "одиннадцать рублей 00 копеек"},
        {2100, 2, "RUB", "ru", "двадцать один рубль 00 копеек"},
        {10100, 2, "RUB", "ru", "сто один рубль 00 копеек"},
        {11100, 2, "RUB", "ru", "сто одиннадцать рублей 00 копеек"},
        {100100, 2, "RUB", "ru", "одна тысяча один рубль 00 копеек"},
        {200205, 2, "RUB", "ru", "две тысячи два рубля 05 копеек"},
        {2100000, 2, "RUB", "ru", "двадцать одна тысяча рублей 00 копеек"},
        {1200000, 2, "RUB", "ru", "двенадцать тысяч рублей 00 копеек"},
        {100000000, 2, "RUB", "ru", "один миллион рублей 00 копеек"},
        {-201, 2, "RUB", "ru", "минус два рубля 01 копейка"},
    };
    (void)state;
    check(amounts, COUNT(amounts));
}

static void kopecks(void **state)
{
    static const struct amount amounts[] = {
        {1, 2, "RUB", "ru", "ноль рублей 01 копейка"},
        {2, 2, "RUB", "ru", "ноль рублей 02 копейки"},
        {11, 2, "RUB", "ru", "ноль рублей 11 копеек"},
        {12, 2, "RUB", "ru", "ноль рублей 12 копеек"},
        {21, 2, "RUB", "ru", "ноль рублей 21 копейка"},
        {99, 2, "RUB", "ru", "ноль рублей 99 копеек"},
    };
    (void)state;
    check(amounts, COUNT(amounts));
}

static void other_currencies(void **state)
{
    static const struct amount amounts[] = {
        {100, 2, "USD", "ru-RU", "один доллар США 00 центов"},
        {202, 2, "USD", "ru", "два доллара США 02 цента"},
        {2101, 2, "EUR", "ru", "двадцать один евро 01 цент"},
        /* feminine: одна, две */
        {2200, 2, "UAH", "ru", "двадцать две гривны 00 копеек"},
        {100100, 2, "UAH", "ru", "одна тысяча одна гривна 00 копеек"},
        {500, 2, "BYN", "ru", "пять белорусских рублей 00 копеек"},
        {300, 2, "KZT", "ru", "три тенге 00 тиынов"},
        /* no minor unit, three digits, no words */
        {1, 0, "JPY", "ru", "одна иена"},
        {2005, 3, "KWD", "ru", "два KWD 005/1000"},
        {250, 2, "XCD", "en", "two XCD and 50/100"},
    };
    (void)state;
    check(amounts, COUNT(amounts));
}

static void english(void **state)
{
    static const struct amount amounts[] = {
        {0, 2, "EUR", "en", "zero euros and 00 cents"},
        {100, 2, "EUR", "en", "one euro and 00 cents"},
        {101, 2, "EUR", "en-GB", "one euro and 01 cent"},
        {1100, 2, "EUR", "en", "eleven euros and 00 cents"},
        {2100, 2, "EUR", "en", "twenty-one euros and 00 cents"},
        {10100, 2, "EUR", "en", "one hundred one euros and 00 cents"},
        {200205, 2, "EUR", "en", "two thousand two euros and 05 cents"},
        {100000000, 2, "EUR", "en", "one million euros and 00 cents"},
        {4200, 2, "USD", "en", "forty-two US dollars and 00 cents"},
        {101, 2, "GBP", "en", "one pound sterling and 01 penny"},
        {500, 0, "JPY", "en", "five hundred yen"},
    };
    (void)state;
    check(amounts, COUNT(amounts));
}

/* What doubles cannot tell apart any more. */
static void large(void **state)
{
    static const struct amount amounts[] = {
        {900719925474099301, 2, "RUB", "ru",
         "девять квадриллионов семь триллионов сто девяносто девять миллиардов "
         "двести пятьдесят четыре миллиона семьсот сорок тысяч девятьсот "
         "девяносто три рубля 01 копейка"},
    };
    (void)state;
    check(amounts, COUNT(amounts));
}

static void nothing(void **state)
{
    struct buf b = {0};
    (void)state;
    assert_false(text_amount_words(100, 2, "EUR", "tlh", &b));
    assert_false(text_amount_words(100, 2, "EUR", "", &b));
    assert_false(text_amount_words(INT64_MIN, 2, "EUR", "en", &b));
    assert_int_equal(b.n, 0);
    buf_release(&b);
}

static void capital(void **state)
{
    static const char *const pairs[][2] = {
        {"два рубля", "Два рубля"},
        {"two euros", "Two euros"},
        {"Two", "Two"},
        {"05", "05"},
        {"", ""},
        {"ё", "Ё"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct buf b = {0};
        buf_puts(&b, pairs[i][0]);
        text_capital(&b, 0);
        assert_string_equal(buf_cstr(&b), pairs[i][1]);
        buf_release(&b);
    }
    struct buf b = {0};
    buf_puts(&b, "in words: two");
    text_capital(&b, 10);
    assert_string_equal(buf_cstr(&b), "in words: Two");
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rubles),  cmocka_unit_test(kopecks),
        cmocka_unit_test(english), cmocka_unit_test(other_currencies),
        cmocka_unit_test(large),   cmocka_unit_test(nothing),
        cmocka_unit_test(capital),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
