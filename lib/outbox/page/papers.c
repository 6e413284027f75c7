/* The documents of a client, as files beside the page. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "outbox/doc/doc_find.h"
#include "paper/draw.h"

struct paper_wanted {
    enum paper_kind kind;
    const char *ref;
    int32_t day;
    struct page_bill *bill; /* NULL: it is paid, or no invoice */
};
enum { SEVERAL = PAPER_KINDS };
struct wanted {
    VEC(struct paper_wanted) all;
    struct map kinds; /* number -> kind, or SEVERAL */
};

static void want(struct wanted *w, enum paper_kind kind, const char *ref,
                 int32_t day)
{
    bool fresh;
    struct map_slot *slot = map_put(&w->kinds, ref, strlen(ref), &fresh);
    slot->value = fresh || slot->value == (uint32_t)kind ? kind : SEVERAL;
    *vec_push(&w->all) = (struct paper_wanted){kind, ref, day, NULL};
}

static bool is_late(const struct paging *g, int32_t day)
{
    return day > g->t.home->today - PAGE_YEAR;
}

static void want_invoices(struct paging *g, struct wanted *w)
{
    struct page_range all = page_range(g->p, g->client, PAGE_INVOICES, NULL);
    struct map open = {0};
    for (size_t i = 0; i < g->bills.n; i++)
        map_put(&open, g->bills.v[i].ref, strlen(g->bills.v[i].ref), NULL)
            ->value = (uint32_t)i;
    for (size_t i = 0; i < all.n; i++) {
        const struct invoice *v = all.v[i].thing;
        const struct map_slot *bill = map_find(&open, v->ref, strlen(v->ref));
        if (!bill && !is_late(g, v->entry->day))
            continue;
        want(w, PAPER_INVOICE, v->ref, v->entry->day);
        if (bill)
            w->all.v[w->all.n - 1].bill = &g->bills.v[bill->value];
    }
    map_release(&open);
}

static void want_others(struct paging *g, struct wanted *w)
{
    const struct client *c = g->client;
    struct page_range credits = page_range(g->p, c, PAGE_CREDITS, NULL);
    struct page_range acts = page_range(g->p, c, PAGE_ACTS, NULL);
    struct page_range quotes = page_range(g->p, c, PAGE_QUOTES, NULL);
    for (size_t i = 0; i < credits.n; i++) {
        const struct entry *e = credits.v[i].thing;
        if (is_late(g, e->day))
            want(w, PAPER_CREDIT, shown_ref(e), e->day);
    }
    for (size_t i = 0; i < acts.n; i++) {
        const struct act *k = acts.v[i].thing;
        if (is_late(g, k->sent) || k->signed_on == DAY_NONE)
            want(w, PAPER_ACT, k->ref, k->entry->day);
    }
    for (size_t i = 0; i < quotes.n; i++) {
        const struct offer *o = quotes.v[i].thing;
        if (is_late(g, o->first->day))
            want(w, PAPER_QUOTE, o->ref, o->first->day);
    }
}

/* The latest first. */
static int compare(const void *x, const void *y)
{
    const struct paper_wanted *a = x, *b = y;
    if (a->day != b->day)
        return a->day > b->day ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return strcmp(a->ref, b->ref);
}

/* --- files --- */

static bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
           c == '-' || c == '_' || c == '.';
}

/* A name out of a number, and no name twice. */
static const char *file_name(struct paging *g, const char *number)
{
    enum { MOST = 80 };
    struct arena *arena = &g->t.out->arena;
    char *stem = arena_dup(arena, number, strnlen(number, MOST));
    for (char *p = stem; *p; p++)
        if (!is_plain(*p) || (*p == '.' && p == stem))
            *p = '-';
    const char *name = arena_fmt(arena, "%s.pdf", stem);
    for (int n = 2; map_find(&g->taken, name, strlen(name)); n++)
        name = arena_fmt(arena, "%s-%d.pdf", stem, n);
    map_put(&g->taken, name, strlen(name), NULL);
    return name;
}

static struct buf *add_file(struct paging *g, const char *number,
                            const char *text)
{
    const char *name = file_name(g, number);
    *vec_push(&g->links) = (struct page_link){text, name};
    struct page_file *f = vec_push(&g->out->files);
    *f = (struct page_file){.name = name};
    return &f->bytes;
}

/* With the sum of what says one. */
static const char *link_text(struct paging *g, const struct paper_wanted *w,
                             const struct doc_page *page,
                             const struct paper *paper)
{
    struct telling *t = &g->t;
    const struct paper_place places[] = {
        {"kind",
         paper_word(t->lang, (enum paper_word)(W_INVOICE + (int)w->kind))},
        {"ref", w->ref},
        {"day", tell_day(t, w->day)},
        {"sum", tell_money(t, paper->gross, page->currency)},
        {0}};
    return tell_say(t, paper->gross ? W_PAGE_FILE_SUM : W_PAGE_FILE, places);
}

