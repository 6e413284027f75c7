/* Keys of follow-ups, and who has the place. */
#include <stdlib.h>

#include "inside.h"

/* One of several that a day may have: by the time, where it has one. */
const char *moment_of(const struct given *g, const struct entry *e)
{
    const struct when at = {
        .day = e->day, .timed = e->timed, .at = entry_at(e)};
    char text[DATE_SIZE];
    when_print(&at, &g->home->zone, text);
    if (e->timed)
        memmove(text + 13, text + 14, 2);
    return arena_dup(&g->book->arena, text, e->timed ? 15 : strlen(text));
}

/* What is one in every period is known by its name, else by its day. */
const char *stem_of(const struct given *g, const struct thing *t)
{
    const char *rule = g->rule->cell[RULE_NAME];
    const char *client = t->client ? t->client->key : "";
    const char *const parts[] = {rule, client, t->name};
    return action_join(g->book, parts, *t->name ? 3 : 2);
}

const char *key_of(const struct given *g, const char *stem, const char *period)
{
    return *period ? action_more(g->book, stem, period) : stem;
}

/* Its key, the client's as it is written today: before, that of a:b might have
 * been another's. */
static const char *key_today(struct book *b, const struct mark *m)
{
    const struct client *c = m->done->client;
    const char *at = strchr(m->key, ':');
    if (!c || !at || !strchr(c->key, ':') || strstr(m->key, "%3A") ||
        !str_starts(str_of(at + 1), c->key))
        return m->key;
    const char *rest = at + 1 + strlen(c->key);
    const char *rule = arena_dup(&b->arena, m->key, (size_t)(at - m->key));
    const char *const parts[] = {rule, c->key};
    return *rest && *rest != ':'
               ? m->key
               : arena_fmt(&b->arena, "%s%s", action_join(b, parts, 2), rest);
}

void done_note(struct facts *f, struct book *b)
{
    for (size_t i = 0; i < b->marks.n; i++) {
        const struct mark *m = b->marks.v[i];
        const char *key = m->done ? key_today(b, m) : NULL;
        const char *end = key ? strrchr(key, ':') : NULL;
        if (!key || !end)
            continue;
        struct map_slot *slot =
            map_put(&f->done_at, key, (size_t)(end - key), NULL);
        uint32_t day = (uint32_t)(m->done->day - DAY_MIN) + 1;
        slot->value = day > slot->value ? day : slot->value;
    }
}

bool place_take(struct found *found, const char *place)
{
    bool fresh;
    map_put_kept(&found->places, place, strlen(place), &fresh);
    return fresh;
}

/* Most of them: without a name. */
static bool stage_take(const struct given *g, struct found *found,
                       const struct order *o)
{
    if (!found->stages)
        found->stages = mem_new(g->book->orders.n, sizeof *found->stages);
    bool fresh = found->stages[o->n] != g->rule;
    found->stages[o->n] = g->rule;
    return fresh;
}

bool thing_take(const struct given *g, struct found *found,
                const struct thing *t)
{
    /* Apart from those of follow-ups: they are keys, without line ends. */
    struct buf *key = &found->key;
    bool fresh;
    if (t->on == ON_STAGE && !t->phase)
        return stage_take(g, found, t->order);
    buf_clear(key);
    buf_puts(key, g->rule->cell[RULE_NAME]);
    buf_ch(key, '\n');
    buf_puts(key, t->client ? t->client->key : "");
    buf_ch(key, '\n');
    buf_puts(key, t->name);
    buf_ch(key, '\n');
    buf_puts(key, t->part);
    map_put(&found->places, key->p, key->n, &fresh);
    return fresh;
}

void found_release(struct found *found)
{
    vec_release(&found->candidates);
    vec_release(&found->at.all);
    map_release(&found->places);
    free(found->stages);
    buf_release(&found->key);
}
