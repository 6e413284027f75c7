/* What only shows once the book is made: sums, and what follows a
 * cancellation. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/invoice/document.h"

/* Something of it cannot be read: its sums say nothing. */
static bool is_shaky(const struct check *c, const char *ref)
{
    return map_find(&c->shaky, ref, strlen(ref)) || check_is_vague(c, ref);
}

static void check_total(struct check *c, const struct entry *e)
{
    struct book *b = &c->book;
    struct invoice_lines lines = {0};
    struct invoice_total total = {0};
    struct invoice_terms terms;
    const struct currency *cur = book_currency(b, e->currency);
    struct err why = ERR_INIT;
    char is[MONEY_SIZE], should[MONEY_SIZE];
    /* Lines in another currency are told apart. */
    if (invoice_lines(b, e, &lines, &why) < 0 ||
        invoice_terms_of(b, e, &terms, &why) < 0)
        goto out;
    if (invoice_add_up(&terms, lines.all.v, lines.all.n, &total, &why) < 0)
        check_err(c, CHECK_TOTAL, check_entry_at(c, e, COL_AMOUNT), &why);
    else if (total.gross != e->amount)
        check_say(c, CHECK_TOTAL, check_entry_at(c, e, COL_AMOUNT),
                  _("%s '%s' is of %s %s, but its lines make %s"),
                  schema_types[e->type].name, e->ref,
                  money_print(e->amount, cur->digits, is), cur->code,
                  money_print(total.gross, cur->digits, should));
out:
    invoice_total_release(&total);
    vec_release(&lines.all);
}

void check_totals(struct check *c)
{
    for (size_t i = 0; i < c->book.heads.n; i++) {
        const struct head *h = &c->book.heads.v[i];
        if (h->lines && h->entry->has_amount && !is_shaky(c, h->entry->ref))
            check_total(c, h->entry);
    }
}

/* The number of the invoice that a line, payment or credit note is of, or "".
 */
static const char *number_of(struct check *c, const struct entry *e)
{
    return e->type == REC_CREDIT ? entry_attr(&c->book, e, "invoice") : e->ref;
}

/* Of an invoice that never happened its lines did not happen, either, but money
 * came, and a credit note is a document that the client has. */
static void say_voided(struct check *c, const struct entry *e,
                       const char *number)
{
    bool credit = e->type == REC_CREDIT;
    const struct map_slot *slot =
        map_find(&c->refs[REC_INVOICE], number, strlen(number));
    if (e->type == REC_LINE || !slot ||
        !book_voided(&c->book, c->given.v[slot->value].id))
        return;
    check_say(c, CHECK_REF, check_entry_at(c, e, credit ? COL_ATTRS : COL_REF),
              credit ? _("invoice '%s' was voided (void the credit note, too)")
              : entry_says(e, "method", "account")
                  ? _("invoice '%s' was voided (void the payment, and that of "
                      "the day that took the money from the account)")
                  : _("invoice '%s' was voided (void the payment, and enter "
                      "it for the right invoice, or on account)"),
              number);
}

static void check_before(struct check *c, const struct entry *e,
                         const struct invoice *i)
{
    char day[DATE_SIZE], of[DATE_SIZE];
    if (e->type == REC_CREDIT && e->day < i->entry->day)
        check_say(c, CHECK_BEFORE_INVOICE, check_entry_at(c, e, COL_DATE),
                  _("the credit note is of %s, before invoice '%s' of %s"),
                  day_print(e->day, day), i->ref, day_print(i->entry->day, of));
    if (e->type == REC_PAYMENT && e->day < i->entry->day)
        check_say(c, CHECK_EARLY_PAYMENT, check_entry_at(c, e, COL_DATE),
                  _("the payment is of %s, before invoice '%s' of %s"),
                  day_print(e->day, day), i->ref, day_print(i->entry->day, of));
}

/* A line of a credit note, quote or act: its amounts are not those of another
 * currency. */
static void check_line(struct check *c, const struct entry *e)
{
    const struct head *h = book_head_of(&c->book, e->ref, e->line, e->client);
    if (h && h->entry && h->entry->has_amount &&
        h->entry->currency != e->currency)
        check_say(c, CHECK_CURRENCY, check_entry_at(c, e, COL_CURRENCY),
                  _("%s is in %s, but %s '%s' in %s (give it that currency)"),
                  schema_types[e->type].name,
                  book_currency(&c->book, e->currency)->code,
                  schema_types[h->type].name, e->ref,
                  book_currency(&c->book, h->entry->currency)->code);
}

/* Told by itself. */
static bool is_prepaid_over(const struct check *c, const struct invoice *i)
{
    return entry_money(&c->book, i->entry, "prepaid") > i->entry->amount;
}

static bool is_over(struct check *c, const struct invoice *i,
                    struct invoice_state *state)
{
    const struct invoice_rules rules = {0};
    struct err why = ERR_INIT;
    if (is_shaky(c, i->ref))
        return false;
    if (invoice_judge(&c->book, i, &rules, state, &why) < 0) {
        check_err(c, CHECK_OVERPAID, check_entry_at(c, i->entry, COL_AMOUNT),
                  &why);
        return false;
    }
    return state->over > 0;
}

static void say_over(struct check *c, const struct entry *e,
                     const struct invoice *i, const struct invoice_state *s)
{
    const struct currency *cur = book_currency(&c->book, i->entry->currency);
    char over[MONEY_SIZE], gross[MONEY_SIZE];
    if (s->credited > s->gross)
        check_say(c, CHECK_OVERPAID, check_entry_at(c, e, COL_AMOUNT),
                  _("credit notes are %s %s more than invoice '%s' of %s (void "
                    "one, or mend its amount)"),
                  money_print(s->credited - s->gross, cur->digits, over),
                  cur->code, i->ref, money_print(s->gross, cur->digits, gross));
    else
        check_say(
            c, CHECK_OVERPAID, check_entry_at(c, e, COL_AMOUNT),
            _("payments and credits are %s %s more than invoice '%s' of %s"),
            money_print(s->over, cur->digits, over), cur->code, i->ref,
            money_print(s->gross, cur->digits, gross));
}

