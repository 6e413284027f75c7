/*
 * Lists: what is listed, which columns it has, which lines, in which order.
 *
 *     struct list l;
 *     if (list_choose(&l, &kind_clients, &options, &e) < 0) …
 *     (the caller loads a book with list_types(&l))
 *     if (list_find(&l, &book, NULL, &e) < 0) …
 *     … l.lines, l.columns, list_fact() …
 *     list_release(&l);          in any case
 *
 * Facts and items belong to the book, the names of columns to the list.
 */
#ifndef ACCT_WORK_CLIENT_LIST_H
#define ACCT_WORK_CLIENT_LIST_H

#include "book/book.h"
#include "work/bill/unbilled.h"
#include "work/client/where.h"
#include "work/followup/checks.h"
#include "work/invoice/invoice.h"
#include "work/risk/leaving.h"
#include "work/time/sla.h"
#include "work/time/user.h"
#include "work/worth/worth.h"

/* One of what is listed, whatever it is. */
struct list_item {
    const struct entry *entry;     /* its record; of a client NULL */
    const struct client_row *rows; /* where several records say it, or NULL */
    const struct client *client;   /* whose it is, or NULL */
    const void *thing;             /* a struct order, …, as the kind has it */
    const char *key;
    int32_t due; /* where LIST_CLOCKS: see sla_asked */
};

/* What a list is drawn from. */
struct list_source {
    struct book *book;
    const struct client *only; /* whose things are wanted; NULL: anybody's */
    struct invoice_rules rules;
    const struct conf *conf;
    VEC(struct list_item) items;
    /* By a client's place in the book; where LIST_ORDERS. */
    struct list_orders {
        int64_t all, open;
    } * orders;
    struct leavings leavings;              /* likewise LIST_LEAVINGS */
    struct bill bill;                      /* where LIST_BILLED */
    struct written_orders written;         /* likewise */
    const struct followup_options *checks; /* where LIST_CHECKS */
    struct sla *clocks;                    /* where LIST_CLOCKS, while made */
    struct checks checked;
    struct worths worths;
    struct arena *arena; /* of what is made for it */
};

/* One column of a list. */
struct list_column {
    const char *name, *title; /* title: N_() */
    enum fact_kind kind;
    bool shown;     /* in the table, where no columns are chosen */
    bool rare;      /* likewise only where a line has it */
    bool named;     /* in no list, where it is not asked for by name */
    bool key;       /* a name for a command: never cut */
    bool attr;      /* an attribute as it is */
    uint64_t types; /* the records it is drawn from, besides the kind's */
    struct fact (*get)(const struct list_source *s,
                       const struct list_item *item,
                       const struct list_column *column);
    size_t at; /* offsetof in the thing, for those that read a member */
    const struct list_column *of; /* the client's column that it shows; of a
                                     currency its `at` amounts */
    bool price; /* of one, of which there may be several: no sum is of it */
};
/* Beside types of records, what a column is drawn from. */
#define LIST_TEXTS    (UINT64_C(1) << 63)
#define LIST_ORDERS   (UINT64_C(1) << 62)
#define LIST_LEAVINGS (UINT64_C(1) << 61)
#define LIST_CHECKS   (UINT64_C(1) << 60) /* a kind: points of checklists */
#define LIST_BILLED   (UINT64_C(1) << 59)
#define LIST_CLOCKS   (UINT64_C(1) << 58) /* a kind: of what clients ask */

/* A list: what its items are, and what can be said of each. */
struct list_kind {
    const char *name;                  /* as the operand of --list */
    const char *empty;                 /* N_(): a table without rows */
    const struct list_column *columns; /* the first is the key */
    size_t columns_n;
    const char *sort; /* the column that orders the table; NULL: the order of
                         its items */
    bool keyed;       /* programs have it in the order of the keys, others in
                         the book's */
    /* The attributes of this type are further columns, as are those of the
     * user's own (x-…). */
    enum rec_type type;
    bool bare;      /* its items are no records, and have no attributes */
    uint64_t types; /* the records that its items are made of */
    /* Fills source->items, in the book's order; those of source->only alone are
     * kept.  ERR_DATA. */
    int (*make)(const struct list_kind *kind, struct list_source *s,
                struct err *e);
};
/* By name: a list of the table in kinds.c, or of any type of records, in the
 * singular or plural.  ERR_USAGE says the closest.  It may be of the arena. */
