/* What a report says in words. */
#include <math.h>
#include <stdlib.h>

#include "inside.h"
#include "work/contact/question.h"
#include "work/invoice/invoice.h"
#include "work/risk/leaving.h"
#include "work/risk/tenure.h"

enum { MOVERS = 3, LISTED = 5, LAST = REPORT_PLACES - 1 };

/* The figures that are told, in this order. */
static const struct {
    const char *name;
    enum paper_word word;
} told[] = {
    {"revenue", W_REP_REVENUE},
    {"invoiced", W_REP_INVOICED},
    {"received", W_REP_RECEIVED},
    {"mrr", W_REP_MRR},
    {"clients_active", W_REP_CLIENTS},
    {"new_clients", W_REP_NEW},
    {"client_churn", W_REP_CHURN},
    {"on_time", W_REP_ON_TIME},
    {"first_response_median", W_REP_RESPONSE},
    {"complaints", W_REP_COMPLAINTS},
    {"nps", W_REP_NPS},
};

static bool is_known(const struct figure *f)
{
    return f && !isnan(f->value);
}

static bool is_none(const struct figure *f)
{
    return !is_known(f) ||
           (f->unit == FIGURE_MONEY || f->unit == FIGURE_COUNT ? f->num == 0
                                                               : false);
}

static void tell_one(struct telling *t, const struct figure *now,
                     enum paper_word word)
{
    const struct figure *last =
        tell_find(&t->figures, now->name, t->now[LAST - 1], now->currency);
    const struct figure *year =
        tell_find(&t->figures, now->name, t->before[LAST], now->currency);
    if (is_none(now) && is_none(last) && is_none(year))
        return;
    const struct paper_place places[] = {{"what", paper_word(t->lang, word)},
                                         {"now", tell_figure(t, now)},
                                         {"before", tell_figure(t, last)},
                                         {"year", tell_figure(t, year)},
                                         {0}};
    tell_item(t, is_known(year) ? W_REP_LINE_YEAR : W_REP_LINE, places);
}

/* By how much a client's figure changed. */
struct move {
    const struct figure *f;
    int64_t by;
};

static int compare_moves(const void *a, const void *b)
{
    const struct move *x = a, *y = b;
    if (x->f->currency != y->f->currency)
        return x->f->currency < y->f->currency ? -1 : 1;
    int64_t p = x->by < 0 ? -x->by : x->by, q = y->by < 0 ? -y->by : y->by;
    return p != q ? (p > q ? -1 : 1) : strcmp(x->f->group, y->f->group);
}

static size_t find_moves(const struct telling *t, struct move *out)
{
    const struct figures *m = &t->moved;
    struct map at = {0};
    struct buf key = {0};
    size_t n = 0;
    /* first those of the period, then what they were before */
    for (int before = 0; before < 2; before++)
        for (size_t i = 0; i < m->all.n; i++) {
            const struct figure *f = &m->all.v[i];
            bool now = f->period.from == t->now[LAST].from;
            if (now == (before == 1))
                continue;
            buf_clear(&key);
            buf_fmt(&key, "%d %s", f->currency, f->group);
            bool fresh;
            struct map_slot *slot = map_put(&at, key.p, key.n, &fresh);
            if (fresh) {
                slot->value = (uint32_t)n;
                out[n++] = (struct move){f, 0};
            }
            out[slot->value].by += before ? -f->num : f->num;
        }
    map_release(&at);
    buf_release(&key);
    return n;
}

static const char *client_name(const struct telling *t, const char *key)
{
    const struct client *c = book_client(t->b, key);
    return c ? c->name : key;
}

/* Who made the revenue what it is, in each currency. */
static void tell_movers(struct telling *t)
{
    struct move *moves = mem_new(t->moved.all.n + 1, sizeof *moves);
    size_t n = find_moves(t, moves);
    qsort(moves, n, sizeof *moves, compare_moves);
    for (size_t i = 0, end; i < n; i = end) {
        struct buf list = {0};
        for (end = i; end < n && moves[end].f->currency == moves[i].f->currency;
             end++) {
            if (end - i >= MOVERS || moves[end].by == 0)
                continue;
            buf_fmt(&list, "%s%s %s%s", list.n ? "; " : "",
                    client_name(t, moves[end].f->group),
                    moves[end].by > 0 ? "+" : "",
                    tell_money(t, moves[end].by, moves[end].f->currency));
        }
        const struct paper_place places[] = {{"list", buf_cstr(&list)}, {0}};
        if (list.n)
            tell_item(t, W_REP_MOVERS, places);
        buf_release(&list);
    }
    free(moves);
}

