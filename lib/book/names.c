/* What records say, by name. */
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

enum client_state client_state_on(const struct client *c, int32_t day)
{
    const struct client_row *row = c->statuses;
    int state = CLIENT_ACTIVE;
    while (row && row->entry->day > day)
        row = row->before;
    while (row && state < CLIENT_LOST &&
           !entry_says(row->entry, "state", client_states[state]))
        state++;
    return (enum client_state)state;
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

const char *entry_attr(struct book *b, const struct entry *e, const char *name)
{
    struct str raw;
    return attr_raw(str_of(e->attrs), name, &raw) ? attr_kept(b, raw) : "";
}

bool entry_says(const struct entry *e, const char *name, const char *value)
{
    struct str raw;
    return attr_raw(str_of(e->attrs), name, &raw) && str_is(raw, value);
}

bool entry_number(const struct entry *e, const char *name, double *out)
{
    struct str raw;
    struct decimal d;
    if (!e || !attr_raw(str_of(e->attrs), name, &raw) ||
        decimal_parse(raw, &d, NULL) < 0)
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
    return attr_raw(str_of(e->attrs), name, &raw) &&
           decimal_parse(raw, &d, NULL) == 0 && decimal_whole(d, out);
}

int64_t entry_money(const struct book *b, const struct entry *e,
                    const char *name)
{
    struct str raw;
    int64_t amount;
    if (!attr_raw(str_of(e->attrs), name, &raw) ||
        money_parse(raw, book_currency(b, e->currency)->digits, &amount, NULL) <
            0)
        return 0;
    return amount;
}

const char *rows_attr(struct book *b, const struct client_row *rows,
                      int32_t day, const char *name)
{
    struct str raw;
    for (; rows; rows = rows->before)
        if (rows->entry->day <= day &&
            attr_raw(str_of(rows->entry->attrs), name, &raw))
            return attr_kept(b, raw);
    return "";
}

const char *client_attr(struct book *b, const struct client *c,
                        const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

/* What another key's records say is on no paper of before it was merged. */
static bool says_on(const struct client *c, const struct client_row *r,
                    int32_t day)
{
    return !r->entry->merged || c->merged == DAY_NONE || day >= c->merged;
}

const char *client_attr_on(struct book *b, const struct client *c, int32_t day,
                           const char *name)
{
    struct str raw = {0}, found;
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (says_on(c, r, day) &&
            attr_raw(str_of(r->entry->attrs), name, &found)) {
            raw = found;
            if (r->entry->day <= day)
                break;
        }
    return attr_kept(b, raw);
}

const char *client_name_on(const struct client *c, int32_t day)
{
    const char *name = c->key;
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (*r->entry->text && says_on(c, r, day)) {
            name = r->entry->text;
            if (r->entry->day <= day)
                break;
        }
    return name;
}

const char *client_lang_on(struct book *b, const struct client *c, int32_t day)
{
    struct str raw;
    bool known = false;
    for (const struct client_row *r = c->rows; r; r = r->before) {
        if (r->entry->day > day || !says_on(c, r, day))
            continue;
        if (attr_raw(str_of(r->entry->attrs), "lang", &raw))
            return attr_kept(b, raw);
        known = true;
    }
    return known ? "" : client_attr_on(b, c, day, "lang");
}

const char *client_lang(struct book *b, const struct client *c)
{
    return c ? client_attr(b, c, "lang") : "";
}

const char *contact_attr(struct book *b, const struct contact *c,
                         const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

const char *contract_attr(struct book *b, const struct contract *c,
                          const char *name)
{
    return rows_attr(b, c->rows, DAY_MAX, name);
}

const char *offer_attr(struct book *b, const struct offer *o, const char *name)
{
    return rows_attr(b, o->rows, DAY_MAX, name);
}

const char *entry_owner(const struct entry *e)
{
    return *e->owner ? e->owner : e->client ? e->client->owner : "";
}

const struct currency *book_currency(const struct book *b, uint8_t currency)
{
    return &b->currencies.v[currency];
}

const struct entry *contract_fee(const struct contract *c, int32_t day)
{
    const struct entry *found = NULL;
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (r->entry->has_amount) {
            found = r->entry;
            if (r->entry->day <= day)
                break;
        }
    return found;
}

enum period_unit contract_per(const struct contract *c, int32_t day)
{
    enum period_unit unit;
    struct str per = {0}, raw;
    for (const struct client_row *r = c->rows; r; r = r->before)
        if (attr_raw(str_of(r->entry->attrs), "per", &raw)) {
            per = raw;
            if (r->entry->day <= day)
                break;
        }
    return period_unit_find(per, &unit) && unit != PERIOD_WEEK ? unit
                                                               : PERIOD_ALL;
}
