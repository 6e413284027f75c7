/* acct-show: a client's card, and lists. */
#include "base/i18n.h"
#include "inside.h"

struct options {
    bool list, all;
    const char *limit, *sort, *columns;
    struct cli_list where;
};

#define AT(member) offsetof(struct options, member)
static const struct cli_option own_options[] = {
    {0, "list", NULL, N_("list the clients"), CLI_FLAG, AT(list)},
    {0, "where", N_("COND"),
     N_("list only those with KEY=VALUE, KEY!=VALUE, KEY~PART, KEY<VALUE or "
        "KEY>VALUE; may be given again"),
     CLI_LIST, AT(where)},
    {0, "sort", N_("COLUMN"), N_("the list's order; -COLUMN turns it round"),
     CLI_TEXT, AT(sort)},
    {0, "columns", N_("NAME,…"), N_("which columns the list has"), CLI_TEXT,
     AT(columns)},
    {0, "limit", N_("N"),
     N_("at most so many records of the history, or rows of the list"),
     CLI_TEXT, AT(limit)},
    {0, "all", NULL, N_("the card's table leaves nothing out"), CLI_FLAG,
     AT(all)},
    {0},
};

static int limit(struct cli *c, const char *given, size_t *most)
{
    unsigned long n;
    if (!given)
        return 0;
    if (!str_number(str_of(given), UINT32_MAX, &n))
        return cli_usage(c, _("--limit: '%s' is no number"), given);
    *most = n;
    return 0;
}

static int check(struct cli *c, const struct options *o, int argc, char **argv)
{
    if (o->all && o->limit)
        return cli_usage(c, _("--all and --limit exclude each other"));
    if (o->list && o->all)
        return cli_usage(c, _("--all goes with a client's card, not with "
                              "--list (which shows all)"));
    if (!o->list && (o->where.n || o->sort || o->columns))
        return cli_usage(c, _("--where, --sort and --columns go with --list"));
    if (!o->list && !argc)
        return cli_usage(c, _("which client? (acct-show CLIENT; acct-show "
                              "--list names them)"));
    if (argc > 1)
        return cli_usage(c,
                         _("one at a time: '%s' is too much (quote a name "
                           "that has blanks)"),
                         argv[1]);
    return 0;
}

static int cmd_show(struct cli *c, void *options, int argc, char **argv)
{
    const struct options *o = options;
    struct show_much much = {.all = o->all, .most = SIZE_MAX};
    if (limit(c, o->limit, &much.most) < 0 || check(c, o, argc, argv) < 0)
        return -1;
    if (!o->list)
        return show_client(c, &much, argv[0]);
    struct show_list_words words = {
        .name = argc ? argv[0] : NULL,
        .sort = o->sort,
        .columns = o->columns,
        .where = &o->where,
    };
    return show_list(c, &much, &words);
}

const struct cli_command show_command = {
    .operands = "[options] CLIENT | --list",
    .help = N_("a client's card, or a list"),
    .run = cmd_show,
    .size = sizeof(struct options),
    .options = own_options,
};
