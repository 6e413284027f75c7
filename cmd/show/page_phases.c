/* What of an order's plan is done, late and next: a line for each phase, with
 * its bar over a calendar. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "print/timeline.h"
#include "show/sections.h"
#include "work/plan/plan.h"

enum { INDENT = 2, GAP = 2, NAME_MOST = 24, BAR_LEAST = 20, USUAL = 80 };

struct drawing {
    struct page *page;
    const struct order *order;
    struct plan_look look;
    struct plan plan;
    struct timeline time;
    int keys, names, states; /* how wide they are */
    struct buf line;
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static enum plan_state state_of(const struct drawing *d, const struct phase *p)
{
    return plan_state_of(&d->look, p);
}

static void measure(struct drawing *d)
{
    int width = d->page->c->width ? d->page->c->width : USUAL;
    for (const struct phase *p = d->order->phases; p; p = p->next) {
        d->keys = larger(d->keys, text_width(str_of(p->key)));
        d->names = larger(d->names, text_width(str_of(p->name)));
        d->states = larger(d->states,
                           text_width(str_of(_(plan_states[state_of(d, p)]))));
    }
    d->names = d->names < NAME_MOST ? d->names : NAME_MOST;
    int used = INDENT + d->keys + d->names + d->states + 4 * GAP + 10;
    d->time = (struct timeline){
        .first = d->plan.first, .last = d->plan.last, .off = d->plan.off.v};
    timeline_cells(&d->time, larger(width - used, BAR_LEAST));
}

static void put_column(struct drawing *d, const char *text, int width)
{
    struct buf plain = {0};
    text_plain(str_of(text), &plain);
    if (text_width(buf_view(&plain)) > width) {
        plain.n = text_fit(buf_view(&plain), width - 1);
        buf_puts(&plain, "…");
    }
    int room = width - text_width(buf_view(&plain)) + GAP;
    buf_str(&d->line, buf_view(&plain));
    buf_fmt(&d->line, "%*s", room, "");
    buf_release(&plain);
}

static void end_line(struct drawing *d, enum out_style style)
{
    while (d->line.n && d->line.p[d->line.n - 1] == ' ')
        d->line.n--;
    out_styled(stdout, buf_view(&d->line), style, d->page->c->color);
    fputc('\n', stdout);
    buf_clear(&d->line);
}

static void begin_scale(struct drawing *d)
{
    int before = INDENT + d->keys + d->names + d->states + 4 * GAP + 10;
    buf_fmt(&d->line, "%*s", before, "");
}

/* The months, and where today is. */
static void print_scale(struct drawing *d)
{
    VEC(struct timeline_mark) months = {0};
    struct arena arena = {0};
    char day[DATE_SIZE];
    int32_t today = d->page->c->home.today;
    for (int32_t at = d->plan.first; at <= d->plan.last;) {
        struct civil c = day_civil(at);
        day_print(at, day);
        *vec_push(&months) =
            (struct timeline_mark){at, arena_dup(&arena, day, 7)};
        at += day_month_length(c.year, c.month) - (c.day - 1);
    }
    begin_scale(d);
    timeline_marks(&d->time, months.v, months.n, &d->line);
    end_line(d, OUT_DIM);
    if (today >= d->plan.first && today <= d->plan.last) {
        const struct timeline_mark mark = {today, "▼"};
        begin_scale(d);
        timeline_marks(&d->time, &mark, 1, &d->line);
        end_line(d, OUT_DIM);
    }
    vec_release(&months);
    arena_release(&arena);
}

static void print_phase(struct drawing *d, const struct phase *p,
                        const struct plan_phase *bar)
{
    static const enum out_style styles[PLAN_STATES] = {[PLAN_DONE] = OUT_DIM,
                                                       [PLAN_LATE] = OUT_BAD,
                                                       [PLAN_CANCELLED] =
                                                           OUT_DIM};
    enum plan_state state = state_of(d, p);
    bool over = state == PLAN_DONE || state == PLAN_CANCELLED;
    char due[DATE_SIZE];
    buf_fmt(&d->line, "%*s", INDENT, "");
    put_column(d, p->key, d->keys);
    put_column(d, p->name, d->names);
    put_column(d, day_print(p->due, due), 10);
    put_column(d, _(plan_states[state]), d->states);
    if (bar && d->plan.off.n)
        timeline_bar(&d->time, bar->first, bar->last,
                     over ? &timeline_hollow : &timeline_solid, &d->line);
    end_line(d, styles[state]);
}

static void print_phases(struct drawing *d)
{
    size_t place = 0, at = 0;
    for (const struct phase *p = d->order->phases; p; p = p->next, place++) {
        bool there = at < d->plan.all.n && d->plan.all.v[at].line == place;
        print_phase(d, p, there ? &d->plan.all.v[at++] : NULL);
    }
}

static int print_order(struct page *p, const struct order *o)
{
    struct drawing d = {
        .page = p, .order = o, .look = plan_look(o, p->c->home.today)};
    char heading[256];
    int rc = plan_order(&p->c->home, o, &d.plan, &p->c->err);
    if (rc == 0) {
        snprintf(heading, sizeof heading, _("Plan of %s"), o->ref);
        page_heading(p, heading);
        measure(&d);
        if (d.plan.off.n)
            print_scale(&d);
        print_phases(&d);
    }
    plan_release(&d.plan);
    buf_release(&d.line);
    return rc;
}

/* Of open orders; the others have all of it behind them. */
int page_phases(struct page *p)
{
    size_t n = p->much->all ? p->card->orders.n : p->card->orders_open;
    for (size_t i = 0; i < n; i++)
        if (p->card->orders.v[i]->phases &&
            print_order(p, p->card->orders.v[i]) < 0)
            return -1;
    return 0;
}
