/* acct-invoice credit: a credit note for an invoice, in part or as a whole. */
#include "base/i18n.h"
#include "inside.h"

struct credit_options {
    struct invoice_drafting drafting;
    struct invoice_writing writing;
    bool all;
};

struct crediting {
    const struct credit_options *options;
    const char *number;
    struct draft_given given;
    struct draft d;
    struct invoice *invoice;
    struct words words;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct crediting *k = arg;
    draft_begin(&k->d, &k->words, &k->given, en);
    return draft_credit(&k->d, k->number, k->options->all, &k->invoice,
                        &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct crediting *k = arg;
    (void)en;
    if (invoice_draft_print(c, PAPER_CREDIT, &k->options->writing, &k->d) < 0)
        return -1;
    return invoice_note_over(&c->home, k->d.book, k->invoice, &c->err);
}

int cmd_invoice_credit(struct cli *c, void *options, int argc, char **argv)
{
    const struct credit_options *o = options;
    struct crediting k = {.options = o, .words = {.home = &c->home}};
    struct cli_enter how = {.dry_run = o->writing.dry_run, .texts = true};
    const uint64_t types =
        INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_ORDER) | TYPE(REC_ISSUE);
    if (argc != 1)
        return cli_usage(c, argc ? _("one number is expected")
                                 : _("which invoice? (acct-invoice credit "
                                     "NUMBER --all, or -l LINE)"));
    if (o->all == (o->drafting.lines.n > 0))
        return cli_usage(c, o->all ? _("either --all or -l")
                                   : _("how much? (--all, or a line for each "
                                       "part: -l)"));
    if (invoice_draft_read(c, REC_CREDIT, &o->drafting, &o->writing, &k.given) <
        0)
        return -1;
    k.number = argv[0];
    int rc = cli_write(c, &how, types, &(struct cli_writing){add, print}, &k);
    draft_release(&k.d);
    return rc;
}

#define AT(member) offsetof(struct credit_options, member)
static const struct cli_option options[] = {
    {0, "all", NULL, N_("credit all that is left of the invoice"), CLI_FLAG,
     AT(all)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_draft_options, AT(drafting)},
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_credit = {
    .name = "credit",
    .operands = "NUMBER --all | -l LINE … [options]",
    .help = N_("credit an invoice, in part or as a whole"),
    .run = cmd_invoice_credit,
    .size = sizeof(struct credit_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
