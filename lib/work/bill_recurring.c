/* Retainers: which periods of which contracts are due and not billed. */
#include <stdlib.h>

#include "work/bill.h"

/* What a contract's rows say on a day: the latest that gives it.  The first
 * row holds from the start. */
static const struct entry *fee_on(const struct contract *c, int32_t day)
{
    const struct entry *found = NULL;
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (r->entry->has_amount) {
            found = r->entry;
            if (r->entry->day <= day)
                break;
        }
    return found;
}

static const char *text_on(const struct contract *c, int32_t day)
{
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (*r->entry->text && r->entry->day <= day)
            return r->entry->text;
    return "";
}

struct search {
    const struct bill *bill;
    const struct bill_due_rules *rules;
    struct bill_dues *out;
    const struct contract *contract;
    enum period_unit unit;
    struct map added;
};

static bool is_known(struct search *s, struct period p)
{
    char name[PERIOD_SIZE];
    struct buf key = {0};
    bool fresh = false;
    buf_fmt(&key, "%s\n%s", s->contract->ref, period_print(p, name));
    bool known = map_find(&s->bill->periods, key.p, key.n) != NULL;
    if (!known)
        map_put(&s->added, key.p, key.n, &fresh);
    buf_release(&key);
    return known || !fresh;
}

static int read_number(const char *text, struct decimal *out, bool *there,
                       const char *name, struct err *e)
{
    *there = *text != '\0';
    if (!*there)
        return 0;
    if (decimal_parse(str_of(text), out, e) < 0)
        return err_at(e, name, 0);
    return 0;
}

static int add_due(struct search *s, struct period p, int32_t from, int32_t to,
                   struct err *e)
{
    const struct contract *c = s->contract;
    struct book *b = s->bill->book;
    const struct entry *fee = fee_on(c, from);
    if (!fee || is_known(s, p))
        return 0;
    struct bill_due *due = vec_push(&s->out->all);
    *due = (struct bill_due){
        .contract = c,
        .period = p,
        .from = from,
        .to = to,
        .fee = fee->amount,
        .currency = fee->currency,
        .text = text_on(c, from),
    };
    const char *discount = bill_discount(b, c->client, c, from);
    if (read_number(discount, &due->discount, &due->has_discount, "discount",
                    e) < 0 ||
        read_number(rows_attr(b, c->rows, from, "vat"), &due->vat,
                    &due->has_vat, "vat", e) < 0)
        return err_at(e, c->ref, 0);
    if (from == p.from && to == p.to)
        return 0;
    return money_ratio(fee->amount, to - from + 1, p.to - p.from + 1, &due->fee,
                       e);
}

/* The calendar's periods of an unbroken stretch of the contract. */
static int add_stretch(struct search *s, int32_t from, int32_t to,
                       struct err *e)
{
    const struct bill_due_rules *r = s->rules;
    bool ahead =
        strcmp(contract_attr(s->bill->book, s->contract, "bill"), "start") == 0;
    for (struct period p = period_of(from, s->unit);
         p.from <= to && p.from <= r->today; p = period_step(p, 1)) {
        int32_t first = p.from > from ? p.from : from;
        int32_t last = p.to < to ? p.to : to;
        bool whole = first == p.from && last == p.to;
        if ((!whole && !r->pro_rata) || (ahead ? first : last) > r->today ||
            p.from < r->within.from || p.to > r->within.to ||
            client_state_on(s->contract->client, first) != CLIENT_ACTIVE)
            continue;
        if (add_due(s, p, first, last, e) < 0)
            return -1;
    }
    return 0;
}

/* Renewals that follow on the end go on with it; one that comes later begins a
 * stretch of its own. */
static int add_contract(struct search *s, struct err *e)
{
    VEC(const struct entry *) rows = {0};
    int rc = 0;
    for (const struct client_row *r = s->contract->rows; r; r = r->before)
        *vec_push(&rows) = r->entry;
    int32_t from = s->contract->first->day, to = s->contract->first->due;
    for (size_t i = rows.n ? rows.n - 1 : 0; i-- > 0 && rc == 0;) {
        const struct entry *e_row = rows.v[i];
        if (e_row->due == DAY_NONE)
            continue;
        if (to != DAY_NONE && e_row->day > to + 1) {
            rc = add_stretch(s, from, to, e);
            from = e_row->day;
        }
        to = e_row->due;
    }
    if (rc == 0)
        rc = add_stretch(s, from, to == DAY_NONE ? DAY_MAX : to, e);
    vec_release(&rows);
    return rc;
}

int bill_recurring(const struct bill *bill, const struct bill_due_rules *r,
                   struct bill_dues *out, struct err *e)
{
    static const struct {
        const char *per;
        enum period_unit unit;
    } units[] = {{"month", PERIOD_MONTH},
                 {"quarter", PERIOD_QUARTER},
                 {"year", PERIOD_YEAR}};
    struct book *b = bill->book;
    *out = (struct bill_dues){0};
    int rc = 0;
    for (size_t i = 0; i < b->contracts.n && rc == 0; i++) {
        struct search s = {bill, r, out, b->contracts.v[i], PERIOD_ALL, {0}};
        const char *per = contract_attr(b, s.contract, "per");
        if (r->client && s.contract->client != r->client)
            continue;
        for (size_t k = 0; k < sizeof units / sizeof units[0]; k++)
            if (strcmp(per, units[k].per) == 0)
                s.unit = units[k].unit;
        if (s.unit != PERIOD_ALL && s.contract->client && *s.contract->ref)
            rc = add_contract(&s, e);
        map_release(&s.added);
    }
    return rc;
}
