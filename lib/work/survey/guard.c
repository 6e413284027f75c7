#include "work/survey/guard.h"

#include "base/i18n.h"

void survey_guard_init(struct survey_guard *g, struct book *b,
                       const struct survey_rules *rules)
{
    *g = (struct survey_guard){0};
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        const char *order = entry_attr(b, s->entry, "order");
        int32_t day = s->entry->day;
        if (*order)
            map_put(&g->orders, order, strlen(order), NULL)->value =
                (uint32_t)i;
        if (s->client && rules->today < span_add(day, rules->gap, 1) &&
            day < span_add(rules->today, rules->gap, 1))
            map_put(&g->clients, s->client->key, strlen(s->client->key), NULL)
                ->value = (uint32_t)i;
    }
}

const struct survey *survey_guarded(const struct survey_guard *g,
                                    const struct book *b, const char *client,
                                    const char *order)
{
    const struct map_slot *slot = map_find(&g->orders, order, strlen(order));
    if (!slot)
        slot = map_find(&g->clients, client, strlen(client));
    return slot ? b->surveys.v[slot->value] : NULL;
}

void survey_guard_release(struct survey_guard *g)
{
    map_release(&g->orders);
    map_release(&g->clients);
}

int survey_guard_refuse(const struct survey *before, const char *client,
                        struct err *e)
{
    char day[DATE_SIZE];
    return err_set(e, ERR_DATA, _("%s: survey %s is in the ledger, of %s"),
                   client, before->ref, day_print(before->entry->day, day));
}
