/*
 * What is called of libical, which is opened at the first call:
 * libical()->icalparser_new.
 */
#ifndef ACCT_BASE_ICAL_LIBICAL_H
#define ACCT_BASE_ICAL_LIBICAL_H

#include <libical/ical.h>

#include "base/module.h"

#define LIBICAL_FUNCTIONS(X)                                                   \
    X(icalcomponent_add_component)                                             \
    X(icalcomponent_add_property)                                              \
    X(icalcomponent_as_ical_string_r)                                          \
    X(icalcomponent_free)                                                      \
    X(icalcomponent_get_dtend)                                                 \
    X(icalcomponent_get_dtstart)                                               \
    X(icalcomponent_get_first_component)                                       \
    X(icalcomponent_get_first_property)                                        \
    X(icalcomponent_get_next_component)                                        \
    X(icalcomponent_get_next_property)                                         \
    X(icalcomponent_get_status)                                                \
    X(icalcomponent_get_summary)                                               \
    X(icalcomponent_get_uid)                                                   \
    X(icalcomponent_new)                                                       \
    X(icaldurationtype_from_int)                                               \
    X(icalerror_set_errors_are_fatal)                                          \
    X(icalmemory_free_buffer)                                                  \
    X(icalparameter_get_range)                                                 \
    X(icalparameter_new_value)                                                 \
    X(icalparser_add_line)                                                     \
    X(icalparser_free)                                                         \
    X(icalparser_new)                                                          \
    X(icalproperty_as_ical_string_r)                                           \
    X(icalproperty_free)                                                       \
    X(icalproperty_get_exdate)                                                 \
    X(icalproperty_get_exrule)                                                 \
    X(icalproperty_get_first_parameter)                                        \
    X(icalproperty_get_rdate)                                                  \
    X(icalproperty_get_recurrenceid)                                           \
    X(icalproperty_get_rrule)                                                  \
    X(icalproperty_get_x)                                                      \
    X(icalproperty_get_x_name)                                                 \
    X(icalproperty_get_xlicerror)                                              \
    X(icalproperty_new_action)                                                 \
    X(icalproperty_new_calscale)                                               \
    X(icalproperty_new_categories)                                             \
    X(icalproperty_new_contact)                                                \
    X(icalproperty_new_description)                                            \
    X(icalproperty_new_dtend)                                                  \
    X(icalproperty_new_dtstamp)                                                \
    X(icalproperty_new_dtstart)                                                \
    X(icalproperty_new_due)                                                    \
    X(icalproperty_new_method)                                                 \
    X(icalproperty_new_name)                                                   \
    X(icalproperty_new_priority)                                               \
    X(icalproperty_new_prodid)                                                 \
    X(icalproperty_new_refreshinterval)                                        \
    X(icalproperty_new_status)                                                 \
    X(icalproperty_new_summary)                                                \
    X(icalproperty_new_transp)                                                 \
    X(icalproperty_new_trigger)                                                \
    X(icalproperty_new_uid)                                                    \
    X(icalproperty_new_url)                                                    \
    X(icalproperty_new_version)                                                \
    X(icalproperty_new_x)                                                      \
    X(icalproperty_set_parameter)                                              \
    X(icalproperty_set_x_name)                                                 \
    X(icalrecurrencetype_day_day_of_week)                                      \
    X(icalrecurrencetype_day_position)                                         \
    X(icalrecurrencetype_month_is_leap)                                        \
    X(icaltime_is_null_time)                                                   \
    X(icaltime_is_utc)                                                         \
    X(icaltime_null_date)                                                      \
    X(icaltime_null_time)                                                      \
    X(icaltimezone_get_utc_timezone)

struct libical {
    LIBICAL_FUNCTIONS(LIBRARY_MEMBER)
};
const struct libical *libical(void);

#endif
