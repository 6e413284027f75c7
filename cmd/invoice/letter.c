#include "invoice/letter.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"

void letter_release(struct letter *l)
{
    vec_release(&l->statement.rows);
}

/* The first currency besides the page's, or NULL. */
static const char *other_currency(const struct book *b,
                                  const struct statement *s, uint8_t currency)
{
    for (size_t i = 0; i < s->rows.n; i++)
        if (s->rows.v[i].currency != currency)
            return book_currency(b, s->rows.v[i].currency)->code;
    return NULL;
}

void letter_note_others(struct cli *c, const struct book *b,
                        const struct letter *l, const struct invoice_page *page)
{
    const char *code = other_currency(b, &l->statement, page->currency);
    if (code)
        cli_note(c, _("%s has dealings in %s, too (--currency %s)"),
                 page->client->key, code, code);
}

/* A statement has a part for each currency. */
static void choose_rows(const struct statement *s, struct invoice_page *page)
{
    size_t from = 0, to;
    while (from < s->rows.n && s->rows.v[from].currency != page->currency)
        from++;
    for (to = from; to < s->rows.n && s->rows.v[to].currency == page->currency;)
        to++;
    page->rows = s->rows.v + from;
    page->rows_n = to - from;
}

int letter_statement(struct cli *c, struct book *b, const struct client *client,
                     uint8_t currency, struct period stretch, struct letter *l,
                     struct invoice_page *page)
{
    char from[DATE_SIZE], to[DATE_SIZE];
    invoice_page_init(page, PAPER_STATEMENT);
    page->client = client;
    page->currency = currency;
    page->day = c->home.today;
    if (statement_of(b, client, stretch.from, stretch.to, c->home.ledger,
                     &l->statement, &c->err) < 0)
        return -1;
    choose_rows(&l->statement, page);
    const char *code = book_currency(b, currency)->code;
    const char *other = other_currency(b, &l->statement, currency);
    if (!page->rows_n && other)
        return err_set(&c->err, ERR_DATA,
                       _("nothing was billed to %s or paid in %s (but in %s: "
                         "--currency %s)"),
                       client->key, code, other, other);
    if (!page->rows_n)
        return err_set(&c->err, ERR_DATA,
                       _("nothing was billed to %s or paid in %s"), client->key,
                       code);
    int64_t balance = page->rows[page->rows_n - 1].balance;
    page->state.gross = balance;
    page->state.open = balance > 0 ? balance : 0;
    day_print(page->rows[0].day, from);
    day_print(stretch.to, to);
    char *period = arena_new(&c->home.arena, 2 * DATE_SIZE + 2);
    snprintf(period, 2 * DATE_SIZE + 2, "%s..%s", from, to);
    page->period = period;
    return 0;
}

void letter_reminder(const struct invoice *v, int32_t due, int64_t open,
                     int stage, struct letter *l, struct invoice_page *page)
{
    const struct entry *e = v->entry;
    invoice_page_init(page, PAPER_REMINDER);
    page->client = v->client;
    page->currency = e->currency;
    page->stage = stage;
    page->state.gross = e->amount;
    page->state.open = open;
    l->debt = (struct paper_debt){.number = v->ref,
                                  .day = e->day,
                                  .due = due,
                                  .gross = e->amount,
                                  .open = open};
    page->debts = &l->debt;
    page->debts_n = 1;
}

/* As it is recorded; of letters typed by hand, the how manieth of its
 * invoice. */
