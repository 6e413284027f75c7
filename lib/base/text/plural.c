/* text.h's part for the forms that words take by how many there are: Unicode's
 * UTS #35, part 3. */
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/text/text.h"

const char *const text_plural_names[TEXT_PLURALS] = {"zero", "one",  "two",
                                                     "few",  "many", "other"};

enum text_plural text_plural(const char *lang, double n)
{
    enum { SIZE = 16 };
    UErrorCode status = U_ZERO_ERROR;
    UChar word[SIZE];
    char name[SIZE] = "";
    int i = 0;
    /* ICU keeps what it has read of a language: a second time costs little. */
    UPluralRules *rules = uplrules_open(lang, &status);
    int32_t length = 0;
    if (U_SUCCESS(status))
        length = uplrules_select(rules, n, word, SIZE, &status);
    if (U_SUCCESS(status) && length < SIZE)
        u_UCharsToChars(word, name, length);
    if (rules)
        uplrules_close(rules);
    while (i < TEXT_PLURAL_OTHER && strcmp(name, text_plural_names[i]) != 0)
        i++;
    return (enum text_plural)i;
}
