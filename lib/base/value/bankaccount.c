#include "base/value/bankaccount.h"

#include <ctype.h>

#include "base/i18n.h"
#include "base/text/text.h"

/* Blanks of any kind that people and web pages set between groups. */
static size_t blank(const char *s)
{
    static const char *const blanks[] = {" ", "\t", "\u00a0", "\u202f",
                                         "\u2009"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t n = strlen(blanks[i]);
        if (strncmp(s, blanks[i], n) == 0)
            return n;
    }
    return 0;
}

void bank_compact(const char *number, struct buf *out)
{
    while (*number) {
        size_t n = blank(number);
        if (!n)
            buf_ch(out, (char)toupper((unsigned char)*number));
        number += n ? n : 1;
    }
}

/* How long IBANs are, and whose: SWIFT's IBAN registry, release 101. */
static const struct {
    int length;
    const char *countries;
} lengths[] = {
    {15, "NO"},
    {16, "BE"},
    {18, "DK FI FK FO GL NL SD"},
    {19, "MK SI"},
    {20, "AT BA EE KZ LT LU MN XK"},
    {21, "CH HR LI LV"},
    {22, "BG BH CR DE GB GE IE ME RS VA"},
    {23, "AE GI IL IQ OM SO TL"},
    {24, "AD CZ ES MD PK RO SA SE SK TN VG"},
    {25, "LY PT ST"},
    {26, "IS TR"},
    {27, "BI DJ FR GR IT MC MR SM"},
    {28, "AL AZ BY CY DO GT HN HU LB NI PL SV"},
    {29, "BR EG PS QA UA"},
    {30, "JO KW MU YE"},
    {31, "MT SC"},
    {32, "LC"},
    {33, "RU"},
};

/* Countries of banks whose IBANs are another's. */
static const struct {
    const char *iban, *banks;
} shared[] = {
    {"FI", "AX"},
    {"FR", "BL GF GP MF MQ NC PF PM RE TF WF YT"},
    {"GB", "GG IM JE"},
};

static bool is_in(struct str country, const char *list)
{
    struct str rest = str_of(list), one;
    while (str_cut(&rest, ' ', &one))
        if (one.n == country.n && memcmp(one.p, country.p, one.n) == 0)
            return true;
    return false;
}

static struct str country_of(struct str number, size_t at)
{
    return (struct str){number.p + at, 2};
}

/* 0 where IBANs are not known of the country. */
static int length_of(struct str iban)
{
    if (iban.n < 2)
        return 0;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (is_in(country_of(iban, 0), lengths[i].countries))
            return lengths[i].length;
    return 0;
}

/* ISO 13616: the first four characters behind the rest, letters as 10 to 35,
 * modulo 97 leaves 1. */
static bool digits_fit(struct str iban)
{
    int rest = 0;
    for (size_t i = 0; i < iban.n; i++) {
        char c = iban.p[(i + 4) % iban.n];
        if (c >= '0' && c <= '9')
            rest = (rest * 10 + (c - '0')) % 97;
        else if (c >= 'A' && c <= 'Z')
            rest = (rest * 100 + (c - 'A' + 10)) % 97;
        else
            return false;
    }
    return rest == 1;
}

static int check_iban(struct str iban, const char *given, struct err *e)
{
    int length = length_of(iban);
    if (!length)
        return err_set(
            e, ERR_DATA,
            _("'%s' is no IBAN (it does not begin with the code of a "
              "country that has them)"),
            given);
    if (iban.n != (size_t)length)
        return err_set(e, ERR_DATA,
                       _("'%s' is no IBAN (it has %zu characters, those of "
                         "%.2s have %d)"),
                       given, iban.n, iban.p, length);
    return digits_fit(iban)
               ? 0
               : err_set(e, ERR_DATA,
                         _("'%s' is no IBAN (its check digits do not fit)"),
                         given);
}

int bank_iban_check(const char *iban, struct err *e)
{
    struct buf compact = {0};
    bank_compact(iban, &compact);
    int rc = check_iban(buf_view(&compact), iban, e);
    buf_release(&compact);
    return rc;
}

static bool is_bic(struct str bic)
{
    bool ok = bic.n == 8 || bic.n == 11;
    for (size_t i = 0; i < bic.n; i++)
        ok = ok && ((bic.p[i] >= 'A' && bic.p[i] <= 'Z') ||
                    (i > 5 && bic.p[i] >= '0' && bic.p[i] <= '9'));
    return ok;
}

static bool shares(struct str bank, struct str iban)
{
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        if (str_is(iban, shared[i].iban) && is_in(bank, shared[i].banks))
            return true;
    return memcmp(bank.p, iban.p, 2) == 0;
}

static int check_bic(struct str bic, struct str iban, const char *given,
                     struct err *e)
{
    enum { COUNTRY = 4 };
    if (!is_bic(bic))
        return err_set(e, ERR_DATA,
                       _("'%s' is not a bank's code of 8 or 11 characters"),
                       given);
    struct str country = country_of(bic, COUNTRY);
    if (!text_country(country))
        return err_set(e, ERR_DATA,
                       _("'%s' is no bank's code ('%.*s', its fifth and sixth "
                         "letter, is no country)"),
                       given, STR_ARG(country));
    if (iban.n && !shares(country, country_of(iban, 0)))
        return err_set(e, ERR_DATA,
                       _("'%s' is of a bank in %.*s, and the IBAN of one in "
                         "%.2s (they are to be of one bank)"),
                       given, STR_ARG(country), iban.p);
    return 0;
}

int bank_bic_check(const char *bic, const char *iban, struct err *e)
{
    struct buf compact = {0}, of = {0};
    bank_compact(bic, &compact);
    bank_compact(iban, &of);
    int rc = check_bic(buf_view(&compact), buf_view(&of), bic, e);
    buf_release(&compact);
    buf_release(&of);
    return rc;
}

/* Bank of Russia, "Порядок расчёта контрольного ключа в номере лицевого счёта"
 * (1997): the weights 7, 1, 3 over three digits of the bank and the account;
 * the sum ends in 0. */
bool bank_russian_holds(const char prefix[3], const char *account)
{
    static const int weight[3] = {7, 1, 3};
    int sum = 0;
    for (int i = 0; i < 23; i++)
        sum += (i < 3 ? prefix[i] - '0' : account[i - 3] - '0') * weight[i % 3];
    return sum % 10 == 0;
}
