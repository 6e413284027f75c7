/* What amends an earlier record, and what makes two clients one. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

void check_note_amends(struct check *c, const struct row *row)
{
    struct str ref = row->r.col[COL_REF];
    struct amending *a = vec_push(&c->amending);
    *a = (struct amending){.type = row->r.type,
                           .at = check_at(c, row, COL_ATTRS),
                           .who = row->who,
                           .ref = arena_dup(&c->texts, ref.p, ref.n)};
    buf_clear(&c->scratch);
    attr_unescape(row->amended, &c->scratch);
    a->id = arena_dup(&c->texts, buf_cstr(&c->scratch), c->scratch.n);
}

/* The rows that are amended: few ledgers have any, so that they are looked for
 * once more. */
struct looking {
    struct check *check;
    struct map at; /* id -> the place in `amending`, from 1, of the last */
};

static void on_row(void *arg, const struct lint_row *in)
{
    struct looking *l = arg;
    const struct record *r = &in->record;
    struct str id = r->col[COL_ID], ref = r->col[COL_REF];
    const struct map_slot *slot = id.n ? map_find(&l->at, id.p, id.n) : NULL;
    for (size_t i = slot ? slot->value : 0; i;) {
        struct amending *a = &l->check->amending.v[i - 1];
        a->found = a->found || (r->type == a->type && str_is(ref, a->ref));
        i = a->before;
    }
}

static void on_fault(void *arg, const struct lint_fault *f)
{
    (void)arg;
    (void)f;
}

int check_amends(struct check *c, struct err *e)
{
    struct looking look = {.check = c};
    struct lint to = {.row = on_row, .fault = on_fault, .arg = &look};
    int rc = 0;
    for (size_t i = 0; i < c->amending.n; i++) {
        struct amending *a = &c->amending.v[i];
        struct map_slot *slot = map_put(&look.at, a->id, strlen(a->id), NULL);
        a->before = slot->value;
        slot->value = (uint32_t)i + 1;
    }
    if (c->amending.n)
        rc = ledger_lint(c->ledger, &to, e);
    for (size_t i = 0; i < c->amending.n && rc == 0; i++) {
        const struct amending *a = &c->amending.v[i];
        if (!a->found)
            check_say(c, CHECK_REF, a->at,
                      _("amends: no %s '%s' has the id '%s'"),
                      schema_types[a->type].name, a->ref, a->id);
    }
    map_release(&look.at);
    return rc;
}

static uint32_t root(const uint32_t *into, uint32_t n)
{
    while (into[n] != n)
        n = into[n];
    return n;
}

void check_note_merge(struct check *c, const struct row *row)
{
    struct str ref = row->r.col[COL_REF];
    *vec_push(&c->merging) =
        (struct merging){.who = row->who,
                         .at = check_at(c, row, COL_REF),
                         .ref = arena_dup(&c->texts, ref.p, ref.n)};
}

static void merge(struct check *c, const struct merging *m, uint32_t *into)
{
    const struct map_slot *from = map_find(&c->clients, m->ref, strlen(m->ref));
    if (!from) {
        check_say(c, CHECK_REF, m->at, _("no client '%s'"), m->ref);
        return;
    }
    uint32_t a = root(into, from->value), b = root(into, m->who);
    if (a == b)
        check_say(c, CHECK_REF, m->at, _("'%s' is client %s already"), m->ref,
                  c->who.v[m->who].key);
    else
        into[a] = b;
}

void check_merges(struct check *c)
{
    uint32_t *into = mem_new(c->who.n + 1, sizeof *into);
    for (size_t i = 0; i < c->who.n; i++)
        into[i] = (uint32_t)i;
    for (size_t i = 0; i < c->merging.n; i++) {
        const struct merging *m = &c->merging.v[i];
        if (m->who != NOBODY && !book_voided(&c->book, m->at.id))
            merge(c, m, into);
    }
    free(into);
}

const struct client *check_client_now(const struct check *c, uint32_t who)
{
    return c->merging.n && who != NOBODY
               ? book_client(&c->book, c->who.v[who].key)
               : NULL;
}

static void count_row(void *arg, const struct lint_row *in)
{
    struct check *c = arg;
    const struct record *r = &in->record;
    struct str key = r->col[COL_CLIENT], id = r->col[COL_ID];
    const struct map_slot *slot = map_find(&c->clients, key.p, key.n);
    struct who *w = slot ? &c->who.v[slot->value] : NULL;
    if (!w || w->known || r->type == REC_CLIENT || r->type == REC_VOID ||
        (id.n && map_find(&c->book.dead, id.p, id.n)))
        return;
    if (!w->rows++)
        w->line = r->line;
}

int check_recount(struct check *c, struct err *e)
{
    struct lint to = {.row = count_row, .fault = on_fault, .arg = c};
    bool any = false;
    for (size_t i = 0; i < c->who.n; i++) {
        any = any || (!c->who.v[i].known && c->who.v[i].rows);
        if (!c->who.v[i].known)
            c->who.v[i].rows = 0;
    }
    return any ? ledger_lint(c->ledger, &to, e) : 0;
}
