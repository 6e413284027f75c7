/* Payloads of payment codes: GOST R 56042-2014 and EPC069-12. */
#include <string.h>

#include "unit.h"

#include "paper/payqr.h"

/* The bank's numbers are those of Sberbank in Moscow, as the Bank of Russia
 * lists them; the account has its key, computed apart from this program.  The
 * IBAN is the example of ISO 13616. */
static struct payqr example(void)
{
    return (struct payqr){
        .name = "ООО «Крачка»",
        .account = "40702810938000000001",
        .bank = "ПАО Сбербанк",
        .bik = "044525225",
        .corr = "30101810400000000225",
        .inn = "7707083893",
        .kpp = "770101001",
        .iban = "DE89 3704 0044 0532 0130 00",
        .bic = "COBADEFFXXX",
        .amount = 1230,
        .purpose = "Оплата по счёту № 7",
    };
}

static void makes(const struct payqr *q, const char *currency, const char *want)
{
    struct buf b = {0};
    struct err e = ERR_INIT;
    int rc = payqr_check(q, strcmp(currency, "RUB") == 0, &e);
    assert_string_equal(e.text, "");
    assert_int_equal(rc, 0);
    rc = payqr_make(q, currency, &b, &e);
    assert_string_equal(e.text, "");
    assert_int_equal(rc, 0);
    assert_string_equal(buf_cstr(&b), want);
    buf_release(&b);
}

/* A number is wrong, wherever it stands. */
static void wrong(const struct payqr *q, const char *currency, const char *has)
{
    struct err e = ERR_INIT;
    assert_int_equal(payqr_check(q, strcmp(currency, "RUB") == 0, &e), -1);
    assert_int_equal(e.kind, ERR_DATA);
    if (!strstr(e.text, has))
        fail_msg("'%s' is not in: %s", has, e.text);
}

/* The standard has no room for it. */
static void fails(const struct payqr *q, const char *currency, const char *has)
{
    struct buf b = {0};
    struct err e = ERR_INIT;
    assert_int_equal(payqr_make(q, currency, &b, &e), -1);
    assert_int_equal(e.kind, ERR_DATA);
    if (!strstr(e.text, has))
        fail_msg("'%s' is not in: %s", has, e.text);
    assert_int_equal(b.n, 0);
    buf_release(&b);
}

static void rubles(void **state)
{
    struct payqr q = example();
    (void)state;
    makes(&q, "RUB",
          "ST00012|Name=ООО «Крачка»|PersonalAcc=40702810938000000001"
          "|BankName=ПАО Сбербанк|BIC=044525225"
          "|CorrespAcc=30101810400000000225|Sum=1230"
          "|Purpose=Оплата по счёту № 7|PayeeINN=7707083893|KPP=770101001");
    q.inn = q.kpp = q.purpose = q.corr = "";
    makes(&q, "RUB",
          "ST00012|Name=ООО «Крачка»|PersonalAcc=40702810938000000001"
          "|BankName=ПАО Сбербанк|BIC=044525225|CorrespAcc=0|Sum=1230");
}

static void euros(void **state)
{
    struct payqr q = example();
    (void)state;
    q.name = "Tern Studio";
    q.purpose = "INV-7";
    makes(&q, "EUR",
          "BCD\n002\n1\nSCT\nCOBADEFFXXX\nTern Studio\n"
          "DE89370400440532013000\nEUR12.30\n\n\nINV-7");
    q.bic = "";
    q.amount = 5;
    makes(&q, "EUR",
          "BCD\n002\n1\nSCT\n\nTern Studio\nDE89370400440532013000\nEUR0.05"
          "\n\n\nINV-7");
}

