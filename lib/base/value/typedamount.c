/* Amounts as people type them; dates are in typed.c. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "base/value/typed.h"
#include "inside.h"

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Signs, and whether they are of one currency only. */
static const struct {
    const char *sign, *code;
    bool many;
} signs[] = {{"\u20ac", "EUR", false}, {"\u20bd", "RUB", false},
             {"\u20b4", "UAH", false}, {"\u20b8", "KZT", false},
             {"\u20b9", "INR", false}, {"\u20ba", "TRY", false},
             {"\u20aa", "ILS", false}, {"\u20ab", "VND", false},
             {"\u20be", "GEL", false}, {"$", "USD", true},
             {"\u00a3", "GBP", true},  {"\u00a5", "JPY", true}};

enum { SIGNS = sizeof signs / sizeof *signs };

static const char *const blanks[] = {" ",      "\u00a0", "\u2007",
                                     "\u2009", "\u202f", "\t"};

/* The length of a blank, or one of what sets thousands apart, at p. */
static size_t blank_at(const char *p, size_t n)
{
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t len = strlen(blanks[i]);
        if (n >= len && memcmp(p, blanks[i], len) == 0)
            return len;
    }
    return 0;
}

static struct str trim(struct str s)
{
    size_t len;
    while ((len = blank_at(s.p, s.n)))
        s = (struct str){s.p + len, s.n - len};
    for (size_t i = 1; i <= 3 && i <= s.n; i++)
        if (blank_at(s.p + s.n - i, i) == i) {
            s.n -= i;
            i = 0;
        }
    return s;
}

static bool is_code(struct str s, char code[4])
{
    for (size_t i = 0; i < 3 && s.n == 3; i++)
        code[i] = (char)(s.p[i] >= 'a' && s.p[i] <= 'z' ? s.p[i] - 32 : s.p[i]);
    code[3] = '\0';
    return s.n == 3 && text_currency_digits(code) >= 0;
}

/* Takes a currency's code or sign off either end; the rest is trimmed. */
static int take_currency(struct str *s, struct amount_typed *out, struct err *e)
{
    struct str whole = *s;
    struct str front = {s->p, 3}, end = {s->p + s->n - (s->n > 3 ? 3 : 0), 3};
    if (s->n > 3 && !is_letter(s->p[3]) && is_code(front, out->code))
        *s = trim((struct str){s->p + 3, s->n - 3});
    else if (s->n > 3 && !is_letter(s->p[s->n - 4]) && is_code(end, out->code))
        *s = trim((struct str){s->p, s->n - 3});
    else
        out->code[0] = '\0';
    for (int i = 0; i < SIGNS && !out->code[0]; i++) {
        size_t n = strlen(signs[i].sign);
        bool before = str_starts(*s, signs[i].sign);
        if (s->n <= n ||
            (!before && memcmp(s->p + s->n - n, signs[i].sign, n) != 0))
            continue;
        *s = trim((struct str){s->p + (before ? n : 0), s->n - n});
        if (signs[i].many)
            return err_set(e, ERR_DATA,
                           _("'%.*s': %s is of several currencies (write the "
                             "code: '%.*s %s')"),
                           STR_ARG(word_shown(whole)), signs[i].sign,
                           STR_ARG(word_shown(*s)), signs[i].code);
        memcpy(out->code, signs[i].code, sizeof out->code);
    }
    return 0;
}

/* A number, its marks apart. */
struct figures {
    char digits[MONEY_SIZE];
    size_t n;
    int groups; /* marks of thousands, all the same */
    bool decimals;
    bool comma;  /* they stand behind a comma */
    size_t rest; /* how many they are */
};

/* The mark of thousands at p, its length, or 0; *kind tells them apart. */
static size_t mark_at(const char *p, size_t n, char *kind)
{
    size_t len = blank_at(p, n);
    *kind = len ? ' ' : *p;
    if (len || *p == ',' || *p == '.' || *p == '\'')
        return len ? len : 1;
    *kind = '\'';
    return n >= 3 && memcmp(p, "\u2019", 3) == 0 ? 3 : 0;
}

/* How many digits stand at p, before the next mark or the end. */
static size_t digits_at(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && is_digit(s.p[at + n]))
        n++;
    return n;
}

/* Where the decimals begin: behind the last mark, where that is a point or a
 * comma and no other mark of its kind is there; else the end. */
