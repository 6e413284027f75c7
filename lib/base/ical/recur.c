/* The days of a recurrence (RFC 5545, 3.3.10).  libical reads the rule, but its
 * own walk goes wrong, each version elsewhere: 3.0.16 leaves BYSETPOS out of
 * weeks and negative days out of FREQ=DAILY, and never ends where no second
 * fits. Of whole days there is a plain way: those of a period that all parts
 * fit. */

#include "base/i18n.h"
#include "base/ical/libical.h"
#include "base/value/date.h"
#include "inside.h"

enum {
    DAYS_MOST = 366,     /* of a period */
    TIMES_MOST = 100000, /* that something recurs */
};

struct list {
    const short *v;
    size_t n;
};

struct rule {
    const struct icalrecurrencetype *from;
    struct list months, week_numbers, year_days, month_days, weekdays, places;
    struct civil start;
    int week_start, weekday; /* ISO, the latter of the start */
    /* What the start says where the rule does not. */
    bool same_month, same_day, same_weekday;
};

#define LIST(array) list_of(array, sizeof(array) / sizeof *(array))
static struct list list_of(const short *v, size_t most)
{
    size_t n = 0;
    while (n < most && v[n] != ICAL_RECURRENCE_ARRAY_MAX)
        n++;
    return (struct list){v, n};
}

/* Counted from the front, or from the end below 0. */
static bool lists(struct list l, int n, int back)
{
    for (size_t i = 0; i < l.n; i++)
        if (l.v[i] == n || l.v[i] == back)
            return true;
    return false;
}

static int iso_weekday(icalrecurrencetype_weekday day)
{
    return day == ICAL_NO_WEEKDAY       ? 1
           : day == ICAL_SUNDAY_WEEKDAY ? 7
                                        : (int)day - 1;
}

static int32_t week_begin(const struct rule *r, int32_t day)
{
    return day - (day_weekday(day) - r->week_start + 7) % 7;
}

/* A week is of the year that has its fourth day. */
static bool fits_week(const struct rule *r, int32_t day)
{
    int32_t middle = week_begin(r, day) + 3;
    int year = day_civil(middle).year;
    int32_t new_year = day_of(year, 1, 1), next = day_of(year + 1, 1, 1);
    int32_t first = week_begin(r, new_year + 3) + 3;
    int week = (int)(middle - first) / 7 + 1;
    int weeks = (int)(next - 1 - first) / 7 + 1;
    return lists(r->week_numbers, week, week - weeks - 1);
}

/* The second Monday, the last Friday: of the month, or of the year where the
 * rule names no months. */
static bool fits_weekday(const struct rule *r, int32_t day, struct civil c)
{
    bool year = r->from->freq == ICAL_YEARLY_RECURRENCE && !r->months.n;
    int32_t first = day_of(c.year, year ? 1 : c.month, 1);
    int32_t end = year ? day_of(c.year + 1, 1, 1)
                       : first + day_month_length(c.year, c.month);
    int place = (int)(day - first) / 7 + 1;
    int back = -((int)(end - 1 - day) / 7 + 1);
    for (size_t i = 0; i < r->weekdays.n; i++) {
        int at = libical()->icalrecurrencetype_day_position(r->weekdays.v[i]);
        int weekday = iso_weekday(
            libical()->icalrecurrencetype_day_day_of_week(r->weekdays.v[i]));
        if (weekday == day_weekday(day) && (!at || at == place || at == back))
            return true;
    }
    return false;
}

static bool fits(const struct rule *r, int32_t day)
{
    struct civil c = day_civil(day);
    int length = day_month_length(c.year, c.month);
    int32_t new_year = day_of(c.year, 1, 1), next = day_of(c.year + 1, 1, 1);
    int year_day = (int)(day - new_year) + 1;
    if ((r->same_month && c.month != r->start.month) ||
        (r->same_day && c.day != r->start.day) ||
        (r->same_weekday && day_weekday(day) != r->weekday))
        return false;
    return (!r->months.n || lists(r->months, c.month, c.month)) &&
           (!r->month_days.n ||
            lists(r->month_days, c.day, c.day - length - 1)) &&
           (!r->year_days.n ||
            lists(r->year_days, year_day, (int)(day - next))) &&
           (!r->weekdays.n || fits_weekday(r, day, c)) &&
           (!r->week_numbers.n || fits_week(r, day));
}

/* The n-th period from the start's; false: it is past all years. */
static bool period_at(const struct rule *r, int32_t start, int64_t n,
                      int32_t *from, int32_t *to)
{
    int64_t month = (int64_t)r->start.year * 12 + r->start.month - 1 + n;
    int64_t year = r->start.year + n, day = start + n;
    switch (r->from->freq) {
    case ICAL_WEEKLY_RECURRENCE:
        day = week_begin(r, start) + 7 * n;
        break;
    case ICAL_MONTHLY_RECURRENCE:
        year = month / 12;
        day =
            year > 9999 ? DAY_MAX : day_of((int)year, (int)(month % 12) + 1, 1);
        break;
    case ICAL_YEARLY_RECURRENCE:
        day = year > 9999 ? DAY_MAX : day_of((int)year, 1, 1);
        break;
    default:
        break;
    }
    if (day >= DAY_MAX)
        return false;
    *from = *to = (int32_t)day;
    if (r->from->freq == ICAL_WEEKLY_RECURRENCE)
        *to += 6;
    else if (r->from->freq == ICAL_MONTHLY_RECURRENCE)
        *to += day_month_length((int)year, (int)(month % 12) + 1) - 1;
    else if (r->from->freq == ICAL_YEARLY_RECURRENCE)
        *to = day_of((int)year + 1, 1, 1) - 1;
    return true;
}

