/*
 * Internal to plain text: lines (line.c) and tables (table.c) in columns.
 */
#ifndef ACCT_PAPER_PLAIN_INSIDE_H
#define ACCT_PAPER_PLAIN_INSIDE_H

#include "paper/sheet/sheet.h"

enum { PLAIN_WIDTH = 80, PLAIN_GAP = 2 }; /* of a line; between columns */

/* Appends what is safe for a terminal, blanks that do not break as plain ones:
 * lines have been broken by then. */
void plain_put(struct buf *b, struct str s);
void plain_blanks(struct buf *b, int n); /* none where n is below 1 */
/* How wide it is as plain_put writes it. */
int plain_width(const char *text);
/* Takes a line of at most `width` columns off *rest, broken at a blank where
 * there is one; false at the end. */
bool plain_line(struct str *rest, int width, struct str *line);
/* Appends a table, and returns how wide it is: table.c. */
int plain_table(struct buf *b, const struct sheet_table *t);
/* Appends bars over a calendar in lines of at most that width: bars.c. */
void plain_bars(struct buf *out, const struct sheet_bars *b, int width);

#endif
