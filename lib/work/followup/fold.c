/* Follow-ups for people: what is one matter is one row. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

struct folding {
    struct followup_rows *out;
    int32_t today;
    struct map at;     /* what folds -> its row */
    struct map things; /* subject, client and ref -> place in the list */
    size_t *row;       /* by place in the list */
    struct buf key;
};

/* Of old ones any, of those that come round what is late. */
static bool is_piled(const struct folding *k, const struct followup *f)
{
    return f->old || (f->many && f->action.due < k->today);
}

/* What all of them say alike, such as before a holiday, is said once. */
static bool is_for_all(const struct followup *f)
{
    return f->rule->start == ON_DAY;
}

/* Under what it folds with others; empty: it does not. */
static struct str fold_key(struct folding *k, const struct followup *f)
{
    buf_clear(&k->key);
    if (*f->held && !f->old)
        return buf_view(&k->key);
    if (is_piled(k, f))
        buf_fmt(&k->key, "%s\n%s\n%s", f->action.rule, f->action.client,
                f->old ? "" : f->action.ref);
    else if (is_for_all(f))
        buf_fmt(&k->key, "%s\n%s\n%s", f->action.rule, f->period,
                f->action.reason);
    return buf_view(&k->key);
}

static struct str thing_key(struct folding *k, const struct followup *f)
{
    buf_clear(&k->key);
    buf_fmt(&k->key, "%d\n%s\n%s", (int)f->rule->start, f->action.client,
            f->action.ref);
    return buf_view(&k->key);
}

/* Returns its place. */
static size_t add_row(struct folding *k, const struct followup *f)
{
    struct str key = fold_key(k, f);
    bool fresh = true;
    struct map_slot *slot = NULL;
    if (key.n)
        slot = map_put(&k->at, key.p, key.n, &fresh);
    if (!fresh) {
        struct followup_row *row = &k->out->all.v[slot->value];
        row->n++;
        if (f->action.due < row->first->action.due)
            row->first = f;
        if (f->action.due >= row->last->action.due)
            row->last = f;
        return slot->value;
    }
    if (slot)
        slot->value = (uint32_t)k->out->all.n;
    *vec_push(&k->out->all) =
        (struct followup_row){.first = f, .last = f, .n = 1};
    return k->out->all.n - 1;
}

/* What has gone to the manager is told in the row of what it is about, where
 * that is there. */
static void note_things(struct folding *k, const struct followup *const *list,
                        size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i]->rule->manager || !*list[i]->action.ref)
            continue;
        struct str key = thing_key(k, list[i]);
        bool fresh;
        struct map_slot *slot = map_put(&k->things, key.p, key.n, &fresh);
        if (fresh)
            slot->value = (uint32_t)i;
    }
}

/* Its place in the list; NOT_THERE. */
#define NOT_THERE UINT32_MAX
static uint32_t matter_of(struct folding *k, const struct followup *f)
{
    if (!f->rule->manager)
        return NOT_THERE;
    struct str key = thing_key(k, f);
    const struct map_slot *slot = map_find(&k->things, key.p, key.n);
    return slot ? slot->value : NOT_THERE;
}

void followup_fold(const struct followup *const *list, size_t n, int32_t today,
                   struct followup_rows *out)
{
    struct folding k = {
        .out = out, .today = today, .row = mem_new(n, sizeof *k.row)};
    *out = (struct followup_rows){0};
    note_things(&k, list, n);
    for (size_t i = 0; i < n; i++)
        if (matter_of(&k, list[i]) == NOT_THERE)
            k.row[i] = add_row(&k, list[i]);
    for (size_t i = 0; i < n; i++) {
        uint32_t matter = matter_of(&k, list[i]);
        if (matter != NOT_THERE)
            out->all.v[k.row[matter]].manager = list[i]->action.owner;
    }
    map_release(&k.at);
    map_release(&k.things);
    buf_release(&k.key);
    free(k.row);
}

static const char *name_of(const struct followup *f)
{
    return *f->period ? f->period : f->action.ref;
}

void followup_row_say(const struct followup_row *row, struct buf *out)
{
    const struct action *a = &row->first->action;
    buf_clear(out);
    if (row->n > 1 && is_for_all(row->first) && !row->first->old)
        buf_fmt(out, P_("%s (%zu client)", "%s (%zu clients)", row->n),
                a->reason, row->n);
    else if (row->n > 1)
        buf_fmt(out, _("%s × %zu: %s … %s"), a->rule, row->n,
                name_of(row->first), name_of(row->last));
    else if (row->manager)
        buf_fmt(out, _("%s; %s knows"), a->reason, row->manager);
    else
        buf_puts(out, a->reason);
}

void followup_rows_release(struct followup_rows *rows)
{
    vec_release(&rows->all);
}
