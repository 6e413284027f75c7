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

struct mark marks_of(const struct book *b, const char *key, const char *other)
{
    const struct mark *m = book_mark(b, key);
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

const struct followup *followup_named(const struct followups *f,
                                      const char *given)
{
    for (size_t i = 0; i < f->all.n; i++)
        if (strcmp(f->all.v[i].action.key, given) == 0 ||
            strcmp(f->all.v[i].mark, given) == 0)
            return &f->all.v[i];
    return NULL;
}

static const char *task_key(struct book *b, const struct task *t)
{
    return action_key(b, "task", t->client ? t->client->key : "", t->ref, "");
}

const struct entry *followup_closed(struct book *b, const char *given)
{
    /* A task goes by two names: its ref, and its key, in which colons may also
     * be the client's or the ref's own. */
    const struct task *t = book_task(b, given);
    if (t)
        return marks_of(b, given, task_key(b, t)).done;
    const char *at = strncmp(given, "task:", 5) == 0 ? given + 4 : NULL;
    while (at && (at = strchr(at + 1, ':'))) {
        t = book_task(b, at + 1);
        if (t && strcmp(task_key(b, t), given) == 0)
            return marks_of(b, given, t->ref).done;
    }
    return marks_of(b, given, NULL).done;
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

/* Keys may have colons of their own. */
const struct client *followup_client(struct book *b, const char *key)
{
    const char *from = strchr(key, ':');
    for (const char *to = from ? from + 1 : NULL; to;) {
        to = strchr(to, ':');
        size_t n = to ? (size_t)(to - from - 1) : strlen(from + 1);
        const struct client *client =
            book_client(b, arena_dup(&b->arena, from + 1, n));
        if (client && client->known)
            return client;
        to = to ? to + 1 : NULL;
    }
    return NULL;
}
