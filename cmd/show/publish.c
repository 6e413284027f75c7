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

static int publish(struct publishing *p, const struct client *client,
                   const char *dir, struct out *o)
{
    struct cli *c = p->c;
    struct client_page page = {0};
    enum publish_state state = PUBLISH_NEW;
    cli_busy(c, _("drawing the page of %s…"), client->key);
    int rc =
        page_make(&p->pages, client, publish_report(p, client), &page, &c->err);
    if (rc == 0 && dir)
        rc = publish_write(c, dir, &page, p->ask->dry_run, &state);
    if (rc == 0)
        put(o, client,
            dir ? home_join(&c->home.arena, dir, STR("index.html")) : "",
            page.files.n, state);
    client_page_release(&page);
    return rc;
}

/* --- all --- */

static const char *dir_of(struct publishing *p, const char *token)
{
    return home_join(&p->c->home.arena, p->ask->dir, str_of(token));
}

/* The pages that a client had under other names, or has no more. */
static int withdraw(struct publishing *p, const struct client *client,
                    const char *token, struct out *o)
{
    const struct client_row *row = client->rows;
    for (; row; row = row->before) {
        const char *was = entry_attr(p->book, row->entry, "page");
        bool removed;
        if (!*was || !page_token_is(was) ||
            (page_is_wanted(client) && strcmp(was, token) == 0))
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

static int add_tokens(struct cli *c, struct enter *en, void *arg)
{
    struct book *b = enter_book(en);
    (void)arg;
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *client = b->clients.v[i];
        struct record r;
        char *token = arena_new(&c->home.arena, PAGE_TOKEN_SIZE);
        const struct cli_record words = {.type = REC_CLIENT,
                                         .client = client->key};
        if (!page_is_wanted(client) || *client_attr(b, client, "page"))
            continue;
        if (page_token_new(token, &c->err) < 0 || cli_record(c, &words, &r) < 0)
            return -1;
        record_attr(&r, "page", token, &c->home.arena);
        if (enter_add(en, &r, &c->err) < 0)
            return -1;
    }
    return 0;
}

static int print_nothing(struct cli *c, const struct enter *en, void *arg)
{
    (void)c;
    (void)en;
    (void)arg;
    return 0;
}

/* Names are recorded before there is a page of that name: what fails then has
 * them the next time. */
static int name_pages(struct cli *c)
{
    static const struct cli_writing writing = {add_tokens, print_nothing};
    const struct cli_enter how = {.unseen = true, .as_of = true};
    return cli_write(c, &how, TYPE(REC_STATUS), &writing, NULL);
}

static int publish_all(struct publishing *p, struct out *o)
{
    for (size_t i = 0; i < p->book->clients.n; i++) {
        const struct client *client = p->book->clients.v[i];
        const char *token = client_attr(p->book, client, "page");
        if (p->fails[client->n])
            continue;
        if (page_is_wanted(client) &&
            publish_or_tell(
                p, client,
                publish(p, client, *token ? dir_of(p, token) : NULL, o)) < 0)
            return -1;
        if (withdraw(p, client, token, o) < 0)
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
        rc = only ? publish(p, only, p->ask->dir, o) : publish_all(p, o);
    cli_idle(c);
    cli_say_notes(c);
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
    if (rc == 0)
        rc = run(p, client);
    book_release(p->book);
    return rc;
}

static int publish_every(struct publishing *p)
{
    struct cli *c = p->c;
    size_t missing;
    if (cli_book_from(c, p->ledger, PAGE_TYPES, true, NULL, p->book) < 0)
        return -1;
    int rc = page_tokens_check(p->book, &missing, &c->err);
    if (rc == 0 && missing && !p->ask->dry_run) {
        book_release(p->book);
        ledger_close(p->ledger);
        p->ledger = NULL;
        if (name_pages(c) < 0 || cli_ledger(c, &p->ledger) < 0 ||
            cli_book_from(c, p->ledger, PAGE_TYPES, true, NULL, p->book) < 0)
            return -1;
    }
    if (rc == 0 && !p->ask->dry_run)
        rc = publish_make_dir(c, p->ask->dir);
    if (rc == 0)
        rc = run(p, NULL);
    book_release(p->book);
    return rc;
}

int show_pages(struct cli *c, const struct show_pages *ask)
{
    struct book book;
    struct publishing p = {.c = c, .ask = ask, .book = &book};
    if (cli_ledger(c, &p.ledger) < 0)
        return -1;
    int rc = ask->client ? publish_one(&p) : publish_every(&p);
    if (p.ledger)
        ledger_close(p.ledger);
    return rc;
}
