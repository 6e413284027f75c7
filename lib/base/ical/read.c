/* All-day events of a calendar. */
#include <stdlib.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/ical/ical.h"
#include "base/ical/libical.h"
#include "base/mem.h"
#include "inside.h"

enum { LENGTH_MOST = 366 }; /* days of one event */

struct event {
    icalcomponent *at;
    uint64_t line; /* on which it begins */
};

struct reading {
    const char *source;
    const struct ical_wish *wish;
    struct err *err;
    icalparser *parser;
    bool inside; /* BEGIN:VCALENDAR was there, its end was not */
    bool any;
    VEC(uint64_t) begins; /* the lines of the calendar's events */
    /* Of the whole file: an override may come before what it overrides. */
    VEC(icalcomponent *) calendars;
    VEC(struct event) events;
    struct overrides overrides;
    /* Of the event in hand. */
    VEC(int32_t) excluded;
    struct overrides_of of;
    int64_t steps; /* that are left, of the whole file */
    bool spent;    /* they were, by days that are told */
};

static int fail(struct reading *r, uint64_t line)
{
    return err_at(r->err, r->source, line);
}

/* --- events --- */

/* What libical could not make sense of, where it tells when the event is. */
static const char *fault(icalcomponent *event)
{
    static const char *const names[] = {"DTSTART", "DTEND",        "DURATION",
                                        "RRULE",   "EXRULE",       "RDATE",
                                        "EXDATE",  "RECURRENCE-ID"};
    for (icalproperty *p = libical()->icalcomponent_get_first_property(
             event, ICAL_XLICERROR_PROPERTY);
         p; p = libical()->icalcomponent_get_next_property(
                event, ICAL_XLICERROR_PROPERTY))
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const char *text = libical()->icalproperty_get_xlicerror(p);
            if (text && strstr(text, names[i]))
                return names[i];
        }
    return NULL;
}

