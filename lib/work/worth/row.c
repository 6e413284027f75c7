/* The rows, by client and currency. */
#include <math.h>

#include "inside.h"

struct worth *worth_row(struct worths *w, const struct client *c,
                        uint8_t currency)
{
    struct {
        uint32_t client, currency;
    } key = {c->n, currency};
    bool fresh;
    struct map_slot *slot =
        map_put(&w->at, (const char *)&key, sizeof key, &fresh);
    if (!fresh)
        return &w->rows.v[slot->value];
    slot->value = (uint32_t)w->rows.n;
    struct worth *row = vec_push(&w->rows);
    *row = (struct worth){.client = c,
                          .currency = currency,
                          .share = NAN,
                          .class = 'C',
                          .first = DAY_NONE,
                          .last = DAY_NONE,
                          .segment = "",
                          .alive = NAN,
                          .expected_days = NAN,
                          .expected = NAN};
    return row;
}
