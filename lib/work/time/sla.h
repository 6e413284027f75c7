/*
 * How long we have to answer or solve something: clocks that run in working
 * time, and stop while we wait for the client.
 *
 *     sla_open(&s, &book, &work, false);   the book holds touches
 *     sla_due(&s, entry, span)             of a question or an issue
 *     sla_close(&s);                       before book and work go
 *
 * The clock starts with the record.  We wait from a touch out of kind question
 * about the same thing until the client's next touch in about it.  A touch is
 * about the same thing where its ref is the record's id, or the ref that the
 * record has, or where it has none (then nobody can tell); a touch in also
 * where it names the id of our question.
 *
 * A record without a time of day counts from the end of that day's work, and
 * what is due is a day.  Our question counts from the end of its day, and the
 * answer to it from the beginning of its day: the wait is never longer than we
 * can be sure of.
 */
#ifndef ACCT_WORK_SLA_H
#define ACCT_WORK_SLA_H

#include "book/book.h"
#include "work/time/worktime.h"

struct sla_thread;
struct sla_promises;
struct sla {
    struct book *book;           /* borrowed */
    const struct worktime *work; /* borrowed */
    bool client_zone;            /* the hours are the client's */
    int64_t now;                 /* the last instant that the book knows of */
    struct sla_client *clients;  /* by client */
    VEC(struct sla_thread) threads;
    struct map thread_at; /* client and ref -> place in threads */
    VEC(struct sla_promises) promises;
    struct map promise_at; /* client and what is promised -> place in it */
    struct map zone_at;
    VEC(struct text_zone *) zones;
};

/* `client_zone`: hours are those of the client's zone (its attribute tz), where
 * it has one that is known. */
void sla_open(struct sla *s, struct book *b, const struct worktime *work,
              bool client_zone);
void sla_close(struct sla *s);

/* Is it working time of the client's (NULL: ours) at that instant? */
bool sla_is_open(struct sla *s, const struct client *c, int64_t at);

/* When the span that begins with the record is over.  Days are days of work,
 * months are by the calendar.  Where we wait for the client now: as if the
 * answer came this moment. */
struct when sla_due(struct sla *s, const struct entry *e, struct span span);

struct sla_clock {
    struct when due; /* as sla_due */
    int64_t due_at;  /* the same as an instant: the day's end of work */
    int64_t used;    /* seconds of working time up to `until` */
    bool waiting;    /* for the client, at `until` */
    bool half;       /* at least half of the time is used */
    bool late;       /* due before `until` */
};
/* The same as it stands at an instant (such as that of the answer), of which
 * nothing later counts.  INT64_MAX: as of the book. */
void sla_read(struct sla *s, const struct entry *e, struct span span,
              int64_t until, struct sla_clock *out);

/* What contracts promise: a first answer (attribute sla) or a solution (solve),
 * perhaps by severity. */
struct sla_promise {
    bool solve;
    const char *severity; /* as sla_severity; "": of what has none */
};
/* Of an issue, normal where it says nothing; "" of anything else.  Of the
 * book. */
const char *sla_severity(struct book *b, const struct entry *e);
/* Does the contract promise a time? */
bool sla_says(struct book *b, const struct contract *k,
              const struct sla_promise *what, struct span *out);
/* The shortest that the client's contracts promise on that day; false where
 * none does.  The book holds contracts. */
bool sla_promised(struct sla *s, const struct client *c, int32_t day,
                  const struct sla_promise *what, struct span *out);
/* The day by which that is to be answered or, of an issue, solved: the one that
 * its record says, else by what contracts promise, else by the settings
 * followup.answer and followup.issue, as the built-in rules have it.  `s` NULL:
 * what the record says, or DAY_NONE.  asked.c */
struct conf;
int32_t sla_asked(struct sla *s, const struct conf *conf,
                  const struct entry *e);
/* The instant of a record: without a time of day, the end of that day's
 * work. */
int64_t sla_instant(const struct worktime *work, const struct entry *e);

#endif
