/*
 * Figures kept in a file, run after run: rows of CSV as acct-metrics prints
 * them.  A row that is computed again takes the place of the one before.
 */
#ifndef ACCT_WORK_HISTORY_H
#define ACCT_WORK_HISTORY_H

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

enum { HISTORY_COLUMNS = 11 };
extern const char *const history_columns[HISTORY_COLUMNS];

struct history_row {
    struct str cell[HISTORY_COLUMNS];
    bool gone; /* another has its place */
};

/* Zero bytes make none. */
struct history {
    VEC(struct history_row) rows;
    struct map at; /* period, figure, group, currency -> place */
};

/* A file that is not there has none.  Strings live in the arena.  ERR_IO;
 * ERR_DATA: it is no such file. */
int history_read(struct arena *a, const char *path, struct history *out,
                 struct err *e);
/* That row is computed anew: what there was of it is gone. */
void history_drop(struct history *h, const char *period, const char *figure,
                  const char *group, const char *currency);
void history_release(struct history *h);

#endif
