/* The tables of options, walked. */
#include "base/i18n.h"
#include "inside.h"

#define COMMON(l, n, a, h, k, m)                                               \
    {                                                                          \
        l, n, a, N_(h), k, offsetof(struct cli_common, m)                      \
    }
const struct cli_option cli_common_options[] = {
    COMMON('f', "ledger", N_("FILE"), "the ledger; - is standard input",
           CLI_TEXT, ledger),
    COMMON('O', "format", N_("FMT"),
           "table, csv, tsv, json, ndjson or ids; table on a terminal, else "
           "csv",
           CLI_TEXT, format),
    COMMON(0, "as-of", N_("DATE"), "as things stood at the end of that day",
           CLI_TEXT, as_of),
    COMMON('C', "config", N_("FILE"), "the configuration", CLI_TEXT, config),
    COMMON(0, "wait", N_("SECONDS"),
           "how long to wait while another program has the ledger locked; 30 "
           "if left out, 0: not at all",
           CLI_TEXT, wait),
    COMMON('q', "quiet", NULL, "print nothing where the answer is empty",
           CLI_FLAG, quiet),
    COMMON(0, "color", N_("WHEN"), "auto, always or never", CLI_TEXT, color),
    COMMON('h', "help", NULL, "print this help", CLI_FLAG, help),
    COMMON('V', "version", NULL, "print the version", CLI_FLAG, version),
    {0},
};

void cli_walk_begin(struct cli_walk *w, const struct cli_command *command)
{
    *w = (struct cli_walk){.command = command,
                           .set = command->inherited,
                           .option = command->options};
}

const struct cli_option *cli_walk_next(struct cli_walk *w, size_t *base)
{
    while (!w->option || !w->option->name) {
        if (!w->set || !w->set->options)
            return NULL;
        w->option = w->set->options;
        w->base = w->set->at;
        w->set++;
    }
    *base = w->base;
    return w->option++;
}

const struct cli_option *cli_walk_find(const struct cli_command *command,
                                       const char *name, size_t *base)
{
    struct cli_walk w;
    const struct cli_option *o;
    cli_walk_begin(&w, command);
    while ((o = cli_walk_next(&w, base)) && strcmp(o->name, name) != 0)
        continue;
    return o;
}
