#include "work/worth/fee.h"

/* How many months the fee is for; 0: it does not recur. */
static int months_of(enum period_unit unit)
{
    return unit == PERIOD_MONTH     ? 1
           : unit == PERIOD_QUARTER ? 3
           : unit == PERIOD_YEAR    ? 12
                                    : 0;
}

int fee_a_month(struct book *b, const struct contract *k, int32_t day,
                int64_t *out, uint8_t *currency, struct err *e)
{
    const struct entry *fee = contract_fee(b, k, day);
    int months = months_of(contract_per(b, k, day));
    struct decimal discount;
    int64_t off;
    *out = 0;
    *currency = b->currency;
    if (!fee || !months)
        return 0;
    *currency = fee->currency;
    const char *text = rows_attr(b, k->rows, day, "discount");
    *out = fee->amount;
    if (*text) {
        if (decimal_parse(str_of(text), &discount, NULL) < 0)
            return 0; /* acct-check says so */
        if (money_percent(*out, discount, &off, e) < 0)
            return -1;
        if (money_add(out, -off, e) < 0)
            return -1;
    }
    return money_ratio(*out, 1, months, out, e);
}
