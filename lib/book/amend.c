/* Rows that amend an earlier one of their type and ref: it says what they do,
 * on its own date. */
#include <stdlib.h>

#include "inside.h"

bool book_amends(enum rec_type type, struct str attrs, struct str *id)
{
    return schema_types[type].amend && attrs.n &&
           attr_raw(attrs, schema_amends, id) && id->n;
}

static bool amends(const struct entry *e, struct str *id)
{
    return schema_types[e->type].amend && entry_raw(e, schema_amends, id) &&
           id->n;
}

/* What one gives stands before what the other has. */
static const char *join_attrs(struct book *b, const char *over,
                              const char *under)
{
    struct str rest = str_of(over), name, value, given;
    struct buf out = {0};
    while (attr_next(&rest, &name, &value))
        if (!str_is(name, schema_amends))
            buf_fmt(&out, "%s%.*s=%.*s", out.n ? ";" : "", STR_ARG(name),
                    STR_ARG(value));
    rest = str_of(under);
    while (attr_next(&rest, &name, &value)) {
        char *word = arena_dup(&b->arena, name.p, name.n);
        if (!attr_raw(str_of(over), word, &given))
            buf_fmt(&out, "%s%.*s=%.*s", out.n ? ";" : "", STR_ARG(name),
                    STR_ARG(value));
    }
    const char *joined = arena_dup(&b->arena, buf_cstr(&out), out.n);
    buf_release(&out);
    return joined;
}

static void override(const char **what, const char *by)
{
    if (*by)
        *what = by;
}

static void apply_owner(struct book *b, struct entry *to,
                        const struct entry *by)
{
    override(&to->owner, by->owner);
    if (*by->owner)
        *vec_push(&b->named) = (struct renamed){by, to};
}

/* What stands as it is does so whatever a row says that somebody typed. */
static void apply(struct book *b, struct entry *to, const struct entry *by)
{
    apply_owner(b, to, by);
    if (schema_types[to->type].amend != AMEND_ALL)
        return;
    to->amended = true;
    if (by->client && by->client != to->client) {
        *vec_push(&b->moved) = (struct party){to->line, to->client};
        to->client = by->client;
    }
    if (by->has_amount) {
        to->has_amount = true;
        to->amount = by->amount;
        to->currency = by->currency;
    }
    if (by->due != DAY_NONE) {
        to->due = by->due;
        to->due_timed = by->due_timed;
        to->due_in = by->due_in;
    }
    if (by->dir != DIR_NONE)
        to->dir = by->dir;
    override(&to->channel, by->channel);
    override(&to->text, by->text);
    to->attrs = join_attrs(b, by->attrs, to->attrs);
    to->says |= by->says;
}

/* The entries that are amended, by id. */
struct amended {
    struct book *book;
    struct map at; /* id -> its place, from 1; 0: it is not there */
};

/* The row that is amended in the end, or NULL. */
static struct entry *base_of(const struct amended *a, const struct entry *by)
{
    struct book *b = a->book;
    const struct entry *of = by;
    struct str id;
    for (size_t steps = 0; amends(of, &id); steps++) {
        const struct map_slot *slot = map_find(&a->at, id.p, id.n);
        if (!slot || !slot->value || steps > b->amends)
            return NULL;
        of = &b->entries.v[slot->value - 1];
        if (of->type != by->type || strcmp(of->ref, by->ref) != 0)
            return NULL;
    }
    return &b->entries.v[of - b->entries.v];
}

/* Who amends that one amends its base: that is where its id leads now. */
static struct entry *base_once(const struct amended *a, const struct entry *by)
{
    struct entry *to = base_of(a, by);
    struct map_slot *slot = map_find(&a->at, by->id, strlen(by->id));
    size_t place = (size_t)(by - a->book->entries.v) + 1;
    if (slot && slot->value == place)
        slot->value = to ? (uint32_t)(to - a->book->entries.v) + 1 : 0;
    return to;
}

/* Where what it amends never happened, it did not either. */
static void amend(struct amended *a, struct entry *by)
{
    struct book *b = a->book;
    struct entry *to = base_once(a, by);
    if (book_voided(b, by->id))
        return;
    if (!to || !book_voided(b, to->id)) {
        if (to)
            apply(b, to, by);
        by->left_out = true;
    } else if (*by->id) {
        map_put(&b->dead, by->id, strlen(by->id), NULL);
    } else {
        by->left_out = true;
    }
}

static int by_line(const void *a, const void *b)
{
    const struct party *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

void book_apply_amends(struct book *b)
{
    struct amended a = {.book = b};
    struct str id;
    if (!b->amends)
        return;
    for (size_t i = 0; i < b->entries.n; i++)
        if (amends(&b->entries.v[i], &id))
            map_put(&a.at, id.p, id.n, NULL);
    for (size_t i = 0; i < b->entries.n; i++) {
        const char *own = b->entries.v[i].id;
        struct map_slot *slot = map_find(&a.at, own, strlen(own));
        if (slot && !slot->value)
            slot->value = (uint32_t)i + 1;
    }
    for (size_t i = 0; i < b->entries.n; i++)
        if (amends(&b->entries.v[i], &id))
            amend(&a, &b->entries.v[i]);
    if (b->moved.n)
        qsort(b->moved.v, b->moved.n, sizeof *b->moved.v, by_line);
    map_release(&a.at);
}

/* Was it, before it was amended? */
static bool was_theirs(const struct book *b, uint64_t line,
                       const struct client *client)
{
    size_t low = 0, high = b->moved.n;
    while (low < high) {
        size_t at = low + (high - low) / 2;
        if (b->moved.v[at].line < line)
            low = at + 1;
        else
            high = at;
    }
    for (; low < b->moved.n && b->moved.v[low].line == line; low++)
        if (b->moved.v[low].client == client)
            return true;
    return false;
}

bool book_theirs(const struct book *b, const struct client *of, uint64_t line,
                 const struct client *client)
{
    return !client || !of || of == client ||
           (b->moved.n && was_theirs(b, line, client));
}
