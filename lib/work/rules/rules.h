/*
 * Rules of follow-ups: what starts one, when, for whom, what ends it and what
 * is to be done.  They are rows of CSV: a built-in set, and the user's file,
 * whose rows change, add to or switch off the built-in ones by name.
 *
 *     struct rules r;
 *     if (rules_load(&r, path, must, &e) < 0) …
 *     … r.all: those in force have `use`
 *     rules_release(&r)
 *
 * Points of checklists are rules in a file of their own, without a built-in
 * set.
 *
 * Every word that a cell may hold is in rule_words[] (words.c), or is a
 * name of the schema; acct-rules(5) explains them.
 */
#ifndef ACCT_WORK_RULES_H
#define ACCT_WORK_RULES_H

#include "base/conf/team.h"
#include "base/mem.h"
#include "base/value/date.h"
#include "book/optout.h"
#include "ledger/schema/schema.h"

enum rule_column {
    RULE_NAME,
    RULE_USE,
    RULE_ON,
    RULE_WHEN,
    RULE_DUE,
    RULE_EVERY,
    RULE_FOR,
    RULE_UNTIL,
    RULE_STAY,
    RULE_DUTY,
    RULE_RECORD,
    RULE_CHANNEL,
    RULE_OWNER,
    RULE_TEMPLATE,
    RULE_URGENCY,
    RULE_QUIET,
    RULE_TEXT,
    RULE_NOTE,
    RULE_COLUMNS
};
extern const char *const rule_columns[RULE_COLUMNS];

/* What may start a follow-up. */
enum rule_on {
    ON_CLIENT,
    ON_CONTACT,
    ON_CONTRACT,
    ON_ORDER,
    ON_STATUS,
    ON_STAGE,
    ON_TOUCH,
    ON_QUESTION,
    ON_REQUEST,
    ON_ISSUE,
    ON_RESOLVE,
    ON_TASK,
    ON_OFFER,
    ON_INVOICE,
    ON_ACT,
    ON_PAPER,
    ON_RESPONSE,
    ON_KPI,
    ON_USAGE,
    ON_DOC,
    ON_REFERRAL,
    ON_DAY,
    ON_REMINDER,
    ON_SURVEY,
    ON_ASKED,
    RULE_ONS
};

/* The days that dates are counted from. */
enum rule_base {
    BASE_DATE,
    BASE_DUE,
    BASE_TARGET,
    BASE_MOVED,
    BASE_DELIVERED,
    BASE_STAGE,
    BASE_STARTED,
    BASE_BIRTHDAY,
    BASE_TOUCH,
    BASE_SENT,
    BASE_INVOICED,
    BASE_WORKED,
    BASE_CONFIRMED,
    BASE_GOALS,
    BASE_RISK,
    BASE_LEAVING,
    BASE_PERIOD,
    BASE_WHEN
};

/* Spans with a name: of settings, contracts and clients. */
enum rule_named {
    NAMED_NOT, /* the rule says the span itself */
    NAMED_CADENCE,
    NAMED_NOTICE,
    NAMED_AHEAD,
    NAMED_ANSWER,
    NAMED_ISSUE,
    NAMED_SLA,
    NAMED_WORKDAY, /* to the next working day */
    NAMED_SOLVE,
    NAMED_LATE,
    NAMED_REMIND,
    RULE_NAMED
};

/* What can be asked of the thing that starts it. */
enum rule_value {
    VALUE_ATTR, /* an attribute, by its name */
    VALUE_OPEN,
    VALUE_OVERDUE,
    VALUE_FIRST,
    VALUE_LAST,
    VALUE_STAGE,
    VALUE_MOVED,
    VALUE_ACT,
    VALUE_UNBILLED,
    VALUE_HOURS,
    VALUE_PRAISED,
    VALUE_BLAMED,
    VALUE_LATE,
    VALUE_UNUSED,
    VALUE_SPENT,
    VALUE_SHORT,
    VALUE_ATTAINED,
    VALUE_FELL,
    VALUE_AMOUNT,
    VALUE_RISK,
    VALUE_LEAVING,
    VALUE_ORDERS,
    /* Attributes of a closing document, which several records tell. */
    VALUE_SENT,
    VALUE_SIGNED,
    VALUE_ORDER,
    RULE_VALUES
};

