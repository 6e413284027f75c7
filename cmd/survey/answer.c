/* acct-survey answer: what a client said. */
#include "work/survey/answer.h"
#include "base/i18n.h"
#include "inside.h"

struct options {
    struct survey_write write;
    const char *score, *csat, *liked, *disliked, *trouble, *ref, *date,
        *channel;
    bool force;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {0, "force", NULL,
     N_("send: ask the named clients though it is not the time; answer: "
        "replace an earlier answer"),
     CLI_FLAG, AT(force)},
    {0, "score", N_("N"),
     N_("answer: would recommend us, 0 (never) to 10 (surely)"), CLI_TEXT,
     AT(score)},
    {0, "csat", N_("N"), N_("answer: satisfied, 1 (not at all) to 5 (fully)"),
     CLI_TEXT, AT(csat)},
    {0, "liked", N_("TEXT"), N_("answer: what was good"), CLI_TEXT, AT(liked)},
    {0, "disliked", N_("TEXT"), N_("answer: what was bad"), CLI_TEXT,
     AT(disliked)},
    {0, "trouble", N_("TEXT"), N_("answer: what was hard"), CLI_TEXT,
     AT(trouble)},
    {'r', "ref", N_("SURVEY"),
     N_("answer: to this survey; the client's latest open one if left out"),
     CLI_TEXT, AT(ref)},
    {'d', "date", N_("DATE"), N_("answer: when it came; today if left out"),
     CLI_TEXT, AT(date)},
    {'c', "channel", N_("CHANNEL"),
     N_("answer: how it came; as the survey went if left out"), CLI_TEXT,
     AT(channel)},
    {0},
};

struct reply {
    const char *name; /* of the option and the attribute */
    const char *value;
};
enum { SCORE, CSAT, LIKED, DISLIKED, TROUBLE, REPLIES };

/* Before the ledger is looked at: is it an answer at all? */
static int check(struct cli *c, const struct reply *replies, int argc)
{
    if (!argc)
        return cli_usage(c, _("whose answer? (acct-survey answer CLIENT "
                              "--score N)"));
    if (!replies[SCORE].value && !replies[CSAT].value)
        return cli_usage(c, _("an answer needs --score (0 to 10) or --csat (1 "
                              "to 5)"));
    for (int i = SCORE; i <= CSAT; i++) {
        const struct schema_attr *a =
            schema_attr(REC_RESPONSE, str_of(replies[i].name));
        if (!replies[i].value ||
            schema_check(a, str_of(replies[i].value), 0, &c->err) == 0)
            continue;
        c->err.kind = ERR_USAGE;
        return err_at(&c->err, i == SCORE ? "--score" : "--csat", 0);
    }
    return 0;
}

/* What a run of it works on. */
struct answer {
    const struct options *options;
    struct reply replies[REPLIES];
    const char *who, *text; /* text: NULL for none */
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    const struct answer *a = arg;
    const struct options *o = a->options;
    const struct survey *s;
    struct client *client;
    struct record r;
    struct answer_options to = {
        .ref = o->ref, .day = c->home.today, .force = o->force};
    char date[DATE_SIZE];
    if (o->date && cli_past_day(c, "--date", o->date, &to.day) < 0)
        return -1;
    s = o->ref ? NULL : answer_named(enter_book(en), a->who);
    if (s) {
        to.ref = s->ref;
        client = s->client;
    } else if (cli_client(c, enter_book(en), a->who, &client) < 0) {
        return -1;
    }
    if (answer_find(enter_book(en), client, &to, &s, &c->err) < 0)
        return -1;
    struct cli_record words = {
        .type = REC_RESPONSE,
        .client = s->client->key,
        .ref = s->ref,
        .date = day_print(to.day, date),
        .channel = o->channel ? o->channel : s->entry->channel,
        .owner = entry_owner(s->entry),
        .text = a->text,
    };
    if (cli_record(c, &words, &r) < 0)
        return -1;
    for (int i = 0; i < REPLIES; i++)
        if (a->replies[i].value && *a->replies[i].value)
            record_attr(&r, a->replies[i].name, a->replies[i].value,
                        &c->home.arena);
    if (s->entry->internal)
        record_attr(&r, "kind", survey_kinds[SURVEY_KIND_INTERNAL],
                    &c->home.arena);
    return enter_add(en, &r, &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    const struct answer *a = arg;
    if (a->options->write.quiet)
        return 0;
    if (a->options->write.dry_run || c->format_given)
        return cli_enter_print(c, en);
    printf("%.*s\n", STR_ARG(enter_row(en, 0)->col[COL_REF]));
    return 0;
}

static int cmd_survey_answer(struct cli *c, void *options, int argc,
                             char **argv)
{
    static const struct cli_writing writing = {add, print};
    const struct options *o = options;
    struct answer a = {
        .options = o,
        .replies = {[SCORE] = {"score", o->score},
                    [CSAT] = {"csat", o->csat},
                    [LIKED] = {"liked", o->liked},
                    [DISLIKED] = {"disliked", o->disliked},
                    [TROUBLE] = {"trouble", o->trouble}},
    };
    struct cli_enter how = {.dry_run = o->write.dry_run};
    if (check(c, a.replies, argc) < 0)
        return -1;
    a.who = argv[0];
    a.text = argc > 1 ? cli_join(c, argc - 1, argv + 1) : NULL;
    return cli_write(c, &how, TYPE(REC_SURVEY) | TYPE(REC_RESPONSE), &writing,
                     &a);
}

const struct cli_command survey_answer = {
    .name = "answer",
    .operands = "CLIENT|SURVEY --score N [--csat N] [TEXT…]",
    .help = N_("add the client's answer"),
    .run = cmd_survey_answer,
    .size = sizeof(struct options),
    .options = own_options,
    .inherited = survey_writes,
};
