/* Dates on paper. */
#include <stdio.h>

#include "words/words.h"

enum { NUMBER_SIZE = 16 };

/* The month's name, from a list of twelve. */
static struct str month_name(const struct paper_lang *l, enum paper_word list,
                             int month)
{
    struct str rest = str_of(paper_word(l, list)), name = {"", 0};
    while (month > 0 && str_cut(&rest, ' ', &name))
        month -= name.n > 0;
    return name;
}

static void say_date(const struct paper_lang *l, enum paper_word word,
                     struct civil c, enum paper_word months, struct buf *out)
{
    static const char *const roman[] = {"I", "II", "III", "IV"};
    int quarter = (c.month - 1) / 3;
    struct buf month = {0};
    char day[NUMBER_SIZE], year[NUMBER_SIZE], number[NUMBER_SIZE];
    snprintf(day, sizeof day, "%d", c.day);
    snprintf(year, sizeof year, "%d", c.year);
    snprintf(number, sizeof number, "%d", quarter + 1);
    buf_str(&month, month_name(l, months, c.month));
    const struct paper_place places[] = {
        {"day", day},        {"month", buf_cstr(&month)}, {"year", year},
        {"quarter", number}, {"roman", roman[quarter]},   {0}};
    paper_say(l, word, places, out);
    buf_release(&month);
}

void paper_add_day(const struct paper_lang *l, int32_t day, struct buf *out)
{
    if (day != DAY_NONE)
        say_date(l, W_DAY, day_civil(day), W_MONTHS, out);
}

void paper_say_of(const struct paper_lang *l, enum paper_word word,
                  const char *number, int32_t day, struct buf *out)
{
    struct civil c = day_civil(day);
    char date[DATE_SIZE], dd[NUMBER_SIZE], mm[NUMBER_SIZE], yyyy[NUMBER_SIZE];
    snprintf(dd, sizeof dd, "%02d", c.day);
    snprintf(mm, sizeof mm, "%02d", c.month);
    snprintf(yyyy, sizeof yyyy, "%04d", c.year);
    const struct paper_place places[] = {
        {"number", number}, {"date", day_print(day, date)},
        {"dd", dd},         {"mm", mm},
        {"yyyy", yyyy},     {0}};
    paper_say(l, word, places, out);
}

void paper_add_days(const struct paper_lang *l, int32_t from, int32_t to,
                    struct buf *out)
{
    if (from != to && from != DAY_NONE) {
        struct civil a = day_civil(from), b = day_civil(to);
        bool year = a.year != b.year, month = year || a.month != b.month;
        say_date(l,
                 year    ? W_DAY
                 : month ? W_DAY_OF_YEAR
                         : W_DAY_OF_MONTH,
                 a, W_MONTHS, out);
        buf_puts(out, month ? " – " : "–");
    }
    paper_add_day(l, to, out);
}

void paper_add_month(const struct paper_lang *l, int32_t day, bool year,
                     struct buf *out)
{
    struct civil c = day_civil(day);
    if (year)
        say_date(l, W_MONTH, c, W_MONTHS_ALONE, out);
    else
        buf_str(out, month_name(l, W_MONTHS_ALONE, c.month));
}

/* One that means the same whenever it is read: no date words. */
static bool parse_period(const char *text, struct period *out)
{
    struct str s = str_of(text);
    return strspn(text, "0123456789-.qQwW") == s.n &&
           period_parse(s, 0, out, NULL) == 0 && out->from != DAY_MIN &&
           out->to != DAY_MAX;
}

void paper_add_period(const struct paper_lang *l, const char *period,
                      struct buf *out)
{
    static const enum paper_word words[] = {[PERIOD_MONTH] = W_MONTH,
                                            [PERIOD_QUARTER] = W_QUARTER,
                                            [PERIOD_YEAR] = W_YEAR};
    struct period p;
    if (!parse_period(period, &p))
        buf_puts(out, period);
    else if (p.unit == PERIOD_MONTH || p.unit == PERIOD_QUARTER ||
             p.unit == PERIOD_YEAR)
        say_date(l, words[p.unit], day_civil(p.from), W_MONTHS_ALONE, out);
    else
        paper_add_days(l, p.from, p.to, out);
}
