#include "work/give/give.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* --- Clients ---------------------------------------------------------------
 */

static void take_client(struct search *s, const struct client *c)
{
    const struct give_ask *ask = s->ask;
    bool owner = strcmp(c->owner, ask->from) == 0, roles[TEAM_ROLES] = {0};
    bool any = owner;
    for (int role = ROLE_SALES; role < TEAM_ROLES; role++) {
        const char *who = client_attr(s->book, c, team_roles[role]);
        roles[role] = strcmp(who, ask->from) == 0;
        any = any || roles[role];
    }
    if (!any || !c->known || !give_wanted(s, c))
        return;
    struct record *r = give_row(s, REC_CLIENT, c);
    if (!owner)
        r->col[COL_OWNER] = (struct str){0};
    s->gone[c->n].client = owner;
    for (int role = ROLE_SALES; role < TEAM_ROLES; role++) {
        if (!roles[role])
            continue;
        record_attr(r, team_roles[role], ask->to, &s->book->arena);
        give_say(s, c, team_roles[role], "");
    }
}

/* --- Who -------------------------------------------------------------------
 */

enum { FAR = 3 };

struct close {
    const char *given;
    int distance;
    const char *closest; /* NULL: none is close */
    bool there;
};

static void look_at(struct close *c, const char *name)
{
    if (!*name || c->there)
        return;
    int d = text_distance(str_of(name), str_of(c->given), FAR - 1);
    c->there = strcmp(name, c->given) == 0;
    if (d < c->distance) {
        c->distance = d;
        c->closest = name;
    }
}

static int check_from(struct search *s)
{
    struct close c = {.given = s->ask->from, .distance = FAR};
    const struct team *team = &s->home->conf.team;
    struct map seen = {0};
    look_at(&c, conf_text(&s->home->conf, "acct.owner"));
    for (size_t i = 0; i < team->all.n; i++)
        look_at(&c, team->all.v[i].key);
    for (size_t i = 0; i < s->book->entries.n && !c.there; i++) {
        const char *owner = s->book->entries.v[i].owner;
        bool fresh = false;
        if (*owner)
            map_put_kept(&seen, owner, strlen(owner), &fresh);
        if (fresh)
            look_at(&c, owner);
    }
    map_release(&seen);
    if (c.there)
        return 0;
    return c.closest ? err_set(s->err, ERR_ABSENT,
                               _("nothing is with '%s' (closest: %s)"), c.given,
                               c.closest)
                     : err_set(s->err, ERR_ABSENT, _("nothing is with '%s'"),
                               c.given);
}

static int check_to(const struct search *s)
{
    const struct team *team = &s->home->conf.team;
    const char *to = s->ask->to;
    if (!*to || !*s->ask->from)
        return err_set(s->err, ERR_USAGE, _("from whom, and to whom?"));
    if (strcmp(to, s->ask->from) == 0)
        return err_set(s->err, ERR_USAGE, _("to whom? ('%s' has it already)"),
                       s->ask->from);
    if (team_role_find(str_of(to)) < TEAM_ROLES || strcmp(to, "manager") == 0)
        return err_set(s->err, ERR_USAGE,
                       _("'%s' is a role, and nobody's key (name a colleague)"),
                       to);
    if (text_key(str_of(to), true, s->err) < 0)
        return -1;
    struct buf text = {0};
    int rc = team_stranger(team, to, &text)
                 ? err_set(s->err, ERR_USAGE, "%s", buf_cstr(&text))
                 : 0;
    buf_release(&text);
    return rc;
}

static void release(struct search *s)
{
    for (size_t i = 0; i < s->book->clients.n; i++)
        buf_release(&s->gone[i].things);
    free(s->gone);
    free(s->taken);
}

int give_find(struct book *b, const struct followup_options *options,
              const struct give_ask *ask, struct giving *out, struct err *e)
{
    char *day = arena_new(&b->arena, DATE_SIZE);
    struct search s = {.book = b,
                       .home = options->home,
                       .followups = options,
                       .ask = ask,
                       .out = out,
                       .taken = mem_new(b->entries.n, sizeof *s.taken),
                       .gone = mem_new(b->clients.n + 1, sizeof *s.gone),
                       .today = str_of(day_print(options->home->today, day)),
                       .err = e};
    *out = (struct giving){.settings = "", .away = ""};
    int rc = check_to(&s) < 0 || check_from(&s) < 0 ? -1 : 0;
    for (size_t i = 0; i < b->clients.n && rc == 0; i++)
        take_client(&s, b->clients.v[i]);
    if (rc == 0)
        rc = give_open(&s);
    if (rc == 0) {
        give_notes(&s);
        give_away(&s);
        give_settings(&s);
    }
    release(&s);
    return rc;
}

void give_release(struct giving *g)
{
    vec_release(&g->rows);
}
