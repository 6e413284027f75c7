/* Which events are all day, and the days that they name. */
#include <strings.h>

#include "base/i18n.h"
#include "base/ical/libical.h"
#include "base/value/date.h"
#include "inside.h"

/* An instant in UTC on a quarter of an hour that is closer to the midnight to
 * come: who writes all-day events with a time means that of their own zone. */
static bool is_before_midnight(struct icaltimetype t)
{
    return !t.is_date && libical()->icaltime_is_utc(t) && t.hour >= 12 &&
           t.minute % 15 == 0 && t.second == 0;
}

bool ical_date(struct icaltimetype t, int32_t *day)
{
    if (t.year < 1 || t.year > 9999 || t.month < 1 || t.month > 12 ||
        t.day < 1 || t.day > day_month_length(t.year, t.month))
        return false;
    *day = day_of(t.year, t.month, t.day) + is_before_midnight(t);
    return true;
}

/* Events that say with a property of their own that they are all day, while
 * they begin at a time. */
bool ical_is_all_day(icalcomponent *event)
{
    static const char *const names[] = {"X-MICROSOFT-CDO-ALLDAYEVENT",
                                        "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT",
                                        "X-FUNAMBOL-ALLDAY"};
    for (icalproperty *p = libical()->icalcomponent_get_first_property(
             event, ICAL_X_PROPERTY);
         p;
         p = libical()->icalcomponent_get_next_property(event, ICAL_X_PROPERTY))
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const char *name = libical()->icalproperty_get_x_name(p);
            const char *value = libical()->icalproperty_get_x(p);
            if (name && value && strcasecmp(name, names[i]) == 0)
                return strcasecmp(value, "TRUE") == 0 ||
                       strcmp(value, "1") == 0;
        }
    return false;
}

int ical_whole_day(icalcomponent *event, bool *is, struct err *e)
{
    struct icaltimetype start = libical()->icalcomponent_get_dtstart(event);
    *is = start.is_date;
    if (start.is_date || !ical_is_all_day(event))
        return 0;
    *is = true;
    if (libical()->icaltime_is_utc(start) || (!start.hour && !start.minute))
        return 0;
    return err_set(e, ERR_DATA,
                   _("the event is all day and begins at %02d:%02d (give it a "
                     "date: DTSTART;VALUE=DATE)"),
                   start.hour, start.minute);
}
