/* acct-survey: whom to ask how it was, what they answered, what came of it. */
#include "base/i18n.h"
#include "cli/action.h"
#include "survey/inside.h"

enum { DUE, SEND, ANSWER, REPORT };
#define ONLY(command) (1u << (command))
#define WRITES        (ONLY(SEND) | ONLY(ANSWER))

#define AT(member) offsetof(struct survey_options, member)
static const struct cli_option survey_options[] = {
    {'n', "dry-run", NULL, N_("print the rows; add nothing"), CLI_FLAG,
     AT(dry_run), WRITES},
    {'q', "quiet", NULL, N_("print nothing"), CLI_FLAG, AT(quiet), WRITES},
    {0, "held", NULL, N_("due: who is not asked now, though it is the time"),
     CLI_FLAG, AT(held), ONLY(DUE)},
    {0, "force", NULL,
     N_("send: ask the named clients though it is not the time; answer: "
        "replace an earlier answer"),
     CLI_FLAG, AT(force), WRITES},
    {'D', "due", N_("DATE"), N_("send: answer wanted by"), CLI_TEXT, AT(due),
     ONLY(SEND)},
    {0, "score", N_("N"),
     N_("answer: would recommend us, 0 (never) to 10 (surely)"), CLI_TEXT,
     AT(score), ONLY(ANSWER)},
    {0, "csat", N_("N"), N_("answer: satisfied, 1 (not at all) to 5 (fully)"),
     CLI_TEXT, AT(csat), ONLY(ANSWER)},
    {0, "liked", N_("TEXT"), N_("answer: what was good"), CLI_TEXT, AT(liked),
     ONLY(ANSWER)},
    {0, "disliked", N_("TEXT"), N_("answer: what was bad"), CLI_TEXT,
     AT(disliked), ONLY(ANSWER)},
    {0, "trouble", N_("TEXT"), N_("answer: what was hard"), CLI_TEXT,
     AT(trouble), ONLY(ANSWER)},
    {'r', "ref", N_("SURVEY"),
     N_("answer: to this survey; the client's latest open one if left out"),
     CLI_TEXT, AT(ref), ONLY(ANSWER)},
    {'d', "date", N_("DATE"), N_("answer: when it came; today if left out"),
     CLI_TEXT, AT(date), ONLY(ANSWER)},
    {'c', "channel", N_("CHANNEL"),
     N_("answer: how it came; as the survey went if left out"), CLI_TEXT,
     AT(channel), ONLY(ANSWER)},
    {'p', "period", N_("PERIOD"),
     N_("report: surveys sent in 2026-10, 2026-q3, last-month, FROM..TO, all; "
        "the last twelve months if left out"),
     CLI_TEXT, AT(period), ONLY(REPORT)},
    {0, "by", N_("WHAT"), N_("report: client, owner or service"), CLI_TEXT,
     AT(by), ONLY(REPORT)},
    {0},
};

static const struct cli_command commands[] = {
    [DUE] = {"due", "", N_("whom to ask now (action rows)"), survey_due},
    [SEND] = {"send", "[CLIENT…]",
              N_("add survey records for all that are due, or for the named "
                 "clients; with -O or -n it prints the rows and adds nothing"),
              survey_send},
    [ANSWER] = {"answer", "CLIENT --score N [--csat N] [TEXT…]",
                N_("add the client's answer"), survey_answer},
    [REPORT] = {"report", "", N_("the figures, and what was said"),
                survey_report_run},
};

static const struct cli_formats some_formats[] = {{action_formats, ONLY(DUE)},
                                                  {0}};

static const struct cli_tool tool = {
    .name = "acct-survey",
    .summary = N_("ask clients how it was, two weeks after delivery"),
    .options = survey_options,
    .commands = commands,
    .commands_n = sizeof commands / sizeof commands[0],
    .some_formats = some_formats,
};

int main(int argc, char **argv)
{
    struct survey_options o = {0};
    return cli_main(&tool, &o, argc, argv);
}
