/*
 * The ledger's file, shared by reading, appending and replacing.
 */
#ifndef ACCT_LEDGER_STORE_INSIDE_H
#define ACCT_LEDGER_STORE_INSIDE_H

#include <signal.h>
#include <sys/stat.h>

#include "base/csv/csv.h"
#include "base/file.h"
#include "ledger/index/index.h"
#include "ledger/store/append.h"
#include "ledger/store/ledger.h"
#include "ledger/store/lock.h"

/* The columns that the header of a ledger must name. */
#define LEDGER_NEEDS (1u << COL_DATE | 1u << COL_TYPE | 1u << COL_CLIENT)

/* Bytes from which on a file is worth another thread. */
#ifndef ACCT_AHEAD
#define ACCT_AHEAD (256 << 10)
#endif

enum tail {
    TAIL_WHOLE, /* the last line has its newline */
    TAIL_BARE,  /* it has all its cells, but no newline */
    TAIL_TORN   /* a piece of a row */
};

/* What stands at a ledger's end of a batch whose writer did not get to its end
 * (journal.c). */
enum rest_kind {
    REST_NONE,
    REST_SETTLED, /* all of the batch, or nothing: its journal can go */
    REST_PART,    /* the file's last bytes are some of the batch's first */
    REST_UNKNOWN, /* the ledger was changed since */
    REST_STRANGE  /* what has the journal's name is none */
};

struct rest {
    enum rest_kind kind;
    off_t from; /* where the batch begins */
};

/* --- A ledger that is read --- */

struct ledger {
    char *path;
    int fd; /* -1: a stream, all of it in `bytes` */
    bool own_fd;
    bool input; /* standard input: no crash of ours has torn it */
    struct ledger_dialect dialect;
    bool foreign; /* it is in that */
    struct decoder *decoder;
    off_t size;
    struct buf bytes;
    struct header header;
    enum tail tail;
    uint64_t tail_line;
    struct err warning;
    struct buf rest;                /* what a batch has left */
    struct stat st;                 /* of a file, when its size was learnt */
    bool sole;                      /* nothing is left of a batch */
    struct index *index;            /* once it was asked for */
    uint64_t next_line;             /* after a pass: of what would come next */
    const struct index_place *only; /* see ledger_only */
    size_t only_n;                  /* SIZE_MAX: all */
    /* of the pass under way */
    const struct ledger_pass *pass;
    struct csv_reader *reader;
    struct csv_ahead *ahead; /* while another thread reads for this one */
    bool ending;
};

/* --- A look at one that may be broken --- */

struct lint;
/* lint.c: ledger_lint by one thread; the header stays, for the caller to
 * release. */
int lint_scan(const struct ledger *l, const struct lint *to, struct header *h,
              struct err *e);

/* --- A batch (batch.c) --- */

struct batch_piece;
/* Zero bytes make an empty one. */
struct batch {
    struct buf head; /* what stands before the rows */
    VEC(struct batch_piece) pieces;
    struct buf made;           /* the rows that were made for it */
    size_t n;                  /* bytes of all rows */
    size_t width;              /* cells of a row of those that were not made */
    const struct header *from; /* where those came from */
    bool alike;                /* that is the ledger's */
    bool settled;              /* all are as a ledger has them */
};

/* Adds a row for a ledger with that header, and says how many lines it has.
 * `kept`: its own cells live as long as the batch does.  Returns its bytes:
 * more than ROW_MAX are not added. */
size_t batch_add(struct batch *b, const struct record *r,
                 const struct header *h, bool kept, uint64_t *lines);
/* No more rows come, and those that were not made are no more needed as they
 * came: they are written over. */
void batch_settle(struct batch *b);
/* Head and rows. */
size_t batch_size(const struct batch *b);
/* Gives their first n bytes, once they are settled, part by part, each of which
 * lives until fn returns; what that returns ends it where it is not 0. */
typedef int batch_fn(void *arg, struct str part);
int batch_each(const struct batch *b, size_t n, batch_fn *fn, void *arg);
void batch_clear(struct batch *b);
void batch_release(struct batch *b);

/* --- The file --- */

/* Reads `size` bytes of a descriptor that stays the caller's; end: of which
 * some at its end may be left out, as `rest` says. */
struct ledger *ledger_of_file(const char *path, int fd, off_t end,
                              const struct rest *rest);
