/*
 * The signs of risk.h on days of the past: what a client showed then.  An order
 * that is slow to come is none of them here, since the warning knows the
 * orders themselves.
 */
#include <math.h>
#include <stdlib.h>

#include "inside.h"
#include "work/invoice/invoice.h"

/* What happened to a client on a day, or from a day on. */
struct moment {
    uint32_t client;
    int32_t day;
    int32_t end; /* of an issue or a debt: when it was over; DAY_NONE: never */
    int level;   /* of usage */
    bool bad;    /* an unhappy answer */
};

enum moments { OF_USAGE, OF_ANSWER, OF_HEARD, OF_ISSUE, OF_DEBT, MOMENTS };

struct timeline {
    VEC(struct moment) all; /* by client and day */
    uint32_t *first;        /* by client->n: its slice; one more at the end */
};
struct signs {
    struct timeline of[MOMENTS];
};

static struct moment *note(struct signs *s, enum moments what,
                           const struct client *c, int32_t day)
{
    struct moment *m = vec_push(&s->of[what].all);
    *m = (struct moment){.client = c->n, .day = day, .end = DAY_NONE};
    return m;
}

static void note_usage(struct signs *s, const struct entry *e)
{
    double level;
    /* one that says nothing hides the one before it, as in risk.c */
    note(s, OF_USAGE, e->client, e->day)->level =
        entry_number(e, "level", &level) ? (int)fmin(fmax(level, 0), 100) : -1;
}

static void note_answer(struct signs *s, const struct entry *e)
{
    double n;
    note(s, OF_ANSWER, e->client, e->day)->bad =
        (entry_number(e, "score", &n) && n < RISK_SCORE_LOW + 1) ||
        (entry_number(e, "csat", &n) && n < RISK_CSAT_LOW + 1);
}

/* --- Issues and invoices have an end --- */

/* Those that are open, by ref. */
struct open_ones {
    struct map at; /* ref -> its place in the timeline */
    VEC(int64_t) left;
};

static void open_one(struct open_ones *o, const char *ref, size_t place)
{
    map_put(&o->at, ref, strlen(ref), NULL)->value = (uint32_t)place;
}

static struct map_slot *opened(const struct open_ones *o, const char *ref)
{
    return *ref ? map_find(&o->at, ref, strlen(ref)) : NULL;
}

static void open_all(struct signs *s, const struct past *p,
                     struct open_ones *issues, struct open_ones *debts)
{
    const struct book *b = p->book;
    for (size_t i = 0; i < b->issues.n; i++) {
        const struct issue *k = b->issues.v[i];
        if (!k->client || k->entry->day > p->rules.today)
            continue;
        open_one(issues, k->ref, s->of[OF_ISSUE].all.n);
        note(s, OF_ISSUE, k->client, k->entry->day);
    }
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        int64_t before = 0, left = v->entry->amount;
        if (!v->client || v->entry->day > p->rules.today)
            continue;
        if (invoice_prepaid(b, v, &before, NULL) < 0 ||
            __builtin_sub_overflow(left, before, &left))
            left = 0;
        int32_t due = invoice_due(v, p->rules.term), day = v->entry->day;
        struct moment *m = note(s, OF_DEBT, v->client, due > day ? due : day);
        m->end = left > 0 ? DAY_NONE : DAY_MIN;
        open_one(debts, v->ref, s->of[OF_DEBT].all.n - 1);
        *vec_push(&debts->left) = left;
    }
}

/* It is over from the day on which all was paid or credited. */
static void settle(struct signs *s, struct past const *p,
                   struct open_ones *debts, const struct entry *e,
                   const char *number)
{
    const struct map_slot *slot = opened(debts, number);
    const struct invoice *v = slot ? book_invoice(p->book, number) : NULL;
    if (!v || v->entry->currency != e->currency || slot->value >= debts->left.n)
        return;
    int64_t *left = &debts->left.v[slot->value];
    struct moment *m = &s->of[OF_DEBT].all.v[slot->value];
    if (__builtin_sub_overflow(*left, e->amount, left))
        *left = 0;
    if (*left <= 0 && m->end == DAY_NONE)
        m->end = e->day;
}

static void resolve(struct signs *s, const struct open_ones *issues,
                    const struct entry *e)
{
    const struct map_slot *slot = opened(issues, e->ref);
    struct moment *m = slot ? &s->of[OF_ISSUE].all.v[slot->value] : NULL;
    if (m && m->end == DAY_NONE)
        m->end = e->day;
}

static void note_entry(struct signs *s, const struct past *p,
                       struct open_ones *issues, struct open_ones *debts,
                       const struct entry *e)
{
    if (e->type == REC_RESOLVE)
        resolve(s, issues, e);
    else if (e->type == REC_PAYMENT)
        settle(s, p, debts, e, e->ref);
    else if (e->type == REC_CREDIT)
        settle(s, p, debts, e, entry_attr(p->book, e, "invoice"));
    if (!e->client)
        return;
    if (e->type == REC_USAGE)
        note_usage(s, e);
    else if (e->type == REC_RESPONSE && !e->internal)
        note_answer(s, e);
    if (e->dir == DIR_IN)
        note(s, OF_HEARD, e->client, e->day);
}

/* --- In order --- */

