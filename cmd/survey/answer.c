/* acct-survey answer: what a client said. */
#include "work/survey/answer.h"
#include "base/i18n.h"
#include "inside.h"

struct options {
    struct survey_write write;
    const char *score, *csat, *liked, *disliked, *trouble, *ref, *date,
        *channel, *from, *delimiter, *encoding;
    struct cli_list map;
    bool force, skip_unknown;
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
    {0, "from", N_("FILE"),
     N_("answer: the answers of an online form, a table with a line of "
        "headings; - is standard input"),
     CLI_TEXT, AT(from)},
    {0, "map", N_("WHAT=HEADING"),
     N_("answer: that column of the table says the client, survey, date, "
        "channel, text, score, csat, liked, disliked or trouble; may be given "
        "again"),
     CLI_LIST, AT(map)},
    {0, "delimiter", N_("CHAR"),
     N_("answer: what stands between the cells of the table: ; or \\t or |"),
     CLI_TEXT, AT(delimiter)},
    {0, "encoding", N_("NAME"),
     N_("answer: of the table: cp1251, utf-16, latin1, …"), CLI_TEXT,
     AT(encoding)},
    {0, "skip-unknown", NULL,
     N_("answer: leave out rows of the table whose client is not known, and "
        "take the rest"),
     CLI_FLAG, AT(skip_unknown)},
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

/* Before the ledger is looked at: is it an answer at all? */
static int check(struct cli *c, const char *const *said, int argc)
{
    if (!argc)
        return cli_usage(c, _("whose answer? (acct-survey answer CLIENT "
                              "--score N)"));
    if (!said[FORM_SCORE] && !said[FORM_CSAT])
        return cli_usage(c, _("an answer needs --score (0 to 10) or --csat (1 "
                              "to 5)"));
    for (int k = FORM_SCORE; k <= FORM_CSAT; k++) {
        const struct schema_attr *a =
            schema_attr(REC_RESPONSE, str_of(form_cells[k]));
        if (!said[k] || schema_check(a, str_of(said[k]), 0, &c->err) == 0)
            continue;
        c->err.kind = ERR_USAGE;
        return err_at(&c->err, k == FORM_SCORE ? "--score" : "--csat", 0);
    }
    return 0;
}

/* What a run of it works on. */
struct answer {
    const struct options *options;
    const char *said[FORM_CELLS];
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
    struct survey_reply reply = {
        .day = to.day,
        .channel = o->channel,
        .text = a->text,
        .said = a->said,
    };
    if (survey_answer_row(c, s, &reply, &r) < 0)
        return -1;
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

/* What is said of one answer does not go with a table of them. */
static int from_form(struct cli *c, const struct options *o, int argc,
                     char **argv)
{
    struct survey_from from = {
        .write = o->write,
        .file = o->from,
        .delimiter = o->delimiter,
        .encoding = o->encoding,
        .channel = o->channel,
        .map = o->map,
        .force = o->force,
        .skip_unknown = o->skip_unknown,
    };
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    if (o->score || o->csat || o->liked || o->disliked || o->trouble ||
        o->ref || o->date)
        return cli_usage(c, _("--from: what is said of each answer is in the "
                              "table (leave out --score and the like)"));
    return survey_answer_from(c, &from);
}

static int cmd_survey_answer(struct cli *c, void *options, int argc,
                             char **argv)
{
    static const struct cli_writing writing = {add, print};
    const struct options *o = options;
    struct answer a = {
        .options = o,
        .said = {[FORM_SCORE] = o->score,
                 [FORM_CSAT] = o->csat,
                 [FORM_LIKED] = o->liked,
                 [FORM_DISLIKED] = o->disliked,
                 [FORM_TROUBLE] = o->trouble},
    };
    struct cli_enter how = {.dry_run = o->write.dry_run};
    if (o->from)
        return from_form(c, o, argc, argv);
    if (o->map.n || o->delimiter || o->encoding || o->skip_unknown)
        return cli_usage(c, _("--map, --delimiter, --encoding and "
                              "--skip-unknown go with --from"));
    if (check(c, a.said, argc) < 0)
        return -1;
    a.who = argv[0];
    a.text = argc > 1 ? cli_join(c, argc - 1, argv + 1) : NULL;
    return cli_write(c, &how, TYPE(REC_SURVEY) | TYPE(REC_RESPONSE), &writing,
                     &a);
}

const struct cli_command survey_answer = {
    .name = "answer",
    .operands = "CLIENT|SURVEY --score N [--csat N] [TEXT…] | --from FILE",
    .help = N_("add the client's answer, or those of an online form"),
    .run = cmd_survey_answer,
    .size = sizeof(struct options),
    .options = own_options,
    .inherited = survey_writes,
};
