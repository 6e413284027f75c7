/* What goes on with things that never were. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* Those that were voided are few: looking among them costs little. */
struct dead {
    struct map at[REC_TYPES]; /* -> place in given */
    uint64_t types;
};

static void find_dead(const struct check *c, struct dead *dead)
{
    for (size_t i = 0; i < c->given.n; i++) {
        const struct given *g = &c->given.v[i];
        if (!g->voided)
            continue;
        map_put(&dead->at[g->type], g->ref, strlen(g->ref), NULL)->value =
            (uint32_t)i;
        dead->types |= TYPE(g->type);
    }
}

static const struct given *dead_of(const struct check *c,
                                   const struct dead *dead, uint64_t types,
                                   const char *ref)
{
    for (int t = 0; t < REC_TYPES; t++) {
        const struct map_slot *slot =
            types & dead->types & TYPE(t)
                ? map_find(&dead->at[t], ref, strlen(ref))
                : NULL;
        if (slot)
            return &c->given.v[slot->value];
    }
    return NULL;
}

/* Money, its documents and their lines have their own ways: see book.c. */
void check_voided(struct check *c)
{
    const uint64_t others = TYPE(REC_LINE) | TYPE(REC_PAYMENT);
    struct dead dead = {0};
    if (c->book.dead.n)
        find_dead(c, &dead);
    for (size_t i = 0; i < c->book.entries.n && dead.types; i++) {
        const struct entry *e = &c->book.entries.v[i];
        const struct schema_type *t = &schema_types[e->type];
        if (!*e->ref || (t->ref != REF_TO && t->ref != REF_MARK) ||
            others & TYPE(e->type))
            continue;
        const struct given *g = dead_of(c, &dead, t->to, e->ref);
        if (g)
            check_say(c, CHECK_REF, check_entry_at(c, e, COL_REF),
                      _("%s '%s' of line %" PRIu64
                        " was voided (void this record, too)"),
                      schema_types[g->type].name, e->ref, g->line);
    }
    for (int t = 0; t < REC_TYPES; t++)
        map_release(&dead.at[t]);
}
