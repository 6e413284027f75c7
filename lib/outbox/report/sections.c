/* What a report says in words. */
#include <math.h>
#include <stdlib.h>

#include "inside.h"
#include "work/contact/question.h"
#include "work/invoice/invoice.h"
#include "work/risk/leaving.h"
#include "work/risk/tenure.h"

enum { LISTED = 5, LAST = REPORT_PLACES - 1 };

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
        {"horizon", tell_days(t, LEAVING_HORIZON)},
        {0}};
    tell_item(t, l->usual > 0 ? W_REP_RISK_USUAL : W_REP_RISK, places);
}

/* Who has something on order, or is not silent for longer than usual, is not
 * about to go, whatever the chance. */
static bool stands_out(const struct leaving *l, bool busy)
{
    return (l->says == SAYS_LIKELY || l->says == SAYS_POSSIBLY) && !busy &&
           !(l->usual > 0 && l->silent <= l->usual);
}

/* By the place of clients: is something on order?  The caller frees. */
static bool *find_busy(const struct book *b)
{
    bool *busy = mem_new(b->clients.n + 1, sizeof *busy);
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (o->client && o->delivered == DAY_NONE && !o->cancelled)
            busy[o->client->n] = true;
    }
    return busy;
}

void tell_risk(struct telling *t)
{
    struct leaving_rules rules = leaving_rules_of(t->home);
    struct leavings l;
    const struct client **sorted;
    size_t told_n = 0;
    leavings_find(t->b, &rules, &l);
    size_t n = leavings_sort(&l, &sorted);
    bool *busy = find_busy(t->b);
    tell_heading(t, W_REP_AT_RISK);
    for (size_t i = 0; i < n && told_n < LISTED; i++) {
        const struct leaving *of = &l.of[sorted[i]->n];
        if (!stands_out(of, busy[sorted[i]->n]))
            continue;
        tell_leaving(t, sorted[i], of);
        told_n++;
    }
    if (!told_n)
        brief_add(t->out, BRIEF_TEXT, paper_word(t->lang, W_REP_NO_RISK));
    free(sorted);
    free(busy);
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

static void tell_order(struct telling *t, const struct order *o)
{
    int32_t today = t->home->today;
    if (o->delivered != DAY_NONE || o->cancelled)
        return;
    if (o->due != DAY_NONE && o->due < today)
        tell_late(t, W_REP_ORDER_LATE, o->client, o->ref, o->due);
    for (const struct phase *p = o->phases; p; p = p->next)
        if (p->due != DAY_NONE && p->due < today && p->done == DAY_NONE &&
            !p->cancelled)
            tell_late(t, W_REP_ORDER_LATE, o->client,
                      arena_fmt(&t->out->arena, "%s, %s", o->ref, p->name),
                      p->due);
}

void tell_promises(struct telling *t)
{
    struct book *b = t->b;
    int32_t today = t->home->today;
    size_t before = t->out->parts.n;
    struct questions q;
    tell_heading(t, W_REP_PROMISED);
    for (size_t i = 0; i < b->orders.n; i++)
        tell_order(t, b->orders.v[i]);
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
