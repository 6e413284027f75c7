/* What is written of it: rows, notes for clients, and what stays in settings.
 */
#include "base/i18n.h"
#include "inside.h"

struct record *give_row(struct search *s, enum rec_type type,
                        const struct client *client)
{
    struct record *r = vec_push(&s->out->rows);
    r->type = type;
    r->col[COL_TYPE] = str_of(schema_types[type].name);
    r->col[COL_DATE] = s->today;
    r->col[COL_CLIENT] = str_of(client ? client->key : "");
    r->col[COL_OWNER] = str_of(s->ask->to);
    s->out->moved[type]++;
    return r;
}

enum { TOLD = 5 };

void give_say(struct search *s, const struct client *c, const char *what,
              const char *ref)
{
    struct gone *g = c ? &s->gone[c->n] : NULL;
    if (!g)
        return;
    if (g->n < TOLD)
        buf_fmt(&g->things, "%s%s%s%s", g->n ? ", " : "", what, *ref ? " " : "",
                ref);
    g->n++;
}

void give_say_type(struct search *s, const struct client *c, enum rec_type type,
                   const char *ref)
{
    bool key = schema_types[type].ref == REF_OWN;
    struct gone *g = c ? &s->gone[c->n] : NULL;
    if (!g || (!key && g->named & TYPE(type)))
        return;
    if (!key)
        g->named |= TYPE(type);
    give_say(s, c, schema_types[type].name, key ? ref : "");
}

/* The first few, and how many more. */
static void add_things(const struct gone *g, struct buf *out)
{
    size_t more = g->n > TOLD ? g->n - TOLD : 0;
    buf_puts(out, g->things.p);
    if (more)
        buf_fmt(out, P_(", and %zu more", ", and %zu more", more), more);
}

static const char *text_of(const struct search *s, const struct client *c)
{
    const struct give_ask *ask = s->ask;
    const struct gone *g = &s->gone[c->n];
    struct buf text = {0};
    buf_fmt(&text, _("handed over from %s to %s"), ask->from, ask->to);
    if (!g->client) {
        buf_puts(&text, " (");
        add_things(g, &text);
        if (*c->owner)
            buf_fmt(&text, _("; the client stays with %s"), c->owner);
        buf_puts(&text, ")");
    }
    if (*ask->text)
        buf_fmt(&text, ": %s", ask->text);
    return buf_keep(&text, &s->book->arena);
}

void give_notes(struct search *s)
{
    for (size_t i = 0; i < s->book->clients.n; i++) {
        const struct client *c = s->book->clients.v[i];
        const struct gone *g = &s->gone[c->n];
        if (c->known && (g->client || g->n))
            give_row(s, REC_NOTE, c)->col[COL_TEXT] = str_of(text_of(s, c));
    }
}

void give_away(struct search *s)
{
    const struct team *team = &s->home->conf.team;
    const char *to = s->ask->to;
    const struct colleague *m = team_find(team, to);
    int32_t today = s->home->today, until = DAY_NONE;
    s->out->away = "";
    if (!m)
        return;
    const char *deputy = team_present(team, to, today);
    for (size_t i = 0; i < m->away.n; i++)
        if (m->away.v[i].from <= today && today <= m->away.v[i].to &&
            m->away.v[i].to > until)
            until = m->away.v[i].to;
    if (until == DAY_NONE)
        return;
    char day[DATE_SIZE];
    struct buf text = {0};
    day_print(until, day);
    if (strcmp(deputy, to) == 0)
        buf_fmt(&text, _("%s is away until %s, and no deputy is there"), to,
                day);
    else
        buf_fmt(&text,
                _("%s is away until %s: %s has it as the deputy until then"),
                to, day, deputy);
    s->out->away = buf_keep(&text, &s->book->arena);
}

static void add(struct buf *out, const char *form, const char *name)
{
    buf_puts(out, out->n ? ", " : "");
    buf_fmt(out, form, name);
}

void give_settings(struct search *s)
{
    static const char *const settings[] = {"acct.owner", "followup.manager"};
    const struct team *team = &s->home->conf.team;
    const struct rules *rules = s->followups->rules;
    const char *from = s->ask->from;
    struct buf all = {0};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (strcmp(conf_text(&s->home->conf, settings[i]), from) == 0)
            add(&all, "%s", settings[i]);
    for (int role = 0; role < TEAM_ROLES; role++) {
        const struct colleague *first = team_with(team, (enum team_role)role);
        if (first && strcmp(first->key, from) == 0)
            add(&all, _("%s in [team]"), team_roles[role]);
    }
    for (size_t i = 0; i < rules->all.n; i++) {
        const struct rule *r = &rules->all.v[i];
        if (r->use && !r->manager && r->role == TEAM_ROLES &&
            strcmp(r->cell[RULE_OWNER], from) == 0)
            add(&all, _("rule %s"), r->cell[RULE_NAME]);
    }
    s->out->settings = all.n ? buf_keep(&all, &s->book->arena) : "";
}
