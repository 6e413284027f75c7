/* lib/base/value/bankaccount: IBANs and BICs. */
#include <string.h>

#include "unit.h"

#include "base/value/bankaccount.h"

static void iban_fails(const char *iban, const char *has)
{
    struct err e = ERR_INIT;
    if (bank_iban_check(iban, &e) == 0)
        fail_msg("%s is taken for an IBAN", iban);
    assert_int_equal(e.kind, ERR_DATA);
    if (!strstr(e.text, has))
        fail_msg("'%s' is not in: %s", has, e.text);
}

/* The example of each country in SWIFT's IBAN registry (release 101): it holds,
 * and no other length does. */
static void registry(void **state)
{
    static const char *const examples[] = {
        "AD1200012030200359100100",
        "AE070331234567890123456",
        "AL47212110090000000235698741",
        "AT611904300234573201",
        "AZ21NABZ00000000137010001944",
        "BA391290079401028494",
        "BE68539007547034",
        "BG80BNBG96611020345678",
        "BH67BMAG00001299123456",
        "BI4210000100010000332045181",
        "BR1800360305000010009795493C1",
        "BY13NBRB3600900000002Z00AB00",
        "CH9300762011623852957",
        "CR05015202001026284066",
        "CY17002001280000001200527600",
        "CZ6508000000192000145399",
        "DE89370400440532013000",
        "DJ2100010000000154000100186",
        "DK5000400440116243",
        "DO28BAGR00000001212453611324",
        "EE382200221020145685",
        "EG380019000500000000263180002",
        "ES9121000418450200051332",
        "FI2112345600000785",
        "FK88SC123456789012",
        "FO6264600001631634",
        "FR1420041010050500013M02606",
        "GB29NWBK60161331926819",
        "GE29NB0000000101904917",
        "GI75NWBK000000007099453",
        "GL8964710001000206",
        "GR1601101250000000012300695",
        "GT82TRAJ01020000001210029690",
        "HN88CABF00000000000250005469",
        "HR1210010051863000160",
        "HU42117730161111101800000000",
        "IE29AIBK93115212345678",
        "IL620108000000099999999",
        "IQ98NBIQ850123456789012",
        "IS140159260076545510730339",
        "IT60X0542811101000000123456",
        "JO94CBJO0010000000000131000302",
        "KW81CBKU0000000000001234560101",
        "KZ86125KZT5004100100",
        "LB62099900000001001901229114",
        "LC55HEMM000100010012001200023015",
        "LI21088100002324013AA",
        "LT121000011101001000",
        "LU280019400644750000",
        "LV80BANK0000435195001",
        "LY83002048000020100120361",
        "MC5811222000010123456789030",
        "MD24AG000225100013104168",
        "ME25505000012345678951",
        "MK07250120000058984",
        "MN121234123456789123",
        "MR1300020001010000123456753",
        "MT84MALT011000012345MTLCAST001S",
        "MU17BOMM0101101030300200000MUR",
        "NI45BAPR00000013000003558124",
        "NL91ABNA0417164300",
        "NO9386011117947",
        "OM810180000001299123456",
        "PK36SCBL0000001123456702",
        "PL61109010140000071219812874",
        "PS92PALS000000000400123456702",
        "PT50000201231234567890154",
        "QA58DOHB00001234567890ABCDEFG",
        "RO49AAAA1B31007593840000",
        "RS35260005601001611379",
        "RU0304452522540817810538091310419",
        "SA0380000000608010167519",
        "SC18SSCB11010000000000001497USD",
        "SD2129010501234001",
        "SE4550000000058398257466",
        "SI56263300012039086",
        "SK3112000000198742637541",
        "SM86U0322509800000000270100",
        "SO211000001001000100141",
        "ST23000100010051845310146",
        "SV62CENR00000000000000700025",
        "TL380080012345678910157",
        "TN5910006035183598478831",
        "TR330006100519786457841326",
        "UA213223130000026007233566001",
        "VA59001123000012345678",
        "VG96VPVG0000012345678901",
        "XK051212012345678906",
        "YE15CBYE0001018861234567891234",
    };
    char text[64];
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct err e = ERR_INIT;
        if (bank_iban_check(examples[i], &e) < 0)
            fail_msg("%s", e.text);
        size_t n = strlen(examples[i]);
        memcpy(text, examples[i], n + 1);
        text[n - 1] = '\0';
        iban_fails(text, "characters, those of");
        memcpy(text + n - 1, "00", sizeof "00");
        iban_fails(text, "characters, those of");
    }
}

