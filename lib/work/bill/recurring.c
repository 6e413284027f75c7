/* Retainers: which periods of which contracts are due and not billed. */
#include <stdlib.h>

#include "work/bill/bill.h"

static const char *text_on(struct book *b, const struct contract *c,
                           int32_t day)
{
    const struct entry *e = rows_on(b, c->rows, ROWS_TEXT, day);
    return e ? e->text : "";
}

struct search {
    const struct bill *bill;
    const struct bill_due_rules *rules;
    struct bill_dues *out;
    const struct contract *contract;
    enum period_unit unit;
    int32_t anchor;   /* the first day of the stretch that has this unit */
    int32_t last_day; /* the last that is billed */
    int32_t start;    /* periods that end before that day are passed over */
    VEC(const struct entry *) rows; /* of the contract, the last first */
};

/* The first day after that one of which the contract's rows say something. */
static int32_t next_row(const struct search *s, int32_t day)
{
    size_t low = 0, high = s->rows.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (s->rows.v[mid]->day > day)
            low = mid + 1;
        else
            high = mid;
    }
    return low ? s->rows.v[low - 1]->day : DAY_MAX + 1;
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
    const struct entry *fee = contract_fee(b, c, from);
    struct bill_due *due = vec_push(&s->out->all);
    *due = (struct bill_due){
        .contract = c,
        .unit = s->unit,
        .period = p,
        .from = from,
        .to = to,
        .fee = fee->amount,
        .currency = fee->currency,
        .text = text_on(b, c, from),
        .vat = rows_attr(b, c->rows, from, "vat"),
    };
    const char *discount = bill_discount(b, c->client, c, from);
    if (read_number(discount, &due->discount, &due->has_discount, "discount",
                    e) < 0)
        return err_at(e, c->ref, 0);
    if (from == p.from && to == p.to)
        return 0;
    return money_ratio(fee->amount, to - from + 1, p.to - p.from + 1, &due->fee,
                       e);
}

static bool is_active(struct book *b, const struct client *c, int32_t day)
{
    return client_state_on(b, c, day) == CLIENT_ACTIVE;
}

/* Does the client, not active on the first of the days, come back? */
static bool comes_back(struct book *b, const struct client *c, int32_t from,
                       int32_t to)
{
    const struct entry *e = rows_on(b, c->statuses, ROWS_ANY, to);
    for (; e && e->day > from;
         e = rows_on(b, c->statuses, ROWS_ANY, e->day - 1))
        if (is_active(b, c, e->day))
            return true;
    return false;
}

/* A part of the contract's first period is not, right before the first day that
 * was billed: it is only told of, or billed by its days. */
static bool is_passed_over(const struct search *s, struct period p, int32_t to,
                           bool whole)
{
    bool first = s->rules->from == DAY_NONE && !whole && to + 1 == s->start;
    return p.to < s->start && !first;
}

static int judge_part(struct search *s, struct period p, int32_t from,
                      int32_t to, struct err *e)
{
    const struct bill_due_rules *r = s->rules;
    const struct contract *c = s->contract;
    struct book *b = s->bill->book;
    bool ahead = strcmp(rows_attr(b, c->rows, from, "bill"), "start") == 0;
    bool whole = from == p.from && to == p.to;
    bool paused = !is_active(b, c->client, from);
    int32_t due = ahead ? from : to;
    if (is_passed_over(s, p, to, whole) || due > r->today ||
        due < r->within.from || due > r->within.to || !contract_fee(b, c, from))
        return 0;
    if (!paused && (whole || r->pro_rata))
        return add_due(s, p, from, to, e);
    if (s->last_day <= to &&
        (!paused ||
         comes_back(b, c->client, from, to < r->today ? to : r->today)))
        *vec_push(&s->out->skipped) = (struct bill_skip){
            c, from, to, paused ? BILL_SKIP_PAUSED : BILL_SKIP_PART};
    return 0;
}

/* What is not billed of the period's days within the contract. */
static int add_period(struct search *s, struct period p, int32_t first,
                      int32_t last, struct err *e)
{
    int32_t from = first, to = last;
    while (bill_unbilled(s->bill, s->contract->ref, &from, &to)) {
        if (judge_part(s, p, from, to, e) < 0)
            return -1;
        from = to + 1;
        to = last;
    }
    return 0;
}

/* The period that holds the day, counted from the anchor. */
static struct period own_period(const struct search *s, int32_t day, int months)
{
    struct period p = period_counted(s->anchor, months, day);
    struct period usual = period_of(day, s->unit);
    return p.from == usual.from && p.to == usual.to ? usual : p;
}

