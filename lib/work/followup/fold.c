/* Follow-ups for people: what comes round and was missed time and again is one
 * row. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

/* Of old ones any, of those that come round what is late. */
static bool folds(const struct followup *f, int32_t today)
{
    return !*f->held && (f->old || (f->many && f->action.due < today));
}

static struct followup_row *row_of(struct followup_rows *out, struct map *at,
                                   struct buf *key, const struct followup *f)
{
    bool fresh;
    buf_clear(key);
    buf_fmt(key, "%s\n%s\n%s", f->action.rule, f->action.client,
            f->old ? "" : f->action.ref);
    struct map_slot *slot = map_put(at, key->p, key->n, &fresh);
    if (!fresh)
        return &out->all.v[slot->value];
    slot->value = (uint32_t)out->all.n;
    struct followup_row *row = vec_push(&out->all);
    *row = (struct followup_row){.first = f, .last = f};
    return row;
}

void followup_fold(const struct followup *const *list, size_t n, int32_t today,
                   struct followup_rows *out)
{
    struct map at = {0};
    struct buf key = {0};
    *out = (struct followup_rows){0};
    for (size_t i = 0; i < n; i++) {
        const struct followup *f = list[i];
        if (!folds(f, today)) {
            *vec_push(&out->all) =
                (struct followup_row){.first = f, .last = f, .n = 1};
            continue;
        }
        struct followup_row *row = row_of(out, &at, &key, f);
        row->n++;
        if (f->action.due < row->first->action.due)
            row->first = f;
        if (f->action.due >= row->last->action.due)
            row->last = f;
    }
    map_release(&at);
    buf_release(&key);
}

static const char *name_of(const struct followup *f)
{
    return *f->period ? f->period : f->action.ref;
}

void followup_row_say(const struct followup_row *row, struct buf *out)
{
    buf_clear(out);
    if (row->n == 1)
        buf_puts(out, row->first->action.reason);
    else
        buf_fmt(out, _("%s × %zu: %s … %s"), row->first->action.rule, row->n,
                name_of(row->first), name_of(row->last));
}

void followup_rows_release(struct followup_rows *rows)
{
    vec_release(&rows->all);
}