static int by_number(const void *a, const void *b)
{
    const int32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static bool is_excluded(const struct reading *r, int32_t day)
{
    return r->excluded.n &&
           bsearch(&day, r->excluded.v, r->excluded.n, sizeof day, by_number);
}

struct stretch {
    int32_t length; /* days */
    const char *name;
};

static void mark(struct reading *r, int32_t day, struct stretch s)
{
    enum { TOLD = 8 }; /* steps that a day which is told is worth */
    struct err *e = r->spent ? &(struct err)ERR_INIT : r->err;
    if (steps_take(&r->steps, (int64_t)s.length * TOLD, e) < 0) {
        r->spent = true;
        return;
    }
    for (int32_t d = day; d < day + s.length; d++)
        if (d >= r->wish->from && d <= r->wish->to)
            r->wish->day(r->wish->arg, d, s.name);
}

/* An instance that begins on that day, unless an override says otherwise. */
static void occur(struct reading *r, int32_t day, struct stretch s)
{
    if (is_excluded(r, day))
        return;
    const struct override *o = overrides_at(r->of, day);
    if (o && o->day == day)
        return;
    o = o ? o->rest : NULL;
    if (o)
        mark(r, day + o->shift, (struct stretch){o->length, o->name});
    else
        mark(r, day, s);
}

struct occurring {
    struct reading *r;
    struct stretch s;
};

static void occur_on(void *arg, int32_t day)
{
    const struct occurring *o = arg;
    occur(o->r, day, o->s);
}

static int follow(struct reading *r, struct icalrecurrencetype rule,
                  int32_t start, void (*day)(void *arg, int32_t day), void *arg)
{
    /* Overrides may move days by any length. */
    struct recurrence k = {.start = start,
                           .first =
                               r->of.n ? start : r->wish->from - LENGTH_MOST,
                           .until = DAY_MAX,
                           .last = r->wish->to - overrides_least(r->of),
                           .steps = &r->steps,
                           .day = day,
                           .arg = arg};
    if (!libical()->icaltime_is_null_time(rule.until) &&
        !ical_date(rule.until, &k.until))
        return err_set(r->err, ERR_DATA, _("the event's %s cannot be read"),
                       "RRULE");
    return recur(&rule, &k, r->err) < 0 || r->spent ? -1 : 0;
}

static void exclude_day(void *arg, int32_t day)
{
    struct reading *r = arg;
    *vec_push(&r->excluded) = day;
}

/* EXRULE is of the past (RFC 2445), and still written. */
static int find_excluded(struct reading *r, icalcomponent *event, int32_t start)
{
    int32_t day;
    r->excluded.n = 0;
    for (icalproperty *p = libical()->icalcomponent_get_first_property(
             event, ICAL_EXDATE_PROPERTY);
         p; p = libical()->icalcomponent_get_next_property(
                event, ICAL_EXDATE_PROPERTY))
        if (ical_date(libical()->icalproperty_get_exdate(p), &day))
            exclude_day(r, day);
    for (icalproperty *p = libical()->icalcomponent_get_first_property(
             event, ICAL_EXRULE_PROPERTY);
         p; p = libical()->icalcomponent_get_next_property(
                event, ICAL_EXRULE_PROPERTY))
        if (follow(r, libical()->icalproperty_get_exrule(p), start, exclude_day,
                   r) < 0)
            return -1;
    if (r->excluded.n)
        qsort(r->excluded.v, r->excluded.n, sizeof day, by_number);
    return 0;
}

static struct stretch stretch_of(icalcomponent *event, int32_t start)
{
    int32_t end;
    const char *name = libical()->icalcomponent_get_summary(event);
    struct stretch s = {1, name ? name : ""};
    /* The end is out; DURATION counts, too. */
    if (ical_date(libical()->icalcomponent_get_dtend(event), &end) &&
        end > start)
        s.length = end - start < LENGTH_MOST ? end - start : LENGTH_MOST;
    return s;
}

static int read_instances(struct reading *r, icalcomponent *event, int32_t day)
{
    struct stretch s = stretch_of(event, day);
    struct occurring o = {r, s};
    icalproperty *rule =
        libical()->icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (find_excluded(r, event, day) < 0)
        return -1;
    if (!rule)
        occur(r, day, s);
    for (; rule; rule = libical()->icalcomponent_get_next_property(
                     event, ICAL_RRULE_PROPERTY))
        if (follow(r, libical()->icalproperty_get_rrule(rule), day, occur_on,
                   &o) < 0)
            return -1;
    for (icalproperty *p = libical()->icalcomponent_get_first_property(
             event, ICAL_RDATE_PROPERTY);
         p; p = libical()->icalcomponent_get_next_property(event,
                                                           ICAL_RDATE_PROPERTY))
        if (ical_date(libical()->icalproperty_get_rdate(p).time, &day))
            occur(r, day, s);
    return r->spent ? -1 : 0;
}

/* --- overrides --- */

static icalproperty *instance_of(icalcomponent *event)
{
    return libical()->icalcomponent_get_first_property(
        event, ICAL_RECURRENCEID_PROPERTY);
}

/* ICAL_RANGE_NONE: this instance alone. */
static icalparameter_range range_of(icalproperty *instance)
{
    icalparameter *p = libical()->icalproperty_get_first_parameter(
        instance, ICAL_RANGE_PARAMETER);
    return p ? libical()->icalparameter_get_range(p) : ICAL_RANGE_NONE;
}

static bool is_cancelled(icalcomponent *event)
{
    return libical()->icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED;
}

/* What is wrong with it is told when the event is read. */
static void find_override(struct reading *r, const struct event *event)
{
    icalproperty *instance = instance_of(event->at);
    struct override o = {.uid = libical()->icalcomponent_get_uid(event->at),
                         .line = event->line};
    struct icaltimetype start = libical()->icalcomponent_get_dtstart(event->at);
    int32_t day;
    if (!instance || !o.uid ||
        !ical_date(libical()->icalproperty_get_recurrenceid(instance), &o.day))
        return;
    o.onward = range_of(instance) == ICAL_RANGE_THISANDFUTURE;
    if (!is_cancelled(event->at) &&
        (start.is_date || ical_is_all_day(event->at)) &&
        ical_date(start, &day)) {
        struct stretch s = stretch_of(event->at, day);
        o.shift = day - o.day;
        o.length = s.length;
        o.name = s.name;
    }
    *vec_push(&r->overrides.all) = o;
}

static int check_instance(struct reading *r, icalproperty *instance)
{
    int32_t day;
    icalparameter_range range = range_of(instance);
    if (!ical_date(libical()->icalproperty_get_recurrenceid(instance), &day))
        return err_set(r->err, ERR_DATA,
                       _("the event's RECURRENCE-ID is no date"));
    if (range != ICAL_RANGE_NONE && range != ICAL_RANGE_THISANDFUTURE)
        return err_set(r->err, ERR_DATA,
                       _("the event's RECURRENCE-ID has a RANGE other than "
                         "THISANDFUTURE (override the instances one by one)"));
    return 0;
}

/* --- all events --- */

static int read_event(struct reading *r, icalcomponent *event)
{
    const char *bad = fault(event);
    struct icaltimetype start = libical()->icalcomponent_get_dtstart(event);
    icalproperty *instance = instance_of(event);
    int32_t day;
    if (bad)
        return err_set(r->err, ERR_DATA, _("the event's %s cannot be read"),
                       bad);
    if (instance && check_instance(r, instance) < 0)
        return -1;
    /* A cancelled instance may lack DTSTART. */
    if (is_cancelled(event))
        return 0;
    if (libical()->icaltime_is_null_time(start))
        return err_set(r->err, ERR_DATA,
                       _("the event has no DTSTART (it says when it is)"));
    bool whole;
    if (ical_whole_day(event, &whole, r->err) < 0)
        return -1;
    if (!whole)
        return 0;
    if (!ical_date(start, &day))
        return err_set(r->err, ERR_DATA, _("the event's DTSTART is no date"));
    /* An override stands for itself. */
    r->of =
        overrides_of(&r->overrides,
                     instance ? NULL : libical()->icalcomponent_get_uid(event));
    return read_instances(r, event, day);
}

static int read_events(struct reading *r)
{
    for (size_t i = 0; i < r->events.n; i++)
        find_override(r, &r->events.v[i]);
    overrides_settle(&r->overrides);
    for (size_t i = 0; i < r->events.n; i++)
        if (read_event(r, r->events.v[i].at) < 0)
            return fail(r, r->events.v[i].line);
    return 0;
}

static void take_calendar(struct reading *r, icalcomponent *calendar,
                          uint64_t end)
{
    size_t n = 0;
    for (icalcomponent *event = libical()->icalcomponent_get_first_component(
             calendar, ICAL_VEVENT_COMPONENT);
         event; event = libical()->icalcomponent_get_next_component(
                    calendar, ICAL_VEVENT_COMPONENT)) {
        uint64_t line = n < r->begins.n ? r->begins.v[n] : end;
        *vec_push(&r->events) = (struct event){event, line};
        n++;
    }
    *vec_push(&r->calendars) = calendar;
    r->begins.n = 0;
    r->inside = false;
}

/* --- lines --- */

/* libical may write to the line. */
static int take_line(void *arg, struct buf *line, uint64_t at)
{
    struct reading *r = arg;
    if (str_trim(buf_view(line)).n == 0)
        return 0;
    if (!r->inside) {
        if (strcasecmp(buf_cstr(line), "BEGIN:VCALENDAR") != 0) {
            err_set(r->err, ERR_DATA,
                    _("this is no iCalendar file (it begins with "
                      "BEGIN:VCALENDAR)"));
            return fail(r, at);
        }
        r->inside = r->any = true;
    }
    if (strcasecmp(buf_cstr(line), "BEGIN:VEVENT") == 0)
        *vec_push(&r->begins) = at;
    icalcomponent *calendar =
        libical()->icalparser_add_line(r->parser, line->p);
    if (calendar)
        take_calendar(r, calendar, at);
    return 0;
}

static void reading_release(struct reading *r)
{
    libical()->icalparser_free(r->parser);
    for (size_t i = 0; i < r->calendars.n; i++)
        libical()->icalcomponent_free(r->calendars.v[i]);
    vec_release(&r->calendars);
    vec_release(&r->begins);
    vec_release(&r->events);
    vec_release(&r->excluded);
    vec_release(&r->overrides.all);
}

int ical_days(struct str file, const char *source, const struct ical_wish *wish,
              struct err *e)
{
    struct reading r = {
        .source = source, .wish = wish, .err = e, .steps = STEPS_MOST};
    if (ical_check_text(file, e) < 0)
        return fail(&r, 0);
    if (file.n >= 3 && memcmp(file.p, "\xef\xbb\xbf", 3) == 0)
        file = (struct str){file.p + 3, file.n - 3};
    /* A fault in a file is no reason to abort. */
    libical()->icalerror_set_errors_are_fatal(false);
    r.parser = libical()->icalparser_new();
    if (!r.parser)
        mem_exhausted(file.n);
    int rc = ical_lines(file, take_line, &r);
    if (rc == 0 && (r.inside || !r.any)) {
        err_set(e, ERR_DATA,
                r.any ? _("the calendar has no end (END:VCALENDAR; is the file "
                          "whole?)")
                      : _("this is no iCalendar file (it begins with "
                          "BEGIN:VCALENDAR)"));
        rc = fail(&r, 0);
    }
    if (rc == 0)
        rc = read_events(&r);
    reading_release(&r);
    return rc;
}
