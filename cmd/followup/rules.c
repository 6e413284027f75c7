/* acct-followup rules: those in force. */
#include "base/i18n.h"
#include "followup/commands.h"
#include "inside.h"

struct which {
    const char *rules;
    bool builtin;
};

/* In the table what tells most; in machine formats what the file holds. */
static int print_rules(struct cli *c, const struct rules *rules, bool all)
{
    static const char *const titles[RULE_COLUMNS] = {
        [RULE_NAME] = N_("RULE"),      [RULE_ON] = N_("ON"),
        [RULE_WHEN] = N_("WHEN"),      [RULE_FOR] = N_("FOR"),
        [RULE_URGENCY] = N_("WEIGHT"), [RULE_NOTE] = N_("WHAT"),
    };
    struct out_column columns[RULE_COLUMNS];
    for (int i = 0; i < RULE_COLUMNS; i++)
        columns[i] = (struct out_column){.name = rule_columns[i],
                                         .title = titles[i],
                                         .kind = i == RULE_URGENCY ? OUT_NUMBER
                                                 : i == RULE_NAME  ? OUT_KEY
                                                                   : OUT_TEXT};
    struct out *o =
        cli_out(c, columns, RULE_COLUMNS, _("No rule is in force."));
    for (size_t i = 0; i < rules->all.n; i++) {
        const struct rule *r = &rules->all.v[i];
        if (!r->use && !all)
            continue;
        for (int k = 0; k < RULE_COLUMNS; k++)
            out_word(o, k == RULE_NOTE && r->builtin && *r->cell[k] &&
                                c->format == OUT_TABLE
                            ? _(r->cell[k])
                            : r->cell[k]);
        out_end(o);
    }
    return cli_out_close(c, o);
}

static int cmd_followup_rules(struct cli *c, void *options, int argc,
                              char **argv)
{
    const struct which *o = options;
    struct rules rules = {0};
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    int rc = o->builtin
                 ? rules_load(&rules, NULL, false, &c->err)
                 : followup_rules_read(&c->home, o->rules, &rules, &c->err);
    if (rc == 0)
        rc = print_rules(c, &rules, o->builtin);
    rules_release(&rules);
    return rc;
}

#define AT(member) offsetof(struct which, member)
static const struct cli_option rules_options[] = {
    {0, "default", NULL, N_("the built-in rules alone"), CLI_FLAG, AT(builtin)},
    {0},
};

static const struct cli_inherited rules_inherited[] = {
    {followup_rules_options, AT(rules)}, {0}};

const struct cli_command followup_rules = {
    .name = "rules",
    .operands = "",
    .help = N_("the rules in force"),
    .run = cmd_followup_rules,
    .size = sizeof(struct which),
    .options = rules_options,
    .inherited = rules_inherited,
};
