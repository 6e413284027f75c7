/* acct-letter: which of its jobs it is. */
#include "base/i18n.h"
#include "base/value/langtag.h"
#include "inside.h"
#include "letter/send.h"

#define AT(member) offsetof(struct letter_look, member)
const struct cli_option letter_look_options[] = {
    {0, "list", NULL, N_("which letters there are, and whose"), CLI_FLAG,
     AT(list)},
    {0, "places", NULL,
     N_("with --list: the places that a letter may have, instead"), CLI_FLAG,
     AT(places)},
    {0, "show", N_("NAME"),
     N_("print that letter, to be changed: its file in templates/LANG has its "
        "name"),
     CLI_TEXT, AT(show)},
    {0, "sample", NULL, N_("with --show: filled in with made-up data"),
     CLI_FLAG, AT(sample)},
    {0, "lang", N_("LANG"),
     N_("with --list, --show: as those get it who have that language: en, ru, "
        "pt-BR"),
     CLI_TEXT, AT(lang)},
    {0, "lint", NULL,
     N_("check all letters: places, missing languages, words that press; "
        "status 1 where something is found"),
     CLI_FLAG, AT(lint)},
    {0},
};

static int check_look(struct cli *c, struct letter_look *o)
{
    char tag[LANGTAG_SIZE];
    if (o->list + o->lint + (o->show != NULL) > 1)
        return cli_usage(c, _("one of --list, --show and --lint at a time"));
    if (o->places && !o->list)
        return cli_usage(c, _("--places goes with --list"));
    if (o->sample && !o->show)
        return cli_usage(c, _("--sample goes with --show"));
    if (o->lang && (o->lint || o->places))
        return cli_usage(c, _("--lang does not go with --lint or --places"));
    if (o->lang && !langtag_form(str_of(o->lang), tag))
        return cli_usage(c, _("--lang: '%s' is no language (en, ru, pt-BR)"),
                         o->lang);
    if (o->lang)
        o->lang = arena_dup(&c->home.arena, tag, strlen(tag));
    return 0;
}

struct options {
    struct letter_look look;
    struct letter_send send;
};

static int cmd_letter(struct cli *c, void *options, int argc, char **argv)
{
    struct options *o = options;
    if (argc)
        return cli_usage(c, _("no operand is expected, not '%s'"), argv[0]);
    if (check_look(c, &o->look) < 0)
        return -1;
    if (o->look.list)
        return letter_list(c, &o->look);
    if (o->look.show)
        return letter_show(c, &o->look);
    if (o->look.lint)
        return letter_lint(c);
    o->send.how.lang = o->look.lang;
    return letter_send(c, &o->send);
}

static const struct cli_inherited inherited[] = {
    {letter_look_options, offsetof(struct options, look)},
    {letter_send_options, offsetof(struct options, send)},
    {0}};

const struct cli_command letter_command = {
    .operands = "[--pipe COMMAND | -o DIR | --preview]",
    .help = N_("action rows on standard input become messages"),
    .run = cmd_letter,
    .size = sizeof(struct options),
    .inherited = inherited,
    .formats = letter_formats,
};
