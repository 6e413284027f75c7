/* Which of its records says something of a client, contact, contract or offer
 * on a day.  A few are gone through; of more there is an index for each thing
 * that is asked, made when it is asked first. */
#include <stdlib.h>

#include "inside.h"

enum { FEW = 16 };

struct ask {
    const struct client_row *rows;
    const char *attr; /* that it has; NULL: see `what` */
    enum rows_say what;
    bool own; /* those of other keys, now merged, left out */
};

static bool says(const struct ask *a, const struct entry *e, struct str *raw)
{
    if (a->own && e->merged)
        return false;
    if (a->attr)
        return entry_raw(e, a->attr, raw);
    return a->what == ROWS_TEXT     ? *e->text != '\0'
           : a->what == ROWS_AMOUNT ? e->has_amount
           : a->what == ROWS_DUE    ? e->due != DAY_NONE
           : a->what == ROWS_OWNER  ? *e->owner != '\0'
                                    : true;
}

/* The latest by the day, and the first of all. */
struct spoken {
    const struct entry *on, *first;
};

static struct spoken walk(const struct ask *a, int32_t day)
{
    struct spoken said = {0};
    struct str raw;
    for (const struct client_row *r = a->rows; r; r = r->before)
        if (says(a, r->entry, &raw)) {
            said.first = r->entry;
            if (!said.on && r->entry->day <= day)
                said.on = r->entry;
        }
    return said;
}

/* Each that is the latest on some day: their days go down. */
struct rows_index {
    const struct entry **v;
    size_t n, cap;
    const struct entry *first;
};

static const struct rows_index *index_of(struct book *b, const struct ask *a)
{
    struct buf key = {0};
    struct str raw;
    bool fresh;
    buf_add(&key, (const char *)&a->rows, sizeof a->rows);
    buf_fmt(&key, "%d%d%s", a->own, a->what, a->attr ? a->attr : "");
    struct map_slot *slot = map_put(&b->rows_at, key.p, key.n, &fresh);
    buf_release(&key);
    if (!fresh)
        return &b->rows.v[slot->value];
    slot->value = (uint32_t)b->rows.n;
    struct rows_index *x = vec_push(&b->rows);
    for (const struct client_row *r = a->rows; r; r = r->before) {
        if (!says(a, r->entry, &raw))
            continue;
        x->first = r->entry;
        if (!x->n || r->entry->day < x->v[x->n - 1]->day)
            *vec_push(x) = r->entry;
    }
    return x;
}

static struct spoken ask(struct book *b, const struct ask *a, int32_t day)
{
    if (!a->rows || a->rows->n <= FEW)
        return walk(a, day);
    const struct rows_index *x = index_of(b, a);
    size_t low = 0, high = x->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (x->v[mid]->day > day)
            low = mid + 1;
        else
            high = mid;
    }
    return (struct spoken){low < x->n ? x->v[low] : NULL, x->first};
}

void book_rows_release(struct book *b)
{
    for (size_t i = 0; i < b->rows.n; i++)
        vec_release(&b->rows.v[i]);
    vec_release(&b->rows);
    map_release(&b->rows_at);
}

const struct entry *rows_on(struct book *b, const struct client_row *rows,
                            enum rows_say what, int32_t day)
{
    struct ask a = {.rows = rows, .what = what};
    return ask(b, &a, day).on;
}

static const char *attr_of(struct book *b, const struct entry *e,
                           const char *name)
{
    return e ? entry_attr(b, e, name) : "";
}

const char *rows_attr(struct book *b, const struct client_row *rows,
                      int32_t day, const char *name)
{
    struct ask a = {.rows = rows, .attr = name};
    return attr_of(b, ask(b, &a, day).on, name);
}

const char *client_attr(struct book *b, const struct client *c,
                        const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

/* What another key's records say is on no paper of before it was merged. */
static struct ask of_client(const struct client *c, int32_t day)
{
    return (struct ask){.rows = c->rows,
                        .own = c->merged != DAY_NONE && day < c->merged};
}

const char *client_attr_on(struct book *b, const struct client *c, int32_t day,
                           const char *name)
{
    struct ask a = of_client(c, day);
    a.attr = name;
    struct spoken said = ask(b, &a, day);
    return attr_of(b, said.on ? said.on : said.first, name);
}

const char *client_name_on(struct book *b, const struct client *c, int32_t day)
{
    struct ask a = of_client(c, day);
    a.what = ROWS_TEXT;
    struct spoken said = ask(b, &a, day);
    return said.on ? said.on->text : said.first ? said.first->text : c->key;
}

const char *client_lang_on(struct book *b, const struct client *c, int32_t day)
{
    struct ask a = of_client(c, day);
    bool known = ask(b, &a, day).on;
    a.attr = "lang";
    const struct entry *on = ask(b, &a, day).on;
    return on || known ? attr_of(b, on, "lang")
                       : client_attr_on(b, c, day, "lang");
}

const char *client_lang(struct book *b, const struct client *c)
{
    return c ? client_attr(b, c, "lang") : "";
}

enum client_state client_state_on(struct book *b, const struct client *c,
                                  int32_t day)
{
    const struct entry *e = rows_on(b, c->statuses, ROWS_ANY, day);
    int state = CLIENT_ACTIVE;
    while (e && state < CLIENT_LOST &&
           !entry_says(e, "state", client_states[state]))
        state++;
    return (enum client_state)state;
}

const char *contact_attr(struct book *b, const struct contact *c,
                         const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

const char *contract_attr(struct book *b, const struct contract *c,
                          const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

const char *offer_attr(struct book *b, const struct offer *o, const char *name)
{
    return rows_attr(b, o->rows, DAY_MAX, name);
}

const struct entry *contract_fee(struct book *b, const struct contract *c,
                                 int32_t day)
{
    struct ask a = {.rows = c->rows, .what = ROWS_AMOUNT};
    struct spoken said = ask(b, &a, day);
    return said.on ? said.on : said.first;
}

enum period_unit contract_per(struct book *b, const struct contract *c,
                              int32_t day)
{
    struct ask a = {.rows = c->rows, .attr = "per"};
    struct spoken said = ask(b, &a, day);
    const struct entry *e = said.on ? said.on : said.first;
    enum period_unit unit;
    struct str per = {0};
    if (e)
        entry_raw(e, "per", &per);
    return period_unit_find(per, &unit) && unit != PERIOD_WEEK ? unit
                                                               : PERIOD_ALL;
}
