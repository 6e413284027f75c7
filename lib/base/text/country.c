#include "base/text/icu.h"
#include "base/text/text.h"

/* In ICU's list, but only set aside by ISO 3166: parts of countries. */
static bool is_set_aside(struct str code)
{
    static const char *const aside[] = {"AC", "CP", "CQ", "DG",
                                        "EA", "IC", "TA"};
    for (size_t i = 0; i < sizeof aside / sizeof *aside; i++)
        if (str_is(code, aside[i]))
            return true;
    return false;
}

bool text_country(struct str code)
{
    const char *const *all = icu()->uloc_getISOCountries();
    if (is_set_aside(code))
        return false;
    while (*all && !str_is(code, *all))
        all++;
    return *all || str_is(code, "XK");
}
