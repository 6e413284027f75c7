#include "work/interest/claim.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "work/invoice/account.h"
#include "work/time/user.h"

/* Money that lowered the debt. */
struct paid {
    VEC(struct interest_paid) all;
};

static int choose_law(struct home *home, const char *code,
                      const struct claim_terms *t, struct claim *m,
                      struct err *e)
{
    const char *given = t->law;
    m->law = strcmp(code, "RUB") == 0 ? INTEREST_RU : INTEREST_EU;
    for (int i = 0; given && i < INTEREST_LAWS; i++)
        if (strcmp(given, interest_laws[i]) == 0) {
            m->law = (enum interest_law)i;
            given = NULL;
        }
    if (given)
        return err_set(e, ERR_USAGE, _("--law: '%s' is neither eu nor ru"),
                       given);
    /* In other currencies it is the national law's to say. */
    if (m->law == INTEREST_EU && strcmp(code, "EUR") != 0 && !t->law)
        notes_add(&home->notes,
                  _("invoice %s is in %s: the law of the EU is taken, without "
                    "a flat sum (--law says which)"),
                  m->invoice->ref, code);
    return 0;
}

/* Payments and credit notes, by date. */
static void read_paid(struct book *b, const struct invoice *i,
                      struct paid *paid)
{
    for (size_t n = 0; n < b->entries.n; n++) {
        const struct entry *e = &b->entries.v[n];
        if (e->type == REC_PAYMENT && invoice_of_payment(b, e) == i)
            *vec_push(&paid->all) =
                (struct interest_paid){e->day, account_share_of(b, e).settled};
        else if (e->type == REC_CREDIT && invoice_of_credit(b, e) == i)
            *vec_push(&paid->all) = (struct interest_paid){e->day, e->amount};
    }
}

/* A last day that is none of work moves to the next one: article 193 of the
 * Civil Code; Regulation 1182/71, article 3(4). */
static int move_due(struct home *home, int32_t *due, struct err *e)
{
    struct worktime_user u;
    int rc = worktime_user_read(home, &u, e);
    int32_t next = rc == 0 && !worktime_is_working_day(&u.work, *due)
                       ? worktime_next_day(&u.work, *due)
                       : *due;
    if (next != DAY_MAX)
        *due = next;
    worktime_user_release(&u);
    return rc;
}

static int read_debt(struct home *home, struct book *b, const struct invoice *i,
                     struct interest_case *k, struct err *e)
{
    int64_t before;
    k->due = invoice_due(i, invoice_rules_of(home).term);
    k->debt = i->entry->amount;
    if (invoice_prepaid(b, i, &before, e) < 0)
        return -1;
    return money_add(&k->debt, -before, e) < 0 ? -1
                                               : move_due(home, &k->due, e);
}

/* A row that somebody forgot would make another claim. */
static void note_doubt(struct home *home, const struct claim *m,
                       const struct interest_doubt *d)
{
    const struct rate *r = d->used;
    unsigned long long line = r->line;
    const char *path = m->rates.path;
    char day[DATE_SIZE], from[DATE_SIZE], rate[MONEY_SIZE];
    day_print(d->day, day);
    day_print(r->from, from);
    decimal_print(r->rate, rate);
    if (m->law == INTEREST_EU)
        notes_add(
            &home->notes,
            _("%s:%llu: the rate of %s, %s %%, is taken for the half-year "
              "from %s (add its own row: %s,%s,RATE)"),
            path, line, from, rate, day, r->name, day);
    else
        notes_add(&home->notes,
                  _("%s:%llu: the rate of %s, %s %%, is taken up to %s (if it "
                    "changed, add a row: %s,FROM,RATE)"),
                  path, line, from, rate, day, r->name);
}

int claim_find(struct home *home, struct book *b, const struct claim_terms *t,
               struct claim *out, struct err *e)
{
    enum { FLAT = 4000 }; /* 40 euros */
    struct interest_case k = {.until = t->until};
    struct invoice *i;
    *out = (struct claim){0};
    if (invoice_find(b, t->number, &i, e) < 0)
        return -1;
    out->invoice = i;
    const char *code = book_currency(b, i->entry->currency)->code;
    if (choose_law(home, code, t, out, e) < 0 ||
        read_debt(home, b, i, &k, e) < 0 ||
        rates_load(&out->rates,
                   t->rates ? t->rates : home_file(home, STR("rates.csv")),
                   t->rates, e) < 0)
        return -1;
    struct paid paid = {0};
    read_paid(b, i, &paid);
    k.law = out->law;
    k.paid = paid.all.v;
    k.paid_n = paid.all.n;
    if (k.law == INTEREST_EU && strcmp(code, "EUR") == 0)
        k.flat = FLAT;
    int rc = interest_of(&k, &out->rates, &out->interest, e);
    vec_release(&paid.all);
    for (size_t n = 0; n < out->interest.doubts.n && rc == 0; n++)
        note_doubt(home, out, &out->interest.doubts.v[n]);
    return rc;
}

void claim_release(struct claim *m)
{
    interest_release(&m->interest);
    rates_release(&m->rates);
}
