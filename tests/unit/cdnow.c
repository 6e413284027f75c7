#include "cdnow.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "unit.h"

#include "base/value/date.h"

static int by_client_and_day(const void *a, const void *b)
{
    const struct cdnow_day *l = a, *r = b;
    if (l->client != r->client)
        return l->client < r->client ? -1 : 1;
    return (l->day > r->day) - (l->day < r->day);
}

/* An order's row, 1997-01-01,order,c0001,29.33,…; false for another's.  Tests
 * run from the top directory. */
static bool read_row(const char *line, struct cdnow_day *out)
{
    static const char mark[] = ",order,c";
    char *end;
    if (strncmp(line + 10, mark, sizeof mark - 1) != 0)
        return false;
    assert_true(day_parse((struct str){line, 10}, &out->day));
    out->client = (int)strtol(line + 9 + sizeof mark, &end, 10);
    out->cents = llround(100 * strtod(end + 1, NULL));
    return true;
}

void cdnow_read(struct cdnow_day days[CDNOW_DAYS])
{
    static struct cdnow_day all[7000];
    char line[256];
    size_t n = 0, merged = 0;
    FILE *f = fopen("tests/data/cdnow.csv", "r");
    assert_non_null(f);
    while (n < sizeof all / sizeof *all && fgets(line, sizeof line, f))
        n += read_row(line, &all[n]);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(n, 6919);
    qsort(all, n, sizeof *all, by_client_and_day);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && by_client_and_day(&all[i - 1], &all[i]) == 0) {
            days[merged - 1].cents += all[i].cents;
            continue;
        }
        assert_true(merged < CDNOW_DAYS);
        days[merged++] = all[i];
    }
    assert_int_equal(merged, CDNOW_DAYS);
}
