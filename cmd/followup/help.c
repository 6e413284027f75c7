/* acct-followup --help rules, --help words. */
#include "base/i18n.h"
#include "followup/commands.h"
#include "inside.h"

static int help_rules(struct cli *c)
{
    struct rules rules;
    int rc = rules_load(&rules, NULL, false, &c->err);
    for (size_t i = 0; rc == 0 && i < rules.all.n; i++)
        printf("%-16s %s\n", rules.all.v[i].cell[RULE_NAME],
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
