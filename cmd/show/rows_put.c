/* What the rows of a card are put together from. */
#include "show/card_rows.h"

static const struct out_column columns[] = {
    {.name = "section", .kind = OUT_TEXT},
    {.name = "client", .kind = OUT_TEXT},
    {.name = "key", .kind = OUT_TEXT},
    {.name = "date", .kind = OUT_DATE},
    {.name = "due", .kind = OUT_DATE},
    {.name = "name", .kind = OUT_TEXT},
    {.name = "value", .kind = OUT_TEXT},
    {.name = "amount", .kind = OUT_MONEY},
    {.name = "currency", .kind = OUT_TEXT},
    {.name = "ref", .kind = OUT_TEXT},
    {.name = "channel", .kind = OUT_TEXT},
    {.name = "owner", .kind = OUT_TEXT},
    {.name = "text", .kind = OUT_TEXT},
};

void rows_put(struct rows *r, const struct row *row)
{
    struct out *o = r->out;
    char date[DATE_SIZE];
    const struct currency *in =
        row->has_amount ? book_currency(r->book, row->currency) : NULL;
    out_word(o, row->section);
    out_word(o, r->card->client->key);
    out_word(o, row->key);
    if (row->when.timed)
        out_word(o, when_print(&row->when, &r->c->home.zone, date));
    else
        out_day(o, row->when.day);
    out_day(o, row->due);
    out_word(o, row->name);
    out_word(o, row->value);
    if (in)
        out_money(o, row->amount, in->digits + row->finer);
    else
        out_none(o);
    out_word(o, in ? in->code : "");
    out_word(o, row->ref);
    out_word(o, row->channel);
    out_word(o, row->owner);
    out_word(o, row->text);
    out_end(o);
}

struct row rows_of(const struct entry *e, const char *section)
{
    return (struct row){
        .section = section,
        .key = e->ref,
        .when = {.day = e->day, .timed = e->timed, .at = entry_at(e)},
        .due = e->due,
        .has_amount = e->has_amount,
        .amount = e->amount,
        .currency = e->currency,
        .finer = e->finer,
        .channel = e->channel,
        .owner = e->owner,
        .text = e->text,
    };
}

void rows_fact(struct rows *r, const char *name, const char *value,
               const char *text)
{
    rows_put(r, &(struct row){.section = r->section,
                              .key = r->key,
                              .name = name,
                              .value = value,
                              .text = text,
                              .when = {.day = DAY_NONE},
                              .due = DAY_NONE});
}

void rows_begin(struct rows *r)
{
    r->out = cli_out(r->c, columns, sizeof columns / sizeof columns[0], NULL);
}
