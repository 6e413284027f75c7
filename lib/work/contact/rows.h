/*
 * Action rows, read: what acct-followup and its kin print is what letters are
 * asked for by; so are keys of clients, for a campaign.
 *
 *     struct action_rows r;
 *     action_rows_begin(&r, &zone) or action_rows_of_clients(&r, name, letter)
 *     while (bytes come) action_rows_feed(&r, bytes, &e)
 *     action_rows_end(&r, &e)
 *     … r.all, whose strings live as long as it
 *     action_rows_release(&r)
 */
#ifndef ACCT_WORK_ACTION_ROWS_H
#define ACCT_WORK_ACTION_ROWS_H

#include "base/csv/csv.h"
#include "base/mem.h"
#include "work/contact/action.h"

/* What a row may hold of that which letters are made of. */
enum action_cell {
    CELL_KEY,
    CELL_DATE,
    CELL_DUE,
    CELL_CLIENT,
    CELL_CONTACT,
    CELL_CHANNEL,
    CELL_ADDRESS,
    CELL_RULE,
    CELL_REF,
    CELL_OWNER,
    CELL_TEMPLATE,
    CELL_RECORD,
    CELL_REASON,
    ACTION_CELLS
};

struct action_row {
    struct action action;
    uint64_t line;
};
struct action_rows {
    VEC(struct action_row) all;
    /* inside */
    struct arena arena;
    struct zone zone;
    struct csv_reader *csv; /* NULL: keys of clients */
    bool header;
    int at[ACTION_CELLS]; /* place of the column, or -1 */
    const char *campaign, *template;
    struct buf line;
    uint64_t lines;
};

/* Of CSV with the columns of acct-followup, in any order. */
void action_rows_begin(struct action_rows *r, struct zone zone);
/* Of keys, a line each: a row for each, with that letter, whose key is
 * campaign:CLIENT:NAME. */
void action_rows_of_clients(struct action_rows *r, const char *campaign,
                            const char *template);
/* ERR_DATA with the line: these are no such rows. */
int action_rows_feed(struct action_rows *r, struct str bytes, struct err *e);
int action_rows_end(struct action_rows *r, struct err *e);
void action_rows_release(struct action_rows *r);

#endif
