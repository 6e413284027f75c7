/* acct-followup: who is to be contacted, when, why and how. */
#include <stdlib.h>

#include "action.h"
#include "base/i18n.h"
#include "followup.h"
#include "work/followup.h"

/* Bits of the commands, in their order. */
enum { LIST = 1, DONE = 2, SKIP = 4, SNOOZE = 8, WRITE = DONE | SKIP | SNOOZE };

#define AT(member) offsetof(struct followup_cli, member)
static const struct cli_option options[] = {
    {'D', "due", N_("WHEN"), N_("only what is due by then"), CLI_TEXT, AT(due),
     LIST},
    {0, "client", N_("CLIENT"), N_("only this client's"), CLI_TEXT, AT(client),
     LIST},
    {'w', "owner", N_("WHO"),
     N_("only what WHO is to do; with a command: who did it"), CLI_TEXT,
     AT(owner), 0},
    {0, "rule", N_("RULE"), N_("only this rule's; may be given again"),
     CLI_LIST, AT(rules), LIST},
    {0, "limit", N_("N"), N_("only the N most urgent"), CLI_TEXT, AT(limit),
     LIST},
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

static const struct out_column table[] = {
    {"due", N_("DUE"), OUT_DATE, 0},
    {"client", N_("CLIENT"), OUT_TEXT, 20},
    {"reason", N_("WHY"), OUT_TEXT, 0},
    {"owner", N_("OWNER"), OUT_TEXT, 12},
    {"channel", N_("VIA"), OUT_TEXT, 10},
    {"key", N_("KEY"), OUT_TEXT, 0},
};

static void table_row(struct out *o, const struct followup *f, int32_t today)
{
    const struct action *a = &f->action;
    if (a->due != DAY_NONE && a->due <= today)
        out_style(o, a->due < today ? OUT_BAD : OUT_WARN);
    out_day(o, a->due);
    out_word(o, a->client);
    out_word(o, a->reason);
    out_word(o, a->owner);
    out_word(o, a->channel);
    out_word(o, a->key);
    out_end(o);
}

/* What the list is to hold. */
struct filter {
    int32_t due; /* DAY_MAX: whenever */
    const char *owner;
    const struct client *client;
    unsigned long limit;
};

static bool wanted(const struct filter *w, const struct followup *f)
{
    const struct action *a = &f->action;
    return (w->due == DAY_MAX || (a->due != DAY_NONE && a->due <= w->due)) &&
           (!w->owner || strcmp(w->owner, a->owner) == 0) &&
           (!w->client || w->client == f->client);
}

static int print_list(struct cli *c, const struct followups *f,
                      const struct filter *w)
{
    bool people = c->format == OUT_TABLE;
    unsigned long n = 0;
    struct out *o = people ? cli_out(c, table, sizeof table / sizeof table[0],
                                     _("Nothing to follow up."))
                           : cli_out(c, action_columns, ACTION_COLUMNS, NULL);
    for (size_t i = 0; i < f->all.n && n < w->limit; i++) {
        if (!wanted(w, &f->all.v[i]))
            continue;
        n++;
        if (people)
            table_row(o, &f->all.v[i], c->today);
        else
            action_print(o, &f->all.v[i].action, c->today);
    }
    return cli_out_close(c, o);
}

static int read_rules(struct cli *c, const struct cli_list *given,
                      unsigned *rules)
{
    struct buf list = {0};
    for (size_t i = 0; i < followup_rules_count; i++)
        buf_fmt(&list, "%s%s", i ? ", " : "", followup_rules[i].name);
    int rc = 0;
    for (size_t i = 0; i < given->n && rc == 0; i++) {
        int at = followup_rule_find(given->v[i]);
        if (at < 0)
            rc = cli_usage(c, _("--rule: no rule '%s' (%s)"), given->v[i],
                           buf_cstr(&list));
        else
            *rules |= 1u << at;
    }
    buf_release(&list);
    return rc;
}

static int read_filter(struct cli *c, const struct followup_cli *o,
                       struct filter *w)
{
    *w = (struct filter){
        .due = DAY_MAX, .owner = o->owner, .limit = (unsigned long)-1};
    if (o->due && cli_day(c, "--due", o->due, DAY_LAST, &w->due) < 0)
        return -1;
    if (o->limit &&
        (!str_number(str_of(o->limit), 1000000000, &w->limit) || w->limit == 0))
        return cli_usage(c, _("--limit: '%s' is no number of rows (1 or more)"),
                         o->limit);
    return 0;
}

static int list(struct cli *c, void *given, int argc, char **argv)
{
    struct followup_cli *o = given;
    struct followup_options how = {
        .conf = &c->conf, .today = c->today, .until = c->today};
    struct filter w;
    struct book b;
    (void)argc;
    (void)argv;
    int rc = read_filter(c, o, &w);
    if (rc == 0)
        rc = read_rules(c, &o->rules, &how.rules);
    vec_release(&o->rules);
    if (rc < 0 || cli_book(c, followup_types(how.rules), true, NULL, &b) < 0)
        return -1;
    /* --due +7d looks ahead. */
    if (o->due && w.due > how.until)
        how.until = w.due;
    struct client *client = NULL;
    if (o->client)
        rc = cli_client(c, &b, o->client, &client);
    w.client = client;
    if (rc == 0) {
        struct followups f;
        followup_find(&b, &how, &f);
        rc = print_list(c, &f, &w);
        followup_release(&f);
    }
    book_release(&b);
    return rc;
}

/* --help rules */
static int help(struct cli *c, void *unused, int argc, char **argv)
{
    (void)unused;
    (void)argc;
    if (strcmp(argv[0], "rules") != 0) {
        cli_help(c, stdout);
        return 0;
    }
    for (size_t i = 0; i < followup_rules_count; i++)
        printf("%-10s %s\n", followup_rules[i].name, _(followup_rules[i].help));
    return 0;
}

static const struct cli_command commands[] = {
    {NULL, "[options]", N_("list what is to be done, the most urgent first"),
     list},
    {"done", "KEY…", N_("it is done: close it"), followup_done},
    {"skip", "KEY…", N_("it is left out on purpose: close it"), followup_skip},
    {"snooze", "KEY… --until DATE | --for SPAN", N_("hide it for a while"),
     followup_snooze},
};

static const struct cli_tool tool = {
    .name = "acct-followup",
    .summary = N_("who is to be contacted, when, why and how"),
    .options = options,
    .commands = commands,
    .commands_n = sizeof commands / sizeof commands[0],
    .help = help,
    .more = N_("acct-followup --help rules lists the rules."),
};

int main(int argc, char **argv)
{
    struct followup_cli o = {0};
    return cli_main(&tool, &o, argc, argv);
}
