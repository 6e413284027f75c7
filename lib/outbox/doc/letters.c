/* Letters about what is owed: their pages. */
#include "outbox/doc/letters.h"

#include "base/i18n.h"
#include "book/find.h"
#include "inside.h"
#include "work/contact/salute.h"

/* The first currency besides that one, or NULL. */
static const char *other_currency(const struct book *b,
                                  const struct statement *s, uint8_t currency)
{
    for (size_t i = 0; i < s->rows.n; i++)
        if (s->rows.v[i].currency != currency)
            return book_currency(b, s->rows.v[i].currency)->code;
    return NULL;
}

const char *letter_other_currency(const struct book *b, const struct doc *d)
{
    return other_currency(b, &d->statement, d->page.currency);
}

/* A statement has a part for each currency. */
static void choose_rows(const struct statement *s, struct doc_page *page)
{
    size_t from = 0, to;
    while (from < s->rows.n && s->rows.v[from].currency != page->currency)
        from++;
    for (to = from; to < s->rows.n && s->rows.v[to].currency == page->currency;)
        to++;
    page->rows = s->rows.v + from;
    page->rows_n = to - from;
}

static int statement_page(struct home *home, struct book *b,
                          struct period stretch, struct doc *d, struct err *e)
{
    struct doc_page *page = &d->page;
    char from[DATE_SIZE], to[DATE_SIZE];
    page->day = home->today;
    if (statement_of(b, page->client, stretch.from, stretch.to, &d->statement,
                     e) < 0)
        return -1;
    choose_rows(&d->statement, page);
    const char *code = book_currency(b, page->currency)->code;
    const char *other = letter_other_currency(b, d);
    if (!page->rows_n && other)
        return err_set(e, ERR_DATA,
                       _("nothing was billed to %s or paid in %s (but in %s: "
                         "--currency %s)"),
                       page->client->key, code, other, other);
    if (!page->rows_n)
        return err_set(e, ERR_DATA, _("nothing was billed to %s or paid in %s"),
                       page->client->key, code);
    int64_t balance = page->rows[page->rows_n - 1].balance;
    page->state.gross = balance;
    page->state.open = balance > 0 ? balance : 0;
    page->period =
        arena_fmt(&home->arena, "%s..%s", day_print(page->rows[0].day, from),
                  day_print(stretch.to, to));
    return 0;
}

int letter_statement(struct home *home, struct book *b,
                     const struct statement_ask *ask, struct doc *out,
                     struct err *e)
{
    struct client *client;
    *out = (struct doc){0};
    doc_page_init(&out->page, PAPER_STATEMENT);
    if (book_find(b, str_of(ask->client), &client, e) < 0 ||
        book_billed(b, client, ask->currency, &out->page.currency, e) < 0)
        return -1;
    out->page.client = client;
    return statement_page(home, b, ask->stretch, out, e);
}

void letter_reminder(const struct invoice *v, int32_t due, int64_t open,
                     int stage, struct doc *d)
{
    const struct entry *e = v->entry;
    doc_page_init(&d->page, PAPER_REMINDER);
    d->page.client = v->client;
    d->page.currency = e->currency;
    d->page.stage = stage;
    d->page.state.gross = e->amount;
    d->page.state.open = open;
    doc_add_debt(d, (struct paper_debt){.number = v->ref,
                                        .day = e->day,
                                        .due = due,
                                        .gross = e->amount,
                                        .open = open});
}

/* --- Letters that were issued -----------------------------------------------
 */

/* As it is recorded; of letters typed by hand, the how manieth of its
 * invoice. */
static int stage_of(struct book *b, const struct entry *letter)
{
    int64_t stage;
    int n = 0;
    if (entry_whole(letter, "stage", &stage) && stage >= 1 &&
        stage <= REMIND_STAGES_MAX)
        return (int)stage;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        n += e->dir == DIR_OUT && strcmp(e->ref, letter->ref) == 0 &&
             entry_says(e, "kind", "reminder");
        if (e == letter)
            break;
    }
    return n;
}

/* What is wrong with the letter's own record, or NULL. */
static const char *reminder_fault(const struct entry *entry,
                                  const struct invoice *v)
{
    if (entry->stranger || (v && v->client != entry->client))
        return _("the reminder is to another client than its invoice");
    if (!v)
        return _("the reminder's ref is no invoice (it names the invoice that "
                 "it is about)");
    if (entry->has_amount &&
        (entry->currency != v->entry->currency || entry->amount <= 0 ||
         entry->amount > v->entry->amount))
        return _("the reminder's amount is not one that can be open on its "
                 "invoice");
    return NULL;
}

static int bad_letter(const struct home *home, const struct entry *entry,
                      const char *why, struct err *e)
{
    err_set(e, ERR_DATA, "%s", why);
    return err_at(e, home->ledger, entry->line);
}

static int read_reminder(struct home *home, struct book *b,
                         const struct entry *entry, struct doc *d,
                         struct err *e)
{
    struct invoice_rules rules = invoice_rules_of(home);
    const struct invoice *v = *entry->ref ? book_invoice_of(b, entry) : NULL;
    const char *fault = reminder_fault(entry, v);
    struct invoice_state state;
    if (!v || fault)
        return bad_letter(home, entry, fault, e);
    if (invoice_judge(b, v, &rules, &state, e) < 0)
        return -1;
    letter_reminder(v, state.due,
                    entry->has_amount ? entry->amount : state.open,
                    stage_of(b, entry), d);
    return 0;
}

/* What the client was told counts, even where more was entered since. */
static void note_change(struct home *home, const struct book *b,
                        const struct entry *e, const char *number,
                        const struct doc_page *page)
{
    const struct currency *cur = book_currency(b, page->currency);
    char then[MONEY_SIZE], now[MONEY_SIZE];
    if (!e->has_amount || e->amount == page->state.gross)
        return;
    notes_add(&home->notes,
              _("records entered since then change the balance of %s: it was "
                "%s, and is %s %s now"),
              number, money_print(e->amount, cur->digits, then),
              money_print(page->state.gross, cur->digits, now), cur->code);
}

static int read_statement(struct home *home, struct book *b,
                          const struct entry *entry, struct doc *d,
                          struct err *e)
{
    const char *text = entry_attr(b, entry, "period");
    struct period stretch = {DAY_MIN, entry->day, PERIOD_DAYS};
    struct err why = ERR_INIT;
    const char *number = d->page.number;
    if (*text && period_parse(str_of(text), home->today, &stretch, &why) < 0)
        return bad_letter(home, entry, why.text, e);
    if (!entry->client)
        return bad_letter(home, entry, _("the statement names no client"), e);
    doc_page_init(&d->page, PAPER_STATEMENT);
    d->page.client = entry->client;
    d->page.currency = entry->currency;
    if (statement_page(home, b, stretch, d, e) < 0)
        return -1;
    note_change(home, b, entry, number, &d->page);
    return 0;
}

int letter_read(struct home *home, struct book *b, const struct entry *entry,
                struct doc *d, struct err *e)
{
    const char *number = d->page.number, *remark = d->page.remark;
    bool reminder = d->page.kind == PAPER_REMINDER;
    if ((reminder ? read_reminder : read_statement)(home, b, entry, d, e) < 0)
        return -1;
    d->page.party = entry_party(b, entry);
    d->page.person =
        contact_named(b, d->page.client, entry_attr(b, entry, "contact"));
    d->page.number = number;
    d->page.remark = remark;
    d->page.day = entry->day;
    return 0;
}
