#include "base/value/prices.h"

#include "base/i18n.h"

struct item {
    struct str number, code; /* code.n 0: none */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "60,50 EUR" is meant as one price: that it would be two, of the usual
 * currency and of another, nobody would see. */
static int check_commas(struct str list, struct err *e)
{
    for (size_t i = 1; i + 1 < list.n; i++)
        if (list.p[i] == ',' && is_digit(list.p[i - 1]) &&
            is_digit(list.p[i + 1]))
            return err_set(e, ERR_DATA,
                           _("'%.*s' is no list of prices (write decimals with "
                             "a point, and a blank after the comma between two "
                             "prices: 4500 RUB, 60.50 EUR)"),
                           STR_ARG(list));
    return 0;
}

static struct item item_of(struct str text)
{
    struct item item = {.number = str_trim(text)};
    size_t n = item.number.n;
    while (n && item.number.p[n - 1] != ' ' && item.number.p[n - 1] != '\t')
        n--;
    if (!n || is_digit(item.number.p[n]))
        return item;
    item.code = (struct str){item.number.p + n, item.number.n - n};
    item.number = str_trim((struct str){item.number.p, n});
    return item;
}

/* As a price of a currency with so many digits. */
static int read_item(const struct item *item, int digits, struct price *out,
                     struct err *e)
{
    if (item->code.n && currency_find(&(struct currencies){0}, item->code,
                                      &(uint8_t){0}, e) < 0)
        return -1;
    for (size_t i = 0; i < item->number.n; i++)
        if (is_letter(item->number.p[i]))
            return err_set(e, ERR_DATA,
                           _("'%.*s' is no price (write such as 60 EUR)"),
                           STR_ARG(item->number));
    if (price_parse(item->number, digits, out, e) < 0)
        return -1;
    return out->n < 0 ? err_set(e, ERR_DATA,
                                _("'%.*s' is below 0 (leave the minus out)"),
                                STR_ARG(item->number))
                      : 0;
}

static bool is_in(const struct item *item, const char *usual, struct str code)
{
    struct str own = item->code.n ? item->code : str_of(usual ? usual : "");
    return own.n == code.n && memcmp(own.p, code.p, own.n) == 0;
}

/* The one of that currency ("": of none, where the usual is not known), or
 * NULL. */
static int find_item(struct str list, const char *usual, struct str code,
                     struct item *out, struct err *e)
{
    struct str rest = list, text;
    int found = 0;
    while (str_cut(&rest, ',', &text)) {
        struct item item = item_of(text);
        if (!is_in(&item, usual, code))
            continue;
        *out = item;
        found++;
    }
    if (found < 2)
        return found ? 0 : 1;
    return code.n ? err_set(e, ERR_DATA, _("'%.*s' has two prices in %.*s"),
                            STR_ARG(list), STR_ARG(code))
                  : err_set(e, ERR_DATA,
                            _("'%.*s' has two prices without a currency (4500 "
                              "RUB, 60 EUR)"),
                            STR_ARG(list));
}

int prices_check(struct str list, const char *usual, struct err *e)
{
    struct str rest = list, text;
    struct item one;
    struct price price;
    if (!list.n)
        return 0;
    if (check_commas(list, e) < 0)
        return -1;
    while (str_cut(&rest, ',', &text)) {
        struct item item = item_of(text);
        if (read_item(&item, 0, &price, e) < 0)
            return -1;
    }
    rest = list;
    while (str_cut(&rest, ',', &text)) {
        struct item item = item_of(text);
        struct str code = item.code.n ? item.code : str_of(usual ? usual : "");
        if (find_item(list, usual, code, &one, e) < 0)
            return -1;
    }
    return 0;
}

int prices_find(struct str list, const char *usual, const char *code,
                int digits, struct price *out, struct err *e)
{
    struct item item;
    if (prices_check(list, usual, e) < 0)
        return -1;
    int rc = list.n ? find_item(list, usual, str_of(code), &item, e) : 1;
    return rc == 0 ? read_item(&item, digits, out, e) : rc;
}