/* Check digits: a slip of one digit, two of them swapped. */
static void slips(void **state)
{
    struct payqr q = example();
    (void)state;
    q.account = "40702810938000000002";
    wrong(&q, "RUB", "me.account");
    q = example();
    q.account = "4070281093800000000";
    wrong(&q, "RUB", "20 digits");
    q = example();
    q.corr = "30101810400000000252";
    wrong(&q, "RUB", "me.corr_account");
    q = example();
    q.bik = "";
    wrong(&q, "RUB", "me.bik is empty (give its 9 digits)");
    q.bik = "44525225";
    wrong(&q, "RUB", "me.bik");
    q = example();
    q.inn = "7707083839";
    wrong(&q, "RUB", "me.inn");
    q.inn = "500100732259"; /* of a person, with both its digits */
    assert_int_equal(payqr_check(&q, true, NULL), 0);
    q.inn = "500100732295";
    wrong(&q, "RUB", "me.inn");
    q = example();
    q.kpp = "77010100";
    wrong(&q, "RUB", "me.kpp");
    q = example();
    q.iban = "DE98370400440532013000";
    wrong(&q, "EUR", "me.iban");
    q = example();
    q.bic = "COBADE";
    wrong(&q, "EUR", "me.bic");
    q.bic = "COBAFRPPXXX";
    wrong(&q, "EUR", "me.bic: 'COBAFRPPXXX' is of a bank in FR");
}

/* n characters of two bytes each. */
static const char *letters(char *buf, size_t n)
{
    for (size_t i = 0; i < n; i++)
        memcpy(buf + 2 * i, "я", 2);
    buf[2 * n] = '\0';
    return buf;
}

static void lengths(void **state)
{
    char text[1024];
    struct buf b = {0};
    struct payqr q = example();
    (void)state;
    q.name = letters(text, 160);
    assert_int_equal(payqr_make(&q, "RUB", &b, NULL), 0);
    buf_clear(&b);
    q.name = letters(text, 161);
    fails(&q, "RUB", "me.name");
    q = example();
    q.purpose = letters(text, 211);
    fails(&q, "RUB", "at most 210");
    q.purpose = letters(text, 141);
    fails(&q, "EUR", "at most 140");
    q = example();
    q.name = letters(text, 71);
    fails(&q, "EUR", "at most 70");
    /* 70 and 140 letters of two bytes each are more than 331 bytes */
    char more[512];
    q.name = letters(text, 70);
    q.purpose = letters(more, 140);
    fails(&q, "EUR", "331");
    q = example();
    q.amount = INT64_C(99999999999);
    assert_int_equal(payqr_make(&q, "EUR", &b, NULL), 0);
    q.amount++;
    fails(&q, "EUR", "999999999.99");
    buf_release(&b);
}

