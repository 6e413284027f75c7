/* --help, of a tool or of one command: made from the tables. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

enum { HELP_COLUMN = 26, HELP_WIDTH = 79 };

/* Up to so many columns; 0: any. */
static void wrap(FILE *out, const char *text, int at, int column, int width)
{
    if (at && at >= column) {
        fputc('\n', out);
        at = 0;
    }
    fprintf(out, "%*s", column - at, "");
    struct str rest = str_of(text), word;
    int gap = 0; /* blanks more than one between sentences */
    for (int col = column; str_cut(&rest, ' ', &word);) {
        int w = text_width(word);
        if (w == 0 && rest.n) {
            gap++;
            continue;
        }
        if (col > column && width && col + gap + 1 + w > width) {
            fprintf(out, "\n%*s", column, "");
            col = column;
        }
        int before = col > column ? gap + 1 : 0;
        fprintf(out, "%*s%.*s", before, "", STR_ARG(word));
        col += w + before;
        gap = 0;
    }
    fputc('\n', out);
}

void cli_wrap(FILE *out, const char *text, int at, int column)
{
    wrap(out, text, at, column, HELP_WIDTH);
}

void cli_text(const struct cli *c, const char *text)
{
    wrap(stdout, text, 0, 0, c->width);
}

/* What help is about: a tool's commands, or one of them. */
struct topic {
    const struct cli_tool *tool;
    const struct cli_command *only; /* or NULL */
};

static const struct cli_command *command_at(const struct topic *t, size_t i)
{
    if (t->only)
        return i ? NULL : t->only;
    return t->tool->commands[i];
}

/* Does the command have such a thing? */
typedef bool has(const struct cli_command *k, const void *thing);

static bool has_text(const struct cli_command *k, const void *thing)
{
    const struct cli_option *want = thing;
    size_t base;
    const struct cli_option *o = cli_walk_find(k, want->name, &base);
    return o && strcmp(o->help, want->help) == 0;
}

static bool has_format(const struct cli_command *k, const void *thing)
{
    for (const char *const *f = k->formats; f && *f; f++)
        if (strcmp(*f, thing) == 0)
            return true;
    return false;
}

/* "show, statement: ", those that have it; nothing where all do. */
static void add_commands(const struct topic *t, has *test, const void *thing,
                         struct buf *text)
{
    const struct cli_command *k;
    bool all = true, first = true;
    for (size_t i = 0; (k = command_at(t, i)); i++)
        all = all && test(k, thing);
    for (size_t i = 0; !all && (k = command_at(t, i)); i++)
        if (test(k, thing)) {
            buf_fmt(text, "%s%s", first ? "" : ", ",
                    k->name ? k->name : _("without a command"));
            first = false;
        }
    if (!all)
        buf_puts(text, ": ");
}

static bool same_commands(const struct topic *t, const char *a, const char *b)
{
    const struct cli_command *k;
    for (size_t i = 0; (k = command_at(t, i)); i++)
        if (has_format(k, a) != has_format(k, b))
            return false;
    return true;
}

/* The formats of some commands, after those that all tools have: each with
 * those that the same commands have. */
static void add_formats(const struct topic *t, struct buf *text)
{
    const char *seen[16], *group = NULL;
    size_t n = 0;
    const struct cli_command *k;
    for (size_t i = 0; (k = command_at(t, i)); i++)
        for (const char *const *f = k->formats; f && *f; f++) {
            size_t at = 0;
            while (at < n && strcmp(seen[at], *f) != 0)
                at++;
            if (at < n || n == sizeof seen / sizeof *seen)
                continue;
            seen[n++] = *f;
            if (group && same_commands(t, group, *f)) {
                buf_fmt(text, ", %s", *f);
                continue;
            }
            group = *f;
            size_t before = text->n;
            buf_puts(text, "; ");
            add_commands(t, has_format, *f, text);
            if (text->n == before + 2) {
                text->n = before;
                buf_puts(text, _("; also: "));
            }
            buf_puts(text, *f);
        }
}

