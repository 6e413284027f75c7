#include "ledger/ulid.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "base/i18n.h"

/* Within one millisecond, and where the clock went back, the id before plus
 * one: so they sort in the order they were given. */
static bool step(struct ulid *u)
{
    for (int i = 9; i >= 0; i--)
        if (++u->chance[i] != 0)
            return true;
    return false;
}

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void print(const struct ulid *u, char out[ULID_SIZE])
{
    for (int i = 9; i >= 0; i--)
        out[i] = digits[u->ms >> (5 * (9 - i)) & 31];
    for (int i = 0; i < 16; i++) {
        int bit = i * 5;
        unsigned word = (unsigned)u->chance[bit / 8] << 8;
        if (bit / 8 + 1 < 10)
            word |= u->chance[bit / 8 + 1];
        out[10 + i] = digits[word >> (11 - bit % 8) & 31];
    }
    out[26] = '\0';
}

int ulid_next(struct ulid *u, uint64_t ms, char out[ULID_SIZE], struct err *e)
{
    if (ms <= u->ms && step(u)) {
        print(u, out);
        return 0;
    }
    u->ms = ms > u->ms ? ms : u->ms + 1;
    if (getrandom(u->chance, sizeof u->chance, 0) != (ssize_t)sizeof u->chance)
        return err_errno(e, errno, _("no random bytes for an id"));
    /* Room to count up. */
    u->chance[0] &= 0x7f;
    print(u, out);
    return 0;
}

bool ulid_time(const char *id, uint64_t *ms)
{
    size_t n = strspn(id, digits);
    if (n != ULID_SIZE - 1 || id[n] || id[0] > '7')
        return false;
    *ms = 0;
    for (int i = 0; i < 10; i++)
        *ms = *ms << 5 | (uint64_t)(strchr(digits, id[i]) - digits);
    return true;
}

bool ulid_together(const char *a, const char *b)
{
    enum { SAME = 14 };
    const int64_t near = INT64_C(1) << 32;
    uint64_t ms;
    int64_t x = 0, y = 0;
    if (!ulid_time(a, &ms) || !ulid_time(b, &ms) || strncmp(a, b, SAME) != 0)
        return false;
    for (int i = SAME; i < ULID_SIZE - 1; i++) {
        x = x << 5 | (strchr(digits, a[i]) - digits);
        y = y << 5 | (strchr(digits, b[i]) - digits);
    }
    return x - y < near && y - x < near;
}
