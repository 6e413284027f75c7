/*
 * A ledger's index: a file beside it that tells where the rows stand that have
 * a name, and how far the numbers of a series went, so that who asks about one
 * of a million rows reads few.  It says nothing that the ledger does not, and
 * may be deleted at any time.
 *
 *     struct index *ix = index_open(path, &stamp);      NULL: there is none
 *     if (!index_find(ix, index_name(key), MOST, &rows)) …   do without
 *     index_close(ix);
 *
 * Names are hashes: of what is found some may be other rows, none is missing.
 * What a file says is believed where it was made of the ledger as it stands,
 * to the nanosecond of its last change, and every part that is read has its
 * sum.  It is made of a ledger that was left alone for two seconds, or by who
 * appends to it and has it locked; else a change within one tick of the clock
 * might not be seen.
 */
#ifndef ACCT_LEDGER_INDEX_H
#define ACCT_LEDGER_INDEX_H

#include <sys/stat.h>

#include "ledger/record.h"

/* --- Names (names.c) --- */

/* A row has one for its ref, its id, and for what its attributes point to. */
uint64_t index_name(struct str name);
/* Is the value of an attribute one? */
bool index_names_by(const struct schema_attr *a);
/* And one for its type and client. */
uint64_t index_client(enum rec_type type, struct str key);
/* What has its own key has that of its series_form, too. */
uint64_t index_form(enum rec_type type, const char *form);
/* What stands before and behind a number; where digits touch it there is none:
 * 0. */
uint64_t index_series(enum rec_type type, struct str head, struct str tail);

struct index_number {
    uint64_t series, number;
};
struct index_names {
    VEC(uint64_t) all;
    VEC(struct index_number) numbers;
    struct buf scratch;
};
/* The names of a row instead of those that *out has. */
void index_names_of(const struct record *r, struct index_names *out);
void index_names_release(struct index_names *names);

/* --- Making one (draft.c) --- */

struct index_post {
    uint32_t name, row;
};
/* What is known of rows; zero bytes make an empty one. */
struct index_draft {
    VEC(uint64_t) at;
    VEC(uint32_t) line;
    VEC(struct index_post) posts; /* of those that make an index */
    VEC(uint64_t) log;            /* of those that are put behind one */
    VEC(struct index_number) numbers;
    uint64_t odd; /* types of which a key is not ASCII, as bits */
    struct index_names names;
    bool failed; /* there are more than it takes */
};
/* The header is the first row, with no record.  In the file's order. */
void index_draft_row(struct index_draft *d, const struct record *r, uint64_t at,
                     uint64_t line);
/* The same for rows behind an index. */
void index_draft_more(struct index_draft *d, const struct record *r,
                      uint64_t at, uint64_t line);
void index_draft_release(struct index_draft *d);

/* The ledger that it is of. */
struct index_stamp {
    uint64_t device, inode, size, modified, modified_ns, changed, changed_ns;
};
struct index_stamp index_stamp_of(const struct stat *st);

/* Writes an index into an empty file.  `line`: of the row that comes next.
 * Returns 0, or -1 with errno. */
int index_write(struct index_draft *d, int fd, const struct index_stamp *stamp,
                uint64_t line);

/* --- Using one (file.c) --- */

struct index;

/* NULL where there is none, or it is of another ledger, or is not whole. */
struct index *index_open(const char *path, const struct index_stamp *stamp);
void index_close(struct index *ix);

/* Where a row stands, up to the next. */
struct index_place {
    uint64_t at, to, line;
};
struct index_rows {
    VEC(uint32_t) v; /* numbers of rows, ascending for each name */
};
/* Adds the rows that have the name.  False: there are more than `most`, or the
 * file is damaged. */
bool index_find(struct index *ix, uint64_t name, size_t most,
                struct index_rows *out);
bool index_place(struct index *ix, uint32_t row, struct index_place *out);
/* The highest number of the series, 0 where it has none. */
bool index_most(struct index *ix, uint64_t series, uint64_t *most);
/* How many rows it tells of, with the header; and see index_draft. */
size_t index_count(const struct index *ix);
uint64_t index_odd(const struct index *ix);

/* Tells of what was put behind the ledger, which is of that stamp now.  The
 * caller has it locked.  False: it does not fit, or cannot be written; then the
 * file is to be removed. */
bool index_extend(struct index *ix, const struct index_draft *more,
                  const struct index_stamp *stamp, uint64_t line);
/* The line of the row that comes next. */
uint64_t index_line(const struct index *ix);

#endif
