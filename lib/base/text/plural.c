/* text.h's part for the forms that words take by how many there are: Unicode's
 * UTS #35, part 3. */

#include <math.h>

#include "base/text/icu.h"
#include "base/text/text.h"

const char *const text_plural_names[TEXT_PLURALS] = {"zero", "one",  "two",
                                                     "few",  "many", "other"};

/* The languages that letters are written in from the start: ICU is not opened
 * for them. */
static bool usual(const char *lang, double n, enum text_plural *form)
{
    double size = fabs(n), tens = fmod(size, 100), ones = fmod(size, 10);
    bool russian = strcmp(lang, "ru") == 0, teen = tens > 10 && tens < 20;
    if (!russian && strcmp(lang, "en") != 0)
        return false;
    if (!russian)
        *form = size == 1 ? TEXT_PLURAL_ONE : TEXT_PLURAL_OTHER;
    else if (size != floor(size) || !isfinite(size))
        *form = TEXT_PLURAL_OTHER;
    else if (!teen && ones == 1)
        *form = TEXT_PLURAL_ONE;
    else
        *form = !teen && ones >= 2 && ones <= 4 ? TEXT_PLURAL_FEW
                                                : TEXT_PLURAL_MANY;
    return true;
}

enum text_plural text_plural(const char *lang, double n)
{
    enum text_plural form;
    if (usual(lang, n, &form))
        return form;
    enum { SIZE = 16 };
    UErrorCode status = U_ZERO_ERROR;
    UChar word[SIZE];
    char name[SIZE] = "";
    int i = 0;
    /* ICU keeps what it has read of a language: a second time costs little. */
    UPluralRules *rules = icu()->uplrules_open(lang, &status);
    int32_t length = 0;
    if (U_SUCCESS(status))
        length = icu()->uplrules_select(rules, n, word, SIZE, &status);
    if (U_SUCCESS(status) && length < SIZE)
        icu()->u_UCharsToChars(word, name, length);
    if (rules)
        icu()->uplrules_close(rules);
    while (i < TEXT_PLURAL_OTHER && strcmp(name, text_plural_names[i]) != 0)
        i++;
    return (enum text_plural)i;
}
