/*
 * A record: one row of the ledger, by column.
 */
#ifndef ACCT_LEDGER_RECORD_H
#define ACCT_LEDGER_RECORD_H

#include "base/mem.h"
#include "base/value/date.h"
#include "base/value/money.h"
#include "ledger/schema/schema.h"

/* Which cell of a file's row is which column, by the header's names. */
struct header {
    size_t width;
    int at[COLUMNS];       /* place of our column, or -1 */
    bool ours;             /* our columns stand first, in our order */
    VEC(const char *) own; /* names by place; NULL for ours, else the user's */
    struct map own_at;     /* by their names */
    struct arena names;
};

/* Fills *h from a header row.  ERR_DATA: a column twice, or none of date, type
 * and client.  `need` are the columns that must be there, as bits. With
 * HEADER_ANY_CASE a column may be written Date or DATE, where none is written
 * as it should. */
#define HEADER_ANY_CASE (1u << COLUMNS)
int header_read(struct header *h, const struct str *cells, size_t n,
                unsigned need, struct err *e);
/* The header of a new ledger. */
void header_default(struct header *h);
/* The place of a user's own column, or -1. */
int header_own(const struct header *h, struct str name);
void header_release(struct header *h);

/* Borrowed: the cells live as long as who made the record says. */
struct record {
    struct str col[COLUMNS];
    enum rec_type type;
    uint64_t line;         /* where it stands, or 0 */
    uint64_t at;           /* the same in bytes: see csv_at */
    const struct str *own; /* cells by place in `own_header`, or NULL */
    const struct header *own_header;
    bool plain; /* its columns are its own cells, and record_is_plain */
};

/* Gives a record the cells of a row that is as wide as that header: its own
 * columns, and ours, of which those that are not there are "". */
void record_cells(struct record *r, const struct header *h,
                  const struct str *cells);

/* Do its own cells stand one behind the other, a NUL behind each, so that each
 * can be kept as it is: none needs quotes, or would be run by a spreadsheet,
 * and all but the text are of printable ASCII?  False where that is not sure.
 */
bool record_is_plain(const struct record *r);

/* What the columns say, in our terms. */
struct values {
    struct when when;
    int32_t due;    /* DAY_NONE where empty */
    bool due_timed; /* it has a time of day */
    int64_t due_at; /* then the instant */
    bool has_amount;
    int64_t amount; /* minor units; of a line see `finer` */
    uint8_t currency;
    uint8_t finer; /* of a line, whose amount is a price (money.h): else 0 */
};

/* What reading values needs to know. */
struct values_rules {
    struct zone zone;
    struct currencies *currencies;
    uint8_t currency; /* where the column is empty */
};

/* Reads date, due, amount and currency; the text of an error names the
 * column. */
int values_read(const struct record *r, const struct values_rules *rules,
                struct values *out, struct err *e);

/* Reads the amount of a record of that type into out: of a line it is a price,
 * which may be finer than money.  ERR_DATA. */
int values_amount(enum rec_type type, struct str text, int digits,
                  struct values *out, struct err *e);

/* The day of the record, whose date may be an instant; that of `now` where it
 * has none. */
int32_t record_day(const struct record *r, const struct zone *zone,
                   const struct when *now);

/* Appends the row as CSV in the header's order, with its newline. */
void record_csv(const struct record *r, const struct header *h,
                struct buf *out);

/* Attributes: key=value;key=value with \; \\ and \n escaped. */

/* Takes the first pair off *rest; false at the end.  A part without '=' has
 * its name with value.p == NULL. */
bool attr_next(struct str *rest, struct str *name, struct str *value);
/* The raw (escaped) value of a name; false where it is not there: it is "". */
bool attr_raw(struct str attrs, const char *name, struct str *value);
/* A set of names of attributes, as bits: several names share one, so it tells
 * what is not there. */
static inline uint32_t attr_bit(const char *name, size_t n)
{
    uint32_t ends =
        n ? (unsigned char)name[0] | (uint32_t)(unsigned char)name[n - 1] << 8
          : 0;
    return UINT32_C(1) << ((ends | (uint32_t)n << 16) * 0x9e3779b9u >> 27);
}
/* Those that attributes give. */
uint32_t attr_bits(struct str attrs);
/* May a record of the type that says so lie ahead?  What happened cannot,
 * unless it is arranged already: planned=yes. */
bool record_ahead(enum rec_type type, struct str attrs);
/* Is it due before it began?  Gifts and notes tell of any day. */
bool record_due_before(enum rec_type type, int32_t day, int32_t due);
/* Appends the value with its escapes undone. */
void attr_unescape(struct str value, struct buf *out);
/* Appends name=value, with a ';' before where *attrs is not empty. */
void attr_add(struct buf *attrs, const char *name, struct str value);
/* Puts key=value into the record's attrs, which are of the arena then. */
void record_attr(struct record *r, const char *key, const char *value,
                 struct arena *a);
/* An attribute of a record, its escapes undone, in the arena; "" where it has
 * none. */
const char *record_attr_of(const struct record *r, const char *name,
                           struct arena *a);

#endif
