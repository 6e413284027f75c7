/* Amounts are kept within ±INT64_MAX, so that any of them can be negated; what
 * is beyond, INT64_MIN too, does not fit. */
#include "base/value/money.h"

#include <limits.h>

#include "base/i18n.h"
#include "base/text/text.h"

/* Up to the 9 decimals of a factor and 6 of a price. */
static const int64_t power[] = {1,
                                10,
                                100,
                                1000,
                                10000,
                                100000,
                                1000000,
                                10000000,
                                100000000,
                                1000000000,
                                10000000000,
                                100000000000,
                                1000000000000,
                                10000000000000,
                                100000000000000,
                                1000000000000000};

/* What a message shows of a value: one that is much too long would push the
 * remedy out of it. */
static struct str shown(struct str s)
{
    return s.n <= 64 ? s : STR("…");
}

static int code_fault(struct str code, struct err *e)
{
    char upper[4] = "";

    for (size_t i = 0; code.n == 3 && i < 3; i++)
        upper[i] = (char)(code.p[i] >= 'a' && code.p[i] <= 'z' ? code.p[i] - 32
                                                               : code.p[i]);
    if (text_currency_digits(upper) >= 0)
        return err_set(e, ERR_DATA, _("'%.*s' is no currency (write %s)"),
                       STR_ARG(code), upper);
    return err_set(e, ERR_DATA,
                   _("'%.*s' is no currency (write its code of ISO 4217, such "
                     "as EUR)"),
                   STR_ARG(shown(code)));
}

int currency_find(struct currencies *c, struct str code, uint8_t *out,
                  struct err *e)
{
    struct currency fresh = {"", 0};

    if (code.n != 3)
        return code_fault(code, e);
    for (unsigned i = 0; i < c->n; i++)
        if (memcmp(c->v[i].code, code.p, 3) == 0) {
            *out = (uint8_t)i;
            return 0;
        }

    memcpy(fresh.code, code.p, 3);
    for (size_t i = 0; i < 3; i++)
        if (fresh.code[i] < 'A' || fresh.code[i] > 'Z')
            return code_fault(code, e);
    fresh.digits = text_currency_digits(fresh.code);
    if (fresh.digits < 0)
        return code_fault(code, e);
    if (c->n == CURRENCIES_MAX)
        return err_set(e, ERR_DATA,
                       _("'%.*s' is one currency too many (at most %d)"),
                       STR_ARG(code), CURRENCIES_MAX);
    c->v[c->n] = fresh;
    *out = (uint8_t)c->n++;
    return 0;
}

/* Has s any of these byte strings, between other bytes or not? */
static bool has_any(struct str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (memmem(s.p, s.n, list[i], strlen(list[i])))
            return true;
    return false;
}

/* Says what s has that a decimal has not. */
static int decimal_fault(struct str s, struct err *e)
{
    /* Blanks of Unicode that print thousands apart, and apostrophes. */
    static const char *const group[] = {" ",      "'",      "_",      "\t",
                                        "\u00a0", "\u2009", "\u202f", "\u2019"};
    static const char *const minus[] = {"\u2212", "\u2013"};
    const char *remedy = _("write digits, with a point before decimals");
    const char *comma = s.n ? memchr(s.p, ',', s.n) : NULL;
    int points = 0;

    for (size_t i = 0; i < s.n; i++)
        points += s.p[i] == '.';
    if (s.n == 0)
        remedy = _("it is empty, write such as 1500.00");
    else if (str_trim(s).n != s.n)
        remedy = _("no blanks around it");
    else if (comma && points == 0 && comma == memrchr(s.p, ',', s.n))
        /* 1,500 may be meant either way */
        remedy = s.p + s.n - comma == 4
                     ? _("use a point before decimals, and no grouping")
                     : _("use a point");
    else if (comma || points > 1)
        remedy = _("no grouping");
    else if (has_any(s, group, sizeof group / sizeof *group))
        remedy = _("no grouping");
    else if (has_any(s, minus, sizeof minus / sizeof *minus))
        remedy = _("write the minus as -");
    return err_set(e, ERR_DATA, _("'%.*s' is not a decimal (%s)"),
                   STR_ARG(shown(s)), remedy);
}

/* Reads a decimal to n / 10^scale.  Decimals beyond `most` may only be zeros;
 * *scale is how many it has up to there.  1 where it is too large, without a
 * message. */
static int scan(struct str s, int most, int64_t *out, int *scale, struct err *e)
{
    const char *p = s.p, *end = s.n ? p + s.n : p;
    bool point = false, fits = true, exact = true, minus = false;
    int64_t n = 0;

    *scale = 0;
    if (p < end && (*p == '-' || *p == '+'))
        minus = *p++ == '-';
    for (const char *first = p; p < end; p++) {
        if (*p == '.' && !point && p > first) {
            point = true;
            continue;
        }
        if (*p < '0' || *p > '9')
            return decimal_fault(s, e);
        if (point && *scale == most) {
            exact = exact && *p == '0';
            continue;
        }
        *scale += point;
        if (__builtin_mul_overflow(n, 10, &n) ||
            __builtin_add_overflow(n, *p - '0', &n))
            fits = false;
    }
    if (s.n == 0 || end[-1] < '0') /* nothing, a sign alone, a last point */
        return decimal_fault(s, e);
    if (!exact)
        return err_set(e, ERR_DATA,
                       P_("'%.*s' has more than %d decimal",
                          "'%.*s' has more than %d decimals", most),
                       STR_ARG(shown(s)), most);
    if (!fits)
        return 1;
    *out = minus ? -n : n;
    return 0;
}

