#include "work/risk/risk.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "work/invoice/invoice.h"

const int risk_weights[RISK_SIGNS] = {
    [RISK_USAGE] = 40,  [RISK_FELL] = 40,   [RISK_UNHAPPY] = 30,
    [RISK_SILENT] = 30, [RISK_SLOW] = 25,   [RISK_ISSUE] = 20,
    [RISK_ISSUES] = 20, [RISK_DEBT] = 15,   [RISK_WORRIED] = 20,
    [RISK_ANGRY] = 40,  [RISK_SIGNAL] = 20,
};

enum {
    GAPS_LEAST = 3,    /* fewer do not show what is usual */
    SILENT_LEAST = 14, /* days */
    SLOW_LEAST = 30
};

static void note_orders(struct risks *r)
{
    const struct book *b = r->book;
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (!o->client || o->cancelled)
            continue;
        struct risk *c = &r->of[o->client->n];
        if (!c->orders++)
            c->first_order = o->entry->day;
        c->last_order = o->entry->day;
    }
}

static void note_issues(struct risks *r)
{
    const struct book *b = r->book;
    for (size_t i = 0; i < b->issues.n; i++) {
        const struct issue *issue = b->issues.v[i];
        if (!issue->client)
            continue;
        struct risk *c = &r->of[issue->client->n];
        if (!c->issue && !issue->resolved)
            c->issue = issue;
        c->issues[0] = c->issues[1];
        c->issues[1] = issue->entry->day;
    }
}

static void note_debts(struct risks *r)
{
    const struct book *b = r->book;
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        int32_t due = invoice_due(v, r->rules.term);
        struct risk *c = v->client ? &r->of[v->client->n] : NULL;
        if (c && due < r->rules.today &&
            (c->debt == DAY_NONE || due < c->debt) && invoice_left(b, v) > 0)
            c->debt = due;
    }
}

void risks_init(struct risks *r, struct book *b, const struct risk_rules *rules)
{
    *r = (struct risks){.book = b, .rules = *rules};
    r->of = mem_new(b->clients.n + 1, sizeof *r->of);
    for (size_t i = 0; i < b->clients.n; i++) {
        struct risk *c = &r->of[i];
        for (int s = 0; s < RISK_SIGNS; s++)
            c->since[s] = DAY_NONE;
        c->debt = c->issues[0] = c->issues[1] = DAY_NONE;
    }
    note_orders(r);
    note_issues(r);
    note_debts(r);
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (k->client && (k->end == DAY_NONE || k->end >= rules->today))
            r->of[k->client->n].contract = true;
    }
}

/* Days, not messages: who writes three times in an hour does so once. */
static void hear(struct risk *c, int32_t day)
{
    if (c->heard_n && c->heard[(c->heard_n - 1) % RISK_HEARD] == day)
        return;
    c->heard[c->heard_n++ % RISK_HEARD] = day;
}

static void note_touch(struct risk *c, const struct entry *e)
{
    struct str said;
    if (entry_raw(e, "mood", &said) && said.n)
        c->mood = e;
    if (entry_raw(e, "signal", &said) && said.n)
        c->signal = e;
}

void risks_note(struct risks *r, const struct entry *e)
{
    struct risk *c = e->client ? &r->of[e->client->n] : NULL;
    if (!c)
        return;
    if (e->dir == DIR_IN)
        hear(c, e->day);
    if (e->type == REC_RESPONSE && !e->internal)
        c->response = e;
    if (e->type == REC_TOUCH)
        note_touch(c, e);
    if (e->type == REC_USAGE) {
        c->usage_before = c->usage;
        c->usage = e;
    }
}

enum { NUMBER_MOST = 1000000 }; /* levels and scores are far below */

/* Whole units are near enough. */
static bool number(const struct entry *e, const char *name, int *out)
{
    double d;
    if (!entry_number(e, name, &d))
        return false;
    *out = (int)fmin(fmax(d, -NUMBER_MOST), NUMBER_MOST);
    return true;
}

static void set(struct risk *c, enum risk_sign sign, int32_t since, int is)
{
    c->since[sign] = since;
    c->is[sign] = is;
}

static bool fresh(const struct risks *r, const struct entry *e)
{
    return e && r->rules.today - e->day <= RISK_LASTS;
}

