/* Places that take several lines.  What a client has is found for all clients
 * at once, when it is first asked for. */
#include <stdlib.h>

#include "inside.h"

/* --- Of each client --- */

static void lists_build(struct letter_lists *l, struct book *b)
{
    if (l->of)
        return;
    l->of = mem_new(b->clients.n + 1, sizeof *l->of);
    for (size_t i = b->orders.n; i-- > 0;) {
        struct order *o = b->orders.v[i];
        if (!o->client || o->delivered != DAY_NONE || o->cancelled)
            continue;
        *vec_push(&l->orders) = (struct letter_order){o, 0};
        struct letter_of *of = &l->of[o->client->n];
        l->orders.v[l->orders.n - 1].next = of->orders;
        of->orders = l->orders.n;
    }
    for (size_t i = b->invoices.n; i-- > 0;) {
        struct invoice *v = b->invoices.v[i];
        if (!v->client)
            continue;
        *vec_push(&l->invoices) = (struct letter_invoice){v, 0};
        struct letter_of *of = &l->of[v->client->n];
        l->invoices.v[l->invoices.n - 1].next = of->invoices;
        of->invoices = l->invoices.n;
    }
}

void letter_lists_release(struct letter_lists *l)
{
    free(l->of);
    free(l->plans);
    vec_release(&l->orders);
    vec_release(&l->invoices);
    kpis_release(&l->kpis);
    services_release(&l->services);
    map_release(&l->act_of);
    map_release(&l->went);
    if (l->reach_known)
        reach_release(&l->reach);
    if (l->acts_known)
        acts_release(&l->acts);
    if (l->complaints.book)
        complaints_release(&l->complaints);
}

static void add_line(struct buf *text, const char *line)
{
    buf_fmt(text, "%s%s", text->n ? "\n" : "", line);
}

const char *list_orders(const struct making *m)
{
    struct letter_lists *l = &m->by->lists;
    struct buf text = {0};
    lists_build(l, m->by->book);
    size_t at = l->of[m->out->client->n].orders;
    for (; at; at = l->orders.v[at - 1].next) {
        const struct order *o = l->orders.v[at - 1].order;
        const char *what = o->entry ? o->entry->text : "";
        const struct paper_place places[] = {{"what", *what ? what : o->ref},
                                             {"ref", o->ref},
                                             {"day", say_day(m, o->due)},
                                             {0}};
        struct buf line = {0};
        paper_say(m->words,
                  o->due == DAY_NONE ? W_LETTER_ORDER : W_LETTER_ORDER_BY,
                  places, &line);
        add_line(&text, say_keep(m, &line));
    }
    return say_keep(m, &text);
}

const char *list_invoices(const struct making *m)
{
    struct invoice_rules rules = invoice_rules_of(m->by->home);
    struct letter_lists *l = &m->by->lists;
    struct buf text = {0};
    lists_build(l, m->by->book);
    size_t at = l->of[m->out->client->n].invoices;
    for (; at; at = l->invoices.v[at - 1].next) {
        const struct invoice *v = l->invoices.v[at - 1].invoice;
        struct invoice_state state;
        struct err none = ERR_INIT;
        if (invoice_judge(m->by->book, v, &rules, &state, &none) < 0 ||
            state.open <= 0)
            continue;
        const struct paper_place places[] = {
            {"number", v->ref},
            {"day", say_day(m, v->entry->day)},
            {"due", say_day(m, state.due)},
            {"open", say_money(m, state.open, v->entry->currency)},
            {0}};
        struct buf line = {0};
        paper_say(m->words, W_LETTER_INVOICE, places, &line);
        add_line(&text, say_keep(m, &line));
    }
    return say_keep(m, &text);
}

const char *list_questions(const struct making *m)
{
    return paper_word(m->words, W_LETTER_QUESTIONS);
}

/* Of which that record told last, where it is the contract's client's and has
 * both its numbers; else NULL. */
static const struct kpi *figure_of(const struct making *m,
                                   const struct contract *k,
                                   const struct entry *e)
{
    struct letter_lists *l = &m->by->lists;
    if (!l->kpis_known)
        kpis_find(m->by->book, &l->kpis);
    l->kpis_known = true;
    const struct kpi *f = kpis_of(&l->kpis, e);
    return f && f->whole && e->client == k->client ? f : NULL;
}

/* Of the contract, on the day of the row. */
const char *list_figures(const struct making *m)
{
    const struct contract *k = m->about.contract;
    struct buf text = {0};
    if (!k)
        return "";
    struct book *b = m->by->book;
    struct records all = book_records(b, REC_KPI, NULL, k->ref, false);
    int32_t last = DAY_MIN;
    for (size_t i = 0; i < all.n; i++)
        if (figure_of(m, k, all.v[i]) && all.v[i]->day <= m->about.day &&
            all.v[i]->day > last)
            last = all.v[i]->day;
    for (size_t i = 0; i < all.n; i++) {
        const struct kpi *f = figure_of(m, k, all.v[i]);
        if (!f || all.v[i]->day != last || f->reached)
            continue;
        const struct paper_place places[] = {
            {"what", entry_attr(b, all.v[i], "name")},
            {"target", entry_attr(b, f->target_by, "target")},
            {"actual", entry_attr(b, f->actual_by, "actual")},
            {0}};
        struct buf line = {0};
        paper_say(m->words, W_LETTER_FIGURE, places, &line);
        add_line(&text, say_keep(m, &line));
    }
    return say_keep(m, &text);
}

/* --- Closing documents --- */

static void acts_build(struct letter_lists *l, struct book *b)
{
    if (l->acts_known)
        return;
    acts_find(b, &l->acts);
    l->acts_known = true;
    for (size_t i = 0; i < l->acts.all.n; i++) {
        struct act_orders orders = {0};
        act_orders(b, &l->acts.all.v[i], &orders);
        for (size_t k = 0; k < orders.all.n; k++)
            map_put(&l->act_of, orders.all.v[k], strlen(orders.all.v[k]), NULL)
                ->value = (uint32_t)i + 1;
        vec_release(&orders.all);
    }
}

const struct act *list_act(const struct making *m, const char *order)
{
    struct letter_lists *l = &m->by->lists;
    acts_build(l, m->by->book);
    const struct map_slot *at = map_find(&l->act_of, order, strlen(order));
    const struct act *act = at ? &l->acts.all.v[at->value - 1] : NULL;
    return act && act->client == m->out->client ? act : NULL;
}

/* --- Services --- */

static const char *services(const struct making *m, bool theirs)
{
    struct letter_maker *by = m->by;
    if (!by->lists.services.has)
        services_find(by->book, &by->home->conf, by->home->today,
                      &by->lists.services);
    return services_list(&by->lists.services, by->book, m->out->client, theirs);
}

const char *list_services(const struct making *m)
{
    return services(m, true);
}

const char *list_more(const struct making *m)
{
    return services(m, false);
}