/* What can be asked of the client. */
enum rule_who {
    WHO_ATTR,
    WHO_STATE,
    WHO_ORDERS,
    WHO_CONTRACTS,
    WHO_CONTRACTED,
    WHO_SERVICE,
    WHO_MORE,
    WHO_ISSUE,
    WHO_OVERDUE,
    WHO_RISK,
    WHO_LEAVING,
    WHO_SCORE,
    WHO_CSAT,
    WHO_SATISFIED,
    WHO_WARNED,
    WHO_KEY,
    WHO_PLAN,
    WHO_GOALS,
    RULE_WHOS
};

/* What a text is made of. */
enum rule_text {
    TEXT_WORDS, /* as they stand */
    TEXT_VALUE, /* what is asked of the thing, else of the client */
    TEXT_CLIENT,
    TEXT_REF,
    TEXT_WHAT,
    TEXT_DATE,
    TEXT_DUE,
    TEXT_PROMISED,
    TEXT_DEADLINE,
    TEXT_END,
    TEXT_DAYS,
    TEXT_ON,
    TEXT_PERIOD,
    TEXT_AMOUNT,
    TEXT_FIGURES,
    TEXT_REMINDER,
    TEXT_SURVEY,
    TEXT_SUBJECT,
    TEXT_SIGNS,
    TEXT_SILENCE,
    TEXT_QUESTION,
    TEXT_KNOWN,
    RULE_TEXTS
};

/* How far a message may disturb. */
enum rule_quiet {
    QUIET_INSIDE,    /* nothing is sent */
    QUIET_URGENT,    /* never held back */
    QUIET_REPORT,    /* likewise, unless a report on the same is due: it goes
                        into that */
    QUIET_NORMAL,    /* not in the quiet period, not over the day's limit */
    QUIET_POLITE,    /* nor while an issue is open */
    QUIET_COMMERCIAL /* nor in a pause */
};

enum {
    RULE_ALTERNATIVES = 6,
    RULE_TESTS = 8,
    RULE_OFFSETS = 3,
    RULE_STEPS = 6
};

/* name, no-name, name=a|b, name!=a, name=1..5 */
struct rule_test {
    const char *name;
    int what; /* enum rule_value of `on`, enum rule_who of `for`, else 0 */
    const struct str *values; /* any of them */
    size_t values_n;          /* 0: it is there, whatever it is */
    bool not, range;
    double from, to; /* of a range */
};
struct rule_tests {
    struct rule_test v[RULE_TESTS];
    size_t n;
};

struct rule_clause {
    enum rec_type type; /* of the records */
    int month, day;     /* ON_DAY */
    bool about, period; /* `until`: names the same ref, the same period */
    bool early;         /* `until`: it may have come a month before */
    bool ever;          /* `until`: at any time before */
    struct rule_tests tests;
};
struct rule_clauses { /* any of them */
    struct rule_clause v[RULE_ALTERNATIVES];
    size_t n;
};

struct rule_offset {
    int sign;
    struct span span;
    enum rule_named name;
};
struct rule_date {
    enum rule_base base;
    struct rule_offset plus[RULE_OFFSETS];
    size_t n;
};
struct rule_dates { /* the first that there is */
    struct rule_date v[RULE_ALTERNATIVES];
    size_t n;
};

enum rule_repeat {
    REPEAT_NONE,
    REPEAT_SPAN,   /* from the day that `when` counts from, by the calendar */
    REPEAT_UNIT,   /* by the calendar's own periods */
    REPEAT_REPORT, /* by those that the contract wants reports for */
    REPEAT_AFTER,  /* from when it was last done */
    REPEAT_STEPS   /* `when` has several: a then b then c */
};

/* Of a text: words, or what stands in their place. */
struct rule_piece {
    enum rule_text is;
    struct str words;
    const char *name; /* TEXT_VALUE: what is asked for */
    enum rule_value value;
    enum rule_who who;
};

