/* acct-survey due: whom to ask. */
#include "base/i18n.h"
#include "cli/actions.h"
#include "inside.h"
#include "survey/commands.h"

struct options {
    struct action_look look;
    bool held;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {0, "held", NULL, N_("due: who is not asked now, though it is the time"),
     CLI_FLAG, AT(held)},
    {0},
};

static int print_due(struct cli *c, struct book *b,
                     const struct survey_plan *plan,
                     const struct action_look *look)
{
    struct survey_actions due = {0};
    struct action_list list;
    survey_due_find(plan, b, &due);
    action_begin(c, look, _("Nobody is to be asked now."), &list);
    for (size_t i = 0; i < due.all.n; i++)
        action_put(&list, &due.all.v[i].action);
    survey_actions_release(&due);
    return action_end(&list);
}

static int print_held(struct cli *c, struct book *b,
                      const struct survey_plan *plan)
{
    struct out *out = action_held_begin(c, _("Nothing is held back."));
    for (size_t i = 0; i < plan->n; i++) {
        struct action a;
        if (!plan->of[i].held)
            continue;
        survey_action(b, &plan->rules, &plan->of[i], &a);
        action_held_put(out, &a, survey_held(plan, b, &plan->of[i]),
                        c->home.today);
    }
    return cli_out_close(c, out);
}

static int cmd_survey_due(struct cli *c, void *options, int argc, char **argv)
{
    const struct options *o = options;
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    if (o->held && c->own_format)
        return cli_usage(c, _("--held has no format '%s'"), c->own_format);
    if (action_check(c, &o->look) < 0)
        return -1;
    struct survey_asking a;
    int rc = survey_asking_open(c, false, &a);
    if (rc == 0)
        rc = o->held ? print_held(c, &a.book, &a.plan)
                     : print_due(c, &a.book, &a.plan, &o->look);
    survey_asking_close(&a);
    return rc;
}

static const struct cli_inherited inherited[] = {{action_options, AT(look)},
                                                 {0}};

const struct cli_command survey_due = {
    .name = "due",
    .operands = "",
    .help = N_("whom to ask now (action rows)"),
    .run = cmd_survey_due,
    .size = sizeof(struct options),
    .options = own_options,
    .inherited = inherited,
    .formats = action_formats,
};
