/* Closing documents: when they were sent and signed, and the invoice that they
 * are for. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "ledger/odd.h"

/* The first days on which each was sent and signed. */
struct sent {
    struct map at[REC_TYPES]; /* act or paper -> place in days */
    VEC(struct act_days) days;
};

static void check_days(struct check *c, struct sent *sent,
                       const struct entry *e)
{
    const struct given *act = check_given(c, TYPE(e->type), str_of(e->ref));
    struct str raw;
    struct err why;
    bool fresh;
    if (!act || act->day == DAY_NONE ||
        !(entry_raw(e, "sent", &raw) || entry_raw(e, "signed", &raw)))
        return;
    struct map_slot *slot =
        map_put_kept(&sent->at[e->type], e->ref, strlen(e->ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)sent->days.n;
        *vec_push(&sent->days) = act_days_none;
    }
    if (record_act_days(str_of(e->attrs), act->day, &c->options->zone,
                        &sent->days.v[slot->value], &why) < 0)
        check_err(c, CHECK_EARLY, check_entry_at(c, e, COL_ATTRS), &why);
}

/* What the acts for each invoice come to. */
struct act_sum {
    int64_t sum;
    const struct entry *last;
    const struct invoice *invoice;
};
struct covered {
    struct map at; /* invoice -> place in sums */
    VEC(struct act_sum) sums;
};

static void check_sum(struct check *c, struct covered *covered,
                      const struct entry *e, const struct invoice *i)
{
    const struct currency *cur = book_currency(&c->book, e->currency);
    char sum[MONEY_SIZE], gross[MONEY_SIZE];
    struct err none;
    bool fresh;
    struct map_slot *slot =
        map_put_kept(&covered->at, i->ref, strlen(i->ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)covered->sums.n;
        vec_push(&covered->sums);
    }
    struct act_sum *of = &covered->sums.v[slot->value];
    of->last = e;
    of->invoice = i;
    if (money_add(&of->sum, e->amount, &none) < 0 ||
        of->sum <= i->entry->amount)
        return;
    check_say(c, CHECK_TOTAL, check_entry_at(c, e, COL_AMOUNT),
              _("acts for invoice '%s' come to %s %s, more than the invoice, "
                "which is of %s (mend the amount, or void it)"),
              i->ref, money_print(of->sum, cur->digits, sum), cur->code,
              money_print(i->entry->amount, cur->digits, gross));
}

static void check_invoice(struct check *c, struct covered *covered,
                          const struct entry *e)
{
    struct book *b = &c->book;
    const char *number = entry_attr(b, e, "invoice");
    const struct invoice *i = *number ? book_invoice(b, number) : NULL;
    /* That it is another client's is told by itself. */
    if (!i || !e->has_amount || e->client != i->client)
        return;
    /* One for an order is for all of it, and names the last invoice. */
    if (e->currency == i->entry->currency) {
        if (!*entry_attr(b, e, "order"))
            check_sum(c, covered, e, i);
    } else {
        check_say(c, CHECK_CURRENCY, check_entry_at(c, e, COL_CURRENCY),
                  _("%s is in %s, but invoice '%s' in %s (give it that "
                    "currency)"),
                  schema_types[e->type].name,
                  book_currency(b, e->currency)->code, i->ref,
                  book_currency(b, i->entry->currency)->code);
    }
}

static void say_less(struct check *c, const struct covered *covered)
{
    for (size_t i = 0; i < covered->sums.n; i++) {
        const struct act_sum *of = &covered->sums.v[i];
        if (of->sum < of->invoice->entry->amount)
            check_say(c, CHECK_DIFFERS, check_entry_at(c, of->last, COL_AMOUNT),
                      _("acts for invoice '%s' of line %" PRIu64
                        " come to less than it"),
                      of->invoice->ref, (uint64_t)of->invoice->entry->line);
    }
}

void check_acts(struct check *c)
{
    struct sent sent = {0};
    struct covered covered = {0};
    check_file(c, TYPE(REC_ACT) | TYPE(REC_PAPER));
    for (size_t i = 0; i < c->filed.n; i++) {
        const struct entry *e = c->filed.v[i];
        if (!*e->ref)
            continue;
        check_days(c, &sent, e);
        if (e->type != REC_ACT)
            continue;
        if (!entry_is_news(e))
            check_invoice(c, &covered, e);
    }
    say_less(c, &covered);
    map_release(&sent.at[REC_ACT]);
    map_release(&sent.at[REC_PAPER]);
    vec_release(&sent.days);
    map_release(&covered.at);
    vec_release(&covered.sums);
}
