/*
 * Printing figures: one a row in machine formats, a readable table otherwise.
 */
#ifndef ACCT_CMD_FIGURE_H
#define ACCT_CMD_FIGURE_H

#include "cli/cli.h"
#include "stats/figure.h"

/* What a figure is called in the table. */
struct figure_title {
    const char *name;  /* of the machine format */
    const char *title; /* N_() */
};

/* The columns of machine formats, and all figures as their rows. */
enum { FIGURE_COLUMNS = 11 };
extern const struct out_column figure_columns[FIGURE_COLUMNS];
void figures_rows(struct out *o, const struct book *b,
                  const struct figures *figures);

/* A cell with the value, for programs and for people. */
void figure_value(struct out *o, const struct book *b, const struct figure *f);
void figure_shown(struct out *o, const struct book *b, const struct figure *f,
                  struct buf *scratch);
/* Appends the same, without what it counts. */
void figure_words(const struct book *b, const struct figure *f,
                  struct buf *out);
/* "EUR", "days", or "". */
const char *figure_of(const struct book *b, const struct figure *f);
/* "15.0 … 85.0, partial, thin": the interval, and notes, translated; in the
 * buffer. */
const char *figure_note(const struct figure *f, struct buf *scratch);
/* "count", … */
const char *figure_unit_name(enum figure_unit unit);
/* What the figure is called, translated. */
const char *figure_name(const struct figure_title *titles, const char *name);

/* `titles` ends with a NULL name; a figure without one shows its name. */
int figures_print(struct cli *c, const struct book *b,
                  const struct figures *figures,
                  const struct figure_title *titles);

#endif
