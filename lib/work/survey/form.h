/*
 * The answers of an online form: a table whose columns are named by questions.
 *
 *     struct form f = {0};
 *     form_map(&f, "score=How likely …", &e)    for each that is said
 *     form_read(&f, path, &how, &e)
 *     … f.rows …
 *     form_release(&f)
 */
#ifndef ACCT_WORK_SURVEY_FORM_H
#define ACCT_WORK_SURVEY_FORM_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"

/* What a column may say: who, then when and how, then the answer; from
 * FORM_SCORE on they are called as the attributes. */
enum form_cell {
    FORM_SURVEY,
    FORM_CLIENT,
    FORM_DATE,
    FORM_CHANNEL,
    FORM_TEXT,
    FORM_SCORE,
    FORM_CSAT,
    FORM_LIKED,
    FORM_DISLIKED,
    FORM_TROUBLE,
    FORM_CELLS
};
extern const char *const form_cells[FORM_CELLS];

/* Strings live as long as the form. */
struct form_row {
    uint64_t line;
    const char *cell[FORM_CELLS]; /* NULL: there is no such column */
};
struct form {
    const char *heading[FORM_CELLS]; /* what its column is called; NULL: as the
                                        cell itself, if it is there */
    bool has[FORM_CELLS];            /* is there such a column? */
    const char *source;              /* what messages call the file */
    VEC(struct form_row) rows;
    struct arena arena;
};
struct form_how {
    char delimiter;
    const char *encoding; /* NULL: UTF-8 */
};

/* NAME=HEADING: that column says so.  A heading that ends in … or ... stands
 * for the one that begins so.  ERR_USAGE. */
int form_map(struct form *f, const char *given, struct err *e);
/* All rows of the file; "-" is standard input.  There must be a column for
 * client or survey, and one for score or csat.  ERR_IO; ERR_DATA with file and
 * line; ERR_USAGE: no such encoding. */
int form_read(struct form *f, const char *path, const struct form_how *how,
              struct err *e);
void form_release(struct form *f);

#endif