/* A day of the year is in one month. */
static void narrow(const struct rule *r, int32_t *from, int32_t *to)
{
    int year = day_civil(*from).year, month = r->start.month;
    if (!r->same_month)
        return;
    *from = day_of(year, month, 1);
    *to = *from + day_month_length(year, month) - 1;
}

static size_t days_of(const struct rule *r, int32_t from, int32_t to,
                      int32_t *days)
{
    size_t n = 0, kept = 0;
    for (int32_t day = from; day <= to; day++)
        if (fits(r, day))
            days[n++] = day;
    for (size_t i = 0; i < n && r->places.n; i++)
        if (lists(r->places, (int)i + 1, (int)i - (int)n))
            days[kept++] = days[i];
    return r->places.n ? kept : n;
}

/* Parts that do not go together (table in 3.3.10), or are of another calendar.
 */
static bool is_odd(const struct rule *r)
{
    const struct icalrecurrencetype *from = r->from;
    bool year = from->freq == ICAL_YEARLY_RECURRENCE;
    bool month = from->freq == ICAL_MONTHLY_RECURRENCE;
    for (size_t i = 0; i < r->weekdays.n; i++)
        if (libical()->icalrecurrencetype_day_position(r->weekdays.v[i]) &&
            ((!year && !month) || r->week_numbers.n))
            return true;
    for (size_t i = 0; i < r->months.n; i++)
        if (libical()->icalrecurrencetype_month_is_leap(r->months.v[i]))
            return true;
    return (!year && (r->week_numbers.n || r->year_days.n)) ||
           (from->freq == ICAL_WEEKLY_RECURRENCE && r->month_days.n) ||
           from->skip == ICAL_SKIP_BACKWARD ||
           from->skip == ICAL_SKIP_FORWARD ||
           (from->rscale && strcmp(from->rscale, "GREGORIAN") != 0);
}

static struct rule rule_of(const struct icalrecurrencetype *from, int32_t start)
{
    struct rule r = {.from = from,
                     .months = LIST(from->by_month),
                     .week_numbers = LIST(from->by_week_no),
                     .year_days = LIST(from->by_year_day),
                     .month_days = LIST(from->by_month_day),
                     .weekdays = LIST(from->by_day),
                     .places = LIST(from->by_set_pos),
                     .start = day_civil(start),
                     .week_start = iso_weekday(from->week_start),
                     .weekday = day_weekday(start)};
    bool year = from->freq == ICAL_YEARLY_RECURRENCE;
    bool month = from->freq == ICAL_MONTHLY_RECURRENCE;
    bool days = r.weekdays.n || r.month_days.n || r.year_days.n;
    r.same_day = (year || month) && !days && !r.week_numbers.n;
    r.same_month = year && r.same_day && !r.months.n;
    r.same_weekday =
        !days && (from->freq == ICAL_WEEKLY_RECURRENCE || r.week_numbers.n);
    return r;
}

int steps_take(int64_t *left, int64_t n, struct err *e)
{
    *left -= n;
    return *left >= 0 ? 0
                      : err_set(e, ERR_DATA,
                                _("it takes too long to find the days of the "
                                  "calendar (take out events that recur for "
                                  "ages, such as this one)"));
}

/* The first period that is wanted, or one before: where times are counted, all
 * are. */
static int64_t first_period(const struct rule *r, const struct recurrence *k,
                            int64_t step)
{
    static const int lengths[] = {[ICAL_DAILY_RECURRENCE] = 1,
                                  [ICAL_WEEKLY_RECURRENCE] = 7,
                                  [ICAL_MONTHLY_RECURRENCE] = 31,
                                  [ICAL_YEARLY_RECURRENCE] = 366};
    int64_t days = (int64_t)k->first - k->start;
    if (r->from->count || days <= 0)
        return 0;
    int64_t n = days / lengths[r->from->freq] - 1;
    return n > 0 ? n - n % step : 0;
}

static int walk(const struct rule *r, const struct recurrence *k, struct err *e)
{
    int32_t days[DAYS_MOST], from, to;
    int64_t step = r->from->interval < 1 ? 1 : r->from->interval;
    int told = 0;
    for (int64_t n = first_period(r, k, step);
         period_at(r, k->start, n, &from, &to); n += step) {
        if (from > k->last || from > k->until)
            break;
        narrow(r, &from, &to);
        if (steps_take(k->steps, to - from + 1, e) < 0)
            return -1;
        size_t count = days_of(r, from, to, days);
        for (size_t i = 0; i < count; i++) {
            if (days[i] < k->start)
                continue;
            if (days[i] > k->last || days[i] > k->until ||
                (r->from->count && told == r->from->count))
                return 0;
            if (told++ == TIMES_MOST)
                return err_set(e, ERR_DATA,
                               _("the event recurs more than %d times"),
                               TIMES_MOST);
            k->day(k->arg, days[i]);
        }
    }
    return 0;
}

int recur(const struct icalrecurrencetype *from, const struct recurrence *k,
          struct err *e)
{
    struct rule r = rule_of(from, k->start);
    if (from->freq < ICAL_DAILY_RECURRENCE)
        return err_set(e, ERR_DATA,
                       _("the event recurs within a day (write FREQ=DAILY, "
                         "WEEKLY, MONTHLY or YEARLY)"));
    if (from->freq > ICAL_YEARLY_RECURRENCE || is_odd(&r))
        return err_set(e, ERR_DATA,
                       _("the event's RRULE cannot be followed (repair it, or "
                         "give its days one by one)"));
    return walk(&r, k, e);
}
