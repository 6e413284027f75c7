/* Lists: which clients are key accounts, and who sent whom. */
#include <stdlib.h>

#include "work/worth/worth.h"

#include <math.h>

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"

/* --- accounts ---------------------------------------------------------------
 */

static struct fact money(const struct list_source *s, const struct worth *v,
                         int64_t n)
{
    return fact_money(n, book_currency(s->book, v->currency), 0);
}

/* A share in per cent, to a tenth. */
static struct fact per_cent(double x)
{
    struct fact f = fact_text("");
    if (isnan(x) || fabs(x) > 1e12)
        return f;
    f = fact_count(llround(1000 * x));
    f.number.scale = 1;
    return f;
}

#define GET(name, value)                                                       \
    LIST_GET(get_##name)                                                       \
    {                                                                          \
        const struct worth *v = item->thing;                                   \
        (void)s, (void)column;                                                 \
        return value;                                                          \
    }
GET(state, fact_text(client_states[v->state]))
GET(class, fact_text(v->class == 'A' ? "A" : v->class == 'B' ? "B" : "C"))
GET(revenue, money(s, v, v->revenue))
GET(currency, fact_text(book_currency(s->book, v->currency)->code))
GET(share, per_cent(v->share))
GET(before, v->grows ? money(s, v, v->before) : fact_text(""))
GET(growth, per_cent(worth_growth(v)))
GET(costs, money(s, v, v->costs))
GET(orders, fact_count(v->orders))
GET(last, fact_day(v->last))
GET(segment, fact_text(v->segment))
GET(value, money(s, v, v->value))
GET(sent, fact_count(v->sent))
GET(below, fact_count(v->below))
GET(brought, money(s, v, v->brought))
GET(account, fact_text(worth_is_key(v) ? "yes" : "no"))

LIST_GET(get_reasons)
{
    const struct worth *v = item->thing;
    const char *all = "";
    (void)column;
    for (int k = 0; k < WORTH_REASONS; k++)
        if (v->reasons & 1u << k)
            all = arena_fmt(s->arena, "%s%s%s", all, *all ? " " : "",
                            worth_reasons[k]);
    return fact_text(all);
}

static const struct list_column account_columns[] = {
    LIST_KEY(N_("CLIENT"), true),
    {"name", N_("NAME"), FACT_TEXT, false, .get = list_get_client_name},
    {"state", N_("STATE"), FACT_TEXT, false, .key = true, .get = get_state},
    {"class", N_("CLASS"), FACT_TEXT, true, .key = true, .get = get_class},
    {"revenue", N_("REVENUE"), FACT_MONEY, true, .get = get_revenue},
    {"currency", "", FACT_TEXT, true, .key = true, .get = get_currency},
    {"share", N_("SHARE %"), FACT_NUMBER, true, .get = get_share},
    {"before", N_("BEFORE"), FACT_MONEY, false, .get = get_before},
    {"growth", N_("GROWTH %"), FACT_NUMBER, true, .get = get_growth},
    {"costs", N_("COSTS"), FACT_MONEY, false, .get = get_costs},
    {"orders", N_("ORDERS"), FACT_NUMBER, false, .get = get_orders},
    {"last", N_("LAST ORDER"), FACT_DATE, false, .get = get_last},
    {"segment", N_("SEGMENT"), FACT_TEXT, false, .get = get_segment},
    {"value", N_("VALUE SO FAR"), FACT_MONEY, false, .get = get_value},
    {"sent", N_("SENT"), FACT_NUMBER, false, .get = get_sent},
    {"brought", N_("BROUGHT"), FACT_MONEY, false, .get = get_brought},
    {"account", N_("KEY"), FACT_TEXT, true, .key = true, .get = get_account},
    {"reasons", N_("WHY"), FACT_TEXT, true, .get = get_reasons},
};

static int find(struct list_source *s, struct err *e)
{
    const struct worth_options last_year =
        worth_options_of(s->conf, s->rules.today);
    return worths_find(s->book, &last_year, &s->worths, e);
}

LIST_MAKE(make_accounts)
{
    (void)kind;
    if (find(s, e) < 0)
        return -1;
    for (size_t i = 0; i < s->worths.rows.n; i++) {
        const struct worth *v = &s->worths.rows.v[i];
        list_add(s, (struct list_item){.client = v->client,
                                       .thing = v,
                                       .key = v->client->key});
    }
    return 0;
}

const struct list_kind kind_accounts = {
    .name = "accounts",
    .empty = N_("no clients"),
    LIST_COLUMNS(account_columns),
    .bare = true,
    .types = WORTH_TYPES,
    .make = make_accounts,
};

/* --- referrals --------------------------------------------------------------
 */

/* A client where it stands, with what it brings in a currency; worth is the
 * first: the getters above read it. */
struct sent {
    struct worth worth;
    bool has; /* it brings something */
    int level;
    const char *path, *by, *ring;
};

#define AT(member) offsetof(struct sent, member)

LIST_GET(get_level)
{
    const struct sent *v = item->thing;
    (void)s, (void)column;
    return fact_count(v->level);
}

#define OWN(name)                                                              \
    LIST_GET(get_own_##name)                                                   \
    {                                                                          \
        const struct sent *v = item->thing;                                    \
        return v->has ? get_##name(s, item, column) : fact_text("");           \
    }
OWN(revenue)
OWN(brought)
OWN(currency)

static const struct list_column referral_columns[] = {
    LIST_KEY(N_("CLIENT"), false),
    {"path", N_("WHO SENT WHOM"), FACT_TEXT, true, .key = true,
     .get = list_get_word, .at = AT(path)},
    {"name", N_("NAME"), FACT_TEXT, true, .get = list_get_client_name},
    {"by", N_("SENT BY"), FACT_TEXT, false, .key = true, .get = list_get_word,
     .at = AT(by)},
    {"level", N_("LEVEL"), FACT_NUMBER, false, .get = get_level},
    {"ring", N_("RING"), FACT_TEXT, false, .key = true, .get = list_get_word,
     .at = AT(ring)},
    {"sent", N_("SENT"), FACT_NUMBER, true, .get = get_sent},
    {"below", N_("WITH THEIRS"), FACT_NUMBER, true, .get = get_below},
    {"revenue", N_("REVENUE"), FACT_MONEY, true, .get = get_own_revenue},
    {"brought", N_("BROUGHT"), FACT_MONEY, true, .get = get_own_brought},
    {"currency", "", FACT_TEXT, true, .key = true, .get = get_own_currency},
};

enum { NOBODY = -1 };

/* By client->n: whom it sent first, and who was sent next by the same; its
 * rows, one after another. */
struct tree {
    struct list_source *s;
    int *first, *next, *last, *row, *more;
    bool *seen;
    const struct client **ring; /* see book_rings */
};

static int *numbers(struct arena *a, size_t n)
{
    int *v = arena_new(a, (n + 1) * sizeof *v);
    for (size_t i = 0; i <= n; i++)
        v[i] = NOBODY;
    return v;
}

static void plant(struct tree *t, struct list_source *s)
{
    const struct book *b = s->book;
    size_t n = b->clients.n, rows = s->worths.rows.n;
    *t = (struct tree){.s = s,
                       .first = numbers(s->arena, n),
                       .next = numbers(s->arena, n),
                       .last = numbers(s->arena, n),
                       .row = numbers(s->arena, n),
                       .more = numbers(s->arena, rows),
                       .seen = arena_new(s->arena, n + 1),
                       .ring = book_rings(s->book)};
    memset(t->seen, 0, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct client *up = client_sender(s->book, b->clients.v[i]);
        if (!up)
            continue;
        int *at =
            t->last[up->n] < 0 ? &t->first[up->n] : &t->next[t->last[up->n]];
        *at = t->last[up->n] = (int)i;
    }
    for (size_t i = rows; i-- > 0;) {
        int *at = &t->row[s->worths.rows.v[i].client->n];
        t->more[i] = *at;
        *at = (int)i;
    }
}

/* The whole way round from the first of it; of a long one the end. */
static const char *ring_of(const struct tree *t, const struct client *c)
{
    enum { LONGEST = 16 };
    const struct client *first = t->ring[c->n], *at = first;
    const char *way = "";
    int n = 0;
    if (!first)
        return "";
    do {
        way = arena_fmt(t->s->arena, "/%s%s", at->key, way);
        at = client_sender(t->s->book, at);
    } while (at != first && ++n < LONGEST);
    return arena_fmt(t->s->arena, "%s%s%s", first->key, at == first ? "" : "/…",
                     way);
}

static void put(struct tree *t, int n, const char *path, int level)
{
    struct list_source *s = t->s;
    const struct client *c = s->book->clients.v[n];
    const struct client *by = client_sender(s->book, c);
    int row = t->row[n];
    do {
        struct sent *v = arena_new(s->arena, sizeof *v);
        *v = (struct sent){.worth = {.client = c},
                           .has = row >= 0,
                           .level = level,
                           .path = path,
                           .by = by ? by->key : "",
                           .ring = ring_of(t, c)};
        if (v->has)
            v->worth = s->worths.rows.v[row];
        list_add(s, (struct list_item){.client = c, .thing = v, .key = c->key});
        row = v->has ? t->more[row] : NOBODY;
    } while (row >= 0);
}

/* The way down to a client from the first of its tree; of a long one the end.
 */
static const char *path_of(const struct tree *t, int from, int at)
{
    enum { LONGEST = 16 };
    struct client *const *all = t->s->book->clients.v;
    const char *path = all[at]->key;
    for (int n = 1; at != from; n++) {
        at = (int)client_sender(t->s->book, all[at])->n;
        if (n == LONGEST)
            return arena_fmt(t->s->arena, "…/%s", path);
        path = arena_fmt(t->s->arena, "%s/%s", all[at]->key, path);
    }
    return path;
}

/* From one down; the way back up is that of those who sent. */
static void walk(struct tree *t, int from)
{
    struct client *const *all = t->s->book->clients.v;
    int at = from, level = 0;
    t->seen[from] = true;
    put(t, from, t->ring[from] ? ring_of(t, all[from]) : all[from]->key, level);
    for (;;) {
        int down = t->first[at];
        t->first[at] = down >= 0 ? t->next[down] : NOBODY;
        if (down >= 0 && t->seen[down])
            continue; /* a circle */
        if (down >= 0) {
            at = down;
            t->seen[at] = true;
            put(t, at, path_of(t, from, at), ++level);
            continue;
        }
        if (at == from)
            return;
        at = (int)client_sender(t->s->book, all[at])->n;
        level--;
    }
}

LIST_MAKE(make_referrals)
{
    struct tree t;
    struct book *b = s->book;
    (void)kind;
    if (find(s, e) < 0)
        return -1;
    plant(&t, s);
    /* Those whom nobody sent, then the first of each ring: all others are below
     * these. */
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < b->clients.n; i++)
            if (t.first[i] >= 0 && (round ? t.ring[i] == b->clients.v[i]
                                          : !client_sender(b, b->clients.v[i])))
                walk(&t, (int)i);
    free(t.ring);
    return 0;
}

const struct list_kind kind_referrals = {
    .name = "referrals",
    .empty = N_("nobody has sent us a client"),
    LIST_COLUMNS(referral_columns),
    .bare = true,
    .types = WORTH_TYPES,
    .make = make_referrals,
};