static size_t decimals_at(struct str s, char mark)
{
    const char *last = mark && s.n ? memrchr(s.p, mark, s.n) : NULL;
    if (mark)
        return last ? (size_t)(last - s.p) : s.n;
    for (size_t i = s.n; i-- > 0;)
        if (s.p[i] == '.' || s.p[i] == ',')
            return memchr(s.p, s.p[i], i) ? s.n : i;
        else if (!is_digit(s.p[i]))
            break;
    return s.n;
}

/* False where it is none that can be read. */
static bool read_figures(struct str s, char mark, struct figures *f)
{
    size_t i = 0, end = decimals_at(s, mark);
    char kind = 0, first = 0;
    *f = (struct figures){.decimals = end < s.n};
    if (f->decimals)
        f->comma = !mark && s.p[end] == ',';
    for (; i < end; f->groups++) {
        size_t n = digits_at(s, i);
        if (!n || (f->groups && n != 3) || f->n + n + 2 > sizeof f->digits)
            return false;
        memcpy(f->digits + f->n, s.p + i, n);
        f->n += n;
        i += n;
        if (i >= end)
            break;
        size_t len = mark_at(s.p + i, end - i, &kind);
        /* Thousands begin with no 0. */
        if (!len || n > 3 || f->digits[0] == '0' || (first && kind != first))
            return false;
        first = kind;
        i += len;
    }
    size_t rest = f->rest = f->decimals ? digits_at(s, end + 1) : 0;
    if (i != end || !f->n ||
        (f->decimals && (!rest || end + 1 + rest != s.n)) ||
        f->n + rest + 2 > sizeof f->digits ||
        (f->decimals && first == s.p[end]))
        return false;
    if (f->decimals) {
        f->digits[f->n++] = '.';
        memcpy(f->digits + f->n, s.p + end + 1, rest);
        f->n += rest;
    }
    return true;
}

/* Behind a number stands a word that is no currency's code: 500 rubles. */
static int other_word(struct str s, struct err *e)
{
    struct figures f;
    size_t n = 0, len;
    char kind;
    while (n < s.n && (is_digit(s.p[n]) || mark_at(s.p + n, s.n - n, &kind))) {
        len = is_digit(s.p[n]) ? 1 : mark_at(s.p + n, s.n - n, &kind);
        n += len;
    }
    struct str number = trim((struct str){s.p, n});
    for (size_t i = n; i < s.n; i++)
        if (is_digit(s.p[i])) /* 1e5 */
            return 0;
    if (n == s.n || !read_figures(number, '\0', &f))
        return 0;
    return err_set(e, ERR_DATA,
                   _("'%.*s': '%.*s' is no currency (write the number and its "
                     "code, such as EUR or RUB)"),
                   STR_ARG(word_shown(s)),
                   STR_ARG(word_shown((struct str){s.p + n, s.n - n})));
}

int amount_typed(struct str s, char mark, struct amount_typed *out,
                 struct err *e)
{
    struct str whole = s;
    struct figures f;
    *out = (struct amount_typed){0};
    s = trim(s);
    if (take_currency(&s, out, e) < 0)
        return -1;
    const char *sign = "";
    struct str figures = s;
    if (str_starts(s, "\u2212"))
        sign = "-", figures = (struct str){s.p + 3, s.n - 3};
    else if (s.n && (s.p[0] == '-' || s.p[0] == '+'))
        sign = s.p[0] == '-' ? "-" : "+",
        figures = (struct str){s.p + 1, s.n - 1};
    bool read = read_figures(figures, mark, &f);
    if (!read && other_word(figures, e) < 0)
        return -1;
    /* A point is none of decimals there, and not where thousands end. */
    if (!read && mark && memchr(figures.p, mark == ',' ? '.' : ',', figures.n))
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no number whose decimals stand behind "
                         "'%c'"),
                       STR_ARG(word_shown(whole)), mark);
    /* 1,500 may be either; 12,50 is left to what says it of all decimals. */
    if (read && f.comma && (f.groups || (out->code[0] && f.rest != 3)))
        return err_set(e, ERR_DATA, _("'%.*s' is not a decimal (write %s%.*s)"),
                       STR_ARG(word_shown(whole)), sign, (int)f.n, f.digits);
    out->number = s;
    if (read && !f.comma && f.n + 1 < sizeof out->kept) {
        snprintf(out->kept, sizeof out->kept, "%s%.*s", sign, (int)f.n,
                 f.digits);
        out->number = str_of(out->kept);
    }
    return 0;
}
