/* acct-invoice quote: an offer with lines. */
#include "base/i18n.h"
#include "inside.h"

struct quote_options {
    struct invoice_drafting drafting;
    struct invoice_writing writing;
};

struct quoting {
    const struct quote_options *options;
    const char *client;
    struct draft_given given;
    struct draft d;
    struct words words;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    struct quoting *q = arg;
    draft_begin(&q->d, &q->words, &q->given, en);
    return draft_quote(&q->d, q->client, &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    struct quoting *q = arg;
    (void)en;
    return invoice_draft_print(c, PAPER_QUOTE, &q->options->writing, &q->d);
}

int cmd_invoice_quote(struct cli *c, void *options, int argc, char **argv)
{
    const struct quote_options *o = options;
    struct quoting q = {.options = o, .words = {.home = &c->home}};
    struct cli_enter how = {.dry_run = o->writing.dry_run};
    const uint64_t types =
        TYPE(REC_OFFER) | TYPE(REC_INVOICE) | TYPE(REC_CREDIT) | TYPE(REC_ACT);
    if (argc != 1 || !o->drafting.lines.n)
        return cli_usage(c, argc > 1 ? _("one client is expected (a line is "
                                         "given with -l)")
                                     : _("which client, which lines? "
                                         "(acct-invoice quote CLIENT -l "
                                         "LINE)"));
    if (invoice_draft_read(c, REC_OFFER, &o->drafting, &o->writing, &q.given) <
        0)
        return -1;
    q.client = argv[0];
    int rc = cli_write(c, &how, types, &(struct cli_writing){add, print}, &q);
    draft_release(&q.d);
    return rc;
}

#define AT(member) offsetof(struct quote_options, member)
static const struct cli_option options[] = {
    {'D', "due", N_("DATE"),
     N_("to be paid by; quote: it stands until; accept: the deadline"),
     CLI_TEXT, AT(drafting.due)},
    {0, "currency", N_("CODE"), N_("RUB, EUR, …; the client's own if left out"),
     CLI_TEXT, AT(drafting.currency)},
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

const struct cli_command invoice_quote = {
    .name = "quote",
    .operands = "CLIENT -l LINE … [options]",
    .help = N_("offer work with its price"),
    .run = cmd_invoice_quote,
    .size = sizeof(struct quote_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
