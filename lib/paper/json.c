#include "paper/paper_json.h"

#include "print/json.h"

struct writer {
    struct buf *out;
    int digits;
    bool more; /* in this object or array there is something already */
};

static void next(struct writer *w)
{
    if (w->more)
        buf_ch(w->out, ',');
    w->more = true;
}

static void key(struct writer *w, const char *name)
{
    next(w);
    json_quote(w->out, str_of(name));
    buf_ch(w->out, ':');
}

static void open_with(struct writer *w, char bracket)
{
    buf_ch(w->out, bracket);
    w->more = false;
}

static void close_with(struct writer *w, char bracket)
{
    buf_ch(w->out, bracket);
    w->more = true;
}

static void text(struct writer *w, const char *name, const char *value)
{
    key(w, name);
    json_quote(w->out, str_of(value ? value : ""));
}

static void money(struct writer *w, const char *name, int64_t minor)
{
    char number[MONEY_SIZE];
    text(w, name, money_print(minor, w->digits, number));
}

static void decimal(struct writer *w, const char *name, struct decimal d)
{
    char number[MONEY_SIZE];
    key(w, name);
    buf_puts(w->out, decimal_print(d, number));
}

static void whole(struct writer *w, const char *name, size_t n)
{
    key(w, name);
    buf_fmt(w->out, "%zu", n);
}

static void day(struct writer *w, const char *name, int32_t value)
{
    char iso[DATE_SIZE];
    key(w, name);
    if (value == DAY_NONE)
        buf_puts(w->out, "null");
    else
        json_quote(w->out, str_of(day_print(value, iso)));
}

struct field {
    const char *name, *value;
};

static void object(struct writer *w, const char *name, const struct field *f,
                   size_t n)
{
    key(w, name);
    open_with(w, '{');
    for (size_t i = 0; i < n; i++)
        text(w, f[i].name, f[i].value);
    close_with(w, '}');
}

static void party(struct writer *w, const char *name,
                  const struct paper_party *p)
{
    const struct field fields[] = {
        {"name", p->name},   {"address", p->address}, {"taxid", p->taxid},
        {"inn", p->inn},     {"kpp", p->kpp},         {"email", p->email},
        {"phone", p->phone},
    };
    object(w, name, fields, sizeof fields / sizeof fields[0]);
}

static void bank(struct writer *w, const struct paper_bank *k)
{
    const struct field fields[] = {
        {"name", k->name},           {"account", k->account}, {"bik", k->bik},
        {"corr_account", k->corr},   {"iban", k->iban},       {"bic", k->bic},
        {"iban_bank", k->iban_bank}, {"other", k->other},
    };
    object(w, "bank", fields, sizeof fields / sizeof fields[0]);
}

static void lines(struct writer *w, const struct paper *p)
{
    key(w, "lines");
    open_with(w, '[');
    for (size_t i = 0; i < p->lines_n; i++) {
        const struct paper_line *line = &p->lines[i];
        next(w);
        open_with(w, '{');
        whole(w, "line", i + 1);
        text(w, "text", line->text);
        decimal(w, "qty", line->qty);
        text(w, "unit", line->unit);
        money(w, "price", line->price);
        money(w, "discount", line->discount);
        money(w, "amount", line->amount);
        decimal(w, "vat", line->vat);
        text(w, "vatcat", line->category);
        text(w, "order", line->order);
        close_with(w, '}');
    }
    close_with(w, ']');
}

static void taxes(struct writer *w, const struct paper *p)
{
    key(w, "taxes");
    open_with(w, '[');
    for (size_t i = 0; i < p->taxes_n; i++) {
        next(w);
        open_with(w, '{');
        decimal(w, "vat", p->taxes[i].rate);
        text(w, "vatcat", p->taxes[i].category);
        money(w, "net", p->taxes[i].net);
        money(w, "tax", p->taxes[i].tax);
        close_with(w, '}');
    }
    close_with(w, ']');
}

