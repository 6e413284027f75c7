/* Numbers and dates on paper. */
#include "out/paper.h"

#include <ctype.h>
#include <stdio.h>

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

void paper_add_day(enum paper_lang lang, int32_t day, struct buf *out)
{
    if (day == DAY_NONE)
        return;
    struct civil c = day_civil(day);
    buf_fmt(out, "%d\u00a0%s %d", c.day, months[lang][c.month - 1], c.year);
    if (lang == PAPER_RU)
        buf_puts(out, "\u00a0г.");
}

void paper_add_period(enum paper_lang lang, const char *period, struct buf *out)
{
    struct str s = str_of(period);
    char day[DATE_SIZE];
    int32_t first;
    /* 2026-09 is a month; all else is as it was typed. */
    if (s.n == 7) {
        snprintf(day, sizeof day, "%s-01", period);
        if (day_parse(str_of(day), &first)) {
            struct civil c = day_civil(first);
            buf_fmt(out, "%s %d", months_alone[lang][c.month - 1], c.year);
            buf_puts(out, lang == PAPER_RU ? "\u00a0г." : "");
            return;
        }
    }
    buf_puts(out, period);
}
