/*
 * The schema: what record types there are, which columns and attributes each
 * has, and of what kind.  Validation, `acct-add --help TYPE`, completion and
 * the manual page all come from this one table.
 */
#ifndef ACCT_LEDGER_SCHEMA_H
#define ACCT_LEDGER_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "base/value/date.h"

enum column {
    COL_ID,
    COL_DATE,
    COL_TYPE,
    COL_CLIENT,
    COL_REF,
    COL_AMOUNT,
    COL_CURRENCY,
    COL_DUE,
    COL_CHANNEL,
    COL_OWNER,
    COL_TEXT,
    COL_ATTRS,
    COLUMNS
};
extern const char *const column_names[COLUMNS];
/* COLUMNS where there is none of that name. */
enum column column_find(struct str name);

/* The order is that of the manual page. */
enum rec_type {
    REC_CLIENT,
    REC_CONTACT,
    REC_STATUS,
    REC_CONTRACT,
    REC_ORDER,
    REC_STAGE,
    REC_TOUCH,
    REC_ISSUE,
    REC_RESOLVE,
    REC_TASK,
    REC_DONE,
    REC_SNOOZE,
    REC_OFFER,
    REC_INVOICE,
    REC_LINE,
    REC_PAYMENT,
    REC_CREDIT,
    REC_ACT,
    REC_PAPER,
    REC_SURVEY,
    REC_RESPONSE,
    REC_KPI,
    REC_USAGE,
    REC_COST,
    REC_GIFT,
    REC_REPORT,
    REC_DOC,
    REC_PLAN,
    REC_NOTE,
    REC_MERGE,
    REC_VOID,
    REC_TYPES
};
/* A set of types. */
#define TYPE(t)   (UINT64_C(1) << (t))
#define TYPES_ALL (TYPE(REC_TYPES) - 1)

enum ref_kind {
    REF_NONE,  /* has no ref */
    REF_OWN,   /* the key this row gives: where left empty it is numbered */
    REF_TO,    /* the key of a record of one of the types in `to` */
    REF_ABOUT, /* anything: any key, or the id of a record */
    REF_MARK,  /* a task's key, or a follow-up's */
    REF_CLIENT /* a client's key */
};

enum attr_kind {
    ATTR_TEXT,
    ATTR_DATE,
    ATTR_PAST,     /* a date on which something happened: none to come */
    ATTR_BIRTHDAY, /* a date, or one without its year: --11-02 */
    ATTR_MONEY,    /* in the row's currency */
    ATTR_SPAN,     /* 14d, 2w, 4h */
    ATTR_SPANS,    /* likewise, or by severity: critical:1h|high:4h|2d */
    ATTR_NUMBER,   /* a decimal; `values` may bound it: 0..100 */
    ATTR_INTEGER,  /* a whole number, written as it is counted: 9 */
    ATTR_TAX,      /* 20, E, 0 E or -: see tax_parse */
    ATTR_ENUM,     /* `values`: a|b|c; with x- among them x-…, too */
    ATTR_SET,      /* any of these, likewise with | between them */
    ATTR_ZONE,     /* a time zone: Europe/Moscow */
    ATTR_EMAIL,    /* see base/value/handle.h for these three */
    ATTR_PHONE,
    ATTR_HANDLE,
    ATTR_LANG, /* the tag of a language: pt-BR */
    ATTR_REF,  /* the key of a record of the types in `to` */
    ATTR_ID    /* the id of a record, of the types in `to` where they are
                  its own client's */
};

/* What a row that amends one of the type may say of it. */
enum amend {
    AMEND_NONE,
    AMEND_OWNER, /* who answers for it: the rest stands as it is */
    AMEND_ALL
};

struct schema_attr {
    const char *name;
    enum attr_kind kind;
    const char *values;
    uint64_t to;
    const char *help; /* N_() */
};

struct schema_type {
    const char *name;
    const char *help;          /* N_(): one line */
    const char *cols[COLUMNS]; /* N_(): what the column holds; NULL: unused */
    unsigned need;             /* bits of columns that must not be empty */
    enum ref_kind ref;
    uint64_t to;        /* REF_TO: the types it may point to */
    const char *series; /* the setting with its number pattern, or NULL */
    bool again;         /* a later row with the same ref changes it */
    bool across;        /* its ref may be another client's: whoever pays */
    enum amend amend;   /* by one that names it: see schema_amends */
    bool timed;         /* minutes count: acct-add dates it with the time */
    bool ahead;         /* may be of a day to come: others tell what happened */
    const char *must;   /* the attribute that must be given, or NULL */
    const struct schema_attr *attrs; /* ends with a NULL name */
};
extern const struct schema_type schema_types[REC_TYPES];

static inline bool attr_is_date(enum attr_kind kind)
{
    return kind == ATTR_DATE || kind == ATTR_PAST;
}

/* attrs.c: what a new one of a type that may come again is made by; of other
 * types there is nothing.  A row without any of it tells of one that is there.
 */
struct schema_makes {
    const char *help;     /* N_(): what to give it; NULL: all of them do */
    unsigned cols;        /* bits of columns */
    const char *attrs[8]; /* ends with NULL */
    bool bare;            /* a row that says nothing at all does, too */
};
extern const struct schema_makes schema_makes[REC_TYPES];

/* REC_TYPES where there is none of that name. */
enum rec_type schema_find(struct str name);
const struct schema_attr *schema_attr(enum rec_type type, struct str name);
/* "date", "money", …: the kind's name for people. */
const char *schema_kind(enum attr_kind kind);
/* Is the value of the attribute's kind?  `digits` are those of the row's
 * currency.  ERR_DATA with the remedy. */
int schema_check(const struct schema_attr *a, struct str value, int digits,
                 struct err *e);
/* May a record of the type have, or lack, that column?  One that amends another
 * says what it changes alone, but names it.  ERR_DATA. */
int schema_column(enum rec_type type, enum column c, bool empty, bool amends,
                  struct err *e);
/* May it have that attribute (its escapes undone)?  One with x- in front may
 * hold anything.  ERR_DATA. */
int schema_value(enum rec_type type, struct str name, struct str value,
                 int digits, struct err *e);
/* May one that amends another have it?  ERR_DATA. */
int schema_amend_value(enum rec_type type, struct str name, struct err *e);
/* The attribute by which a row of some types amends an earlier one: its id. */
extern const char schema_amends[];
/* The error for a record that lacks the attribute that it must have. */
int schema_must(enum rec_type type, struct err *e);
/* The error for a name that is no type. */
int schema_unknown(struct str type, struct err *e);
/* The closest type or attribute name, or NULL where none is close. */
const char *schema_like(struct str name);
const char *schema_attr_like(enum rec_type type, struct str name);

/* form.c: appends the value as it is kept, whatever it is. */
void schema_form(const struct schema_attr *a, struct str value,
                 struct buf *out);

/* spans.c: of an attribute of kind ATTR_SPANS. */

/* The span for that severity ("" for what has none), else the bare one; false
 * where it gives neither, or cannot be read. */
bool schema_spans(struct str value, const char *severity, struct span *out);
/* ERR_DATA with the remedy. */
int schema_spans_check(struct str value, struct err *e);
/* Is it a span of time, not below 0?  ERR_DATA. */
int schema_span_check(struct str value, struct err *e);

/* Bounds on what a row may hold. */
enum { KEY_MAX = 64, REF_MAX = 255 };

/* A key, ref or id: 1 to `max` bytes of what text_key lets be one.
 * ERR_DATA. */
int schema_key(struct str key, size_t max, struct err *e);

#endif
