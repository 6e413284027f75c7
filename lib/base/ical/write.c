/* Things to do, as a calendar. */
#include <stdlib.h>

#include "base/ical/ical.h"
#include "base/ical/libical.h"
#include "base/mem.h"
#include "base/text/text.h"

/* RFC 5545 has no place for control characters, nor for malformed bytes. */
static const char *clean(struct buf *b, const char *s)
{
    struct str rest = str_of(s);
    size_t bad;
    buf_clear(b);
    while (!text_valid(rest, &bad)) {
        buf_add(b, rest.p, bad);
        buf_puts(b, "\xef\xbf\xbd");
        rest.p += bad + 1;
        rest.n -= bad + 1;
    }
    buf_str(b, rest);
    for (size_t i = 0; i < b->n; i++) {
        unsigned char c = (unsigned char)b->p[i];
        /* U+0080 to U+009F */
        bool high = c == 0xc2 && (unsigned char)b->p[i + 1] < 0xa0;
        if ((c < ' ' && c != '\n') || c == 0x7f || high)
            b->p[i] = ' ';
        if (high)
            b->p[i + 1] = ' ';
    }
    return buf_cstr(b);
}

enum { LINE_MOST = 75 }; /* bytes, RFC 5545, 3.1 */

/* One line, folded where a character ends. */
static void put_line(struct buf *out, struct str line)
{
    size_t room = LINE_MOST;
    while (line.n > room) {
        size_t n = room;
        while (n > 0 && (line.p[n] & 0xc0) == 0x80)
            n--;
        buf_add(out, line.p, n);
        buf_puts(out, "\r\n ");
        line.p += n;
        line.n -= n;
        room = LINE_MOST - 1;
    }
    buf_str(out, line);
    buf_puts(out, "\r\n");
}

/* What libical made of it; where no blank comes for long, it folds lines inside
 * characters (3.0.16), so that is undone and done again. */
static void put(struct buf *out, char *text)
{
    struct buf line = {0};
    if (!text)
        mem_exhausted(0);
    for (const char *p = text; *p; p++) {
        bool end = *p == '\n', folded = end && (p[1] == ' ' || p[1] == '\t');
        if (!end && *p != '\r')
            buf_ch(&line, *p);
        if (end && !folded) {
            put_line(out, buf_view(&line));
            buf_clear(&line);
        }
        p += folded;
    }
    buf_release(&line);
    libical()->icalmemory_free_buffer(text);
}

static void add(icalcomponent *c, icalproperty *p)
{
    if (!p)
        mem_exhausted(0);
    libical()->icalcomponent_add_property(c, p);
}

static struct icaltimetype date_of(int32_t day)
{
    struct civil c = day_civil(day);
    struct icaltimetype t = libical()->icaltime_null_date();
    t.year = c.year;
    t.month = c.month;
    t.day = c.day;
    return t;
}

static struct icaltimetype instant_of(int64_t at)
{
    struct when w = when_at(at, NULL);
    struct icaltimetype t = date_of(w.day);
    int second = (int)(w.at - (int64_t)w.day * DAY_SECONDS);
    t.is_date = 0;
    t.hour = second / 3600;
    t.minute = second / 60 % 60;
    t.second = second % 60;
    t.zone = libical()->icaltimezone_get_utc_timezone();
    return t;
}

/* A property that stands by itself, before any component. */
static void put_property(struct buf *out, icalproperty *p)
{
    if (!p)
        mem_exhausted(0);
    put(out, libical()->icalproperty_as_ical_string_r(p));
    libical()->icalproperty_free(p);
}

/* The old name of NAME, which most programs know alone. */
static icalproperty *old_name(const char *name)
{
    icalproperty *p = libical()->icalproperty_new_x(name);
    if (p)
        libical()->icalproperty_set_x_name(p, "X-WR-CALNAME");
    return p;
}

/* RFC 7986, 5.7: the kind of its value has to be said. */
static icalproperty *refresh_interval(struct icaldurationtype d)
{
    icalproperty *p = libical()->icalproperty_new_refreshinterval(d);
    if (p)
        libical()->icalproperty_set_parameter(
            p, libical()->icalparameter_new_value(ICAL_VALUE_DURATION));
    return p;
}

enum { MINUTES = 60, HOURS = 3600 };

