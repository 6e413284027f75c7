/* Follow-ups by the names that people give. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* The later of two records, which may be NULL: they stand in the book in
 * order. */
static const struct entry *later_entry(const struct entry *a,
                                       const struct entry *b)
{
    return !a ? b : !b ? a : a > b ? a : b;
}

struct mark marks_of(struct book *b, const struct client *client,
                     const char *key, const char *other)
{
    const struct mark *m = action_mark(b, client, key);
    struct mark sum = {.key = key};
    if (m)
        sum = *m;
    m = other && *other ? book_mark(b, other) : NULL;
    if (m) {
        sum.done = later_entry(sum.done, m->done);
        sum.snooze = later_entry(sum.snooze, m->snooze);
    }
    return sum;
}

void marks_rules(const struct book *b, struct map *out)
{
    for (size_t i = 0; i < b->marks.n; i++) {
        const char *key = b->marks.v[i]->key;
        const char *end = strchr(key, ':');
        if (end)
            map_put(out, key, (size_t)(end - key), NULL);
    }
}

/* Its key as it was before colons in it were %3A; false where it has none. */
static bool key_before(const char *key, struct buf *out)
{
    buf_clear(out);
    if (!strstr(key, "%3A"))
        return false;
    for (const char *colon; (colon = strstr(key, "%3A")); key = colon + 3) {
        buf_add(out, key, (size_t)(colon - key));
        buf_ch(out, ':');
    }
    buf_puts(out, key);
    return true;
}

static void put_name(struct map *m, const char *name, size_t place)
{
    bool fresh;
    struct map_slot *slot = map_put(m, name, strlen(name), &fresh);
    if (fresh)
        slot->value = (uint32_t)place;
}

/* Of two that had one name before, neither is meant. */
enum { SEVERAL = UINT32_MAX };

static void find_names(struct followups *f)
{
    struct buf before = {0};
    for (size_t i = 0; i < f->all.n; i++) {
        bool fresh;
        put_name(&f->named, f->all.v[i].action.key, i);
        put_name(&f->named, f->all.v[i].mark, i);
        if (!key_before(f->all.v[i].action.key, &before))
            continue;
        struct map_slot *slot =
            map_put(&f->named_before, before.p, before.n, &fresh);
        slot->value = fresh ? (uint32_t)i : (uint32_t)SEVERAL;
    }
    buf_release(&before);
}

const struct followup *followup_named(struct followups *f, const char *given)
{
    if (!f->named.n)
        find_names(f);
    const struct map_slot *slot = map_find(&f->named, given, strlen(given));
    if (!slot)
        slot = map_find(&f->named_before, given, strlen(given));
    return slot && slot->value != (uint32_t)SEVERAL ? &f->all.v[slot->value]
                                                    : NULL;
}

static const char *task_key(struct book *b, const struct task *t)
{
    return action_key(b, "task", t->client ? t->client->key : "", t->ref, "");
}

/* The task of that key, in which colons may be the client's or the ref's own,
 * be it as it was before. */
static const struct task *task_named(struct book *b, const char *given)
{
    const char *at = strncmp(given, "task:", 5) == 0 ? given + 4 : NULL;
    while (at && (at = strchr(at + 1, ':'))) {
        const struct task *t = book_task(b, book_key_part(b, str_of(at + 1)));
        const char *key = t ? task_key(b, t) : "";
        if (strcmp(key, given) == 0 ||
            strcmp(action_key_before(b, key), given) == 0)
            return t;
    }
    return NULL;
}

const struct entry *followup_closed(struct book *b, const char *given)
{
    /* A task goes by two names: its ref, and its key. */
    const struct task *t = book_task(b, given);
    if (!t)
        t = task_named(b, given);
    if (t)
        return marks_of(b, t->client, task_key(b, t), t->ref).done;
    return marks_of(b, followup_client(b, given), given, NULL).done;
}

/* The open ones that come closest to what was given. */
enum { CLOSEST = 3, FAR = 8 };
struct closest {
    const char *key[CLOSEST];
    int distance[CLOSEST];
    size_t n;
};

static int distance_of(const struct followup *f, const char *given)
{
    const char *key = f->action.key;
    struct str g = str_of(given);
    if (g.n > 2 && strstr(key, given))
        return 1;
    /* More than half of it other letters is something else. */
    int far = (int)g.n / 2 < FAR ? (int)g.n / 2 : FAR;
    int d = text_distance(g, str_of(key), far);
    d = d <= far ? d : FAR + 1;
    /* A task's ref is short: what is two edits away is another. */
    int near = g.n < 6 ? 1 : 2;
    int e = text_distance(g, str_of(f->mark), near);
    return f->mark != key && e <= near && e < d ? e : d;
}

static void note_close(struct closest *c, const char *key, int distance)
{
    size_t at = c->n < CLOSEST ? c->n++ : CLOSEST;
    for (; at > 0 && c->distance[at - 1] > distance; at--)
        if (at < CLOSEST) {
            c->distance[at] = c->distance[at - 1];
            c->key[at] = c->key[at - 1];
        }
    if (at < CLOSEST) {
        c->distance[at] = distance;
        c->key[at] = key;
    }
}

int followup_absent(struct book *b, const struct followups *open,
                    const char *given, struct err *e)
{
    const struct entry *done = followup_closed(b, given);
    char day[DATE_SIZE];
    if (done)
        return err_set(e, ERR_ABSENT,
                       _("'%s' was closed on %s already (--force adds the "
                         "record all the same)"),
                       given, day_print(done->day, day));
    struct closest close = {0};
    for (size_t i = 0; i < open->all.n; i++) {
        int d = distance_of(&open->all.v[i], given);
        if (d <= FAR)
            note_close(&close, open->all.v[i].action.key, d);
    }
    if (!close.n)
        return err_set(e, ERR_ABSENT,
                       _("no open follow-up '%s' (acct-followup -O ids lists "
                         "them)"),
                       given);
    struct buf list = {0};
    for (size_t i = 0; i < close.n; i++)
        buf_fmt(&list, "%s%s", i ? ", " : "", close.key[i]);
    err_set(e, ERR_ABSENT, _("no open follow-up '%s' (closest: %s)"), given,
            buf_cstr(&list));
    buf_release(&list);
    return -1;
}

int followup_check_open(struct book *b, const struct followups *open,
                        const char *given, struct err *e)
{
    return followup_closed(b, given) ? followup_absent(b, open, given, e) : 0;
}

/* Before colons were %3A, the client's key could be of several parts. */
const struct client *followup_client(struct book *b, const char *key)
{
    const char *from = strchr(key, ':');
    for (const char *to = from ? from + 1 : NULL; to;) {
        to = strchr(to, ':');
        size_t n = to ? (size_t)(to - from - 1) : strlen(from + 1);
        const struct client *client =
            book_client(b, book_key_part(b, (struct str){from + 1, n}));
        if (client && client->known)
            return client;
        to = to ? to + 1 : NULL;
    }
    return NULL;
}
