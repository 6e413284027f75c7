/* Stages of phases: of an order that has some planned, no others. */
#include "base/i18n.h"
#include "inside.h"
#include "work/enter/conflict.h"

static void make_key(struct str order, struct str phase, struct buf *key)
{
    buf_clear(key);
    buf_str(key, order);
    buf_ch(key, '\n');
    buf_str(key, phase);
}

static bool is_planned(struct str attrs)
{
    struct str stage;
    return attr_raw(attrs, "stage", &stage) &&
           str_is(stage, order_stages[STAGE_PLANNED]);
}

static void note(struct conflicts *c, struct str order, struct str phase)
{
    struct buf key = {0};
    make_key(order, phase, &key);
    map_put(&c->phases, order.p, order.n, NULL);
    map_put(&c->phases, key.p, key.n, NULL);
    buf_release(&key);
}

static void load(struct conflicts *c, const struct book *b)
{
    c->phases_made = true;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        struct str phase;
        if (e->type == REC_STAGE && entry_raw(e, "phase", &phase) &&
            is_planned(str_of(e->attrs)))
            note(c, str_of(e->ref), phase);
    }
}

int conflict_phase(struct draft *d, struct err *e)
{
    struct conflicts *c = &d->c->conflicts;
    struct str attrs = d->r->col[COL_ATTRS], order = d->r->col[COL_REF], phase;
    struct buf key = {0};
    if (!attr_raw(attrs, "phase", &phase) || !phase.n)
        return 0;
    if (!c->phases_made)
        load(c, d->c->book);
    if (is_planned(attrs)) {
        note(c, order, phase);
        return 0;
    }
    make_key(order, phase, &key);
    bool known = !map_find(&c->phases, order.p, order.n) ||
                 map_find(&c->phases, key.p, key.n);
    buf_release(&key);
    return known ? 0
                 : err_set(e, ERR_ABSENT,
                           _("phase: order '%.*s' has no phase '%.*s' "
                             "(acct-show CLIENT lists them by number; or "
                             "--force)"),
                           STR_ARG(order), STR_ARG(phase));
}