/* What the option does; what it does elsewhere, where commands give it another
 * sense. */
static void add_meaning(const struct topic *t, const struct cli_option *o,
                        struct buf *text)
{
    const struct cli_command *k;
    buf_puts(text, _(o->help));
    for (size_t i = 0; (k = command_at(t, i)); i++) {
        size_t base;
        const struct cli_option *other = cli_walk_find(k, o->name, &base);
        bool told = !other || strcmp(other->help, o->help) == 0;
        for (size_t j = 0; !told && j < i; j++)
            told = has_text(command_at(t, j), other);
        if (told)
            continue;
        buf_puts(text, "; ");
        add_commands(t, has_text, other, text);
        buf_puts(text, _(other->help));
    }
}

static void option_line(const struct topic *t, const struct cli_option *o,
                        FILE *out)
{
    struct buf text = {0};
    int n = o->letter ? fprintf(out, "  -%c, --%s", o->letter, o->name)
                      : fprintf(out, "      --%s", o->name);
    if (o->arg) {
        fprintf(out, " %s", _(o->arg));
        n += 1 + text_width(str_of(_(o->arg)));
    }
    add_meaning(t, o, &text);
    if (strcmp(o->name, "format") == 0)
        add_formats(t, &text);
    cli_wrap(out, buf_cstr(&text), n, HELP_COLUMN);
    buf_release(&text);
}

/* Is it one of those that all tools have, in its common sense, for any of them?
 */
static bool is_common(const struct topic *t, const char *name)
{
    const struct cli_option *o = cli_common_options;
    const struct cli_command *k;
    size_t base;
    while (o->name && strcmp(o->name, name) != 0)
        o++;
    for (size_t i = 0; o->name && (k = command_at(t, i)); i++)
        if (!cli_walk_find(k, name, &base))
            return true;
    return false;
}

/* Of the commands' options, each name once: under the first that has it. */
static void options(const struct topic *t, FILE *out)
{
    const struct cli_command *k;
    const struct cli_option *o;
    for (size_t i = 0; (k = command_at(t, i)); i++) {
        struct cli_walk w;
        size_t base;
        cli_walk_begin(&w, k);
        while ((o = cli_walk_next(&w, &base))) {
            bool told = is_common(t, o->name);
            for (size_t j = 0; !told && j < i; j++)
                told = cli_walk_find(command_at(t, j), o->name, &base) != NULL;
            if (!told)
                option_line(t, o, out);
        }
    }
    for (o = cli_common_options; o->name; o++)
        if (is_common(t, o->name))
            option_line(t, o, out);
}

void cli_help(const struct cli *c, const struct cli_command *only, FILE *out)
{
    const struct topic t = {c->tool, only};
    const struct cli_command *k;
    const char *name = c->tool->name;
    fprintf(out, "%s%s%s: %s\n\n", name, only ? " " : "",
            only ? only->name : "", _(only ? only->help : c->tool->summary));
    for (size_t i = 0; (k = command_at(&t, i)); i++)
        fprintf(out, "%s %s%s%s%s%s\n", i ? "      " : _("Usage:"), name,
                k->name ? " " : "", k->name ? k->name : "",
                *k->operands ? " " : "", k->operands);
    if (command_at(&t, 0) && command_at(&t, 1)) {
        fprintf(out, "\n%s\n", _("Commands:"));
        for (size_t i = 0; (k = command_at(&t, i)); i++) {
            int n = fprintf(out, "  %s", k->name ? k->name : _("(none)"));
            cli_wrap(out, _(k->help), n, HELP_COLUMN);
        }
    }
    fprintf(out, "\n%s\n", _("Options:"));
    options(&t, out);
    if (!only && c->tool->more) {
        fputc('\n', out);
        cli_wrap(out, _(c->tool->more), 0, 0);
    }
    fprintf(out, "\n%s %s(1), acct-ledger(5), acct-intro(7)\n", _("See also:"),
            name);
}
