/* Payments and surveys that are there twice, and money paid back. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "book/once.h"
#include "inside.h"

static void say_again(struct check *c, const struct entry *e,
                      const struct entry *first)
{
    struct str bank;
    if (e->type == REC_SURVEY) {
        check_say(c, CHECK_DUPLICATE, check_entry_at(c, e, COL_REF),
                  _("survey '%s' is survey '%s' of line %" PRIu64
                    ": one client, person and order, or day and words (void "
                    "one of the two)"),
                  e->ref, first->ref, first->line);
        return;
    }
    attr_raw(str_of(e->attrs), "bank", &bank);
    check_say(c, CHECK_PAID_TWICE, check_entry_at(c, e, COL_ATTRS),
              _("the payment '%.*s' is in line %" PRIu64 " already"),
              STR_ARG(bank), first->line);
}

static void check_again_paid(struct check *c)
{
    struct once once = {0};
    for (size_t i = 0; i < c->filed.n; i++) {
        const struct entry *e = c->filed.v[i];
        if (e->type != REC_PAYMENT && e->type != REC_SURVEY)
            continue;
        const struct once_row row = {
            .type = e->type,
            .client = e->client ? e->client->key : "",
            .ref = e->ref,
            .id = e->id,
            .text = e->text,
            .attrs = str_of(e->attrs),
            .day = e->day,
            .amount = e->amount,
            .currency = e->currency,
        };
        uint32_t first = once_row(&once, &row, (uint32_t)i + 1);
        if (first)
            say_again(c, e, c->filed.v[first - 1]);
    }
    once_release(&once);
}

/* What was paid on an invoice, or by a client. */
struct purse {
    int64_t sum;
    const struct entry *back; /* the last that was paid back */
};
struct purses {
    struct map at;
    VEC(struct purse) all;
    struct buf key;
};

static struct purse *purse_of(struct purses *p, const struct entry *e,
                              const struct invoice *i)
{
    bool fresh;
    buf_clear(&p->key);
    if (i)
        buf_fmt(&p->key, "i%s", i->ref);
    else
        buf_fmt(&p->key, "c%d %s", e->currency,
                e->client ? e->client->key : "");
    struct map_slot *slot = map_put(&p->at, p->key.p, p->key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)p->all.n;
        vec_push(&p->all);
    }
    return &p->all.v[slot->value];
}

static void say_refund(struct check *c, const struct purse *p)
{
    const struct currency *cur = book_currency(&c->book, p->back->currency);
    char over[MONEY_SIZE];
    money_print(-p->sum, cur->digits, over);
    if (*p->back->ref)
        check_say(c, CHECK_REFUND, check_entry_at(c, p->back, COL_AMOUNT),
                  _("%s %s more is paid back of '%s' than was paid"), over,
                  cur->code, p->back->ref);
    else
        check_say(c, CHECK_REFUND, check_entry_at(c, p->back, COL_AMOUNT),
                  _("%s %s more is paid back to %s than they paid"), over,
                  cur->code, p->back->client ? p->back->client->key : "-");
}

static void add_payment(struct check *c, struct purses *p,
                        const struct entry *e)
{
    const struct invoice *i = *e->ref ? book_invoice(&c->book, e->ref) : NULL;
    struct err none;
    if (i && i->entry->currency == e->currency) {
        struct purse *of = purse_of(p, e, i);
        if (money_add(&of->sum, e->amount, &none) == 0 && e->amount < 0)
            of->back = e;
    } else {
        i = NULL;
    }
    struct purse *all = purse_of(p, e, NULL);
    if (money_add(&all->sum, e->amount, &none) == 0 && e->amount < 0 && !i)
        all->back = e;
}

/* What an invoice is short of was told of it, and is not the client's. */
static void judge_invoice(struct check *c, struct purses *p, size_t at)
{
    const struct entry *back = p->all.v[at].back;
    const struct invoice *i = back ? book_invoice(&c->book, back->ref) : NULL;
    struct purse *of = &p->all.v[at];
    struct err none;
    if (!i || *p->at.slot[at].key != 'i' ||
        money_add(&of->sum, entry_money(&c->book, i->entry, "prepaid"), &none) <
            0 ||
        of->sum >= 0)
        return;
    say_refund(c, of);
    money_add(&purse_of(p, back, NULL)->sum, -of->sum, &none);
}

static void check_refunds(struct check *c)
{
    struct purses p = {0};
    bool any = false;
    for (size_t i = 0; i < c->filed.n && !any; i++)
        any = c->filed.v[i]->type == REC_PAYMENT && c->filed.v[i]->amount < 0;
    for (size_t i = 0; i < c->filed.n && any; i++)
        if (c->filed.v[i]->type == REC_PAYMENT)
            add_payment(c, &p, c->filed.v[i]);
    size_t n = p.all.n;
    for (size_t i = 0; i < n; i++)
        judge_invoice(c, &p, i);
    for (size_t i = 0; i < n; i++)
        if (*p.at.slot[i].key == 'c' && p.all.v[i].back && p.all.v[i].sum < 0)
            say_refund(c, &p.all.v[i]);
    map_release(&p.at);
    vec_release(&p.all);
    buf_release(&p.key);
}

void check_paid(struct check *c)
{
    check_again_paid(c);
    check_refunds(c);
}
