/* Parts of orders with deadlines of their own. */
#include "inside.h"

bool entry_is_of_phase(const struct entry *e)
{
    struct str phase;
    return e->type == REC_STAGE && entry_raw(e, "phase", &phase) && phase.n;
}

/* In b->phase_at: keys have no line ends. */
static void make_name(const struct order *o, const char *key, struct buf *out)
{
    buf_fmt(out, "%s\n%s", o->ref, key);
}

struct phase *book_phase(const struct book *b, const struct order *o,
                         const char *key)
{
    struct buf name = {0};
    make_name(o, key, &name);
    const struct map_slot *slot = map_find(&b->phase_at, name.p, name.n);
    buf_release(&name);
    return slot ? b->phases.v[slot->value] : NULL;
}

static struct phase *phase_of(struct book *b, struct order *o, const char *key)
{
    struct buf name = {0};
    bool fresh;
    make_name(o, key, &name);
    struct map_slot *slot = map_put(&b->phase_at, name.p, name.n, &fresh);
    buf_release(&name);
    if (!fresh)
        return b->phases.v[slot->value];
    struct phase *p = arena_new(&b->arena, sizeof *p);
    *p = (struct phase){.key = key,
                        .name = key,
                        .from = DAY_NONE,
                        .to = DAY_NONE,
                        .due = DAY_NONE,
                        .stage = STAGE_NONE,
                        .started = DAY_NONE,
                        .done = DAY_NONE};
    if (o->last_phase)
        o->last_phase->next = p;
    else
        o->phases = p;
    o->last_phase = p;
    slot->value = (uint32_t)b->phases.n;
    return *vec_push(&b->phases) = p;
}

static int32_t day_said(struct book *b, const struct entry *e, const char *name,
                        int32_t otherwise)
{
    enum { ISO = 10 }; /* a time of day may follow */
    struct str said = str_of(entry_attr(b, e, name));
    int32_t day;
    if (said.n > ISO)
        said.n = ISO;
    return day_parse(said, &day) ? day : otherwise;
}

/* What is said of a phase moves neither the order nor its deadline. */
void book_tell_phase(struct book *b, struct order *o, const struct entry *e,
                     enum order_stage stage)
{
    struct phase *p = phase_of(b, o, entry_attr(b, e, "phase"));
    if (stage == STAGE_PLANNED) {
        p->name = *e->text ? e->text : p->name;
        p->from = day_said(b, e, "from", p->from);
    }
    if (stage == STAGE_DELAYED ||
        (e->due != DAY_NONE && p->due != DAY_NONE && e->due != p->due))
        o->moved = e; /* the client is to hear of it */
    if (e->due != DAY_NONE) {
        p->due = e->due;
        p->to = day_said(b, e, "target", e->due);
        p->promise = e;
    }
    if (stage == STAGE_NONE)
        return;
    p->stage = stage;
    p->cancelled = stage == STAGE_CANCELLED;
    if (stage == STAGE_STARTED && p->started == DAY_NONE)
        p->started = e->day;
    if (stage >= STAGE_MILESTONE && stage <= STAGE_ACCEPTED &&
        p->done == DAY_NONE)
        p->done = e->day;
}
