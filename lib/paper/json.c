#include "paper/paper_json.h"

#include "base/text/text.h"
#include "print/jansson.h"
#include "words/units.h"

/* Of an object, and how its amounts are printed. */
struct writer {
    json_t *object;
    int digits;
};

/* Memory is the only thing that it can fail for: texts are well formed. */
static void put(const struct writer *w, const char *name, json_t *value)
{
    if (jansson()->json_object_set_new(w->object, name, value) != 0)
        mem_exhausted(sizeof *value);
}

static void text(const struct writer *w, const char *name, const char *value)
{
    struct buf b = {0};
    text_mend(str_of(value), TEXT_UNKNOWN, &b);
    put(w, name, jansson()->json_stringn_nocheck(buf_cstr(&b), b.n));
    buf_release(&b);
}

static void money(const struct writer *w, const char *name, int64_t minor)
{
    char number[MONEY_SIZE];
    text(w, name, money_print(minor, w->digits, number));
}

static void price(const struct writer *w, const char *name, struct price p)
{
    char number[MONEY_SIZE];
    text(w, name, price_print(p, w->digits, number));
}

static void decimal(const struct writer *w, const char *name, struct decimal d)
{
    for (; d.scale > 0 && d.n % 10 == 0; d.scale--)
        d.n /= 10;
    put(w, name,
        d.scale == 0 ? jansson()->json_integer(d.n)
                     : jansson()->json_real(decimal_double(d)));
}

static void whole(const struct writer *w, const char *name, size_t n)
{
    put(w, name, jansson()->json_integer((json_int_t)n));
}

static void day(const struct writer *w, const char *name, int32_t value)
{
    char iso[DATE_SIZE];
    put(w, name,
        value == DAY_NONE ? jansson()->json_null()
                          : jansson()->json_string(day_print(value, iso)));
}

static struct writer inside(const struct writer *w, const char *name)
{
    struct writer in = {jansson()->json_object(), w->digits};
    put(w, name, in.object);
    return in;
}

static json_t *array(const struct writer *w, const char *name)
{
    json_t *all = jansson()->json_array();
    put(w, name, all);
    return all;
}

static struct writer item(const struct writer *w, json_t *array)
{
    struct writer in = {jansson()->json_object(), w->digits};
    if (jansson()->json_array_append_new(array, in.object) != 0)
        mem_exhausted(sizeof in.object);
    return in;
}

struct field {
    const char *name, *value;
};

static void object(const struct writer *w, const char *name,
                   const struct field *f, size_t n)
{
    struct writer in = inside(w, name);
    for (size_t i = 0; i < n; i++)
        text(&in, f[i].name, f[i].value);
}

static void party(const struct writer *w, const char *name,
                  const struct paper_party *p)
{
    const struct field fields[] = {
        {"name", p->name},   {"address", p->address}, {"taxid", p->taxid},
        {"inn", p->inn},     {"kpp", p->kpp},         {"email", p->email},
        {"phone", p->phone},
    };
    object(w, name, fields, sizeof fields / sizeof fields[0]);
}

static void bank(const struct writer *w, const struct paper_bank *k)
{
    const struct field fields[] = {
        {"name", k->name},           {"account", k->account}, {"bik", k->bik},
        {"corr_account", k->corr},   {"iban", k->iban},       {"bic", k->bic},
        {"iban_bank", k->iban_bank}, {"other", k->other},
    };
    object(w, "bank", fields, sizeof fields / sizeof fields[0]);
}

/* As it was typed, with its codes, which say it in any language. */
static void unit(const struct writer *w, const struct paper *p,
                 const char *typed)
{
    const struct paper_unit *u = paper_unit_find(p->lang, typed);
    text(w, "unit", typed);
    text(w, "okei", u ? u->okei : "");
    text(w, "rec20", u ? u->rec20 : "");
}

