/* Of which type a row is. */
#include "ledger/schema/schema.h"

/* Where a name is looked for, by two of its letters and its length: each row is
 * asked for its type.  No two of ours have the same place. */
#define PLACE(first, third, n)                                                 \
    ((4U * (first) + 23U * (third) + 10U * (unsigned)(n)) % TYPE_PLACES)
enum { TYPE_PLACES = 64, TYPE_SHORTEST = 3 };

enum rec_type schema_find(struct str name)
{
    static const unsigned char place[TYPE_PLACES] = {
        [PLACE('c', 'i', 6)] = REC_CLIENT + 1,
        [PLACE('c', 'n', 7)] = REC_CONTACT + 1,
        [PLACE('s', 'a', 6)] = REC_STATUS + 1,
        [PLACE('c', 'n', 8)] = REC_CONTRACT + 1,
        [PLACE('o', 'd', 5)] = REC_ORDER + 1,
        [PLACE('s', 'a', 5)] = REC_STAGE + 1,
        [PLACE('t', 'u', 5)] = REC_TOUCH + 1,
        [PLACE('i', 's', 5)] = REC_ISSUE + 1,
        [PLACE('r', 's', 7)] = REC_RESOLVE + 1,
        [PLACE('t', 's', 4)] = REC_TASK + 1,
        [PLACE('d', 'n', 4)] = REC_DONE + 1,
        [PLACE('s', 'o', 6)] = REC_SNOOZE + 1,
        [PLACE('o', 'f', 5)] = REC_OFFER + 1,
        [PLACE('i', 'v', 7)] = REC_INVOICE + 1,
        [PLACE('l', 'n', 4)] = REC_LINE + 1,
        [PLACE('p', 'y', 7)] = REC_PAYMENT + 1,
        [PLACE('c', 'e', 6)] = REC_CREDIT + 1,
        [PLACE('a', 't', 3)] = REC_ACT + 1,
        [PLACE('p', 'p', 5)] = REC_PAPER + 1,
        [PLACE('s', 'r', 6)] = REC_SURVEY + 1,
        [PLACE('r', 's', 8)] = REC_RESPONSE + 1,
        [PLACE('k', 'i', 3)] = REC_KPI + 1,
        [PLACE('u', 'a', 5)] = REC_USAGE + 1,
        [PLACE('c', 's', 4)] = REC_COST + 1,
        [PLACE('g', 'f', 4)] = REC_GIFT + 1,
        [PLACE('r', 'p', 6)] = REC_REPORT + 1,
        [PLACE('d', 'c', 3)] = REC_DOC + 1,
        [PLACE('p', 'a', 4)] = REC_PLAN + 1,
        [PLACE('n', 't', 4)] = REC_NOTE + 1,
        [PLACE('m', 'r', 5)] = REC_MERGE + 1,
        [PLACE('v', 'i', 4)] = REC_VOID + 1,
    };
    if (name.n < TYPE_SHORTEST)
        return REC_TYPES;
    unsigned at = place[PLACE((unsigned char)name.p[0],
                              (unsigned char)name.p[2], name.n)];
    return at && str_is(name, schema_types[at - 1].name)
               ? (enum rec_type)(at - 1)
               : REC_TYPES;
}