void tell_changed(struct telling *t)
{
    size_t before = t->out->parts.n;
    tell_heading(t, W_REP_CHANGED);
    for (size_t k = 0; k < sizeof told / sizeof *told; k++)
        for (size_t i = 0; i < t->figures.all.n; i++) {
            const struct figure *f = &t->figures.all.v[i];
            if (f->period.from == t->now[LAST].from &&
                f->period.to == t->now[LAST].to &&
                strcmp(f->name, told[k].name) == 0)
                tell_one(t, f, told[k].word);
        }
    tell_movers(t);
    if (t->out->parts.n == before + 1)
        brief_add(t->out, BRIEF_TEXT, paper_word(t->lang, W_REP_NOTHING));
}

/* --- Who came and went --- */

static void tell_lost(struct telling *t, const struct tenures *tenures,
                      const struct client *c, enum client_state state,
                      int32_t last)
{
    int32_t day = tenures_lost(tenures, c, state, last);
    const char *why = c->status && state == CLIENT_LOST ? c->status->text : "";
    const struct paper_place places[] = {
        {"client", c->name}, {"day", tell_day(t, day)}, {"why", why}, {0}};
    tell_item(t, *why ? W_REP_LEFT_WHY : W_REP_LEFT, places);
}

static void tell_new(struct telling *t, const struct client *c)
{
    const char *source = client_attr(t->b, c, "source");
    const struct paper_place places[] = {
        {"client", c->name}, {"source", source}, {0}};
    tell_item(t, *source ? W_REP_CAME_FROM : W_REP_CAME, places);
}

int tell_clients(struct telling *t, struct err *e)
{
    struct period p = t->now[LAST];
    int32_t last = p.to < t->home->today ? p.to : t->home->today;
    const int32_t days[] = {p.from - 1, last};
    size_t n = t->b->clients.n, before = t->out->parts.n;
    struct tenures tenures;
    (void)e;
    if (last < p.from)
        return 0;
    unsigned char *states = mem_new(2 * n + 1, 1);
    tenures_init(&tenures, t->b,
                 conf_span(&t->home->conf, "metrics.churn_after"));
    tenures_states(&tenures, t->b, days, 2, states);
    tell_heading(t, W_REP_WHO);
    for (size_t i = 0; i < n; i++) {
        const struct client *c = t->b->clients.v[i];
        enum client_state was = (enum client_state)states[i],
                          is = (enum client_state)states[n + i];
        int32_t began = tenures.of[i].began;
        if (began != DAY_NONE && began >= p.from && began <= last)
            tell_new(t, c);
        else if (tenures_active(&tenures, c, was, days[0]) &&
                 !tenures_active(&tenures, c, is, last))
            tell_lost(t, &tenures, c, is, last);
        else if (is == CLIENT_PAUSED && was != CLIENT_PAUSED) {
            const struct paper_place places[] = {{"client", c->name}, {0}};
            tell_item(t, W_REP_PAUSED, places);
        }
    }
    if (t->out->parts.n == before + 1)
        brief_add(t->out, BRIEF_TEXT, paper_word(t->lang, W_REP_NOBODY));
    tenures_release(&tenures);
    free(states);
    return 0;
}

/* --- Who may leave --- */

static void tell_leaving(struct telling *t, const struct client *c,
                         const struct leaving *l)
{
    const char *stake = l->currency != CURRENCY_NONE && l->stake > 0
                            ? tell_money(t, l->stake, l->currency)
                            : "–";
    const struct paper_place places[] = {
        {"client", c->name},
        {"chance", tell_real(t, l->percent, 0)},
        {"silent", tell_days(t, l->silent)},
        {"usual", tell_days(t, l->usual)},
        {"stake", stake},
        {0}};
    tell_item(t, l->usual > 0 ? W_REP_RISK_USUAL : W_REP_RISK, places);
}

void tell_risk(struct telling *t)
{
    struct leaving_rules rules = leaving_rules_of(t->home);
    struct leavings l;
    const struct client **sorted;
    size_t told_n = 0;
    leavings_find(t->b, &rules, &l);
    size_t n = leavings_sort(&l, &sorted);
    tell_heading(t, W_REP_AT_RISK);
    for (size_t i = 0; i < n && told_n < LISTED; i++) {
        const struct leaving *of = &l.of[sorted[i]->n];
        if (of->says != SAYS_LIKELY && of->says != SAYS_POSSIBLY)
            continue;
        tell_leaving(t, sorted[i], of);
        told_n++;
    }
    if (!told_n)
        brief_add(t->out, BRIEF_TEXT, paper_word(t->lang, W_REP_NO_RISK));
    free(sorted);
    leavings_release(&l);
}

/* --- What is unpaid --- */

struct due {
    const struct invoice *invoice;
    struct invoice_state state;
};

