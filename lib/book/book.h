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
#include "book/things.h"
#include "ledger/store/ledger.h"

struct called;
struct records_index;
struct rows_index;

struct book_options {
    uint64_t types;    /* TYPE() bits to keep; clients always are known */
    struct when as_of; /* later records do not count */
    struct zone zone;
    const char *currency; /* of amounts that name none */
    const char *owner;    /* of clients whose rows name none; NULL: nobody */
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
    struct mem_ahead ahead[2];    /* of them, and their strings, while read */
    VEC(uint8_t) kinds;           /* the type of each: see book_next */
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
    VEC(int64_t) theirs;       /* what that comes to */
    struct map theirs_at;      /* payer and invoice -> place in it */
    const char *warning;       /* of the ledger's end, or "" */
    /* inside */
    struct map client_at, strings;
    struct str recent[BOOK_RECENT]; /* cells that may well come again */
    struct book_said {
        struct str attrs;
        uint32_t says;      /* see attr_bits */
        bool amends;        /* one names what it amends */
        uint8_t dir;        /* enum touch_dir */
    } said[BOOK_RECENT];    /* attributes likewise */
    bool handed;            /* a client's rows name several owners */
    bool unordered;         /* days go back */
    VEC(int32_t) untimely;  /* days within which times do; while it is read */
    struct when last_timed; /* of the entries so far */
    size_t voids, lines, amends, merges; /* how many of them there are */
    struct map refs; /* whose values are places in `bearers`, from 1 */
    VEC(struct bearer) bearers;
    struct map mark_at;
    VEC(struct phase *) phases;
    struct map phase_at;
    struct map dead; /* ids of voided records */
    VEC(struct head) heads;
    VEC(struct party) parties; /* by line */
    VEC(struct party) moved;   /* whose rows were before they were amended */
    VEC(struct renamed) named; /* while the book is made */
    VEC(struct said) strangers;
    VEC(struct elsewhere) elsewhere;
    VEC(struct rows_index) rows; /* of long chains */
    struct map rows_at;
    VEC(struct records_index) records;
    struct map id_at;      /* -> place in entries, or behind them in changes */
    struct called *called; /* where several are looked for; else NULL */
    unsigned sought, closest; /* by name; how often the closest were told */
    struct arena arena;
    struct values_rules rules;
    struct book *second; /* see book_second; NULL */
    bool overflow;       /* a sum did not fit */
    uint64_t over_line;  /* … with the record of that line */
};

void book_init(struct book *b, const struct book_options *options);
/* ERR_DATA with file and line for a row that cannot be read. */
int book_load(struct book *b, struct ledger *l, struct err *e);
/* Two books out of one pass.  Where the second is of one client alone, it may
 * need another.  Errors likewise: neither is loaded. */
int book_load_two(struct book *b, struct book *also, struct ledger *l,
                  struct err *e);
/* The same for who has the rows already: book_begin, book_row for each in the
 * source's order, book_end.  ERR_DATA. */
int book_begin(struct book *b, const char *source, struct err *e);
void book_row(struct book *b, const struct record *r,
              const struct values *values);
/* Before book_end, for who keeps not all types: a row of that client (a key, ""
 * for none) that void records may name.  The id is kept by the caller. */
void book_elsewhere(struct book *b, const char *id, const char *client);
int book_end(struct book *b, struct err *e);
/* The same book for a second thread: what is made of it while it is asked, such
 * as strings, is its own, and lives as long as b.  It is made once, of a book
 * that is loaded, before the two are asked at the same time. */
struct book *book_second(struct book *b);
void book_release(struct book *b);
/* Does a record of that type amend an earlier one, and which?  *id is
 * borrowed. */
bool book_amends(enum rec_type type, struct str attrs, struct str *id);
/* After loading: did a void record take back the one with that id? */
bool book_voided(const struct book *b, const char *id);

/* By exact key; NULL where there is none. */
struct client *book_client(const struct book *b, const char *key);
struct order *book_order(const struct book *b, const char *ref);
struct contract *book_contract(const struct book *b, const char *ref);
struct contact *book_contact(const struct book *b, const char *ref);
struct issue *book_issue(const struct book *b, const char *ref);
struct task *book_task(const struct book *b, const char *ref);
struct offer *book_offer(const struct book *b, const char *ref);
struct invoice *book_invoice(const struct book *b, const char *ref);
struct survey *book_survey(const struct book *b, const char *ref);
/* Likewise what a record's ref names. */
struct order *book_order_of(const struct book *b, const struct entry *e);
struct contract *book_contract_of(const struct book *b, const struct entry *e);
struct contact *book_contact_of(const struct book *b, const struct entry *e);
struct issue *book_issue_of(const struct book *b, const struct entry *e);
struct task *book_task_of(const struct book *b, const struct entry *e);
struct offer *book_offer_of(const struct book *b, const struct entry *e);
struct invoice *book_invoice_of(const struct book *b, const struct entry *e);
struct survey *book_survey_of(const struct book *b, const struct entry *e);
/* The place of the first entry of these types (TYPE() bits) from `at` on;
 * entries.n where there is none.  Who wants few of a million does not look at
 * the rest:
 *     for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) */
