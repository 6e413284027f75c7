/* acct-survey due and send: whom to ask, and that they were asked. */
#include <stdlib.h>

#include "base/i18n.h"
#include "cli/actions.h"
#include "inside.h"

struct survey_rules survey_rules_of(const struct cli *c)
{
    return (struct survey_rules){
        .conf = &c->home.conf,
        .after = conf_span(&c->home.conf, "survey.after"),
        .within = conf_span(&c->home.conf, "survey.within"),
        .gap = conf_span(&c->home.conf, "survey.gap"),
        .today = c->home.today,
        .people = c->format == OUT_TABLE,
    };
}

struct actions {
    VEC(struct action) all;
};

/* What has waited longest comes first. */
static int by_due(const void *a, const void *b)
{
    const struct action *x = a, *y = b;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return strcmp(x->client, y->client);
}

static void all_due(struct book *b, const struct survey_plan *p,
                    struct actions *out)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->of[i].why == SURVEY_DUE)
            survey_action(b, &p->rules, &p->of[i], vec_push(&out->all));
    if (out->all.n)
        qsort(out->all.v, out->all.n, sizeof *out->all.v, by_due);
}

static int print_due(struct cli *c, struct book *b,
                     const struct survey_plan *plan)
{
    struct actions due = {0};
    struct action_list list;
    all_due(b, plan, &due);
    action_begin(c, &list, _("Nobody is to be asked now."));
    for (size_t i = 0; i < due.all.n; i++)
        action_put(&list, &due.all.v[i]);
    vec_release(&due.all);
    return action_end(&list);
}

static int print_held(struct cli *c, struct book *b,
                      const struct survey_plan *plan)
{
    struct out *out = action_held_begin(c, _("Nothing is held back."));
    for (size_t i = 0; i < plan->n; i++) {
        struct action a;
        if (!plan->of[i].held)
            continue;
        survey_action(b, &plan->rules, &plan->of[i], &a);
        action_held_put(out, &a, survey_held(plan, b, &plan->of[i]),
                        c->home.today);
    }
    return cli_out_close(c, out);
}

int cmd_survey_due(struct cli *c, void *options, int argc, char **argv)
{
    const struct survey_options *o = options;
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    if (o->held && c->own_format)
        return cli_usage(c, _("--held has no format '%s'"), c->own_format);
    struct survey_rules rules = survey_rules_of(c);
    struct survey_plan plan;
    struct book b;
    if (cli_book(c, SURVEY_TYPES, false, NULL, &b) < 0)
        return -1;
    survey_plan_init(&plan, &b, &rules);
    int rc = o->held ? print_held(c, &b, &plan) : print_due(c, &b, &plan);
    survey_plan_release(&plan);
    book_release(&b);
    return rc;
}

/* The named clients, each once; who is not to be asked is an error. */
static int named(struct cli *c, const struct survey_options *o, struct book *b,
                 const struct survey_plan *p, int argc, char **argv,
                 struct actions *out)
{
    for (int i = 0; i < argc; i++) {
        struct client *client;
        if (cli_client(c, b, argv[i], &client) < 0)
            return -1;
        struct survey_case *s = &p->of[client->n];
        bool twice = false;
        for (size_t k = 0; k < out->all.n; k++)
            twice = twice || out->all.v[k].client == client->key;
        if (twice)
            continue;
        if (!o->force && survey_refuse(s, &c->err) < 0)
            return -1;
        survey_action(b, &p->rules, s, vec_push(&out->all));
    }
    return 0;
}

/* Dated as of today, so that it means the same whenever it is added. */
static int survey_record(struct cli *c, const struct survey_options *o,
                         const struct action *a, struct record *r)
{
    char *date = arena_new(&c->home.arena, DATE_SIZE);
    struct cli_record words = {
        .type = REC_SURVEY,
        .client = a->client,
        .date = day_print(c->home.today, date),
        .due = o->due,
        .channel = a->channel,
        .owner = a->owner,
    };
    if (cli_record(c, &words, r) < 0)
        return -1;
    if (*a->ref)
        record_attr(r, "order", a->ref, &c->home.arena);
    if (*a->contact)
        record_attr(r, "contact", a->contact, &c->home.arena);
    return 0;
}