static void lines(const struct writer *w, const struct paper *p)
{
    json_t *all = array(w, "lines");
    for (size_t i = 0; i < p->lines_n; i++) {
        const struct paper_line *line = &p->lines[i];
        struct writer in = item(w, all);
        whole(&in, "line", i + 1);
        text(&in, "text", line->text);
        decimal(&in, "qty", line->qty);
        unit(&in, p, line->unit);
        price(&in, "price", line->price);
        money(&in, "discount", line->discount);
        money(&in, "amount", line->amount);
        decimal(&in, "vat", line->vat);
        text(&in, "vatcat", line->category);
        text(&in, "order", line->order);
    }
}

static void taxes(const struct writer *w, const struct paper *p)
{
    json_t *all = array(w, "taxes");
    for (size_t i = 0; i < p->taxes_n; i++) {
        struct writer in = item(w, all);
        decimal(&in, "vat", p->taxes[i].rate);
        text(&in, "vatcat", p->taxes[i].category);
        money(&in, "net", p->taxes[i].net);
        money(&in, "tax", p->taxes[i].tax);
    }
}

static void moves(const struct writer *w, const struct paper *p)
{
    static const char *const kinds[] = {
        [MOVE_OPENING] = "opening", [MOVE_INVOICE] = "invoice",
        [MOVE_CREDIT] = "credit",   [MOVE_PAYMENT] = "payment",
        [MOVE_REFUND] = "refund",   [MOVE_OFFSET] = "offset",
        [MOVE_CLOSING] = "closing",
    };
    json_t *all = array(w, "moves");
    for (size_t i = 0; i < p->moves_n; i++) {
        const struct paper_move *m = &p->moves[i];
        struct writer in = item(w, all);
        day(&in, "date", m->day);
        text(&in, "kind", kinds[m->kind]);
        text(&in, "ref", m->ref);
        money(&in, "charged", m->charge);
        money(&in, "paid", m->payment);
        if (p->kind == PAPER_STATEMENT)
            money(&in, "balance", m->balance);
    }
}

static void phases(const struct writer *w, const struct paper *p)
{
    json_t *all = array(w, "phases");
    for (size_t i = 0; i < p->phases_n; i++) {
        const struct paper_phase *one = &p->phases[i];
        struct writer in = item(w, all);
        whole(&in, "line", one->line);
        text(&in, "text", one->name);
        day(&in, "from", one->first);
        day(&in, "to", one->last);
        whole(&in, "days", (size_t)one->days);
    }
}

/* What a receipt was for, or a letter reminds of. */
static void debts(const struct writer *w, const struct paper *p)
{
    json_t *all = array(w, "invoices");
    for (size_t i = 0; i < p->debts_n; i++) {
        const struct paper_debt *d = &p->debts[i];
        struct writer in = item(w, all);
        text(&in, "number", d->number);
        day(&in, "date", d->day);
        day(&in, "due", d->due);
        if (p->kind == PAPER_RECEIPT) {
            money(&in, "paid", d->paid);
        } else {
            money(&in, "total", d->gross);
            money(&in, "open", d->open);
        }
    }
}

/* Only what the kind has: a sum that is not known is no 0. */
static void sums(const struct writer *w, const struct paper *p)
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

static void document(const struct writer *w, const struct paper *p)
{
    static const char *const kinds[PAPER_KINDS] = {
        "invoice", "credit",    "quote",   "act",
        "receipt", "statement", "reminder"};
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
    if (p->kind == PAPER_QUOTE)
        phases(w, p);
    taxes(w, p);
    moves(w, p);
    debts(w, p);
}

static int collect(const char *p, size_t n, void *arg)
{
    buf_add(arg, p, n);
    return 0;
}

int paper_ndjson(const struct paper *p, struct buf *out, struct err *e)
{
    /* as many digits as a double has for sure: 0.1 is 0.1 */
    const size_t flags = JSON_COMPACT | JSON_REAL_PRECISION(15);
    struct writer w = {jansson()->json_object(), p->digits};
    (void)e;
    document(&w, p);
    if (jansson()->json_dump_callback(w.object, collect, out, flags) != 0)
        mem_exhausted(out->n);
    jansson()->json_delete(w.object);
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
