/* Letters about what is owed: giving them numbers, and recording them. */
#include <stdlib.h>

#include "book/find.h"
#include "inside.h"
#include "outbox/doc/letters.h"
#include "work/contact/salute.h"

/* Adds *row, dated now, with the next number of the series and what else the
 * page says. */
static int issue(struct home *home, struct enter *en, const struct record *row,
                 struct doc *d, struct err *e)
{
    struct record r = *row;
    struct doc_page *page = &d->page;
    const struct currency *cur = book_currency(enter_book(en), page->currency);
    bool statement = page->kind == PAPER_STATEMENT;
    struct buf next = {0};
    if (doc_page_check(home, enter_book(en), page, e) < 0)
        return -1;
    r.col[COL_CLIENT] = str_of(page->client->key);
    r.col[COL_AMOUNT] = money_cell(
        &home->arena, statement ? page->state.gross : page->state.open,
        cur->digits);
    r.col[COL_CURRENCY] = str_of(cur->code);
    if (!statement) {
        r.col[COL_REF] = str_of(page->debts[0].number);
        record_attr(&r, "stage", arena_fmt(&home->arena, "%d", page->stage),
                    &home->arena);
    }
    const struct enter_series letters = {REC_TOUCH, "number",
                                         statement ? "numbers.statement"
                                                   : "numbers.reminder"};
    enter_number(en, &letters, home->now.day, page->client->key, &next);
    page->number = buf_keep(&next, &home->arena);
    record_attr(&r, "number", page->number, &home->arena);
    if (statement)
        record_attr(&r, "period", page->period, &home->arena);
    return enter_add(en, &r, e);
}

/* The record begins with what all letters of its kind say. */
static struct record begin(struct home *home, const struct record *row,
                           const char *kind)
{
    struct record r = *row;
    record_attr(&r, "dir", "out", &home->arena);
    record_attr(&r, "kind", kind, &home->arena);
    return r;
}

static void set_remark(const struct record *row, struct home *home,
                       struct doc_page *page)
{
    struct str text = row->col[COL_TEXT];
    page->remark = text.n ? arena_dup(&home->arena, text.p, text.n) : "";
}

int letter_statement_issue(struct home *home, struct enter *en,
                           const struct statement_ask *ask,
                           const struct record *row, struct doc *out,
                           struct err *e)
{
    struct record r = begin(home, row, "statement");
    if (letter_statement(home, enter_book(en), ask, out, e) < 0)
        return -1;
    set_remark(row, home, &out->page);
    return issue(home, en, &r, out, e);
}

static int issue_reminder(struct home *home, struct enter *en,
                          const struct letters_ask *ask, const struct remind *m,
                          struct doc *d, struct err *e)
{
    struct record r = begin(home, ask->row, "reminder");
    struct action a;
    letter_reminder(m->invoice, m->state.due, m->state.open, m->stage, d);
    d->page.day = ask->rules->invoice.today;
    set_remark(ask->row, home, &d->page);
    remind_action(enter_book(en), ask->rules, m, &a);
    r.col[COL_CHANNEL] = str_of(a.channel);
    r.col[COL_OWNER] = str_of(a.owner);
    d->page.person = contact_named(enter_book(en), d->page.client, a.contact);
    if (*a.contact)
        record_attr(&r, "contact", a.contact, &home->arena);
    return issue(home, en, &r, d, e);
}

int letters_issue(struct home *home, struct enter *en,
                  const struct letters_ask *ask, struct letters *out,
                  struct err *e)
{
    struct book *b = enter_book(en);
    struct remind_choice which = ask->which;
    struct client *client = NULL;
    *out = (struct letters){0};
    if (ask->client && book_find(b, str_of(ask->client), &client, e) < 0)
        return -1;
    which.client = client;
    if (remind_find(b, ask->rules, &out->found, e) < 0 ||
        remind_check_named(b, &out->found, &which, e) < 0 ||
        (ask->queue && queue_hold_reminders(ask->queue, b, &out->found, e) < 0))
        return -1;
    for (size_t i = 0; i < out->found.all.n; i++) {
        const struct remind *m = &out->found.all.v[i];
        if (remind_is_letter(m, &which) &&
            issue_reminder(home, en, ask, m, vec_push(&out->all), e) < 0)
            return -1;
    }
    return 0;
}

void letters_release(struct letters *l)
{
    for (size_t i = 0; i < l->all.n; i++)
        doc_release(&l->all.v[i]);
    vec_release(&l->all);
    reminds_release(&l->found);
}
