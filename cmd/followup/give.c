/* acct-followup give: a colleague's work goes to another. */
#include "work/give/give.h"
#include "base/i18n.h"
#include "followup/commands.h"
#include "inside.h"

struct give {
    const char *client, *message, *rules;
    bool dry_run, quiet;
};

struct handing {
    const struct give *options;
    struct give_ask ask;
    struct followup_start start;
    struct giving found;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct handing *h = arg;
    struct book *b = enter_book(en);
    struct client *client = NULL;
    if (h->options->client && cli_client(c, b, h->options->client, &client) < 0)
        return -1;
    h->ask.client = client;
    if (give_find(b, &h->start.options, &h->ask, &h->found, &c->err) < 0)
        return -1;
    for (size_t i = 0; i < h->found.rows.n; i++)
        if (enter_add(en, &h->found.rows.v[i], &c->err) < 0)
            return -1;
    return 0;
}

static const char *nothing(struct cli *c, const struct handing *h)
{
    return arena_fmt(&c->home.arena, _("nothing is with %s"), h->ask.from);
}

static int print_moved(struct cli *c, const struct handing *h)
{
    static const struct out_column columns[] = {
        {"type", N_("TYPE"), OUT_KEY, 0},
        {"moved", N_("MOVED"), OUT_NUMBER, 0},
    };
    const struct giving *g = &h->found;
    struct out *o =
        cli_out(c, columns, sizeof columns / sizeof *columns, nothing(c, h));
    for (int type = 0; type < REC_TYPES; type++) {
        if (!g->moved[type] || type == REC_NOTE)
            continue;
        out_word(o, schema_types[type].name);
        out_int(o, (int)g->moved[type]);
        out_end(o);
    }
    return cli_out_close(c, o);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    const struct handing *h = arg;
    bool records = h->options->dry_run || c->format_given;
    if (!h->ask.client && *h->found.settings)
        cli_note(c, _("settings and rules still name %s: %s"), h->ask.from,
                 h->found.settings);
    if (h->found.rows.n && *h->found.away)
        cli_note(c, "%s", h->found.away);
    if (h->options->quiet)
        return 0;
    /* A table says it itself. */
    if (!h->found.rows.n && (records || c->format != OUT_TABLE))
        cli_note(c, "%s", nothing(c, h));
    return records ? cli_enter_print(c, en) : print_moved(c, h);
}

static int cmd_followup_give(struct cli *c, void *options, int argc,
                             char **argv)
{
    const struct give *o = options;
    struct handing h = {.options = o};
    const struct cli_enter how = {.dry_run = o->dry_run, .as_of = true};
    if (argc != 2)
        return cli_usage(c, _("from whom, and to whom? (acct-followup give "
                              "FROM TO)"));
    if (cli_owner(c, argv[0], &h.ask.from) < 0 ||
        cli_owner(c, argv[1], &h.ask.to) < 0)
        return -1;
    h.ask.text = o->message ? o->message : "";
    int rc = followup_start_read(&c->home, o->rules, &h.start, &c->err);
    if (rc == 0)
        rc = cli_write(c, &how, followup_types(&h.start.rules) | GIVE_TYPES,
                       &(struct cli_writing){add, print}, &h);
    give_release(&h.found);
    followup_start_release(&h.start);
    return rc;
}

#define AT(member) offsetof(struct give, member)
static const struct cli_option give_options[] = {
    {0, "client", N_("CLIENT"), N_("only this client's"), CLI_TEXT, AT(client)},
    {'m', "message", N_("TEXT"), N_("what came of it, or why"), CLI_TEXT,
     AT(message)},
    {'n', "dry-run", NULL, N_("print the records; add nothing"), CLI_FLAG,
     AT(dry_run)},
    {'q', "quiet", NULL, N_("print nothing"), CLI_FLAG, AT(quiet)},
    {0},
};

static const struct cli_inherited give_inherited[] = {
    {followup_rules_options, AT(rules)}, {0}};

const struct cli_command followup_give = {
    .name = "give",
    .operands = "FROM TO",
    .help = N_("hand the clients and the open work of FROM to TO"),
    .run = cmd_followup_give,
    .size = sizeof(struct give),
    .options = give_options,
    .inherited = give_inherited,
};