struct rule {
    const char *cell[RULE_COLUMNS]; /* as written; never NULL */
    bool use, builtin;              /* the text may be translated */
    uint64_t line;                  /* of the user's file, or 0 */
    enum rule_on start;             /* what all of `on` start from */
    struct rule_clauses on, until;
    struct rule_dates when[RULE_STEPS];
    size_t steps;
    struct rule_dates due;
    bool no_due;
    enum rule_repeat repeat;
    struct span every;
    enum period_unit unit;
    unsigned states; /* bits of client states */
    struct rule_tests who;
    bool stays_ever;
    struct rule_offset stay;
    bool duty; /* promised, asked or owed: only a record ends it, and nothing
                  that may pass holds it back */
    bool each; /* the cell says so: of what comes round each is a duty, not the
                  latest alone, and old ones leave the list */
    enum rec_type record;
    const char *channel; /* where the client has an address there; "": any */
    bool manager;        /* it is the manager's, and there must be one */
    enum team_role role; /* whose it is, whoever the thing's owner is;
                            TEAM_ROLES: nobody's but that one's */
    int urgency;
    enum optout wish; /* who does not want such is left alone; OPTOUT_KINDS: it
                         is for all */
    enum rule_quiet quiet;
    const struct rule_piece *text; /* translated, where it is built in */
    size_t text_n;
};

struct rules {
    VEC(struct rule) all;
    struct map at; /* by name -> place in all */
    struct arena arena;
};

/* The built-in rules, then the file's over them.  A file that is not there is
 * an error only where `must`; NULL: none.  ERR_DATA with file, line and
 * column; ERR_IO.  The caller releases *r, whatever is returned. */
int rules_load(struct rules *r, const char *path, bool must, struct err *e);
/* The points of all checklists in the file's order, each by the name of
 * LIST/CHECK; none where there is no such file.  Errors and release likewise.
 */
int checks_load(struct rules *r, const char *path, struct err *e);
void rules_release(struct rules *r);
/* In force, by name; NULL where there is none. */
const struct rule *rules_find(const struct rules *r, const char *name);
/* Does a rule in force start from such? */
bool rules_start_from(const struct rules *r, enum rule_on on);
/* … or ask for the warning? */
bool rules_ask_leaving(const struct rules *r);
/* Does it ask, of the warning or of what is billed, what is found out as it
 * asks? */
bool rule_asks_on(const struct rule *r);
/* Does one ask whether orders are billed? */
bool rules_ask_billed(const struct rules *r);
/* … or what of their hours is? */
bool rules_ask_hours(const struct rules *r);
/* … or what the client answered about them? */
bool rules_ask_praised(const struct rules *r);
/* … or whether they have a closing document? */
bool rules_ask_act(const struct rules *r);
/* Does one start from them, or ask that or say it of an order? */
bool rules_use_acts(const struct rules *r);
/* Does one ask or say what was invoiced under contracts, or count from it? */
bool rules_use_spent(const struct rules *r);
/* What the rule asks of it at least, or of the risk; `high` where it does not
 * say: in `for`, else in `on`. */
int rule_least(const struct rule *r, enum rule_who who, enum rule_value value,
               int high);

/* default.c: the built-in set, the same format as the user's file. */
extern const char rules_default[];

/* words.c: the vocabulary. */
enum rule_end { END_ABOUT, END_PERIOD, END_EARLY, END_EVER };
enum rule_part {
    PART_ON,    /* what starts it */
    PART_BASE,  /* days to count from */
    PART_SPAN,  /* spans with a name */
    PART_THING, /* what can be asked of the thing that starts it */
    PART_WHO,   /* of the client */
    PART_UNTIL, /* of a record that ends it */
    PART_QUIET,
    PART_TEXT /* placeholders */
};
struct rule_word {
    enum rule_part part;
    const char *word;
    int value;        /* of the part's enum; of UNTIL enum rule_end */
    unsigned on;      /* THING, BASE: bits of what it can be asked of; 0: all */
    const char *help; /* N_() */
};
extern const struct rule_word rule_words[];
extern const size_t rule_words_count;

/* The records of a subject. */
enum rec_type rule_on_type(enum rule_on on);
/* Is it there only while it waits, or comes round? */
bool rule_passes(enum rule_on on);

#endif