static void judge_usage(const struct risks *r, struct risk *c)
{
    int now, before;
    if (!fresh(r, c->usage) || !number(c->usage, "level", &now))
        return;
    if (now <= RISK_USAGE_LOW)
        set(c, RISK_USAGE, c->usage->day, now);
    if (number(c->usage_before, "level", &before) &&
        before - now >= RISK_USAGE_FELL)
        set(c, RISK_FELL, c->usage->day, before - now);
}

static void judge_response(const struct risks *r, struct risk *c)
{
    int n;
    if (fresh(r, c->response) &&
        ((number(c->response, "score", &n) && n <= RISK_SCORE_LOW) ||
         (number(c->response, "csat", &n) && n <= RISK_CSAT_LOW)))
        set(c, RISK_UNHAPPY, c->response->day, n);
}

static void judge_mood(const struct risks *r, struct risk *c)
{
    static const char *const bad[] = {"budget-cut", "new-boss", "competitor"};
    if (fresh(r, c->mood) && entry_says(c->mood, "mood", "worried"))
        set(c, RISK_WORRIED, c->mood->day, 0);
    if (fresh(r, c->mood) && entry_says(c->mood, "mood", "angry"))
        set(c, RISK_ANGRY, c->mood->day, 0);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (fresh(r, c->signal) && entry_says(c->signal, "signal", bad[i]))
            set(c, RISK_SIGNAL, c->signal->day, 0);
}