/* Rows for acct-add -: what it gives is left out. */
static int print_rows(struct cli *c, const struct survey_options *o,
                      const struct actions *due)
{
    VEC(struct record) rows = {0};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < due->all.n; i++)
        rc = survey_record(c, o, &due->all.v[i], vec_push(&rows));
    if (rc == 0 && !o->quiet)
        rc = cli_records_print(c, rows.v, rows.n);
    vec_release(&rows);
    return rc;
}

/* Between reading and locking somebody else may have asked. */
static int add_row(struct cli *c, const struct survey_options *o,
                   const struct survey_guard *guard, struct enter *en,
                   const struct action *a)
{
    const struct survey *before =
        o->force ? NULL
                 : survey_guarded(guard, enter_book(en), a->client, a->ref);
    struct record r;
    char day[DATE_SIZE];
    if (before && o->named)
        return err_set(&c->err, ERR_DATA,
                       _("%s: survey %s is in the ledger, of %s"), a->client,
                       before->ref, day_print(before->entry->day, day));
    if (before)
        return 0;
    if (survey_record(c, o, a, &r) < 0)
        return -1;
    return enter_add(en, &r, &c->err);
}

static int add_rows(struct cli *c, const struct survey_options *o,
                    const struct survey_rules *rules, struct enter *en,
                    const struct actions *due)
{
    struct survey_guard guard;
    int rc = 0;
    survey_guard_init(&guard, enter_book(en), rules);
    for (size_t i = 0; rc == 0 && i < due->all.n; i++)
        rc = add_row(c, o, &guard, en, &due->all.v[i]);
    survey_guard_release(&guard);
    return rc;
}

static int send_all(struct cli *c, const struct survey_options *o,
                    const struct survey_rules *rules, const struct actions *due)
{
    struct cli_enter how = {0};
    struct enter *en;
    if (!due->all.n)
        return 0;
    if (cli_enter_begin(c, &how, TYPE(REC_SURVEY) | TYPE(REC_ORDER), &en) < 0)
        return -1;
    int rc = add_rows(c, o, rules, en, due);
    if (rc == 0)
        rc = cli_enter_commit(c, en);
    for (size_t i = 0; rc == 0 && !o->quiet && i < enter_count(en); i++)
        printf("%.*s\n", STR_ARG(enter_row(en, i)->col[COL_REF]));
    return cli_enter_end(c, en, rc);
}

int cmd_survey_send(struct cli *c, void *options, int argc, char **argv)
{
    struct survey_options *o = options;
    struct survey_rules rules = survey_rules_of(c);
    struct survey_plan plan;
    struct actions due = {0};
    struct book b;
    o->named = argc > 0;
    if (o->force && !argc)
        return cli_usage(c, _("--force goes with named clients"));
    if (cli_book(c, SURVEY_TYPES, false, NULL, &b) < 0)
        return -1;
    survey_plan_init(&plan, &b, &rules);
    int rc = 0;
    if (argc)
        rc = named(c, o, &b, &plan, argc, argv, &due);
    else
        all_due(&b, &plan, &due);
    if (rc == 0)
        rc = o->dry_run || c->format_given ? print_rows(c, o, &due)
                                           : send_all(c, o, &rules, &due);
    vec_release(&due.all);
    survey_plan_release(&plan);
    book_release(&b);
    return rc;
}

#define AT(member) offsetof(struct survey_options, member)
static const struct cli_option due_command_options[] = {
    {0, "held", NULL, N_("due: who is not asked now, though it is the time"),
     CLI_FLAG, AT(held)},
    {0},
};

const struct cli_command survey_due = {
    .name = "due",
    .operands = "",
    .help = N_("whom to ask now (action rows)"),
    .run = cmd_survey_due,
    .size = sizeof(struct survey_options),
    .options = due_command_options,
    .formats = action_formats,
};

static const struct cli_option send_command_options[] = {
    {0, "force", NULL,
     N_("send: ask the named clients though it is not the time; answer: "
        "replace an earlier answer"),
     CLI_FLAG, AT(force)},
    {'D', "due", N_("DATE"), N_("send: answer wanted by"), CLI_TEXT, AT(due)},
    {0},
};

static const struct cli_inherited send_command_inherited[] = {
    {survey_write_options, 0}, {0}};

const struct cli_command survey_send = {
    .name = "send",
    .operands = "[CLIENT…]",
    .help = N_("add survey records for all that are due, or for the named "
               "clients; with -O or -n it prints the rows and adds nothing"),
    .run = cmd_survey_send,
    .size = sizeof(struct survey_options),
    .options = send_command_options,
    .inherited = send_command_inherited,
};
