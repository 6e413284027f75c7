/* What must be read of a ledger for a record to be judged beside it. */
#include "inside.h"
#include "work/enter/conflict.h"

uint64_t conflict_needs(const struct record *r)
{
    const uint64_t bills = TYPE(REC_INVOICE) | TYPE(REC_LINE) |
                           TYPE(REC_CREDIT) | TYPE(REC_ORDER) | TYPE(REC_OFFER);
    struct str attrs = r->col[COL_ATTRS], raw, amount = r->col[COL_AMOUNT];
    switch (r->type) {
    case REC_INVOICE:
    case REC_LINE:
        return draft_says(attrs, "order", &raw) ||
                       draft_says(attrs, "quote", &raw)
                   ? bills
               : draft_says(attrs, "contract", &raw)
                   ? TYPE(REC_INVOICE) | TYPE(REC_CREDIT)
                   : 0;
    case REC_PAYMENT:
        return draft_says(attrs, "bank", &raw) || (amount.n && *amount.p == '-')
                   ? TYPE(REC_PAYMENT) | TYPE(REC_INVOICE)
                   : 0;
    case REC_SURVEY:
        return TYPE(REC_SURVEY);
    case REC_OFFER:
        return draft_says(attrs, "result", &raw) && str_is(raw, "lost")
                   ? TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_INVOICE) |
                         TYPE(REC_CREDIT)
                   : 0;
    case REC_TOUCH:
        return draft_says(attrs, "number", &raw) ? TYPE(REC_INVOICE) : 0;
    case REC_STAGE:
        return draft_says(attrs, "phase", &raw) ? TYPE(REC_STAGE) : 0;
    default:
        return 0;
    }
}