/* After a pass. */
enum tail ledger_tail(const struct ledger *l);
/* Appends what is to be said of what a batch has left in a ledger of that many
 * bytes, or nothing. */
void journal_tell(const char *path, off_t end, const struct rest *rest,
                  struct buf *text);
/* Is it a piece of the header that a new ledger is given? */
bool ledger_torn_header(const struct str *cells, size_t n);
/* file.c: the error for a row of another width than the header's.  Returns -1.
 */
int ledger_wrong_width(size_t n, size_t width, struct err *e);
/* The line of the tail. */
uint64_t ledger_tail_line(const struct ledger *l);

/* Lets the file be on disk, or the name of it.  Return 0, or -1 with errno. */
int file_sync(int fd);
int file_sync_dir(const char *path);
/* What stands beside a ledger itself, whatever links lead to it, under its name
 * and that behind it; where that is not to be known, since a directory above is
 * closed to us, beside the name that it was given.  False where it has none. */
bool file_beside(const char *ledger, const char *behind, struct buf *name);
/* Whoever may read a file may read that, where it can be had.  Returns 0, or -1
 * with errno. */
int file_share(int fd, int other);
/* Do the first n bytes of a batch stand there? */
bool file_holds(int fd, off_t at, const struct batch *b, size_t n);
/* Writes it.  *done: how many bytes were, also where it fails.  Returns 0, or
 * -1 with errno. */
int file_write_batch(int fd, const struct batch *b, size_t *done);
/* Gives a file the access list and the user's attributes of another. */
int file_like(int fd, int other);
/* Does the path name the file that is open? */
bool file_named(int fd, const char *path);

/* Signals wait until signals_go, but those that come of our own faults. */
void signals_wait(sigset_t *before);
void signals_go(const sigset_t *before);

/* A ledger that is open and locked for writing. */
struct held {
    char *path;
    int fd;
    bool locked;
    bool made;      /* the file, by us */
    bool created;   /* likewise, and it was empty when we had the lock */
    off_t size;     /* of what counts */
    off_t end;      /* of the file: behind `size` stands a part of a batch */
    uint64_t print; /* of the bytes before `size` */
    struct timespec written;
    struct rest rest;
};

/* As append_begin. */
int held_open(struct held *h, const char *path, int wait_ms, bool create,
              struct err *e);
/* keep.c: makes the index of a ledger that is locked, which has none that is
 * true.  NULL: it cannot be. */
struct index *index_make(struct ledger *l);
/* Removes what has its name. */
void index_drop(const char *ledger);

/* Has anybody changed the file, or put another in its place, since it was
 * locked?  (An editor takes no lock.)  ERR_IO. */
int held_unchanged(const struct held *h, struct err *e);
/* The errors for that.  Return -1. */
int held_replaced(const struct held *h, struct err *e);
int held_changed(const struct held *h, struct err *e);
/* Unlocks it, with the bytes that were written behind it counted; false: there
 * is more than that, or it cannot be. */
bool held_pause(struct held *h, size_t written);
/* Locks it again: 1, or 0 where anybody has changed it since, or put another in
 * its place.  ERR_IO, ERR_BUSY. */
int held_resume(struct held *h, int wait_ms, struct err *e);
/* Takes away what is left of a batch, and its journal.  ERR_IO. */
int held_settle(struct held *h, struct err *e);
/* Has it other names than its own, and those of backups?  ERR_IO: what stands
 * beside it is not seen under them. */
int held_alone(const struct held *h, struct err *e);
/* `kept`: a file that was created stays. */
void held_close(struct held *h, bool kept);

/* The ledger that an append holds. */
struct held *append_held(struct append *a);

/* A fingerprint of the last bytes before `size`.  Returns 0, or -1 with
 * errno. */
int journal_print(int fd, off_t size, uint64_t *print);
/* Compares what the journal beside that ledger says with the file's end.  No
 * journal: REST_NONE.  ERR_IO. */
int journal_look(const char *ledger, int fd, off_t end, struct rest *rest,
                 struct err *e);
/* Says of a batch, before it is written, where it will begin.  Returns 0, or -1
 * with errno; EEXIST: something else has the journal's name. */
int journal_write(const struct held *h, const struct batch *batch);
/* The batch is whole, or gone.  Returns 0 where no journal is left that says
 * anything, or -1 with errno. */
int journal_drop(const struct held *h);
/* The journal is kept under a name that is free. */
int journal_set_aside(const struct held *h, struct err *e);

#endif
