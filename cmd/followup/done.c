/* acct-followup done, skip: it needs no more. */
#include "base/i18n.h"
#include "followup/commands.h"
#include "inside.h"

struct done {
    struct followup_marks marks;
    const char *rules, *date;
};

/* What is not yet done does not close anything; what was done on an earlier day
 * is looked up among what was due then. */
static int done_on(struct cli *c, const char **date)
{
    int32_t day;
    char text[DATE_SIZE];
    if (!*date)
        return 0;
    if (cli_day(c, "--date", *date, DAY_PAST, &day) < 0)
        return -1;
    day_print(day, text);
    if (day > c->home.today)
        return cli_usage(c, _("--date: %s is after today (snooze puts it off)"),
                         text);
    *date = arena_dup(&c->home.arena, text, strlen(text));
    if (day < c->home.today)
        c->home.as_of = (struct when){.day = day};
    c->home.today = day;
    return 0;
}

static int close_all(struct cli *c, const struct done *o,
                     const struct cli_list *attrs, int argc, char **argv)
{
    struct cli_record r = {.type = REC_DONE, .date = o->date, .attrs = attrs};
    if (done_on(c, &r.date) < 0)
        return -1;
    int rc = followup_mark(c, &o->marks, o->rules, &r, argc, argv);
    /* It may be there today. */
    return rc < 0 && c->err.kind == ERR_ABSENT && o->date
               ? err_at(&c->err, arena_fmt(&c->home.arena, "--date %s", r.date),
                        0)
               : rc;
}

static int cmd_followup_done(struct cli *c, void *options, int argc,
                             char **argv)
{
    return close_all(c, options, NULL, argc, argv);
}

static int cmd_followup_skip(struct cli *c, void *options, int argc,
                             char **argv)
{
    const char *skipped[] = {"result=skipped"};
    const struct cli_list set = {.v = skipped, .n = 1};
    return close_all(c, options, &set, argc, argv);
}

#define AT(member) offsetof(struct done, member)
static const struct cli_option done_options[] = {
    {'d', "date", N_("DATE"), N_("when it was done; today if left out"),
     CLI_TEXT, AT(date)},
    {0},
};

static const struct cli_option skip_options[] = {
    {0, "older", NULL,
     N_("those of its rule and client that were due before, too"), CLI_FLAG,
     AT(marks.older)},
    {0},
};

static const struct cli_inherited done_inherited[] = {
    {followup_write_options, AT(marks)},
    {followup_rules_options, AT(rules)},
    {0}};

static const struct cli_inherited skip_inherited[] = {
    {done_options, 0},
    {followup_write_options, AT(marks)},
    {followup_rules_options, AT(rules)},
    {0}};

const struct cli_command followup_done = {
    .name = "done",
    .operands = "KEY…",
    .help = N_("it is done: close it"),
    .run = cmd_followup_done,
    .size = sizeof(struct done),
    .options = done_options,
    .inherited = done_inherited,
};

const struct cli_command followup_skip = {
    .name = "skip",
    .operands = "KEY…",
    .help = N_("it is left out on purpose: close it"),
    .run = cmd_followup_skip,
    .size = sizeof(struct done),
    .options = skip_options,
    .inherited = skip_inherited,
};
