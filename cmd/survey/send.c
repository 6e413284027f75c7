/* acct-survey send: that clients were asked. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "work/survey/guard.h"

struct options {
    struct survey_write write;
    bool force;
    const char *due;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {0, "force", NULL,
     N_("send: ask the named clients though it is not the time; answer: "
        "replace an earlier answer"),
     CLI_FLAG, AT(force)},
    {'D', "due", N_("DATE"), N_("send: answer wanted by"), CLI_TEXT, AT(due)},
    {0},
};

/* What a run of it works on. */
struct send {
    struct cli *c;
    const struct options *options;
    bool named; /* clients were named */
    struct survey_rules rules;
    struct survey_actions due;
};

static bool is_in(const struct survey_actions *all, const struct client *client)
{
    for (size_t i = 0; i < all->all.n; i++)
        if (all->all.v[i].action.client == client->key)
            return true;
    return false;
}

/* The named clients, each once; who is not to be asked is an error. */
static int named(struct send *s, struct book *b, const struct survey_plan *p,
                 int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        struct client *client;
        if (cli_client(s->c, b, argv[i], &client) < 0)
            return -1;
        const struct survey_case *one = &p->of[client->n];
        if (is_in(&s->due, client))
            continue;
        if (!s->options->force && survey_refuse(one, &s->c->err) < 0)
            return -1;
        survey_actions_add(&s->due, b, &p->rules, one);
    }
    return 0;
}

/* Dated as of today, so that it means the same whenever it is added. */
static int record_of(const struct send *s, const struct survey_todo *todo,
                     struct record *r)
{
    const struct action *a = &todo->action;
    struct cli *c = s->c;
    char *date = arena_new(&c->home.arena, DATE_SIZE);
    struct cli_record words = {
        .type = REC_SURVEY,
        .client = a->client,
        .date = day_print(c->home.today, date),
        .due = s->options->due,
        .channel = a->channel,
        .owner = a->owner,
    };
    if (cli_record(c, &words, r) < 0)
        return -1;
    survey_subject_put(&todo->about, r, &c->home.arena);
    if (*a->contact)
        record_attr(r, "contact", a->contact, &c->home.arena);
    return 0;
}

/* Rows for acct-add -: what it gives is left out. */
static int print_rows(const struct send *s)
{
    VEC(struct record) rows = {0};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < s->due.all.n; i++)
        rc = record_of(s, &s->due.all.v[i], vec_push(&rows));
    if (rc == 0 && !s->options->write.quiet)
        rc = cli_records_print(s->c, rows.v, rows.n);
    vec_release(&rows);
    return rc;
}

/* Between reading and locking somebody else may have asked. */
static int add_row(const struct send *s, struct survey_guard *guard,
                   struct enter *en, const struct survey_todo *todo)
{
    const struct survey *before =
        s->options->force ? NULL : survey_guarded(guard, enter_book(en), todo);
    struct record r;
    if (before && s->named)
        return survey_guard_refuse(before, todo->action.client, &s->c->err);
    if (before)
        return 0;
    if (record_of(s, todo, &r) < 0)
        return -1;
    return enter_add(en, &r, &s->c->err);
}

static int add_rows(struct cli *c, struct enter *en, void *arg)
{
    const struct send *s = arg;
    struct survey_guard guard;
    int rc = 0;
    (void)c;
    survey_guard_init(&guard, enter_book(en), &s->rules);
    for (size_t i = 0; rc == 0 && i < s->due.all.n; i++)
        rc = add_row(s, &guard, en, &s->due.all.v[i]);
    survey_guard_release(&guard);
    return rc;
}

static int print_refs(struct cli *c, const struct enter *en, void *arg)
{
    const struct send *s = arg;
    (void)c;
    for (size_t i = 0; !s->options->write.quiet && i < enter_count(en); i++)
        printf("%.*s\n", STR_ARG(enter_row(en, i)->col[COL_REF]));
    return 0;
}

static int send_all(struct send *s)
{
    static const struct cli_writing writing = {add_rows, print_refs};
    struct cli_enter how = {.force = s->options->force};
    if (!s->due.all.n)
        return 0;
    return cli_write(s->c, &how,
                     TYPE(REC_SURVEY) | TYPE(REC_ORDER) | TYPE(REC_CONTRACT) |
                         TYPE(REC_ISSUE),
                     &writing, s);
}

static int cmd_survey_send(struct cli *c, void *options, int argc, char **argv)
{
    const struct options *o = options;
    struct send s = {
        .c = c,
        .options = o,
        .named = argc > 0,
    };
    struct survey_asking a;
    if (o->force && !argc)
        return cli_usage(c, _("--force goes with named clients"));
    int rc = survey_asking_open(c, s.named, &a);
    s.rules = a.rules;
    if (rc == 0 && s.named)
        rc = named(&s, &a.book, &a.plan, argc, argv);
    else if (rc == 0)
        survey_due_find(&a.plan, &a.book, &s.due);
    if (rc == 0)
        rc =
            o->write.dry_run || c->format_given ? print_rows(&s) : send_all(&s);
    survey_actions_release(&s.due);
    survey_asking_close(&a);
    return rc;
}

const struct cli_command survey_send = {
    .name = "send",
    .operands = "[CLIENT…]",
    .help = N_("add survey records for all that are due, or for the named "
               "clients; with -O or -n it prints the rows and adds nothing"),
    .run = cmd_survey_send,
    .size = sizeof(struct options),
    .options = own_options,
    .inherited = survey_writes,
};
