/*
 * The parts of a check.
 */
#ifndef ACCT_WORK_CHECK_INSIDE_H
#define ACCT_WORK_CHECK_INSIDE_H

#include "book/book.h"
#include "ledger/keyed.h"
#include "ledger/store/lint.h"
#include "work/check/check.h"

#define NOBODY UINT32_MAX

/* Where a finding stands. */
struct place {
    uint64_t line;
    uint32_t column;
    const char *id;
};

/* A client's key. */
struct who {
    const char *key;
    const char *id;       /* of the first record that names it */
    uint64_t line;        /* where that stands */
    uint64_t client_line; /* of the first client record; 0: none */
    uint32_t rows;        /* that name it, client records left out; see
                             check_recount */
    uint32_t known;       /* client records that were not voided */
};

/* They come in order, as ULIDs do: no map is needed to find one. */
struct id {
    const char *id;
    uint64_t line;
    uint32_t who; /* or NOBODY */
};

/* A key or number that a record gives. */
struct given {
    const char *ref, *id;
    uint64_t line;
    int64_t amount; /* of the first row that says one */
    uint32_t who;   /* or NOBODY */
    uint32_t now;   /* whose it is by a row that amends it; else `who` */
    int32_t day;
    uint8_t type; /* enum rec_type */
    uint8_t currency;
    bool has_amount;
    bool amends; /* so far only rows that amend it were read */
    bool voided; /* known once the book is made */
};

/* What is known once all rows were read. */
struct later {
    struct given by; /* the row; `ref` is what it points to, or gives again */
    uint64_t to;     /* types it may point to; 0: anything */
    uint32_t column;
    uint32_t first;   /* of what it gives again: the place in `given` */
    bool mark;        /* `ref` is a follow-up's key, with a client in it */
    const char *attr; /* that points; NULL: the column ref */
};

/* What has its number in an attribute: letters of ours, and receipts. */
struct numbered_kind {
    enum rec_type type;
    const char *attr, *name;
    const char *series; /* the setting with its number pattern */
};
struct numbered {
    struct given by; /* `ref` is the number */
    const struct numbered_kind *kind;
    uint8_t currency;
};

/* A row that is of a mail. */
struct mail_row {
    struct place at;
    uint32_t who; /* or NOBODY */
    const char *message, *kind;
};

/* A row that amends that with an id. */
struct amending {
    struct place at;
    enum rec_type type;
    const char *ref, *id;
    uint32_t who;    /* or NOBODY */
    uint32_t before; /* the place, from 1, of another that amends the same */
    bool found;
};
/* A row that makes its client (who) and another one. */
struct merging {
    struct place at;
    uint32_t who;
    const char *ref;
};

/* A row of a day before what it is about, as far as was known there. */
struct early {
    struct given by;
    uint32_t column, of; /* the place in `given` */
};
/* An order or invoice that names its quote. */
struct quoted {
    struct given by; /* `ref` is its own */
    const char *quote;
};

/* Attributes of a type, of which there is nothing to say. */
enum { SOUND = 1 << 12, SOUND_MOST = 60 };
struct sound {
    uint8_t type, digits, n;
    bool plain;
    char attrs[SOUND_MOST];
};

/* Columns of a type that must not be filled, and that must be, as bits. */
struct columns {
    unsigned none, must;
    bool known;
};