static int compare_due(const void *a, const void *b)
{
    const struct due *x = a, *y = b;
    return x->state.days != y->state.days
               ? (x->state.days > y->state.days ? -1 : 1)
               : strcmp(x->invoice->ref, y->invoice->ref);
}

static int sum_due(const struct due *due, size_t n, struct telling *t,
                   struct buf *out, struct err *e)
{
    int64_t sum[CURRENCIES_MAX] = {0};
    for (size_t i = 0; i < n; i++)
        if (money_add(&sum[due[i].invoice->entry->currency], due[i].state.open,
                      e) < 0)
            return -1;
    for (unsigned k = 0; k < t->b->currencies.n; k++)
        if (sum[k])
            buf_fmt(out, "%s%s", out->n ? ", " : "",
                    tell_money(t, sum[k], (uint8_t)k));
    return 0;
}

static int say_due(struct telling *t, const struct due *due, size_t n,
                   struct err *e)
{
    struct buf sums = {0};
    if (sum_due(due, n, t, &sums, e) < 0) {
        buf_release(&sums);
        return -1;
    }
    const struct paper_place all[] = {
        {"n", tell_real(t, (double)n, 0)}, {"sums", buf_cstr(&sums)}, {0}};
    brief_add(t->out, BRIEF_TEXT,
              n ? tell_say(t, W_REP_OVERDUE, all)
                : paper_word(t->lang, W_REP_NOT_OVERDUE));
    buf_release(&sums);
    for (size_t i = 0; i < n && i < LISTED; i++) {
        const struct invoice *v = due[i].invoice;
        const struct paper_place one[] = {
            {"number", v->ref},
            {"client", v->client ? v->client->name : "–"},
            {"open", tell_money(t, due[i].state.open, v->entry->currency)},
            {"days", tell_days(t, due[i].state.days)},
            {0}};
        tell_item(t, W_REP_OVERDUE_ONE, one);
    }
    return 0;
}

int tell_unpaid(struct telling *t, struct err *e)
{
    struct invoice_rules rules = invoice_rules_of(t->home);
    struct due *due = mem_new(t->b->invoices.n + 1, sizeof *due);
    size_t n = 0;
    int rc = 0;
    tell_heading(t, W_REP_UNPAID);
    for (size_t i = 0; rc == 0 && i < t->b->invoices.n; i++) {
        due[n].invoice = t->b->invoices.v[i];
        rc = invoice_judge(t->b, due[n].invoice, &rules, &due[n].state, e);
        n += rc == 0 && due[n].state.status == INVOICE_OVERDUE;
    }
    qsort(due, n, sizeof *due, compare_due);
    if (rc == 0)
        rc = say_due(t, due, n, e);
    free(due);
    return rc;
}

/* --- What was promised, and is not there --- */

static void tell_late(struct telling *t, enum paper_word word,
                      const struct client *c, const char *what, int32_t day)
{
    const struct paper_place places[] = {
        {"client", c ? c->name : "–"},
        {"what", what},
        {"day", tell_day(t, day)},
        {"days", tell_days(t, t->home->today - day)},
        {0}};
    tell_item(t, word, places);
}

void tell_promises(struct telling *t)
{
    struct book *b = t->b;
    int32_t today = t->home->today;
    size_t before = t->out->parts.n;
    struct questions q;
    tell_heading(t, W_REP_PROMISED);
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (o->due != DAY_NONE && o->due < today && o->delivered == DAY_NONE &&
            !o->cancelled)
            tell_late(t, W_REP_ORDER_LATE, o->client, o->ref, o->due);
    }
    for (size_t i = 0; i < b->issues.n; i++)
        if (!b->issues.v[i]->resolved)
            tell_late(t, W_REP_ISSUE_OPEN, b->issues.v[i]->client,
                      b->issues.v[i]->ref, b->issues.v[i]->entry->day);
    questions_find(b, NULL, &q);
    for (int k = 0; k < QUESTION_LISTS; k++)
        for (size_t i = 0; i < q.open[k].n; i++)
            tell_late(t, W_REP_UNANSWERED, q.open[k].v[i]->client,
                      q.open[k].v[i]->text, q.open[k].v[i]->day);
    questions_release(&q);
    for (size_t i = 0; i < b->tasks.n; i++) {
        const struct task *k = b->tasks.v[i];
        if (!k->done && k->entry->due != DAY_NONE && k->entry->due < today)
            tell_late(t, W_REP_TASK_LATE, k->client, k->entry->text,
                      k->entry->due);
    }
    if (t->out->parts.n == before + 1)
        brief_add(t->out, BRIEF_TEXT, paper_word(t->lang, W_REP_ALL_KEPT));
}
