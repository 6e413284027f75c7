/* What goes on with things that never were. */
#include <inttypes.h>

#include "base/i18n.h"
#include "inside.h"

/* Money, its documents and their lines have their own ways: see book.c. */
void check_voided(struct check *c)
{
    const uint64_t others = TYPE(REC_LINE) | TYPE(REC_PAYMENT);
    for (size_t i = 0; i < c->book.entries.n && c->book.dead.n; i++) {
        const struct entry *e = &c->book.entries.v[i];
        const struct schema_type *t = &schema_types[e->type];
        if (!*e->ref || (t->ref != REF_TO && t->ref != REF_MARK) ||
            others & TYPE(e->type))
            continue;
        const struct given *g = check_given(c, t->to, e->ref);
        if (g && book_voided(&c->book, g->id))
            check_say(c, CHECK_REF, check_entry_at(c, e, COL_REF),
                      _("%s '%s' of line %" PRIu64
                        " was voided (void this record, too)"),
                      schema_types[g->type].name, e->ref, g->line);
    }
}
