/* Clients' pages: one into a directory, or all beside each other. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "outbox/page/page.h"
#include "publish.h"

static const struct out_column columns[] = {
    {"client", N_("CLIENT"), OUT_KEY, 0}, {"name", N_("NAME"), OUT_TEXT, 0},
    {"page", N_("PAGE"), OUT_KEY, 0},     {"files", N_("FILES"), OUT_NUMBER, 0},
    {"state", N_("STATE"), OUT_TEXT, 0},
};

static void put(struct out *o, const struct client *client, const char *page,
                size_t files, enum publish_state state)
{
    static const char *const states[] = {[PUBLISH_SAME] = "same",
                                         [PUBLISH_NEW] = "new",
                                         [PUBLISH_CHANGED] = "changed",
                                         [PUBLISH_REMOVED] = "removed"};
    out_word(o, client->key);
    out_word(o, client->name);
    out_word(o, page);
    out_int(o, (int64_t)files);
    out_word(o, states[state]);
    out_end(o);
}

/* Written beside the page that is there, which stays for now. */
static int prepare(struct publishing *p, const struct client *client,
                   const char *dir)
{
    struct cli *c = p->c;
    struct client_page page = {0};
    struct publish_waiting *w = vec_push(&p->waiting);
    *w = (struct publish_waiting){.client = client, .state = PUBLISH_NEW};
    cli_busy(c, _("drawing the page of %s…"), client->key);
    int rc =
        page_make(&p->pages, client, publish_report(p, client), &page, &c->err);
    w->files = page.files.n;
    if (rc == 0 && dir)
        rc = publish_write(c, dir, &page, p->ask->dry_run, w);
    client_page_release(&page);
    return rc;
}

static const char *dir_of(struct publishing *p, const char *token)
{
    return home_join(&p->c->home.arena, p->ask->dir, str_of(token));
}

/* What cannot be drawn is dropped at once. */
static int prepare_all(struct publishing *p)
{
    for (size_t i = 0; i < p->book->clients.n; i++) {
        const struct client *client = p->book->clients.v[i];
        const char *token = publish_token(p, client);
        if (p->fails[client->n] || !publish_is_wanted(p, client))
            continue;
        if (publish_or_tell(
                p, client,
                prepare(p, client, *token ? dir_of(p, token) : NULL)) < 0)
            return -1;
        struct publish_waiting *w = &p->waiting.v[p->waiting.n - 1];
        if (p->fails[client->n]) {
            if (publish_drop(p->c, w) < 0)
                return -1;
            publish_waiting_release(w);
            p->waiting.n--;
        }
    }
    return 0;
}

/* All of them are there: from here on each is a step, and what goes comes
 * last. */
static int swap_all(struct publishing *p)
{
    for (size_t i = 0; i < p->waiting.n; i++)
        if (publish_swap(p->c, &p->waiting.v[i]) < 0)
            return -1;
    return 0;
}

/* Whatever became of those before, what is not there is dropped. */
static int drop_rest(struct publishing *p, int rc)
{
    struct cli *c = p->c;
    struct err why = c->err;
    for (size_t i = 0; rc < 0 && i < p->waiting.n; i++)
        if (!p->waiting.v[i].done && publish_drop(c, &p->waiting.v[i]) < 0)
            c->err = (struct err)ERR_INIT;
    if (rc < 0)
        c->err = why;
    return rc;
}

static int finish(struct publishing *p, const struct publish_waiting *w,
                  struct out *o)
{
    put(o, w->client,
        w->dir ? home_join(&p->c->home.arena, w->dir, STR("index.html")) : "",
        w->files, w->state);
    return publish_tidy(p->c, w);
}

/* --- all --- */

/* The pages that a client had under other names, or has no more. */
static int withdraw(struct publishing *p, const struct client *client,
                    struct out *o)
{
    const struct client *named = publish_named(p, client);
    const char *token = publish_token(p, client);
    const struct client_row *row = named ? named->rows : NULL;
    for (; row; row = row->before) {
        const char *was = entry_attr(p->names, row->entry, "page");
        bool removed;
        if (!*was || !page_token_is(was) ||
            (publish_is_wanted(p, client) && strcmp(was, token) == 0))
            continue;
        const char *dir = dir_of(p, was);
        if (publish_remove(p->c, dir, p->ask->dry_run, &removed) < 0)
            return -1;
        if (removed)
            put(o, client, home_join(&p->c->home.arena, dir, STR("index.html")),
                0, PUBLISH_REMOVED);
    }
    return 0;
}

static int finish_all(struct publishing *p, struct out *o)
{
    for (size_t i = 0; i < p->waiting.n; i++)
        if (finish(p, &p->waiting.v[i], o) < 0)
            return -1;
    for (size_t i = 0; i < p->book->clients.n; i++) {
        const struct client *client = p->book->clients.v[i];
        if (!p->fails[client->n] && withdraw(p, client, o) < 0)
            return -1;
    }
    return p->failed ? err_set(&p->c->err, ERR_IO,
                               P_("%zu page was not written, and is as it was",
                                  "%zu pages were not written, and are as they "
                                  "were",
                                  p->failed),
                               p->failed)
                     : 0;
}

/* --- */

static int run(struct publishing *p, const struct client *only)
{
    struct cli *c = p->c;
    struct out *o =
        cli_out(c, columns, sizeof columns / sizeof *columns, _("No clients."));
    pages_find(&p->pages, &c->home, p->book, cli_draw_module(c));
    int rc = publish_reports(p, only);
    if (rc == 0)
        rc = only ? prepare(p, only, p->ask->dir) : prepare_all(p);
    if (rc == 0)
        rc = swap_all(p);
    rc = drop_rest(p, rc);
    if (rc == 0)
        rc = only ? finish(p, p->waiting.v, o) : finish_all(p, o);
    cli_idle(c);
    cli_say_notes(c);
    for (size_t i = 0; i < p->waiting.n; i++)
        publish_waiting_release(&p->waiting.v[i]);
    vec_release(&p->waiting);
    publish_reports_release(p);
    pages_release(&p->pages);
    return cli_out_close(c, o) < 0 ? -1 : rc;
}

static int publish_one(struct publishing *p)
{
    struct cli *c = p->c;
    struct client *client;
    if (cli_book_from(c, p->ledger, PAGE_TYPES, true, NULL, p->book) < 0)
        return -1;
    int rc = cli_client(c, p->book, p->ask->client, &client);
    return rc == 0 ? run(p, client) : -1;
}

static int publish_every(struct publishing *p)
{
    struct cli *c = p->c;
    int rc = publish_read(p);
    if (rc == 0)
        rc = publish_names(p);
    if (rc == 0 && !p->ask->dry_run)
        rc = publish_make_dir(c, p->ask->dir);
    return rc == 0 ? run(p, NULL) : -1;
}

int show_pages(struct cli *c, const struct show_pages *ask)
{
    struct book book = {0}, names = {0};
    struct publishing p = {.c = c, .ask = ask, .book = &book, .names = &names};
    if (cli_ledger(c, &p.ledger) < 0)
        return -1;
    int rc = ask->client ? publish_one(&p) : publish_every(&p);
    book_release(&book);
    book_release(&names);
    if (p.ledger)
        ledger_close(p.ledger);
    return rc;
}
