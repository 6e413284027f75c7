#include "work/contact/owner.h"

#include "base/i18n.h"

const char *owner_of_role(struct book *b, const struct team *t,
                          const struct client *c, enum team_role role,
                          const char *usual)
{
    const char *own =
        c && role != ROLE_ACCOUNT ? client_attr(b, c, team_roles[role]) : "";
    if (*own)
        return own;
    if (team_has(t, usual, role))
        return usual;
    if (c && team_has(t, c->owner, role))
        return c->owner;
    const struct colleague *first = team_with(t, role);
    return first ? first->key : usual;
}

const char *owner_present(const struct team *t, int32_t today, int32_t from,
                          const char *owner)
{
    return team_present(t, owner, from > today ? from : today);
}

void owner_cover(struct book *b, const struct team *t, int32_t today,
                 struct action *a)
{
    const char *does = owner_present(t, today, a->date, a->owner);
    if (strcmp(does, a->owner) == 0)
        return;
    a->reason = arena_fmt(&b->arena, _("%s (for %s)"), a->reason, a->owner);
    a->owner = does;
}
