#include "work/contact/action.h"

#include <string.h>

#include "work/contact/salute.h"

/* Where a channel's address is kept, the usual ones first: a channel that is
 * not here has it in an attribute of its own name. */
static const struct {
    const char *channel, *attr;
    bool written;
} channels[] = {
    {"email", "email", true},       {"telegram", "telegram", true},
    {"whatsapp", "whatsapp", true}, {"viber", "viber", true},
    {"sms", "phone", true},         {"post", "address", true},
    {"phone", "phone", false},      {"meeting", "", false},
};
enum { CHANNELS = sizeof channels / sizeof channels[0] };

const char *action_join(struct book *b, const char *const *parts, size_t n)
{
    struct buf key = {0};
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_ch(&key, ':');
        book_key_put(&key, parts[i]);
    }
    return buf_keep(&key, &b->arena);
}

const char *action_more(struct book *b, const char *key, const char *part)
{
    struct buf more = {0};
    buf_puts(&more, key);
    buf_ch(&more, ':');
    buf_puts(&more, part);
    return buf_keep(&more, &b->arena);
}

const char *action_key_before(struct book *b, const char *key)
{
    return strchr(key, '%') ? book_key_part(b, str_of(key)) : key;
}

const char *action_key(struct book *b, const char *rule, const char *client,
                       const char *ref, const char *period)
{
    const char *const parts[] = {rule, client, ref, period};
    return action_join(b, parts, *period ? 4 : 3);
}

/* Of a key as it was written before, which may be that of another client, too,
 * whose own key has a colon: not what a record says of that. */
static const struct entry *theirs(const struct entry *e, const struct client *c)
{
    bool others =
        e && e->client && e->client != c && strchr(e->client->key, ':');
    return others ? NULL : e;
}

static const struct entry *later(const struct entry *a, const struct entry *b)
{
    return !a ? b : !b ? a : a > b ? a : b;
}

const struct mark *action_mark(struct book *b, const struct client *c,
                               const char *key)
{
    const char *before = action_key_before(b, key);
    const struct mark *m = book_mark(b, key), *old = NULL;
    if (strcmp(before, key) != 0)
        old = book_mark(b, before);
    if (!old && (!m || ((!m->done || m->done->client == c) &&
                        (!m->snooze || m->snooze->client == c))))
        return m;
    struct mark *sum = arena_new(&b->arena, sizeof *sum);
    *sum = (struct mark){.key = key};
    if (m) {
        sum->done = theirs(m->done, c);
        sum->snooze = theirs(m->snooze, c);
    }
    if (old && old->done && old->done->client == c)
        sum->done = later(sum->done, old->done);
    if (old && old->snooze && old->snooze->client == c)
        sum->snooze = later(sum->snooze, old->snooze);
    return sum;
}

static bool is_spoken(const char *channel)
{
    for (int i = 0; i < CHANNELS; i++)
        if (strcmp(channels[i].channel, channel) == 0)
            return !channels[i].written;
    return false;
}

static const char *address_on(struct book *b, const struct client *c,
                              const struct contact *p, const char *channel)
{
    const char *attr = channel;
    for (int i = 0; i < CHANNELS; i++)
        if (strcmp(channels[i].channel, channel) == 0)
            attr = channels[i].attr;
    const char *address = p ? contact_attr(b, p, attr) : "";
    return *address ? address : client_attr(b, c, attr);
}

/* The channel of the person's own address that is the most usual, where the
 * given one needs an address and has none; else the given one. */
static const char *in_reach(struct book *b, const struct client *c,
                            const struct contact *p, const char *channel)
{
    bool needs = false;
    const char *own = "";
    for (int i = CHANNELS; i-- > 0;) {
        if (!channels[i].written)
            continue;
        needs = needs || strcmp(channels[i].channel, channel) == 0;
        if (*contact_attr(b, p, channels[i].attr))
            own = channels[i].channel;
    }
    return needs && *own && !*address_on(b, c, p, channel) ? own : channel;
}

static void address(struct book *b, const struct client *c,
                    const struct contact *p, bool written, struct action *a)
{
    const char *channel = p ? p->channel : "";
    if (!*channel || (written && is_spoken(channel))) {
        channel = c->channel;
        /* What the client likes was said by somebody else. */
        channel = p ? in_reach(b, c, p, channel) : channel;
    }
    if (written && is_spoken(channel))
        channel = "";
    for (int i = 0; !*channel && i < CHANNELS; i++)
        if (channels[i].written && *address_on(b, c, p, channels[i].channel))
            channel = channels[i].channel;
    a->client = c->key;
    a->contact = p ? p->ref : "";
    a->channel = *channel ? channel : "email";
    a->address = address_on(b, c, p, a->channel);
}

void action_address(struct book *b, const struct client *c, struct action *a)
{
    address(b, c, c->primary, false, a);
}

void action_address_written(struct book *b, const struct client *c,
                            struct action *a)
{
    address(b, c, c->primary, true, a);
}

void action_address_to(struct book *b, const struct client *c,
                       const struct contact *p, bool written, struct action *a)
{
    address(b, c, p, written, a);
}

void action_address_on(struct book *b, const struct client *c,
                       const char *channel, struct action *a)
{
    const struct contact *p = contact_named(b, c, a->contact);
    const char *there = address_on(b, c, p, channel);
    if (!*there)
        return;
    a->channel = channel;
    a->address = there;
}

int32_t action_day(const struct action *a, int32_t today)
{
    int32_t day = a->due == DAY_NONE ? today : a->due;
    if (day < a->date)
        day = a->date;
    return day < today ? today : day;
}

/* A check-in, however late, does not come before a fresh complaint; and what
 * begins long before it is due is not nothing. */
enum { OVERDUE_MOST = 30, AHEAD_MOST = 20 };

int action_delay(int weight, int32_t due, int32_t today)
{
    if (due == DAY_NONE)
        return weight / 2 - weight;
    if (due > today)
        return due - today < AHEAD_MOST ? today - due : -AHEAD_MOST;
    return today - due < OVERDUE_MOST / 2 ? 2 * (today - due) : OVERDUE_MOST;
}

int action_urgency(int weight, int32_t due, int32_t today)
{
    int64_t n = (int64_t)weight + action_delay(weight, due, today);
    return n < 0 ? 0 : n > 100 ? 100 : (int)n;
}
