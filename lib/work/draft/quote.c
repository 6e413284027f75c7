/* A quote: an offer with lines. */
#include "inside.h"

int draft_quote(struct draft *d, const char *client, struct err *e)
{
    record_attr(&d->row, "kind", "quote", &d->home->arena);
    record_attr(&d->row, "result", "open", &d->home->arena);
    if (draft_find_client(d, client, e) < 0 || draft_price(d, e) < 0 ||
        draft_add_up(d, e) < 0 || draft_plan(d, e) < 0)
        return -1;
    return draft_enter(d, e);
}
