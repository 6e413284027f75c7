/* The format of a run: -O, the end of the output's name, the environment. */
#include <stdlib.h>
#include <strings.h>

#include "base/i18n.h"
#include "inside.h"

/* Whose names end so; of two for one end, the first that a command has. */
static const struct {
    const char *end, *format;
} ends[] = {
    {"txt", "text"},      {"txt", "table"},        {"html", "html"},
    {"htm", "html"},      {"pdf", "pdf"},          {"ics", "ics"},
    {"csv", "csv"},       {"tsv", "tsv"},          {"json", "json"},
    {"ndjson", "ndjson"}, {"prom", "openmetrics"}, {"svg", "svg"},
    {"png", "png"},       {"eml", "eml"},
};
enum { ENDS = sizeof ends / sizeof ends[0] };

static const char *find_own(const char *const *formats, const char *name)
{
    for (; formats && *formats; formats++)
        if (strcmp(name, *formats) == 0)
            return *formats;
    return NULL;
}

/* Of those that all tools have, or the command's own. */
static bool take(struct cli *c, const char *name)
{
    if (out_format_parse(name, &c->format))
        return true;
    c->own_format = find_own(c->command->formats, name);
    return c->own_format != NULL;
}

static int unknown_format(struct cli *c, const char *name)
{
    for (size_t i = 0; c->tool->commands[i]; i++)
        if (find_own(c->tool->commands[i]->formats, name))
            return cli_usage(
                c, _("'%s' has no format '%s'"),
                c->command->name ? c->command->name : c->tool->name, name);
    return cli_usage(c,
                     _("no format '%s' (table, csv, tsv, json, ndjson, "
                       "ids)"),
                     name);
}

static bool has_format(const struct cli *c, const char *name)
{
    return out_format_parse(name, &(enum out_format){0}) ||
           find_own(c->command->formats, name);
}

static int unknown_end(struct cli *c, const char *output)
{
    struct buf known = {0};
    const char *last = "";
    for (size_t i = 0; i < ENDS; i++) {
        if (strcmp(ends[i].end, last) == 0 || !has_format(c, ends[i].format))
            continue;
        last = ends[i].end;
        buf_fmt(&known, "%s.%s", known.n ? ", " : "", last);
    }
    cli_usage(c,
              _("--output: '%s' ends as the files of no format that there is "
                "here (%s; with -O FORMAT any name will do)"),
              output, buf_cstr(&known));
    buf_release(&known);
    return -1;
}

/* What is behind the last point of a file's name, or NULL: ".pdf" is no end,
 * nor is "x.". */
static const char *end_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path, *point = strrchr(name, '.');
    return point && point != name && point[1] ? point + 1 : NULL;
}

/* *dir: it may be a directory, whose name has no end. */
static const char *output_of(const struct cli *c, const void *options,
                             bool *dir)
{
    size_t base;
    const struct cli_option *o = cli_walk_find(c->command, "output", &base);
    const char *const *value =
        o ? (const void *)((const char *)options + base + o->at) : NULL;
    *dir = o && strstr(o->arg, "DIR");
    return value ? *value : NULL;
}

int cli_set_format(struct cli *c, const char *given, const char *usual,
                   const void *options)
{
    bool dir = false;
    const char *output = given ? NULL : output_of(c, options, &dir);
    const char *end = output ? end_of(output) : NULL;
    c->format = c->terminal ? OUT_TABLE : OUT_CSV;
    c->format_given = given || end;
    for (size_t i = 0; end && i < ENDS; i++)
        if (strcasecmp(ends[i].end, end) == 0 && take(c, ends[i].format))
            return 0;
    if (end && !dir)
        return unknown_end(c, output);
    c->format_given = given != NULL;
    const char *name = given ? given : usual;
    return !name || take(c, name) ? 0 : unknown_format(c, name);
}

bool cli_lines(const struct cli *c)
{
    const char *env = getenv("ACCT_FORMAT");
    return c->own_format || (!c->format_given && !(env && *env));
}
