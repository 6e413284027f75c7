/* The reports that clients' pages link to, as they were when they were sent:
 * the ledger is read as of each day on which one was. */
#include <stdlib.h>

#include "outbox/report/client.h"
#include "paper/draw.h"
#include "publish.h"

int publish_or_tell(struct publishing *p, const struct client *client, int rc)
{
    struct cli *c = p->c;
    if (rc == 0 || p->ask->client || c->err.kind == ERR_IO)
        return rc;
    cli_note(c, "%s", c->err.text);
    c->err = (struct err)ERR_INIT;
    p->failed += !p->fails[client->n];
    p->fails[client->n] = true;
    return 0;
}

static void find(struct publishing *p, const struct client *c)
{
    struct page_report of;
    if (c->state != CLIENT_LOST && page_report_last(&p->pages, c, &of))
        *vec_push(&p->reports) = (struct publish_report){.of = of};
}

static int by_day(const void *x, const void *y)
{
    const struct publish_report *a = x, *b = y;
    if (a->of.sent != b->of.sent)
        return a->of.sent < b->of.sent ? -1 : 1;
    return a->of.client->n < b->of.client->n ? -1 : 1;
}

/* A client that was another key's then has no report of its own. */
static int draw(struct publishing *p, struct book *then,
                struct publish_report *r)
{
    struct cli *c = p->c;
    struct brief brief = {0};
    const struct client *client = book_client(then, r->of.client->key);
    const struct client_report_ask ask = {.client = client,
                                          .period = r->of.period};
    if (!client)
        return 0;
    int rc = client_report(then, &c->home, &ask, &brief, &c->err);
    if (rc == 0)
        rc = draw_brief(cli_draw_module(c), &brief, &r->pdf, &c->err);
    brief_release(&brief);
    return rc == 0 ? 0 : err_at(&c->err, client->key, 0);
}

/* Those of one day, from `at` on. */
static int draw_day(struct publishing *p, size_t *at, const char *only)
{
    struct cli *c = p->c;
    struct when as_of = c->home.as_of;
    int32_t today = c->home.today, day = p->reports.v[*at].of.sent;
    struct book then;
    c->home.as_of = (struct when){.day = day};
    c->home.today = day;
    int rc = cli_book_from(c, p->ledger, TYPES_ALL, true, only, &then);
    if (rc == 0) {
        while (rc == 0 && *at < p->reports.n &&
               p->reports.v[*at].of.sent == day) {
            struct publish_report *r = &p->reports.v[(*at)++];
            rc = publish_or_tell(p, r->of.client, draw(p, &then, r));
        }
        book_release(&then);
    }
    c->home.as_of = as_of;
    c->home.today = today;
    return rc;
}

int publish_reports(struct publishing *p, const struct client *only)
{
    struct book *b = p->book;
    int rc = 0;
    p->report_of = mem_new(b->clients.n + 1, sizeof *p->report_of);
    p->fails = mem_new(b->clients.n + 1, sizeof *p->fails);
    if (only)
        find(p, only);
    for (size_t i = 0; !only && i < b->clients.n; i++)
        find(p, b->clients.v[i]);
    if (p->reports.n > 1)
        qsort(p->reports.v, p->reports.n, sizeof *p->reports.v, by_day);
    for (size_t i = 0; i < p->reports.n; i++)
        p->report_of[p->reports.v[i].of.client->n] = (uint32_t)i + 1;
    for (size_t i = 0; rc == 0 && i < p->reports.n;)
        rc = draw_day(p, &i, only ? only->key : NULL);
    return rc;
}

struct str publish_report(const struct publishing *p, const struct client *c)
{
    uint32_t at = p->report_of[c->n];
    return at ? buf_view(&p->reports.v[at - 1].pdf) : (struct str){"", 0};
}

void publish_reports_release(struct publishing *p)
{
    for (size_t i = 0; i < p->reports.n; i++)
        buf_release(&p->reports.v[i].pdf);
    vec_release(&p->reports);
    free(p->report_of);
    free(p->fails);
}
