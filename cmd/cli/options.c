/* Options as tables: parsing with getopt_long, and --help. */
#include <getopt.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "cli/cli.h"

#define COMMON(l, n, a, h, k, m)                                               \
    {                                                                          \
        l, n, a, N_(h), k, offsetof(struct cli_common, m), 0                   \
    }
static const struct cli_option common_options[] = {
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
    COMMON(0, "color", N_("WHEN"), "auto, always or never", CLI_TEXT, color),
    COMMON('h', "help", NULL, "print this help", CLI_FLAG, help),
    COMMON('V', "version", NULL, "print the version", CLI_FLAG, version),
    {0},
};

/* Long options without a letter are known to getopt by these numbers. */
enum { FIRST = 256, OPTIONS_MAX = 96 };

struct parser {
    struct option longs[OPTIONS_MAX];
    const struct cli_option *option[OPTIONS_MAX];
    void *base[OPTIONS_MAX];
    char shorts[3 * OPTIONS_MAX];
    size_t n;
};

static void add_options(struct parser *p, const struct cli_option *o,
                        void *base)
{
    for (; o && o->name && p->n < OPTIONS_MAX - 1; o++, p->n++) {
        p->longs[p->n] = (struct option){
            .name = o->name,
            .has_arg = o->arg ? required_argument : no_argument,
            .val = FIRST + (int)p->n,
        };
        p->option[p->n] = o;
        p->base[p->n] = base;
        if (o->letter) {
            size_t at = strlen(p->shorts);
            p->shorts[at] = (char)o->letter;
            p->shorts[at + 1] = o->arg ? ':' : '\0';
        }
    }
}

static void list_add(struct cli_list *list, const char *value)
{
    *vec_push(list) = value;
}

static void store(const struct cli_option *o, void *base, const char *value)
{
    void *at = (char *)base + o->at;
    switch (o->kind) {
    case CLI_FLAG:
        *(bool *)at = true;
        break;
    case CLI_TEXT:
        *(const char **)at = value;
        break;
    case CLI_LIST:
        list_add(at, value);
        break;
    }
}

static int bad_option(struct cli *c, const struct parser *p, int code,
                      char *word)
{
    if (code == ':')
        return cli_usage(c, _("option '%s' needs a value"), word);
    if (word[0] == '-' && word[1] == '-') {
        const char *like = NULL;
        int best = 3;
        for (size_t i = 0; i < p->n; i++) {
            int d =
                text_distance(str_of(word + 2), str_of(p->longs[i].name), best);
            if (d < best) {
                best = d;
                like = p->longs[i].name;
            }
        }
        if (like)
            return cli_usage(c, _("no option '%s' (did you mean --%s?)"), word,
                             like);
        return cli_usage(c, _("no option '%s'"), word);
    }
    return cli_usage(c, _("no option '-%c'"), optopt);
}

static int find_command(struct cli *c, int *argc, char ***argv, size_t *at)
{
    const struct cli_tool *t = c->tool;
    const char *word = *argc ? (*argv)[0] : NULL;
    const char *like = NULL;
    int best = 3;
    bool unnamed = !t->commands[0].name;
    for (size_t i = 0; i < t->commands_n; i++) {
        if (!t->commands[i].name)
            continue;
        if (word && strcmp(word, t->commands[i].name) == 0) {
            *at = i;
            --*argc;
            ++*argv;
            return 0;
        }
        int d = word ? text_distance(str_of(word), str_of(t->commands[i].name),
                                     best)
                     : best;
        if (d < best) {
            best = d;
            like = t->commands[i].name;
        }
    }
    *at = 0;
    if (unnamed && (!word || t->commands_n == 1))
        return 0;
    if (!word)
        return cli_usage(c, _("which command? (see --help)"));
    if (like)
        return cli_usage(c, _("no command '%s' (did you mean '%s'?)"), word,
                         like);
    return cli_usage(c, _("no command '%s'"), word);
}

static int check_commands(struct cli *c, const struct parser *p,
                          const bool *given, size_t command)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct cli_option *o = p->option[i];
        if (given[i] && o->commands && !(o->commands & 1u << command))
            return cli_usage(c, _("--%s does not go with %s %s"), o->name,
                             c->tool->name,
                             c->tool->commands[command].name
                                 ? c->tool->commands[command].name
                                 : _("without a command"));
    }
    return 0;
}