size_t book_next(const struct book *b, uint64_t types, size_t at);
/* Likewise from the end, of the last before `at`; SIZE_MAX: there is none. */
size_t book_before(const struct book *b, uint64_t types, size_t at);
/* Is there one? */
bool book_has(const struct book *b, uint64_t types);
/* Records of a type, in order. */
struct records {
    const struct entry **v;
    size_t n, cap;
};
/* Those with that ref, or where attr is a name that lives as long as the book,
 * with that value of it; of the voided ones, or of the rest. Borrowed.  There
 * are none of "". */
struct records book_records(struct book *b, enum rec_type type,
                            const char *attr, const char *value, bool voided);
/* The record with that id, be it one that changes others; NULL. */
const struct entry *book_with_id(struct book *b, const char *id);
/* The parts of a follow-up's key have colons between them: appends one, whose
 * own are %3A; and what one was before. */
void book_key_put(struct buf *key, const char *part);
const char *book_key_part(struct book *b, struct str part);
/* The part that is the client, in the middle; false where it has none, or where
 * that is `own`. */
bool book_key_client(struct str key, struct str own, struct str *client);
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
/* That of a client's line of that number which stands there; NULL: there is
 * none that is the client's. */
const struct head *book_head_of(const struct book *b, const char *ref,
                                uint64_t line, const struct client *client);
/* Does a record only say what became of an act (sent, signed) or quote (its
 * result)? */
bool entry_is_news(const struct entry *e);
/* The phase of the order that its stages call so, or NULL. */
struct phase *book_phase(const struct book *b, const struct order *o,
                         const char *key);
/* Is a stage that of a phase, and not of the whole order? */
bool entry_is_of_phase(const struct entry *e);
/* What its status records said by the end of that day. */
enum client_state client_state_on(struct book *b, const struct client *c,
                                  int32_t day);

/* A record's ref and *attrs as the ledger has them: where one of them names
 * what is another client's, the book has that owner's key behind it, and the
 * row counts for nothing there. */
const char *entry_said(const struct book *b, const struct entry *e,
                       const char **attrs);
/* Whom a record named: the client whose it is or, where that key was merged
 * into another, who that was: its name and attributes are of its own records
 * alone. NULL: nobody. */
const struct client *entry_party(const struct book *b, const struct entry *e);
/* Most attributes that are asked for are not there: nothing is read then. */
static inline bool entry_may_say(const struct entry *e, const char *name)
{
    return e->says & attr_bit(name, strlen(name));
}
/* An attribute of a record as it stands, like attr_raw. */
static inline bool entry_raw(const struct entry *e, const char *name,
                             struct str *value)
{
    if (entry_may_say(e, name))
        return attr_raw(str_of(e->attrs), name, value);
    *value = STR("");
    return false;
}
/* Its escapes undone; "" where it has none. */
const char *entry_given(struct book *b, const struct entry *e,
                        const char *name);
static inline const char *entry_attr(struct book *b, const struct entry *e,
                                     const char *name)
{
    return entry_may_say(e, name) ? entry_given(b, e, name) : "";
}
/* Is an attribute that value, as it is written in the ledger? */
static inline bool entry_says(const struct entry *e, const char *name,
                              const char *value)
{
    struct str raw;
    return entry_raw(e, name, &raw) && str_is(raw, value);
}
/* … or one of these n? */
bool entry_says_one(const struct entry *e, const char *name,
                    const char *const *values, size_t n);
/* The attribute period as it is compared: 2026-q3 of 2026-Q3, 2026-09 of
 * last-month in October; as it stands where it is none. */
const char *entry_period(struct book *b, const struct entry *e);
/* An attribute that is a number; false where e is NULL or has no such. */
bool entry_number(const struct entry *e, const char *name, double *out);
/* The hours of a cost, such as "3.25 h"; "" where it has none. */
const char *entry_hours(struct book *b, const struct entry *e);
/* An attribute that is a whole number, however it is written. */
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
const char *client_name_on(struct book *b, const struct client *c, int32_t day);
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
const struct entry *contract_fee(struct book *b, const struct contract *c,
                                 int32_t day);
/* What the fee is for, likewise: a month, quarter or year, or PERIOD_ALL. */
enum period_unit contract_per(struct book *b, const struct contract *c,
                              int32_t day);
/* The latest of a chain of rows that says such a thing, those after the day
 * left out; NULL. */
enum rows_say { ROWS_ANY, ROWS_TEXT, ROWS_AMOUNT, ROWS_DUE, ROWS_OWNER };
const struct entry *rows_on(struct book *b, const struct client_row *rows,
                            enum rows_say what, int32_t day);
/* Likewise what it says: an attribute; "". */
const char *rows_attr(struct book *b, const struct client_row *rows,
                      int32_t day, const char *name);
/* Who answers: the record's owner, else the client's, else "". */
const char *entry_owner(const struct entry *e);
/* Who answers for it now, where it is open: likewise, but what was the client's
 * keeper's when the record, or what amended it, named the owner is that of who
 * keeps the client now.  What was somebody else's stays so. */
const char *entry_answers(const struct entry *e);
/* Likewise at the end of that day, for a record that was there then. */
const char *entry_answered(struct book *b, const struct entry *e, int32_t day);
/* The currency's code and digits. */
const struct currency *book_currency(const struct book *b, uint8_t currency);

#endif
