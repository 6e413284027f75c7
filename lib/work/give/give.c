#include "work/give/give.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "book/find.h"
#include "work/account/goals.h"
#include "work/account/papers.h"
#include "work/contact/question.h"

struct search {
    struct book *book;
    const struct home *home;
    const struct give_ask *ask;
    struct giving *out;
    bool *taken; /* by place in the entries */
    struct str today;
    struct err *err;
};

/* --- Rows ------------------------------------------------------------------
 */

static struct record *add_row(struct search *s, enum rec_type type,
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

static bool is_wanted(const struct search *s, const struct client *c)
{
    return !s->ask->client || c == s->ask->client;
}

/* A row that names the one who gives, or nothing: who is named there now has
 * it. */
static int take_entry(struct search *s, const struct entry *e)
{
    struct book *b = s->book;
    size_t place = (size_t)(e - b->entries.v);
    if (s->taken[place] || !*e->owner || !is_wanted(s, e->client) ||
        strcmp(entry_answers(e), s->ask->from) != 0)
        return 0;
    s->taken[place] = true;
    if (!*e->id) {
        return book_no_id(b, e, s->err);
    }
    struct record *r = add_row(s, e->type, e->client);
    r->col[COL_REF] = str_of(e->ref);
    record_attr(r, schema_amends, e->id, &b->arena);
    return 0;
}

/* Of what several rows tell the latest that names an owner. */
static int take_rows(struct search *s, const struct client_row *row)
{
    while (row && !*row->entry->owner)
        row = row->before;
    return row ? take_entry(s, row->entry) : 0;
}

/* --- What is open ----------------------------------------------------------
 */

static int take_orders(struct search *s)
{
    for (size_t i = 0; i < s->book->orders.n; i++) {
        const struct order *o = s->book->orders.v[i];
        bool open = o->delivered == DAY_NONE && !o->cancelled;
        if (open && take_entry(s, o->entry) < 0)
            return -1;
    }
    return 0;
}

static int take_contracts(struct search *s)
{
    for (size_t i = 0; i < s->book->contracts.n; i++) {
        const struct contract *k = s->book->contracts.v[i];
        bool runs = k->end == DAY_NONE || k->end >= s->home->today;
        if (runs && take_rows(s, k->rows) < 0)
            return -1;
    }
    return 0;
}

static int take_offers(struct search *s)
{
    for (size_t i = 0; i < s->book->offers.n; i++) {
        const struct offer *o = s->book->offers.v[i];
        const char *result = offer_attr(s->book, o, "result");
        bool open = !*result || strcmp(result, "open") == 0;
        if (open && take_rows(s, o->rows) < 0)
            return -1;
    }
    return 0;
}

static int take_tasks(struct search *s)
{
    for (size_t i = 0; i < s->book->tasks.n; i++)
        if (!s->book->tasks.v[i]->done &&
            take_entry(s, s->book->tasks.v[i]->entry) < 0)
            return -1;
    return 0;
}

static int take_issues(struct search *s)
{
    for (size_t i = 0; i < s->book->issues.n; i++)
        if (!s->book->issues.v[i]->resolved &&
            take_entry(s, s->book->issues.v[i]->entry) < 0)
            return -1;
    return 0;
}

static int take_questions(struct search *s)
{
    struct questions open;
    int rc = 0;
    questions_find(s->book, NULL, &open);
    for (int list = 0; list < QUESTION_LISTS; list++)
        for (size_t i = 0; i < open.open[list].n && rc == 0; i++)
            rc = take_entry(s, open.open[list].v[i]);
    questions_release(&open);
    return rc;
}

static int take_papers(struct search *s)
{
    struct papers papers;
    int rc = 0;
    papers_find(s->book, &papers);
    for (size_t i = 0; i < papers.all.n && rc == 0; i++)
        if (papers.all.v[i].signed_on == DAY_NONE)
            rc = take_rows(s, papers.all.v[i].rows);
    papers_release(&papers);
    return rc;
}

static int take_plans(struct search *s)
{
    const struct entry **plans = plans_latest(s->book);
    int rc = 0;
    for (size_t i = 0; plans && i < s->book->clients.n && rc == 0; i++)
        rc = plans[i] ? take_entry(s, plans[i]) : 0;
    free(plans);
    return rc;
}

/* What is over may still be to do: the invoice of what was delivered. */
static int take_about(struct search *s, const struct followup *f)
{
    struct book *b = s->book;
    const char *ref = f->action.ref;
    if (f->by && schema_types[f->by->type].amend && take_entry(s, f->by) < 0)
        return -1;
    const struct order *o = *ref ? book_order(b, ref) : NULL;
    const struct contract *k = *ref ? book_contract(b, ref) : NULL;
    const struct issue *issue = *ref ? book_issue(b, ref) : NULL;
    const struct offer *offer = *ref ? book_offer(b, ref) : NULL;
    if ((o && o->client == f->client && take_entry(s, o->entry) < 0) ||
        (k && k->client == f->client && take_rows(s, k->rows) < 0) ||
        (issue && issue->client == f->client &&
         take_entry(s, issue->entry) < 0))
        return -1;
    return offer && offer->client == f->client ? take_rows(s, offer->rows) : 0;
}

/* Does a record that nothing may amend name the one who gives? */
static bool stays(const struct search *s, const struct followup *f)
{
    const struct entry *e = f->by;
    enum team_role role = f->rule->role;
    const char *theirs = role < TEAM_ROLES && f->client
                             ? client_attr(s->book, f->client, team_roles[role])
                             : "";
    return e && *e->owner && !e->kept && !schema_types[e->type].amend &&
           strcmp(e->owner, s->ask->from) == 0 && is_wanted(s, f->client) &&
           strcmp(theirs, s->ask->from) != 0;
}

static int take_followups(struct search *s,
                          const struct followup_options *options)
{
    struct followup_options all = *options;
    struct followups open;
    all.until = DAY_MAX;
    all.held = all.old = true;
    int rc = followup_find(s->book, &all, &open, s->err);
    for (size_t i = 0; i < open.all.n && rc == 0; i++)
        if (strcmp(open.all.v[i].owner, s->ask->from) == 0) {
            rc = take_about(s, &open.all.v[i]);
            if (stays(s, &open.all.v[i]))
                *vec_push(&s->out->stay) = open.all.v[i].action.key;
        }
    followup_release(&open);
    return rc;
}

/* --- Clients ---------------------------------------------------------------
 */

static void take_client(struct search *s, const struct client *c)
{
    const struct give_ask *ask = s->ask;
    struct arena *a = &s->book->arena;
    bool owner = strcmp(c->owner, ask->from) == 0, roles[TEAM_ROLES] = {0};
    bool any = owner;
    for (int role = ROLE_SALES; role < TEAM_ROLES; role++) {
        const char *who = client_attr(s->book, c, team_roles[role]);
        roles[role] = strcmp(who, ask->from) == 0;
        any = any || roles[role];
    }
    if (!any || !c->known || !is_wanted(s, c))
        return;
    struct record *r = add_row(s, REC_CLIENT, c);
    if (!owner)
        r->col[COL_OWNER] = (struct str){0};
    for (int role = ROLE_SALES; role < TEAM_ROLES; role++)
        if (roles[role])
            record_attr(r, team_roles[role], ask->to, a);
    r = add_row(s, REC_NOTE, c);
    const char *form = _("handed over from %s to %s");
    r->col[COL_TEXT] = str_of(arena_fmt(a, form, ask->from, ask->to));
    if (*ask->text)
        r->col[COL_TEXT] =
            str_of(arena_fmt(a, "%s: %s", r->col[COL_TEXT].p, ask->text));
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
    if (!*to || strcmp(to, s->ask->from) == 0)
        return err_set(s->err, ERR_USAGE, _("to whom? ('%s' has it already)"),
                       s->ask->from);
    if (text_key(str_of(to), true, s->err) < 0)
        return -1;
    if (!team->all.n || team_find(team, to))
        return 0;
    struct buf close = {0};
    team_closest(team, to, &close);
    if (close.n)
        err_set(s->err, ERR_USAGE, _("'%s' is not in the team (closest: %s)"),
                to, buf_cstr(&close));
    else
        err_set(s->err, ERR_USAGE,
                _("'%s' is not in the team (give a line in [team])"), to);
    buf_release(&close);
    return -1;
}

int give_find(struct book *b, const struct followup_options *options,
              const struct give_ask *ask, struct giving *out, struct err *e)
{
    static int (*const takes[])(struct search * s) = {
        take_orders,    take_contracts, take_tasks,  take_issues,
        take_questions, take_offers,    take_papers, take_plans};
    char *day = arena_new(&b->arena, DATE_SIZE);
    struct search s = {.book = b,
                       .home = options->home,
                       .ask = ask,
                       .out = out,
                       .taken = mem_new(b->entries.n, sizeof *s.taken),
                       .today = str_of(day_print(options->home->today, day)),
                       .err = e};
    *out = (struct giving){0};
    int rc = check_to(&s) < 0 || check_from(&s) < 0 ? -1 : 0;
    for (size_t i = 0; i < b->clients.n && rc == 0; i++)
        take_client(&s, b->clients.v[i]);
    for (size_t i = 0; i < sizeof takes / sizeof *takes && rc == 0; i++)
        rc = takes[i](&s);
    if (rc == 0)
        rc = take_followups(&s, options);
    free(s.taken);
    return rc;
}

void give_release(struct giving *g)
{
    vec_release(&g->rows);
    vec_release(&g->stay);
}
