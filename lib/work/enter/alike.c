/* New keys that only look like another. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

static void wait_for(struct alike *a, const char *key)
{
    *vec_push(&a->waiting) = key;
    a->odd = a->odd || !text_ascii(str_of(key));
}

/* What is there: clients by their keys, or what gives keys of that type. */
static void load(struct completion *c, struct alike *a, enum rec_type type)
{
    const struct book *b = c->book;
    const struct map *m = &c->refs->at[type];
    a->loaded = true;
    for (size_t i = 0; type == REC_CLIENT && i < b->clients.n; i++)
        if (b->clients.v[i]->known)
            wait_for(a, b->clients.v[i]->key);
    for (size_t i = 0; i < m->n; i++)
        if (!c->refs->all.v[m->slot[i].value].voided)
            wait_for(a, m->slot[i].key);
}

/* Only letters that are not ASCII make it worth opening the tables. */
static bool is_ready(struct completion *c, struct alike *a)
{
    uint32_t first;
    if (!a->odd)
        return false;
    if (!c->spoof)
        c->spoof = text_spoof_open();
    a->looks.spoof = c->spoof;
    for (size_t i = 0; c->spoof && i < a->waiting.n; i++)
        looks_add(&a->looks, a->waiting.v[i], &first);
    a->waiting.n = 0;
    return c->spoof;
}

int draft_alike(struct draft *d, enum rec_type type, struct err *e)
{
    /* it outlives the row */
    struct str key =
        str_of(draft_cell(d, type == REC_CLIENT ? COL_CLIENT : COL_REF));
    struct completion *c = d->c;
    struct alike *a = &c->alike[type];
    uint32_t first;
    if (c->options->force)
        return 0;
    if (!a->loaded)
        load(c, a, type);
    a->odd = a->odd || !text_ascii(key);
    if (!is_ready(c, a)) {
        wait_for(a, key.p);
        return 0;
    }
    switch (looks_add(&a->looks, key.p, &first)) {
    case LOOK_MIXED:
        return err_set(e, ERR_DATA,
                       _("'%.*s' has letters of two scripts in a word (write "
                         "it in one script, or --force)"),
                       STR_ARG(key));
    case LOOK_LIKE:
        return err_set(e, ERR_DATA,
                       _("'%.*s' looks like '%s', which is there (write it in "
                         "one script, or --force)"),
                       STR_ARG(key), a->looks.keys.v[first]);
    case LOOK_FINE:
        break;
    }
    return 0;
}

void alike_release(struct completion *c)
{
    for (int t = 0; t < REC_TYPES; t++) {
        vec_release(&c->alike[t].waiting);
        looks_release(&c->alike[t].looks);
    }
    text_spoof_close(c->spoof);
}
