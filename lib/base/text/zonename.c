/* Names of time zones.  The zones themselves are another library of ICU's
 * (zone.c), which a tool that only checks a name need not load: the list
 * of names is in the data of the one that all tools have. */
#include <string.h>

#include "base/i18n.h"
#include "base/text/icu.h"
#include "base/text/text.h"

enum { NAME_MOST = 64, EDITS_MOST = 3 };

/* NULL where ICU came without its data. */
static UResourceBundle *names_open(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *file = icu()->ures_open(NULL, "zoneinfo64", &status);
    UResourceBundle *names = icu()->ures_getByKey(file, "Names", NULL, &status);
    icu()->ures_close(file);
    if (U_SUCCESS(status))
        return names;
    icu()->ures_close(names);
    return NULL;
}

/* The i-th, in the order of strcmp; "" where it cannot be read. */
static const char *name_at(UResourceBundle *names, int i, char out[NAME_MOST])
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = NAME_MOST - 1;
    icu()->ures_getUTF8StringByIndex(names, i, out, &n, true, &status);
    out[U_SUCCESS(status) ? n : 0] = '\0';
    return out;
}

/* ICU's list is IANA's, links and all, and some of Java's: BST is Dhaka there,
 * and who writes IST may mean any of three. */
static bool is_iana(const char *name)
{
    static const char *const three[] = {"CET", "EET", "EST", "GMT", "HST",
                                        "MET", "MST", "PRC", "ROC", "ROK",
                                        "UCT", "UTC", "WET"};
    if (strcmp(name, "Etc/Unknown") == 0)
        return false;
    if (strlen(name) != 3)
        return true;
    for (size_t i = 0; i < sizeof three / sizeof *three; i++)
        if (strcmp(name, three[i]) == 0)
            return true;
    return false;
}

static bool is_listed(UResourceBundle *names, struct str name)
{
    char word[NAME_MOST], other[NAME_MOST];
    int low = 0, high = icu()->ures_getSize(names);
    if (!name.n || name.n >= NAME_MOST || memchr(name.p, '\0', name.n))
        return false;
    memcpy(word, name.p, name.n);
    word[name.n] = '\0';
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(name_at(names, middle, other), word);
        if (order == 0)
            return is_iana(word);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* --- the closest --- */

static struct str city_of(struct str name)
{
    size_t i = name.n;
    while (i && name.p[i - 1] != '/')
        i--;
    return (struct str){name.p + i, name.n - i};
}

/* Edits, of which there may be one for each four characters; `most` and one
 * where there are more. */
static int edits(struct str given, struct str name, int most)
{
    int limit = given.n / 4 < (size_t)most ? (int)(given.n / 4) : most;
    size_t differ = given.n > name.n ? given.n - name.n : name.n - given.n;
    /* Most are told by their length, and each wrong row asks for all. */
    int d =
        differ > (size_t)limit ? limit + 1 : text_distance(given, name, limit);
    return d <= limit ? d : most + 1;
}

/* Both are folded.  A city is enough.  What is of no city is too short to guess
 * at, and to make GMT+3 of GMT+0, or of Etc/GMT+3 which is west, would be worse
 * than to say nothing. */
static int far(struct str given, struct str name, int most)
{
    struct str city = city_of(name);
    if (city.n == name.n || str_starts(name, "etc/"))
        return str_is(given, name.p) ? 0 : most + 1;
    int whole = edits(given, name, most);
    int part = edits(city_of(given), city, most);
    return whole < part ? whole : part;
}

static bool find_closest(UResourceBundle *names, struct str name,
                         char out[NAME_MOST])
{
    struct buf given = {0}, folded = {0};
    int best = EDITS_MOST + 1, n = icu()->ures_getSize(names);
    text_fold(name, &given);
    for (int i = 0; i < n && best > 0; i++) {
        char other[NAME_MOST];
        buf_clear(&folded);
        text_fold(str_of(name_at(names, i, other)), &folded);
        int d = far(buf_view(&given), str_of(buf_cstr(&folded)), best - 1);
        if (d >= best || !is_iana(other))
            continue;
        best = d;
        memcpy(out, other, NAME_MOST);
    }
    buf_release(&given);
    buf_release(&folded);
    return best <= EDITS_MOST;
}

int text_zone_check(struct str name, struct err *e)
{
    char like[NAME_MOST];
    UResourceBundle *names = names_open();
    /* That this machine has no list does not make a ledger wrong. */
    if (!names || is_listed(names, name)) {
        icu()->ures_close(names);
        return 0;
    }
    bool close = name.n < NAME_MOST && find_closest(names, name, like);
    icu()->ures_close(names);
    return close ? err_set(e, ERR_DATA,
                           _("'%.*s' is no time zone (did you mean '%s'?)"),
                           STR_ARG(name), like)
                 : err_set(e, ERR_DATA,
                           _("'%.*s' is no time zone (write the name of one, "
                             "such as Europe/Moscow)"),
                           STR_ARG(name));
}
