/* acct-followup: who is to be contacted, when, why and how. */
#include "base/i18n.h"
#include "cli/action.h"
#include "followup/inside.h"

/* Bits of the commands, in their order. */
enum {
    LIST = 1,
    AGENDA = 2,
    WHY = 4,
    RULES = 8,
    DONE = 16,
    SKIP = 32,
    SNOOZE = 64,
    LISTS = LIST | AGENDA,
    WRITE = DONE | SKIP | SNOOZE
};

#define AT(member) offsetof(struct followup_cli, member)
static const struct cli_option options[] = {
    {'D', "due", N_("WHEN"), N_("only what is due by then"), CLI_TEXT, AT(due),
     LIST},
    {0, "from", N_("DATE"), N_("only what is due from that day"), CLI_TEXT,
     AT(from), LIST},
    {0, "to", N_("DATE"), N_("only what is due until that day"), CLI_TEXT,
     AT(to), LIST},
    {0, "client", N_("CLIENT"), N_("only this client's"), CLI_TEXT, AT(client),
     LISTS},
    {'w', "owner", N_("WHO"),
     N_("only what WHO is to do; with a command: who did it"), CLI_TEXT,
     AT(owner), LISTS | WRITE},
    {0, "rule", N_("RULE"), N_("only this rule's; may be given again"),
     CLI_LIST, AT(rules), LISTS},
    {0, "limit", N_("N"), N_("only the N most urgent"), CLI_TEXT, AT(limit),
     LISTS},
    {0, "group", N_("WHAT"), N_("owner, client or day"), CLI_TEXT, AT(group),
     LIST},
    {0, "held", NULL, N_("what is held back instead, and why"), CLI_FLAG,
     AT(held), LISTS},
    {0, "count", NULL, N_("print only how many there are"), CLI_FLAG, AT(count),
     LISTS},
    {0, "rules", N_("FILE"), N_("the rules; $ACCT_HOME/rules.csv if left out"),
     CLI_TEXT, AT(rules_file), 0},
    {0, "default", NULL, N_("the built-in rules alone"), CLI_FLAG, AT(builtin),
     RULES},
    {'m', "message", N_("TEXT"), N_("what came of it, or why"), CLI_TEXT,
     AT(message), WRITE},
    {'d', "date", N_("DATE"), N_("when it was done; today if left out"),
     CLI_TEXT, AT(date), DONE | SKIP},
    {0, "until", N_("DATE"), N_("hide it until that day"), CLI_TEXT, AT(until),
     SNOOZE},
    {0, "for", N_("SPAN"), N_("hide it for so long: 3d, 2w"), CLI_TEXT,
     AT(span), SNOOZE},
    {0, "force", NULL, N_("let keys through that are not open"), CLI_FLAG,
     AT(force), WRITE},
    {'n', "dry-run", NULL, N_("print the records; add nothing"), CLI_FLAG,
     AT(dry_run), WRITE},
    {'q', "quiet", NULL, N_("print nothing"), CLI_FLAG, AT(quiet), WRITE},
    {0},
};

static const struct cli_command commands[] = {
    {NULL, "[options]", N_("list what is to be done, the most urgent first"),
     followup_list},
    {"agenda", "", N_("what is to be done in seven days, day by day"),
     followup_agenda},
    {"why", "KEY", N_("of what its urgency is made"), followup_why},
    {"rules", "", N_("the rules in force"), followup_rules},
    {"done", "KEY…", N_("it is done: close it"), followup_done},
    {"skip", "KEY…", N_("it is left out on purpose: close it"), followup_skip},
    {"snooze", "KEY… --until DATE | --for SPAN", N_("hide it for a while"),
     followup_snooze},
};

static const struct cli_formats some_formats[] = {{action_formats, LISTS}, {0}};

static const struct cli_tool tool = {
    .name = "acct-followup",
    .summary = N_("who is to be contacted, when, why and how"),
    .options = options,
    .commands = commands,
    .commands_n = sizeof commands / sizeof commands[0],
    .some_formats = some_formats,
    .help = followup_help,
    .more = N_("acct-followup --help rules lists the built-in rules, --help "
               "words what rules are written with."),
};

int main(int argc, char **argv)
{
    struct followup_cli o = {0};
    return cli_main(&tool, &o, argc, argv);
}
