/* Options that commands of acct-followup share. */
#include "base/i18n.h"
#include "inside.h"

const struct cli_option followup_rules_options[] = {
    {0, "rules", N_("FILE"), N_("the rules; $ACCT_HOME/rules.csv if left out"),
     CLI_TEXT, 0},
    {0},
};

#define AT(member) offsetof(struct followup_lists, member)
const struct cli_option followup_list_options[] = {
    {0, "client", N_("CLIENT"), N_("only this client's"), CLI_TEXT, AT(client)},
    {'w', "owner", N_("WHO"),
     N_("only what WHO is to do; with a command: who did it"), CLI_TEXT,
     AT(owner)},
    {0, "rule", N_("RULE"), N_("only this rule's; may be given again"),
     CLI_LIST, AT(rules)},
    {0, "limit", N_("N"), N_("only the N most urgent"), CLI_TEXT, AT(limit)},
    {0, "held", NULL, N_("what is held back instead, and why"), CLI_FLAG,
     AT(held)},
    {0, "old", NULL, N_("duties that were due over 180 days ago instead"),
     CLI_FLAG, AT(old)},
    {0, "count", NULL, N_("print only how many there are"), CLI_FLAG,
     AT(count)},
    {0},
};

#undef AT
#define AT(member) offsetof(struct followup_marks, member)
const struct cli_option followup_write_options[] = {
    {'w', "owner", N_("WHO"),
     N_("only what WHO is to do; with a command: who did it"), CLI_TEXT,
     AT(owner)},
    {'m', "message", N_("TEXT"), N_("what came of it, or why"), CLI_TEXT,
     AT(message)},
    {0, "force", NULL, N_("let keys through that are not open"), CLI_FLAG,
     AT(force)},
    {'n', "dry-run", NULL, N_("print the records; add nothing"), CLI_FLAG,
     AT(dry_run)},
    {'q', "quiet", NULL, N_("print nothing"), CLI_FLAG, AT(quiet)},
    {0},
};
