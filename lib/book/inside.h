/*
 * The steps from entries to a book.
 */
#ifndef ACCT_BOOK_INSIDE_H
#define ACCT_BOOK_INSIDE_H

#include "book/book.h"

/* Sorts by (day, place); the timed entries of a day among themselves by
 * time. */
void book_order_entries(struct book *b);
/* Notes what effective void records name.  A void may be voided in turn. */
void book_mark_voided(struct book *b);
/* The client with that key, made where it is new; NULL for "". */
struct client *book_client_of(struct book *b, struct str key);
/* merge.c: entries of a key that was merged into another are of that. */
void book_merge_clients(struct book *b);
/* The key of a follow-up, of which the client may have another key now. */
const char *book_key_now(struct book *b, const char *key);
/* amend.c: entries say what those that amend them do. */
void book_apply_amends(struct book *b);
/* Takes that out, and the voids themselves; lines with their document; what
 * changed others. */
void book_drop_voided(struct book *b);
/* Makes clients, orders and the rest of the entries. */
void book_fold(struct book *b);
/* phase.c: what a stage says of a phase of the order. */
void book_tell_phase(struct book *b, struct order *o, const struct entry *e,
                     enum order_stage stage);
/* A chain of rows with one more. */
const struct client_row *book_chain(struct book *b,
                                    const struct client_row *before,
                                    const struct entry *e);

/* heads.c, where lines are wanted.  First, which documents there are, voided
 * ones too; then whether a line is of a voided one; then the lines of each. */
void book_find_heads(struct book *b);
bool book_line_voided(const struct book *b, const struct entry *line);
void book_join_lines(struct book *b);

#endif
