#include "base/text/icu.h"
#include "base/text/text.h"

/* What most ledgers have: ICU is not opened for it. */
static const char usual[][4] = {"AED", "AMD", "AUD", "BYN", "CAD", "CHF",
                                "CNY", "CZK", "DKK", "EUR", "GBP", "GEL",
                                "ILS", "INR", "KGS", "KZT", "NOK", "PLN",
                                "RUB", "SEK", "TRY", "UAH", "USD", "UZS"};
enum { USUAL_DIGITS = 2 };

/* Where ICU's answer is not ISO 4217's.  Its data (CLDR) tell how many decimals
 * people use, which is fewer where prices rose; the standard's minor unit is
 * what invoices and banks count in.  The last ones are newer than the ICU of
 * some systems (amendments 176, 177 and 179). */
static const struct exception {
    char code[4];
    int digits;
} exceptions[] = {{"AFN", 2}, {"ALL", 2}, {"IQD", 3}, {"IRR", 2}, {"KPW", 2},
                  {"LAK", 2}, {"LBP", 2}, {"MGA", 2}, {"MMK", 2}, {"MRO", 2},
                  {"RSD", 2}, {"SLL", 2}, {"SOS", 2}, {"STD", 2}, {"SYP", 2},
                  {"TMM", 2}, {"YER", 2}, {"ZMK", 2}, {"XAD", 2}, {"XCG", 2},
                  {"ZWG", 2}};

int text_currency_digits(const char code[4])
{
    UChar wide[4] = {0};
    UErrorCode status = U_ZERO_ERROR;

    for (int i = 0; i < 3; i++) {
        if (code[i] < 'A' || code[i] > 'Z')
            return -1;
        wide[i] = (UChar)code[i];
    }
    if (code[3] != '\0')
        return -1;

    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (memcmp(code, usual[i], 3) == 0)
            return USUAL_DIGITS;
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (memcmp(code, exceptions[i].code, 3) == 0)
            return exceptions[i].digits;
    /* ICU gives 2 digits to codes that it does not know. */
    if (icu()->ucurr_getNumericCode(wide) == 0)
        return -1;
    int digits = (int)icu()->ucurr_getDefaultFractionDigits(wide, &status);
    return U_SUCCESS(status) ? digits : -1;
}
