/* acct-invoice act: closing documents. */
#include "base/i18n.h"
#include "inside.h"

struct act_options {
    struct invoice_drafting drafting;
    struct invoice_writing writing;
    const char *invoice;
};

struct closing {
    const struct act_options *options;
    const char *client;
    struct draft_given given;
    struct draft d;
    struct words words;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct closing *k = arg;
    draft_begin(&k->d, &k->words, &k->given, en);
    return draft_act(&k->d, k->client, k->options->invoice, &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct closing *k = arg;
    (void)en;
    return invoice_draft_print(c, PAPER_ACT, &k->options->writing, &k->d);
}

int cmd_invoice_act(struct cli *c, void *options, int argc, char **argv)
{
    const struct act_options *o = options;
    struct closing k = {.options = o,
                        .words = {.home = &c->home},
                        .client = argc ? argv[0] : NULL};
    struct cli_enter how = {.dry_run = o->writing.dry_run, .texts = true};
    const uint64_t types = INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_ORDER) |
                           TYPE(REC_OFFER) | TYPE(REC_ACT) | TYPE(REC_CONTRACT);
    if (argc > 1)
        return cli_usage(c, _("one client is expected (a line is given with "
                              "-l)"));
    if (!o->drafting.lines.n && !o->invoice && !o->drafting.order)
        return cli_usage(c, _("of what? (--invoice, --order or -l)"));
    if (invoice_draft_read(c, REC_ACT, &o->drafting, &o->writing, &k.given) < 0)
        return -1;
    int rc = cli_write(c, &how, types, &(struct cli_writing){add, print}, &k);
    draft_release(&k.d);
    return rc;
}

#define AT(member) offsetof(struct act_options, member)
static const struct cli_option options[] = {
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(drafting.currency)},
    {0, "order", N_("ORDER"), N_("for this order; lists: only what names it"),
     CLI_TEXT, AT(drafting.order)},
    {0, "invoice", N_("NUMBER"), N_("the invoice whose work is closed"),
     CLI_TEXT, AT(invoice)},
    {0, "discount", N_("DISCOUNT"),
     N_("off all lines: 10% or an amount; 0 for none, not even the client's "
        "own"),
     CLI_TEXT, AT(drafting.discount)},
    {0, "round", N_("STEP"), N_("make the total a multiple of it"), CLI_TEXT,
     AT(drafting.round)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_draft_options, AT(drafting)},
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_act = {
    .name = "act",
    .operands =
        "[CLIENT] --invoice NUMBER | --order ORDER | -l LINE … [options]",
    .help = N_("add a closing document"),
    .run = cmd_invoice_act,
    .size = sizeof(struct act_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
