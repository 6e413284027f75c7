/* acct-followup why: of what urgency is made. */
#include "base/i18n.h"
#include "followup/commands.h"
#include "inside.h"

struct why {
    const char *rules;
};

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
    if (u->half)
        print_term(o, "half", u->half, _("half of the time is gone"));
    if (u->promise)
        print_term(o, "promise", u->promise,
                   _("past the response time of a contract"));
    print_term(o, "due", u->due, f->action.reason);
    print_term(o, "urgency", u->total, f->held);
    return cli_out_close(c, o);
}

static int cmd_followup_why(struct cli *c, void *options, int argc, char **argv)
{
    const struct why *o = options;
    const struct followup_wanted how = {
        .rules = o->rules, .until = c->home.today, .old = true, .texts = true};
    struct followup_book f;
    if (argc != 1)
        return cli_usage(c, argc ? _("why takes one key")
                                 : _("why what? (a key, or a task's number; "
                                     "acct-followup lists them)"));
    int rc = followup_open(c, &how, &f);
    if (rc == 0) {
        const struct followup *found = followup_named(&f.open, argv[0]);
        rc = found ? print_terms(c, &f.open, found)
                   : followup_absent(&f.book, &f.open, argv[0], &c->err);
    }
    followup_close(&f);
    return rc;
}

static const struct cli_inherited why_inherited[] = {
    {followup_rules_options, offsetof(struct why, rules)}, {0}};

const struct cli_command followup_why = {
    .name = "why",
    .operands = "KEY",
    .help = N_("of what its urgency is made"),
    .run = cmd_followup_why,
    .size = sizeof(struct why),
    .inherited = why_inherited,
};
