/*
 * The book: who and what, as of a date.
 *
 *     struct book b;
 *     book_init(&b, &options);
 *     if (book_load(&b, ledger, &e) < 0) …
 *     … clients, orders, … below; book_find() for names
 *     book_release(&b);
 *
 * Only records of the wanted types up to the as-of date are kept, in order of
 * (day, place in file); within a day, those with a time are in order of time.
 * Voided records are left out.  Everything pointed to belongs to the book and
 * lives until book_release; strings are never NULL.
 */
#ifndef ACCT_BOOK_BOOK_H
#define ACCT_BOOK_BOOK_H

#include "base/conf/conf.h"
#include "base/mem.h"
#include "base/value/date.h"
#include "base/value/money.h"
#include "ledger/store/ledger.h"

struct client;

enum touch_dir { DIR_NONE, DIR_IN, DIR_OUT };

/* One kept record. */
struct entry {
    enum rec_type type;
    uint8_t currency;
    bool has_amount, timed, due_timed;
    bool left_out;         /* of the book's entries: see book.changes */
    bool amended;          /* another says some of it */
    bool merged;           /* of another key, which is the client's now */
    uint8_t dir;           /* enum touch_dir; of a touch */
    uint8_t finer;         /* of a line, whose amount is a price; else 0 */
    int32_t day, due;      /* DAY_NONE: no due date */
    int64_t at;            /* the instant, where timed */
    int64_t due_at;        /* likewise, where due_timed */
    int64_t amount;        /* minor units of the currency, but see `finer` */
    struct client *client; /* NULL: none */
    const char *id, *ref, *channel, *owner, *text;
    const char *attrs; /* raw: see entry_attr */
    uint64_t line;
};

enum client_state { CLIENT_ACTIVE, CLIENT_PAUSED, CLIENT_LOST };
extern const char *const client_states[]; /* "active", … */

struct client_row {
    const struct entry *entry;
    const struct client_row *before;
};

struct client {
    const char *key;
    uint32_t n;       /* its place in book.clients */
    bool known;       /* has a client record */
    const char *name; /* the key, where it has none */
    const char *owner, *channel;
    uint8_t currency; /* CURRENCY_NONE: none of its own */
    int32_t since;    /* of the first client record; DAY_NONE: none */
    int32_t merged;   /* when another key was merged into it; DAY_NONE: none */
    enum client_state state;
    const struct entry *status;        /* the record that says so, or NULL */
    const struct client_row *rows;     /* the latest first */
    const struct client_row *statuses; /* likewise, those that give a state */
    struct contact *contacts;          /* list by `next` */
    /* Of touches, where they are wanted. */
    const struct entry *last_in, *last_out, *last_touch;
};

struct contact {
    const char *ref;
    struct client *client;
    const struct entry *entry; /* the latest; see contact_attr */
    const char *name, *channel;
    const struct client_row *rows;
    struct contact *next;
};

struct contract {
    const char *ref;
    struct client *client;
    const struct entry *first, *last; /* its first and latest record */
    int32_t start, end;               /* end: DAY_NONE where open */
    int renewals;
    const struct client_row *rows;
};

/* In the order of the schema's `stage` values. */
enum order_stage {
    STAGE_CONTRACT,
    STAGE_STARTED,
    STAGE_MILESTONE,
    STAGE_READY,
    STAGE_SHIPPED,
    STAGE_DELIVERED,
    STAGE_ACCEPTED,
    STAGE_DELAYED,
    STAGE_CANCELLED,
    STAGE_PLANNED, /* of a phase only */
    STAGE_NONE
};
extern const char *const order_stages[]; /* "contract", … "" */

/* A part of an order that has a deadline of its own: its records are stages
 * that name it. */
struct phase {
    const char *key;             /* "1", …: the attribute */
    const char *name;            /* what is to be done */
    int32_t from, to;            /* as planned, before padding; DAY_NONE */
    int32_t due;                 /* the deadline last promised; DAY_NONE */
    const struct entry *promise; /* the record that promised it */
    enum order_stage stage;      /* the latest */
    int32_t started, done;       /* the day, or DAY_NONE */
    bool cancelled;
    struct phase *next;
};

struct order {
    const char *ref;
    struct client *client;
    const struct entry *entry;
    int32_t due, first_due;      /* the deadline last and first promised */
    const struct entry *promise; /* the record that promised the last */
    const struct entry *moved;   /* the last stage record that named another,
                                    or said delayed; NULL */
    enum order_stage stage;      /* the latest; STAGE_NONE: no stage yet */
    int32_t stage_day;
    int32_t delivered; /* the day, or DAY_NONE */
    bool cancelled;
    struct phase *phases; /* in the order in which they were planned */
    struct phase *last_phase;
};

