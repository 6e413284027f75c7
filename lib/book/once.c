#include "book/once.h"

#include <inttypes.h>
#include <stdlib.h>

#include "ledger/record.h"
#include "ledger/ulid.h"

/* The place, from 0, of what the key in o->key names; *fresh: none yet. */
static struct map_slot *slot_of(struct once *o, struct map *m, bool *fresh)
{
    return map_put(m, o->key.p, o->key.n, fresh);
}

/* The days of a month from one to another, a bit each. */
static uint32_t days_of(int from, int to)
{
    return (uint32_t)((UINT64_C(1) << to) - (UINT64_C(1) << (from - 1)));
}

/* A number in a key, as its bytes. */
static void add_number(struct once *o, int32_t n)
{
    buf_add(&o->key, (const char *)&n, sizeof n);
}

static struct once_month *month_of(struct once *o, struct str contract,
                                   struct civil c)
{
    bool fresh;
    buf_clear(&o->key);
    add_number(o, c.year * 12 + c.month);
    buf_str(&o->key, contract);
    struct map_slot *slot = slot_of(o, &o->month_at, &fresh);
    if (fresh) {
        slot->value = (uint32_t)o->months.n;
        vec_push(&o->months);
    }
    return &o->months.v[slot->value];
}

uint32_t once_days(struct once *o, struct str contract, struct period p,
                   uint32_t who)
{
    enum { LONGEST = 36600 };
    uint32_t first = 0;
    if (p.from <= DAY_MIN || p.to >= DAY_MAX || p.to - p.from > LONGEST)
        return 0;
    for (int32_t day = p.from; day <= p.to;) {
        struct period month = period_of(day, PERIOD_MONTH);
        int32_t last = month.to < p.to ? month.to : p.to;
        uint32_t days = days_of(day_civil(day).day, day_civil(last).day);
        struct once_month *m = month_of(o, contract, day_civil(day));
        if (!first && m->days & days)
            first = m->who;
        m->days |= days;
        m->who = who;
        day = last + 1;
    }
    return first;
}

/* Is the sum beyond the whole, with all tax that there may be? */
static bool is_beyond(int64_t sum, int64_t whole)
{
    enum { MOST = 27 };
    return (sum - whole) / MOST > whole / 100 ||
           ((sum - whole) / MOST == whole / 100 &&
            (sum - whole) % MOST * 100 > whole % 100 * MOST);
}

uint32_t once_bill(struct once *o, enum rec_type type, struct str ref,
                   int64_t whole, int64_t share, uint32_t who)
{
    bool fresh;
    buf_clear(&o->key);
    add_number(o, (int32_t)type);
    buf_str(&o->key, ref);
    struct map_slot *slot = slot_of(o, &o->bill_at, &fresh);
    if (fresh) {
        slot->value = (uint32_t)o->bills.n;
        vec_push(&o->bills);
    }
    struct once_bill *bill = &o->bills.v[slot->value];
    if (bill->who != who)
        bill->before = bill->who;
    bill->who = who;
    if (__builtin_add_overflow(bill->sum, share, &bill->sum))
        bill->sum = share > 0 ? INT64_MAX : INT64_MIN;
    return bill->sum > 0 && is_beyond(bill->sum, whole) ? bill->before : 0;
}

/* One transfer pays several invoices, and its rest is on account. */
static bool is_part(const struct once_row *a, const struct once_paid *of)
{
    if (a->day != of->day || strcmp(a->ref, of->ref) == 0)
        return false;
    return (*a->ref && *of->ref) || a->amount != of->amount ||
           ulid_together(a->id, of->id);
}

/* Of later parts, one that is there already. */
static uint32_t part_before(struct once *o, const struct once_row *r,
                            uint32_t who)
{
    bool fresh;
    add_number(o, r->day);
    buf_puts(&o->key, r->ref);
    struct map_slot *slot = slot_of(o, &o->rows, &fresh);
    if (fresh)
        slot->value = who;
    return fresh ? 0 : slot->value;
}

/* Put down to another client, too: of one day and amount, which two payers'
 * own numbers hardly have in common. */
