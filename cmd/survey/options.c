/* Options that commands of acct-survey share. */
#include "base/i18n.h"
#include "inside.h"

#define AT(member) offsetof(struct survey_write, member)
static const struct cli_option write_options[] = {
    {'n', "dry-run", NULL, N_("print the rows; add nothing"), CLI_FLAG,
     AT(dry_run)},
    {'q', "quiet", NULL, N_("print nothing"), CLI_FLAG, AT(quiet)},
    {0},
};

const struct cli_inherited survey_writes[] = {{write_options, 0}, {0}};
