/* acct-show: a client's card and page, lists, a search, handovers. */
#include "base/i18n.h"
#include "inside.h"

struct options {
    const char *list;
    bool all, count, no_pager;
    const char *limit, *sort, *columns, *group, *sum, *mean, *grep;
    const char *from, *to;
    struct cli_list where, section;
    struct show_papers papers;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {0, "list", N_("WHAT"),
     N_("list clients, or what WHAT says: orders, invoices, tasks, …; 'lists' "
        "names them"),
     CLI_MAYBE, AT(list)},
    {0, "where", N_("COND"),
     N_("list only those with KEY=VALUE, KEY!=VALUE, KEY~PART, KEY<VALUE or "
        "KEY>VALUE; may be given again"),
     CLI_LIST, AT(where)},
    {0, "sort", N_("COLUMN"), N_("the list's order; -COLUMN turns it round"),
     CLI_TEXT, AT(sort)},
    {0, "columns", N_("NAME,…"), N_("which columns the list has"), CLI_TEXT,
     AT(columns)},
    {0, "count", NULL, N_("how many there are, in place of the list"), CLI_FLAG,
     AT(count)},
    {0, "group", N_("COLUMN"),
     N_("likewise, for each value of the column; of a date COLUMN:month"),
     CLI_TEXT, AT(group)},
    {0, "sum", N_("COLUMN"),
     N_("likewise, and what the column comes to, in each currency"), CLI_TEXT,
     AT(sum)},
    {0, "mean", N_("COLUMN"),
     N_("likewise, and what it comes to on average, of those that have it"),
     CLI_TEXT, AT(mean)},
    {0, "grep", N_("TEXT"),
     N_("look for these words in all records, or in those of a client; case, "
        "accents and script make no difference"),
     CLI_TEXT, AT(grep)},
    {0, "section", N_("NAME,…"),
     N_("of the card these sections alone: client, plan, contact, contract, "
        "duty, paper, order, phase, check, next, open, money, touch, survey "
        "or history"),
     CLI_LIST, AT(section)},
    {0, "from", N_("DATE"), N_("of the card the history from that day on"),
     CLI_TEXT, AT(from)},
    {0, "to", N_("DATE"), N_("likewise up to that day"), CLI_TEXT, AT(to)},
    {0, "limit", N_("N"),
     N_("at most so many records of the history or found, or rows of the list"),
     CLI_TEXT, AT(limit)},
    {0, "all", NULL, N_("the card's table leaves nothing out"), CLI_FLAG,
     AT(all)},
    {0, "no-pager", NULL, N_("on a terminal, print all at once"), CLI_FLAG,
     AT(no_pager)},
    {0},
};

static int limit(struct cli *c, const char *given, size_t *most)
{
    unsigned long n;
    if (!given)
        return 0;
    if (!str_number(str_of(given), UINT32_MAX, &n))
        return cli_usage(c, _("--limit: '%s' is no number"), given);
    if (n == 0)
        return cli_usage(c, _("--limit: 0 would show nothing"));
    *most = n;
    return 0;
}

const char *const show_sections[SHOW_SECTIONS] = {
    "client", "plan",  "contact", "contract", "duty",
    "paper",  "order", "phase",   "check",    "next",
    "open",   "money", "touch",   "survey",   "history",
};

static int add_section(struct cli *c, struct str name, unsigned *all)
{
    for (int i = 0; i < SHOW_SECTIONS; i++)
        if (str_is(name, show_sections[i])) {
            *all |= 1u << i;
            return 0;
        }
    return cli_usage(c,
                     _("--section: '%.*s' is none (client, plan, contact, "
                       "contract, duty, paper, order, phase, check, next, "
                       "open, money, touch, survey, history)"),
                     STR_ARG(name));
}

/* Days alone are of the history. */
static int read_sections(struct cli *c, const struct options *o,
                         struct show_much *much)
{
    much->from = DAY_MIN;
    much->to = DAY_MAX;
    for (size_t i = 0; i < o->section.n; i++) {
        struct str rest = str_of(o->section.v[i]), name;
        while (str_cut(&rest, ',', &name))
            if (add_section(c, str_trim(name), &much->sections) < 0)
                return -1;
    }
    if (o->from && cli_day(c, "--from", o->from, DAY_FIRST, &much->from) < 0)
        return -1;
    if (o->to && cli_day(c, "--to", o->to, DAY_LAST, &much->to) < 0)
        return -1;
    if (much->from > much->to)
        return cli_usage(c, _("--from: '%s' is after --to '%s'"), o->from,
                         o->to);
    if (!much->sections)
        much->sections = o->from || o->to ? 1u << SHOW_HISTORY : ~0u;
    return 0;
}

/* What does not go with a page or a handover. */
static int check_papers(struct cli *c, const struct options *o,
                        const char *name)
{
    if (show_papers_check(c, &o->papers, o->all, name) < 0)
        return -1;
    if (o->list || o->grep || o->section.n || o->from || o->to || o->limit)
        return cli_usage(c, _("--page and --handover go with no list, search, "
                              "section, days or --limit"));
    return 0;
}

