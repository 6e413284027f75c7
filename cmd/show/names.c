/* The names of pages that are beside each other: secret, and one for each
 * client.  They do not follow the day: whoever asks for pages as they were has
 * them where they are. */
#include <stdlib.h>

#include "publish.h"

const struct client *publish_named(const struct publishing *p,
                                   const struct client *c)
{
    const struct client *same = book_client(p->names, c->key);
    return same && strcmp(same->key, c->key) == 0 ? same : NULL;
}

bool publish_is_wanted(const struct publishing *p, const struct client *c)
{
    return page_is_wanted(c) && publish_named(p, c);
}

const char *publish_token(const struct publishing *p, const struct client *c)
{
    const struct client *same = publish_named(p, c);
    return same ? client_attr(p->names, same, "page") : "";
}

int publish_read(struct publishing *p)
{
    struct cli *c = p->c;
    struct when as_of = c->home.as_of;
    if (cli_book_from(c, p->ledger, PAGE_TYPES, true, NULL, p->book) < 0)
        return -1;
    c->home.as_of = (struct when){.day = DAY_MAX};
    int rc =
        cli_book_from(c, p->ledger, TYPE(REC_CLIENT), false, NULL, p->names);
    c->home.as_of = as_of;
    return rc;
}

/* The last day on which the client was given a name, or lost it. */
static int32_t named_on(const struct publishing *p, const struct client *c)
{
    int32_t day = DAY_MIN;
    struct str raw;
    for (const struct client_row *r = publish_named(p, c)->rows; r;
         r = r->before)
        if (r->entry->day > day && entry_raw(r->entry, "page", &raw))
            day = r->entry->day;
    return day;
}

struct wanting {
    VEC(const char *) keys;
    int32_t day; /* of their names, so that nothing later takes them back */
};

static int add_names(struct cli *c, struct enter *en, void *arg)
{
    const struct wanting *w = arg;
    struct book *b = enter_book(en);
    for (size_t i = 0; i < w->keys.n; i++) {
        const struct client *client = book_client(b, w->keys.v[i]);
        struct record r;
        char *token = arena_new(&c->home.arena, PAGE_TOKEN_SIZE);
        /* somebody was faster */
        if (!client || *client_attr(b, client, "page"))
            continue;
        const struct cli_record words = {.type = REC_CLIENT,
                                         .client = client->key};
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
static int give_names(struct publishing *p, struct wanting *w)
{
    static const struct cli_writing writing = {add_names, print_nothing};
    static const struct cli_enter how = {.unseen = true};
    struct cli *c = p->c;
    struct when when = c->home.now;
    int32_t today = c->home.today;
    book_release(p->names);
    book_release(p->book);
    ledger_close(p->ledger);
    p->ledger = NULL;
    c->home.today = w->day;
    c->home.now = (struct when){.day = w->day};
    int rc = cli_write(c, &how, TYPE(REC_STATUS), &writing, w);
    c->home.today = today;
    c->home.now = when;
    if (rc < 0 || cli_ledger(c, &p->ledger) < 0)
        return -1;
    return publish_read(p);
}

int publish_names(struct publishing *p)
{
    struct wanting w = {.day = p->c->home.today};
    int rc = page_tokens_check(p->names, &p->c->err);
    for (size_t i = 0; rc == 0 && i < p->book->clients.n; i++) {
        const struct client *c = p->book->clients.v[i];
        if (!publish_is_wanted(p, c) || *publish_token(p, c))
            continue;
        *vec_push(&w.keys) =
            arena_dup(&p->c->home.arena, c->key, strlen(c->key));
        if (named_on(p, c) > w.day)
            w.day = named_on(p, c);
    }
    if (rc == 0 && w.keys.n && !p->ask->dry_run)
        rc = give_names(p, &w);
    vec_release(&w.keys);
    return rc;
}
