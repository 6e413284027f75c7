/* For targets that look at a ledger: a book of one, and what is to be followed
 * up in it. */
#ifndef ACCT_TESTS_FUZZ_LEDGERS_H
#define ACCT_TESTS_FUZZ_LEDGERS_H

#include "base/text/text.h"
#include "fuzz.h"
#include "ledger/store/lint.h"
#include "work/followup/followup.h"

#define LEDGER_HEADER                                                          \
    "id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs\n"

/* Stays where it is until it is released: all of it points into it. */
struct look {
    struct home home;
    struct followup_start start;
    struct book book;
    struct followups found;
    int rc;
    struct err e;
};

/* What is to be done of that ledger on that day, by these rules (a file; NULL:
 * those that are built in).  All that is open: what lies ahead, is held back or
 * is old, too. */
static inline void look_at(struct look *l, struct str ledger, int32_t day,
                           const char *rules)
{
    struct buf bytes = {0};
    *l = (struct look){.home = {.dir = "/nonexistent",
                                .ledger = "-",
                                .config = "/nonexistent/acct.conf",
                                .as_of = {.day = day},
                                .now = {.day = day},
                                .today = day},
                       .e = ERR_INIT};
    buf_str(&bytes, ledger);
    struct ledger *from = ledger_of_bytes("l.csv", &bytes);
    l->rc = followup_start_read(&l->home, rules, &l->start, &l->e);
    struct book_options options = {.types = followup_types(&l->start.rules),
                                   .as_of = l->home.as_of,
                                   .currency = "RUB",
                                   .texts = true};
    book_init(&l->book, &options);
    if (l->rc == 0)
        l->rc = book_load(&l->book, from, &l->e);
    l->start.options.until = DAY_MAX;
    l->start.options.held = l->start.options.old = true;
    if (l->rc == 0)
        l->rc = followup_find(&l->book, &l->start.options, &l->found, &l->e);
    ledger_close(from);
    holds_error(l->rc, &l->e);
}

static inline void look_end(struct look *l)
{
    followup_release(&l->found);
    book_release(&l->book);
    followup_start_release(&l->start);
    home_release(&l->home);
}

/* What holds of any list. */
static inline void look_sound(const struct look *l)
{
    for (size_t i = 0; i < l->found.all.n; i++) {
        const struct followup *f = &l->found.all.v[i];
        const struct action *a = &f->action;
        HOLDS(*a->key && *f->mark && strcmp(a->rule, f->rule->cell[0]) == 0);
        HOLDS(rules_find(&l->start.rules, a->rule) == f->rule);
        HOLDS(a->urgency >= 0 && a->urgency <= 100);
        HOLDS(i == 0 || l->found.all.v[i - 1].action.urgency >= a->urgency);
        HOLDS(text_valid(str_of(a->reason), NULL));
        HOLDS(text_valid(str_of(a->key), NULL) && !strchr(a->key, ' '));
        HOLDS(f->held);
        for (size_t k = 0; k < i; k++)
            HOLDS(strcmp(l->found.all.v[k].action.key, a->key) != 0);
    }
}

static inline void look_same(const struct look *a, const struct look *b)
{
    HOLDS(a->rc == b->rc && a->found.all.n == b->found.all.n);
    for (size_t i = 0; i < a->found.all.n; i++) {
        const struct followup *x = &a->found.all.v[i];
        const struct followup *y = &b->found.all.v[i];
        HOLDS(strcmp(x->action.key, y->action.key) == 0);
        HOLDS(strcmp(x->action.reason, y->action.reason) == 0);
        HOLDS(strcmp(x->held, y->held) == 0);
        HOLDS(x->action.due == y->action.due &&
              x->action.date == y->action.date &&
              x->action.urgency == y->action.urgency);
    }
}

#endif