enum { RECENT = 1 << 8, DAY_LENGTH = 10 };
struct check {
    const struct check_options *options;
    const struct ledger *ledger;
    struct findings *out;
    struct book book;
    bool headed;        /* the header was read */
    int at[COLUMNS];    /* the place of each column, or -1 */
    VEC(struct id) ids; /* sorted by check_ids */
    struct {
        char day[DAY_LENGTH];
        struct when when;
    } last;             /* a date that was read: many rows are of one day */
    bool unsorted;      /* as they come: see check_id */
    struct map clients; /* -> who */
    uint32_t recent[RECENT];           /* some of them, from 1 */
    struct map refs[REC_TYPES];        /* -> given */
    struct keyed keyed;                /* whose keys those are */
    struct sound *sound;               /* see check_attrs */
    struct columns columns[REC_TYPES]; /* where the row amends nothing */
    struct map vague;                  /* cells of rows that cannot be read */
    struct map shaky; /* documents of which not all can be read */
    struct map langs; /* that were looked for -> 1: there are words */
    struct map noted; /* invoices that somebody wrote about -> the last day */
    VEC(struct who) who;
    VEC(struct given) given;
    VEC(struct later) pending, again;
    VEC(struct numbered) numbered;
    VEC(struct mail_row) mails;
    VEC(struct amending) amending;
    VEC(struct merging) merging;
    VEC(struct early) early;
    VEC(struct quoted) quoted;
    VEC(const struct entry *) filed; /* some, in the file's order */
    bool small, capital;             /* letters of ids */
    uint64_t others;                 /* types with a key that is not ASCII */
    bool phased;                     /* there may be stages of phases */
    bool paid_back;                  /* some payment is negative */
    struct arena texts;
    struct buf scratch;
};

/* The row in hand. */
struct row {
    struct record r; /* in normal form C */
    struct place at; /* the row itself */
    unsigned seen;   /* see check_look */
    uint32_t who;    /* or NOBODY */
    struct values v;
    bool bad;   /* its values cannot be read */
    bool shaky; /* nor its attributes */
    bool plain; /* no attribute is one that is sought in rows of all types */
    bool alike; /* its attributes are those of `sound` */
    struct sound *sound;
    bool amends;
    struct str amended; /* the id of what it amends, as it is written */
    struct arena texts;
};

/* findings.c, below all others.  Adds a finding: "what is wrong (remedy)"; the
 * second and third only where that check is wanted. */
void check_add(struct check *c, enum check_name k, struct place at,
               struct str text);
void check_say(struct check *c, enum check_name k, struct place at,
               const char *fmt, ...) __attribute__((format(printf, 4, 5)));
void check_err(struct check *c, enum check_name k, struct place at,
               const struct err *e);
/* The place of a column of ours. */
struct place check_at(const struct check *c, const struct row *row,
                      enum column col);
/* That of a record of the book. */
struct place check_entry_at(const struct check *c, const struct entry *e,
                            enum column col);
/* Who gives the key of one of those types, or NULL. */
const struct given *check_given(const struct check *c, uint64_t types,
                                struct str ref);
/* Is the cell a key?  Tells where it is none, and not empty. */
bool check_key(struct check *c, struct row *row, enum column col, size_t most);
/* Tells of what is no key; a control is told of any cell. */
void check_no_key(struct check *c, const struct row *row, enum column col,
                  const struct err *e);
/* c->filed becomes the book's of these types: of what is there twice, the one
 * that was written later is wrong. */
void check_file(struct check *c, uint64_t types);
/* What stands in cells that cannot be relied on. */
void check_vague(struct check *c, struct str cell);
bool check_is_vague(const struct check *c, const char *ref);
/* mend.c: the client that a key is by merges; NULL where there are none. */
const struct client *check_client_now(const struct check *c, uint32_t who);
/* Rows that amend and merge, to be judged by check_amends and check_merges. */
void check_note_amends(struct check *c, const struct row *row);
void check_note_merge(struct check *c, const struct row *row);
/* ERR_IO: the ledger cannot be read once more. */
int check_amends(struct check *c, struct err *e);
/* Leaves in who.rows what was not taken back: clients that have no record of
 * their own are few. */
int check_recount(struct check *c, struct err *e);
void check_merges(struct check *c);
/* owner.c.  Whose the row in hand is. */
void check_find_client(struct check *c, struct row *row);
/* Of the rows so far that with that id, while they come in order; else NULL. */
const struct id *check_find_lately(const struct check *c, const char *ref);
/* The first row with that id, and the row that first gives a key of those
 * types; NULL: there is none. */
