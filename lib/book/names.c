/* What records say, by name; and the parts of a follow-up's key. */
#include "base/i18n.h"
#include "base/str.h"
#include "book/book.h"

const char *const client_states[] = {"active", "paused", "lost"};
const char *const order_stages[] = {
    "contract", "started", "milestone", "ready",   "shipped", "delivered",
    "accepted", "delayed", "cancelled", "planned", "",
};

/* For what repeats: one copy each. */
static const char *keep_once(struct book *b, struct str s)
{
    return s.n ? map_put(&b->strings, s.p, s.n, NULL)->key : "";
}

static const char *attr_kept(struct book *b, struct str raw)
{
    if (!raw.n)
        return "";
    if (!memchr(raw.p, '\\', raw.n))
        return keep_once(b, raw);
    struct buf text = {0};
    attr_unescape(raw, &text);
    const char *kept = keep_once(b, buf_view(&text));
    buf_release(&text);
    return kept;
}

const char *entry_given(struct book *b, const struct entry *e, const char *name)
{
    struct str raw;
    return entry_raw(e, name, &raw) ? attr_kept(b, raw) : "";
}

const char *entry_period(struct book *b, const struct entry *e)
{
    struct period p;
    char text[PERIOD_SIZE];
    struct err none = ERR_INIT;
    const char *said = entry_attr(b, e, "period");
    if (!*said || period_parse(str_of(said), e->day, &p, &none) < 0 ||
        strcmp(period_print(p, text), said) == 0)
        return said;
    return arena_dup(&b->arena, text, strlen(text));
}

bool entry_says_one(const struct entry *e, const char *name,
                    const char *const *values, size_t n)
{
    struct str raw;
    if (!entry_raw(e, name, &raw))
        return false;
    for (size_t i = 0; i < n; i++)
        if (str_is(raw, values[i]))
            return true;
    return false;
}

bool entry_number(const struct entry *e, const char *name, double *out)
{
    struct str raw;
    struct decimal d;
    if (!e || !entry_raw(e, name, &raw) || decimal_parse(raw, &d, NULL) < 0)
        return false;
    *out = decimal_double(d);
    return true;
}

const char *entry_hours(struct book *b, const struct entry *e)
{
    const char *hours = e->type == REC_COST ? entry_attr(b, e, "hours") : "";
    return *hours ? arena_fmt(&b->arena, _("%s h"), hours) : "";
}

bool entry_whole(const struct entry *e, const char *name, int64_t *out)
{
    struct str raw;
    struct decimal d;
    return entry_raw(e, name, &raw) && decimal_parse(raw, &d, NULL) == 0 &&
           decimal_whole(d, out);
}

int64_t entry_money(const struct book *b, const struct entry *e,
                    const char *name)
{
    struct str raw;
    int64_t amount;
    if (!entry_raw(e, name, &raw) ||
        money_parse(raw, book_currency(b, e->currency)->digits, &amount, NULL) <
            0)
        return 0;
    return amount;
}

const char *entry_owner(const struct entry *e)
{
    return *e->owner ? e->owner : e->client ? e->client->owner : "";
}

const struct currency *book_currency(const struct book *b, uint8_t currency)
{
    return &b->currencies.v[currency];
}

/* Within a part a colon is written %3A, a blank, which no key has, %20, and a %
 * that would be read as part of such, %25: no two lists of parts have one key.
 */
static const struct {
    char c;
    const char *as;
} escapes[] = {{':', "%3A"}, {' ', "%20"}, {'%', "%25"}};

enum { ESCAPES = sizeof escapes / sizeof *escapes, LONG = 3 };

/* The character that is written so, or 0. */
static char escaped(const char *p)
{
    for (size_t i = 0; i < ESCAPES; i++)
        if (strncmp(p, escapes[i].as, LONG) == 0)
            return escapes[i].c;
    return '\0';
}

void book_key_put(struct buf *key, const char *part)
{
    size_t plain;
    for (; part[plain = strcspn(part, ":% ")]; part += plain + 1) {
        const char *at = part + plain;
        size_t i = 0;
        buf_add(key, part, plain);
        while (escapes[i].c != *at)
            i++;
        buf_puts(key, *at == '%' && !escaped(at) ? "%" : escapes[i].as);
    }
    buf_add(key, part, plain);
}

bool book_key_client(struct str key, struct str own, struct str *client)
{
    const char *from = memchr(key.p, ':', key.n);
    size_t left = from ? key.n - (size_t)(++from - key.p) : 0;
    const char *to = left ? memchr(from, ':', left) : NULL;
    *client =
        to ? (struct str){from, (size_t)(to - from)} : (struct str){"", 0};
    /* As keys were written before, with the client's colons as they are. */
    bool bare = to && left > own.n && memcmp(from, own.p, own.n) == 0 &&
                from[own.n] == ':';
    return to && !bare;
}

const char *book_key_part(struct book *b, struct str part)
{
    struct buf text = {0};
    for (size_t i = 0; i < part.n; i++) {
        char c = part.n - i >= LONG ? escaped(part.p + i) : '\0';
        buf_ch(&text, c ? c : part.p[i]);
        i += c ? LONG - 1 : 0;
    }
    return buf_keep(&text, &b->arena);
}
