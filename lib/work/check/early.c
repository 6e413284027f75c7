/* Days before what they depend on. */
#include <inttypes.h>

#include "base/i18n.h"
#include "inside.h"
#include "ledger/odd.h"

/* Numbers may have been given anew since the row was read. */
void check_early(struct check *c)
{
    for (size_t i = 0; i < c->early.n; i++) {
        const struct early *e = &c->early.v[i];
        const struct given *of = &c->given.v[e->of];
        char day[DATE_SIZE], was[DATE_SIZE];
        if (!record_early(e->by.type, e->by.day, of->day))
            continue;
        check_say(c, CHECK_EARLY,
                  (struct place){e->by.line, e->column, e->by.id},
                  _("%s of %s, before %s '%s' of %s in line %" PRIu64),
                  schema_types[e->by.type].name, day_print(e->by.day, day),
                  schema_types[of->type].name, of->ref, day_print(of->day, was),
                  of->line);
    }
}
