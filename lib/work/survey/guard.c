#include "work/survey/guard.h"

#include "base/i18n.h"

/* Whom it asks: a client, or one of us, whose names are apart. */
static struct str asked_key(const char *client, const char *who,
                            struct buf *key)
{
    buf_clear(key);
    buf_fmt(key, "%s\n%s", *who ? "" : client, who);
    return buf_view(key);
}

static void put(struct map *m, struct str key, size_t place)
{
    map_put(m, key.p, key.n, NULL)->value = (uint32_t)place;
}

void survey_guard_init(struct survey_guard *g, struct book *b,
                       const struct survey_rules *rules)
{
    *g = (struct survey_guard){0};
    for (size_t i = 0; i < b->surveys.n; i++) {
        const struct survey *s = b->surveys.v[i];
        const char *who =
            s->entry->internal ? entry_attr(b, s->entry, "specialist") : "";
        int32_t day = s->entry->day;
        bool near = rules->today < span_add(day, rules->gap, 1) &&
                    day < span_add(rules->today, rules->gap, 1);
        survey_record_key(b, s->entry, &g->key);
        if (*survey_about(b, s->entry) &&
            (near || survey_kind_of(s->entry) != SURVEY_KIND_CONTRACT))
            put(&g->subjects, buf_view(&g->key), i);
        if (s->client && near)
            put(&g->asked, asked_key(s->client->key, who, &g->key), i);
    }
}

const struct survey *survey_guarded(struct survey_guard *g,
                                    const struct book *b,
                                    const struct survey_todo *todo)
{
    survey_subject_key(&todo->about, &g->key);
    const struct map_slot *slot = map_find(&g->subjects, g->key.p, g->key.n);
    if (!slot) {
        struct str key =
            asked_key(todo->action.client, todo->about.who, &g->key);
        slot = map_find(&g->asked, key.p, key.n);
    }
    return slot ? b->surveys.v[slot->value] : NULL;
}

void survey_guard_release(struct survey_guard *g)
{
    map_release(&g->subjects);
    map_release(&g->asked);
    buf_release(&g->key);
}

int survey_guard_refuse(const struct survey *before, const char *client,
                        struct err *e)
{
    char day[DATE_SIZE];
    return err_set(e, ERR_DATA, _("%s: survey %s is in the ledger, of %s"),
                   client, before->ref, day_print(before->entry->day, day));
}
