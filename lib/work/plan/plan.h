/*
 * A quote that is a plan as well: when the work of each line begins and ends.
 *
 *     plan_find        lines in, phases out; pure
 *     plan_read        the lines of a quote in the book, and from when
 *     plan_release
 *
 * A line is a phase where it says any of from, to, days and after.  It begins
 *   - on the day that it says, or else
 *   - on the first working day after all have ended that it comes after, or
 *   - where it comes after none, on the first working day of the plan.
 * A day off moves to the next working day.  It ends on the day that it says,
 * else on the last of so many working days, the first included; one day where
 * it says neither.
 */
#ifndef ACCT_WORK_PLAN_H
#define ACCT_WORK_PLAN_H

#include "base/conf/home.h"
#include "book/book.h"
#include "work/time/user.h"

/* No plan is longer than ten years, or of more phases. */
enum { PLAN_DAYS_MOST = 3660, PLAN_PHASES_MOST = 500 };

/* What a line says. */
struct plan_line {
    const char *text;
    int32_t from, to;  /* DAY_NONE */
    int days;          /* of work; 0: it does not say */
    const char *after; /* lines by their number, from 1, or by their text, with
                          commas between; "": none */
};
bool plan_is_phase(const struct plan_line *line);

struct plan_rules {
    const struct worktime *work;
    int32_t start; /* phases with no day of their own begin then, or on the
                      first working day after it */
    int32_t limit; /* none ends later; DAY_NONE */
};

struct plan_phase {
    size_t line; /* its place, from 0 */
    const char *name;
    int32_t first, last;
    int days;    /* of work: days off do not count */
    bool agreed; /* the last day is as the line says it */
};
struct plan {
    VEC(struct plan_phase) all; /* in the order of the lines */
    VEC(bool) off;              /* is it a day off?  From `first` to `last` */
    int32_t first, last;        /* whole weeks around all phases */
    int32_t by;   /* the last day on which it can be accepted as it stands;
                     DAY_NONE: no phase counts from that */
    size_t wrong; /* the line that an error is about */
};

/* Fills *out (zero bytes), which the caller releases whatever is returned;
 * names are those of the lines.  ERR_DATA with the line's number. */
int plan_find(const struct plan_line *lines, size_t n,
              const struct plan_rules *rules, struct plan *out, struct err *e);
void plan_release(struct plan *p);
/* Makes the days of the plan whole weeks, and tells which are off. */
void plan_calendar(const struct worktime *work, struct plan *out);
/* Appends the numbers of the lines that it comes after, as the ledger has them:
 * "1,2".  Of a line that plan_find took. */
void plan_after(const struct plan_line *lines, size_t n, size_t i,
                struct buf *out);

/* From when a quote's plan counts: the day after it was accepted; before that,
 * after the last day on which it can be, so that what the client reads holds
 * whenever that is.  Not before the day that the quote says.  Days are DAY_NONE
 * where they are not known. */
int32_t plan_start(int32_t said, int32_t accepted, int32_t until, int32_t day);

/* --- read.c: plans in the book --- */

struct plan_lines {
    VEC(struct plan_line) all;
    VEC(const struct entry *) of; /* their records */
    size_t phases;
    size_t wrong; /* the line that an error is about */
};
/* The lines of a document, of which that is the record; the book holds lines.
 * Strings are the book's; the caller releases *out, whatever is returned.
 * ERR_DATA: it says what cannot be read. */
int plan_lines(struct book *b, const struct entry *document,
               struct plan_lines *out, struct err *e);
void plan_lines_release(struct plan_lines *l);
/* From when that of an offer counts, as the book knows it. */
int32_t plan_offer_start(struct book *b, const struct offer *o);
/* The plan of a quote in the book, or an empty one.  The user's holidays are
 * read only where there is one.  ERR_DATA with file and line; ERR_IO. */
int plan_read(struct home *home, struct book *b, const struct offer *o,
              struct plan *out, struct err *e);

/* --- state.c: the plan of an order, and how its phases stand --- */

/* From the order's phases that have a day, as they are promised now but without
 * padding; `line` is the phase's place in the order's list.  The user's
 * holidays are read only where there is one.  The caller releases *out (zero
 * bytes), whatever is returned.  ERR_DATA, ERR_IO: see worktime_user_read. */
int plan_order(struct home *home, const struct order *o, struct plan *out,
               struct err *e);

enum plan_state {
    PLAN_DONE,
    PLAN_LATE, /* past its deadline, and not done */
    PLAN_NOW,  /* begun, or to have begun */
    PLAN_NEXT, /* of those to come, one that begins first */
    PLAN_LATER,
    PLAN_CANCELLED,
    PLAN_STATES
};
extern const char *const plan_states[PLAN_STATES]; /* "done", …; N_() */
/* As of a day; made once for all phases of an order. */
struct plan_look {
    const struct order *order;
    int32_t today;
    bool any;     /* is one to come? */
    int32_t next; /* the day on which the next begin */
};
struct plan_look plan_look(const struct order *o, int32_t today);
enum plan_state plan_state_of(const struct plan_look *l, const struct phase *p);

#endif