int list_kind_find(const char *name, struct arena *a,
                   const struct list_kind **out, struct err *e);
/* Is it the name of one? */
bool list_kind_is(const char *name, struct arena *a);
/* The names of all lists, each once, one after another; NULL at the end. */
const char *list_kind_name(size_t i, struct arena *a);

/* Who reads it: people a table of what matters, by name; programs all columns,
 * or keys alone, in an order that stays. */
enum list_reader { LIST_PEOPLE, LIST_PROGRAMS, LIST_KEYS };

extern const struct list_kind kind_clients; /* columns.c */

/* Counts and sums in place of the items: tally.c. */
struct list_tally_options {
    bool count;
    const char *group; /* COLUMN, or of dates COLUMN:UNIT; NULL: all in one */
    const char *sum;   /* COLUMN; NULL: counts alone */
    const char *mean;  /* likewise, in place of sum */
};

struct list_options {
    const char *columns; /* NAME,…; NULL: those of the kind */
    const char *sort;    /* COLUMN or -COLUMN; NULL: the reader's */
    const char *const *where;
    size_t where_n;
    enum list_reader reader;
    int32_t today;    /* words of conditions are relative to it */
    const char *lang; /* whose order texts have for people; "": none's */
    const struct leaving_rules *leaving;   /* of the column of that name */
    struct invoice_rules rules;            /* of how invoices stand */
    const struct conf *conf;               /* who we are, and what we sell */
    const struct followup_options *checks; /* of a kind of LIST_CHECKS */
    const struct worktime_user *work;      /* of a kind of LIST_CLOCKS */
    struct list_tally_options tally;
};

/* What is sorted by, and how texts are compared. */
struct list_order {
    struct list_column column;
    bool down, keyed; /* keyed: those that are alike by their keys, not by
                         their places */
    struct collator *collator; /* NULL: by bytes */
};

struct list_line {
    const struct list_item *item;
    struct fact fact; /* to sort by */
    const struct list_order *order;
};

/* So many items, and what they come to, or come to on average: of one group, in
 * one currency. */
struct list_sum {
    const struct list_tally *of;
    struct fact group;
    const char *currency; /* of a sum of money; else "" */
    int64_t count;
    struct decimal sum;
    int64_t added; /* how many of them have something to add */
};
struct list_tally {
    bool on, grouped, summed, averaged;
    struct list_column group, sum; /* sum: "count" where nothing is added up */
    enum period_unit unit;         /* of groups of days; PERIOD_DAYS: each */
    enum list_tally_by { TALLY_GROUP, TALLY_COUNT, TALLY_SUM } by;
    bool down;
    VEC(struct list_sum) rows; /* in order */
};

struct list {
    const struct list_kind *kind;
    VEC(struct list_column) columns; /* those that are printed */
    VEC(struct list_line) lines;     /* in order */
    struct list_tally tally;         /* in their place, where it is on */
    /* inside */
    struct list_options options;
    VEC(struct list_condition) conditions;
    struct list_order order;
    struct list_source source;
    struct arena arena;
};

/* Finds the columns that the options name; their texts must outlive the list.
 * ERR_USAGE: what is no column (says the closest) or no condition. */
int list_choose(struct list *l, const struct list_kind *kind,
                const struct list_options *options, struct err *e);
/* The records that the chosen columns are drawn from, besides clients; and
 * whether the book is to hold texts. */
uint64_t list_types(const struct list *l);
bool list_texts(const struct list *l);
/* Fills the lines: the items for which all conditions hold; of that client
 * only, unless it is NULL.  ERR_DATA: an invoice or a sum that cannot be
 * reckoned. */
int list_find(struct list *l, struct book *b, const struct client *only,
              struct err *e);
/* What a line says in a column. */
struct fact list_fact(const struct list *l, const struct list_line *line,
                      const struct list_column *column);
void list_release(struct list *l);

#endif
