/* The command line: which command, and its options, with getopt_long. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* Long options without a letter are known to getopt by these numbers. */
enum { FIRST = 256, OPTIONS_MAX = 96, OPERAND = 1 };

/* The options of all commands, each name once: which command it is comes out
 * of the same words. */
struct parser {
    struct option longs[OPTIONS_MAX];
    const struct cli_option *option[OPTIONS_MAX];
    char shorts[3 * OPTIONS_MAX];
    size_t n;
    size_t common; /* from there on they are those of every tool */
};

static void add_option(struct parser *p, const struct cli_option *o)
{
    for (size_t i = 0; i < p->n; i++)
        if (strcmp(p->option[i]->name, o->name) == 0)
            return;
    if (p->n == OPTIONS_MAX - 1)
        abort(); /* a table has outgrown the parser */
    p->longs[p->n] = (struct option){
        .name = o->name,
        .has_arg = o->kind == CLI_MAYBE ? optional_argument
                   : o->arg             ? required_argument
                                        : no_argument,
        .val = FIRST + (int)p->n,
    };
    p->option[p->n++] = o;
    if (o->letter) {
        size_t at = strlen(p->shorts);
        p->shorts[at] = (char)o->letter;
        p->shorts[at + 1] = o->arg ? ':' : '\0';
    }
}

static void add_all(struct parser *p, const struct cli_tool *t)
{
    for (size_t i = 0; t->commands[i]; i++) {
        struct cli_walk w;
        const struct cli_option *o;
        size_t base;
        cli_walk_begin(&w, t->commands[i]);
        while ((o = cli_walk_next(&w, &base)))
            add_option(p, o);
    }
    p->common = p->n;
    for (const struct cli_option *o = cli_common_options; o->name; o++)
        add_option(p, o);
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
    case CLI_MAYBE:
        *(const char **)at = value ? value : "";
        break;
    case CLI_LIST:
        *vec_push((struct cli_list *)at) = value;
        break;
    }
}