static struct period period_on(struct search *s, int32_t day)
{
    enum period_unit unit = contract_per(s->bill->book, s->contract, day);
    if (unit != s->unit)
        s->anchor = day;
    s->unit = unit;
    if (unit == PERIOD_YEAR)
        return own_period(s, day, 12);
    if (unit == PERIOD_QUARTER && day_civil(s->anchor).day == 1)
        return own_period(s, day, 3);
    return period_of(day, unit);
}

/* The periods of an unbroken stretch of the contract, one after another: the
 * unit is that in force when one begins. */
static int add_stretch(struct search *s, int32_t from, int32_t to,
                       struct err *e)
{
    s->unit = PERIOD_ALL;
    for (int32_t day = from; day <= to && day <= s->rules->today;) {
        struct period p = period_on(s, day);
        if (s->unit == PERIOD_ALL) {
            day = next_row(s, day);
            continue;
        }
        if (add_period(s, p, day, p.to < to ? p.to : to, e) < 0)
            return -1;
        day = p.to + 1;
    }
    return 0;
}

/* Renewals that follow on the end go on with it; one that comes later begins a
 * stretch of its own. */
static int add_contract(struct search *s, struct err *e)
{
    int rc = 0;
    for (const struct client_row *r = s->contract->rows; r; r = r->before)
        *vec_push(&s->rows) = r->entry;
    int32_t from = s->contract->first->day, to = s->contract->first->due;
    for (size_t i = s->rows.n ? s->rows.n - 1 : 0; i-- > 0 && rc == 0;) {
        const struct entry *e_row = s->rows.v[i];
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
    vec_release(&s->rows);
    return rc;
}

/* From when on is it billed?  DAY_NONE: that is not known. */
static int32_t start_of(const struct search *s)
{
    const struct bill_due_rules *r = s->rules;
    if (r->from != DAY_NONE)
        return r->from;
    return r->within.from > DAY_MIN ? DAY_MIN
                                    : bill_first_day(s->bill, s->contract->ref);
}

/* Has another of its length passed since the period's end? */
static bool is_long_ago(const struct bill_due *due, int32_t today)
{
    static const int months[] = {
        [PERIOD_MONTH] = 1, [PERIOD_QUARTER] = 3, [PERIOD_YEAR] = 12};
    return due->period.to < DAY_MAX &&
           today >= day_add_months(due->period.to + 1, months[due->unit]);
}

/* Of the dues from that place on, those of a contract that nothing has billed
 * yet, leaves the last period. */
static void leave_out(struct search *s, size_t at)
{
    struct bill_due *all = s->out->all.v;
    size_t n = s->out->all.n, kept = n;
    while (n > at && kept > at && !is_long_ago(&all[n - 1], s->rules->today) &&
           all[kept - 1].period.from == all[n - 1].period.from)
        kept--;
    /* What the contract began with goes with it. */
    if (kept > at && kept < n && all[kept - 1].to + 1 == all[kept].from &&
        all[kept - 1].from > all[kept - 1].period.from)
        kept--;
    if (kept == at)
        return;
    *vec_push(&s->out->skipped) =
        (struct bill_skip){s->contract, all[at].from, all[kept - 1].to,
                           kept < n ? BILL_SKIP_BEFORE : BILL_SKIP_OVER};
    for (size_t i = kept; i < n; i++)
        all[at + i - kept] = all[i];
    s->out->all.n -= kept - at;
}

int bill_recurring(const struct bill *bill, const struct bill_due_rules *r,
                   struct bill_dues *out, struct err *e)
{
    const struct book *b = bill->book;
    *out = (struct bill_dues){0};
    for (size_t i = 0; i < b->contracts.n; i++) {
        struct search s = {
            .bill = bill,
            .rules = r,
            .out = out,
            .contract = b->contracts.v[i],
            .last_day = bill_last_day(bill, b->contracts.v[i]->ref),
        };
        const struct client *client = s.contract->client;
        size_t at = out->all.n;
        if (!client || !*s.contract->ref || (r->client && client != r->client))
            continue;
        int32_t start = start_of(&s);
        s.start = start == DAY_NONE ? DAY_MIN : start;
        if (add_contract(&s, e) < 0)
            return -1;
        if (start == DAY_NONE)
            leave_out(&s, at);
    }
    return 0;
}

void bill_dues_release(struct bill_dues *d)
{
    vec_release(&d->all);
    vec_release(&d->skipped);
}
