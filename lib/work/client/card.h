/*
 * A client's card: what a colleague must know to step in.
 *
 *     if (card_find(&book, client, &rules, &asked, &card, &e) == 0) …
 *     card_release(&card)
 *
 * The book must hold all types of records, with texts; it may hold those of
 * this client only.  Everything pointed to is the book's.
 */
#ifndef ACCT_WORK_CARD_H
#define ACCT_WORK_CARD_H

#include "work/account/papers.h"
#include "work/followup/checks.h"
#include "work/invoice/invoice.h"
#include "work/time/sla.h"

/* What waits to be done or answered. */
enum card_kind {
    CARD_ISSUE,
    CARD_QUESTION,
    CARD_REQUEST,
    CARD_TASK,
    CARD_OFFER
};
extern const char *const card_kinds[]; /* "issue", … */

struct card_item {
    enum card_kind kind;
    const char *key; /* the ref; of a question or request the id */
    const struct entry *entry;
    const char *text;
    int32_t due; /* DAY_NONE: none; later where a task was snoozed beyond */
    bool late;
};

/* What a running contract promises. */
enum card_duty_kind {
    DUTY_SLA,    /* value: the time to answer */
    DUTY_SOLVE,  /* value: the time to solve an issue */
    DUTY_REPORT, /* value: how often; due: the next; bad: it is late */
    DUTY_BUDGET, /* value: how much of it was invoiced; amount: what is left;
                    bad: hardly anything */
    DUTY_KPI     /* name: which; value: ACTUAL / TARGET; actual, target, period;
                    lower: the less the better; bad: not reached */
};
extern const char *const card_duties[]; /* "sla", … */

struct card_duty {
    enum card_duty_kind kind;
    const struct contract *contract;
    const char *name, *value; /* of the book */
    int32_t day, due;         /* DAY_NONE: none */
    const char *actual, *target, *period;
    bool bad, lower, has_amount;
    int64_t amount;
    uint8_t currency;
};

/* In one currency, minor units. */
struct card_money {
    uint8_t currency;
    int64_t invoiced, credited;
    int64_t paid;       /* also what invoices say was paid before */
    int64_t open;       /* of invoices: what is not yet paid or credited */
    int64_t overdue;    /* the part of `open` whose day has passed */
    int64_t overpaid;   /* of invoices: what came beyond their amounts */
    int64_t on_account; /* payments that are for no invoice */
    int64_t cost;       /* what was spent on the client */
    int64_t billed;     /* invoiced without tax, less what was credited */
    int64_t margin;     /* billed, less cost */
    bool unsure;        /* lines make no sum: these two are not known */
};

struct card {
    struct client *client;
    VEC(const struct client *) referred; /* whom the client sent to us */
    VEC(const struct contract *)
    contracts;                        /* running ones, then ended ones;
                                         the latest first */
    VEC(const struct order *) orders; /* open ones, then the others; likewise */
    size_t orders_open;
    VEC(struct card_duty) duties;      /* by contract */
    struct decimal hours;              /* spent on the client */
    VEC(struct card_item) items;       /* the first to be due first */
    VEC(struct card_money) money;      /* a currency each, by code */
    VEC(const struct entry *) history; /* the latest first */
    const struct entry *last_payment;  /* by the client, or NULL */
    const struct survey *answered;     /* whose answer is the latest, or NULL */
    const struct survey *asked;        /* sent after that, no answer yet */
    const struct entry *plan;          /* the latest, or NULL */
    struct papers papers;              /* of its contracts */
    const char *leaving;         /* what the warning says; NULL: nobody asked */
    const struct checks *checks; /* likewise, of all clients */
};

/* By which it is reckoned when what a client asks is due: see sla_asked. */
struct card_asked {
    const struct conf *conf;
    const struct worktime *work;
    bool client_zone;
};

/* ERR_DATA: see invoice_judge; a sum that does not fit.  ERR_ABSENT: all of the
 * client's records are void.  The caller releases *out, whatever is returned.
 */
int card_find(struct book *b, struct client *client,
              const struct invoice_rules *rules, const struct card_asked *asked,
              struct card *card, struct err *e);
/* What waits alone, of all clients, and of nobody's.  The caller releases
 * *out. */
void card_items_all(struct book *b, const struct card_asked *asked,
                    int32_t today, struct card *out);
void card_release(struct card *card);

/* Neither delivered nor cancelled. */
bool card_order_open(const struct order *o);
bool card_contract_runs(const struct contract *c, int32_t today);
/* What the contract costs: its latest record with an amount, or NULL. */
const struct entry *card_contract_fee(const struct contract *c);
/* What it is about: the latest text. */
const char *card_contract_text(const struct contract *c);
/* What is offered: the latest text; where there is none that of its first line,
 * if the book holds lines; "". */
const char *card_offer_text(struct book *b, const struct offer *o);
/* When to talk about renewal: the end less the notice; DAY_NONE. */
int32_t card_contract_notice(struct book *b, const struct contract *c);
/* Whom to write to first, of those who are there still: the latest that is
 * primary, else the first; NULL. */
const struct contact *card_primary(const struct client *c);
/* How to reach the client: the primary person's attribute (email, phone, …),
 * else the client's own, else another person's; "". */
const char *card_address(struct book *b, const struct client *c,
                         const char *attr);

#endif
