/* The records of a document and its lines. */
#include <stdio.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/document.h"

static int enter_line(struct draft *d, size_t i, struct err *e)
{
    struct arena *arena = &d->home->arena;
    const struct invoice_line *line = &d->lines.all.v[i];
    const struct record *head = enter_row(d->en, d->at);
    char text[MONEY_SIZE];
    struct record r = {.type = REC_LINE};
    r.col[COL_DATE] = head->col[COL_DATE];
    r.col[COL_CLIENT] = head->col[COL_CLIENT];
    r.col[COL_REF] = head->col[COL_REF];
    r.col[COL_CURRENCY] = head->col[COL_CURRENCY];
    r.col[COL_AMOUNT] =
        money_cell(arena, line->price.n, d->digits + line->price.finer);
    r.col[COL_TEXT] = str_of(line->text);
    record_attr(&r, "qty", decimal_print(line->qty, text), arena);
    if (*line->unit)
        record_attr(&r, "unit", line->unit, arena);
    record_attr(&r, "vat", decimal_print(line->vat, text), arena);
    if (*line->category)
        record_attr(&r, "vatcat", line->category, arena);
    if (line->discount)
        record_attr(&r, "discount",
                    money_print(line->discount, d->digits, text), arena);
    if (line->vat_round)
        record_attr(&r, "vatround",
                    money_print(line->vat_round, d->digits, text), arena);
    if (*line->order)
        record_attr(&r, "order", line->order, arena);
    if (*line->cost)
        record_attr(&r, "cost", line->cost, arena);
    draft_put_when(d, i, &r);
    if (enter_add(d->en, &r, e) == 0)
        return 0;
    char where[64];
    snprintf(where, sizeof where, _("line %zu"), i + 1);
    return err_at(e, where, 0);
}

/* Of acts and offers the same number again would be more of the first. */
static int check_number(const struct draft *d, struct err *e)
{
    const struct entry *before;
    struct err none = ERR_INIT;
    const char *ref = d->given->ref;
    if (ref && document_is_void(d->book, d->row.type, ref))
        return err_set(e, ERR_DATA,
                       _("%s '%s' was voided (a number is not used twice: take "
                         "a new one)"),
                       schema_types[d->row.type].name, ref);
    if (!ref || document_find(d->book, d->row.type, ref, &before, &none) < 0)
        return 0;
    return err_set(e, ERR_DATA,
                   _("%s '%s' is there already (leave the ref out to get a new "
                     "number)"),
                   schema_types[d->row.type].name, ref);
}

int draft_enter(struct draft *d, struct err *e)
{
    if (check_number(d, e) < 0)
        return -1;
    d->at = enter_count(d->en);
    d->row.col[COL_CLIENT] = str_of(d->client->key);
    d->row.col[COL_CURRENCY] =
        str_of(book_currency(d->book, d->currency)->code);
    d->row.col[COL_AMOUNT] =
        money_cell(&d->home->arena, d->total.gross, d->digits);
    if (enter_add(d->en, &d->row, e) < 0)
        return -1;
    for (size_t i = 0; i < d->lines.all.n; i++)
        if (enter_line(d, i, e) < 0)
            return -1;
    return 0;
}