static void slice(struct timeline *t, size_t clients)
{
    struct moment *sorted = mem_new(t->all.n, sizeof *sorted);
    t->first = mem_new(clients + 1, sizeof *t->first);
    for (size_t i = 0; i < t->all.n; i++)
        t->first[t->all.v[i].client + 1]++;
    for (size_t i = 0; i < clients; i++)
        t->first[i + 1] += t->first[i];
    /* places go up within a client, so days stay in order */
    uint32_t *at = mem_new(clients + 1, sizeof *at);
    memcpy(at, t->first, clients * sizeof *at);
    for (size_t i = 0; i < t->all.n; i++)
        sorted[at[t->all.v[i].client]++] = t->all.v[i];
    free(at);
    free(t->all.v);
    t->all.v = sorted;
    t->all.cap = t->all.n;
}

/* Of how many clients anything is known. */
static size_t clients_of(const struct signs *s, size_t clients)
{
    size_t n = 0;
    for (size_t c = 0; c < clients; c++) {
        bool any = false;
        for (int i = 0; i < MOMENTS; i++)
            any = any || s->of[i].first[c] < s->of[i].first[c + 1];
        n += any;
    }
    return n;
}

#define NOTED                                                                  \
    (RISK_NOTED | TYPE(REC_RESOLVE) | TYPE(REC_PAYMENT) | TYPE(REC_CREDIT))

struct signs *signs_find(const struct past *p)
{
    struct signs *s = mem_new(1, sizeof *s);
    struct open_ones issues = {0}, debts = {0};
    const struct book *b = p->book;
    open_all(s, p, &issues, &debts);
    for (size_t i = 0; (i = book_next(b, NOTED, i)) < b->entries.n; i++) {
        if (b->entries.v[i].day > p->rules.today)
            break;
        note_entry(s, p, &issues, &debts, &b->entries.v[i]);
    }
    map_release(&issues.at);
    map_release(&debts.at);
    vec_release(&debts.left);
    for (int i = 0; i < MOMENTS; i++)
        slice(&s->of[i], b->clients.n);
    if (clients_of(s, b->clients.n) >= SIGN_CLIENTS)
        return s;
    signs_release(s);
    return NULL;
}

void signs_release(struct signs *s)
{
    for (int i = 0; s && i < MOMENTS; i++) {
        vec_release(&s->of[i].all);
        free(s->of[i].first);
    }
    free(s);
}

/* --- On a day --- */

/* The client's moments up to the day; of debts, all that it has. */
struct so_far {
    const struct moment *v;
    size_t n;
};

static struct so_far up_to(const struct timeline *t, size_t client, int32_t day)
{
    size_t low = t->first[client], high = t->first[client + 1], from = low;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->all.v[mid].day <= day)
            low = mid + 1;
        else
            high = mid;
    }
    return (struct so_far){t->all.v + from, low - from};
}

static unsigned usage_on(const struct signs *s, size_t client, int32_t day)
{
    struct so_far u = up_to(&s->of[OF_USAGE], client, day);
    const struct moment *now = u.n ? &u.v[u.n - 1] : NULL;
    if (!now || day - now->day > RISK_LASTS || now->level < 0)
        return 0;
    unsigned bits = now->level <= RISK_USAGE_LOW ? 1u << RISK_USAGE : 0;
    if (u.n > 1 && now[-1].level - now->level >= RISK_USAGE_FELL)
        bits |= 1u << RISK_FELL;
    return bits;
}

static unsigned answer_on(const struct signs *s, size_t client, int32_t day)
{
    struct so_far a = up_to(&s->of[OF_ANSWER], client, day);
    return a.n && a.v[a.n - 1].bad && day - a.v[a.n - 1].day <= RISK_LASTS
               ? 1u << RISK_UNHAPPY
               : 0;
}

static unsigned heard_on(const struct signs *s, size_t client, int32_t day)
{
    struct so_far h = up_to(&s->of[OF_HEARD], client, day);
    int32_t days[RISK_HEARD];
    unsigned n = 0;
    for (size_t i = h.n; i-- > 0 && n < RISK_HEARD;)
        if (!n || days[n - 1] != h.v[i].day)
            days[n++] = h.v[i].day;
    return risk_silent(days, n, day) ? 1u << RISK_SILENT : 0;
}

static unsigned issues_on(const struct signs *s, size_t client, int32_t day)
{
    struct so_far u = up_to(&s->of[OF_ISSUE], client, day);
    unsigned bits = 0;
    for (size_t i = 0; i < u.n; i++)
        if ((u.v[i].end == DAY_NONE || u.v[i].end > day) &&
            day - u.v[i].day > RISK_ISSUE_LONG)
            bits = 1u << RISK_ISSUE;
    if (u.n > 1 && day - u.v[u.n - 2].day <= RISK_LASTS)
        bits |= 1u << RISK_ISSUES;
    return bits;
}

static unsigned debts_on(const struct signs *s, size_t client, int32_t day)
{
    const struct timeline *t = &s->of[OF_DEBT];
    for (size_t i = t->first[client]; i < t->first[client + 1]; i++)
        if (t->all.v[i].day + RISK_DEBT_OLD < day &&
            (t->all.v[i].end == DAY_NONE || t->all.v[i].end > day))
            return 1u << RISK_DEBT;
    return 0;
}

unsigned signs_on(const struct signs *s, size_t client, int32_t day)
{
    return usage_on(s, client, day) | answer_on(s, client, day) |
           heard_on(s, client, day) | issues_on(s, client, day) |
           debts_on(s, client, day);
}