/* The names of the lists are no list. */
static bool names_lists(const struct options *o, int argc, char **argv)
{
    const char *name = !o->list ? NULL : *o->list ? o->list : argv[0];
    return (o->list && (*o->list || argc)) && strcmp(name, "lists") == 0;
}

static int check(struct cli *c, const struct options *o, int argc, char **argv)
{
    bool papers = o->papers.page || o->papers.handover;
    if (papers ? check_papers(c, o, argv[0]) < 0
               : show_papers_check(c, &o->papers, o->all, argv[0]) < 0)
        return -1;
    if ((o->list || o->grep) && (o->section.n || o->from || o->to))
        return cli_usage(c, _("--section, --from and --to go with a client's "
                              "card"));
    if (o->all && o->limit)
        return cli_usage(c, _("--all and --limit exclude each other"));
    if (o->list && o->all)
        return cli_usage(c, _("--all goes with a client's card, not with "
                              "--list (which shows all)"));
    bool of_lists = o->where.n || o->sort || o->columns || o->count ||
                    o->group || o->sum || o->mean;
    if (!o->list && of_lists)
        return cli_usage(c, _("--where, --sort, --columns, --count, --group, "
                              "--sum and --mean go with --list"));
    if (names_lists(o, argc, argv) &&
        (of_lists || o->limit || argc > (*o->list ? 0 : 1)))
        return cli_usage(c, _("--list lists names the lists: nothing else goes "
                              "with it"));
    if (o->grep && (o->list || o->all))
        return cli_usage(c, _("--grep looks through all records: --list and "
                              "--all do not go with it"));
    if (!o->list && !o->grep && !papers && !argc)
        return cli_usage(c, _("which client? (acct-show CLIENT; acct-show "
                              "--list names them)"));
    int most = !o->list ? 1 : *o->list ? 1 : 2;
    if (argc > most)
        return cli_usage(c,
                         _("one at a time: '%s' is too much (quote a name "
                           "that has blanks)"),
                         argv[most]);
    return 0;
}

/* acct-show --load: it is a list. */
static const char *instead(const char *option, struct arena *a)
{
    static const char *const also[][2] = {{"matrix", "services"},
                                          {"abc", "accounts"}};
    for (size_t i = 0; i < sizeof also / sizeof *also; i++)
        if (strcmp(option, also[i][0]) == 0)
            option = also[i][1];
    return list_kind_is(option, a) ? arena_fmt(a, "--list %s", option) : NULL;
}

/* acct-show CLIENT --list orders is acct-show --list orders CLIENT. */
static void turn_round(const struct options *o, int argc, char **argv,
                       struct arena *a)
{
    if (!o->list || *o->list || argc != 2 || list_kind_is(argv[0], a) ||
        !list_kind_is(argv[1], a))
        return;
    char *client = argv[0];
    argv[0] = argv[1];
    argv[1] = client;
}

static int cmd_show(struct cli *c, void *options, int argc, char **argv)
{
    const struct options *o = options;
    struct show_much much = {.all = o->all, .most = SIZE_MAX};
    turn_round(o, argc, argv, &c->home.arena);
    if (limit(c, o->limit, &much.most) < 0 || check(c, o, argc, argv) < 0 ||
        read_sections(c, o, &much) < 0)
        return -1;
    if (o->papers.page || o->papers.handover)
        return show_papers(c, &o->papers, argv[0]);
    if (!o->no_pager && c->format == OUT_TABLE)
        cli_pager(c);
    if (o->grep)
        return show_grep(c, &much, o->grep, argv[0]);
    if (!o->list)
        return show_client(c, &much, argv[0]);
    /* --list orders, and --list=orders. */
    bool named = *o->list;
    struct show_list_words words = {
        .name = named  ? o->list
                : argc ? argv[0]
                       : NULL,
        .client = named  ? argv[0]
                  : argc ? argv[1]
                         : NULL,
        .sort = o->sort,
        .columns = o->columns,
        .where = &o->where,
        .tally = {.count = o->count,
                  .group = o->group,
                  .sum = o->sum,
                  .mean = o->mean},
    };
    if (names_lists(o, argc, argv))
        return show_lists(c);
    return show_list(c, &much, &words);
}

static const struct cli_inherited inherited[] = {
    {show_papers_options, AT(papers)}, {0}};
static const char *const formats[] = {"text", "html", "pdf", NULL};

const struct cli_command show_command = {
    .operands = "[options] CLIENT | --list[=WHAT] [CLIENT] | --grep TEXT",
    .help = N_("a client's card or page, a list, or a handover"),
    .run = cmd_show,
    .size = sizeof(struct options),
    .options = own_options,
    .inherited = inherited,
    .formats = formats,
    .instead = instead,
};
