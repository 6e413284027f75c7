#include "base/value/hours.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"

/* What a message shows of a value: one that is much too long would push the
 * remedy out of it. */
static struct str shown(struct str s)
{
    return s.n <= 64 ? s : STR("…");
}

/* "9:30" or "09:30" to seconds; -1 where there is no such time. */
static int32_t clock_parse(struct str s)
{
    struct str hour;
    unsigned long h, m;
    if (!str_cut(&s, ':', &hour) || hour.n > 2 || s.n != 2 ||
        !str_number(hour, 24, &h) || !str_number(s, 59, &m) ||
        (h == 24 && m > 0))
        return -1;
    return (int32_t)(h * 3600 + m * 60);
}

static int stretch_parse(struct str s, struct stretch *out, struct err *e)
{
    struct str rest = s, from;
    *out = (struct stretch){-1, -1};
    if (str_cut(&rest, '-', &from) && rest.p)
        *out = (struct stretch){clock_parse(str_trim(from)),
                                clock_parse(str_trim(rest))};
    if (out->from < 0 || out->to < 0)
        return err_set(e, ERR_DATA,
                       _("'%.*s' are no hours (write 10:00-19:00, or "
                         "10:00-13:00,14:00-19:00)"),
                       STR_ARG(shown(s)));
    if (out->to <= out->from)
        return err_set(e, ERR_DATA,
                       _("'%.*s' ends before it begins (past midnight write "
                         "both parts: 22:00-24:00,00:00-02:00)"),
                       STR_ARG(shown(s)));
    return 0;
}

/* Puts it where it belongs; false where it overlaps another. */
static bool stretch_add(struct hours *h, struct stretch s)
{
    int at = h->n;
    while (at > 0 && h->of[at - 1].from >= s.from)
        at--;
    if ((at > 0 && h->of[at - 1].to > s.from) ||
        (at < h->n && h->of[at].from < s.to))
        return false;
    memmove(&h->of[at + 1], &h->of[at], (size_t)(h->n - at) * sizeof h->of[0]);
    h->of[at] = s;
    h->n++;
    return true;
}

int hours_parse(struct str s, struct hours *out, struct err *e)
{
    struct hours h = {0};
    struct str rest = s.n ? str_trim(s) : STR(""), part;
    while (str_cut(&rest, ',', &part)) {
        struct stretch one;
        if (h.n == HOURS_MAX)
            return err_set(e, ERR_DATA, _("more than %d stretches of hours"),
                           HOURS_MAX);
        part = str_trim(part);
        if (stretch_parse(part, &one, e) < 0)
            return -1;
        if (!stretch_add(&h, one))
            return err_set(e, ERR_DATA,
                           _("'%.*s' overlaps the hours beside it (make them "
                             "one stretch)"),
                           STR_ARG(shown(part)));
    }
    *out = h;
    return 0;
}

int32_t hours_length(const struct hours *h)
{
    int32_t sum = 0;
    for (int i = 0; i < h->n; i++)
        sum += h->of[i].to - h->of[i].from;
    return sum;
}

static const char *const weekdays[] = {"monday",   "tuesday", "wednesday",
                                       "thursday", "friday",  "saturday",
                                       "sunday"};

/* The ISO weekday that the word, or its first three letters, names; 0 where
 * there is none. */
static int weekday_find(struct str s)
{
    for (int i = 0; i < 7; i++)
        if ((s.n == 3 || s.n == strlen(weekdays[i])) &&
            strncasecmp(s.p, weekdays[i], s.n) == 0)
            return i + 1;
    return 0;
}

int weekdays_parse(struct str s, unsigned *out, struct err *e)
{
    unsigned days = 0;
    struct str rest = s.n ? s : STR(""), part, first;
    while (str_cut(&rest, ',', &part)) {
        struct str last = str_trim(part);
        if (!str_cut(&last, '-', &first))
            first = last;
        int from = weekday_find(str_trim(first));
        int to = last.p ? weekday_find(str_trim(last)) : from;
        if (!from || !to)
            return err_set(e, ERR_DATA,
                           _("'%.*s' are no days of the week (write mon-fri, "
                             "or mon,wed,fri)"),
                           STR_ARG(shown(s)));
        /* sun-thu goes past the end of the week */
        for (int d = from;; d = d % 7 + 1) {
            days |= 1u << (d - 1);
            if (d == to)
                break;
        }
    }
    *out = days;
    return 0;
}
