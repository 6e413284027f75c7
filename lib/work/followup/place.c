/* Keys of follow-ups, and who has the place. */
#include "inside.h"

/* What is one in every period is known by its name, else by its day. */
const char *stem_of(const struct given *g, const struct thing *t)
{
    const char *rule = g->rule->cell[RULE_NAME];
    const char *client = t->client ? t->client->key : "";
    if (*t->name)
        return action_key(g->book, rule, client, t->name, "");
    return arena_fmt(&g->book->arena, "%s:%s", rule, client);
}

const char *key_of(const struct given *g, const char *stem, const char *period)
{
    return *period ? arena_fmt(&g->book->arena, "%s:%s", stem, period) : stem;
}

bool place_take(struct found *found, const char *place)
{
    bool fresh;
    map_put(&found->places, place, strlen(place), &fresh);
    return fresh;
}

bool thing_take(const struct given *g, struct found *found,
                const struct thing *t)
{
    /* Apart from those of follow-ups: they are keys, without line ends. */
    return place_take(
        found, arena_fmt(&g->book->arena, "%s\n%s", stem_of(g, t), t->part));
}
