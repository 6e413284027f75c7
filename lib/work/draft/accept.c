/* A quote that was accepted, and the orders it becomes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "work/draft/draft.h"
#include "work/invoice/document.h"
#include "work/plan/plan.h"

struct accepting {
    const struct draft_accepted *given;
    struct home *home;
    struct enter *en;
    struct book *book;
    struct offer *offer;
    struct document quote;
    int32_t day; /* on which it was */
    struct plan_lines lines;
    struct plan plan; /* empty: it has none */
    int32_t limit;    /* the deadline that was given; DAY_NONE */
};

/* A quote is accepted once it was made. */
static int check_day(const struct accepting *a, struct err *e)
{
    const struct entry *first = a->offer->first;
    char day[DATE_SIZE], of[DATE_SIZE];
    if (a->day >= first->day)
        return 0;
    return err_set(e, ERR_DATA,
                   _("accepted %s would be before quote %s, which is of %s "
                     "(give the date with -d)"),
                   day_print(a->day, day), a->offer->ref,
                   day_print(first->day, of));
}

static int check_offer(struct accepting *a, struct err *e)
{
    const struct offer *o = a->offer;
    const char *result = offer_attr(a->book, o, "result");
    char day[DATE_SIZE];
    int32_t until = DAY_NONE;
    if (strcmp(result, "won") == 0)
        return err_set(e, ERR_DATA, _("quote %s was accepted already, on %s"),
                       o->ref, day_print(o->last->day, day));
    if (strcmp(result, "lost") == 0)
        return err_set(e, ERR_DATA,
                       _("quote %s was lost on %s (make a new one)"), o->ref,
                       day_print(o->last->day, day));
    if (check_day(a, e) < 0)
        return -1;
    for (const struct client_row *r = o->rows; r && until == DAY_NONE;
         r = r->before)
        until = r->entry->due;
    if (until != DAY_NONE && until < a->day)
        notes_add(&a->home->notes, _("quote %s stood until %s"), o->ref,
                  day_print(until, day));
    return 0;
}

/* The record that it was won. */
static int add_won(struct accepting *a, struct err *e)
{
    struct record won = a->given->won;
    won.col[COL_REF] = str_of(a->offer->ref);
    won.col[COL_CLIENT] = str_of(a->offer->client->key);
    record_attr(&won, "result", "won", &a->home->arena);
    return enter_add(a->en, &won, e);
}

/* What we promise comes later than what we plan for, as acct.padding says,
 * unless the day was agreed upon; but not later than the whole order. */
static int32_t promised(const struct accepting *a, const struct plan_phase *p)
{
    struct span padding = conf_span(&a->home->conf, "acct.padding");
    int32_t due =
        p->agreed || padding.n <= 0 ? p->last : span_add(p->last, padding, 1);
    return a->limit != DAY_NONE && due > a->limit ? a->limit : due;
}

/* A deadline, and what it was before padding where that is another. */
static void put_deadline(struct accepting *a, int32_t last, int32_t due,
                         struct record *r)
{
    struct arena *arena = &a->home->arena;
    char text[DATE_SIZE];
    day_print(due, text);
    r->col[COL_DUE] = str_of(arena_dup(arena, text, strlen(text)));
    if (due != last)
        record_attr(r, "target", day_print(last, text), arena);
}

/* The phase that the quote's line is, or NULL. */
static const struct plan_phase *phase_at(const struct accepting *a, size_t line)
{
    for (size_t i = 0; i < a->plan.all.n; i++)
        if (a->plan.all.v[i].line == line)
            return &a->plan.all.v[i];
    return NULL;
}

/* The deadline of an order, where none was given: that of its phase, or of the
 * last of all (NULL). */
static void date_order(struct accepting *a, const struct plan_phase *one,
                       struct record *r)
{
    int32_t last = DAY_NONE, due = DAY_NONE;
    if (r->col[COL_DUE].n)
        return;
    for (size_t i = 0; i < a->plan.all.n; i++) {
        const struct plan_phase *p = &a->plan.all.v[i];
        int32_t by = promised(a, p);
        if (one && one != p)
            continue;
        last = p->last > last ? p->last : last;
        due = by > due ? by : due;
    }
    if (due != DAY_NONE)
        put_deadline(a, last, due, r);
}