struct issue {
    const char *ref;
    struct client *client;
    const struct entry *entry;
    const struct entry *resolved; /* NULL: open */
};

struct task {
    const char *ref;
    struct client *client; /* may be NULL */
    const struct entry *entry;
    const struct entry *done;   /* NULL: open */
    const struct entry *snooze; /* the latest; its due says until when */
};

struct offer {
    const char *ref;
    struct client *client;
    const struct entry *first, *last;
    const struct client_row *rows;
};

struct invoice {
    const char *ref;
    struct client *client;
    const struct entry *entry;
    int64_t paid, credited; /* by payments and credit notes, minor units; what
                               another client paid beyond the invoice is not in
                               it: see payment_beyond */
    const struct entry *last_payment;
};

struct survey {
    const char *ref;
    struct client *client;
    const struct entry *entry;
    const struct entry *response; /* NULL: no answer */
};

/* What another client than its own paid beyond what an invoice asked then. */
struct beyond {
    const struct entry *payment;
    int64_t amount;
};

/* Whom a record named before its key was merged. */
struct party {
    uint64_t line;
    struct client *client;
};

/* The record of a document that has lines. */
struct head {
    enum rec_type type;
    uint64_t line; /* where it stands */
    const struct client *client;
    bool is_void;
    uint32_t before; /* the place in book.heads, from 1, of another of that
                        number; 0: none */
    const struct entry *entry;      /* NULL: voided */
    const struct client_row *lines; /* the last first */
};

/* What done and snooze records say of a follow-up's key. */
struct mark {
    const char *key;
    const struct entry *done, *snooze; /* the latest, or NULL */
};

struct book_options {
    uint64_t types;    /* TYPE() bits to keep; clients always are known */
    struct when as_of; /* later records do not count */
    struct zone zone;
    const char *currency; /* of amounts that name none */
    bool texts;           /* keep the text column of all records */
    bool later;           /* keep later records, too, in book.later */
    const char *only;     /* keep only this client's records (by key), besides
                             clients, contacts, rows that name no client,
                             invoices and what settles them; NULL: all.  Where
                             other keys were merged into it, all are kept */
};

enum { BOOK_RECENT = 64 };
struct book {
    struct book_options options;
    const char *source; /* what messages call that from which it was loaded */
    struct currencies currencies;
    uint8_t currency; /* the default one */
    VEC(struct entry) entries;
    VEC(struct entry) voided;     /* left out of all that follows */
    VEC(struct entry) later;      /* likewise: dated after as_of */
    VEC(struct entry) changes;    /* likewise: amends, merges or voids others */
    VEC(struct client *) clients; /* in order of first appearance */
    VEC(struct contact *) contacts;
    VEC(struct contract *) contracts;
    VEC(struct order *) orders;
    VEC(struct issue *) issues;
    VEC(struct task *) tasks;
    VEC(struct offer *) offers;
    VEC(struct invoice *) invoices;
    VEC(struct survey *) surveys;
    VEC(struct mark *) marks;
    VEC(struct beyond) beyond; /* in order of the entries */
    const char *warning;       /* of the ledger's end, or "" */
    /* inside */
    struct map client_at, strings;
    struct str recent[BOOK_RECENT]; /* cells that may well come again */
    bool unordered, untimely;       /* days, or times within a day, go back */
    struct when last_timed;         /* of the entries so far */
    size_t voids, lines, amends, merges; /* how many of them there are */
    struct map item_at[REC_TYPES];
    size_t indexed[REC_TYPES];
    struct map mark_at;
    VEC(struct phase *) phases;
    struct map phase_at;
    struct map dead; /* ids of voided records */
    VEC(struct head) heads;
    VEC(struct party) parties; /* by line */
    struct map head_at;
    struct arena arena;
    struct values_rules rules;
    bool overflow; /* a sum did not fit */
};

void book_init(struct book *b, const struct book_options *options);
/* ERR_DATA with file and line for a row that cannot be read. */
int book_load(struct book *b, struct ledger *l, struct err *e);
/* The same for who has the rows already: book_begin, book_row for each in the
 * source's order, book_end.  ERR_DATA. */
int book_begin(struct book *b, const char *source, struct err *e);
void book_row(struct book *b, const struct record *r,
              const struct values *values);
int book_end(struct book *b, struct err *e);
void book_release(struct book *b);
/* Does a record of that type amend an earlier one, and which?  *id is
 * borrowed. */
bool book_amends(enum rec_type type, struct str attrs, struct str *id);
/* After loading: did a void record take back the one with that id? */
bool book_voided(const struct book *b, const char *id);