int cli_parse(struct cli *c, struct cli_common *common, void *options,
              int *argc, char ***argv, size_t *command)
{
    struct parser p = {.shorts = ":"};
    bool given[OPTIONS_MAX] = {false};
    add_options(&p, c->tool->options, options);
    add_options(&p, common_options, common);
    int code;
    opterr = 0;
    while ((code = getopt_long(*argc, *argv, p.shorts, p.longs, NULL)) != -1) {
        if (code == '?' || code == ':')
            return bad_option(c, &p, code, (*argv)[optind - 1]);
        size_t i = 0;
        while (i < p.n && code != p.longs[i].val && code != p.option[i]->letter)
            i++;
        if (i == p.n) /* getopt knows what it was given */
            continue;
        store(p.option[i], p.base[i], optarg);
        given[i] = true;
    }
    *argc -= optind;
    *argv += optind;
    if (common->help || common->version)
        return 0;
    if (find_command(c, argc, argv, command) < 0)
        return -1;
    return check_commands(c, &p, given, *command);
}

enum { HELP_COLUMN = 26, HELP_WIDTH = 79 };

void cli_wrap(FILE *out, const char *text, int at, int column)
{
    if (at && at >= column) {
        fputc('\n', out);
        at = 0;
    }
    fprintf(out, "%*s", column - at, "");
    struct str rest = str_of(text), word;
    for (int col = column; str_cut(&rest, ' ', &word);) {
        int w = text_width(word);
        if (col > column && col + 1 + w > HELP_WIDTH) {
            fprintf(out, "\n%*s", column, "");
            col = column;
        }
        fprintf(out, "%s%.*s", col > column ? " " : "", STR_ARG(word));
        col += w + (col > column);
    }
    fputc('\n', out);
}

/* "; show, statement: html, pdf" */
static void help_some_formats(const struct cli_tool *t,
                              const struct cli_formats *some, struct buf *text)
{
    const char *before = "; ";
    for (size_t i = 0; i < t->commands_n; i++)
        if (some->commands & 1U << i) {
            buf_fmt(text, "%s%s", before,
                    t->commands[i].name ? t->commands[i].name
                                        : _("without a command"));
            before = ", ";
        }
    before = ": ";
    for (const char *const *f = some->names; *f; f++) {
        buf_fmt(text, "%s%s", before, *f);
        before = ", ";
    }
}

static void help_formats(const struct cli_tool *t, struct buf *text)
{
    for (const char *const *f = t->formats; f && *f; f++)
        buf_fmt(text, "%s%s", f == t->formats ? _("; also: ") : ", ", *f);
    for (const struct cli_formats *f = t->some_formats; f && f->names; f++)
        help_some_formats(t, f, text);
}

/* What the option does; of --format, also what else there is. */
static void help_option(const struct cli_tool *t, const struct cli_option *o,
                        FILE *out, int at)
{
    struct buf text = {0};
    buf_puts(&text, _(o->help));
    if (strcmp(o->name, "format") == 0)
        help_formats(t, &text);
    cli_wrap(out, buf_cstr(&text), at, HELP_COLUMN);
    buf_release(&text);
}

static void help_options(const struct cli_tool *t, const struct cli_option *o,
                         FILE *out)
{
    for (; o && o->name; o++) {
        int n = o->letter ? fprintf(out, "  -%c, --%s", o->letter, o->name)
                          : fprintf(out, "      --%s", o->name);
        if (o->arg) {
            fprintf(out, " %s", _(o->arg));
            n += 1 + text_width(str_of(_(o->arg)));
        }
        help_option(t, o, out, n);
    }
}

void cli_help(const struct cli *c, FILE *out)
{
    const struct cli_tool *t = c->tool;
    fprintf(out, "%s: %s\n\n", t->name, _(t->summary));
    for (size_t i = 0; i < t->commands_n; i++) {
        const struct cli_command *k = &t->commands[i];
        fprintf(out, "%s %s%s%s%s%s\n", i ? "      " : _("Usage:"), t->name,
                k->name ? " " : "", k->name ? k->name : "",
                *k->operands ? " " : "", k->operands);
    }
    if (t->commands_n > 1) {
        fprintf(out, "\n%s\n", _("Commands:"));
        for (size_t i = 0; i < t->commands_n; i++) {
            const char *name =
                t->commands[i].name ? t->commands[i].name : _("(none)");
            int n = fprintf(out, "  %s", name);
            cli_wrap(out, _(t->commands[i].help), n, HELP_COLUMN);
        }
    }
    fprintf(out, "\n%s\n", _("Options:"));
    help_options(t, t->options, out);
    help_options(t, common_options, out);
    if (t->more) {
        fputc('\n', out);
        cli_wrap(out, _(t->more), 0, 0);
    }
    fprintf(out, "\n%s %s(1), acct-ledger(5), acct-intro(7)\n", _("See also:"),
            t->name);
}