static int by_size(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

int risk_usual(const int32_t *days, unsigned n)
{
    int gaps[RISK_HEARD];
    if (n <= GAPS_LEAST)
        return 0;
    for (unsigned i = 1; i < n; i++)
        gaps[i - 1] = days[i - 1] - days[i];
    qsort(gaps, n - 1, sizeof *gaps, by_size);
    return gaps[(n - 1) / 2];
}

/* Over twice as long as usual, and no less than `least`. */
static int pause_allowed(int usual, int least)
{
    return 2 * usual > least ? 2 * usual : least;
}

bool risk_silent(const int32_t *days, unsigned n, int32_t today)
{
    int usual = risk_usual(days, n);
    return usual && today - days[0] > pause_allowed(usual, SILENT_LEAST);
}

static void judge_pause(const struct risks *r, struct risk *c,
                        enum risk_sign sign, int32_t last, int usual, int least)
{
    int allowed = pause_allowed(usual, least);
    int pause = r->rules.today - last;
    if (!usual || pause <= allowed)
        return;
    set(c, sign, last + allowed + 1, pause);
    c->usual[sign] = usual;
}

/* The days on which we heard from it, the latest first. */
static unsigned heard_days(const struct risk *c, int32_t days[RISK_HEARD])
{
    unsigned n = c->heard_n < RISK_HEARD ? c->heard_n : RISK_HEARD;
    for (unsigned i = 0; i < n; i++)
        days[i] = c->heard[(c->heard_n - 1 - i) % RISK_HEARD];
    return n;
}

static void judge_pauses(const struct risks *r, struct risk *c)
{
    int32_t days[RISK_HEARD];
    unsigned n = heard_days(c, days);
    if (n)
        judge_pause(r, c, RISK_SILENT, days[0], risk_usual(days, n),
                    SILENT_LEAST);
    if (c->orders > GAPS_LEAST - 1 && !c->contract)
        judge_pause(r, c, RISK_SLOW, c->last_order,
                    (c->last_order - c->first_order) / (c->orders - 1),
                    SLOW_LEAST);
}

static void judge_troubles(const struct risks *r, struct risk *c)
{
    int32_t today = r->rules.today;
    if (c->issue && today - c->issue->entry->day > RISK_ISSUE_LONG)
        set(c, RISK_ISSUE, c->issue->entry->day + RISK_ISSUE_LONG + 1,
            today - c->issue->entry->day);
    if (c->issues[0] != DAY_NONE && today - c->issues[0] <= RISK_LASTS)
        set(c, RISK_ISSUES, c->issues[1], RISK_LASTS);
    if (c->debt != DAY_NONE && c->debt + RISK_DEBT_OLD < today)
        set(c, RISK_DEBT, c->debt + RISK_DEBT_OLD + 1, today - c->debt);
}

void risks_judge(struct risks *r)
{
    for (size_t i = 0; i < r->book->clients.n; i++) {
        struct risk *c = &r->of[i];
        judge_usage(r, c);
        judge_response(r, c);
        judge_mood(r, c);
        judge_pauses(r, c);
        judge_troubles(r, c);
        for (int s = 0; s < RISK_SIGNS; s++)
            c->score += c->since[s] != DAY_NONE ? risk_weights[s] : 0;
        c->score = c->score < 100 ? c->score : 100;
    }
}

void risks_find(struct risks *r, struct book *b, const struct risk_rules *rules)
{
    risks_init(r, b, rules);
    for (size_t i = 0; (i = book_next(b, RISK_NOTED, i)) < b->entries.n; i++)
        risks_note(r, &b->entries.v[i]);
    risks_judge(r);
}

void risks_release(struct risks *r)
{
    free(r->of);
}

int32_t risk_day(const struct risk *r, int sum)
{
    int32_t first = DAY_NONE;
    /* Each sign's day in turn: do those there by then come to it? */
    for (int s = 0; s < RISK_SIGNS; s++) {
        int by = 0;
        for (int k = 0; k < RISK_SIGNS; k++)
            if (r->since[k] != DAY_NONE && r->since[k] <= r->since[s])
                by += risk_weights[k];
        if (r->since[s] != DAY_NONE && (by >= sum || by >= 100) &&
            (first == DAY_NONE || r->since[s] < first))
            first = r->since[s];
    }
    return first;
}

static void say_signal(const struct entry *e, struct buf *out)
{
    char day[DATE_SIZE];
    day_print(e->day, day);
    if (entry_says(e, "signal", "budget-cut"))
        buf_fmt(out, _("is to save, %s"), day);
    else if (entry_says(e, "signal", "new-boss"))
        buf_fmt(out, _("has a new boss, %s"), day);
    else
        buf_fmt(out, _("is wooed by a competitor, %s"), day);
}

static void say_one(const struct risk *r, enum risk_sign s, struct buf *out)
{
    char day[DATE_SIZE];
    int is = r->is[s];
    switch (s) {
    case RISK_USAGE:
        buf_fmt(out, _("usage is %d %%"), is);
        break;
    case RISK_FELL:
        buf_fmt(out,
                P_("usage fell by %d point", "usage fell by %d points", is),
                is);
        break;
    case RISK_UNHAPPY:
        buf_fmt(out, _("unhappy when asked, %s"),
                day_print(r->response->day, day));
        break;
    case RISK_SILENT:
        buf_fmt(out,
                P_("silent for %d day (usually %d)",
                   "silent for %d days (usually %d)", is),
                is, r->usual[s]);
        break;
    case RISK_SLOW:
        buf_fmt(out,
                P_("no order for %d day (usually %d)",
                   "no order for %d days (usually %d)", is),
                is, r->usual[s]);
        break;
    case RISK_ISSUE:
        buf_fmt(out,
                P_("issue %s is open for %d day",
                   "issue %s is open for %d days", is),
                r->issue->ref, is);
        break;
    case RISK_ISSUES:
        buf_fmt(out, _("several issues in %d days"), is);
        break;
    case RISK_DEBT:
        buf_fmt(out,
                P_("an invoice is %d day past due",
                   "an invoice is %d days past due", is),
                is);
        break;
    case RISK_WORRIED:
        buf_fmt(out, _("worried, %s"), day_print(r->mood->day, day));
        break;
    case RISK_ANGRY:
        buf_fmt(out, _("angry, %s"), day_print(r->mood->day, day));
        break;
    case RISK_SIGNAL:
        say_signal(r->signal, out);
        break;
    case RISK_SIGNS:
        break;
    }
}

const char *risk_say(const struct risks *r, const struct client *c)
{
    return risk_say_but(r, c, 0);
}

const char *risk_say_but(const struct risks *r, const struct client *c,
                         unsigned signs)
{
    const struct risk *of = &r->of[c->n];
    struct buf text = {0};
    for (int s = 0; s < RISK_SIGNS; s++) {
        if (of->since[s] == DAY_NONE || signs >> s & 1)
            continue;
        if (text.n)
            buf_puts(&text, ", ");
        say_one(of, (enum risk_sign)s, &text);
    }
    return buf_keep(&text, &r->book->arena);
}
