/* Numbers and dates on paper. */
#include "out/paper.h"

#include <ctype.h>

static const struct {
    const char *group, *point;
} marks[PAPER_LANGS] = {
    [PAPER_EN] = {",", "."},
    [PAPER_RU] = {"\u00a0", ","}, /* a blank that does not break the line */
};

static const char *const months[PAPER_LANGS][12] = {
    [PAPER_EN] = {"January", "February", "March", "April", "May", "June",
                  "July", "August", "September", "October", "November",
                  "December"},
    [PAPER_RU] = {"января", "февраля", "марта", "апреля", "мая", "июня", "июля",
                  "августа", "сентября", "октября", "ноября", "декабря"},
};

/* As a title has them. */
static const char *const months_alone[PAPER_LANGS][12] = {
    [PAPER_EN] = {"January", "February", "March", "April", "May", "June",
                  "July", "August", "September", "October", "November",
                  "December"},
    [PAPER_RU] = {"январь", "февраль", "март", "апрель", "май", "июнь", "июль",
                  "август", "сентябрь", "октябрь", "ноябрь", "декабрь"},
};

/* From the form that machines read. */
static void add_number(enum paper_lang lang, const char *text, struct buf *out)
{
    size_t whole = 0;
    if (*text == '-' || *text == '+') {
        buf_puts(out, *text == '-' ? "\u2212" : "+");
        text++;
    }
    while (isdigit((unsigned char)text[whole]))
        whole++;
    for (size_t i = 0; i < whole; i++) {
        /* Russian sets no four digits apart, but columns of amounts do. */
        if (i > 0 && (whole - i) % 3 == 0)
            buf_puts(out, marks[lang].group);
        buf_ch(out, text[i]);
    }
    if (text[whole]) {
        buf_puts(out, marks[lang].point);
        buf_puts(out, text + whole + 1);
    }
}

void paper_add_money(enum paper_lang lang, int64_t minor, int digits,
                     struct buf *out)
{
    char text[MONEY_SIZE];
    add_number(lang, money_print(minor, digits, text), out);
}

void paper_add_decimal(enum paper_lang lang, struct decimal d, struct buf *out)
{
    char text[MONEY_SIZE];
    add_number(lang, decimal_print(d, text), out);
}

static void add_year(enum paper_lang lang, int year, struct buf *out)
{
    buf_fmt(out, "%d%s", year, lang == PAPER_RU ? "\u00a0г." : "");
}

void paper_add_day(enum paper_lang lang, int32_t day, struct buf *out)
{
    if (day == DAY_NONE)
        return;
    struct civil c = day_civil(day);
    buf_fmt(out, "%d\u00a0%s ", c.day, months[lang][c.month - 1]);
    add_year(lang, c.year, out);
}

void paper_add_days(enum paper_lang lang, int32_t from, int32_t to,
                    struct buf *out)
{
    if (from != to && from != DAY_NONE) {
        struct civil a = day_civil(from), b = day_civil(to);
        bool year = a.year != b.year, month = year || a.month != b.month;
        buf_fmt(out, "%d", a.day);
        if (month)
            buf_fmt(out, "\u00a0%s", months[lang][a.month - 1]);
        if (year) {
            buf_ch(out, ' ');
            add_year(lang, a.year, out);
        }
        buf_puts(out, month ? " – " : "–");
    }
    paper_add_day(lang, to, out);
}

/* One that means the same whenever it is read: no date words. */
static bool parse_period(const char *text, struct period *out)
{
    struct str s = str_of(text);
    return strspn(text, "0123456789-.qQwW") == s.n &&
           period_parse(s, 0, out, NULL) == 0 && out->from != DAY_MIN &&
           out->to != DAY_MAX;
}

void paper_add_period(enum paper_lang lang, const char *period, struct buf *out)
{
    static const char *const roman[] = {"I", "II", "III", "IV"};
    struct period p;
    if (!parse_period(period, &p)) {
        buf_puts(out, period);
        return;
    }
    struct civil c = day_civil(p.from);
    int quarter = (c.month - 1) / 3;
    switch (p.unit) {
    case PERIOD_MONTH:
        buf_fmt(out, "%s ", months_alone[lang][c.month - 1]);
        break;
    case PERIOD_QUARTER:
        if (lang == PAPER_RU)
            buf_fmt(out, "%s\u00a0квартал ", roman[quarter]);
        else
            buf_fmt(out, "Q%d ", quarter + 1);
        break;
    case PERIOD_YEAR:
        break;
    default:
        paper_add_days(lang, p.from, p.to, out);
        return;
    }
    add_year(lang, c.year, out);
}
