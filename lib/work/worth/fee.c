#include "work/worth/fee.h"

/* The row of a contract that said something, at the end of a day; its first
 * holds from the start. */
static const struct entry *fee_on(const struct contract *k, int32_t day)
{
    const struct entry *found = NULL;
    for (const struct client_row *row = k->rows; row; row = row->before)
        if (row->entry->has_amount) {
            found = row->entry;
            if (found->day <= day)
                break;
        }
    return found;
}

/* How many months the fee is for; 0: it does not recur. */
static int months_of(struct book *b, const struct contract *k, int32_t day)
{
    static const struct {
        const char *per;
        int months;
    } units[] = {{"month", 1}, {"quarter", 3}, {"year", 12}};
    const char *per =
        rows_attr(b, k->rows, day > k->start ? day : k->start, "per");
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(per, units[i].per) == 0)
            return units[i].months;
    return 0;
}

int fee_a_month(struct book *b, const struct contract *k, int32_t day,
                int64_t *out, uint8_t *currency, struct err *e)
{
    const struct entry *fee = fee_on(k, day);
    int months = months_of(b, k, day);
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
