/* Lists: who of us has how much to do, and which client has which service. */
#include "base/i18n.h"
#include "inside.h"
#include "work/offer/services.h"

/* --- load -------------------------------------------------------------------
 */

struct load {
    const char *name, *roles;
    int64_t clients, orders, tasks, issues, late;
    int limit; /* of clients; 0: none */
};

#define AT(member) offsetof(struct load, member)

LIST_GET(get_count)
{
    int64_t n;
    (void)s;
    memcpy(&n, (const char *)item->thing + column->at, sizeof n);
    return fact_count(n);
}

LIST_GET(get_limit)
{
    const struct load *l = item->thing;
    (void)s, (void)column;
    return l->limit ? fact_count(l->limit) : fact_text("");
}

LIST_GET(get_over)
{
    const struct load *l = item->thing;
    (void)s, (void)column;
    return l->limit && l->clients > l->limit ? fact_count(l->clients - l->limit)
                                             : fact_text("");
}

#define COUNTED(name, title)                                                   \
    {                                                                          \
#name, title, FACT_NUMBER, true, .get = get_count, .at = AT(name)      \
    }
static const struct list_column load_columns[] = {
    LIST_KEY(N_("OWNER"), true),
    {"name", N_("NAME"), FACT_TEXT, false, .get = list_get_word,
     .at = AT(name)},
    {"roles", N_("ROLES"), FACT_TEXT, true, .get = list_get_word,
     .at = AT(roles)},
    COUNTED(clients, N_("CLIENTS")),
    {"limit", N_("LIMIT"), FACT_NUMBER, true, .get = get_limit},
    {"over", N_("OVER"), FACT_NUMBER, true, .get = get_over},
    COUNTED(orders, N_("ORDERS")),
    COUNTED(tasks, N_("TASKS")),
    COUNTED(issues, N_("ISSUES")),
    COUNTED(late, N_("LATE")),
};

struct loads {
    struct list_source *source;
    struct map at; /* owner -> place in the source's items */
};

static const char *roles_of(struct list_source *s, const char *key)
{
    const struct team *t = &s->conf->team;
    const char *all = "";
    for (int role = 0; role < TEAM_ROLES; role++)
        if (team_has(t, key, (enum team_role)role))
            all = arena_fmt(s->arena, "%s%s%s", all, *all ? "|" : "",
                            team_roles[role]);
    return all;
}

/* NULL: nobody's. */
static struct load *load_of(struct loads *l, const char *key)
{
    struct list_source *s = l->source;
    bool fresh;
    if (!*key)
        return NULL;
    struct map_slot *slot = map_put(&l->at, key, strlen(key), &fresh);
    if (fresh) {
        struct colleague who = team_member(&s->conf->team, key);
        struct load *load = arena_new(s->arena, sizeof *load);
        *load = (struct load){
            .name = who.name, .roles = roles_of(s, key), .limit = who.limit};
        slot->value = (uint32_t)s->items.n;
        *vec_push(&s->items) = (struct list_item){
            .thing = load, .key = arena_dup(s->arena, key, strlen(key))};
    }
    return (struct load *)s->items.v[slot->value].thing;
}

static void add_open(struct loads *l, const struct entry *e, int32_t due,
                     size_t member)
{
    struct load *load = load_of(l, entry_answers(e));
    int64_t n;
    if (!load)
        return;
    memcpy(&n, (char *)load + member, sizeof n);
    n++;
    memcpy((char *)load + member, &n, sizeof n);
    load->late += due != DAY_NONE && due < l->source->rules.today;
}

LIST_MAKE(make_load)
{
    struct loads l = {.source = s};
    struct book *b = s->book;
    (void)kind, (void)e;
    for (size_t i = 0; i < s->conf->team.all.n; i++)
        load_of(&l, s->conf->team.all.v[i].key);
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *c = b->clients.v[i];
        struct load *load = c->known ? load_of(&l, c->owner) : NULL;
        if (load)
            load->clients += c->state == CLIENT_ACTIVE;
    }
    for (size_t i = 0; i < b->orders.n; i++)
        if (card_order_open(b->orders.v[i]))
            add_open(&l, b->orders.v[i]->entry, b->orders.v[i]->due,
                     AT(orders));
    for (size_t i = 0; i < b->tasks.n; i++)
        if (!b->tasks.v[i]->done)
            add_open(&l, b->tasks.v[i]->entry, card_task_due(b->tasks.v[i]),
                     AT(tasks));
    for (size_t i = 0; i < b->issues.n; i++)
        if (!b->issues.v[i]->resolved)
            add_open(&l, b->issues.v[i]->entry,
                     sla_asked(s->clocks, s->conf, b->issues.v[i]->entry),
                     AT(issues));
    map_release(&l.at);
    return 0;
}

const struct list_kind kind_load = {
    .name = "load",
    .empty = N_("nobody has anything to do"),
    LIST_COLUMNS(load_columns),
    .sort = "key",
    .keyed = true,
    .bare = true,
    .types = TYPE(REC_STATUS) | TYPE(REC_ORDER) | TYPE(REC_STAGE) |
             TYPE(REC_TASK) | TYPE(REC_DONE) | TYPE(REC_SNOOZE) |
             TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | LIST_CLOCKS,
    .make = make_load,
};
#undef AT

/* --- services ----------------------------------------------------------------
 */

struct cell {
    const char *name, *has;
};

#define AT(member) offsetof(struct cell, member)
static const struct list_column service_columns[] = {
    {"service", N_("SERVICE"), FACT_TEXT, true, .key = true,
     .get = list_get_key},
    {"name", N_("NAME"), FACT_TEXT, false, .get = list_get_word,
     .at = AT(name)},
    LIST_CLIENT,
    {"client_name", N_("CLIENT'S NAME"), FACT_TEXT, true,
     .get = list_get_client_name},
    {"has", N_("HAS IT"), FACT_TEXT, true, .key = true, .get = list_get_word,
     .at = AT(has)},
};

/* Every service with every client, gaps among them. */
LIST_MAKE(make_services)
{
    struct services all;
    (void)kind, (void)e;
    services_find(s->book, s->conf, s->rules.today, &all);
    for (size_t k = 0; k < all.at.n; k++) {
        const struct map_slot *slot = &all.at.slot[k];
        const char *key = arena_dup(s->arena, slot->key, slot->len);
        const char *name = all.name[slot->value];
        name = arena_dup(s->arena, name, strlen(name));
        for (size_t i = 0; i < s->book->clients.n; i++) {
            const struct client *c = s->book->clients.v[i];
            struct cell *cell =
                c->known ? arena_new(s->arena, sizeof *cell) : NULL;
            if (!cell)
                continue;
            bool has = services_has(&all, c, str_of(key));
            *cell = (struct cell){name, has ? "yes" : "no"};
            list_add(
                s, (struct list_item){.client = c, .thing = cell, .key = key});
        }
    }
    services_release(&all);
    return 0;
}

const struct list_kind kind_services = {
    .name = "services",
    .empty = N_("no services"),
    LIST_COLUMNS(service_columns),
    .sort = "service",
    .bare = true,
    .types = TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT),
    .make = make_services,
};
