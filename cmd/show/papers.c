/* acct-show --page and --handover: what goes with them. */
#include "base/i18n.h"
#include "inside.h"

#define AT(member) offsetof(struct show_papers, member)
const struct cli_option show_papers_options[] = {
    {0, "page", NULL,
     N_("write the client's page, for the client to read; with --all, those of "
        "all clients"),
     CLI_FLAG, AT(page)},
    {0, "handover", NULL,
     N_("what is open, for who takes over the client, or a colleague's work"),
     CLI_FLAG, AT(handover)},
    {'o', "output", N_("DIR|FILE"),
     N_("--page: the directory; --handover: the file"), CLI_TEXT, AT(output)},
    {'n', "dry-run", NULL, N_("--page: write nothing"), CLI_FLAG, AT(dry_run)},
    {0},
};

static int check_page(struct cli *c, const struct show_papers *o, bool all,
                      const char *name)
{
    if (!o->output || !*o->output)
        return cli_usage(c, _("--page: where to? (-o DIR)"));
    if (all == (name != NULL))
        return cli_usage(c, _("--page: of a client, or --all"));
    return c->own_format ? cli_usage(c,
                                     _("-O %s does not go with --page, which "
                                       "prints what it wrote"),
                                     c->own_format)
                         : 0;
}

static int check_handover(struct cli *c, bool all, const char *name)
{
    if (!name || !*name)
        return cli_usage(c, _("--handover: of which client or colleague?"));
    if (all)
        return cli_usage(c, _("--all does not go with --handover"));
    return c->format_given && !c->own_format && c->format != OUT_TABLE
               ? cli_usage(c, _("a handover is -O text, html or pdf, not %s"),
                           out_format_name(c->format))
               : 0;
}

int show_papers_check(struct cli *c, const struct show_papers *o, bool all,
                      const char *name)
{
    if (o->page && o->handover)
        return cli_usage(c, _("--page and --handover exclude each other"));
    if (!o->page && o->dry_run)
        return cli_usage(c, _("--dry-run goes with --page"));
    if (!o->page && !o->handover && o->output)
        return cli_usage(c, _("--output goes with --page or --handover"));
    if (!o->handover && !o->page && c->own_format)
        return cli_usage(c, _("-O %s goes with --handover"), c->own_format);
    return o->page       ? check_page(c, o, all, name)
           : o->handover ? check_handover(c, all, name)
                         : 0;
}

int show_papers(struct cli *c, const struct show_papers *o, const char *name)
{
    return o->page ? show_pages(
                         c, &(struct show_pages){name, o->output, o->dry_run})
                   : show_handover(c, &(struct show_handover){name, o->output});
}
