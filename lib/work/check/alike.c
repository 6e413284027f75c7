/* Keys that look like another, and clients that may be one. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "book/look.h"
#include "book/twin.h"
#include "inside.h"

struct look_at {
    const char *key;
    struct place place;
};

/* What keys of one kind look like. */
struct alike {
    struct check *c;
    struct spoof *spoof; /* NULL: all are ASCII */
    struct looks looks;
    VEC(struct look_at) keys;
};

static void look_at(struct alike *l, const struct look_at *look)
{
    uint32_t first;
    switch (looks_add(&l->looks, look->key, &first)) {
    case LOOK_MIXED:
        check_say(l->c, CHECK_LOOKALIKE, look->place,
                  _("'%s' has letters of two scripts in a word"), look->key);
        break;
    case LOOK_LIKE:
        check_say(l->c, CHECK_LOOKALIKE, look->place,
                  _("'%s' looks like '%s' of line %" PRIu64), look->key,
                  l->keys.v[first].key, l->keys.v[first].place.line);
        break;
    case LOOK_FINE:
        break;
    }
}

static int by_place(const void *a, const void *b)
{
    const struct look_at *x = a, *y = b;
    return (x->place.line > y->place.line) - (x->place.line < y->place.line);
}

/* Only letters that are not ASCII make it worth opening the tables. */
static void look_at_all(struct alike *l)
{
    bool plain = true;
    for (size_t i = 0; i < l->keys.n && plain; i++)
        plain = text_ascii(str_of(l->keys.v[i].key));
    if (!plain && !l->spoof)
        l->spoof = text_spoof_open();
    /* The one that was written later is told. */
    if (!plain)
        qsort(l->keys.v, l->keys.n, sizeof *l->keys.v, by_place);
    l->looks = (struct looks){.spoof = l->spoof};
    for (size_t i = 0; !plain && l->spoof && i < l->keys.n; i++)
        look_at(l, &l->keys.v[i]);
    looks_release(&l->looks);
    l->keys.n = 0;
}

void check_alike(struct check *c)
{
    struct alike l = {.c = c};
    for (size_t i = 0; i < c->who.n; i++) {
        const struct who *w = &c->who.v[i];
        const struct client *now = check_client_now(c, (uint32_t)i);
        if (w->known && (!now || strcmp(now->key, w->key) == 0))
            *vec_push(&l.keys) = (struct look_at){
                w->key,
                {w->client_line, (uint32_t)(c->at[COL_CLIENT] + 1), ""}};
    }
    look_at_all(&l);
    for (int t = 0; t < REC_TYPES; t++) {
        for (size_t i = 0; c->others & TYPE(t) && i < c->given.n; i++) {
            const struct given *g = &c->given.v[i];
            if (g->type == (enum rec_type)t && !g->voided)
                *vec_push(&l.keys) = (struct look_at){
                    g->ref, {g->line, (uint32_t)(c->at[COL_REF] + 1), g->id}};
        }
        look_at_all(&l);
    }
    text_spoof_close(l.spoof);
    vec_release(&l.keys);
}

/* What a client can be told by. */
struct fact {
    uint32_t client;
    const char *shown;
    const struct client_row *rows; /* of which one says so */
    const struct entry *row;       /* that one, once it was looked for */
};

struct twins {
    struct check *c;
    const struct client *client;
    struct map at; /* what they share -> the place in facts */
    VEC(struct fact) facts;
    struct map told; /* pairs */
    struct buf key, form;
};

/* Told of what was written later, at the row that says so. */
static void say_twins(struct check *c, enum twin_by by, struct fact a,
                      struct fact b)
{
    struct book *book = &c->book;
    const struct entry *first = a.row;
    const struct entry *last = twin_row(book, b.rows, by, b.shown);
    if (first->line > last->line) {
        struct fact other = a;
        a = b;
        b = other;
        last = first;
    }
    struct place at = {last->line, (uint32_t)(c->at[COL_CLIENT] + 1), last->id};
    check_say(c, CHECK_TWIN, at,
              _("'%s' may be the same client as '%s': the same %s, '%s'"),
              book->clients.v[b.client]->key, book->clients.v[a.client]->key,
              twin_word(by), b.shown);
}

/* Has another client the same? */
static void share(void *arg, enum twin_by by, const char *shown,
                  const struct client_row *rows)
{
    struct twins *t = arg;
    const struct fact fact = {t->client->n, shown, rows, NULL};
    bool fresh;
    if (!twin_form(by, shown, &t->form))
        return;
    buf_clear(&t->key);
    buf_fmt(&t->key, "%d\n", by);
    buf_str(&t->key, buf_view(&t->form));
    struct map_slot *slot = map_put(&t->at, t->key.p, t->key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)t->facts.n;
        *vec_push(&t->facts) = fact;
    }
    struct fact *first = &t->facts.v[slot->value];
    if (first->client == fact.client)
        return;
    buf_clear(&t->key);
    buf_fmt(&t->key, "%" PRIu32 " %" PRIu32, first->client, fact.client);
    map_put(&t->told, t->key.p, t->key.n, &fresh);
    if (!fresh)
        return;
    if (!first->row)
        first->row = twin_row(&t->c->book, first->rows, by, first->shown);
    say_twins(t->c, by, *first, fact);
}

void check_twins(struct check *c)
{
    struct twins t = {.c = c};
    struct book *b = &c->book;
    for (size_t i = 0; i < b->clients.n; i++) {
        t.client = b->clients.v[i];
        if (t.client->known)
            twin_each(b, t.client, share, &t);
    }
    map_release(&t.at);
    map_release(&t.told);
    vec_release(&t.facts);
    buf_release(&t.key);
    buf_release(&t.form);
}
