/*
 * The parts of reading a calendar.
 */
#ifndef ACCT_BASE_ICAL_INSIDE_H
#define ACCT_BASE_ICAL_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

/* lines.c */

/* A line without its folds, and the number of the one on which it begins.  It
 * may be written to.  Other than 0 ends the reading. */
typedef int ical_line_fn(void *arg, struct buf *line, uint64_t at);
int ical_lines(struct str file, ical_line_fn *line, void *arg);
/* Is it text, in UTF-8?  ERR_DATA without a place. */
int ical_check_text(struct str file, struct err *e);

/* Of libical, whose header stays out of ours. */
struct icaltimetype;
struct icalrecurrencetype;
struct icalcomponent_impl; /* icalcomponent */

/* allday.c */

/* The day; false: it is none. */
bool ical_date(struct icaltimetype t, int32_t *day);
/* Does an event say with a property of its own that it is all day, though it
 * begins at a time? */
bool ical_is_all_day(struct icalcomponent_impl *event);
/* Is it all day?  ERR_DATA without a place: it says so, and begins within one.
 */
int ical_whole_day(struct icalcomponent_impl *event, bool *is, struct err *e);

/* recur.c */

/* How much looking at days a whole file is worth: what is left of it.  Many
 * small rules are as much as an endless one. */
enum { STEPS_MOST = 10000000 };
/* Takes n of them.  ERR_DATA without a place where they are not there. */
int steps_take(int64_t *left, int64_t n, struct err *e);

/* What a rule's days are wanted for: from the day on which the event begins, to
 * the earlier of the last two.  Days before `first` may be left out. */
struct recurrence {
    int32_t start, first, until, last;
    int64_t *steps; /* that are left */
    void (*day)(void *arg, int32_t day);
    void *arg;
};
/* Each day of it, in order.  ERR_DATA without a place: it cannot be followed.
 */
int recur(const struct icalrecurrencetype *from, const struct recurrence *k,
          struct err *e);

/* overrides.c
 *
 * Overrides: instances of a recurring event that are told by events of their
 * own, with the same UID and a RECURRENCE-ID (RFC 5545, 3.8.4.4).
 *
 *     *vec_push(&o.all) = …          each, in any order
 *     overrides_settle(&o);
 *     of = overrides_of(&o, uid);    then, for the instances of that event:
 *     overrides_at(of, day);
 *     vec_release(&o.all);
 */

/* Strings are borrowed. */
struct override {
    const char *uid;
    uint64_t line;
    int32_t day;           /* on which the instance would begin */
    bool onward;           /* later instances, too (RANGE=THISANDFUTURE), are */
    int32_t shift, length; /* moved by so many days, so many days long (0: they
                              are not), */
    const char *name;      /* with that name */
    /* overrides_settle finds these: */
    const struct override *rest; /* what later instances follow, or NULL */
    int32_t least;               /* the least shift so far; at most 0 */
};

/* Zero bytes make an empty one. */
struct overrides {
    VEC(struct override) all;
};
/* Those of one event, by day; as long as `all` stays as it is. */
struct overrides_of {
    const struct override *v;
    size_t n;
};

void overrides_settle(struct overrides *o);
/* `uid` may be NULL. */
struct overrides_of overrides_of(const struct overrides *o, const char *uid);
/* What tells of the instance that would begin on that day: the override of its
 * own day, else the last before, whose `rest` it follows; NULL where none. */
const struct override *overrides_at(struct overrides_of of, int32_t day);
/* By how many days an instance is moved to the front at most; 0 or less. */
int32_t overrides_least(struct overrides_of of);

#endif
