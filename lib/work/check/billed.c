/* What invoices bill: days of contracts, orders and quotes, each once. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "book/billed.h"
#include "inside.h"

/* The amount is that of its first row that has one, or of the row that amends
 * it. */
static bool find_whole(void *arg, enum rec_type type, const char *ref,
                       int64_t *whole, uint8_t *currency)
{
    const struct check *c = arg;
    const struct given *g = check_given(c, TYPE(type), ref);
    if (!g || !g->has_amount || book_voided(&c->book, g->id))
        return false;
    *whole = g->amount;
    *currency = g->currency;
    return true;
}

static void say(struct check *c, const struct entry *e,
                const struct billed_again *again)
{
    const struct entry *of = c->filed.v[again->first - 1];
    if (again->type == REC_CONTRACT)
        check_say(c, CHECK_BILLED_TWICE, check_entry_at(c, e, COL_ATTRS),
                  _("days of %s of contract '%s' are billed by invoice '%s' in "
                    "line %" PRIu64 " already"),
                  again->days, again->what, of->ref, of->line);
    else
        check_say(c, CHECK_BILLED_TWICE, check_entry_at(c, e, COL_REF),
                  _("%s '%s' is billed by invoice '%s' in line %" PRIu64
                    " already (void or credit one of the two; where it became "
                    "more, amend its amount)"),
                  schema_types[again->type].name, again->what, of->ref,
                  of->line);
}

static void check_quote(struct check *c, const struct entry *e)
{
    const char *quote = entry_attr(&c->book, e, "quote");
    const struct given *g =
        *quote ? check_given(c, TYPE(REC_OFFER), quote) : NULL;
    if (g && g->has_amount && g->currency != e->currency)
        check_say(c, CHECK_CURRENCY, check_entry_at(c, e, COL_CURRENCY),
                  _("the invoice is in %s, but its quote '%s' in %s (give it "
                    "that currency)"),
                  book_currency(&c->book, e->currency)->code, quote,
                  book_currency(&c->book, g->currency)->code);
}

static void check_invoice(struct check *c, struct once *once, uint32_t who,
                          const struct entry *e)
{
    const struct billed_wholes wholes = {find_whole, c};
    struct billed_invoice in = {
        e, c->book.lines ? book_lines(&c->book, e) : NULL, 0, who};
    struct billed_again again;
    if (!billed_any(&in))
        return;
    const struct invoice *v = book_invoice(&c->book, e->ref);
    if (!v || v->entry != e || !billed_counts(v))
        return;
    in.credited = v->credited;
    check_quote(c, e);
    billed_add(once, &c->book, &in, &wholes, &again);
    if (again.what)
        say(c, e, &again);
}

void check_billed(struct check *c)
{
    struct once once = {0};
    for (size_t i = 0; i < c->filed.n; i++)
        if (c->filed.v[i]->type == REC_INVOICE)
            check_invoice(c, &once, (uint32_t)i + 1, c->filed.v[i]);
    once_release(&once);
}
