/* acct-followup why, rules, --help: how it comes to its list. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"

static const struct out_column terms[] = {
    {"term", N_("TERM"), OUT_TEXT, 0},
    {"points", N_("POINTS"), OUT_NUMBER, 0},
    {"note", N_("WHY"), OUT_TEXT, 0},
};

static void print_term(struct out *o, const char *term, int points,
                       const char *note)
{
    out_word(o, term);
    out_int(o, points);
    out_word(o, note);
    out_end(o);
}

static int print_terms(struct cli *c, const struct followups *open,
                       const struct followup *f)
{
    const struct urgency *u = &f->urgency;
    struct out *o = cli_out(c, terms, sizeof terms / sizeof terms[0], NULL);
    print_term(o, "rule", u->weight, f->action.rule);
    if (u->severity)
        print_term(o, "severity", u->severity, _("how bad the issue is"));
    if (u->tier)
        print_term(o, "tier", u->tier, _("how much care the client gets"));
    if (u->money)
        print_term(o, "money", u->money,
                   _("an overdue invoice, or a tenth of the year's invoices"));
    if (u->risk)
        print_term(o, "risk", u->risk, risk_say(&open->risks, f->client));
    if (u->promise)
        print_term(o, "promise", u->promise,
                   _("past the response time of a contract"));
    print_term(o, "due", u->due, f->action.reason);
    print_term(o, "urgency", u->total, f->held);
    return cli_out_close(c, o);
}

int cmd_followup_why(struct cli *c, void *options, int argc, char **argv)
{
    struct followup_book f;
    if (argc != 1)
        return cli_usage(c, argc ? _("why takes one key")
                                 : _("why what? (a key, or a task's number; "
                                     "acct-followup lists them)"));
    int rc = followup_open(c, options, c->home.today, true, &f);
    if (rc == 0) {
        const struct followup *found = followup_named(&f.open, argv[0]);
        rc = found ? print_terms(c, &f.open, found)
                   : followup_absent(&f.book, &f.open, argv[0], &c->err);
    }
    followup_close(&f);
    return rc;
}

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

int cmd_followup_rules(struct cli *c, void *options, int argc, char **argv)
{
    const struct followup_cli *o = options;
    struct rules rules = {0};
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    int rc = o->builtin ? rules_load(&rules, NULL, false, &c->err)
                        : followup_rules_load(c, o, &rules);
    if (rc == 0)
        rc = print_rules(c, &rules, o->builtin);
    rules_release(&rules);
    return rc;
}

/* --- Help ----------------------------------------------------------------- */

static int help_rules(struct cli *c)
{
    struct rules rules;
    int rc = rules_load(&rules, NULL, false, &c->err);
    for (size_t i = 0; rc == 0 && i < rules.all.n; i++)
        printf("%-15s %s\n", rules.all.v[i].cell[RULE_NAME],
               _(rules.all.v[i].cell[RULE_NOTE]));
    rules_release(&rules);
    return rc;
}

static void help_words(void)
{
    static const char *const parts[] = {
        [PART_ON] = N_("on: what starts it"),
        [PART_BASE] = N_("when, due: days to count from"),
        [PART_SPAN] = N_("when, due, stay: spans with a name"),
        [PART_THING] = N_("on: what it is asked for"),
        [PART_WHO] = N_("for: what the client is asked for"),
        [PART_UNTIL] = N_("until: of the record that ends it"),
        [PART_QUIET] = N_("quiet"),
        [PART_TEXT] = N_("text: placeholders"),
    };
    int part = -1;
    for (size_t i = 0; i < rule_words_count; i++) {
        const struct rule_word *w = &rule_words[i];
        if ((int)w->part != part)
            printf("%s%s\n", part < 0 ? "" : "\n", _(parts[w->part]));
        part = (int)w->part;
        printf("  %-12s", w->word);
        cli_wrap(stdout, _(w->help), 14, 16);
    }
}

int followup_help(struct cli *c, void *options, int argc, char **argv)
{
    (void)options;
    (void)argc;
    if (strcmp(argv[0], "rules") == 0)
        return help_rules(c);
    if (strcmp(argv[0], "words") == 0)
        help_words();
    else
        return 1;
    return 0;
}

#define AT(member) offsetof(struct followup_cli, member)
static const struct cli_inherited why_command_inherited[] = {
    {followup_rules_options, 0}, {0}};

const struct cli_command followup_why = {
    .name = "why",
    .operands = "KEY",
    .help = N_("of what its urgency is made"),
    .run = cmd_followup_why,
    .size = sizeof(struct followup_cli),
    .inherited = why_command_inherited,
};

static const struct cli_option rules_command_options[] = {
    {0, "default", NULL, N_("the built-in rules alone"), CLI_FLAG, AT(builtin)},
    {0},
};

static const struct cli_inherited rules_command_inherited[] = {
    {followup_rules_options, 0}, {0}};

const struct cli_command followup_rules = {
    .name = "rules",
    .operands = "",
    .help = N_("the rules in force"),
    .run = cmd_followup_rules,
    .size = sizeof(struct followup_cli),
    .options = rules_command_options,
    .inherited = rules_command_inherited,
};
