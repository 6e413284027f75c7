/*
 * Mending of a ledger what needs no judgement: missing ids, line ends, the byte
 * order mark, normal form C, a torn last line; or forgetting a client.  All
 * other bytes stay.
 *
 *     fix_begin        locks the ledger, and works out what it should be
 *     fix_count …      how much of what; fix_old and fix_new: all bytes
 *     fix_commit       puts the new file in the place of the old one
 *     fix_end          unlocks and frees, whatever happened before
 */
#ifndef ACCT_WORK_FIX_H
#define ACCT_WORK_FIX_H

#include "base/str.h"
#include "ledger/store/ledger.h"
#include "work/check/check.h"
#include "work/check/forget.h"

struct fix_options {
    const char *path;
    uint64_t checks;             /* CHECK() bits: mend only these */
    int32_t today;               /* in the names of the files that stay */
    uint64_t now_ms;             /* for ids: milliseconds since 1970 */
    int wait_ms;                 /* how long to wait for other programs */
    bool dry_run;                /* no lock, nothing written */
    const struct forget *forget; /* do that, and mend nothing; or NULL */
    /* Makes that plan, of the ledger as it is under the lock; or NULL. */
    int (*plan)(void *arg, struct ledger *l, struct err *e);
    void *arg;
};

struct fix;

/* ERR_DATA where the file is so broken that a person has to see to it first;
 * ERR_IO, ERR_ABSENT, ERR_BUSY. */
int fix_begin(struct fix **out, const struct fix_options *options,
              struct err *e);
/* Ids given, cells or lines mended, files that had a mark or a torn line. */
size_t fix_count(const struct fix *f, enum check_name k);
/* Of forgetting: cells that are other, and the first lines of other clients'
 * records that name who is forgotten. */
enum { FIX_NAMED = 20 };
size_t fix_forgotten(const struct fix *f);
size_t fix_named(const struct fix *f, uint64_t lines[FIX_NAMED]);
/* Nothing is to be mended. */
bool fix_none(const struct fix *f);
struct str fix_old(const struct fix *f);
struct str fix_new(const struct fix *f);
/* ERR_IO: the ledger is what it was. */
int fix_commit(struct fix *f, struct err *e);
/* After that: the names of the old file and of the torn line's, or "". */
/* What is to be told of a batch that was cut off, of which fix_begin has taken
 * away what could be, unless this is a dry run; or "". */
const char *fix_rest(const struct fix *f);
const char *fix_backup(const struct fix *f);
const char *fix_aside(const struct fix *f);
void fix_end(struct fix *f);

#endif