/* Did somebody write about it, then or later? */
static bool is_noted(const struct check *c, const struct entry *e,
                     const struct invoice *i)
{
    const struct map_slot *slot = map_find(&c->noted, i->ref, strlen(i->ref));
    return slot && slot->value >= (uint32_t)(e->day - DAY_MIN);
}

/* Told of the payment or credit note that was written last, which is mostly
 * what is wrong. */
struct over {
    const struct entry *entry;
    const struct invoice *invoice;
    struct invoice_state state;
};
struct overs {
    struct map at; /* invoice -> place in all */
    VEC(struct over) all;
};

static void note_over(struct overs *o, const struct entry *e,
                      const struct invoice *i, const struct invoice_state *s)
{
    bool fresh;
    struct map_slot *slot = map_put(&o->at, i->ref, strlen(i->ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)o->all.n;
        *vec_push(&o->all) = (struct over){e, i, *s};
    } else if (e->line > o->all.v[slot->value].entry->line) {
        o->all.v[slot->value].entry = e;
    }
}

/* What somebody wrote about is known, but that more was credited than billed
 * is none the less wrong. */
static void say_overs(struct check *c, struct overs *o)
{
    for (size_t i = 0; i < o->all.n; i++) {
        const struct over *over = &o->all.v[i];
        if (!is_noted(c, over->entry, over->invoice) ||
            over->state.credited > over->state.gross)
            say_over(c, over->entry, over->invoice, &over->state);
    }
    map_release(&o->at);
    vec_release(&o->all);
}

void check_settled(struct check *c)
{
    struct book *b = &c->book;
    struct overs overs = {0};
    struct invoice_state state;
    const uint64_t types =
        TYPE(REC_LINE) | TYPE(REC_PAYMENT) | TYPE(REC_CREDIT);
    for (size_t i = b->entries.n; (i = book_before(b, types, i)) != SIZE_MAX;) {
        const struct entry *e = &b->entries.v[i];
        const char *number = number_of(c, e);
        const struct invoice *inv =
            *number ? book_invoice(&c->book, number) : NULL;
        if (!inv) {
            say_voided(c, e, number);
            if (e->type == REC_LINE)
                check_line(c, e);
            continue;
        }
        check_before(c, e, inv);
        if (e->currency != inv->entry->currency)
            check_say(c, CHECK_CURRENCY, check_entry_at(c, e, COL_CURRENCY),
                      _("%s is in %s, but invoice '%s' in %s (give it that "
                        "currency)"),
                      schema_types[e->type].name,
                      book_currency(b, e->currency)->code, inv->ref,
                      book_currency(b, inv->entry->currency)->code);
        else if (e->type != REC_LINE && !is_prepaid_over(c, inv) &&
                 is_over(c, inv, &state))
            note_over(&overs, e, inv, &state);
    }
    say_overs(c, &overs);
}

static bool has_news(const struct entry *e)
{
    return ((TYPE(REC_ACT) | TYPE(REC_OFFER)) & TYPE(e->type)) && *e->ref;
}

static struct map_slot *document_at(const struct map *m, const struct entry *e)
{
    return map_find(&m[e->type], e->ref, strlen(e->ref));
}

/* Nothing becomes of an act or quote that never happened. */
void check_news(struct check *c)
{
    struct book *b = &c->book;
    struct map voided[REC_TYPES] = {0}; /* -> 1: there is one none the less */
    for (size_t i = 0; i < b->voided.n; i++) {
        const struct entry *e = &b->voided.v[i];
        if (has_news(e) && !entry_is_news(e))
            map_put(&voided[e->type], e->ref, strlen(e->ref), NULL);
    }
    const uint64_t types = (voided[REC_ACT].n ? TYPE(REC_ACT) : 0) |
                           (voided[REC_OFFER].n ? TYPE(REC_OFFER) : 0);
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        struct map_slot *slot = has_news(e) ? document_at(voided, e) : NULL;
        if (slot && !entry_is_news(e))
            slot->value = 1;
    }
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        struct map_slot *slot = has_news(e) ? document_at(voided, e) : NULL;
        if (slot && !slot->value)
            check_say(c, CHECK_REF, check_entry_at(c, e, COL_REF),
                      _("%s '%s' was voided (void this record, too)"),
                      schema_types[e->type].name, e->ref);
    }
    map_release(&voided[REC_ACT]);
    map_release(&voided[REC_OFFER]);
}

void check_stages(struct check *c)
{
    struct book *b = &c->book;
    struct map cancelled = {0}; /* order -> line */
    for (size_t i = 0; (i = book_next(b, TYPE(REC_STAGE), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        struct str stage;
        if (!*e->ref || (c->phased && entry_is_of_phase(e)) ||
            !entry_raw(e, "stage", &stage))
            continue;
        struct map_slot *slot = map_find(&cancelled, e->ref, strlen(e->ref));
        if (slot && slot->value)
            check_say(c, CHECK_CANCELLED, check_entry_at(c, e, COL_REF),
                      _("order '%s' was cancelled in line %" PRIu32), e->ref,
                      slot->value);
        /* Told once: from then on it goes on. */
        if (slot)
            slot->value = 0;
        if (str_is(stage, order_stages[STAGE_CANCELLED]))
            map_put(&cancelled, e->ref, strlen(e->ref), NULL)->value =
                (uint32_t)e->line;
    }
    map_release(&cancelled);
}
