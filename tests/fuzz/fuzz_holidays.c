/* Files of holidays, tables and calendars: refused with the file's name, or
 * days in order, each once, that working time can be reckoned with.  Within a
 * second, whatever recurs in them. */
#include "file.h"

#include "work/time/holidays.h"
#include "work/time/worktime.h"

enum { FROM = 20000, TO = 21000 };

static void check_days(const struct holidays *h, bool calendar)
{
    for (size_t i = 0; i < h->all.n; i++) {
        const struct holiday *one = &h->all.v[i];
        HOLDS(i == 0 || h->all.v[i - 1].day < one->day);
        HOLDS(!calendar || (one->day >= FROM && one->day <= TO));
        HOLDS(one->name);
        HOLDS(holidays_find(h, one->day) == one);
    }
    HOLDS(!holidays_find(h, DAY_MAX));
}

static void check_same(const struct holidays *a, const struct holidays *b)
{
    HOLDS(a->all.n == b->all.n);
    for (size_t i = 0; i < a->all.n; i++)
        HOLDS(a->all.v[i].day == b->all.v[i].day &&
              a->all.v[i].working == b->all.v[i].working &&
              strcmp(a->all.v[i].name, b->all.v[i].name) == 0);
}

static void check_file(struct str bytes, const char *end)
{
    struct holidays h = {0}, again = {0};
    struct err e = ERR_INIT;
    const char *path = file_of(bytes, end);
    double since = seconds();
    int rc = holidays_read(&h, path, true, FROM, TO, &e);
    QUICK(since);
    holds_error(rc, &e);
    HOLDS(rc == 0 || strncmp(e.text, path, strlen(path)) == 0);
    HOLDS(rc == 0 || h.all.n == 0);
    check_days(&h, strcmp(end, ".ics") == 0);
    HOLDS(holidays_read(&again, path, true, FROM, TO, &e) == rc);
    check_same(&h, &again);
    /* what is read again takes nothing away */
    if (rc == 0)
        HOLDS(holidays_read(&again, path, true, FROM, TO, &e) == 0);
    check_same(&h, &again);
    holidays_release(&h);
    holidays_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    check_file(bytes, ".csv");
    check_file(bytes, ".ics");
    return 0;
}
