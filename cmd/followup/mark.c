/* acct-followup done, skip, snooze: what is remembered of a follow-up. */
#include "base/i18n.h"
#include "cli/feed.h"
#include "inside.h"

/* What is to be added of each follow-up that is named. */
struct marking {
    struct cli *c;
    const struct followup_cli *options;
    struct cli_record record; /* all but client and ref */
    struct cli_list set;
    struct followup_book f;
    struct feed feed;
};

/* The client that a forced key names, if there is one; keys may have colons of
 * their own. */
static const char *client_in(struct marking *m, const char *key)
{
    const char *from = strchr(key, ':');
    for (const char *to = from ? from + 1 : NULL; to;) {
        to = strchr(to, ':');
        size_t n = to ? (size_t)(to - from - 1) : strlen(from + 1);
        const struct client *client =
            book_client(&m->f.book, arena_dup(&m->c->home.arena, from + 1, n));
        if (client && client->known)
            return client->key;
        to = to ? to + 1 : NULL;
    }
    return NULL;
}

static bool named_before(const struct marking *m, const char *ref)
{
    for (size_t i = 0; i < m->feed.rows.n; i++)
        if (str_is(m->feed.rows.v[i].col[COL_REF], ref))
            return true;
    return false;
}

static int mark_one(struct marking *m, const char *given)
{
    const struct followup *f = followup_named(&m->f.open, given);
    struct record r;
    if (!f && !m->options->force)
        return followup_absent(&m->f.book, &m->f.open, given, &m->c->err);
    m->record.ref = f ? f->mark : given;
    m->record.client = NULL;
    if (f && f->client && f->client->known)
        m->record.client = f->client->key;
    else if (!f)
        m->record.client = client_in(m, given);
    if (named_before(m, m->record.ref))
        return 0;
    if (cli_record(m->c, &m->record, &r) < 0)
        return -1;
    feed_add(&m->feed, &r);
    return 0;
}

/* Somebody else may have been quicker. */
static int check_still_open(struct marking *m, struct enter *en)
{
    for (size_t i = 0; i < m->feed.rows.n && !m->options->force; i++) {
        const char *ref = m->feed.rows.v[i].col[COL_REF].p;
        if (followup_closed(enter_book(en), ref))
            return followup_absent(enter_book(en), &m->f.open, ref, &m->c->err);
    }
    return 0;
}

static int print_marked(struct marking *m, const struct enter *en)
{
    if (m->options->quiet)
        return 0;
    if (m->options->dry_run || m->c->format_given)
        return cli_enter_print(m->c, en);
    for (size_t i = 0; i < enter_count(en); i++)
        printf("%.*s\n", STR_ARG(enter_row(en, i)->col[COL_ID]));
    return 0;
}

static int add_marks(struct marking *m)
{
    struct cli_enter how = {.force = m->options->force,
                            .dry_run = m->options->dry_run};
    uint64_t types = m->feed.needs | TYPE(REC_TASK) | TYPE(REC_DONE);
    struct enter *en;
    if (cli_enter_begin(m->c, &how, types, &en) < 0)
        return -1;
    int rc = check_still_open(m, en);
    if (rc == 0)
        rc = feed_enter(&m->feed, en, &m->c->err);
    if (rc == 0)
        rc = cli_enter_commit(m->c, en);
    if (rc == 0)
        rc = print_marked(m, en);
    return cli_enter_end(m->c, en, rc);
}

int followup_mark(struct cli *c, const struct followup_cli *o,
                  struct cli_record record, int argc, char **argv)
{
    struct marking m = {.c = c, .options = o, .record = record};
    m.record.owner = o->owner;
    m.record.text = o->message;
    if (!argc)
        return cli_usage(c, _("which follow-up? (a key, or a task's number; "
                              "acct-followup lists them)"));
    /* It is read twice. */
    if (strcmp(c->home.ledger, "-") == 0)
        return cli_usage(c, _("standard input cannot be added to (name a file "
                              "with -f)"));
    int rc = followup_open(c, o, DAY_MAX, false, &m.f);
    for (int i = 0; i < argc && rc == 0; i++)
        rc = mark_one(&m, argv[i]);
    if (rc == 0)
        rc = add_marks(&m);
    feed_release(&m.feed);
    followup_close(&m.f);
    return rc;
}