static int bad_option(struct cli *c, const struct parser *p, int code,
                      char *word)
{
    if (code == ':')
        return cli_usage(c, _("option '%s' needs a value"), word);
    if (word[0] == '-' && word[1] == '-') {
        const struct cli_command *first = c->tool->commands[0];
        const char *instead =
            first->instead ? first->instead(word + 2, &c->home.arena) : NULL;
        if (instead)
            return cli_usage(c, _("no option '%s' (%s has it)"), word, instead);
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

/* The place of the option that getopt found, p->n: it is none of ours. */
static size_t place(const struct parser *p, int code)
{
    size_t i = 0;
    while (i < p->n && code != p->longs[i].val && code != p->option[i]->letter)
        i++;
    return i;
}

/* getopt from the start, which each library has its own way to ask for. */
static void rewind_options(void)
{
    opterr = 0;
#ifdef __APPLE__
    optreset = 1;
    optind = 1;
#else
    optind = 0;
#endif
}

/* Goes through the words as they stand: the first operand, whether --help comes
 * before it, and what is no option. */
static int find_word(struct cli *c, const struct parser *p, int argc,
                     char **argv, struct cli_common *common, const char **word)
{
    char shorts[sizeof p->shorts + 1];
    int code;
    snprintf(shorts, sizeof shorts, "-%s", p->shorts);
    rewind_options();
    *word = NULL;
    while ((code = getopt_long(argc, argv, shorts, p->longs, NULL)) != -1) {
        if (code == '?' || code == ':')
            return bad_option(c, p, code, argv[optind - 1]);
        size_t i = code == OPERAND ? p->n : place(p, code);
        if (code == OPERAND && !*word)
            *word = optarg;
        if (i >= p->common && i < p->n) {
            store(p->option[i], common, optarg);
            common->help_of |= common->help && !*word;
        }
    }
    if (!*word && optind < argc)
        *word = argv[optind];
    return 0;
}

static int no_command(struct cli *c, const char *word)
{
    const char *like = NULL;
    int best = 3;
    for (size_t i = 0; c->tool->commands[i]; i++) {
        const char *name = c->tool->commands[i]->name;
        int d = name ? text_distance(str_of(word), str_of(name), best) : best;
        if (d < best) {
            best = d;
            like = name;
        }
    }
    if (like)
        return cli_usage(c, _("no command '%s' (did you mean '%s'?)"), word,
                         like);
    return cli_usage(c, _("no command '%s'"), word);
}

/* `word` is the first operand, or NULL; *named: it is the command's name. */
static int find_command(struct cli *c, const char *word, bool *named)
{
    const struct cli_tool *t = c->tool;
    *named = false;
    for (size_t i = 0; word && t->commands[i]; i++)
        if (t->commands[i]->name && strcmp(word, t->commands[i]->name) == 0) {
            *named = true;
            c->command = t->commands[i];
            return 0;
        }
    const struct cli_command *first = t->commands[0];
    c->command = first;
    if (first && !first->name && (!word || !t->commands[1] || first->open))
        return 0;
    return word ? no_command(c, word)
                : cli_usage(c, _("which command? (see --help)"));
}

/* Commands may give a common option a sense of their own: the others have it as
 * it is common. */
static const struct cli_option *find_common(const char *name)
{
    const struct cli_option *o = cli_common_options;
    while (o->name && strcmp(o->name, name) != 0)
        o++;
    return o->name ? o : NULL;
}

/* What is given once is not lost to what comes after it. */
static int check_once(struct cli *c, const struct cli_option *o,
                      const void *base, const char *value)
{
    const char *const *before = (const void *)((const char *)base + o->at);
    if ((o->kind != CLI_TEXT && o->kind != CLI_MAYBE) || !*before ||
        strcmp(*before, value ? value : "") == 0)
        return 0;
    return cli_usage(c, _("--%s is given twice: '%s' and '%s'"), o->name,
                     *before, value ? value : "");
}

static int fill(struct cli *c, const struct parser *p, int argc, char **argv,
                void *options, struct cli_common *common)
{
    int code;
    rewind_options();
    while ((code = getopt_long(argc, argv, p->shorts, p->longs, NULL)) != -1) {
        size_t i = place(p, code), base;
        if (i >= p->common)
            continue;
        const char *name = p->option[i]->name;
        const struct cli_option *o = cli_walk_find(c->command, name, &base);
        void *to = options;
        if (!o) {
            o = find_common(name);
            to = common;
            base = 0;
        }
        if (!o)
            return cli_usage(
                c, _("--%s does not go with %s %s"), name, c->tool->name,
                c->command->name ? c->command->name : _("without a command"));
        /* Of what all tools have the last one counts: an alias may have it. */
        if (to == options &&
            check_once(c, o, (const char *)to + base, optarg) < 0)
            return -1;
        store(o, (char *)to + base, optarg);
    }
    return 0;
}

int cli_parse(struct cli *c, struct cli_common *common, void **options,
              int *argc, char ***argv)
{
    struct parser p = {.shorts = ":"};
    const char *word;
    bool named = false;
    add_all(&p, c->tool);
    if (find_word(c, &p, *argc, *argv, common, &word) < 0)
        return -1;
    if (common->version)
        return 0;
    /* There is help of more than commands. */
    if (find_command(c, word, &named) < 0 &&
        !(common->help && (!word || c->tool->help)))
        return -1;
    c->err.kind = ERR_NONE;
    common->named = named;
    *options = mem_new(1, c->command->size ? c->command->size : 1);
    if (!common->help && fill(c, &p, *argc, *argv, *options, common) < 0)
        return -1;
    if (common->help) {
        rewind_options();
        while (getopt_long(*argc, *argv, p.shorts, p.longs, NULL) != -1)
            continue;
    }
    *argc -= optind + named;
    *argv += optind + named;
    return 0;
}

int cli_name_owner(struct cli *c, void *options)
{
    size_t base;
    const struct cli_option *o = cli_walk_find(c->command, "owner", &base);
    if (!o)
        return 0;
    const char **at = (const char **)((char *)options + base + o->at);
    struct buf text = {0};
    if (cli_owner(c, *at, at) < 0)
        return -1;
    if (*at && !c->command->news &&
        strcmp(*at, conf_text(&c->home.conf, "acct.owner")) != 0 &&
        team_stranger(&c->home.conf.team, *at, &text))
        cli_note(c, "%s", buf_cstr(&text));
    buf_release(&text);
    return 0;
}

void cli_find_reads(struct cli *c, const void *options)
{
    struct cli_walk w;
    const struct cli_option *o;
    size_t base;
    cli_walk_begin(&w, c->command);
    while ((o = cli_walk_next(&w, &base))) {
        const char *const *value =
            (const void *)((const char *)options + base + o->at);
        if (o->kind == CLI_TEXT && strcmp(o->arg, "FILE") == 0 && *value &&
            strcmp(o->name, "output") != 0 && strcmp(o->name, "append") != 0)
            *vec_push(&c->reads) = *value;
    }
}

void cli_options_release(const struct cli_command *command, void *options)
{
    struct cli_walk w;
    const struct cli_option *o;
    size_t base;
    if (!options)
        return;
    cli_walk_begin(&w, command);
    while ((o = cli_walk_next(&w, &base)))
        if (o->kind == CLI_LIST)
            vec_release((struct cli_list *)((char *)options + base + o->at));
    free(options);
}
