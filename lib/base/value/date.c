#include "base/value/date.h"

#include "inside.h"

#define ERA_DAYS 146097 /* of 400 years: the calendar repeats */

/* Days from 0000-03-01 to 1970-01-01.  Years are counted from March, so that
 * the leap day is the last of its year. */
#define MARCH_ZERO 719468

static bool leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

int day_month_length(int year, int month)
{
    static const signed char length[] = {31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return 0;
    return length[month - 1] + (month == 2 && leap(year));
}

int32_t day_of(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month < 3);
    int64_t era = floor_div(y, 400);
    unsigned in_era = (unsigned)(y - era * 400);
    /* From March on the lengths 31 30 31 30 31 repeat: 153 days in 5 months. */
    int in_year = (153 * (month < 3 ? month + 9 : month - 3) + 2) / 5 + day - 1;

    return (int32_t)(era * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 +
                     in_year - MARCH_ZERO);
}

struct civil day_civil(int32_t day)
{
    int64_t n = (int64_t)day + MARCH_ZERO;
    int64_t era = floor_div(n, ERA_DAYS);
    int d = (int)(n - era * ERA_DAYS);
    /* Without the leap days before it, the day's year is a plain division. */
    int y = (d - d / 1460 + d / 36524 - d / (ERA_DAYS - 1)) / 365;
    int in_year = d - (y * 365 + y / 4 - y / 100);
    int month = (5 * in_year + 2) / 153; /* 0 is March */
    struct civil c;

    c.day = in_year - (153 * month + 2) / 5 + 1;
    c.month = month < 10 ? month + 3 : month - 9;
    c.year = (int)(era * 400) + y + (c.month < 3);
    return c;
}

int day_weekday(int32_t day)
{
    int64_t n = (int64_t)day + 3; /* 1970-01-01 was a Thursday */
    return (int)(n - floor_div(n, 7) * 7) + 1;
}

void day_iso_week(int32_t day, int *year, int *week)
{
    /* A week belongs to the year that its Thursday is in. */
    int32_t thursday = day + 4 - day_weekday(day);

    *year = day_civil(thursday).year;
    *week = (thursday - day_of(*year, 1, 1)) / 7 + 1;
}

int day_month(int32_t day)
{
    enum { YEAR = 12 };
    struct civil c = day_civil(day);
    return c.year * YEAR + c.month - 1;
}

int32_t day_add_months(int32_t day, int months)
{
    if (day == DAY_NONE)
        return day;

    struct civil c = day_civil(day);
    int64_t m = (int64_t)c.year * 12 + c.month - 1 + months;
    if (m < 12)
        return DAY_MIN;
    if (m >= 10000 * 12)
        return DAY_MAX;

    int year = (int)(m / 12), month = (int)(m % 12) + 1;
    int length = day_month_length(year, month);
    return day_of(year, month, c.day < length ? c.day : length);
}

bool day_parse(struct str s, int32_t *day)
{
    static const unsigned char at[] = {0, 1, 2, 3, 5, 6, 8, 9};
    enum { DIGITS = sizeof at };
    unsigned digit[DIGITS], most = 0;
    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
        return false;
        /* Of each row there is a date or two. */
#pragma GCC unroll 8
    for (int i = 0; i < DIGITS; i++) {
        digit[i] = (unsigned)(s.p[at[i]] - '0');
        most = digit[i] > most ? digit[i] : most;
    }
    int y = (int)(digit[0] * 1000 + digit[1] * 100 + digit[2] * 10 + digit[3]);
    int m = (int)(digit[4] * 10 + digit[5]),
        d = (int)(digit[6] * 10 + digit[7]);
    if (most > 9 || y < 1 || d < 1 || d > day_month_length(y, m))
        return false;
    *day = day_of(y, m, d);
    return true;
}

bool birthday_parse(struct str s, int32_t *day)
{
    char full[] = "1600-00-00";
    if (str_starts(s, "--"))
        s = (struct str){s.p + 2, s.n - 2};
    else if (s.n != 5)
        return day_parse(s, day);
    if (s.n != 4 && (s.n != 5 || s.p[2] != '-'))
        return false;
    memcpy(full + 5, s.p, 2);
    memcpy(full + 8, s.p + s.n - 2, 2);
    return day_parse(str_of(full), day);
}

char *digits_put(char *p, int value, int digits)
{
    for (int i = digits - 1; i >= 0; i--, value /= 10)
        p[i] = (char)('0' + value % 10);
    return p + digits;
}

char *day_print(int32_t day, char buf[DATE_SIZE])
{
    char *p = buf;

    if (day >= DAY_MIN && day <= DAY_MAX) {
        struct civil c = day_civil(day);
        p = digits_put(p, c.year, 4);
        *p++ = '-';
        p = digits_put(p, c.month, 2);
        *p++ = '-';
        p = digits_put(p, c.day, 2);
    }
    *p = '\0';
    return buf;
}
