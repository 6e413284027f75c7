/* Currencies.  The minor units are those of ISO 4217's list one (published
 * 2023-01-01, with the amendments 176, 177 and 179). */
#include <stdio.h>

#include "unit.h"

#include "base/text/text.h"
#include "base/value/money.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char two[] =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB "
    "BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT "
    "LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON "
    "RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST "
    "XAD XCD XCG YER ZAR ZMW ZWG ZWL ";

static const char zero[] =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
static const char three[] = "BHD IQD JOD KWD LYD OMR TND ";
static const char four[] = "CLF UYW ";

static void minor_units(void **state)
{
    static const struct {
        const char *codes;
        int digits;
    } lists[] = {{two, 2}, {zero, 0}, {three, 3}, {four, 4}};
    int n = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(lists); i++)
        for (const char *p = lists[i].codes; *p; p += 4, n++) {
            char code[4] = {p[0], p[1], p[2], '\0'};
            if (text_currency_digits(code) != lists[i].digits)
                fail_msg("%s has %d digits", code, text_currency_digits(code));
        }
    assert_int_equal(n, 170);
}

static void unknown_codes(void **state)
{
    static const char codes[][4] = {"ZZZ", "ABC", "eur", "EUr",    "EU", "E",
                                    "",    "E1R", "EU ", "\n\n\n", "???"};

    (void)state;
    for (size_t i = 0; i < COUNT(codes); i++)
        if (text_currency_digits(codes[i]) != -1)
            fail_msg("'%s' is no currency", codes[i]);
}

static void table(void **state)
{
    struct currencies c = {0};
    struct err e = ERR_INIT;
    uint8_t eur = CURRENCY_NONE, jpy = CURRENCY_NONE, again = CURRENCY_NONE;

    (void)state;
    assert_int_equal(currency_find(&c, str_of("EUR"), &eur, &e), 0);
    assert_int_equal(currency_find(&c, str_of("JPY"), &jpy, &e), 0);
    assert_int_equal(currency_find(&c, (struct str){"EURO", 3}, &again, &e), 0);
    assert_int_equal(again, eur);
    assert_int_not_equal(jpy, eur);
    assert_int_equal(c.n, 2);
    assert_string_equal(c.v[eur].code, "EUR");
    assert_int_equal(c.v[eur].digits, 2);
    assert_string_equal(c.v[jpy].code, "JPY");
    assert_int_equal(c.v[jpy].digits, 0);
    assert_int_equal(currency_find(&c, str_of("KWD"), &again, &e), 0);
    assert_int_equal(c.v[again].digits, 3);
    assert_int_equal(currency_find(&c, str_of("RSD"), &again, &e), 0);
    assert_int_equal(c.v[again].digits, 2);
}

static void faults(void **state)
{
    static const struct {
        const char *code, *message;
    } cases[] = {
        {"rub", "'rub' is no currency (write RUB)"},
        {"Eur", "'Eur' is no currency (write EUR)"},
        {"zzz", "'zzz' is no currency (write its code of ISO 4217, such as "
                "EUR)"},
        {"ZZZ", "'ZZZ' is no currency (write its code of ISO 4217, such as "
                "EUR)"},
        {"", "'' is no currency (write its code of ISO 4217, such as EUR)"},
        {"€", "'€' is no currency (write its code of ISO 4217, such as EUR)"},
        {"EURO", "'EURO' is no currency (write its code of ISO 4217, such as "
                 "EUR)"},
        {"EU", "'EU' is no currency (write its code of ISO 4217, such as "
               "EUR)"}};
    struct currencies c = {0};
    struct err e;
    uint8_t out = 7;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(currency_find(&c, str_of(cases[i].code), &out, &e),
                         -1);
        assert_int_equal(e.kind, ERR_DATA);
        assert_string_equal(e.text, cases[i].message);
    }
    assert_int_equal(currency_find(&c, (struct str){NULL, 0}, &out, NULL), -1);
    assert_int_equal(c.n, 0);
    assert_int_equal(out, 7);
}

/* One more than the table holds is an error, and nothing is written past it.
 */
static void full_table(void **state)
{
    struct currencies c = {0};
    struct err e;
    uint8_t out = 7;

    (void)state;
    while (c.n < CURRENCIES_MAX)
        c.v[c.n++] = (struct currency){"AAA", 2};
    assert_int_equal(currency_find(&c, str_of("EUR"), &out, &e), -1);
    assert_string_equal(e.text, "'EUR' is one currency too many (at most 255)");
    assert_int_equal(c.n, CURRENCIES_MAX);
    c.n--;
    assert_int_equal(currency_find(&c, str_of("EUR"), &out, &e), 0);
    assert_int_equal(out, 254);
    assert_int_not_equal(out, CURRENCY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(minor_units), cmocka_unit_test(unknown_codes),
        cmocka_unit_test(table), cmocka_unit_test(faults),
        cmocka_unit_test(full_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
