/* acct-metrics: the figures of the practice. */
#include "base/i18n.h"
#include "metrics/commands.h"

static const struct cli_command *const commands[] = {&metrics_command,
                                                     &metrics_report, NULL};

static const struct cli_tool tool = {
    .name = "acct-metrics",
    .summary = N_("the figures of the practice, period by period"),
    .commands = commands,
};

int main(int argc, char **argv)
{
    return cli_main(&tool, argc, argv);
}