static void keep_code(struct paging *g, struct page_bill *bill,
                      const struct paper *p)
{
    if (!bill || !p->payload.n)
        return;
    bill->small = p->payload_small;
    bill->payload = (struct str){
        arena_dup(&g->t.out->arena, p->payload.p, p->payload.n), p->payload.n};
}

/* What has the number of another client's is told of and left out. */
static bool is_theirs(struct paging *g, const struct paper_wanted *w,
                      const struct doc_page *page)
{
    bool is = page->client == g->client;
    if (!is)
        notes_add(&g->t.home->notes,
                  _("%s: the page is without %s, whose number is that of "
                    "another client's, too"),
                  g->client->key, w->ref);
    return is;
}

/* By its number; by its kind, too, where another kind has that number. */
static const char *stem_of(struct paging *g, const struct wanted *all,
                           const struct paper_wanted *w)
{
    static const char *const kinds[] = {[PAPER_INVOICE] = "invoice",
                                        [PAPER_CREDIT] = "credit",
                                        [PAPER_QUOTE] = "quote",
                                        [PAPER_ACT] = "act"};
    const struct map_slot *first =
        map_find(&all->kinds, w->ref, strlen(w->ref));
    return first->value == SEVERAL
               ? arena_fmt(&g->t.out->arena, "%s-%s", kinds[w->kind], w->ref)
               : w->ref;
}

static int make(struct paging *g, const struct wanted *all,
                const struct paper_wanted *w, struct err *e)
{
    struct doc doc = {0};
    struct doc_paper paper = {0};
    int rc = doc_find_kind(g->t.home, g->t.b, w->kind, w->ref, &doc, e);
    bool is_void = rc < 0 && e->kind == ERR_ABSENT;
    if (is_void) {
        *e = (struct err)ERR_INIT;
        rc = 0;
    } else if (rc == 0 && is_theirs(g, w, &doc.page)) {
        rc = doc_paper_make(&g->p->papers, &doc.page, true, &paper, e);
        if (rc == 0)
            keep_code(g, w->bill, &paper.paper);
        if (rc == 0)
            rc = draw_pdf(g->p->module, &paper.paper,
                          add_file(g, stem_of(g, all, w),
                                   link_text(g, w, &doc.page, &paper.paper)),
                          e);
    }
    doc_paper_release(&paper);
    doc_release(&doc);
    return rc;
}

static void add_report(struct paging *g, struct str report)
{
    struct page_report of;
    struct buf period = {0};
    char iso[PERIOD_SIZE];
    if (!report.n || !page_report_last(g->p, g->client, &of))
        return;
    paper_add_period(g->t.lang, period_print(of.period, iso), &period);
    const struct paper_place places[] = {{"period", buf_cstr(&period)}, {0}};
    const char *text = tell_say(&g->t, W_PAGE_REPORT, places);
    buf_str(add_file(g, arena_fmt(&g->t.out->arena, "report-%s", iso), text),
            report);
    buf_release(&period);
}

int page_make_papers(struct paging *g, struct str report, struct err *e)
{
    struct wanted w = {0};
    int rc = 0;
    want_invoices(g, &w);
    want_others(g, &w);
    if (w.all.n > 1)
        qsort(w.all.v, w.all.n, sizeof *w.all.v, compare);
    add_report(g, report);
    for (size_t i = 0; rc == 0 && i < w.all.n; i++)
        rc = make(g, &w, &w.all.v[i], e);
    map_release(&w.kinds);
    vec_release(&w.all);
    return rc;
}

/* --- papers of contracts, of which there is no file --- */

void page_tell_papers(struct paging *g)
{
    struct page_range papers = page_range(g->p, g->client, PAGE_PAPERS, NULL);
    if (g->links.n || papers.n)
        tell_heading(&g->t, W_PAGE_FILES);
    for (size_t i = 0; i < g->links.n; i++)
        brief_add(g->t.out, BRIEF_LINK, g->links.v[i].text)->to =
            g->links.v[i].file;
    for (size_t i = papers.n; i-- > 0;) {
        const struct contract_paper *k = papers.v[i].thing;
        bool is_signed = page_paper_signed(g->p, k);
        tell_of(&g->t, is_signed ? W_PAGE_SIGNED : W_PAGE_SENT,
                tell_paper_kind(&g->t, k), shown_ref(k->first),
                is_signed ? k->signed_on : k->sent);
    }
}
