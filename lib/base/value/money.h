/*
 * Money is int64 in minor units of its currency, exact; what does not fit is
 * an error, never a wrap.  Currencies are never added together: callers keep
 * one sum per currency.
 */
#ifndef ACCT_BASE_MONEY_H
#define ACCT_BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

/* A currency is a small number: its place in this table, which remembers what
 * ICU said of it.  Zero bytes make an empty one. */
#define CURRENCIES_MAX 255
#define CURRENCY_NONE  255
struct currency {
    char code[4]; /* ISO 4217, upper case */
    int digits;   /* the minor unit's exponent: 2 for EUR, 0 JPY, 3 KWD */
};
struct currencies {
    struct currency v[CURRENCIES_MAX];
    unsigned n;
};

/* ERR_DATA where the code is not of ISO 4217. */
int currency_find(struct currencies *c, struct str code, uint8_t *out,
                  struct err *e);

#define MONEY_SIZE 32

/* "[+-]digits[.digits]", at most `digits` decimals (more are allowed if zero);
 * no grouping, no blanks.  ERR_DATA with the remedy. */
int money_parse(struct str s, int digits, int64_t *out, struct err *e);
/* With exactly `digits` decimals; returns buf. */
char *money_print(int64_t minor, int digits, char buf[MONEY_SIZE]);
/* *sum += x; ERR_DATA on overflow. */
int money_add(int64_t *sum, int64_t x, struct err *e);

/* The price of one unit may be finer than money, 0.3492 a kWh: it is
 * n / 10^finer minor units.  What is 0 finer is an amount. */
#define PRICE_DECIMALS 6
struct price {
    int64_t n;
    int finer; /* decimals beyond those of the currency: 0..6 */
};
/* As money_parse, with up to PRICE_DECIMALS decimals, where the currency itself
 * has no more; zeros beyond its own are not kept. */
int price_parse(struct str s, int digits, struct price *out, struct err *e);
/* With as many decimals as it has, and at least `digits`; returns buf. */
char *price_print(struct price p, int digits, char buf[MONEY_SIZE]);

/* An exact decimal: n / 10^scale.  For quantities, rates, scores. */
struct decimal {
    int64_t n;
    int scale; /* 0..9 */
};
int decimal_parse(struct str s, struct decimal *out, struct err *e);
char *decimal_print(struct decimal d, char buf[MONEY_SIZE]);
double decimal_double(struct decimal d);
/* False where it has decimals that are not 0. */
bool decimal_whole(struct decimal d, int64_t *out);

/* round(price × qty) in minor units, half up, by size: halves go away from zero
 * on both signs, so that a credit mirrors its invoice.  It is rounded once,
 * from the exact product.  ERR_DATA on overflow. */
int price_times(struct price price, struct decimal qty, int64_t *out,
                struct err *e);
/* round(amount × percent / 100), likewise. */
int money_percent(int64_t amount, struct decimal percent, int64_t *out,
                  struct err *e);
/* round(amount × num / den), likewise; den is above 0. */
int money_ratio(int64_t amount, int64_t num, int64_t den, int64_t *out,
                struct err *e);
/* The amount as a cell, in the arena. */
struct str money_cell(struct arena *a, int64_t minor, int digits);
/* Appends a decimal with its thousands set apart by blanks, for a person. */
void money_grouped(struct buf *b, struct str s);

#endif
