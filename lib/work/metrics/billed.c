/* What was billed without tax, by the lines of the papers. */
#include <stdlib.h>

#include "inside.h"
#include "work/invoice/document.h"

static int add_paper(struct metrics_run *r, const struct entry *en, int sign,
                     struct err *e)
{
    struct cell *c = run_cell_of(r, en);
    int64_t net;
    if (!c)
        return 0;
    return document_net(r->book, en, &net, e) < 0
               ? -1
               : cell_add(c, SUM_BILLED, en->currency, sign * net, e);
}

int sweep_billed(struct metrics_run *r, struct err *e)
{
    struct book *b = r->book;
    const uint64_t types = TYPE(REC_INVOICE) | TYPE(REC_CREDIT);
    int rc = 0;
    for (size_t i = 0; rc == 0 && (i = book_next(b, types, i)) < b->entries.n;
         i++) {
        const struct entry *en = &b->entries.v[i];
        bool credit = en->type == REC_CREDIT;
        if ((!credit || invoice_of_credit(b, en)) && en->client &&
            run_period(r, en->day) != NO_PERIOD)
            rc = add_paper(r, en, credit ? -1 : 1, e);
    }
    return rc;
}
