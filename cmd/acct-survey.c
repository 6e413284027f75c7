/* acct-survey: whom to ask how it was, what they answered, what came of it. */
#include "base/i18n.h"
#include "survey/commands.h"

static const struct cli_command *const commands[] = {
    &survey_due, &survey_send, &survey_answer, &survey_figures, NULL};

static const struct cli_tool tool = {
    .name = "acct-survey",
    .summary = N_("ask clients how it was, two weeks after delivery"),
    .commands = commands,
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
