/* acct-survey report: the figures, and what was said. */
#include "base/i18n.h"
#include "cli/figures.h"
#include "inside.h"

struct options {
    const char *period, *by, *kind, *list;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {'p', "period", N_("PERIOD"),
     N_("report: surveys sent in 2026-10, 2026-q3, last-month, FROM..TO, all; "
        "the last twelve months if left out"),
     CLI_TEXT, AT(period)},
    {0, "by", N_("WHAT"),
     N_("report: client, owner, service, kind, month or quarter"), CLI_TEXT,
     AT(by)},
    {0, "kind", N_("KIND"),
     N_("report: order, contract, issue or internal; all but internal ones if "
        "left out"),
     CLI_TEXT, AT(kind)},
    {0, "list", N_("WHAT"),
     N_("report: figures, after, who, said or words; after: what we did after "
        "the answers; figures if left out"),
     CLI_TEXT, AT(list)},
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
    {"called_back", N_("Detractors called back")},
    {"callback_days", N_("after, in the median")},
    {"callbacks_open", N_("not called back yet")},
    {"review_asked", N_("Promoters asked for a review")},
    {"review_given", N_("who gave one")},
    {0},
};

static int grouping(struct cli *c, const char *word, enum survey_by *by)
{
    *by = SURVEY_BY_ALL;
    for (int i = SURVEY_BY_ALL + 1; word && i < SURVEY_BYS; i++)
        if (strcmp(word, survey_bys[i]) == 0) {
            *by = (enum survey_by)i;
            return 0;
        }
    return word ? cli_usage(c,
                            _("--by: '%s' is not client, owner, service, kind, "
                              "month or quarter"),
                            word)
                : 0;
}

static int kind_asked(struct cli *c, const char *word, int *kind)
{
    *kind = -1;
    for (int i = 0; word && i < SURVEY_KINDS; i++)
        if (strcmp(word, survey_kinds[i]) == 0) {
            *kind = i;
            return 0;
        }
    return word ? cli_usage(c,
                            _("--kind: '%s' is not order, contract, issue or "
                              "internal"),
                            word)
                : 0;
}

/* A year: fewer answers than that tell little.  Of months and quarters they are
 * whole ones. */
static int period_asked(struct cli *c, const char *word, struct survey_ask *ask)
{
    int32_t today = c->home.today, from = day_add_months(today, -12) + 1;
    if (ask->by == SURVEY_BY_MONTH)
        from = period_step(period_of(today, PERIOD_MONTH), -11).from;
    if (ask->by == SURVEY_BY_QUARTER)
        from = period_step(period_of(today, PERIOD_QUARTER), -3).from;
    ask->period =
        (struct period){.from = from, .to = today, .unit = PERIOD_DAYS};
    return word ? cli_period(c, "--period", word, &ask->period) : 0;
}

typedef int print_fn(struct cli *c, struct book *b,
                     const struct survey_groups *g);

static int print_found(struct cli *c, struct book *b, struct figures *figures)
{
    int rc = figures_print(c, b, figures, titles);
    figures_release(figures);
    return rc;
}

/* For people, with what was said. */
static int print_figures(struct cli *c, struct book *b,
                         const struct survey_groups *g)
{
    struct figures figures = {0};
    survey_report_find(b, g, &figures);
    int rc = print_found(c, b, &figures);
    return rc == 0 && c->format == OUT_TABLE ? survey_print_said_below(c, b, g)
                                             : rc;
}

static int print_after(struct cli *c, struct book *b,
                       const struct survey_groups *g)
{
    struct figures figures = {0};
    survey_after_find(b, g, &figures);
    return print_found(c, b, &figures);
}

static const struct {
    const char *name;
    print_fn *print;
    uint64_t types;
} lists[] = {
    {"figures", print_figures, SURVEY_REPORT_TYPES},
    {"after", print_after, SURVEY_AFTER_TYPES},
    {"who", survey_print_who, SURVEY_REPORT_TYPES},
    {"said", survey_print_said, SURVEY_REPORT_TYPES},
    {"words", survey_print_words, SURVEY_REPORT_TYPES},
};
enum { LISTS = sizeof lists / sizeof lists[0] };

static int list_asked(struct cli *c, const char *word, int *list)
{
    for (*list = 0; word && *list < LISTS; ++*list)
        if (strcmp(word, lists[*list].name) == 0)
            return 0;
    return word ? cli_usage(c,
                            _("--list: '%s' is not figures, after, who, said "
                              "or words"),
                            word)
                : 0;
}

static int cmd_survey_report(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct options *o = options;
    struct survey_ask ask = {.kind = -1};
    struct survey_groups groups;
    struct book b;
    int list;
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    if (grouping(c, o->by, &ask.by) < 0 ||
        kind_asked(c, o->kind, &ask.kind) < 0 ||
        list_asked(c, o->list, &list) < 0 ||
        period_asked(c, o->period, &ask) < 0)
        return -1;
    bool figures =
        lists[list].print == print_figures || lists[list].print == print_after;
    if (o->by && !figures)
        return cli_usage(c, _("--by goes with figures"));
    /* Figures alone read no texts. */
    if (cli_book(c, lists[list].types, !figures || c->format == OUT_TABLE, NULL,
                 &b) < 0)
        return -1;
    survey_groups_find(&b, &ask, &groups);
    int rc = lists[list].print(c, &b, &groups);
    survey_groups_release(&groups);
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
