/*
 * iCalendar (RFC 5545): this room is the door to libical.  Days are read
 * from a calendar, and things to do are written as one.
 */
#ifndef ACCT_BASE_ICAL_H
#define ACCT_BASE_ICAL_H

#include "base/err.h"
#include "base/str.h"
#include "base/value/date.h"

/* read.c */

/* Called with a name that is borrowed until the return. */
typedef void ical_day_fn(void *arg, int32_t day, const char *name);

/* Which days are wanted, and who is told of them. */
struct ical_wish {
    int32_t from, to;
    ical_day_fn *day;
    void *arg;
};

/* Each of these days on which there is an event that is all day, be it by its
 * length or by recurrence (RRULE, RDATE, EXDATE, and RECURRENCE-ID of other
 * events in the file); cancelled events are left out.  ERR_DATA, with `source`
 * and the line. */
int ical_days(struct str file, const char *source, const struct ical_wish *wish,
              struct err *e);

/* write.c */

/* A thing to do.  Strings may be anything, "" leaves the property out. */
struct ical_item {
    const char *uid; /* the same for the same thing in every run */
    const char *summary, *description;
    const char *category, *contact, *url;
    int32_t start;   /* DAY_NONE: none */
    struct when due; /* likewise; a day or an instant */
    int priority;    /* 1 (first) to 9; 0: none */
};

/* A calendar is ical_begin, ical_todo or ical_event for each, ical_end,
 * appended to *out; lines end in CRLF and are at most 75 bytes long.  `name`:
 * what programs that read it each hour are to call it (RFC 7986), or "". */
void ical_begin(struct buf *out, const char *name);
/* As a VTODO.  `stamp`: when this was so, as an instant. */
void ical_todo(struct buf *out, const struct ical_item *t, int64_t stamp);
/* As a VEVENT when it is due, for programs that leave things to do out: on that
 * day, which it does not fill, or for a quarter of an hour from that instant.
 * It rings at nine, or a quarter of an hour before.  `start` is not looked
 * at. */
void ical_event(struct buf *out, const struct ical_item *t, int64_t stamp);
void ical_end(struct buf *out);

#endif