const struct id *check_find_id(const struct check *c, const char *ref);
struct given *check_find_in(const struct check *c, uint64_t types,
                            const char *ref, size_t n);
/* By amendments and merges of the whole ledger: is what was given that
 * client's?
 */
bool check_is_theirs(const struct check *c, const struct given *g,
                     uint32_t who);
/* Is what a row points to its own client's, or nobody's?  *owner is the other's
 * otherwise, or has no id where it is not there. */
bool check_find_owner(const struct check *c, const struct later *l,
                      struct id *owner);
/* Is a follow-up's key another client's, *owner? */
bool check_find_marked(struct check *c, const struct later *l,
                       struct id *owner);
void check_not_theirs(struct check *c, enum check_name k, struct place at,
                      const struct id *owner, const char *client);
const char *check_key_of(const struct check *c, uint32_t who); /* "": nobody */
/* NOBODY may be anybody. */
bool check_same_client(uint32_t a, uint32_t b);

/* Of one row. */
void check_cells(struct check *c, struct row *row); /* cells.c */
/* What has to be looked at in these cells, for check_cells; nothing else is
 * needed for it, so that another thread may do it. */
unsigned check_look(const struct str *cells, size_t n);
void check_names(struct check *c, struct row *row); /* row.c */
void check_values(struct check *c, struct row *row);
void check_attrs(struct check *c, struct row *row);
void check_id(struct check *c, struct row *row);   /* ids.c */
void check_refs(struct check *c, struct row *row); /* refs.c */
void check_attr_ref(struct check *c, struct row *row,
                    const struct schema_attr *a, struct str value);
void check_odd(struct check *c, struct row *row);             /* row.c */
void check_number(struct check *c, const struct row *row);    /* numbers.c */
void check_note_mail(struct check *c, const struct row *row); /* mails.c */
/* The types that it may be about, where not anything (0). */
uint64_t check_about(const struct row *row);

/* Of all of them, after the pass. */
void check_ids(struct check *c);    /* ids.c; these first */
void check_owners(struct check *c); /* owner.c; then, before there is a book */
void check_voids(struct check *c);
void check_again(struct check *c);
void check_numbers(struct check *c); /* numbers.c */
void check_pending(struct check *c);
void check_clients(struct check *c); /* owner.c */
/* What stands as it is stays its client's, whoever answers for it. */
void check_standing(struct check *c);
void check_gaps(struct check *c);   /* gaps.c */
void check_totals(struct check *c); /* book.c */
void check_settled(struct check *c);
void check_paid(struct check *c);  /* paid.c */
void check_mails(struct check *c); /* mails.c */
void check_news(struct check *c);
void check_stages(struct check *c);
void check_voided(struct check *c);  /* voided.c */
void check_early(struct check *c);   /* refs.c */
void check_acts(struct check *c);    /* acts.c */
void check_billed(struct check *c);  /* billed.c */
void check_quotes(struct check *c);  /* quotes.c */
void check_forms(struct check *c);   /* forms.c */
void check_id_case(struct check *c); /* ids.c */
void check_people(struct check *c);  /* people.c */
void check_referrers(struct check *c);
void check_plans(struct check *c); /* plan.c */
void check_alike(struct check *c); /* alike.c */
void check_twins(struct check *c);

/* forget.c, of a plan: what that key is now, of the client or a person; NULL:
 * it stays.  Documents that may have to be kept. */
struct forget;
const char *forget_name(const struct forget *f, const struct map *m,
                        struct str key);
/* Is the row there the line of a quote? */
bool forget_quoted(const struct forget *f, uint64_t line);
#define FORGET_DOCUMENTS                                                       \
    (TYPE(REC_INVOICE) | TYPE(REC_LINE) | TYPE(REC_PAYMENT) |                  \
     TYPE(REC_CREDIT) | TYPE(REC_ACT))

#endif
