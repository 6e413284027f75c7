/* That a report was sent to a client. */
#include <string.h>

#include "base/i18n.h"
#include "outbox/report/client.h"

static bool promises(struct book *b, const struct contract *k, struct period p)
{
    enum period_unit unit;
    return period_unit_find(str_of(contract_attr(b, k, "report")), &unit) &&
           unit == p.unit;
}

const struct contract *client_report_contract(struct book *b,
                                              const struct client *c,
                                              struct period p, bool *several)
{
    const struct contract *found[2] = {NULL, NULL}; /* any; those that do */
    size_t n[2] = {0, 0};
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (k->client != c || k->start > p.to ||
            (k->end != DAY_NONE && k->end < p.from))
            continue;
        bool does = promises(b, k, p);
        found[0] = k;
        n[0]++;
        found[1] = does ? k : found[1];
        n[1] += does;
    }
    bool best = n[1] > 0;
    *several = n[best] > 1;
    return n[best] == 1 ? found[best] : NULL;
}

static const struct entry *find_sent(struct book *b, const struct client *c,
                                     const char *contract, struct period p)
{
    struct err none = ERR_INIT;
    struct period said;
    for (size_t i = b->entries.n; i-- > 0;) {
        const struct entry *e = &b->entries.v[i];
        if (e->type != REC_REPORT || e->client != c ||
            (*e->ref && *contract && strcmp(e->ref, contract) != 0))
            continue;
        const char *period = entry_attr(b, e, "period");
        if (period_parse(str_of(period), e->day, &said, &none) == 0 &&
            said.from == p.from && said.to == p.to)
            return e;
    }
    return NULL;
}

int client_report_unsent(struct book *b, const struct client *c,
                         const char *contract, struct period p, struct err *e)
{
    char period[PERIOD_SIZE], day[DATE_SIZE];
    const struct entry *before = find_sent(b, c, contract, p);
    return before ? err_set(e, ERR_DATA,
                            _("%s: that the report on %s was sent is in the "
                              "ledger, on %s"),
                            c->key, period_print(p, period),
                            day_print(before->day, day))
                  : 0;
}
