/* acct-add --help TYPE: from the table of types. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

int add_no_type(struct cli *c, const char *given)
{
    const char *like = schema_like(str_of(given));
    if (like)
        return cli_usage(c, _("no type '%s' (did you mean '%s'?)"), given,
                         like);
    return cli_usage(c, _("no type '%s' (acct-add --help types lists them)"),
                     given);
}

enum { HELP_COLUMN = 25 };

/* A column or attribute with its explanation. */
static void help_row(const char *name, const char *kind, const char *help,
                     const char *more)
{
    struct buf text = {0};
    printf("  %s%s%s", name, *kind ? "=" : "", kind);
    int at = 2 + text_width(str_of(name)) + (*kind ? 1 : 0) +
             text_width(str_of(kind));
    buf_fmt(&text, "%s%s%s", help, *more ? " " : "", more);
    cli_wrap(stdout, buf_cstr(&text), at, HELP_COLUMN);
    buf_release(&text);
}

static void help_attr(const struct schema_type *t, const struct schema_attr *a)
{
    bool choice = a->kind == ATTR_ENUM || a->kind == ATTR_SET;
    bool must = t->must && strcmp(a->name, t->must) == 0;
    help_row(a->name, a->values && !choice ? a->values : schema_kind(a->kind),
             _(a->help), must ? _("(required)") : "");
    if (!choice)
        return;
    struct buf list = {0};
    struct str rest = str_of(a->values), word;
    while (str_cut(&rest, '|', &word))
        buf_fmt(&list, "%s%.*s", list.n ? ", " : "", STR_ARG(word));
    cli_wrap(stdout, buf_cstr(&list), 0, HELP_COLUMN + 2);
    buf_release(&list);
}

static void help_type(const struct schema_type *t)
{
    printf("%s: %s\n\n%s\n", t->name, _(t->help), _("Columns:"));
    for (int k = 0; k < COLUMNS; k++)
        if (t->cols[k])
            help_row(column_names[k], "", _(t->cols[k]),
                     t->need & 1u << k           ? _("(required)")
                     : k == COL_REF && t->series ? _("(numbered if left out)")
                                                 : "");
    if (t->attrs->name)
        printf("\n%s\n", _("Attributes (-s KEY=VALUE):"));
    for (const struct schema_attr *a = t->attrs; a->name; a++)
        help_attr(t, a);
}

int cmd_add_help(struct cli *c, void *unused, int argc, char **argv)
{
    (void)unused;
    (void)argc;
    enum rec_type type = schema_find(str_of(argv[0]));
    if (strcmp(argv[0], "types") == 0) {
        for (int t = 0; t < REC_TYPES; t++)
            printf("%-10s %s\n", schema_types[t].name, _(schema_types[t].help));
        return 0;
    }
    if (strcmp(argv[0], "all") == 0) {
        for (int t = 0; t < REC_TYPES; t++) {
            if (t)
                putchar('\n');
            help_type(&schema_types[t]);
        }
        return 0;
    }
    if (type == REC_TYPES)
        return add_no_type(c, argv[0]);
    help_type(&schema_types[type]);
    return 0;
}
