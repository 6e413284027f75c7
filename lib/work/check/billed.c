/* What invoices bill: days of contracts, orders and quotes, each once. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "book/billed.h"
#include "inside.h"

/* The amount is that of its first row that has one, or of the row that amends
 * it. */
static bool find_whole(void *arg, enum rec_type type, struct str ref,
                       int64_t *whole, uint8_t *currency)
{
    const struct check *c = arg;
    const struct given *g = check_given(c, TYPE(type), ref);
    if (!g || !g->has_amount || g->voided)
        return false;
    *whole = g->amount;
    *currency = g->currency;
    return true;
}

struct billing {
    struct check *check;
    VEC(struct billed_invoice) all;
    struct once once;
};

static void say(struct billing *b, const struct entry *e,
                const struct billed_again *again)
{
    const struct entry *of = b->all.v[again->first - 1].entry;
    struct check *c = b->check;
    if (again->type == REC_CONTRACT)
        check_say(c, CHECK_BILLED_TWICE, check_entry_at(c, e, COL_ATTRS),
                  _("days of %.*s of contract '%.*s' are billed by invoice "
                    "'%s' in line %" PRIu64 " already"),
                  STR_ARG(again->days), STR_ARG(again->what), of->ref,
                  (uint64_t)of->line);
    else
        check_say(c, CHECK_BILLED_TWICE, check_entry_at(c, e, COL_REF),
                  _("%s '%.*s' is billed by invoice '%s' in line %" PRIu64
                    " already (void or credit one of the two; where it became "
                    "more, amend its amount)"),
                  schema_types[again->type].name, STR_ARG(again->what), of->ref,
                  (uint64_t)of->line);
}

static void check_quote(struct check *c, const struct entry *e)
{
    struct str raw;
    if (!entry_raw(e, "quote", &raw) || !raw.n)
        return;
    const char *quote = entry_attr(&c->book, e, "quote");
    const struct given *g = check_given(c, TYPE(REC_OFFER), str_of(quote));
    if (g && g->has_amount && g->currency != e->currency)
        check_say(c, CHECK_CURRENCY, check_entry_at(c, e, COL_CURRENCY),
                  _("the invoice is in %s, but its quote '%s' in %s (give it "
                    "that currency)"),
                  book_currency(&c->book, e->currency)->code, quote,
                  book_currency(&c->book, g->currency)->code);
    else if (g && g->has_amount && e->amount > g->amount)
        check_say(c, CHECK_DIFFERS, check_entry_at(c, e, COL_AMOUNT),
                  _("the invoice is of more than its quote '%s' in line "
                    "%" PRIu64),
                  quote, g->line);
}

static int by_place(const void *a, const void *b)
{
    const struct entry *x = ((const struct billed_invoice *)a)->entry;
    const struct entry *y = ((const struct billed_invoice *)b)->entry;
    return (x->line > y->line) - (x->line < y->line);
}

/* Heads and invoices come in one order, so that none has to be looked up. */
static void find_invoices(struct billing *b)
{
    const struct book *book = &b->check->book;
    size_t at = 0;
    for (size_t i = 0; i < book->invoices.n; i++) {
        const struct invoice *v = book->invoices.v[i];
        struct billed_invoice in = {v->entry, NULL, v->credited, 0};
        /* A number that is there twice is told by itself. */
        if (!*v->ref ||
            (b->check->again.n && book_invoice(&b->check->book, v->ref) != v))
            continue;
        while (at < book->heads.n && book->heads.v[at].entry != v->entry)
            at++;
        if (at < book->heads.n)
            in.lines = book->heads.v[at].lines;
        if (billed_counts(v) && billed_any(&in))
            *vec_push(&b->all) = in;
    }
    if (b->all.n && (book->unordered || book->untimely.n))
        qsort(b->all.v, b->all.n, sizeof *b->all.v, by_place);
}

void check_billed(struct check *c)
{
    const struct billed_wholes wholes = {find_whole, c};
    struct billing b = {.check = c};
    find_invoices(&b);
    for (size_t i = 0; i < b.all.n; i++) {
        struct billed_again again;
        b.all.v[i].who = (uint32_t)i + 1;
        check_quote(c, b.all.v[i].entry);
        billed_add(&b.once, &c->book, &b.all.v[i], &wholes, &again);
        if (again.first)
            say(&b, b.all.v[i].entry, &again);
    }
    vec_release(&b.all);
    once_release(&b.once);
}
