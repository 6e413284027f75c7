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
                    ": one client, person and order, or words (void "
                    "one of the two)"),
                  e->ref, first->ref, (uint64_t)first->line);
        return;
    }
    entry_raw(e, "bank", &bank);
    check_say(c, CHECK_PAID_TWICE, check_entry_at(c, e, COL_ATTRS),
              _("the payment '%.*s' is in line %" PRIu64 " already"),
              STR_ARG(bank), (uint64_t)first->line);
}

static void check_again_paid(struct check *c)
{
    struct once once = {0};
    for (size_t i = 0; i < c->filed.n; i++) {
        const struct entry *e = c->filed.v[i];
        const struct once_row row = once_row_of(e);
        uint32_t first = once_row(&once, &row, (uint32_t)i + 1);
        if (first)
            say_again(c, e, c->filed.v[first - 1]);
    }
    once_release(&once);
}

/* What a client paid in a currency, of whom something was paid back. */
struct purse {
    int64_t sum;
    const struct entry *back; /* the last that was */
};
struct purses {
    struct map at;
    VEC(struct purse) all;
    struct buf key;
};

static void purse_key(struct purses *p, const struct entry *e)
{
    buf_clear(&p->key);
    buf_ch(&p->key, (char)e->currency);
    buf_puts(&p->key, e->client ? e->client->key : "");
}

static struct purse *purse_of(struct purses *p, const struct entry *e)
{
    bool fresh;
    purse_key(p, e);
    struct map_slot *slot = map_put(&p->at, p->key.p, p->key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)p->all.n;
        vec_push(&p->all);
    }
    return &p->all.v[slot->value];
}

static void say_refund(struct check *c, const struct entry *back, int64_t over)
{
    const struct currency *cur = book_currency(&c->book, back->currency);
    char amount[MONEY_SIZE];
    money_print(over, cur->digits, amount);
    if (*back->ref)
        check_say(c, CHECK_REFUND, check_entry_at(c, back, COL_AMOUNT),
                  _("%s %s more is paid back of '%s' than was paid"), amount,
                  cur->code, back->ref);
    else
        check_say(c, CHECK_REFUND, check_entry_at(c, back, COL_AMOUNT),
                  _("%s %s more is paid back to %s than they paid"), amount,
                  cur->code, back->client ? back->client->key : "-");
}

/* Of invoices; the last record of each that pays back is told.  What one is
 * short of is not the client's, then. */
static void check_invoices(struct check *c, struct purses *p,
                           const struct entry *const *back, size_t n)
{
    struct map told = {0};
    for (size_t k = n; k-- > 0;) {
        const struct invoice *i =
            *back[k]->ref ? book_invoice_of(&c->book, back[k]) : NULL;
        struct err none;
        bool fresh;
        int64_t left = i ? i->paid : 0;
        if (!i || i->entry->currency != back[k]->currency) {
            struct purse *of = purse_of(p, back[k]);
            of->back = of->back ? of->back : back[k];
            continue;
        }
        map_put(&told, i->ref, strlen(i->ref), &fresh);
        if (!fresh ||
            money_add(&left, entry_money(&c->book, i->entry, "prepaid"),
                      &none) < 0 ||
            left >= 0)
            continue;
        say_refund(c, back[k], -left);
        money_add(&purse_of(p, back[k])->sum, -left, &none);
    }
    map_release(&told);
}

/* Mostly nothing is paid back, and then only what those clients paid counts. */
static void check_refunds(struct check *c)
{
    struct purses p = {0};
    VEC(const struct entry *) back = {0};
    struct err none;
    for (size_t i = 0; i < c->filed.n; i++)
        if (c->filed.v[i]->type == REC_PAYMENT && c->filed.v[i]->amount < 0)
            *vec_push(&back) = c->filed.v[i];
    check_invoices(c, &p, back.v, back.n);
    for (size_t i = 0; i < c->filed.n && p.all.n; i++) {
        const struct entry *e = c->filed.v[i];
        if (e->type != REC_PAYMENT)
            continue;
        purse_key(&p, e);
        const struct map_slot *slot = map_find(&p.at, p.key.p, p.key.n);
        if (slot)
            money_add(&p.all.v[slot->value].sum, e->amount, &none);
    }
    for (size_t i = 0; i < p.all.n; i++)
        if (p.all.v[i].back && p.all.v[i].sum < 0)
            say_refund(c, p.all.v[i].back, -p.all.v[i].sum);
    vec_release(&back);
    map_release(&p.at);
    vec_release(&p.all);
    buf_release(&p.key);
}

void check_paid(struct check *c)
{
    check_file(c, TYPE(REC_PAYMENT) | TYPE(REC_SURVEY));
    check_again_paid(c);
    if (c->paid_back)
        check_refunds(c);
}