/* A bank is found by its BIC: its name is cut at a word. */
static void bank_name(void **state)
{
    char text[1024];
    struct buf b = {0};
    struct payqr q = example();
    (void)state;
    const struct {
        const char *given, *cut;
    } names[] = {
        {letters(text, 45), text},
        {"СЕВЕРО-ЗАПАДНЫЙ БАНК ПАО СБЕРБАНК Г. САНКТ-ПЕТЕРБУРГ",
         "СЕВЕРО-ЗАПАДНЫЙ БАНК ПАО СБЕРБАНК Г."},
        /* 45 characters, a blank, and one more */
        {"СЕВЕРО-ЗАПАДНЫЙ БАНК ПАО СБЕРБАНК Г. САНКТ-ПЕ Т",
         "СЕВЕРО-ЗАПАДНЫЙ БАНК ПАО СБЕРБАНК Г. САНКТ-ПЕ"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct buf want = {0};
        q.bank = names[i].given;
        assert_int_equal(payqr_make(&q, "RUB", &b, NULL), 0);
        buf_fmt(&want, "|BankName=%s|BIC=", names[i].cut);
        if (!strstr(buf_cstr(&b), buf_cstr(&want)))
            fail_msg("'%s' is not in: %s", buf_cstr(&want), buf_cstr(&b));
        buf_clear(&b);
        buf_release(&want);
    }
    /* one word of too many */
    q.bank = letters(text, 46);
    assert_int_equal(payqr_make(&q, "RUB", &b, NULL), 0);
    text[90] = '|';
    text[91] = '\0';
    assert_non_null(strstr(buf_cstr(&b), text));
    buf_release(&b);
}

/* The five obligatory fields with their names, and a separator each. */
static size_t obligatory(const char *payload)
{
    const char *sum = strstr(payload, "|Sum=");
    assert_non_null(sum);
    return (size_t)(sum + 1 - (payload + strlen("ST00012|")));
}

/* More than 300 bytes of them go in windows-1251, which has what Russian needs:
 * one byte a letter, as its chart has them. */
static void sizes(void **state)
{
    char text[1024];
    struct buf b = {0};
    struct payqr q = example();
    (void)state;
    /* 41 bytes of keys, 5 separators, 49 digits; the bank's name is 25 */
    q.bank = "Bank of twenty-five bytes";
    q.name = letters(text, (300 - 41 - 5 - 49 - 25) / 2);
    assert_int_equal(payqr_make(&q, "RUB", &b, NULL), 0);
    assert_int_equal(obligatory(buf_cstr(&b)), 300);
    assert_int_equal(memcmp(buf_cstr(&b), "ST00012|", 8), 0);
    buf_clear(&b);
    q.bank = "Bank of twenty-six bytes..";
    assert_int_equal(payqr_make(&q, "RUB", &b, NULL), 0);
    assert_int_equal(memcmp(buf_cstr(&b), "ST00011|", 8), 0);
    assert_int_equal(obligatory(buf_cstr(&b)), 301 - 90);
    buf_clear(&b);
    /* the longest that there may be */
    char bank[256];
    q.name = letters(text, 160);
    q.bank = letters(bank, 45);
    q.purpose = "Ёж и й за № 7, €\u00a0«5» — да";
    assert_int_equal(payqr_make(&q, "RUB", &b, NULL), 0);
    assert_int_equal(obligatory(buf_cstr(&b)), 300);
    const char *purpose = strstr(buf_cstr(&b), "|Purpose=");
    assert_non_null(purpose);
    assert_string_equal(purpose + strlen("|Purpose="),
                        "\xa8\xe6 \xe8 \xe9 \xe7\xe0 \xb9 7, \x88\xa0\xab"
                        "5\xbb \x97 \xe4\xe0|PayeeINN=7707083893"
                        "|KPP=770101001");
    buf_clear(&b);
    /* й of two characters */
    q.purpose = "и\u0306";
    assert_int_equal(payqr_make(&q, "RUB", &b, NULL), 0);
    assert_non_null(strstr(buf_cstr(&b), "|Purpose=\xe9|"));
    buf_clear(&b);
    q.purpose = "по счёту Ą-1";
    fails(&q, "RUB", "purpose: in UTF-8 the fields");
    fails(&q, "RUB", "windows-1251 has no 'Ą'");
    q.purpose = "1";
    letters(text, 70);
    text[0] = '\xc3'; /* Ö */
    text[1] = '\x96';
    q.name = text;
    fails(&q, "RUB", "me.name: in UTF-8 the fields");
    buf_release(&b);
}

/* What would end a field, and begin one of the client's choosing. */
static void separators(void **state)
{
    struct payqr q = example();
    (void)state;
    q.inn = q.kpp = "";
    q.purpose = "7|PersonalAcc=1";
    makes(&q, "RUB",
          "ST00012~Name=ООО «Крачка»~PersonalAcc=40702810938000000001"
          "~BankName=ПАО Сбербанк~BIC=044525225"
          "~CorrespAcc=30101810400000000225~Sum=1230"
          "~Purpose=7|PersonalAcc=1");
    q.name = "|~^";
    q.bank = "#";
    q.purpose = "";
    makes(&q, "RUB",
          "ST00012$Name=|~^$PersonalAcc=40702810938000000001$BankName=#"
          "$BIC=044525225$CorrespAcc=30101810400000000225$Sum=1230");
    q.purpose = ";$";
    fails(&q, "RUB", "have all of |~^#$;");
    q = example();
    q.name = "Tern\nDE00";
    fails(&q, "EUR", "more than one line");
    fails(&q, "RUB", "more than one line");
    q.name = "";
    fails(&q, "RUB", "me.name is empty");
    fails(&q, "EUR", "me.name is empty");
}

static void wanted(void **state)
{
    struct payqr q = example();
    (void)state;
    assert_true(payqr_wanted(&q, "RUB"));
    assert_true(payqr_wanted(&q, "EUR"));
    assert_false(payqr_wanted(&q, "USD"));
    q.amount = 0;
    assert_false(payqr_wanted(&q, "RUB"));
    q = example();
    q.iban = q.account = "";
    assert_false(payqr_wanted(&q, "RUB"));
    assert_false(payqr_wanted(&q, "EUR"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rubles),     cmocka_unit_test(euros),
        cmocka_unit_test(slips),      cmocka_unit_test(lengths),
        cmocka_unit_test(separators), cmocka_unit_test(wanted),
        cmocka_unit_test(bank_name),  cmocka_unit_test(sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
