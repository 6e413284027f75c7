#include "base/value/typed.h"

#include <stdio.h>
#include <strings.h>

#include "base/i18n.h"
#include "inside.h"

/* A part of a date: digits, or the name of a month. */
struct part {
    struct str text;
    int n;     /* the number, or the month */
    bool name; /* it is the latter */
};

struct parts {
    struct part v[3];
    int n;
    char sep; /* what stands between all of them, a blank where they differ */
};

static const char *const months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/* "Sep", "sept", "September": 1 to 12, or 0. */
static int month_named(struct str s)
{
    enum { LEAST = 3 };
    for (int i = 0; i < 12; i++)
        if (s.n >= LEAST && s.n <= strlen(months[i]) &&
            strncasecmp(s.p, months[i], s.n) == 0)
            return i + 1;
    return 0;
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The run at *s: digits of a day, month or year, or a month's name. */
static bool take_part(struct str *s, struct part *out)
{
    size_t n = 0;
    unsigned long number = 0;
    bool name = s->n && is_letter(s->p[0]);
    while (n < s->n && (name ? is_letter(s->p[n]) : is_digit(s->p[n])))
        n++;
    *out = (struct part){.text = {s->p, n}, .name = name};
    if (name)
        out->n = month_named(out->text);
    else if (n && str_number(out->text, 99999999, &number))
        out->n = (int)number;
    *s = (struct str){s->p + n, s->n - n};
    return n && (!name || out->n);
}

/* What stands between two: one of "./-", or a comma, and blanks. */
static bool take_sep(struct str *s, char *sep)
{
    size_t n = 0;
    *sep = ' ';
    while (n < s->n && (s->p[n] == ' ' || s->p[n] == ','))
        n++;
    if (n < s->n && strchr("./-", s->p[n]) && s->p[n])
        *sep = s->p[n++];
    while (n < s->n && s->p[n] == ' ')
        n++;
    *s = (struct str){s->p + n, s->n - n};
    return n > 0;
}

static bool cut(struct str s, struct parts *out)
{
    char sep;
    *out = (struct parts){0};
    for (; out->n < 3; out->n++) {
        if (out->n && !take_sep(&s, &sep))
            break;
        if (out->n == 1)
            out->sep = sep;
        else if (out->n && sep != out->sep)
            out->sep = ' ';
        if (!take_part(&s, &out->v[out->n]))
            return false;
    }
    return s.n == 0 && out->n > 1;
}

static bool is_day(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && day >= 1 &&
           day <= day_month_length(year, month);
}

static const char *shown(int year, int month, int day, char to[DATE_SIZE])
{
    if (year == BIRTHDAY_NO_YEAR)
        snprintf(to, DATE_SIZE, "--%02d-%02d", month, day);
    else
        day_print(day_of(year, month, day), to);
    return to;
}

/* Two numbers, of which the first is the day where `day_first` says so. */
static enum typed choose(struct str s, const int v[2], int year, bool day_first,
                         int32_t *day, struct err *e)
{
    char one[DATE_SIZE], two[DATE_SIZE];
    bool european = is_day(year, v[1], v[0]);
    bool american = is_day(year, v[0], v[1]);
    if (!european && !american)
        return TYPED_OTHER;
    if (european && american && v[0] != v[1] && !day_first) {
        err_set(e, ERR_USAGE, _("'%.*s' may be %s or %s (write one of them)"),
                STR_ARG(word_shown(s)), shown(year, v[1], v[0], one),
                shown(year, v[0], v[1], two));
        return TYPED_FAULT;
    }
    *day = european ? day_of(year, v[1], v[0]) : day_of(year, v[0], v[1]);
    return TYPED_TAKEN;
}

static enum typed no_year(struct str s, struct err *e)
{
    err_set(e, ERR_USAGE,
            _("'%.*s' has no full year (write it such as 2026-10-05)"),
            STR_ARG(word_shown(s)));
    return TYPED_FAULT;
}

/* The day and the month, the year being known. */
static enum typed of_year(struct str s, const struct parts *p, int skip,
                          int year, int32_t *day, struct err *e)
{
    struct part two[2] = {0};
    int n = 0;
    for (int i = 0; i < p->n; i++)
        if (i != skip && n < 2)
            two[n++] = p->v[i];
    for (int i = 0; i < 2; i++)
        if (two[i].text.n > 2 && !two[i].name)
            return TYPED_OTHER;
    int v[2] = {two[0].n, two[1].n};
    if (two[0].name && two[1].name)
        return TYPED_OTHER;
    if (two[0].name || two[1].name) {
        int month = two[0].name ? v[0] : v[1], d = two[0].name ? v[1] : v[0];
        if (!is_day(year, month, d))
            return TYPED_OTHER;
        *day = day_of(year, month, d);
        return TYPED_TAKEN;
    }
    if (skip == 0) { /* the year is in front: the month follows */
        if (!is_day(year, v[0], v[1]))
            return TYPED_OTHER;
        *day = day_of(year, v[0], v[1]);
        return TYPED_TAKEN;
    }
    if (p->sep == ' ')
        return TYPED_OTHER;
    return choose(s, v, year, p->sep == '.', day, e);
}

/* 20261231. */
static bool basic(struct str s, int32_t *day)
{
    char iso[] = "0000-00-00";
    if (s.n != 8 || !str_digits(s))
        return false;
    memcpy(iso, s.p, 4);
    memcpy(iso + 5, s.p + 4, 2);
    memcpy(iso + 8, s.p + 6, 2);
    return day_parse(str_of(iso), day);
}

enum typed day_typed(struct str s, int32_t *day, struct err *e)
{
    struct parts p;
    s = str_trim(s);
    if (s.n > WORD_MAX)
        return TYPED_OTHER;
    if (basic(s, day))
        return TYPED_TAKEN;
    if (!cut(s, &p))
        return TYPED_OTHER;
    bool first = !p.v[0].name && p.v[0].text.n == 4;
    bool last = !p.v[p.n - 1].name && p.v[p.n - 1].text.n == 4;
    if (p.n == 3 && (first || last)) {
        int at = first ? 0 : 2;
        return of_year(s, &p, at, p.v[at].n, day, e);
    }
    for (int i = 0; i < p.n; i++)
        if (!p.v[i].name && p.v[i].text.n > 2)
            return TYPED_OTHER;
    return no_year(s, e);
}

enum typed birthday_typed(struct str s, int32_t *day, struct err *e)
{
    struct parts p;
    enum typed rc = TYPED_OTHER;
    if (birthday_parse(s, day))
        return TYPED_TAKEN;
    s = str_trim(s);
    if (s.n <= WORD_MAX && cut(s, &p) && p.n == 2)
        rc = of_year(s, &p, 2, BIRTHDAY_NO_YEAR, day, e);
    else
        rc = day_typed(s, day, e);
    if (rc == TYPED_FAULT && e)
        e->kind = ERR_DATA;
    return rc;
}
