/*
 * Entering records: the way every tool writes.
 *
 *     enter_begin      locks the ledger and reads what must be known
 *     enter_add …      completes and checks one record; later ones see it
 *     enter_commit     appends them all, or none
 *     enter_pause      lets others write until enter_resume, if more follows
 *     enter_end        unlocks and frees
 *
 * Completing means: the client found, the date, owner and currency set, a
 * number given where the type has a series, text in NFC, amounts with their
 * currency's decimals, an id.  Nothing is written before enter_commit.
 */
#ifndef ACCT_WORK_ENTER_H
#define ACCT_WORK_ENTER_H

#include "base/conf/home.h"
#include "base/notes.h"
#include "book/book.h"
#include "ledger/record.h"
#include "work/enter/seen.h"

struct enter;

/* What will be added: that record, or what has to do with the client of that
 * key, with numbers of these types (TYPE() bits) for records of the day. */
struct enter_few {
    const struct record *one;
    const char *client;
    uint64_t numbers;
    int32_t day;
};

struct enter_options {
    const char *path;
    const struct conf *conf;
    struct home *home; /* whose words papers have */
    struct when now;   /* the date of records that have none */
    struct zone zone;
    uint64_t now_ms; /* for ids: milliseconds since 1970 */
    int wait_ms;     /* how long to wait for other programs */
    uint64_t types;  /* what the book is to hold; see enter_needs */
    size_t ids;      /* about so many rows that will be added have one */
    bool create;     /* make the ledger where there is none */
    bool force;      /* unknown clients and refs are let through, and
                        mails that are there */
    bool news;       /* enter_news is wanted */
    bool dry_run;    /* nothing is written */
    const struct enter_few *few; /* NULL: whatever is added */
    bool index;                  /* the ledger is to have one */
    bool unseen;                 /* enter_row and enter_number are not called:
                                    rows are but written, not kept */
    bool lasting; /* what the cells of rows are in, those of `own`, too, lives
                     until enter_end, a NUL behind each; `own` are all cells
                     of the row as it came; enter_commit writes them over */
    bool texts;   /* the book is to keep the records' texts */
    struct seen_by known;     /* rows that are left out */
    const struct when *as_of; /* the book is as things stood then, and later
                                 records only count for numbers; NULL: all */
};

/* The types that must be read to check a record like this one. */
uint64_t enter_needs(const struct record *r);

int enter_begin(struct enter **out, const struct enter_options *options,
                struct err *e);
/* The records of the wanted types, up to today and beyond where as_of says
 * nothing else. */
/* The book holds but the rows by which those few are judged: what was refused
 * is to be asked again, without options.few. */
bool enter_is_part(const struct enter *en);
struct book *enter_book(struct enter *en);
/* A series that an attribute of records of the type holds. */
struct enter_series {
    enum rec_type type;
    const char *attr;
    const char *setting; /* whose value is its pattern */
};
/* Appends the next number of it, those of the batch counted. */
void enter_number(struct enter *en, const struct enter_series *what,
                  int32_t day, const char *client, struct buf *out);
/* The record's cells are copied.  ERR_DATA, ERR_ABSENT, ERR_USAGE. */
int enter_add(struct enter *en, const struct record *r, struct err *e);
/* After enter_add failed: the batch will not be committed, but more of it is to
 * be checked; what the record would have made is taken for made. */
void enter_refused(struct enter *en, const struct record *r);
/* What is odd about rows that were added: they change what is there, or are of
 * a client who may be there already. `more`: how many are not told. */
const struct notes *enter_news(const struct enter *en, size_t *more);
/* How many rows were left out, being known: as options.known says, or since
 * their mail is there already. */
size_t enter_skipped(const struct enter *en);
/* ERR_DATA where one was, of rows that nobody asked to leave out: mail. */
int enter_all(const struct enter *en, struct err *e);
size_t enter_count(const struct enter *en);
/* The i-th completed record, in the order of adding; lives until enter_end. */
const struct record *enter_row(const struct enter *en, size_t i);
int enter_commit(struct enter *en, struct err *e);
/* After enter_commit, and as append_pause and append_resume: where they say
 * false and 0, enter_end and enter_begin go on. */
bool enter_pause(struct enter *en);
int enter_resume(struct enter *en, struct err *e);
/* The ledger was made by this. */
bool enter_created(const struct enter *en);
/* What is odd about the ledger's end, or "". */
const char *enter_warning(const struct enter *en);
void enter_end(struct enter *en);

#endif
