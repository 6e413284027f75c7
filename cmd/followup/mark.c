/* acct-followup done, skip, snooze: what is remembered of a follow-up. */
#include <stdlib.h>

#include "base/i18n.h"
#include "cli/feed.h"
#include "inside.h"

/* Follow-ups of a rule and client by when they were due; those up to `n` are
 * marked. */
struct member {
    int32_t due;
    size_t at; /* place in open.all */
};
struct group {
    VEC(struct member) all;
    size_t n;
};

/* What is to be added of each follow-up that is named. */
struct marking {
    const struct followup_marks *options;
    struct cli_record record; /* all but client and ref */
    struct followup_book f;
    struct feed feed;
    struct map named;     /* so far */
    struct map groups_at; /* rule and client -> place in groups */
    VEC(struct group) groups;
};

static int add_mark(struct cli *c, struct marking *m, const char *ref,
                    const struct client *client)
{
    struct cli_record record = m->record;
    struct record r;
    record.ref = ref;
    record.client = client && client->known ? client->key : NULL;
    bool fresh;
    map_put(&m->named, record.ref, strlen(record.ref), &fresh);
    if (!fresh)
        return 0;
    if (cli_record(c, &record, &r) < 0)
        return -1;
    feed_add(&m->feed, &r);
    return 0;
}

static struct group *group_of(struct marking *m, const struct followup *f)
{
    const void *key[] = {f->rule, f->client};
    bool fresh;
    struct map_slot *slot =
        map_put(&m->groups_at, (const char *)key, sizeof key, &fresh);
    if (fresh) {
        slot->value = (uint32_t)m->groups.n;
        vec_push(&m->groups);
    }
    return &m->groups.v[slot->value];
}

static int by_due(const void *x, const void *y)
{
    const struct member *a = x, *b = y;
    return a->due < b->due ? -1 : a->due > b->due;
}

static void find_groups(struct cli *c, struct marking *m)
{
    for (size_t i = 0; i < m->f.open.all.n; i++) {
        const struct followup *f = &m->f.open.all.v[i];
        if (f->action.due != DAY_NONE && f->action.date <= c->home.today)
            *vec_push(&group_of(m, f)->all) = (struct member){f->action.due, i};
    }
    for (size_t i = 0; i < m->groups.n; i++) {
        struct group *g = &m->groups.v[i];
        qsort(g->all.v, g->all.n, sizeof *g->all.v, by_due);
    }
}

static int by_place(const void *x, const void *y)
{
    const struct member *a = x, *b = y;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* In the list's order, as all else. */
static int mark_older(struct cli *c, struct marking *m,
                      const struct followup *than)
{
    if (!m->groups.n)
        find_groups(c, m);
    struct group *g = group_of(m, than);
    size_t from = g->n;
    int rc = 0;
    while (g->n < g->all.n && g->all.v[g->n].due < than->action.due)
        g->n++;
    if (g->n > from)
        qsort(g->all.v + from, g->n - from, sizeof *g->all.v, by_place);
    for (size_t i = from; i < g->n && rc == 0; i++) {
        const struct followup *f = &m->f.open.all.v[g->all.v[i].at];
        rc = add_mark(c, m, f->mark, f->client);
    }
    return rc;
}

static int mark_one(struct cli *c, struct marking *m, const char *given)
{
    const struct followup *f = followup_named(&m->f.open, given);
    if (!f && !m->options->force)
        return followup_absent(&m->f.book, &m->f.open, given, &c->err);
    if (f && m->options->older && mark_older(c, m, f) < 0)
        return -1;
    return f ? add_mark(c, m, f->mark, f->client)
             : add_mark(c, m, given, followup_client(&m->f.book, given));
}

/* Somebody else may have been quicker. */
static int add_marks(struct cli *c, struct enter *en, void *arg)
{
    struct marking *m = arg;
    for (size_t i = 0; i < m->feed.rows.n && !m->options->force; i++)
        if (followup_check_open(enter_book(en), &m->f.open,
                                m->feed.rows.v[i].col[COL_REF].p, &c->err) < 0)
            return -1;
    return feed_enter(&m->feed, c, en);
}

static int print_marks(struct cli *c, const struct enter *en, void *arg)
{
    const struct marking *m = arg;
    if (m->options->quiet)
        return 0;
    if (m->options->dry_run || c->format_given)
        return cli_enter_print(c, en);
    for (size_t i = 0; i < enter_count(en); i++)
        printf("%.*s\n", STR_ARG(enter_row(en, i)->col[COL_ID]));
    return 0;
}

static int mark_all(struct cli *c, struct marking *m)
{
    static const struct cli_writing w = {add_marks, print_marks};
    struct cli_enter how = {.force = m->options->force,
                            .dry_run = m->options->dry_run};
    return cli_write(c, &how, m->feed.needs | TYPE(REC_TASK) | TYPE(REC_DONE),
                     &w, m);
}

int followup_mark(struct cli *c, const struct followup_marks *o,
                  const char *rules, const struct cli_record *record, int argc,
                  char **argv)
{
    const struct followup_wanted how = {
        .rules = rules, .until = DAY_MAX, .old = true};
    struct marking m = {.options = o, .record = *record};
    m.record.owner = o->owner;
    m.record.text = o->message;
    if (!argc)
        return cli_usage(c, _("which follow-up? (a key, or a task's number; "
                              "acct-followup lists them)"));
    /* It is read twice. */
    if (strcmp(c->home.ledger, "-") == 0)
        return cli_usage(c, _("standard input cannot be added to (name a file "
                              "with -f)"));
    int rc = followup_open(c, &how, &m.f);
    for (int i = 0; i < argc && rc == 0; i++)
        rc = mark_one(c, &m, argv[i]);
    if (rc == 0)
        rc = mark_all(c, &m);
    feed_release(&m.feed);
    map_release(&m.named);
    map_release(&m.groups_at);
    for (size_t i = 0; i < m.groups.n; i++)
        vec_release(&m.groups.v[i].all);
    vec_release(&m.groups);
    followup_close(&m.f);
    return rc;
}