static void moves(struct writer *w, const struct paper *p)
{
    static const char *const kinds[] = {
        [MOVE_OPENING] = "opening", [MOVE_INVOICE] = "invoice",
        [MOVE_CREDIT] = "credit",   [MOVE_PAYMENT] = "payment",
        [MOVE_REFUND] = "refund",   [MOVE_OFFSET] = "offset",
        [MOVE_CLOSING] = "closing",
    };
    key(w, "moves");
    open_with(w, '[');
    for (size_t i = 0; i < p->moves_n; i++) {
        const struct paper_move *m = &p->moves[i];
        next(w);
        open_with(w, '{');
        day(w, "date", m->day);
        text(w, "kind", kinds[m->kind]);
        text(w, "ref", m->ref);
        money(w, "charged", m->charge);
        money(w, "paid", m->payment);
        if (p->kind == PAPER_STATEMENT)
            money(w, "balance", m->balance);
        close_with(w, '}');
    }
    close_with(w, ']');
}

/* What a receipt was for, or a letter reminds of. */
static void debts(struct writer *w, const struct paper *p)
{
    key(w, "invoices");
    open_with(w, '[');
    for (size_t i = 0; i < p->debts_n; i++) {
        const struct paper_debt *d = &p->debts[i];
        next(w);
        open_with(w, '{');
        text(w, "number", d->number);
        day(w, "date", d->day);
        day(w, "due", d->due);
        if (p->kind == PAPER_RECEIPT) {
            money(w, "paid", d->paid);
        } else {
            money(w, "total", d->gross);
            money(w, "open", d->open);
        }
        close_with(w, '}');
    }
    close_with(w, ']');
}

/* Only what the kind has: a sum that is not known is no 0. */
static void sums(struct writer *w, const struct paper *p)
{
    enum { LINES = 1, BILL = 2, LETTER = 4 };
    static const unsigned has[PAPER_KINDS] = {
        [PAPER_INVOICE] = LINES | BILL | LETTER,
        [PAPER_CREDIT] = LINES,
        [PAPER_QUOTE] = LINES,
        [PAPER_ACT] = LINES,
        [PAPER_STATEMENT] = LETTER,
        [PAPER_REMINDER] = LETTER,
    };
    const struct {
        const char *name;
        int64_t amount;
        unsigned of;
    } all[] = {
        {"sum", p->lines_sum, LINES},     {"discount", p->allowance, LINES},
        {"net", p->net, LINES},           {"tax", p->tax, LINES},
        {"rounding", p->rounding, LINES}, {"total", p->gross, ~0U},
        {"prepaid", p->prepaid, BILL},    {"paid", p->paid, BILL},
        {"credited", p->credited, BILL},  {"open", p->open, LETTER},
        {"overpaid", p->over, BILL},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (all[i].of == ~0U || (all[i].of & has[p->kind]))
            money(w, all[i].name, all[i].amount);
}

static void document(struct writer *w, const struct paper *p)
{
    static const char *const kinds[PAPER_KINDS] = {
        "invoice", "credit",    "quote",   "act",
        "receipt", "statement", "reminder"};
    open_with(w, '{');
    text(w, "number", p->number);
    text(w, "kind", kinds[p->kind]);
    text(w, "client", p->client);
    day(w, "date", p->day);
    day(w, "due", p->due);
    text(w, "currency", p->code);
    text(w, "lang", p->lang->tag);
    text(w, "order", p->order);
    text(w, "contract", p->contract);
    text(w, "period", p->period);
    text(w, "invoice", p->of);
    day(w, "supplied_from", p->supplied);
    day(w, "supplied_to", p->supplied_to);
    text(w, "prices", p->gross_prices ? "gross" : "net");
    sums(w, p);
    text(w, "ground", p->ground);
    text(w, "text", p->remark);
    text(w, "method", p->method);
    text(w, "bank_ref", p->bank_ref);
    if (p->kind == PAPER_REMINDER)
        whole(w, "stage", (size_t)p->stage);
    party(w, "seller", &p->seller);
    party(w, "buyer", &p->buyer);
    bank(w, &p->bank);
    lines(w, p);
    taxes(w, p);
    moves(w, p);
    debts(w, p);
    close_with(w, '}');
}

int paper_ndjson(const struct paper *p, struct buf *out, struct err *e)
{
    struct writer w = {.out = out, .digits = p->digits};
    (void)e;
    document(&w, p);
    buf_ch(out, '\n');
    return 0;
}

int paper_json(const struct paper *p, struct buf *out, struct err *e)
{
    buf_puts(out, "[\n");
    int rc = paper_ndjson(p, out, e);
    buf_puts(out, "]\n");
    return rc;
}
