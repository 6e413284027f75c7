/* Lists: what items say, of whatever kind they are. */
#include "base/i18n.h"
#include "book/billed.h"
#include "inside.h"
#include "ledger/ulid.h"

#define GET(name)                                                              \
    struct fact name(const struct list_source *s, const struct list_item *i,   \
                     const struct list_column *column)

GET(list_get_key)
{
    (void)s, (void)column;
    return fact_text(i->key);
}

GET(list_get_id)
{
    (void)s, (void)column;
    return fact_text(i->entry ? i->entry->id : "");
}

GET(list_get_client)
{
    (void)s, (void)column;
    return fact_text(i->client ? i->client->key : "");
}

GET(list_get_client_name)
{
    (void)s, (void)column;
    return fact_text(i->client ? i->client->name : "");
}

GET(list_get_day)
{
    (void)s, (void)column;
    return fact_day(i->entry->day);
}

GET(list_get_ref)
{
    (void)s, (void)column;
    return fact_text(i->entry->ref);
}

/* The id of another record says nothing to people: its date does. */
GET(list_get_about)
{
    const char *ref = i->entry->ref;
    char date[DATE_SIZE];
    uint64_t ms;
    (void)column;
    const struct entry *other = *ref ? book_with_id(s->book, ref) : NULL;
    if (other)
        return fact_text(
            arena_fmt(s->arena, _("re %s"), day_print(other->day, date)));
    return fact_text(ulid_time(ref, &ms) ? "" : ref);
}

/* The latest record that says so, where there are several. */
static const struct entry *says(const struct list_source *s,
                                const struct list_item *i, enum rows_say what)
{
    const struct entry *e =
        i->rows ? rows_on(s->book, i->rows, what, DAY_MAX) : i->entry;
    return e ? e : i->entry;
}

GET(list_get_due)
{
    (void)column;
    return fact_day(says(s, i, ROWS_DUE)->due);
}

GET(list_get_amount)
{
    const struct entry *e = says(s, i, ROWS_AMOUNT);
    (void)column;
    if (!e->has_amount)
        return fact_text("");
    return fact_money(e->amount, book_currency(s->book, e->currency), e->finer);
}

GET(list_get_net)
{
    const struct entry *e = i->entry;
    (void)column;
    if (!e->has_amount)
        return fact_text("");
    return fact_money(billed_line(s->book, e),
                      book_currency(s->book, e->currency), 0);
}

GET(list_get_currency)
{
    const struct entry *e = says(s, i, ROWS_AMOUNT);
    (void)column;
    return fact_text(e->has_amount ? book_currency(s->book, e->currency)->code
                                   : "");
}

GET(list_get_channel)
{
    (void)s, (void)column;
    return fact_text(i->entry->channel);
}

GET(list_get_owner)
{
    (void)column;
    return fact_text(entry_answers(says(s, i, ROWS_OWNER)));
}

GET(list_get_text)
{
    (void)column;
    return fact_text(says(s, i, ROWS_TEXT)->text);
}

/* An attribute that is money is in its record's currency. */
GET(list_get_attr)
{
    const char *text = i->rows
                           ? rows_attr(s->book, i->rows, DAY_MAX, column->name)
                       : i->entry ? entry_attr(s->book, i->entry, column->name)
                                  : "";
    int64_t amount;
    if (column->kind != FACT_MONEY || !*text || !i->entry)
        return fact_read(column->kind, text);
    uint8_t in = says(s, i, ROWS_AMOUNT)->currency;
    const struct currency *of =
        book_currency(s->book, in == CURRENCY_NONE ? s->book->currency : in);
    return money_parse(str_of(text), of->digits, &amount, NULL) < 0
               ? fact_text("")
               : fact_money(amount, of, 0);
}

static const void *member(const struct list_item *i,
                          const struct list_column *column)
{
    return (const char *)i->thing + column->at;
}

GET(list_get_word)
{
    (void)s;
    return fact_text(*(const char *const *)member(i, column));
}

GET(list_get_member_day)
{
    (void)s;
    return fact_day(*(const int32_t *)member(i, column));
}

void list_add(struct list_source *s, struct list_item item)
{
    if (!s->only || item.client == s->only)
        *vec_push(&s->items) = item;
}
