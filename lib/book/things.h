/*
 * Who and what is in a book: records, clients, contracts, orders, invoices, …
 * Everything pointed to belongs to the book; strings are never NULL.
 */
#ifndef ACCT_BOOK_THINGS_H
#define ACCT_BOOK_THINGS_H

#include "base/value/date.h"
#include "ledger/schema/schema.h"

struct client;

enum touch_dir { DIR_NONE, DIR_IN, DIR_OUT };

/* One kept record.  There may be millions: of its parts none is larger than it
 * has to be. */
struct entry {
    enum rec_type type : 8;
    uint8_t currency;
    uint8_t dir;          /* enum touch_dir; of a touch */
    uint8_t finer;        /* of a line, whose amount is a price; else 0 */
    uint32_t due_in : 20; /* see entry_due_at */
    bool has_amount : 1, timed : 1, due_timed : 1;
    bool left_out : 1;     /* of the book's entries: see book.changes */
    bool amended : 1;      /* another says some of it */
    bool merged : 1;       /* of another key, which is the client's now */
    bool stranger : 1;     /* names what is another client's: see entry_said */
    bool kept : 1;         /* its owner was who kept the client then */
    bool internal : 1;     /* of a survey among our own people, or an answer to
                              one: no dealing with the client */
    int32_t day, due;      /* DAY_NONE: no due date */
    uint32_t at_in;        /* see entry_at */
    uint32_t says;         /* the names of its attributes: see attr_bits */
    int64_t amount;        /* minor units of the currency, but see `finer` */
    struct client *client; /* NULL: none */
    const char *id, *ref, *channel, *owner, *text;
    const char *attrs; /* raw: see entry_attr */
    uint32_t line;     /* memory ends before they do */
    uint32_t ref_n;    /* the place of its ref in book.refs; 0: "" */
};

/* An instant of that day, wherever it is one: seconds since two days before it
 * began in UTC. */
enum { ENTRY_IN_MOST = (1 << 20) - 1 };
static inline uint32_t entry_in(int32_t day, int64_t at)
{
    return (uint32_t)(at - ((int64_t)day - 2) * DAY_SECONDS);
}
/* The instant, where the entry is timed, and that of its due date, where that
 * is; else 0. */
static inline int64_t entry_at(const struct entry *e)
{
    return e->timed ? ((int64_t)e->day - 2) * DAY_SECONDS + e->at_in : 0;
}
static inline int64_t entry_due_at(const struct entry *e)
{
    return e->due_timed ? ((int64_t)e->due - 2) * DAY_SECONDS + e->due_in : 0;
}

enum client_state { CLIENT_ACTIVE, CLIENT_PAUSED, CLIENT_LOST };
extern const char *const client_states[]; /* "active", … */

struct client_row {
    const struct entry *entry;
    const struct client_row *before;
    size_t n; /* so many are there, with this one */
};

struct client {
    const char *key;
    uint32_t n;       /* its place in book.clients */
    bool known;       /* has a client record */
    const char *name; /* the key, where it has none */
    const char *owner, *channel;
    const char *kept_by; /* by the row that was read first; NULL: there is none
                          */
    uint8_t currency;    /* CURRENCY_NONE: none of its own */
    int32_t since;       /* of the first client record; DAY_NONE: none */
    int32_t merged; /* when another key was merged into it; DAY_NONE: none */
    enum client_state state;
    const struct entry *status;        /* the record that says so, or NULL */
    const struct client_row *rows;     /* the latest first */
    const struct client_row *statuses; /* likewise, those that give a state */
    struct contact *contacts;          /* list by `next` */
    struct contact *last_contact;      /* of that list */
    struct contact *primary; /* of those who are there still the first that is,
                                else the first; NULL */
    /* Of touches, where they are wanted. */
    const struct entry *last_in, *last_out, *last_touch;
};

struct contact {
    const char *ref;
    struct client *client;
    const struct entry *entry; /* the latest; see contact_attr */
    const char *name, *channel;
    bool primary;
    int32_t
        left;  /* from which day the person is not there any more; DAY_NONE */
    bool gone; /* that has come: nothing is written to them, see primary */
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
    uint32_t n;           /* its place in book.orders */
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

/* A row whose owner another one gives. */
struct renamed {
    const struct entry *by;
    struct entry *to;
};

/* Whom a record named before its key was merged. */
struct party {
    uint64_t line;
    struct client *client;
};

/* What has a ref: where it is among those of its type. */
struct bearer {
    int kind; /* a type, or KIND_HEAD */
    uint32_t n;
    uint32_t
        before; /* the place in book.bearers, from 1, of another; 0: none */
};
enum { KIND_HEAD = REC_TYPES };

/* The record of a document that has lines. */
struct head {
    enum rec_type type;
    uint32_t ref_n; /* of its number */
    uint64_t line;  /* where it stands */
    const struct client *client;
    bool is_void;
    uint32_t before; /* the place in book.heads, from 1, of another of that
                        number; 0: none */
    const struct entry *entry;      /* NULL: voided */
    const struct client_row *lines; /* the last first */
};

/* What a row says that points to what is another client's. */
struct said {
    uint64_t line;
    const char *ref, *attrs;
};

/* A row that the book does not hold. */
struct elsewhere {
    const char *id;
    const struct client *client;
};

/* What done and snooze records say of a follow-up's key. */
struct mark {
    const char *key;
    const struct entry *done, *snooze; /* the latest, or NULL */
};

#endif
