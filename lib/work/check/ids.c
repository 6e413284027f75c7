/* Ids: that every record has one, and no two the same. */
#include <inttypes.h>
#include <stdlib.h>
#include <strings.h>

#include "base/i18n.h"
#include "inside.h"

/* May there be small letters?  Eight bytes at a time, the last ones perhaps
 * twice. */
static bool may_be_small(struct str id)
{
    const uint64_t letters = UINT64_C(0x4040404040404040);
    uint64_t w, found = 0;
    for (size_t i = 0; i + sizeof w < id.n; i += sizeof w) {
        memcpy(&w, id.p + i, sizeof w);
        found |= w & w << 1;
    }
    memcpy(&w, id.p + id.n - sizeof w, sizeof w);
    return (found | (w & w << 1)) & letters;
}

/* Mostly all ids are of capitals. */
static void note_letters(struct check *c, struct str id)
{
    if (c->capital && (c->small || (id.n >= 8 && !may_be_small(id))))
        return;
    for (size_t k = 0; k < id.n; k++) {
        c->small = c->small || (id.p[k] >= 'a' && id.p[k] <= 'z');
        c->capital = c->capital || (id.p[k] >= 'A' && id.p[k] <= 'Z');
    }
}

void check_id(struct check *c, struct row *row)
{
    struct str id = row->r.col[COL_ID];
    if (c->at[COL_ID] < 0)
        return; /* a ledger may do without ids */
    if (!id.n)
        check_say(c, CHECK_ID, check_at(c, row, COL_ID),
                  _("the record has no id, so that nothing can void it"));
    if (!check_key(c, row, COL_ID, KEY_MAX))
        return;
    row->at.id = arena_dup(&c->texts, id.p, id.n);
    c->unsorted = c->unsorted || (c->ids.n && strcmp(c->ids.v[c->ids.n - 1].id,
                                                     row->at.id) >= 0);
    *vec_push(&c->ids) = (struct id){row->at.id, row->at.line, NOBODY};
    note_letters(c, id);
}

static int by_id(const void *a, const void *b)
{
    const struct id *x = a, *y = b;
    int r = strcmp(x->id, y->id);
    return r ? r : (x->line > y->line) - (x->line < y->line);
}

void check_ids(struct check *c)
{
    struct id *v = c->ids.v;
    if (!c->unsorted)
        return;
    qsort(v, c->ids.n, sizeof *v, by_id);
    for (size_t i = 1, first = 0; i < c->ids.n; i++) {
        if (strcmp(v[first].id, v[i].id) != 0)
            first = i;
        else
            check_say(c, CHECK_DUPLICATE_ID,
                      (struct place){v[i].line, (uint32_t)(c->at[COL_ID] + 1),
                                     v[i].id},
                      _("id '%s' is in line %" PRIu64 " already"), v[i].id,
                      v[first].line);
    }
}

/* As people read them, and as ULIDs are defined. */
static int by_any_case(const void *a, const void *b)
{
    const struct id *x = a, *y = b;
    int r = strcasecmp(x->id, y->id);
    return r ? r : (x->line > y->line) - (x->line < y->line);
}

void check_id_case(struct check *c)
{
    VEC(struct id) ids = {0};
    if (!c->small || !c->capital)
        return;
    for (size_t i = 0; i < c->ids.n; i++)
        *vec_push(&ids) = c->ids.v[i];
    if (ids.n)
        qsort(ids.v, ids.n, sizeof *ids.v, by_any_case);
    for (size_t i = 1, first = 0; i < ids.n; i++) {
        if (strcasecmp(ids.v[first].id, ids.v[i].id) != 0)
            first = i;
        else if (strcmp(ids.v[first].id, ids.v[i].id) != 0 &&
                 strcmp(ids.v[i - 1].id, ids.v[i].id) != 0)
            check_say(
                c, CHECK_DUPLICATE_ID,
                (struct place){ids.v[i].line, (uint32_t)(c->at[COL_ID] + 1),
                               ids.v[i].id},
                _("id '%s' is that of line %" PRIu64 " but for its case: '%s'"),
                ids.v[i].id, ids.v[first].line, ids.v[first].id);
    }
    vec_release(&ids);
}
