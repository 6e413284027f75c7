/* acct-survey report: the figures, and what was said. */
#include "work/survey/report.h"

#include "base/i18n.h"
#include "cli/figures.h"
#include "survey/commands.h"

struct options {
    const char *period, *by;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {'p', "period", N_("PERIOD"),
     N_("report: surveys sent in 2026-10, 2026-q3, last-month, FROM..TO, all; "
        "the last twelve months if left out"),
     CLI_TEXT, AT(period)},
    {0, "by", N_("WHAT"), N_("report: client, owner or service"), CLI_TEXT,
     AT(by)},
    {0},
};

static const struct figure_title titles[] = {
    {"nps", N_("Net promoter score")},
    {"nps_margin", N_("its margin, ±")},
    {"promoters", N_("Promoters (9, 10)")},
    {"passives", N_("Passives (7, 8)")},
    {"detractors", N_("Detractors (0 to 6)")},
    {"csat", N_("Satisfied (4, 5 of 5)")},
    {"response_rate", N_("Answered")},
    {0},
};

static int grouping(struct cli *c, const char *word, enum survey_by *by)
{
    static const char *const words[] = {"", "client", "owner", "service"};
    *by = SURVEY_BY_ALL;
    if (!word)
        return 0;
    for (int i = SURVEY_BY_CLIENT; i <= SURVEY_BY_SERVICE; i++)
        if (strcmp(word, words[i]) == 0) {
            *by = (enum survey_by)i;
            return 0;
        }
    return cli_usage(c, _("--by: '%s' is not client, owner or service"), word);
}

static const struct out_column said_columns[] = {
    {"what", N_("SAID"), OUT_TEXT, 0},     {"date", N_("DATE"), OUT_DATE, 0},
    {"client", N_("CLIENT"), OUT_KEY, 0},  {"order", N_("ORDER"), OUT_KEY, 0},
    {"score", N_("SCORE"), OUT_NUMBER, 0}, {"text", N_("TEXT"), OUT_TEXT, 0},
};

/* What to mend comes first.  A NULL name is the answer's own text. */
static const struct {
    const char *attr, *title;
} kinds[] = {
    {"disliked", N_("bad")},
    {"trouble", N_("hard")},
    {"liked", N_("good")},
    {NULL, N_("remark")},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static void said_row(struct out *o, struct book *b, const struct survey *s,
                     const char *what, const char *text)
{
    int score = survey_score(b, s->response, "score");
    out_word(o, what);
    out_day(o, s->response->day);
    out_word(o, s->client ? s->client->key : "");
    out_word(o, entry_attr(b, s->entry, "order"));
    if (score >= 0) {
        out_style(o, score >= 9 ? OUT_GOOD : score >= 7 ? OUT_PLAIN : OUT_BAD);
        out_int(o, score);
    } else {
        out_none(o);
    }
    out_word(o, text);
    out_end(o);
}

static int print_said(struct cli *c, struct book *b, struct period p)
{
    struct out *o = NULL;
    for (int k = 0; k < KINDS; k++)
        for (size_t i = 0; i < b->surveys.n; i++) {
            const struct survey *s = b->surveys.v[i];
            int32_t day = s->entry->day;
            if (!s->response || day < p.from || day > p.to)
                continue;
            const char *text = kinds[k].attr
                                   ? entry_attr(b, s->response, kinds[k].attr)
                                   : s->response->text;
            if (!*text)
                continue;
            if (!o) {
                putchar('\n');
                o = cli_out(c, said_columns,
                            sizeof said_columns / sizeof said_columns[0], NULL);
            }
            said_row(o, b, s, _(kinds[k].title), text);
        }
    return o ? cli_out_close(c, o) : 0;
}

/* A year: fewer answers than that tell little. */
static int period_asked(struct cli *c, const char *word, struct period *p)
{
    *p = (struct period){.from = day_add_months(c->home.today, -12) + 1,
                         .to = c->home.today,
                         .unit = PERIOD_DAYS};
    return word ? cli_period(c, "--period", word, p) : 0;
}

static int cmd_survey_report(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct options *o = options;
    struct period period;
    enum survey_by by;
    struct figures figures = {0};
    struct book b;
    bool people = c->format == OUT_TABLE;
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    if (period_asked(c, o->period, &period) < 0 ||
        grouping(c, o->by, &by) < 0 ||
        cli_book(c, SURVEY_REPORT_TYPES, people, NULL, &b) < 0)
        return -1;
    survey_report_find(&b, period, by, &figures);
    int rc = figures_print(c, &b, &figures, titles);
    if (rc == 0 && people)
        rc = print_said(c, &b, period);
    figures_release(&figures);
    book_release(&b);
    return rc;
}

const struct cli_command survey_figures = {
    .name = "report",
    .operands = "",
    .help = N_("the figures, and what was said"),
    .run = cmd_survey_report,
    .size = sizeof(struct options),
    .options = own_options,
};
