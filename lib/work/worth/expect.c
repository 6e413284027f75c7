/* What clients are likely to bring; apart, since it takes GSL. */
#include <math.h>
#include <stdlib.h>

#include "stats/repeat.h"
#include "stats/spend.h"
#include "work/worth/worth.h"

static struct buyer buyer_of(const struct worth *v, int32_t end)
{
    enum { WEEK = 7 };
    return (struct buyer){.x = v->days - 1,
                          .tx = (double)(v->last - v->first) / WEEK,
                          .T = (double)(end - v->first) / WEEK};
}

static struct spender spender_of(const struct worth *v)
{
    uint32_t x = v->days - 1;
    return (struct spender){x, x ? (double)v->later / x : 0};
}

/* Those of one currency: v[0..n). */
static void expect(struct worth *v, size_t n, int32_t end, double weeks)
{
    struct buyer *buyers = mem_new(n, sizeof *buyers);
    struct spender *spenders = mem_new(n, sizeof *spenders);
    struct buying often;
    struct spending much;
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (v[i].days) {
            buyers[k] = buyer_of(&v[i], end);
            spenders[k++] = spender_of(&v[i]);
        }
    bool fits = repeat_fit(buyers, k, &often) == FIT_DONE &&
                spend_fit(spenders, k, &much) == FIT_DONE;
    for (size_t i = 0; i < n && fits; i++) {
        if (!v[i].days)
            continue;
        struct buyer buyer = buyer_of(&v[i], end);
        v[i].alive = quiet_alive(&often, buyer);
        v[i].expected_days = repeat_expected(&often, buyer, weeks);
        v[i].expected =
            v[i].expected_days * spend_expected(&much, spender_of(&v[i]));
    }
    free(buyers);
    free(spenders);
}

void worths_expect(struct worths *w, double weeks)
{
    for (size_t i = 0, n; i < w->rows.n; i += n) {
        struct worth *v = &w->rows.v[i];
        for (n = 1; i + n < w->rows.n && v[n].currency == v->currency;)
            n++;
        expect(v, n, w->options.period.to, weeks);
    }
}