/* Of another length, with check digits that fit: computed apart from this
 * program. */
static void lengths(void **state)
{
    (void)state;
    iban_fails("DE5137040044053201300",
               "it has 21 characters, those of DE have 22");
    iban_fails("NO37860111179470", "it has 16 characters, those of NO have 15");
    iban_fails("DE98370400440532013000", "check digits");
    iban_fails("ZZ89370400440532013000", "code of a country");
    iban_fails("US12345678901234567890", "code of a country");
    iban_fails("", "code of a country");
    iban_fails("D", "code of a country");
    iban_fails("89", "code of a country");
    iban_fails("DE89 3704-0044 0532 0130 00", "characters");
    iban_fails("DE89_70400440532013000", "check digits");
    /* groups, of any blanks, and small letters */
    assert_int_equal(bank_iban_check("DE89 3704 0044 0532 0130 00", NULL), 0);
    assert_int_equal(
        bank_iban_check("de89\u00a03704\u202f0044 0532\t0130 00", NULL), 0);
}

static void bic_fails(const char *bic, const char *iban, const char *has)
{
    struct err e = ERR_INIT;
    assert_int_equal(bank_bic_check(bic, iban, &e), -1);
    assert_int_equal(e.kind, ERR_DATA);
    if (!strstr(e.text, has))
        fail_msg("'%s' is not in: %s", has, e.text);
}

static void bic_holds(const char *bic, const char *iban)
{
    struct err e = ERR_INIT;
    if (bank_bic_check(bic, iban, &e) < 0)
        fail_msg("%s", e.text);
}

static void bics(void **state)
{
    static const char de[] = "DE89370400440532013000";
    (void)state;
    bic_holds("COBADEFFXXX", de);
    bic_holds("COBADEFF", "DE89 3704 0044 0532 0130 00");
    bic_holds("coba de ff", de);
    bic_holds("NWBKGB2L", "");
    bic_holds("SBERRUMM", "");
    bic_fails("COBADEF", de, "8 or 11");
    bic_fails("COBADEFFXX", de, "8 or 11");
    bic_fails("COBA1EFF", de, "8 or 11");
    bic_fails("COB-DEFF", de, "8 or 11");
    bic_fails("COBAZZFF", de,
              "'ZZ', its fifth and sixth letter, is no country");
    bic_fails("COBAICFF", "", "'IC'");
    bic_fails("COBAFRPP", de, "of a bank in FR, and the IBAN of one in DE");
}

/* Territories whose banks have another country's IBANs, and no others. */
static void territories(void **state)
{
    static const char gb[] = "GB29NWBK60161331926819";
    static const char fr[] = "FR1420041010050500013M02606";
    (void)state;
    bic_holds("NWBKJESA", gb);
    bic_holds("NWBKGGSA", gb);
    bic_holds("NWBKIMDX", gb);
    bic_holds("BNPAGFGX", fr);
    bic_holds("CEPANCNM", fr);
    bic_holds("AABAAX22", "FI2112345600000785");
    bic_holds("NCBVXKPR", "XK051212012345678906");
    bic_fails("NWBKGIGI", gb, "of a bank in GI");
    bic_fails("BNPAMCMC", fr, "of a bank in MC");
    bic_fails("NWBKGB2L", fr, "of a bank in GB");
    bic_fails("BNPAFRPP", "MC5811222000010123456789030", "of a bank in FR");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registry),
        cmocka_unit_test(lengths),
        cmocka_unit_test(bics),
        cmocka_unit_test(territories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
