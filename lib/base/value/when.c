#include <inttypes.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/value/date.h"
#include "inside.h"

static const char *month_name(int month)
{
    static const char *const name[] = {
        N_("January"),   N_("February"), N_("March"),    N_("April"),
        N_("May"),       N_("June"),     N_("July"),     N_("August"),
        N_("September"), N_("October"),  N_("November"), N_("December")};
    return _(name[month - 1]);
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static int zone_offset(const struct zone *zone, int64_t at)
{
    return zone && zone->offset ? zone->offset(at, zone->arg) : 0;
}

/* The two digits at p; -1 where they are none. */
static int two(const char *p)
{
    if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
        return -1;
    return (p[0] - '0') * 10 + (p[1] - '0');
}

/* Says why the first ten bytes of s are no day. */
static int day_fault(struct str s, struct err *e)
{
    int century = s.n >= 10 ? two(s.p) : -1, year = -1, month = -1, day = -1;
    if (century >= 0 && s.p[4] == '-' && s.p[7] == '-') {
        year = two(s.p + 2) < 0 ? -1 : century * 100 + two(s.p + 2);
        month = two(s.p + 5);
        day = two(s.p + 8);
    }
    if (year < 0 || month < 0 || day < 0)
        return err_set(e, ERR_DATA, _("'%.*s' is no date (write YYYY-MM-DD)"),
                       STR_ARG(word_shown(s)));
    if (year == 0)
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no date (years are 0001 to 9999)"),
                       STR_ARG(word_shown(s)));
    if (month < 1 || month > 12)
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no date (months are 01 to 12)"),
                       STR_ARG(word_shown(s)));

    int length = day_month_length(year, month);
    return err_set(e, ERR_DATA,
                   P_("'%.*s' is no date (%s %04d has %d day)",
                      "'%.*s' is no date (%s %04d has %d days)", length),
                   STR_ARG(word_shown(s)), month_name(month), year, length);
}

static int time_fault(struct str s, struct err *e)
{
    return err_set(e, ERR_DATA,
                   _("'%.*s' is no date with a time (write "
                     "2026-10-05T09:30+03:00)"),
                   STR_ARG(word_shown(s)));
}

/* Takes "hh:mm[:ss[.fraction]]" off the front of *rest: the seconds since
 * midnight.  -1 where it is not of that form, -2 where there is no such time.
 * A leap second counts as the second before it. */
static int clock_take(struct str *rest)
{
    const char *p = rest->p, *end = p + rest->n;
    int second = 0;

    if (end - p < 5 || p[2] != ':')
        return -1;
    int hour = two(p), minute = two(p + 3);
    p += 5;
    if (p < end && *p == ':') {
        if (end - p < 3 || (second = two(p + 1)) < 0)
            return -1;
        p += 3;
        if (p < end && *p == '.') {
            const char *fraction = ++p;
            while (p < end && *p >= '0' && *p <= '9')
                p++;
            if (p == fraction)
                return -1;
        }
    }
    if (hour < 0 || minute < 0)
        return -1;
    if (hour > 23 || minute > 59 || second > 60)
        return -2;
    *rest = (struct str){p, (size_t)(end - p)};
    return hour * 3600 + minute * 60 + (second == 60 ? 59 : second);
}

/* "Z" or "±hh:mm" to seconds east of UTC. */
static bool offset_parse(struct str s, int *offset)
{
    *offset = 0;
    if (s.n == 1 && (s.p[0] == 'Z' || s.p[0] == 'z'))
        return true;
    if (s.n != 6 || (s.p[0] != '+' && s.p[0] != '-') || s.p[3] != ':')
        return false;

    int hour = two(s.p + 1), minute = two(s.p + 4);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return false;
    *offset = (hour * 3600 + minute * 60) * (s.p[0] == '-' ? -1 : 1);
    return true;
}

/* The instant at which the zone's clocks show `local`.  Of an hour that they
 * show twice it is the first; one that they skip is read with the offset
 * before the gap, as RFC 5545 (3.3.5) has it. */
static int64_t instant_of_local(int64_t local, const struct zone *zone)
{
    int before = zone_offset(zone, local - DAY_SECONDS);
    int after = zone_offset(zone, local + DAY_SECONDS);

    if (before != after && zone_offset(zone, local - before) != before &&
        zone_offset(zone, local - after) == after)
        return local - after;
    return local - before;
}