/* By exact key; NULL where there is none. */
struct client *book_client(const struct book *b, const char *key);
struct order *book_order(struct book *b, const char *ref);
struct contract *book_contract(struct book *b, const char *ref);
struct contact *book_contact(struct book *b, const char *ref);
struct issue *book_issue(struct book *b, const char *ref);
struct task *book_task(struct book *b, const char *ref);
struct offer *book_offer(struct book *b, const char *ref);
struct invoice *book_invoice(struct book *b, const char *ref);
struct survey *book_survey(struct book *b, const char *ref);
/* The parts of a follow-up's key have colons between them: appends one, whose
 * own are %3A; and what one was before. */
void book_key_put(struct buf *key, const char *part);
const char *book_key_part(struct book *b, struct str part);
/* NULL where nothing was said of that key. */
const struct mark *book_mark(const struct book *b, const char *key);
/* The lines of a document (invoice, credit note, quote, act), of which that is
 * a record; the last first.  NULL: it has none, or the book holds no lines.
 * Of a number that was given twice they are of the record that they follow in
 * the file, and were voided with it. */
const struct client_row *book_lines(const struct book *b,
                                    const struct entry *document);
/* Where the book holds lines: the record of the document of that type and
 * number that lines would be of, the first where there are more; else NULL. */
const struct entry *book_head(const struct book *b, enum rec_type type,
                              const char *ref);
/* That of a line of that number which stands there; NULL: there is none. */
const struct head *book_head_of(const struct book *b, const char *ref,
                                uint64_t line);
/* Does a record only say what became of an act (sent, signed) or quote (its
 * result)? */
bool entry_is_news(const struct entry *e);
/* The phase of the order that its stages call so, or NULL. */
struct phase *book_phase(const struct book *b, const struct order *o,
                         const char *key);
/* Is a stage that of a phase, and not of the whole order? */
bool entry_is_of_phase(const struct entry *e);
/* What its status records said by the end of that day. */
enum client_state client_state_on(const struct client *c, int32_t day);

/* Whom a record named: the client whose it is or, where that key was merged
 * into another, who that was: its name and attributes are of its own records
 * alone. NULL: nobody. */
const struct client *entry_party(const struct book *b, const struct entry *e);
/* An attribute of a record, its escapes undone; "" where it has none. */
const char *entry_attr(struct book *b, const struct entry *e, const char *name);
/* Is an attribute that value, as it is written in the ledger? */
bool entry_says(const struct entry *e, const char *name, const char *value);
/* An attribute that is a number; false where e is NULL or has no such. */
bool entry_number(const struct entry *e, const char *name, double *out);
/* The hours of a cost, such as "3.25 h"; "" where it has none. */
const char *entry_hours(struct book *b, const struct entry *e);
/* An attribute that is a whole number, be it written 9, +9 or 9.0. */
bool entry_whole(const struct entry *e, const char *name, int64_t *out);
/* An attribute that is money of the record's currency; 0 where there is none.
 */
int64_t entry_money(const struct book *b, const struct entry *e,
                    const char *name);
/* What of a payment its invoice does not take: the payer's own money, where
 * that is another client than the invoice's.  Minor units; 0 mostly. */
int64_t payment_beyond(const struct book *b, const struct entry *payment);
/* Of the latest record that gives it. */
const char *client_attr(struct book *b, const struct client *c,
                        const char *name);
/* What a document of that day says of its client: what was known by the end of
 * it; before anything was, the first that says so. */
const char *client_attr_on(struct book *b, const struct client *c, int32_t day,
                           const char *name);
const char *client_name_on(const struct client *c, int32_t day);
/* What the client's language is called there; "" where that is not known, or
 * the client is NULL. */
const char *client_lang(struct book *b, const struct client *c);
/* Likewise on that day.  From the client's first record on it is known: where
 * nothing was said, it is the usual one. */
const char *client_lang_on(struct book *b, const struct client *c, int32_t day);
const char *contact_attr(struct book *b, const struct contact *c,
                         const char *name);
const char *contract_attr(struct book *b, const struct contract *c,
                          const char *name);
const char *offer_attr(struct book *b, const struct offer *o, const char *name);
/* The record that says a contract's fee on a day: the latest by then; the first
 * that has one holds from the start.  NULL: there is none. */
const struct entry *contract_fee(const struct contract *c, int32_t day);
/* What the fee is for, likewise: a month, quarter or year, or PERIOD_ALL. */
enum period_unit contract_per(const struct contract *c, int32_t day);
/* Likewise of a chain of rows, those after the day left out. */
const char *rows_attr(struct book *b, const struct client_row *rows,
                      int32_t day, const char *name);
/* Who answers: the record's owner, else the client's, else "". */
const char *entry_owner(const struct entry *e);
/* The currency's code and digits. */
const struct currency *book_currency(const struct book *b, uint8_t currency);

#endif
