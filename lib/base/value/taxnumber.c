#include "base/value/taxnumber.h"

static bool is_word(struct str s, const char *const *words)
{
    for (; *words; words++)
        if (str_is(s, *words))
            return true;
    return false;
}

bool taxnumber_russian(const char *number, struct str *inn, struct str *kpp)
{
    static const char *const inns[] = {"ИНН", "инн", "INN", "inn", NULL};
    static const char *const kpps[] = {"КПП", "кпп", "KPP", "kpp", NULL};
    static const char between[] = " ,;:/";
    struct str found[2] = {{"", 0}, {"", 0}};
    bool named = false;
    size_t n = 0;
    for (const char *at = number + strspn(number, between); *at;
         at += strspn(at, between)) {
        struct str word = {at, strcspn(at, between)};
        at += word.n;
        named = named || is_word(word, inns);
        if (is_word(word, inns) || is_word(word, kpps))
            continue;
        if (n < 2)
            found[n] = word;
        n++;
    }
    *inn = found[0];
    *kpp = found[1];
    return n >= 1 && n <= 2 && str_digits(found[0]) &&
           (named || found[0].n == 10 || found[0].n == 12);
}

/* Weighted sums modulo 11, then 10, as the tax service makes them. */
bool taxnumber_inn_holds(struct str inn)
{
    static const int weight[11] = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    size_t first = inn.n == 10 ? 9 : 10;
    for (size_t at = first; at < inn.n; at++) {
        int sum = 0;
        for (size_t i = 0; i < at; i++)
            sum += (inn.p[i] - '0') * weight[11 - at + i];
        if (sum % 11 % 10 != inn.p[at] - '0')
            return false;
    }
    return true;
}