/* Each phase is a stage of the order that was added last. */
static int add_stages(struct accepting *a, struct err *e)
{
    struct arena *arena = &a->home->arena;
    const struct record *order = enter_row(a->en, enter_count(a->en) - 1);
    char text[DATE_SIZE];
    for (size_t i = 0; i < a->plan.all.n; i++) {
        const struct plan_phase *p = &a->plan.all.v[i];
        struct record r = {.type = REC_STAGE};
        r.col[COL_DATE] = order->col[COL_DATE];
        r.col[COL_CLIENT] = order->col[COL_CLIENT];
        r.col[COL_REF] = order->col[COL_REF];
        r.col[COL_OWNER] = order->col[COL_OWNER];
        r.col[COL_TEXT] = str_of(p->name);
        record_attr(&r, "stage", order_stages[STAGE_PLANNED], arena);
        snprintf(text, sizeof text, "%zu", p->line + 1);
        record_attr(&r, "phase", text, arena);
        record_attr(&r, "from", day_print(p->first, text), arena);
        put_deadline(a, p->last, promised(a, p), &r);
        if (enter_add(a->en, &r, e) < 0)
            return -1;
    }
    return 0;
}

static int add_order(struct accepting *a, const char *text, int64_t amount,
                     const struct plan_phase *phase, struct err *e)
{
    struct arena *arena = &a->home->arena;
    const struct entry *first = a->offer->first;
    const struct currency *cur = book_currency(a->book, first->currency);
    const char *service = entry_attr(a->book, first, "service");
    struct record r = a->given->order;
    struct str given;
    r.col[COL_TEXT] =
        str_of(a->given->text && !a->given->each ? a->given->text : text);
    r.col[COL_CLIENT] = str_of(a->offer->client->key);
    if (first->has_amount) {
        r.col[COL_AMOUNT] = money_cell(arena, amount, cur->digits);
        r.col[COL_CURRENCY] = str_of(cur->code);
    }
    record_attr(&r, "quote", a->offer->ref, arena);
    if (*service && !attr_raw(r.col[COL_ATTRS], "service", &given))
        record_attr(&r, "service", service, arena);
    if (phase || !a->given->each)
        date_order(a, phase, &r);
    return enter_add(a->en, &r, e);
}

/* Orders are in the terms of the prices, as their lines will be, and come to
 * what is left after the quote's discount: each has its share of that. */
static int add_orders(struct accepting *a, struct err *e)
{
    const struct document *q = &a->quote;
    const struct entry *first = a->offer->first;
    for (size_t i = 0; i < q->lines.all.n && a->given->each; i++) {
        const struct invoice_line *line = &q->lines.all.v[i];
        if (add_order(a, line->text, line->amount - line->allowance,
                      phase_at(a, i), e) < 0)
            return -1;
    }
    if (a->given->each && q->lines.all.n)
        return 0;
    const char *text = *first->text     ? first->text
                       : q->lines.all.n ? q->lines.all.v[0].text
                                        : a->offer->ref;
    int64_t amount =
        q->lines.all.n ? q->total.lines - q->total.allowance : first->amount;
    return add_order(a, text, amount, NULL, e) < 0 ? -1 : add_stages(a, e);
}

/* From the day on which it was accepted. */
static int make_plan(struct accepting *a, struct err *e)
{
    struct worktime_user user = {0};
    const struct entry *first = a->offer->first;
    int32_t said = DAY_NONE;
    day_parse(str_of(offer_attr(a->book, a->offer, "start")), &said);
    day_parse(a->given->order.col[COL_DUE], &a->limit);
    if (plan_lines(a->book, first, &a->lines, e) < 0)
        return err_at(e, a->book->source, a->lines.of.v[a->lines.wrong]->line);
    if (!a->lines.phases)
        return 0;
    struct plan_rules rules = {
        .work = &user.work,
        .start = plan_start(said, a->day, DAY_NONE, first->day),
        .limit = a->limit};
    int rc = worktime_user_read(a->home, &user, e);
    if (rc == 0 &&
        plan_find(a->lines.all.v, a->lines.all.n, &rules, &a->plan, e) < 0)
        rc = err_at(e, arena_fmt(&a->home->arena, _("quote %s"), a->offer->ref),
                    0);
    worktime_user_release(&user);
    return rc;
}

int draft_accept(struct home *home, struct enter *en,
                 const struct draft_accepted *given, struct err *e)
{
    struct accepting a = {.given = given,
                          .home = home,
                          .en = en,
                          .book = enter_book(en),
                          .limit = DAY_NONE,
                          .day =
                              record_day(&given->won, &home->zone, &home->now)};
    const struct entry *none;
    a.offer = book_offer(a.book, given->quote);
    if (document_find(a.book, REC_OFFER, given->quote, &none, e) < 0)
        return -1;
    if (!a.offer->client)
        return err_set(e, ERR_DATA, _("quote %s names no client"),
                       given->quote);
    if (check_offer(&a, e) < 0)
        return -1;
    int rc = document_load(a.book, a.offer->first, &a.quote, e);
    if (rc == 0)
        rc = make_plan(&a, e);
    if (rc == 0)
        rc = add_won(&a, e);
    if (rc == 0)
        rc = add_orders(&a, e);
    document_release(&a.quote);
    plan_release(&a.plan);
    plan_lines_release(&a.lines);
    return rc;
}