/* The civil day in the zone; may be out of range. */
static int64_t instant_day(int64_t at, const struct zone *zone)
{
    return floor_div(at + zone_offset(zone, at), DAY_SECONDS);
}

int when_parse(struct str s, const struct zone *zone, struct when *out,
               struct err *e)
{
    struct when w = {DAY_NONE, false, 0};

    if (s.n < 10 || !day_parse((struct str){s.p, 10}, &w.day))
        return day_fault(s, e);
    if (s.n == 10) {
        *out = w;
        return 0;
    }
    if (s.p[10] != 'T' && s.p[10] != 't' && s.p[10] != ' ')
        return time_fault(s, e);

    struct str rest = {s.p + 11, s.n - 11};
    int clock = clock_take(&rest), offset;
    if (clock == -2)
        return two(s.p + 11) == 24
                   ? err_set(e, ERR_DATA,
                             _("'%.*s' has no time of day (write 00:00 of the "
                               "next day for 24:00)"),
                             STR_ARG(word_shown(s)))
                   : err_set(e, ERR_DATA,
                             _("'%.*s' has no time of day (hours are 00 to 23, "
                               "minutes and seconds 00 to 59)"),
                             STR_ARG(word_shown(s)));
    if (clock < 0)
        return time_fault(s, e);

    w.timed = true;
    w.at = (int64_t)w.day * DAY_SECONDS + clock;
    if (rest.n == 0)
        w.at = instant_of_local(w.at, zone);
    else if (offset_parse(rest, &offset))
        w.at -= offset;
    else
        return time_fault(s, e);

    int64_t day = instant_day(w.at, zone);
    if (day < DAY_MIN || day > DAY_MAX)
        return err_set(e, ERR_DATA,
                       _("'%.*s' is out of range in the local zone (years are "
                         "0001 to 9999)"),
                       STR_ARG(word_shown(s)));
    w.day = (int32_t)day;
    *out = w;
    return 0;
}

int64_t when_local(int32_t day, int second, const struct zone *zone)
{
    return instant_of_local((int64_t)day * DAY_SECONDS + second, zone);
}

struct when when_at(int64_t at, const struct zone *zone)
{
    const int64_t first = (int64_t)DAY_MIN * DAY_SECONDS;
    const int64_t last = (int64_t)DAY_MAX * DAY_SECONDS + DAY_SECONDS - 1;

    at = at < first ? first : at > last ? last : at;
    int64_t day = instant_day(at, zone);
    day = day < DAY_MIN ? DAY_MIN : day > DAY_MAX ? DAY_MAX : day;
    return (struct when){(int32_t)day, true, at};
}

bool when_later(const struct when *w, const struct when *than)
{
    if (w->timed && than->timed)
        return w->at > than->at;
    return w->day > than->day;
}

/* hh:mm */
static char *clock_put(char *p, int seconds)
{
    p = digits_put(p, seconds / 3600, 2);
    *p++ = ':';
    return digits_put(p, seconds / 60 % 60, 2);
}

char *when_print(const struct when *w, const struct zone *zone,
                 char buf[DATE_SIZE])
{
    if (!w->timed)
        return day_print(w->day, buf);

    int64_t at = w->at;
    /* RFC 3339 has no seconds in an offset, zones of long ago do: those are
     * cut off, and the instant stays exact. */
    int offset = zone_offset(zone, at) / 60 * 60;
    int64_t day = floor_div(at + offset, DAY_SECONDS);
    if (day < DAY_MIN || day > DAY_MAX) {
        at = when_at(at, NULL).at;
        offset = 0;
        day = floor_div(at, DAY_SECONDS);
    }

    int clock = (int)(at + offset - day * DAY_SECONDS);
    int east = offset < 0 ? -offset : offset;
    char *p = day_print((int32_t)day, buf) + 10;
    *p++ = 'T';
    p = clock_put(p, clock);
    *p++ = ':';
    p = digits_put(p, clock % 60, 2);
    *p++ = offset == 0 ? 'Z' : offset < 0 ? '-' : '+';
    if (offset)
        p = clock_put(p, east);
    *p = '\0';
    return buf;
}
