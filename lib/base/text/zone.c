#include <stdlib.h>

#include "base/mem.h"
#include "base/text/icu.h"
#include "base/text/text.h"
#include "base/worker.h"

enum { NAME_MOST = 64 };

struct text_zone {
    UCalendar *calendar;
    struct lock *lock; /* a calendar is set, then read */
};

struct text_zone *text_zone_open(const char *name)
{
    if (text_zone_check(str_of(name), NULL) < 0)
        return NULL;
    UChar id[NAME_MOST], known[NAME_MOST];
    UErrorCode status = U_ZERO_ERROR;
    UBool system = 0;
    int32_t n = 0;
    icu()->u_strFromUTF8(id, NAME_MOST, &n, name, -1, &status);
    icu()->ucal_getCanonicalTimeZoneID(id, n, known, NAME_MOST, &system,
                                       &status);
    /* What ICU does not know it takes for UTC. */
    if (U_FAILURE(status) || !n)
        return NULL;
    UCalendar *calendar = icu()->ucal_open(id, n, "", UCAL_GREGORIAN, &status);
    if (U_FAILURE(status)) {
        if (calendar)
            icu()->ucal_close(calendar);
        return NULL;
    }
    struct text_zone *z = mem_new(1, sizeof *z);
    z->calendar = calendar;
    z->lock = lock_new();
    return z;
}

int text_zone_offset(int64_t at, void *zone)
{
    struct text_zone *z = zone;
    UErrorCode status = U_ZERO_ERROR;
    lock_take(z->lock);
    icu()->ucal_setMillis(z->calendar, (double)at * 1000, &status);
    int32_t offset = icu()->ucal_get(z->calendar, UCAL_ZONE_OFFSET, &status) +
                     icu()->ucal_get(z->calendar, UCAL_DST_OFFSET, &status);
    lock_leave(z->lock);
    return U_FAILURE(status) ? 0 : offset / 1000;
}

void text_zone_close(struct text_zone *z)
{
    if (!z)
        return;
    icu()->ucal_close(z->calendar);
    lock_free(z->lock);
    free(z);
}
