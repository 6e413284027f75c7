/*
 * Lists: what is listed, which columns it has, which lines, in which order.
 *
 *     struct list l;
 *     if (list_choose(&l, &list_clients, &options, &e) < 0) …
 *     (the caller loads a book with list_types(&l))
 *     list_find(&l, &book);
 *     … l.lines, l.columns, list_fact() …
 *     list_release(&l);          in any case
 *
 * Facts and items belong to the book, the names of columns to the list.
 */
#ifndef ACCT_WORK_CLIENT_LIST_H
#define ACCT_WORK_CLIENT_LIST_H

#include "book/book.h"
#include "work/client/where.h"
#include "work/risk/leaving.h"

/* The column of the warning: it takes work, and is drawn only by name. */
#define LIST_LEAVING "leaving"

/* What a list is drawn from. */
struct list_source {
    struct book *book;
    /* By a client's place in the book. */
    struct list_orders {
        int64_t all, open;
    } * orders;
    struct leavings leavings; /* `of` is NULL where no column is of it */
};

/* One column of a list. */
struct list_column {
    const char *name, *title; /* title: N_() */
    enum fact_kind kind;
    int width;      /* in the table, at most; 0: any */
    bool shown;     /* in the table, where no columns are chosen */
    bool named;     /* in no list, where it is not asked for by name */
    uint64_t types; /* the records it is drawn from, besides clients */
    struct fact (*get)(const struct list_source *s, const void *item,
                       const struct list_column *column);
    size_t at; /* offsetof in the item, for those that read a member */
};

/* A list: what its items are, and what can be said of each. */
struct list_kind {
    const char *name;                  /* as the operand of --list */
    const char *empty;                 /* N_(): a table without rows */
    const struct list_column *columns; /* the first is the key */
    size_t columns_n;
    const char *sort; /* the column that orders the table */
    /* The attributes of this type are further columns, as are those of the
     * user's own (x-…). */
    enum rec_type type;
    struct fact (*attr)(const struct list_source *s, const void *item,
                        const struct list_column *column);
    size_t (*count)(const struct book *b);
    /* NULL: not to be listed. */
    const void *(*item)(const struct book *b, size_t i);
};
extern const struct list_kind list_clients; /* columns.c */

/* Who reads it: people a table of what matters, by name; programs all columns,
 * or keys alone, in an order that stays. */
enum list_reader { LIST_PEOPLE, LIST_PROGRAMS, LIST_KEYS };

struct list_options {
    const char *columns; /* NAME,…; NULL: those of the kind */
    const char *sort;    /* COLUMN or -COLUMN; NULL: the reader's */
    const char *const *where;
    size_t where_n;
    enum list_reader reader;
    int32_t today;    /* words of conditions are relative to it */
    const char *lang; /* whose order texts have for people; "": none's */
    const struct leaving_rules *leaving; /* of the column of that name */
};

/* What is sorted by, and how texts are compared. */
struct list_order {
    struct list_column column;
    bool down;
    struct collator *collator; /* NULL: by bytes */
};

struct list_line {
    const void *item;
    struct fact fact; /* to sort by */
    const char *key;
    const struct list_order *order;
};

struct list {
    const struct list_kind *kind;
    VEC(struct list_column) columns; /* those that are printed */
    VEC(struct list_line) lines;     /* in order */
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
/* The records that the chosen columns are drawn from, besides clients. */
uint64_t list_types(const struct list *l);
/* Fills the lines: the items for which all conditions hold. */
void list_find(struct list *l, struct book *b);
/* What a line says in a column. */
struct fact list_fact(const struct list *l, const struct list_line *line,
                      const struct list_column *column);
void list_release(struct list *l);

#endif