static int stage_of(struct book *b, const struct entry *letter)
{
    unsigned long stage;
    int n = 0;
    if (str_number(str_of(entry_attr(b, letter, "stage")), REMIND_STAGES_MAX,
                   &stage) &&
        stage)
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

/* The letter's own record is wrong. */
static int bad_letter(struct cli *c, const struct entry *e, const char *why)
{
    err_set(&c->err, ERR_DATA, "%s", why);
    return err_at(&c->err, c->home.ledger, e->line);
}

static int reminder_page(struct cli *c, struct book *b, const struct entry *e,
                         struct letter *l, struct invoice_page *page)
{
    struct invoice_rules rules = invoice_rules_of(&c->home);
    const struct invoice *v = *e->ref ? book_invoice(b, e->ref) : NULL;
    struct invoice_state state;
    if (!v)
        return bad_letter(c, e,
                          _("the reminder's ref is no invoice (it names the "
                            "invoice that it is about)"));
    if (v->client != e->client)
        return bad_letter(c, e,
                          _("the reminder is to another client than its "
                            "invoice"));
    if (e->has_amount && (e->currency != v->entry->currency || e->amount <= 0 ||
                          e->amount > v->entry->amount))
        return bad_letter(c, e,
                          _("the reminder's amount is not one that can be open "
                            "on its invoice"));
    if (invoice_judge(b, v, &rules, &state, &c->err) < 0)
        return -1;
    letter_reminder(v, state.due, e->has_amount ? e->amount : state.open,
                    stage_of(b, e), l, page);
    return 0;
}

/* What the client was told counts, even where more was entered since. */
static void note_change(struct cli *c, const struct book *b,
                        const struct entry *e, const struct invoice_page *page)
{
    const struct currency *cur = book_currency(b, page->currency);
    char then[MONEY_SIZE], now[MONEY_SIZE];
    if (!e->has_amount || e->amount == page->state.gross)
        return;
    cli_note(c,
             _("records entered since then change the balance of %s: it was "
               "%s, and is %s %s now"),
             page->number, money_print(e->amount, cur->digits, then),
             money_print(page->state.gross, cur->digits, now), cur->code);
}

static int statement_page(struct cli *c, struct book *b, const struct entry *e,
                          struct letter *l, struct invoice_page *page)
{
    const char *text = entry_attr(b, e, "period");
    struct period stretch = {DAY_MIN, e->day, PERIOD_DAYS};
    if (*text &&
        period_parse(str_of(text), c->home.today, &stretch, &c->err) < 0)
        return bad_letter(
            c, e, arena_dup(&c->home.arena, c->err.text, strlen(c->err.text)));
    if (!e->client)
        return bad_letter(c, e, _("the statement names no client"));
    return letter_statement(c, b, e->client, e->currency, stretch, l, page);
}

int letter_page(struct cli *c, struct book *b, const struct entry *e,
                struct letter *l, struct invoice_page *page)
{
    const char *number = page->number, *remark = page->remark;
    bool reminder = page->kind == PAPER_REMINDER;
    if ((reminder ? reminder_page : statement_page)(c, b, e, l, page) < 0)
        return -1;
    page->number = number;
    page->remark = remark;
    page->day = e->day;
    if (!reminder)
        note_change(c, b, e, page);
    return 0;
}

int letter_record(struct cli *c, const struct invoice_options *o,
                  const char *kind, struct record *out)
{
    struct cli_record words = {
        .type = REC_TOUCH,
        .owner = o->writing.owner,
        .text = o->writing.text,
        .attrs = &o->writing.set,
    };
    if (cli_record(c, &words, out) < 0)
        return -1;
    record_attr(out, "dir", "out", &c->home.arena);
    record_attr(out, "kind", kind, &c->home.arena);
    return 0;
}

int letter_enter(struct cli *c, struct enter *en, const char *setting,
                 const struct invoice_page *page, struct record *r,
                 const char **number)
{
    const struct currency *cur = book_currency(enter_book(en), page->currency);
    struct buf next = {0};
    bool statement = page->kind == PAPER_STATEMENT;
    char stage[16];
    r->col[COL_CLIENT] = str_of(page->client->key);
    r->col[COL_AMOUNT] = money_cell(
        &c->home.arena, statement ? page->state.gross : page->state.open,
        cur->digits);
    r->col[COL_CURRENCY] = str_of(cur->code);
    if (!statement) {
        r->col[COL_REF] = str_of(page->debts[0].number);
        snprintf(stage, sizeof stage, "%d", page->stage);
        record_attr(r, "stage", stage, &c->home.arena);
    }
    enter_number(en, REC_TOUCH, "number", setting, c->home.now.day,
                 page->client->key, &next);
    *number = arena_dup(&c->home.arena, buf_cstr(&next), next.n);
    buf_release(&next);
    record_attr(r, "number", *number, &c->home.arena);
    if (statement)
        record_attr(r, "period", page->period, &c->home.arena);
    return enter_add(en, r, &c->err);
}
