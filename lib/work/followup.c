#include "work/followup.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"
#include "work/followup_run.h"

int followup_rule_find(const char *name)
{
    for (size_t i = 0; i < followup_rules_count; i++)
        if (strcmp(followup_rules[i].name, name) == 0)
            return (int)i;
    return -1;
}

static bool has_rule(unsigned rules, size_t i)
{
    return !rules || rules & 1u << i;
}

uint64_t followup_types(unsigned rules)
{
    /* What may be said of a client, or of a key. */
    uint64_t types =
        TYPE(REC_STATUS) | TYPE(REC_TASK) | TYPE(REC_DONE) | TYPE(REC_SNOOZE);
    for (size_t i = 0; i < followup_rules_count; i++)
        if (has_rule(rules, i))
            types |= followup_rules[i].types;
    return types;
}

/* A check-in, however late, does not come before a fresh complaint. */
enum { OVERDUE_MOST = 30 };

int followup_urgency(int weight, int32_t due, int32_t today)
{
    int64_t n = weight;
    if (due == DAY_NONE)
        n /= 2;
    else if (due > today)
        n -= (int64_t)due - today;
    else
        n += today - due < OVERDUE_MOST / 2 ? 2 * (today - due) : OVERDUE_MOST;
    return n < 0 ? 0 : n > 100 ? 100 : (int)n;
}

/* The later of two records, which may be NULL: they stand in the book in
 * order. */
static const struct entry *later_entry(const struct entry *a,
                                       const struct entry *b)
{
    return !a ? b : !b ? a : a > b ? a : b;
}

/* What is said of a key, and of the other name of the same thing. */
static struct mark marks_of(const struct book *b, const char *key,
                            const char *other)
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

struct followup *followup_add(struct followup_run *run,
                              const struct followup_draft *d)
{
    const struct followup_options *o = run->options;
    const struct followup_rule *rule = run->rule;
    const struct client *c = d->client;
    bool fresh;
    if (c && !(rule->states & 1u << c->state))
        return NULL;
    const char *key = action_key(run->book, rule->name, c ? c->key : "",
                                 d->name, d->period ? d->period : "");
    struct mark mark = marks_of(run->book, key, d->mark);
    int32_t date = d->date;
    if (mark.snooze && mark.snooze->due > date)
        date = mark.snooze->due;
    if (mark.done || date > o->until)
        return NULL;
    map_put(&run->keys, key, strlen(key), &fresh);
    if (!fresh)
        return NULL;
    struct followup *f = vec_push(&run->out->all);
    *f = (struct followup){
        .action = {.key = key,
                   .date = date,
                   .due = d->due,
                   .client = "",
                   .contact = "",
                   .channel = "",
                   .address = "",
                   .rule = rule->name,
                   .ref = d->ref ? d->ref : "",
                   .owner = *d->owner ? d->owner
                            : c       ? c->owner
                                      : "",
                   .urgency = followup_urgency(rule->weight + d->extra, d->due,
                                               o->today),
                   .template = rule->name,
                   .record = schema_types[rule->record].name,
                   .reason = ""},
        .rule = rule,
        .client = c,
        .mark = d->mark && *d->mark ? d->mark : key,
    };
    if (c)
        action_address(run->book, c, &f->action);
    return f;
}

static int by_urgency(const void *a, const void *b)
{
    const struct followup *x = a, *y = b;
    if (x->action.urgency != y->action.urgency)
        return x->action.urgency > y->action.urgency ? -1 : 1;
    int32_t dx = x->action.due, dy = y->action.due;
    if (dx != dy)
        return dx == DAY_NONE ? 1 : dy == DAY_NONE ? -1 : dx < dy ? -1 : 1;
    return strcmp(x->action.key, y->action.key);
}

void followup_find(struct book *b, const struct followup_options *options,
                   struct followups *out)
{
    struct followup_run run = {.book = b, .options = options, .out = out};
    *out = (struct followups){0};
    for (size_t i = 0; i < followup_rules_count; i++)
        if (has_rule(options->rules, i)) {
            run.rule = &followup_rules[i];
            run.rule->find(&run);
        }
    map_release(&run.keys);
    if (out->all.n)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, by_urgency);
}

void followup_release(struct followups *f)
{
    vec_release(&f->all);
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

const struct entry *followup_closed(struct book *b, const char *given)
{
    /* A task goes by two names. */
    const char *ref = given, *other = NULL;
    if (strncmp(given, "task:", 5) == 0 && strchr(given + 5, ':'))
        ref = other = strchr(given + 5, ':') + 1;
    const struct task *t = book_task(b, ref);
    if (t && !other)
        other = action_key(b, "task", t->client ? t->client->key : "", ref, "");
    return marks_of(b, given, t ? other : NULL).done;
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
    int d = text_distance(g, str_of(key), FAR);
    int e = text_distance(g, str_of(f->mark), g.n < 6 ? 1 : 2);
    /* A task's ref is short: what is two edits away is another. */
    if (f->mark != key && e <= 2 && e < d)
        d = e;
    return d;
}

static void consider(struct closest *c, const char *key, int distance)
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
            consider(&close, open->all.v[i].action.key, d);
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
