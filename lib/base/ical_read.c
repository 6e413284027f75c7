/* All-day events of a calendar. */
#include <stdlib.h>
#include <strings.h>

#include <libical/ical.h>

#include "base/i18n.h"
#include "base/ical.h"
#include "base/mem.h"
#include "base/text.h"

enum {
    LENGTH_MOST = 366,  /* days of one event */
    STEPS_MOST = 100000 /* of one recurrence: it ends, whatever it says */
};

struct reading {
    const char *path;
    int32_t from, to;
    ical_day_fn *day;
    void *arg;
    struct err *err;
    icalparser *parser;
    icalcomponent *calendar; /* the one being read, once it is whole */
    bool inside;             /* BEGIN:VCALENDAR was there, its end was not */
    bool any;
    uint64_t line;         /* on which the unfolded line begins */
    VEC(uint64_t) events;  /* the lines of the calendar's events */
    VEC(int32_t) excluded; /* of the event in hand */
};

static int fail(struct reading *r, uint64_t line)
{
    return err_at(r->err, r->path, line);
}

/* --- events --- */

static bool read_date(struct icaltimetype t, int32_t *day)
{
    if (t.year < 1 || t.year > 9999 || t.month < 1 || t.month > 12 ||
        t.day < 1 || t.day > day_month_length(t.year, t.month))
        return false;
    *day = day_of(t.year, t.month, t.day);
    return true;
}

/* What libical could not make sense of, where it tells when the event is. */
static const char *fault(icalcomponent *event)
{
    static const char *const names[] = {"DTSTART", "DTEND", "DURATION",
                                        "RRULE",   "RDATE", "EXDATE"};
    for (icalproperty *p =
             icalcomponent_get_first_property(event, ICAL_XLICERROR_PROPERTY);
         p; p = icalcomponent_get_next_property(event, ICAL_XLICERROR_PROPERTY))
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const char *text = icalproperty_get_xlicerror(p);
            if (text && strstr(text, names[i]))
                return names[i];
        }
    return NULL;
}

/* An occurrence that begins on that day. */
static void occur(struct reading *r, int32_t day, int32_t length,
                  const char *name)
{
    for (size_t i = 0; i < r->excluded.n; i++)
        if (r->excluded.v[i] == day)
            return;
    for (int32_t d = day; d < day + length; d++)
        if (d >= r->from && d <= r->to)
            r->day(r->arg, d, name);
}

static int recur(struct reading *r, icalproperty *p, struct icaltimetype start,
                 int32_t length, const char *name)
{
    struct icalrecurrencetype rule = icalproperty_get_rrule(p);
    icalrecur_iterator *it = icalrecur_iterator_new(rule, start);
    int32_t day;
    int n = 0;
    if (!it)
        return err_set(r->err, ERR_DATA,
                       _("the event's RRULE cannot be followed (repair it, or "
                         "give its days one by one)"));
    for (; n < STEPS_MOST; n++) {
        struct icaltimetype t = icalrecur_iterator_next(it);
        if (icaltime_is_null_time(t) || !read_date(t, &day) || day > r->to)
            break;
        occur(r, day, length, name);
    }
    icalrecur_iterator_free(it);
    if (n == STEPS_MOST)
        return err_set(r->err, ERR_DATA,
                       _("the event recurs more than %d times"), STEPS_MOST);
    return 0;
}

static void find_excluded(struct reading *r, icalcomponent *event)
{
    int32_t day;
    r->excluded.n = 0;
    for (icalproperty *p =
             icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);
         p; p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
        if (read_date(icalproperty_get_exdate(p), &day))
            *vec_push(&r->excluded) = day;
}

static int32_t length_of(icalcomponent *event, int32_t start)
{
    int32_t end;
    /* The end is out; DURATION counts, too. */
    if (!read_date(icalcomponent_get_dtend(event), &end) || end <= start)
        return 1;
    return end - start < LENGTH_MOST ? end - start : LENGTH_MOST;
}

static int read_event(struct reading *r, icalcomponent *event)
{
    const char *bad = fault(event);
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    int32_t day;
    if (bad)
        return err_set(r->err, ERR_DATA, _("the event's %s cannot be read"),
                       bad);
    if (icaltime_is_null_time(start))
        return err_set(r->err, ERR_DATA,
                       _("the event has no DTSTART (it says when it is)"));
    if (!start.is_date ||
        icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED)
        return 0;
    if (!read_date(start, &day))
        return err_set(r->err, ERR_DATA, _("the event's DTSTART is no date"));

    const char *name = icalcomponent_get_summary(event);
    int32_t length = length_of(event, day);
    name = name ? name : "";
    find_excluded(r, event);
    icalproperty *rule =
        icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (!rule)
        occur(r, day, length, name);
    for (; rule;
         rule = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY))
        if (recur(r, rule, start, length, name) < 0)
            return -1;
    for (icalproperty *p =
             icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY);
         p; p = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY))
        if (read_date(icalproperty_get_rdate(p).time, &day))
            occur(r, day, length, name);
    return 0;
}

