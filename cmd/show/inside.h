/*
 * What the files of acct-show share.
 */
#ifndef ACCT_CMD_SHOW_H
#define ACCT_CMD_SHOW_H

#include "cli/cli.h"
#include "work/client/card.h"
#include "work/client/where.h"

struct show_options {
    bool list, all;
    const char *limit, *sort, *columns;
    struct cli_list where;
    size_t most; /* --limit as a number; SIZE_MAX: not given */
};

/* A client's card. */
int show_client(struct cli *c, const struct show_options *o, const char *given);
/* The list `name`; NULL: the clients. */
int show_list(struct cli *c, const struct show_options *o, const char *name);

/* The card as rows of one shape, or as people read it. */
int show_card_rows(struct cli *c, const struct show_options *o, struct book *b,
                   const struct card *card);
int show_card_page(struct cli *c, const struct show_options *o, struct book *b,
                   const struct card *card);

/* How people call an attribute, translated; one of the user's own (x-…) has its
 * own name. */
const char *show_attr_title(const char *name);
/* Calls `each` for the attributes that have a value: those of the schema in its
 * order, then the user's own, of the latest record first.  They are borrowed
 * until its return. */
typedef void show_attr_fn(void *arg, const char *name, const char *value);
void show_attrs(enum rec_type type, const struct client_row *rows,
                show_attr_fn *each, void *arg);
/* What a record is, besides its type: a stage's stage, a touch's direction and
 * (*second) its kind, …; "". */
const char *show_entry_kind(struct book *b, const struct entry *e,
                            const char **second);

/* What a list is drawn from. */
struct show_source {
    struct book *book;
    /* By a client's place in the book. */
    struct show_orders {
        int64_t all, open;
    } * orders;
};

/* One column of a list. */
struct show_column {
    const char *name, *title; /* title: N_() */
    enum fact_kind kind;
    int width;      /* in the table, at most; 0: any */
    bool shown;     /* in the table, where no columns are chosen */
    uint64_t types; /* the records it is drawn from, besides clients */
    struct fact (*get)(const struct show_source *s, const void *item,
                       const struct show_column *column);
    size_t at; /* offsetof in the item, for those that read a member */
};

/* A list: what its items are, and what can be said of each. */
struct show_kind {
    const char *name;                  /* as the operand of --list */
    const char *empty;                 /* N_(): a table without rows */
    const struct show_column *columns; /* the first is the key */
    size_t columns_n;
    const char *sort; /* the column that orders the table */
    /* The attributes of this type are further columns, as are those of the
     * user's own (x-…). */
    enum rec_type type;
    struct fact (*attr)(const struct show_source *s, const void *item,
                        const struct show_column *column);
    size_t (*count)(const struct book *b);
    /* NULL: not to be listed. */
    const void *(*item)(const struct book *b, size_t i);
};
extern const struct show_kind show_clients;

#endif
