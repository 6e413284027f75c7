#include "base/value/bankaccount.h"

#include <ctype.h>

void bank_compact(const char *number, struct buf *out)
{
    for (; *number; number++)
        if (*number != ' ')
            buf_ch(out, (char)toupper((unsigned char)*number));
}

/* ISO 13616: the first four characters behind the rest, letters as 10 to 35,
 * modulo 97 leaves 1. */
bool bank_iban_holds(struct str iban)
{
    int rest = 0;
    if (iban.n < 15 || iban.n > 34)
        return false;
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

bool bank_bic_holds(struct str bic)
{
    bool ok = bic.n == 8 || bic.n == 11;
    for (size_t i = 0; i < bic.n; i++)
        ok = ok && ((bic.p[i] >= 'A' && bic.p[i] <= 'Z') ||
                    (i > 3 && bic.p[i] >= '0' && bic.p[i] <= '9'));
    return ok;
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
