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
    struct map places;  /* period, figure and whether grouped -> its last row */
    VEC(size_t) before; /* of each row: the place + 1 of another, or 0 */
    bool locked;
    int fd;
    const char *made; /* its path, where there was none before; borrowed */
};

/* Locks the file, which is made where there is none, against other runs, until
 * history_release; it is to be replaced by a new one of that name.  ERR_BUSY
 * where another holds it for wait_ms; ERR_IO. */
int history_lock(struct history *h, const char *path, int wait_ms,
                 struct err *e);
/* A file that is not there has none.  Strings live in the arena.  ERR_IO;
 * ERR_DATA: it is no such file. */
int history_read(struct arena *a, const char *path, struct history *h,
                 struct err *e);
/* Figures of that name and period are computed anew, of groups or of all: what
 * there was of them is gone. */
void history_drop(struct history *h, const char *period, const char *figure,
                  bool grouped);
void history_release(struct history *h);

#endif
