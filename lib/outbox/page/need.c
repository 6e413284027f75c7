/* What we need of the client, but for money. */
#include <stdlib.h>

#include "inside.h"

static void tell_quote(struct paging *g, const struct offer *o)
{
    struct book *b = g->t.b;
    const char *result = offer_attr(b, o, "result");
    const struct entry *due = rows_on(b, o->rows, ROWS_DUE, g->t.home->today);
    int32_t until = due ? shown_due(due) : DAY_NONE;
    if ((*result && strcmp(result, "open") != 0) ||
        (until != DAY_NONE && until < g->t.home->today))
        return;
    tell_of(&g->t, until == DAY_NONE ? W_CLIENT_DECIDE : W_CLIENT_DECIDE_BY,
            tell_what(&g->t, shown_text(o->first), o->ref), "", until);
}

void page_tell_need(struct paging *g)
{
    const struct client *c = g->client;
    struct page_range asked = page_range(g->p, c, PAGE_QUESTIONS, NULL);
    struct page_range quotes = page_range(g->p, c, PAGE_QUOTES, NULL);
    struct page_range acts = page_range(g->p, c, PAGE_ACTS, NULL);
    tell_heading(&g->t, W_CLIENT_NEED);
    size_t before = g->t.out->parts.n;
    for (size_t i = 0; i < asked.n; i++) {
        const struct entry *e = asked.v[i].thing;
        if (*shown_text(e))
            tell_of(&g->t, W_CLIENT_ANSWER, shown_text(e), "", e->day);
    }
    for (size_t i = 0; i < quotes.n; i++)
        tell_quote(g, quotes.v[i].thing);
    for (size_t i = 0; i < acts.n; i++) {
        const struct act *k = acts.v[i].thing;
        if (k->signed_on == DAY_NONE)
            tell_of(&g->t, W_CLIENT_SIGN, "", k->ref, k->sent);
    }
    struct page_range papers = page_range(g->p, c, PAGE_PAPERS, NULL);
    for (size_t i = 0; i < papers.n; i++) {
        const struct contract_paper *k = papers.v[i].thing;
        if (!page_paper_signed(g->p, k))
            tell_of(&g->t, W_PAGE_SIGN, tell_paper_kind(&g->t, k),
                    shown_ref(k->first), k->sent);
    }
    if (g->t.out->parts.n == before)
        brief_add(g->t.out, BRIEF_TEXT,
                  paper_word(g->t.lang, W_CLIENT_NOTHING_NEEDED));
}