void ical_begin(struct buf *out, const char *name)
{
    struct buf b = {0};
    buf_puts(out, "BEGIN:VCALENDAR\r\n");
    put_property(out, libical()->icalproperty_new_version("2.0"));
    put_property(out, libical()->icalproperty_new_prodid("-//acct//acct//EN"));
    put_property(out, libical()->icalproperty_new_calscale("GREGORIAN"));
    put_property(out, libical()->icalproperty_new_method(ICAL_METHOD_PUBLISH));
    if (*name) {
        put_property(out, libical()->icalproperty_new_name(clean(&b, name)));
        put_property(out, old_name(clean(&b, name)));
        put_property(
            out, refresh_interval(libical()->icaldurationtype_from_int(HOURS)));
    }
    buf_release(&b);
}

static icalcomponent *component(icalcomponent_kind kind)
{
    icalcomponent *c = libical()->icalcomponent_new(kind);
    if (!c)
        mem_exhausted(0);
    return c;
}

/* What a thing to do and an event have alike, before their days. */
static icalcomponent *begin(icalcomponent_kind kind, const struct ical_item *t,
                            int64_t stamp)
{
    icalcomponent *c = component(kind);
    struct buf b = {0};
    add(c, libical()->icalproperty_new_uid(clean(&b, t->uid)));
    add(c, libical()->icalproperty_new_dtstamp(instant_of(stamp)));
    buf_release(&b);
    return c;
}

/* … and behind them. */
static void add_words(icalcomponent *c, const struct ical_item *t)
{
    const struct {
        const char *text;
        icalproperty *(*make)(const char *);
    } texts[] = {{t->summary, libical()->icalproperty_new_summary},
                 {t->description, libical()->icalproperty_new_description},
                 {t->category, libical()->icalproperty_new_categories},
                 {t->contact, libical()->icalproperty_new_contact},
                 {t->url, libical()->icalproperty_new_url}};
    struct buf b = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (*texts[i].text)
            add(c, texts[i].make(clean(&b, texts[i].text)));
    if (t->priority)
        add(c, libical()->icalproperty_new_priority(t->priority));
    buf_release(&b);
}

static void put_item(struct buf *out, icalcomponent *c)
{
    put(out, libical()->icalcomponent_as_ical_string_r(c));
    libical()->icalcomponent_free(c);
}

void ical_todo(struct buf *out, const struct ical_item *t, int64_t stamp)
{
    icalcomponent *c = begin(ICAL_VTODO_COMPONENT, t, stamp);
    /* The end has to be later than the beginning, and of the same kind
     * (RFC 5545, 3.8.2.3). */
    if (t->start != DAY_NONE && !t->due.timed &&
        (t->due.day == DAY_NONE || t->start < t->due.day))
        add(c, libical()->icalproperty_new_dtstart(date_of(t->start)));
    if (t->due.timed)
        add(c, libical()->icalproperty_new_due(instant_of(t->due.at)));
    else if (t->due.day != DAY_NONE)
        add(c, libical()->icalproperty_new_due(date_of(t->due.day)));
    add_words(c, t);
    add(c, libical()->icalproperty_new_status(ICAL_STATUS_NEEDSACTION));
    put_item(out, c);
}

/* Seconds from the event's beginning, which of a day is midnight. */
static void add_alarm(icalcomponent *event, int after, const char *summary)
{
    icalcomponent *c = component(ICAL_VALARM_COMPONENT);
    struct icaltriggertype trigger = {
        .time = libical()->icaltime_null_time(),
        .duration = libical()->icaldurationtype_from_int(after),
    };
    struct buf b = {0};
    add(c, libical()->icalproperty_new_action(ICAL_ACTION_DISPLAY));
    add(c, libical()->icalproperty_new_trigger(trigger));
    add(c, libical()->icalproperty_new_description(clean(&b, summary)));
    libical()->icalcomponent_add_component(event, c);
    buf_release(&b);
}

void ical_event(struct buf *out, const struct ical_item *t, int64_t stamp)
{
    enum { LENGTH = 15 * MINUTES, MORNING = 9 * HOURS };
    icalcomponent *c = begin(ICAL_VEVENT_COMPONENT, t, stamp);
    if (t->due.timed) {
        add(c, libical()->icalproperty_new_dtstart(instant_of(t->due.at)));
        add(c,
            libical()->icalproperty_new_dtend(instant_of(t->due.at + LENGTH)));
    } else {
        add(c, libical()->icalproperty_new_dtstart(date_of(t->due.day)));
        add(c, libical()->icalproperty_new_dtend(date_of(t->due.day + 1)));
        add(c, libical()->icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    }
    add_words(c, t);
    add_alarm(c, t->due.timed ? -LENGTH : MORNING, t->summary);
    put_item(out, c);
}

void ical_end(struct buf *out)
{
    buf_puts(out, "END:VCALENDAR\r\n");
}
