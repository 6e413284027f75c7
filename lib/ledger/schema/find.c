/* Of which type a row is. */
#include "ledger/schema/schema.h"

/* Where a name is looked for, by two of its letters and its length: each row is
 * asked for its type.  No two of ours have the same place. */
#define PLACE(first, third, n)                                                 \
    ((4U * (first) + 23U * (third) + 10U * (unsigned)(n)) % TYPE_PLACES)
enum { TYPE_PLACES = 64, TYPE_SHORTEST = 3 };

#define AT(first, third, n, type) [PLACE(first, third, n)] = {(type) + 1, n}

static uint32_t four(const char *p)
{
    uint32_t w;
    memcpy(&w, p, sizeof w);
    return w;
}

/* Of TYPE_SHORTEST bytes or more: all of them are among the first and the last
 * four, or are the first three. */
static bool same(const char *a, const char *b, size_t n)
{
    if (n < sizeof(uint32_t))
        return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
    return four(a) == four(b) && four(a + n - 4) == four(b + n - 4);
}

enum rec_type schema_find(struct str name)
{
    static const struct {
        unsigned char type; /* from 1 */
        unsigned char n;
    } place[TYPE_PLACES] = {
        AT('c', 'i', 6, REC_CLIENT),   AT('c', 'n', 7, REC_CONTACT),
        AT('s', 'a', 6, REC_STATUS),   AT('c', 'n', 8, REC_CONTRACT),
        AT('o', 'd', 5, REC_ORDER),    AT('s', 'a', 5, REC_STAGE),
        AT('t', 'u', 5, REC_TOUCH),    AT('i', 's', 5, REC_ISSUE),
        AT('r', 's', 7, REC_RESOLVE),  AT('t', 's', 4, REC_TASK),
        AT('d', 'n', 4, REC_DONE),     AT('s', 'o', 6, REC_SNOOZE),
        AT('o', 'f', 5, REC_OFFER),    AT('i', 'v', 7, REC_INVOICE),
        AT('l', 'n', 4, REC_LINE),     AT('p', 'y', 7, REC_PAYMENT),
        AT('c', 'e', 6, REC_CREDIT),   AT('a', 't', 3, REC_ACT),
        AT('p', 'p', 5, REC_PAPER),    AT('s', 'r', 6, REC_SURVEY),
        AT('r', 's', 8, REC_RESPONSE), AT('k', 'i', 3, REC_KPI),
        AT('u', 'a', 5, REC_USAGE),    AT('c', 's', 4, REC_COST),
        AT('g', 'f', 4, REC_GIFT),     AT('r', 'p', 6, REC_REPORT),
        AT('d', 'c', 3, REC_DOC),      AT('p', 'a', 4, REC_PLAN),
        AT('n', 't', 4, REC_NOTE),     AT('m', 'r', 5, REC_MERGE),
        AT('v', 'i', 4, REC_VOID),
    };
    if (name.n < TYPE_SHORTEST)
        return REC_TYPES;
    unsigned at =
        PLACE((unsigned char)name.p[0], (unsigned char)name.p[2], name.n);
    unsigned type = place[at].type;
    return type && place[at].n == name.n &&
                   same(name.p, schema_types[type - 1].name, name.n)
               ? (enum rec_type)(type - 1)
               : REC_TYPES;
}