static uint32_t paid_by_other(struct once *o, const struct once_row *r,
                              struct str bank, uint32_t at)
{
    bool fresh;
    buf_clear(&o->key);
    buf_add(&o->key, (const char *)&r->amount, sizeof r->amount);
    add_number(o, r->day);
    add_number(o, r->currency);
    buf_str(&o->key, bank);
    struct map_slot *slot = slot_of(o, &o->other_at, &fresh);
    if (fresh)
        slot->value = at;
    const struct once_paid *first = &o->paid.v[slot->value];
    return fresh || (*r->ref && *first->ref && strcmp(r->ref, first->ref) != 0)
               ? 0
               : first->who;
}

static uint32_t paid(struct once *o, const struct once_row *r, uint32_t who)
{
    struct str bank;
    bool fresh;
    if (!attr_raw(r->attrs, "bank", &bank) || !bank.n)
        return 0;
    buf_clear(&o->key);
    add_number(o, day_civil(r->day).year);
    add_number(o, r->currency * 2 + (r->amount < 0));
    buf_str(&o->key, bank);
    buf_ch(&o->key, '\n');
    buf_puts(&o->key, r->client);
    struct map_slot *slot = slot_of(o, &o->paid_at, &fresh);
    if (fresh) {
        slot->value = (uint32_t)o->paid.n;
        *vec_push(&o->paid) =
            (struct once_paid){r->ref, r->id, r->amount, r->day, who};
        return paid_by_other(o, r, bank, slot->value);
    }
    const struct once_paid *first = &o->paid.v[slot->value];
    uint32_t same = is_part(r, first) ? 0 : first->who;
    uint32_t part = part_before(o, r, who);
    return same ? same : part;
}

static void add_attr(struct once *o, const struct once_row *r, const char *name)
{
    struct str raw;
    buf_ch(&o->key, '\n');
    if (attr_raw(r->attrs, name, &raw))
        buf_str(&o->key, raw);
}

static uint32_t surveyed(struct once *o, const struct once_row *r, uint32_t who)
{
    enum { OF_THING = 30, OF_WORDS = 7 };
    static const char *const things[] = {"order", "contract", "issue"};
    bool fresh, named = false;
    buf_clear(&o->key);
    buf_puts(&o->key, r->client);
    add_attr(o, r, "contact");
    add_attr(o, r, "specialist");
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        struct str raw;
        named = (attr_raw(r->attrs, things[i], &raw) && raw.n) || named;
        add_attr(o, r, things[i]);
    }
    int32_t within = named ? OF_THING : OF_WORDS;
    buf_ch(&o->key, '\n');
    if (!named)
        buf_puts(&o->key, r->text);
    struct map_slot *slot = slot_of(o, &o->asked_at, &fresh);
    if (fresh) {
        slot->value = (uint32_t)o->asked.n;
        vec_push(&o->asked);
    }
    struct once_asked *asked = &o->asked.v[slot->value];
    const struct once_asked before = *asked;
    *asked = (struct once_asked){r->day, who};
    return !fresh && before.day <= r->day + within &&
                   r->day <= before.day + within
               ? before.who
               : 0;
}

struct once_row once_row_of(const struct entry *e)
{
    return (struct once_row){.type = e->type,
                             .client = e->client ? e->client->key : "",
                             .ref = e->ref,
                             .id = e->id,
                             .text = e->text,
                             .attrs = str_of(e->attrs),
                             .day = e->day,
                             .amount = e->amount,
                             .currency = e->currency};
}

uint32_t once_row(struct once *o, const struct once_row *r, uint32_t who)
{
    return r->type == REC_PAYMENT  ? paid(o, r, who)
           : r->type == REC_SURVEY ? surveyed(o, r, who)
                                   : 0;
}

void once_release(struct once *o)
{
    map_release(&o->month_at);
    map_release(&o->bill_at);
    map_release(&o->paid_at);
    map_release(&o->other_at);
    map_release(&o->rows);
    map_release(&o->asked_at);
    vec_release(&o->asked);
    vec_release(&o->months);
    vec_release(&o->bills);
    vec_release(&o->paid);
    buf_release(&o->key);
}
