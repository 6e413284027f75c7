#include "base/conf/team.h"

#include <stdlib.h>

const char *const team_roles[TEAM_ROLES] = {"account", "sales", "papers",
                                            "technician"};

enum team_role team_role_find(struct str word)
{
    int role = 0;
    while (role < TEAM_ROLES && !str_is(word, team_roles[role]))
        role++;
    return (enum team_role)role;
}

const struct colleague *team_find(const struct team *t, const char *key)
{
    const struct map_slot *slot = map_find(&t->at, key, strlen(key));
    return slot ? &t->all.v[slot->value] : NULL;
}

struct colleague team_member(const struct team *t, const char *key)
{
    const struct colleague *m = team_find(t, key);
    return m ? *m
             : (struct colleague){.key = key,
                                  .name = key,
                                  .phone = "",
                                  .email = "",
                                  .deputy = ""};
}

const struct colleague *team_with(const struct team *t, enum team_role role)
{
    for (size_t i = 0; i < t->all.n; i++)
        if (t->all.v[i].roles & 1u << role)
            return &t->all.v[i];
    return NULL;
}

bool team_has(const struct team *t, const char *key, enum team_role role)
{
    const struct colleague *m = team_find(t, key);
    return m && m->roles & 1u << role;
}

bool colleague_is_away(const struct colleague *m, int32_t day)
{
    for (size_t i = 0; i < m->away.n; i++)
        if (m->away.v[i].from <= day && day <= m->away.v[i].to)
            return true;
    return false;
}

const char *team_present(const struct team *t, const char *key, int32_t day)
{
    const struct colleague *m = team_find(t, key), *before = NULL;
    while (m && colleague_is_away(m, day)) {
        const struct colleague *next = team_find(t, m->deputy);
        if (next == before) /* a pair, both away; or nobody stands in */
            return key;
        before = m;
        m = next;
    }
    return m ? m->key : key;
}

void team_release(struct team *t)
{
    for (size_t i = 0; i < t->all.n; i++)
        vec_release(&t->all.v[i].away);
    vec_release(&t->all);
    map_release(&t->at);
    arena_release(&t->arena);
}
