#include "outbox/handover/handover.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

bool handover_knows(struct home *home, struct book *b, const char *owner)
{
    if (team_find(&home->conf.team, owner))
        return true;
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *c = b->clients.v[i];
        if (strcmp(c->owner, owner) == 0)
            return true;
        for (int role = 0; role < TEAM_ROLES; role++)
            if (strcmp(client_attr(b, c, team_roles[role]), owner) == 0)
                return true;
    }
    for (size_t i = 0; i < b->entries.n; i++)
        if (strcmp(b->entries.v[i].owner, owner) == 0)
            return true;
    return false;
}

static const char *day_cell(struct handing *h, int32_t day)
{
    char *text = arena_new(&h->t.out->arena, DATE_SIZE);
    return day == DAY_NONE ? "–" : day_print(day, text);
}

/* What the colleague is called. */
static const char *name_of(struct handing *h, const char *who)
{
    return *who ? team_member(&h->t.home->conf.team, who).name : "–";
}

static void tell_section(struct handing *h, const struct handover_row *v,
                         size_t n)
{
    enum { WHAT, DUE, WHO, SINCE, CELLS };
    static const char *const names[CELLS] = {"", N_("Due"), N_("Who"),
                                             N_("Since")};
    static const char *const captions[HANDOVER_SECTIONS] = {
        [HANDOVER_PROMISES] = N_("Promised"),
        [HANDOVER_WORK] = N_("Open work"),
        [HANDOVER_FOLLOWUPS] = N_("To follow up"),
        [HANDOVER_MONEY] = N_("Money"),
        [HANDOVER_NOTES] = N_("Noted lately")};
    struct arena *arena = &h->t.out->arena;
    const char **titles = arena_new(arena, CELLS * sizeof *titles);
    const char **cells = arena_new(arena, n * CELLS * sizeof *cells);
    for (size_t k = 0; k < CELLS; k++)
        titles[k] = *names[k] ? _(names[k]) : "";
    for (size_t i = 0; i < n; i++) {
        const char **row = cells + i * CELLS;
        row[WHAT] = tell_what(&h->t, v[i].what, v[i].key);
        row[SINCE] = day_cell(h, v[i].since);
        row[DUE] = day_cell(h, v[i].due);
        row[WHO] = name_of(h, v[i].who);
    }
    brief_add(h->t.out, BRIEF_TABLE, _(captions[v->section]))->table =
        (struct brief_table){
            .titles = titles, .cells = cells, .columns = CELLS, .rows = n};
}

/* The rows of one client, or of none. */
static void tell_rows(struct handing *h, size_t *at, uint32_t rank)
{
    const struct handover_row *v = h->rows.v;
    while (*at < h->rows.n && v[*at].client == rank) {
        size_t from = *at;
        while (*at < h->rows.n && v[*at].client == rank &&
               v[*at].section == v[from].section)
            ++*at;
        tell_section(h, v + from, *at - from);
    }
}

static void tell_all(struct handing *h)
{
    size_t at = 0;
    for (uint32_t rank = 0; rank < h->t.b->clients.n; rank++) {
        const struct client *c = h->t.b->clients.v[h->by_rank[rank]];
        bool any = at < h->rows.n && h->rows.v[at].client == rank;
        if (!any && !h->kept[c->n])
            continue;
        brief_add(h->t.out, BRIEF_HEADING, tell_what(&h->t, c->name, c->key));
        handover_tell_client(h, c);
        tell_rows(h, &at, rank);
    }
    if (at < h->rows.n)
        brief_add(h->t.out, BRIEF_HEADING, _("Without a client"));
    tell_rows(h, &at, NOBODYS);
}

static void head(struct handing *h)
{
    struct brief *out = h->t.out;
    const char *day = day_cell(h, h->t.home->today);
    const char *whose =
        h->ask->owner ? name_of(h, h->ask->owner) : h->ask->client->name;
    out->lang = h->t.lang;
    out->day = h->t.home->today;
    out->font = conf_text(&h->t.home->conf, "paper.font");
    out->size = strcmp(conf_text(&h->t.home->conf, "paper.size"), "letter") == 0
                    ? PAPER_LETTER
                    : PAPER_A4;
    out->name = "handover";
    out->title = arena_fmt(&out->arena, _("Handover: %s"), whose);
    out->subtitle = arena_fmt(&out->arena, _("as of %s"), day);
    out->foot = conf_text(&h->t.home->conf, "me.name");
}

static void sum_up(struct handing *h)
{
    size_t clients = 0;
    struct buf text = {0};
    for (size_t i = 0; i < h->t.b->clients.n; i++)
        clients += h->kept[i];
    if (h->ask->owner)
        buf_fmt(&text, P_("%zu client; ", "%zu clients; ", clients), clients);
    buf_fmt(&text, P_("%zu line, ", "%zu lines, ", h->rows.n), h->rows.n);
    buf_fmt(&text, P_("%zu of them past due", "%zu of them past due", h->late),
            h->late);
    brief_add(h->t.out, BRIEF_TEXT, buf_cstr(&text));
    buf_release(&text);
}

int handover_make(struct book *b, struct home *home,
                  const struct followup_options *options,
                  const struct handover_ask *ask, struct brief *out,
                  struct err *e)
{
    size_t n = b->clients.n + 1;
    struct handing h = {
        .t = {.b = b, .home = home, .lang = &paper_en, .out = out},
        .ask = ask,
        .options = options,
        .kept = mem_new(n, sizeof *h.kept),
        .rank = mem_new(n, sizeof *h.rank),
        .by_rank = mem_new(n, sizeof *h.by_rank),
    };
    head(&h);
    int rc = handover_find(&h, e);
    if (rc == 0) {
        sum_up(&h);
        tell_all(&h);
    }
    vec_release(&h.rows);
    free(h.kept);
    free(h.rank);
    free(h.by_rank);
    return rc;
}