int money_parse(struct str s, int digits, int64_t *out, struct err *e)
{
    int64_t n = 0;
    int scale;
    char most[MONEY_SIZE];

    int status = scan(s, digits, &n, &scale, e);
    if (status < 0)
        return -1;
    if (status > 0 || __builtin_mul_overflow(n, power[digits - scale], &n))
        return err_set(e, ERR_DATA, _("'%.*s' is too large (at most %s)"),
                       STR_ARG(shown(s)), money_print(INT64_MAX, digits, most));
    *out = n;
    return 0;
}

char *money_print(int64_t minor, int digits, char buf[MONEY_SIZE])
{
    char reversed[MONEY_SIZE];
    uint64_t n = minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
    int length = 0;
    char *p = buf;

    for (; n > 0 || length <= digits; n /= 10)
        reversed[length++] = (char)('0' + n % 10);
    if (minor < 0)
        *p++ = '-';
    while (length-- > 0) {
        *p++ = reversed[length];
        if (length == digits && length > 0)
            *p++ = '.';
    }
    *p = '\0';
    return buf;
}

/* Without the zeros at the end of its decimals. */
static struct str without_zeros(struct str s)
{
    if (s.n && memchr(s.p, '.', s.n))
        while (s.n > 1 && s.p[s.n - 1] == '0' && s.p[s.n - 2] != '.')
            s.n--;
    return s;
}

int price_parse(struct str s, int digits, struct price *out, struct err *e)
{
    const int most = digits > PRICE_DECIMALS ? digits : PRICE_DECIMALS;
    int64_t n = 0;
    int scale;
    char largest[MONEY_SIZE];

    /* Most are no finer than money. */
    int status = scan(s, digits, &n, &scale, NULL);
    if (status < 0)
        status = scan(without_zeros(s), most, &n, &scale, NULL);
    if (status < 0)
        return scan(s, most, &n, &scale, e); /* which says what is wrong */
    if (scale < digits && status == 0) {
        if (__builtin_mul_overflow(n, power[digits - scale], &n))
            status = 1;
        scale = digits;
    }
    if (status > 0)
        return err_set(
            e, ERR_DATA, _("'%.*s' is too large (at most %s)"),
            STR_ARG(shown(s)),
            money_print(INT64_MAX, scale > digits ? scale : digits, largest));
    *out = (struct price){n, scale - digits};
    return 0;
}

char *price_print(struct price p, int digits, char buf[MONEY_SIZE])
{
    return money_print(p.n, digits + p.finer, buf);
}

static int sum_fault(struct err *e)
{
    return err_set(e, ERR_DATA,
                   _("the amount is too large (%lld minor units are the most)"),
                   (long long)INT64_MAX);
}

int money_add(int64_t *sum, int64_t x, struct err *e)
{
    int64_t n;

    if (__builtin_add_overflow(*sum, x, &n) || n == INT64_MIN)
        return sum_fault(e);
    *sum = n;
    return 0;
}

int decimal_parse(struct str s, struct decimal *out, struct err *e)
{
    int status = scan(s, 9, &out->n, &out->scale, e);

    if (status > 0)
        return err_set(e, ERR_DATA,
                       _("'%.*s' is too large (at most 18 digits)"),
                       STR_ARG(shown(s)));
    return status;
}

char *decimal_print(struct decimal d, char buf[MONEY_SIZE])
{
    return money_print(d.n, d.scale, buf);
}

double decimal_double(struct decimal d)
{
    return (double)d.n / (double)power[d.scale];
}

bool decimal_whole(struct decimal d, int64_t *out)
{
    *out = d.n / power[d.scale];
    return d.n % power[d.scale] == 0;
}

/* The product of two int64 fits into 128 bits. */
int money_ratio(int64_t amount, int64_t num, int64_t den, int64_t *out,
                struct err *e)
{
    __int128 product = (__int128)amount * num, unit = den;
    __int128 whole = product / unit, rest = product % unit;

    if (rest * 2 >= unit)
        whole++;
    else if (rest * 2 <= -unit)
        whole--;
    if (whole > INT64_MAX || whole < -INT64_MAX)
        return sum_fault(e);
    *out = (int64_t)whole;
    return 0;
}

int price_times(struct price price, struct decimal qty, int64_t *out,
                struct err *e)
{
    return money_ratio(price.n, qty.n, power[price.finer + qty.scale], out, e);
}

int money_percent(int64_t amount, struct decimal percent, int64_t *out,
                  struct err *e)
{
    return money_ratio(amount, percent.n, power[percent.scale + 2], out, e);
}

struct str money_cell(struct arena *a, int64_t minor, int digits)
{
    char *text = arena_new(a, MONEY_SIZE);
    return str_of(money_print(minor, digits, text));
}

void money_grouped(struct buf *b, struct str s)
{
    size_t i = 0, whole = 0;
    while (i < s.n && (s.p[i] < '0' || s.p[i] > '9'))
        buf_ch(b, s.p[i++]);
    while (i + whole < s.n && s.p[i + whole] >= '0' && s.p[i + whole] <= '9')
        whole++;
    for (; whole > 0; whole--) {
        buf_ch(b, s.p[i++]);
        if (whole % 3 == 1 && whole > 1)
            buf_ch(b, ' ');
    }
    buf_add(b, s.p + i, s.n - i);
}
