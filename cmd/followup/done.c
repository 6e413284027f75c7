/* acct-followup done, skip: it needs no more. */
#include "base/i18n.h"
#include "inside.h"

/* What is not yet done does not close anything. */
static int check_date(struct cli *c, const struct followup_cli *o)
{
    int32_t day;
    char text[DATE_SIZE];
    if (!o->date)
        return 0;
    if (cli_day(c, "--date", o->date, DAY_FIRST, &day) < 0)
        return -1;
    if (day > c->home.today)
        return cli_usage(c, _("--date: %s is after today (snooze puts it off)"),
                         day_print(day, text));
    return 0;
}

static int cmd_followup_done(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct followup_cli *o = options;
    if (check_date(c, o) < 0)
        return -1;
    return followup_mark(c, o,
                         (struct cli_record){.type = REC_DONE, .date = o->date},
                         argc, argv);
}

static int cmd_followup_skip(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct followup_cli *o = options;
    const char *skipped[] = {"result=skipped"};
    const struct cli_list set = {.v = skipped, .n = 1};
    if (check_date(c, o) < 0)
        return -1;
    return followup_mark(
        c, o,
        (struct cli_record){.type = REC_DONE, .date = o->date, .attrs = &set},
        argc, argv);
}

#define AT(member) offsetof(struct followup_cli, member)
static const struct cli_option done_command_options[] = {
    {'d', "date", N_("DATE"), N_("when it was done; today if left out"),
     CLI_TEXT, AT(date)},
    {0},
};

static const struct cli_inherited done_command_inherited[] = {
    {followup_write_options, 0}, {followup_rules_options, 0}, {0}};

const struct cli_command followup_done = {
    .name = "done",
    .operands = "KEY…",
    .help = N_("it is done: close it"),
    .run = cmd_followup_done,
    .size = sizeof(struct followup_cli),
    .options = done_command_options,
    .inherited = done_command_inherited,
};

static const struct cli_option skip_command_options[] = {
    {'d', "date", N_("DATE"), N_("when it was done; today if left out"),
     CLI_TEXT, AT(date)},
    {0},
};

static const struct cli_inherited skip_command_inherited[] = {
    {followup_write_options, 0}, {followup_rules_options, 0}, {0}};

const struct cli_command followup_skip = {
    .name = "skip",
    .operands = "KEY…",
    .help = N_("it is left out on purpose: close it"),
    .run = cmd_followup_skip,
    .size = sizeof(struct followup_cli),
    .options = skip_command_options,
    .inherited = skip_command_inherited,
};
