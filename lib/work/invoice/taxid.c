#include "work/invoice/taxid.h"

const char *taxid_missing(const struct invoice_total *t, const char *number)
{
    static const char *const wanting[] = {"AE", "K"};
    if (*number)
        return NULL;
    for (size_t i = 0; i < t->taxes.n; i++)
        for (size_t k = 0; k < sizeof wanting / sizeof wanting[0]; k++)
            if (strcmp(t->taxes.v[i].category, wanting[k]) == 0)
                return wanting[k];
    return NULL;
}
