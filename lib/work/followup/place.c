/* Keys of follow-ups, and who has the place. */
#include "inside.h"

/* What is one in every period is known by its name, else by its day. */
const char *stem_of(struct followup_run *run, const struct thing *t)
{
    const char *rule = run->rule->cell[RULE_NAME];
    const char *client = t->client ? t->client->key : "";
    if (*t->name)
        return action_key(run->book, rule, client, t->name, "");
    struct buf key = {0};
    buf_fmt(&key, "%s:%s", rule, client);
    const char *kept = arena_dup(&run->book->arena, key.p, key.n);
    buf_release(&key);
    return kept;
}

const char *key_of(struct followup_run *run, const char *stem,
                   const char *period)
{
    struct buf key = {0};
    if (!*period)
        return stem;
    buf_fmt(&key, "%s:%s", stem, period);
    const char *kept = arena_dup(&run->book->arena, key.p, key.n);
    buf_release(&key);
    return kept;
}

bool place_take(struct followup_run *run, const char *place)
{
    bool fresh;
    map_put(&run->places, place, strlen(place), &fresh);
    return fresh;
}

bool thing_take(struct followup_run *run, const struct thing *t)
{
    struct buf place = {0};
    /* Apart from those of follow-ups: they are keys, without line ends. */
    buf_fmt(&place, "%s\n%s", stem_of(run, t), t->part);
    bool fresh = place_take(run, buf_cstr(&place));
    buf_release(&place);
    return fresh;
}