static int read_events(struct reading *r)
{
    size_t n = 0;
    int rc = 0;
    icalcomponent *event =
        icalcomponent_get_first_component(r->calendar, ICAL_VEVENT_COMPONENT);
    while (event && rc == 0) {
        uint64_t line = n < r->events.n ? r->events.v[n] : r->line;
        n++;
        rc = read_event(r, event);
        if (rc < 0)
            fail(r, line);
        event = icalcomponent_get_next_component(r->calendar,
                                                 ICAL_VEVENT_COMPONENT);
    }
    icalcomponent_free(r->calendar);
    r->calendar = NULL;
    r->events.n = 0;
    return rc;
}

/* --- lines --- */

/* An unfolded line, which libical may write to. */
static int take_line(struct reading *r, struct buf *line)
{
    if (str_trim(buf_view(line)).n == 0)
        return 0;
    if (!r->inside) {
        if (strcasecmp(buf_cstr(line), "BEGIN:VCALENDAR") != 0) {
            err_set(r->err, ERR_DATA,
                    _("this is no iCalendar file (it begins with "
                      "BEGIN:VCALENDAR)"));
            return fail(r, r->line);
        }
        r->inside = r->any = true;
    }
    if (strcasecmp(buf_cstr(line), "BEGIN:VEVENT") == 0)
        *vec_push(&r->events) = r->line;
    r->calendar = icalparser_add_line(r->parser, line->p);
    if (!r->calendar)
        return 0;
    r->inside = false;
    return read_events(r);
}

/* Lines are folded: one that begins with a blank goes on with the one before
 * (RFC 5545, 3.1). */
static int take_lines(struct reading *r, struct str rest)
{
    struct buf whole = {0};
    struct str part;
    uint64_t at = 0;
    int rc = 0;
    while (rc == 0 && str_cut(&rest, '\n', &part)) {
        at++;
        if (part.n && part.p[part.n - 1] == '\r')
            part.n--;
        if (part.n && (part.p[0] == ' ' || part.p[0] == '\t')) {
            buf_add(&whole, part.p + 1, part.n - 1);
            continue;
        }
        rc = take_line(r, &whole);
        buf_clear(&whole);
        buf_str(&whole, part);
        r->line = at;
    }
    if (rc == 0)
        rc = take_line(r, &whole);
    buf_release(&whole);
    return rc;
}

static int check_text(struct str file, struct err *e)
{
    size_t bad;
    if (file.n && memchr(file.p, '\0', file.n))
        return err_set(e, ERR_DATA,
                       _("a NUL byte (this is no text file, or it is UTF-16)"));
    if (!text_valid(file, &bad))
        return err_set(e, ERR_DATA,
                       _("byte 0x%02x is not UTF-8 (convert the file, such as "
                         "with: iconv -f CP1251 -t UTF-8)"),
                       (unsigned char)file.p[bad]);
    return 0;
}

int ical_days(struct str file, const char *path, int32_t from, int32_t to,
              ical_day_fn *day, void *arg, struct err *e)
{
    struct reading r = {
        .path = path, .from = from, .to = to, .day = day, .arg = arg, .err = e};
    if (check_text(file, e) < 0)
        return fail(&r, 0);
    if (file.n >= 3 && memcmp(file.p, "\xef\xbb\xbf", 3) == 0)
        file = (struct str){file.p + 3, file.n - 3};
    /* A fault in a file is no reason to abort. */
    icalerror_set_errors_are_fatal(false);
    r.parser = icalparser_new();
    if (!r.parser)
        mem_exhausted(file.n);
    int rc = take_lines(&r, file);
    if (rc == 0 && (r.inside || !r.any)) {
        err_set(e, ERR_DATA,
                r.any ? _("the calendar has no end (END:VCALENDAR; is the file "
                          "whole?)")
                      : _("this is no iCalendar file (it begins with "
                          "BEGIN:VCALENDAR)"));
        rc = fail(&r, 0);
    }
    icalparser_free(r.parser);
    vec_release(&r.events);
    vec_release(&r.excluded);
    return rc;
}
