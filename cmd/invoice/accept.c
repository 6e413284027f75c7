/* acct-invoice accept: a quote becomes orders. */
#include "base/i18n.h"
#include "inside.h"

struct accept_options {
    struct invoice_writing writing;
    const char *due;
    bool each;
};

struct accepting {
    const struct invoice_writing *writing;
    struct draft_accepted given;
};

static int add(struct cli *c, struct enter *en, void *arg)
{
    const struct accepting *a = arg;
    return draft_accept(&c->home, en, &a->given, &c->err);
}

static int print(struct cli *c, const struct enter *en, void *arg)
{
    const struct accepting *a = arg;
    return invoice_print_all_added(c, a->writing, en, REC_ORDER, COL_REF);
}

int cmd_invoice_accept(struct cli *c, void *options, int argc, char **argv)
{
    const struct accept_options *o = options;
    const struct invoice_writing *w = &o->writing;
    struct accepting a = {.writing = w,
                          .given = {.text = w->text, .each = o->each}};
    struct cli_enter how = {.dry_run = w->dry_run, .texts = true};
    struct cli_record won = {
        .type = REC_OFFER, .date = w->date, .owner = w->owner};
    struct cli_record order = {
        .type = REC_ORDER,
        .due = o->due,
        .owner = w->owner,
        .attrs = &w->set,
    };
    const uint64_t types =
        TYPE(REC_OFFER) | TYPE(REC_ORDER) | TYPE(REC_LINE) | TYPE(REC_CONTRACT);
    if (argc != 1)
        return cli_usage(c, _("which quote? (acct-invoice accept QUOTE)"));
    if (cli_record(c, &won, &a.given.won) < 0 ||
        cli_record(c, &order, &a.given.order) < 0)
        return -1;
    a.given.order.col[COL_DATE] = a.given.won.col[COL_DATE];
    a.given.quote = argv[0];
    return cli_write(c, &how, types, &(struct cli_writing){add, print}, &a);
}

#define AT(member) offsetof(struct accept_options, member)
static const struct cli_option options[] = {
    {'D', "due", N_("DATE"),
     N_("to be paid by; quote: it stands until; accept: the deadline"),
     CLI_TEXT, AT(due)},
    {0, "each", NULL, N_("make an order of each line"), CLI_FLAG, AT(each)},
    {0},
};

static const struct cli_inherited inherited[] = {
    {invoice_date_options, AT(writing)},
    {invoice_writing_options, AT(writing)},
    {0}};

const struct cli_command invoice_accept = {
    .name = "accept",
    .operands = "QUOTE [options]",
    .help = N_("the quote was accepted: make it an order"),
    .run = cmd_invoice_accept,
    .size = sizeof(struct accept_options),
    .options = options,
    .inherited = inherited,
    .formats = invoice_formats,
};
