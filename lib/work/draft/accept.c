/* A quote that was accepted, and the orders it becomes. */
#include "base/i18n.h"
#include "work/draft/draft.h"
#include "work/invoice/document.h"

struct accepting {
    const struct draft_accepted *given;
    struct home *home;
    struct enter *en;
    struct book *book;
    struct offer *offer;
    struct document quote;
    int32_t day; /* on which it was */
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

static int add_order(struct accepting *a, const char *text, int64_t amount,
                     struct err *e)
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
        if (add_order(a, line->text, line->amount - line->allowance, e) < 0)
            return -1;
    }
    if (a->given->each && q->lines.all.n)
        return 0;
    const char *text = *first->text     ? first->text
                       : q->lines.all.n ? q->lines.all.v[0].text
                                        : a->offer->ref;
    return add_order(a, text,
                     q->lines.all.n ? q->total.lines - q->total.allowance
                                    : first->amount,
                     e);
}

int draft_accept(struct home *home, struct enter *en,
                 const struct draft_accepted *given, struct err *e)
{
    struct accepting a = {.given = given,
                          .home = home,
                          .en = en,
                          .book = enter_book(en),
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
        rc = add_won(&a, e);
    if (rc == 0)
        rc = add_orders(&a, e);
    document_release(&a.quote);
    return rc;
}
