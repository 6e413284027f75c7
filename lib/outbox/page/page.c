#include "outbox/page/page.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "paper/html/html.h"

static int head(struct paging *g, struct err *e)
{
    struct telling *t = &g->t;
    struct brief *out = t->out;
    struct buf logo = {0};
    const char *me = doc_sender(t->home, t->lang, t->home->today);
    int32_t changed = g->p->changed[g->client->n];
    const struct paper_place title[] = {{"client", g->client->name}, {0}};
    const struct paper_place from[] = {
        {"me", me},
        {"day", tell_day(t, changed != DAY_NONE ? changed : t->home->today)},
        {0}};
    out->lang = t->lang;
    out->day = t->home->today;
    out->published = true;
    out->font = conf_text(&t->home->conf, "paper.font");
    out->size = strcmp(conf_text(&t->home->conf, "paper.size"), "letter") == 0
                    ? PAPER_LETTER
                    : PAPER_A4;
    out->title = tell_say(t, W_PAGE_TITLE, title);
    out->subtitle = tell_say(t, *me ? W_PAGE_FROM : W_PAGE_CHANGED, from);
    out->foot = me;
    int rc = doc_logo(t->home, out->day, &logo, e);
    if (rc == 0 && logo.n)
        out->logo =
            (struct str){arena_dup(&out->arena, logo.p, logo.n), logo.n};
    buf_release(&logo);
    return rc;
}

static void tell(struct paging *g)
{
    page_tell_work(g);
    page_tell_need(g);
    page_tell_pay(g);
    page_tell_papers(g);
    page_tell_results(g);
    page_tell_ask(g);
    html_brief(g->t.out, &g->out->html);
}

int page_make(struct pages *p, const struct client *c, struct str report,
              struct client_page *out, struct err *e)
{
    struct paging g = {
        .t = {.b = p->book, .home = p->home, .out = &out->brief},
        .p = p,
        .client = c,
        .out = out,
    };
    int rc = words_of(&p->papers.words, client_lang(p->book, c), &g.t.lang, e);
    if (rc == 0)
        rc = head(&g, e);
    if (rc == 0)
        rc = page_add_up(&g, e);
    if (rc == 0)
        rc = page_make_papers(&g, report, e);
    if (rc == 0)
        tell(&g);
    else if (e->kind == ERR_DATA)
        err_at(e, c->key, 0);
    map_release(&g.taken);
    vec_release(&g.links);
    vec_release(&g.bills);
    vec_release(&g.sums);
    return rc;
}

static const char suffix[] = ".pdf";

const char *client_page_other(struct client_page *p, size_t file, int n)
{
    const char *name = p->files.v[file].name;
    size_t stem = strlen(name) - strlen(suffix);
    return arena_fmt(&p->brief.arena, "%.*s.%d%s", (int)stem, name, n, suffix);
}

void client_page_rename(struct client_page *p, size_t file, const char *name)
{
    const char *was = p->files.v[file].name;
    for (size_t i = 0; i < p->brief.parts.n; i++) {
        struct brief_part *part = &p->brief.parts.v[i];
        if (part->kind == BRIEF_LINK && strcmp(part->to, was) == 0)
            part->to = name;
    }
    p->files.v[file].name = name;
    buf_clear(&p->html);
    html_brief(&p->brief, &p->html);
}

void client_page_release(struct client_page *p)
{
    for (size_t i = 0; i < p->files.n; i++)
        buf_release(&p->files.v[i].bytes);
    vec_release(&p->files);
    buf_release(&p->html);
    brief_release(&p->brief);
}

bool page_name_is(struct str s)
{
    if (s.n < sizeof suffix || *s.p == '.' ||
        memcmp(s.p + s.n - strlen(suffix), suffix, strlen(suffix)) != 0)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (strchr("/:%?#\\", s.p[i]))
            return false;
    return true;
}

bool page_is_ours(struct str html, struct page_names *files)
{
    static const char link[] = "<a href=\"";
    const char *at = html.p, *end = html.p + html.n;
    if (!html_is_published(html))
        return false;
    while ((at = memmem(at, (size_t)(end - at), link, sizeof link - 1))) {
        at += sizeof link - 1;
        const char *quote = memchr(at, '"', (size_t)(end - at));
        if (!quote)
            break;
        struct str name = {at, (size_t)(quote - at)};
        if (page_name_is(name))
            *vec_push(&files->all) = name;
        at = quote;
    }
    return true;
}

int page_replaces(const char *dir, struct str html, struct page_names *files,
                  struct err *e)
{
    return page_is_ours(html, files)
               ? 0
               : err_set(e, ERR_DATA,
                         _("%s has an index.html that is no client's page "
                           "(name another directory)"),
                         dir);
}
