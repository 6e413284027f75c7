/* What was paid: below an invoice, in statements, receipts and reminders. */
#include "inside.h"

static struct sheet_table *add_table(struct sheet *s)
{
    struct sheet_table *t = &sheet_add(s, SHEET_TABLE)->table;
    t->grid = s->paper->layout == PAPER_FORM_RU;
    return t;
}

static void column(struct sheet *s, struct sheet_table *t, enum paper_word word,
                   bool right)
{
    *vec_push(&t->columns) =
        (struct sheet_column){.title = sheet_word(s, word), .right = right};
}

static void wide(struct sheet *s, struct sheet_table *t, enum paper_word word)
{
    column(s, t, word, false);
    t->columns.v[t->columns.n - 1].wide = true;
}

static void cell(struct sheet_table *t, const char *text)
{
    *vec_push(&t->cells) = text;
}

/* "Payment 5512 (INV-1), first half"; below its invoice without the number. */
static const char *move_text(struct sheet *s, const struct paper_move *m,
                             bool of)
{
    struct buf b = {0};
    buf_puts(&b, sheet_word(s, (enum paper_word)(W_OPENING + (int)m->kind)));
    if (*m->ref)
        buf_fmt(&b, " %s", m->ref);
    if (of && *m->of)
        buf_fmt(&b, " (%s)", m->of);
    if (*m->note)
        buf_fmt(&b, ", %s", m->note);
    return sheet_keep(s, &b);
}

void sheet_settled(struct sheet *s)
{
    const struct paper *p = s->paper;
    sheet_add(s, SHEET_SMALL)->text = sheet_word(s, W_MOVES);
    struct sheet_table *t = add_table(s);
    column(s, t, W_COL_DATE, false);
    wide(s, t, W_COL_TEXT);
    column(s, t, W_COL_PAYMENT, true);
    for (size_t i = 0; i < p->moves_n; i++) {
        cell(t, sheet_day(s, p->moves[i].day));
        cell(t, move_text(s, &p->moves[i], false));
        cell(t, sheet_money(s, p->moves[i].payment));
    }
}

/* What it comes to, what is left in the end, and who owes it. */
static void add_closing(struct sheet *s, int64_t charged, int64_t paid,
                        int64_t balance)
{
    struct sheet_block *b = sheet_add(s, SHEET_SUMS);
    sheet_pair(b, sheet_word(s, W_CHARGED_ALL), sheet_money(s, charged));
    sheet_pair(b, sheet_word(s, W_PAID_ALL), sheet_money(s, paid));
    enum paper_word word = balance > 0   ? W_OWED
                           : balance < 0 ? W_IN_FAVOUR
                                         : W_BALANCE;
    sheet_pair(b, sheet_with_code(s, word),
               sheet_money(s, balance < 0 ? -balance : balance));
    sheet_strong(b);
}

int sheet_statement(struct sheet *s, struct err *e)
{
    const struct paper *p = s->paper;
    struct sheet_table *t = add_table(s);
    int64_t charged = 0, paid = 0, balance = 0;
    column(s, t, W_COL_DATE, false);
    wide(s, t, W_COL_TEXT);
    column(s, t, W_COL_CHARGE, true);
    column(s, t, W_COL_PAYMENT, true);
    column(s, t, W_COL_BALANCE, true);
    t->carried = sheet_word(s, W_CARRIED);
    t->brought = sheet_word(s, W_BROUGHT);
    for (size_t i = 0; i < p->moves_n; i++) {
        const struct paper_move *m = &p->moves[i];
        if (money_add(&charged, m->charge, e) < 0 ||
            money_add(&paid, m->payment, e) < 0)
            return -1;
        balance = m->balance;
        cell(t, sheet_day(s, m->day));
        cell(t, move_text(s, m, true));
        cell(t, m->charge ? sheet_money(s, m->charge) : "");
        cell(t, m->payment ? sheet_money(s, m->payment) : "");
        cell(t, sheet_money(s, m->balance));
        *vec_push(&t->carry) = sheet_money(s, m->balance);
    }
    add_closing(s, charged, paid, balance);
    return 0;
}

static const char *document(struct sheet *s, const struct paper_debt *d)
{
    return *d->number ? sheet_document(s, d->number, d->day)
                      : sheet_word(s, W_ON_ACCOUNT);
}

void sheet_receipt(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_table *t = add_table(s);
    column(s, t, W_COL_N, true);
    wide(s, t, W_COL_TEXT);
    column(s, t, W_COL_AMOUNT, true);
    for (size_t i = 0; i < p->debts_n; i++) {
        cell(t, arena_fmt(&s->arena, "%zu", i + 1));
        cell(t, document(s, &p->debts[i]));
        cell(t, sheet_money(s, p->debts[i].paid));
    }
    struct sheet_block *b = sheet_add(s, SHEET_SUMS);
    sheet_pair(b, sheet_with_code(s, W_RECEIVED), sheet_money(s, p->gross));
    sheet_strong(b);
    sheet_words(s, p->gross);
}

/* A line of a file's word is a paragraph. */
static void add_paragraphs(struct sheet *s, const char *text)
{
    struct str rest = str_of(text), line;
    while (str_cut(&rest, '\n', &line))
        if (line.n)
            sheet_add(s, SHEET_TEXT)->text =
                arena_dup(&s->arena, line.p, line.n);
}

/* Each stage is firmer than the one before, and none rude; after the third they
 * are the same. */
static void add_body(struct sheet *s, const struct paper_debt *d)
{
    enum { BODIES = W_REMIND_3 - W_REMIND_1 + 1 };
    const struct paper *p = s->paper;
    int stage = p->stage < 1 ? 1 : p->stage > BODIES ? BODIES : p->stage;
    if (p->day <= d->due)
        stage = 0;
    const struct paper_place places[] = {
        {"number", d->number},
        {"day", sheet_day(s, d->day)},
        {"due", sheet_day(s, d->due)},
        {"open", sheet_money(s, d->open)},
        {"currency", paper_currency(p->lang, p->code)},
        {0}};
    add_paragraphs(
        s, sheet_say(s, (enum paper_word)(W_REMIND_1 + stage - 1), places));
}

static const char *greeting(struct sheet *s)
{
    const char *own = s->paper->greeting;
    return *own ? own : sheet_word(s, W_GREETING);
}

void sheet_reminder(struct sheet *s)
{
    const struct paper *p = s->paper;
    sheet_add(s, SHEET_TEXT)->text = greeting(s);
    add_body(s, &p->debts[0]);
    struct sheet_table *t = add_table(s);
    wide(s, t, W_COL_INVOICE);
    column(s, t, W_COL_DUE, false);
    column(s, t, W_COL_AMOUNT, true);
    column(s, t, W_COL_OPEN, true);
    for (size_t i = 0; i < p->debts_n; i++) {
        const struct paper_debt *d = &p->debts[i];
        cell(t, document(s, d));
        cell(t, sheet_day(s, d->due));
        cell(t, sheet_money(s, d->gross));
        cell(t, sheet_money(s, d->open));
    }
    struct sheet_block *b = sheet_add(s, SHEET_SUMS);
    sheet_pair(b, sheet_with_code(s, W_OPEN), sheet_money(s, p->open));
    sheet_strong(b);
}

void sheet_regards(struct sheet *s)
{
    const struct paper_party *me = &s->paper->seller;
    const struct paper_place places[] = {
        {"name", *me->signer ? me->signer : me->name}, {0}};
    sheet_add(s, SHEET_TEXT)->text = sheet_say(s, W_REGARDS, places);
}
