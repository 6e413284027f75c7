/* Amounts and decimals: exact, printed and read again the same; products that
 * are right to the unit, or an error. */
#include "fuzz.h"

#include "base/value/money.h"

/* Text for reading a number independently: digits to a wide integer. */
static bool wide(struct str s, int digits, __int128 *out)
{
    __int128 n = 0;
    int scale = -1;
    bool minus = s.n && s.p[0] == '-';
    if (s.n > 36)
        return false;
    for (size_t i = minus || (s.n && s.p[0] == '+'); i < s.n; i++) {
        if (s.p[i] == '.') {
            scale = 0;
            continue;
        }
        if (scale == digits) /* zeros */
            continue;
        n = n * 10 + (s.p[i] - '0');
        scale += scale >= 0;
    }
    for (scale = scale < 0 ? 0 : scale; scale < digits; scale++)
        n *= 10;
    *out = minus ? -n : n;
    return true;
}

static void as_money(struct str s, int digits)
{
    struct err e = ERR_INIT;
    int64_t n, again, sum;
    __int128 exact;
    char text[MONEY_SIZE];
    int rc = money_parse(s, digits, &n, &e);
    holds_error(rc, &e);
    if (rc < 0)
        return;
    HOLDS(n != INT64_MIN);
    HOLDS(!wide(s, digits, &exact) || exact == n);
    money_print(n, digits, text);
    HOLDS(strlen(text) < MONEY_SIZE);
    HOLDS(money_parse(str_of(text), digits, &again, NULL) == 0 && again == n);
    sum = n;
    if (money_add(&sum, n, NULL) == 0)
        HOLDS(sum / 2 == n && sum % 2 == 0);
    else
        HOLDS(sum == n && (n > INT64_MAX / 2 || n < -INT64_MAX / 2));
}

/* Half up by size, with the remainder looked at another way. */
static bool rounds(__int128 product, __int128 unit, int64_t got)
{
    __int128 off = product - (__int128)got * unit;
    off = off < 0 ? -off : off;
    if (off * 2 != unit)
        return off * 2 < unit;
    __int128 size = got < 0 ? -(__int128)got : got;
    return size * unit > (product < 0 ? -product : product);
}

static void as_price(struct str s, int digits)
{
    struct err e = ERR_INIT;
    struct price p, again;
    int64_t minor;
    char text[MONEY_SIZE];
    int rc = price_parse(s, digits, &p, &e);
    holds_error(rc, &e);
    if (rc < 0) {
        HOLDS(money_parse(s, digits, &minor, NULL) < 0);
        return;
    }
    HOLDS(p.finer >= 0 && p.finer + digits <= PRICE_DECIMALS);
    HOLDS(p.n != INT64_MIN && (p.finer == 0 || p.n % 10 != 0));
    if (money_parse(s, digits, &minor, NULL) == 0)
        HOLDS(p.finer == 0 && p.n == minor);
    price_print(p, digits, text);
    HOLDS(strlen(text) < MONEY_SIZE);
    HOLDS(price_parse(str_of(text), digits, &again, NULL) == 0);
    HOLDS(again.n == p.n && again.finer == p.finer);
}

static void as_factor(struct str s, int64_t amount, int finer)
{
    struct err e = ERR_INIT;
    struct decimal d, again;
    char text[MONEY_SIZE];
    int64_t product, mirror, tens = 1;
    int rc = decimal_parse(s, &d, &e);
    holds_error(rc, &e);
    if (rc < 0)
        return;
    HOLDS(d.scale >= 0 && d.scale <= 9);
    decimal_print(d, text);
    HOLDS(decimal_parse(str_of(text), &again, NULL) == 0);
    HOLDS(again.n == d.n && again.scale == d.scale);
    __int128 unit = 1;
    for (int i = 0; i < d.scale; i++)
        unit *= 10;
    for (int i = 0; i < finer; i++)
        tens *= 10;
    rc = price_times((struct price){amount, finer}, d, &product, &e);
    holds_error(rc, &e);
    if (rc == 0) {
        HOLDS(rounds((__int128)amount * d.n, unit * tens, product));
        HOLDS(price_times((struct price){-amount, finer}, d, &mirror, NULL) ==
              0);
        HOLDS(mirror == -product);
    }
    e = (struct err)ERR_INIT;
    rc = money_percent(amount, d, &product, &e);
    holds_error(rc, &e);
    if (rc == 0)
        HOLDS(rounds((__int128)amount * d.n, unit * 100, product));
}

static void as_code(struct str s)
{
    struct currencies c = {0};
    struct err e = ERR_INIT;
    uint8_t one, two;
    int rc = currency_find(&c, s, &one, &e);
    holds_error(rc, &e);
    if (rc < 0)
        return;
    HOLDS(currency_find(&c, s, &two, NULL) == 0 && one == two && c.n == 1);
    HOLDS(str_is(s, c.v[one].code));
    HOLDS(c.v[one].digits >= 0 && c.v[one].digits <= 4);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = {(const char *)data, size};
    int64_t amount = 0;
    unsigned digits = choice(&s) % 5;
    unsigned bytes = choice(&s) % 9;
    for (unsigned i = 0; i < bytes; i++)
        amount = (int64_t)((uint64_t)amount << 8 | choice(&s));
    amount = amount == INT64_MIN ? INT64_MAX : amount;
    as_money(s, (int)digits);
    as_price(s, (int)digits);
    as_factor(s, amount, (int)(bytes % (PRICE_DECIMALS + 1)));
    as_code(s);
    return 0;
}
