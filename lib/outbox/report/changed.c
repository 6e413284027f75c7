/* What changed: the figures, against those before, and who moved them. */
#include <math.h>
#include <stdlib.h>

#include "inside.h"

enum { MOVERS = 3, LAST = REPORT_PLACES - 1 };

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
    bool exact = f && (f->unit == FIGURE_MONEY || f->unit == FIGURE_COUNT);
    return !is_known(f) || (exact && f->num == 0);
}

/* That of an earlier period; NULL where the ledger does not go back so far:
 * then it is not 0, but nobody knows. */
static const struct figure *earlier(const struct telling *t, const char *name,
                                    struct period p, uint8_t currency)
{
    return t->first == DAY_NONE || p.to < t->first
               ? NULL
               : tell_find(&t->figures, name, p, currency);
}

/* ", −12.3 %" against what was: of amounts and counts, where there was some.
 * What is a share already has none, nor what has changed by a rounding. */
static const char *change(struct telling *t, const struct figure *now,
                          const struct figure *was)
{
    const double most = 1e6;
    bool exact = now->unit == FIGURE_MONEY || now->unit == FIGURE_COUNT;
    if (!exact || !is_known(now) || !is_known(was) || was->num <= 0)
        return "";
    double by = 100 * ((double)now->num / (double)was->num - 1);
    if (fabs(by) < .05 || fabs(by) > most)
        return "";
    return arena_fmt(&t->out->arena, ", %s%s\u00a0%%", by > 0 ? "+" : "",
                     tell_real(t, by, 1));
}

static void tell_one(struct telling *t, const struct figure *now,
                     enum paper_word word)
{
    const struct figure *last =
        earlier(t, now->name, t->now[LAST - 1], now->currency);
    const struct figure *year =
        earlier(t, now->name, t->before[LAST], now->currency);
    if (is_none(now) && is_none(last) && is_none(year))
        return;
    const struct paper_place places[] = {{"what", paper_word(t->lang, word)},
                                         {"now", tell_figure(t, now)},
                                         {"before", tell_figure(t, last)},
                                         {"change", change(t, now, last)},
                                         {"year", tell_figure(t, year)},
                                         {"changed", change(t, now, year)},
                                         {0}};
    tell_item(t,
              is_known(year)   ? W_REP_LINE_YEAR
              : is_known(last) ? W_REP_LINE
                               : W_REP_LINE_FIRST,
              places);
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
            if (now == (before == 1) || isnan(f->value))
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
